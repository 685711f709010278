/* statfin.h — population figures of municipalities, as Statistics Finland's tables give them.
 *
 * The plain form, one figure a line: municipality,code,year,population,source. The figure is of 31.12. of the
 * year. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct population {
    const char *municipality;
    const char *code; /* three digits */
    int year;
    int64_t population;
    const char *source;
};

/* Every line after the heading. ERR_INPUT, naming the line, for another heading, a line of other than five
 * fields, a code that is not three digits, a year or figure that is no number, or a figure told twice. */
must_check enum err statfin_read_csv(struct arena *a, struct str text, struct population **ret_rows,
                                     size_t *ret_n, struct problem *why);

/* The figure of a municipality and year; NULL when it is not among them. */
const struct population *population_find(const struct population *rows, size_t n, const char *code, int year);
