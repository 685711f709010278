/* paper_store.h — cases in the database: rows in, rows out. Adding or changing raises the generation. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "feature/paper/paper.h"

/* ERR_NOT_FOUND when there is none with this id, or all its items are hidden. */
must_check enum err paper_get(struct db *db, struct arena *a, int64_t id, struct paper *ret_paper);

/* Which cases a list shows, those with the newest items first; a case without items is in no list. */
struct paper_filter {
    int64_t party_id;      /* 0: all */
    int year;              /* of its newest item; 0: all */
    struct day before_day; /* only those before this key; DAY_NONE: from the newest */
    int64_t before_id;
};
must_check enum err paper_list(struct db *db, struct arena *a, const struct paper_filter *f, int limit,
                               struct paper **ret_papers, size_t *ret_n);

/* The days of the newest items: the oldest of them and the newest, of all cases; DAY_NONE when there is none. */
struct paper_span {
    struct day first_on, last_on;
};
must_check enum err paper_read_span(struct db *db, struct arena *a, struct paper_span *ret_span);

/* The cases of an item: one row for each registry number, one with number "" for a case without. */
must_check enum err paper_list_by_item(struct db *db, struct arena *a, int64_t item_id, struct paper **ret_papers,
                                       size_t *ret_n);
must_check enum err paper_list_numbers(struct db *db, struct arena *a, int64_t id, const char ***ret_numbers,
                                       size_t *ret_n);
must_check enum err paper_list_links(struct db *db, struct arena *a, int64_t id, struct paper_link **ret_links,
                                     size_t *ret_n);

/* Its own items, newest first. */
must_check enum err paper_list_items(struct db *db, struct arena *a, int64_t id, struct paper_item **ret_items,
                                     size_t *ret_n);

/* The chain of the case joined with those of the cases linked with it (see chain_make). */
must_check enum err paper_read_chain(struct db *db, struct arena *a, int64_t id, struct chain_step **ret_steps,
                                     size_t *ret_n);

/* All that the page of a case shows, for HTML and JSON alike. ERR_NOT_FOUND as paper_get. */
struct paper_page {
    struct paper paper;
    const char **numbers;
    size_t n_numbers;
    struct paper_link *links;
    size_t n_links;
    struct chain_step *steps;
    size_t n_steps;
    struct paper_item *items;
    size_t n_items;
};
must_check enum err paper_page_read(struct db *db, struct arena *a, int64_t id, struct paper_page *ret_page);

/* 0 in *ret_id when the party has no case of this number (OK). */
must_check enum err paper_find_by_number(struct db *db, int64_t party_id, const char *number, int64_t *ret_id);

/* Stores a new case under its registry numbers. ERR_CONFLICT when the party has one of them already. */
must_check enum err paper_add(struct db *db, const struct paper *p, const char *const *numbers, size_t n_numbers,
                              int64_t *ret_id);
must_check enum err paper_change(struct db *db, const struct paper *p);

/* Makes the item one of exactly these cases of its party, by number; a case that does not exist is made with `title`. */
must_check enum err paper_change_of_item(struct db *db, const struct paper *p, int64_t item_id,
                                         const char *const *numbers, size_t n_numbers);
/* Makes the item one of the case's, whether the case has a number or not; the item's other cases stay. */
must_check enum err paper_add_item(struct db *db, int64_t id, int64_t item_id);
/* To be called when an item of theirs was hidden or shown: its cases' newest day follows. */
must_check enum err paper_refresh_of_item(struct db *db, int64_t item_id);
must_check enum err paper_add_link(struct db *db, int64_t id, enum paper_link_kind kind, int64_t other_id,
                                   const char *note);
