/* key.h — where a page of a list in date order begins: the day and id of the row before it, as "2023-08-14.123". The list
 * goes from the newest to the oldest. */
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

/* What a page of such a list asks of the database: from <= day and (day, id) < (before, before_id), days as ISO text. */
struct day_range {
    const char *from, *before;
    int64_t before_id;
};
/* The days of a year (0: all) that are older than the key. A key past the year does not widen it. In the arena. */
struct day_range day_range_make(struct arena *a, int year, struct day_key key);
