/* agreement_table.h — a year's share table of an agreement (maksuosuustaulukko): frozen with its basis.
 *
 * Rows may lack their share, or the table its rule and basis, where these are not public; then no difference is claimed.
 * Rules only: how shares are computed is in agreement_share.h. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/word.h"
#include "feature/agreement/agreement_share.h"
#include "feature/population/population.h"

enum agreement_payers { PAYERS_MUNICIPALITIES = 1, PAYERS_COUNTY };
extern const struct words agreement_payer_groups;

struct agreement_row {
    int64_t share_table_id, party_id;
    int64_t population;  /* 0 when not stated */
    int64_t share_cents; /* when is_known */
    bool is_known;
    const char *name, *municipality_code;
};

struct agreement_table {
    int64_t id, agreement_id, year;
    enum agreement_payers payers;
    int64_t total_cents;
    const char *rule;    /* "nearest:1"; "" when not stated */
    struct day basis_on; /* DAY_NONE when not stated */
    const char *basis_source;
    enum population_status basis_status;
    struct day approved_on;
    struct agreement_row *rows;
    size_t n_rows;
};

/* Is every share known, so that the difference is? A table without rows is not whole. */
bool agreement_table_is_whole(const struct agreement_table *t);
/* Total − sum of the rows; 0 for one that is not whole. */
int64_t agreement_table_difference(const struct agreement_table *t);

/* Fills the rows' shares by the table's rule from their populations (share_table_make). ERR_INPUT as there; for a row
 * without a population, naming the field "vuosi"; for a rule that is none, "saanto". */
must_check enum err agreement_table_compute(struct arena *a, struct agreement_table *t, struct problem *why);
