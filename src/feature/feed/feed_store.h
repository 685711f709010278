/* feed_store.h — what feeds, calendars and old addresses read of the database. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "feature/feed/feed.h"
#include "feature/meeting/meeting.h"

/* A row of a feed. */
struct feed_row {
    int64_t id;
    struct day held_on;
    const char *title;                   /* of an item */
    struct moment published_at;          /* of an item */
    struct day published_on;             /* of a meeting; DAY_NONE when not known */
    enum meeting_kind kind;              /* of a meeting */
    const char *organization_name, *party_name;
};

/* Newest meetings first, at most `limit`. */
must_check enum err feed_list_items(struct db *db, struct arena *a, int limit, struct feed_row **ret_rows, size_t *ret_n);
must_check enum err feed_list_meetings(struct db *db, struct arena *a, int limit, struct feed_row **ret_rows,
                                       size_t *ret_n);

/* Meetings from a day on, the earliest first; of each its id, day, times, place, state and names. */
must_check enum err feed_list_calendar(struct db *db, struct arena *a, struct day from, int limit,
                                       struct meeting **ret_meetings, size_t *ret_n);

enum old_kind { OLD_ITEM, OLD_MEETING, OLD_ORGANIZATION };

/* A record that an old address may mean. */
struct old_record {
    int64_t id;
    struct day held_on;                       /* of an item or a meeting */
    enum organization_kind organization_kind; /* of an organization */
    const char *title, *language, *organization_name, *party_name;
};
/* By its id in the publishing system it was imported from, whatever the host; a few at most. */
must_check enum err feed_find_old(struct db *db, struct arena *a, enum old_kind kind, const char *source_id,
                                  struct old_record **ret_records, size_t *ret_n);
