/* agreement_share.h — how the yearly sum of an agreement is divided between municipalities by population
 * (maksuosuus).
 *
 * Integers only. The rule belongs to the agreement (domain 3.7), and what rounding leaves over is always told
 * apart: difference = total − sum of the rows. A carrier takes the difference into its own share, and none is
 * left. Rules only: figures come from import/statfin, tables are kept by agreement_store. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum share_method {
    SHARE_NEAREST = 1,       /* each share to the nearest unit, a half upwards */
    SHARE_PERCENT,           /* each share as a rounded percentage, and that to the nearest euro */
    SHARE_LARGEST_REMAINDER, /* whole units, those left over by largest remainder (Hamilton), ties by
                                municipality code */
};

struct share_rule {
    enum share_method method;
    int64_t unit_cents; /* 1, 100, 500 or 1000 */
    int decimals;       /* of the percentage, 0–4 */
    const char
        *carrier; /* municipality code of the party that carries the difference; "" when it is left open */
};

/* "nearest:UNIT[:CARRIER]", "percent:DECIMALS[:CARRIER]", "largest_remainder:UNIT"; UNIT 0.01, 1, 5 or 10
 * euros. */
must_check enum err share_rule_read(struct arena *a, struct str text, struct share_rule *ret_rule,
                                    struct problem *why);

struct share_row {
    const char *code; /* municipality */
    const char *municipality;
    int64_t population;
    int64_t share_cents; /* what the table tells */
};

struct share_table {
    int64_t total_cents;
    struct share_row *rows; /* in the order given */
    size_t n;
    int64_t difference_cents; /* total − sum of the rows; 0 when carried */
    int64_t carried_cents;    /* the difference within the carrier's share */
};

enum { SHARE_ROWS_MOST = 1000 };

/* Fills the shares and the difference of a table whose total and rows are given. The shares do not depend on
 * the order of the rows. ERR_INPUT: no rows, a municipality twice, nobody living there, a negative sum or
 * figure, a carrier that is no party or would go below zero. ERR_LIMIT: above a thousand million euros, ten
 * million people or SHARE_ROWS_MOST rows. */
must_check enum err share_table_make(const struct share_rule *rule, struct share_table *t,
                                     struct problem *why);
