/* paper.h — a case (asia): one matter of a party through its organs, known by its registry numbers.
 *
 * Papers and agenda items are many to many; an item without a number has no paper and its chain comes from its
 * handlings. Links join cases: one that replaces, ends or answers another, or the same matter under its own number in
 * each municipality. Rules only: rows are in paper_store.h, pages in paper_web.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/word.h"
#include "core/handling.h"

enum paper_state { PAPER_OPEN = 1, PAPER_CLOSED };
extern const struct words paper_states;

enum paper_link_kind { PAPER_LINK_REPLACES = 1, PAPER_LINK_ENDS, PAPER_LINK_ANSWERS, PAPER_LINK_SAME_MATTER };
extern const struct words paper_link_kinds;

/* Strings are UTF-8, never NULL, borrowed from the arena the paper was read into. "" when unknown. */
struct paper {
    int64_t id; /* 0 = not stored yet */
    int64_t party_id;
    const char *title;
    const char *type;
    enum paper_state state;
    const char *next_step; /* what comes next, when known */
    const char *language;
    struct day latest_on; /* of its newest item */
    /* read along */
    const char *party_name;
    const char *number; /* its first registry number */
    bool is_example;
};

/* A link as seen from one of its two cases. */
struct paper_link {
    int64_t other_id;
    enum paper_link_kind kind;
    bool is_from_other; /* the other case replaces, ends or answers this one */
    const char *note;
    const char *title, *language, *number; /* of the other */
    int64_t party_id;
    const char *party_name;
};

/* One step of a chain: a handling of an item of the case, or of a case linked with it. */
struct chain_step {
    int64_t paper_id;
    int64_t item_id;     /* the item whose page tells it */
    int64_t own_item_id; /* that step's own item here; 0 when there is none */
    int64_t seq;
    bool is_own;
    int64_t organization_id;
    const char *organization_name; /* resolved, or as printed */
    int64_t party_id; /* the organization's; the item's where the organization is not known here */
    const char *party_name;
    struct day handled_on; /* DAY_NONE: a step without a date is a step */
    int64_t paragraph;
    enum handling_kind kind;
    enum outcome outcome;
    const char *title;    /* of the item */
    const char *language; /* of the item */
};

/* An item of the case itself, as its page lists them. */
struct paper_item {
    int64_t id;
    struct day held_on;
    int64_t paragraph;
    enum outcome outcome;
    const char *title;
    const char *language;
    int64_t organization_id;
    const char *organization_name;
};

/* Makes one chain, oldest first, of the steps as they stand in the items' order (item by item, seq by seq): a step told
 * by several pages is shown once, as its own item where that is here. A step without a date keeps its place before the
 * next dated step of its item. Reorders and shortens `steps`; returns their number. */
size_t chain_make(struct chain_step *steps, size_t n);

/* The page that tells the step best: its own item's where that is here, else the item whose page tells of it. */
int64_t chain_step_item(const struct chain_step *step);

/* What the link says of the other case, as a message id: "Replaces" or, from the other side, "Replaced by". */
const char *paper_link_label(const struct paper_link *link);

/* "/asiat/7" */
const char *paper_path(struct arena *a, int64_t id);

/* The registry number without spaces inside, as the register writes it: "3700/11.01.00 /2011" → "3700/11.01.00/2011".
 * In the arena. */
const char *paper_number_tidy(struct arena *a, const char *number);
