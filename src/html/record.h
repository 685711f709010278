/* record.h — words and tones that the pages of several features use for records. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "core/handling.h"
#include "html/html.h"

/* The tone of an outcome's status tag. */
enum tone outcome_tone(enum outcome outcome);

/* "1.1.2022 – 31.12.2024"; "1.1.2022 –" and "– 31.12.2024" where one end is not known, "" where neither is. */
const char *period_text(struct view *v, struct day starts, struct day ends);

/* The texts that are not "", for a line of small facts: "Kouvola · Kaupunginhallitus · § 180". */
const char *with_dots(struct view *v, const char *const *texts, size_t n);
#define WITH_DOTS(v, ...)                                                                                    \
    with_dots((v), (const char *const[]){__VA_ARGS__},                                                       \
              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))
