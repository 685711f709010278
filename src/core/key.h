/* key.h — where a page of a list in date order begins: the day and id of the row before it, as "2023-08-14.123". */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"

struct day_key {
    struct day day; /* DAY_NONE: at the beginning */
    int64_t id;
};

/* Reads a query field; "" is the beginning. ERR_INPUT for what is no key. */
must_check enum err day_key_read(const char *text, struct day_key *ret_key);
/* In the arena. */
const char *day_key_write(struct arena *a, struct day day, int64_t id);
