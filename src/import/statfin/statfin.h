/* statfin.h — population figures of municipalities (väkiluku), as Statistics Finland's tables give them.
 *
 * Three forms are told apart by their beginning: JSON-stat 2.0 (the answer of PxWeb's programming interface, before and after
 * its dimensions were renamed in 2026), PxWeb's CSV, and the plain form, one figure a line:
 * municipality,code,year,population,source. A figure is of 31.12. of its year. Bytes → records; nothing is stored here. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/str.h"

struct population {
    const char *municipality;
    const char *code; /* three digits; "" when the table tells the name only */
    int year;
    int64_t population;
    const char *source;
    bool is_preliminary;
};

struct statfin_table {
    struct population *rows; /* in the order told */
    size_t n;
    size_t n_missing;     /* figures of municipalities that the table leaves empty */
    size_t n_other_areas; /* the whole country, regions: no municipalities, passed over */
    struct day told_on;   /* when the source was brought up to date; DAY_NONE when it does not tell */
};

enum { STATFIN_ROWS_MOST = 100000 };

/* Any of the forms. ERR_INPUT with the reason in why->note and the place in why->field ("value", "line 3") for a file of
 * another table, one without totals of all ages and both sexes, or one that breaks its form; ERR_LIMIT above
 * STATFIN_ROWS_MOST figures. Windows-1252 is not read: PxWeb gives UTF-8 (with or without a byte order mark). */
must_check enum err statfin_read(struct arena *a, struct str bytes, struct statfin_table *ret_table,
                                 struct problem *why);

/* The plain form only. Every line after the heading. ERR_INPUT, naming the line, for another heading, a line of other than
 * five fields, a code that is not three digits, a year or figure that is no number, or a figure told twice. */
must_check enum err statfin_read_csv(struct arena *a, struct str text, struct population **ret_rows,
                                     size_t *ret_n, struct problem *why);

/* The figure of a municipality and year; NULL when it is not among them. */
const struct population *population_find(const struct population *rows, size_t n, const char *code, int year);
