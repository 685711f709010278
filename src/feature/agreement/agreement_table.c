/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agreement/agreement_table.h"

static const struct word groups[] = {{"municipalities", _N("Municipalities")}, {"county", _N("Wellbeing services county")}};
const struct words agreement_payer_groups = WORDS(groups);

bool agreement_table_is_whole(const struct agreement_table *t)
{
    for (size_t i = 0; i < t->n_rows; i++)
        if (!t->rows[i].is_known) return false;
    return t->n_rows > 0;
}

int64_t agreement_table_difference(const struct agreement_table *t)
{
    if (!agreement_table_is_whole(t)) return 0;
    int64_t left = t->total_cents;
    for (size_t i = 0; i < t->n_rows; i++) left -= t->rows[i].share_cents;
    return left;
}

enum err agreement_table_compute(struct arena *a, struct agreement_table *t, struct problem *why)
{
    struct share_rule rule;
    struct share_table shares = {.total_cents = t->total_cents, .n = t->n_rows};
    struct problem inner = {.note = ""};
    if (share_rule_read(a, str_of(t->rule), &rule, &inner) != OK)
        return problem(why, ERR_INPUT, "saanto", _N("There is no such rule of rounding."), "%.200s", inner.note);
    shares.rows = arena_array(a, struct share_row, t->n_rows);
    for (size_t i = 0; i < t->n_rows; i++) {
        if (!t->rows[i].population)
            return problem(why, ERR_INPUT, "vuosi", _N("The population of a payer in that year is not known here."), "%.100s",
                           t->rows[i].name);
        shares.rows[i] = (struct share_row){.code = t->rows[i].municipality_code, .municipality = t->rows[i].name,
                                            .population = t->rows[i].population};
    }
    if (share_table_make(&rule, &shares, &inner) != OK)
        return problem(why, ERR_INPUT, "saanto", _N("The sum cannot be shared by this rule."), "%.200s", inner.note);
    for (size_t i = 0; i < t->n_rows; i++) {
        t->rows[i].share_cents = shares.rows[i].share_cents;
        t->rows[i].is_known = true;
    }
    return OK;
}
