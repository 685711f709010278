/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agenda/agenda.h"

#include <string.h>

static const struct word kind_table[] = {{"agenda", _N("Agenda")}, {"minutes", _N("Minutes")}};
const struct words item_kinds = WORDS(kind_table);

static const struct word part_table[] = {
    {"explanation", _N("Explanation")},
    {"competence", _N("Competence")},
    {"proposal", _N("Proposal")},
    {"discussion", _N("Discussion in the meeting")},
    {"decision", _N("Decision")},
    {"more_information", _N("More information")},
    {"extracts", _N("Extracts")},
    {"informed", _N("For information")},
    {"appeal", _N("Appeal instruction")},
};
const struct words part_types = WORDS(part_table);

static const struct word person_table[] = {
    {"preparer", _N("Preparer")},
    {"contact", _N("More information")},
    {"speaker", _N("Right to attend and speak")},
};
const struct words person_roles = WORDS(person_table);

static const struct word way_table[] = {{"extract", _N("Extracts")}, {"informed", _N("For information")}};
const struct words recipient_ways = WORDS(way_table);

const char *agenda_item_path(struct arena *a, int64_t id)
{
    return arena_printf(a, "/kokousasiat/%lld", (long long)id);
}

const char *agenda_item_mark(struct arena *a, const struct agenda_item *item)
{
    if (item->paragraph) return arena_printf(a, "§ %lld", (long long)item->paragraph);
    return item->item_number ? arena_printf(a, "%lld.", (long long)item->item_number) : "";
}

const struct handling *agenda_item_own(const struct agenda_item *item)
{
    return item->n_handlings ? &item->handlings[item->n_handlings - 1] : NULL;
}

const struct part *handling_part(const struct handling *h, enum part_type type)
{
    for (size_t i = 0; h && i < h->n_parts; i++)
        if (h->parts[i].type == type) return &h->parts[i];
    return NULL;
}

static int reading_rank(enum part_type type)
{
    static const enum part_type order[] = {PART_DECISION,  PART_PROPOSAL,         PART_EXPLANATION,
                                           PART_COMPETENCE, PART_DISCUSSION,      PART_MORE_INFORMATION,
                                           PART_EXTRACTS,  PART_INFORMED,         PART_APPEAL};
    int n = (int)(sizeof order / sizeof *order);
    for (int i = 0; i < n; i++)
        if (order[i] == type) return i;
    return n;
}

void part_reading_order(struct part *parts, size_t n)
{
    for (size_t i = 1; i < n; i++) { /* few, and stable: insertion */
        struct part moving = parts[i];
        size_t at = i;
        for (; at > 0 && reading_rank(parts[at - 1].type) > reading_rank(moving.type); at--) parts[at] = parts[at - 1];
        parts[at] = moving;
    }
}

enum remedy agenda_item_remedy(const struct agenda_item *item)
{
    if (item->regime == REGIME_NONE) return REMEDY_NONE;
    if (!item->is_decided) return 0;
    switch (item->outcome) {
    case OUTCOME_POSTPONED:
    case OUTCOME_RETURNED:
    case OUTCOME_NOTED:
    case OUTCOME_WITHDRAWN:
        return REMEDY_NONE;
    case OUTCOME_UNCLEAR:
        return 0;
    default:
        return item->organization_kind == ORGANIZATION_COUNCIL ? REMEDY_APPEAL : REMEDY_REVIEW;
    }
}
