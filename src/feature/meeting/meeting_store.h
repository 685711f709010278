/* meeting_store.h — meetings in the database: rows in, rows out. Adding or changing raises the generation. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "feature/file/file.h"
#include "feature/meeting/meeting.h"

/* ERR_NOT_FOUND when there is none with this id. n_items is not read. */
must_check enum err meeting_get(struct db *db, struct arena *a, int64_t id, struct meeting *ret_meeting);

/* Which meetings a list shows, newest first. */
struct meeting_filter {
    int64_t party_id;        /* 0: all; not together with organization_id */
    int64_t organization_id; /* 0: all */
    int year;                /* 0: all */
    struct day before_day;   /* only those before this key; DAY_NONE: from the newest */
    int64_t before_id;
};
must_check enum err meeting_list(struct db *db, struct arena *a, const struct meeting_filter *f, int limit,
                                 struct meeting **ret_meetings, size_t *ret_n);

/* Today's and later ones, the next first, cancelled ones too; f->before_day is not read. */
must_check enum err meeting_list_coming(struct db *db, struct arena *a, const struct meeting_filter *f,
                                        struct day today, int limit, struct meeting **ret_meetings, size_t *ret_n);

/* The days of the oldest and the newest of all; DAY_NONE when there is none. */
struct meeting_span {
    struct day first_on, last_on;
};
must_check enum err meeting_read_span(struct db *db, struct arena *a, struct meeting_span *ret_span);

/* All that the page of a meeting shows. */
struct meeting_page {
    struct meeting meeting;
    struct meeting_item *items; /* in order, hidden ones left out */
    size_t n_items;
    struct file *files; /* of the items, in their order */
    size_t n_files;
    int64_t previous_id, next_id; /* the organ's meetings before and after it; 0: none */
    struct day previous_on, next_on;
    struct moment retrieved_at; /* when its page was brought here, when it was */
};
/* ERR_NOT_FOUND when there is no such meeting. */
must_check enum err meeting_page_read(struct db *db, struct arena *a, int64_t id, struct meeting_page *ret_page);

/* 0 in *ret_id when there is none (OK). */
must_check enum err meeting_find_by_source(struct db *db, const char *host, const char *source_id, int64_t *ret_id);
/* With `unsourced`, only a meeting that has no id at a source yet. */
must_check enum err meeting_find_by_day(struct db *db, int64_t organization_id, struct day held_on, bool unsourced,
                                        int64_t *ret_id);

/* Stores a new meeting; m->id and m->party_id are not read (the party is the organization's). */
must_check enum err meeting_add(struct db *db, const struct meeting *m, int64_t *ret_id);
/* Everything but its organization and day. */
must_check enum err meeting_change(struct db *db, const struct meeting *m);
