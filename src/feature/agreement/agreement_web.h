/* agreement_web.h — what the templates of agreements show, and the words they put together. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/agreement/agreement_store.h"
#include "html/chart.h"
#include "html/record.h"

struct agreement_list_view {
    const struct agreement *all;
    size_t n;
    const char *first_url, *next_url; /* "" where there is none */
};

/* The "what if": what was asked, as typed, and the table when it could be made. */
enum { WHAT_IF_RULES = 3 };
struct agreement_what_if {
    struct agreement agreement;
    const char *total, *rule, *year;                        /* as typed */
    const char *total_error, *rule_error, *year_error;      /* "" where right */
    bool is_made;
    struct agreement_table table;
    struct agreement_table others[WHAT_IF_RULES]; /* the same sum by the usual rules */
    size_t n_others;
};

/* The state in words; "Information is missing" where it cannot be told. */
const char *agreement_state_text(struct view *v, enum agreement_state state);
enum tone agreement_state_tone(enum agreement_state state);
/* "1.1.2024 – 31.1.2025" */
const char *agreement_period(struct view *v, const struct agreement *g);
/* "Payer, coordinator" */
const char *agreement_roles(struct view *v, const struct agreement_party *p);
/* "Kaupunginhallitus § 180" */
const char *agreement_decision_text(struct view *v, const struct agreement_party *p);
const char *agreement_party_path(struct view *v, const struct agreement_party *p);
/* "not yet" where the agreement is kept here, else "information is missing". */
const char *agreement_not_told(struct view *v, const struct agreement *g);
/* "Approved by 3 of 8 parties; the decisions of 5 are not known here" */
const char *agreement_approval_text(struct view *v, const struct agreement *g);
/* "To the nearest euro (nearest:1)" */
const char *agreement_rule_text(struct view *v, const char *rule);
/* "Population on 31.12.2022, final. Source: …" */
const char *agreement_basis_text(struct view *v, const struct agreement_table *t);
const char *agreement_table_title(struct view *v, const struct agreement_table *t);
/* The bars of a table's known shares; *ret_n of them. */
const struct chart_bar *agreement_bars(struct view *v, const struct agreement_table *t, size_t *ret_n);
const char *agreement_chart_text(struct view *v, const struct agreement_table *t);
const char *agreement_euros(struct view *v, int64_t cents);
