/* agenda_store.h — agenda items with their handlings and texts in the database: rows in, rows out.
 *
 * Adding or changing raises the generation and links handlings with the items they tell of, in both directions. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "core/viewer.h"
#include "db/db.h"
#include "feature/agenda/agenda.h"

/* The item with its handlings and their texts; a secret one without texts and people for the public. ERR_NOT_FOUND when
 * there is none, or it is hidden from the viewer. */
must_check enum err agenda_item_get(struct db *db, struct arena *a, const struct viewer *who, int64_t id,
                                    struct agenda_item *ret_item);

/* The items of a meeting in order, without their handlings. */
must_check enum err agenda_item_list_by_meeting(struct db *db, struct arena *a, int64_t meeting_id,
                                                struct agenda_item **ret_items, size_t *ret_n);

/* Which decisions a list shows, newest first. */
struct decision_filter {
    int64_t party_id;        /* 0: all; not together with organization_id */
    int64_t organization_id; /* 0: all */
    int year;                /* 0: all */
    struct day before_day;   /* only those before this key; DAY_NONE: from the newest */
    int64_t before_id;
};
must_check enum err agenda_item_list_decided(struct db *db, struct arena *a, const struct decision_filter *f, int limit,
                                             struct agenda_item **ret_items, size_t *ret_n);

/* What stands around an item. */
struct item_surroundings {
    int64_t previous_id, next_id; /* in the meeting; 0 where there is none */
    int64_t meeting_number;
    struct moment starts_at;  /* of the meeting */
    const char *source_url;   /* of the newest document it was made of; "" when it was not imported */
    struct moment retrieved_at;
    const char *sha256;
};
must_check enum err agenda_item_read_surroundings(struct db *db, struct arena *a, int64_t id,
                                                  struct item_surroundings *ret_surroundings);

/* The party's only item of that day and §: 0 in *ret_id when there is none, or several (OK). */
must_check enum err agenda_item_find_by_reference(struct db *db, int64_t party_id, struct day on, int64_t paragraph,
                                                  int64_t *ret_id);

/* 0 in *ret_id when there is none (OK). */
must_check enum err agenda_item_find_by_source(struct db *db, const char *host, const char *source_id, int64_t *ret_id);
must_check enum err agenda_item_find_by_paragraph(struct db *db, int64_t organization_id, struct day on,
                                                  int64_t paragraph, int64_t *ret_id);
must_check enum err agenda_item_find_by_number(struct db *db, int64_t organization_id, struct day on,
                                               int64_t item_number, int64_t *ret_id);
must_check enum err agenda_item_find_by_title(struct db *db, int64_t organization_id, struct day on, const char *title,
                                              int64_t *ret_id);

/* Stores a new item of item->meeting_id with its handlings; ids in it are not read. */
must_check enum err agenda_item_add(struct db *db, const struct agenda_item *item, struct moment now, int64_t *ret_id);

/* Makes the stored item tell what this one does. A text that differs becomes a new version beside the old; handlings
 * are matched by organ, day and § (the own one with the own one), those no longer told are removed. */
must_check enum err agenda_item_change(struct db *db, const struct agenda_item *item, struct moment now);

/* What this text means on the party's pages: handlings that told it while nobody knew are of that organ now. */
must_check enum err agenda_handling_learn_organization(struct db *db, int64_t party_id, const char *text,
                                                       int64_t organization_id);

/* Shows or hides the item by hand. */
must_check enum err agenda_item_change_hidden(struct db *db, int64_t id, bool is_hidden);
