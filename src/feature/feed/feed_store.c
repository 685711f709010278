/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/feed/feed_store.h"

#include "feature/feed.sql.h"

static const struct db_field feed_fields[] = {
    DB_FIELD(FIELD_INT, feed_row, id),
    DB_FIELD(FIELD_DAY, feed_row, held_on),
    DB_FIELD(FIELD_TEXT, feed_row, title),
    DB_FIELD(FIELD_MOMENT, feed_row, published_at),
    DB_FIELD(FIELD_DAY, feed_row, published_on),
    DB_WORD_FIELD(&meeting_kinds, feed_row, kind),
    DB_FIELD(FIELD_TEXT, feed_row, organization_name),
    DB_FIELD(FIELD_TEXT, feed_row, party_name),
};
static const struct db_fields ROW = DB_FIELDS(feed_row, feed_fields);

static const struct db_field meeting_fields[] = {
    DB_FIELD(FIELD_INT, meeting, id),
    DB_FIELD(FIELD_DAY, meeting, held_on),
    DB_FIELD(FIELD_MOMENT, meeting, starts_at),
    DB_FIELD(FIELD_MOMENT, meeting, ends_at),
    DB_FIELD(FIELD_TEXT, meeting, place),
    DB_WORD_FIELD(&meeting_states, meeting, state),
    DB_FIELD(FIELD_TEXT, meeting, organization_name),
    DB_FIELD(FIELD_TEXT, meeting, party_name),
};
static const struct db_fields MEETING = DB_FIELDS(meeting, meeting_fields);

static const struct db_field old_fields[] = {
    DB_FIELD(FIELD_INT, old_record, id),
    DB_FIELD(FIELD_DAY, old_record, held_on),
    DB_WORD_FIELD(&organization_kinds, old_record, organization_kind),
    DB_FIELD(FIELD_TEXT, old_record, title),
    DB_FIELD(FIELD_TEXT, old_record, language),
    DB_FIELD(FIELD_TEXT, old_record, organization_name),
    DB_FIELD(FIELD_TEXT, old_record, party_name),
};
static const struct db_fields OLD = DB_FIELDS(old_record, old_fields);

/* Later than any day: a feed begins at the newest. */
#define END_OF_TIME "9999"

enum err feed_list_items(struct db *db, struct arena *a, int limit, struct feed_row **ret_rows, size_t *ret_n)
{
    return db_list(db, a, &stmt_feed_item_list, DB_VALUES(DB_TEXT(END_OF_TIME), DB_INT(limit)), &ROW, ret_rows, ret_n);
}

enum err feed_list_meetings(struct db *db, struct arena *a, int limit, struct feed_row **ret_rows, size_t *ret_n)
{
    return db_list(db, a, &stmt_feed_meeting_list, DB_VALUES(DB_TEXT(END_OF_TIME), DB_INT(limit)), &ROW, ret_rows, ret_n);
}

enum err feed_list_calendar(struct db *db, struct arena *a, struct day from, int limit, struct meeting **ret_meetings,
                            size_t *ret_n)
{
    return db_list(db, a, &stmt_feed_calendar_list, DB_VALUES(db_day_in(a, from), DB_INT(limit)), &MEETING, ret_meetings,
                   ret_n);
}

enum err feed_find_old(struct db *db, struct arena *a, enum old_kind kind, const char *source_id,
                       struct old_record **ret_records, size_t *ret_n)
{
    static const struct stmt *const by_kind[] = {&stmt_feed_find_item, &stmt_feed_find_meeting, &stmt_feed_find_organization};
    return db_list(db, a, by_kind[kind], DB_VALUES(DB_TEXT(source_id)), &OLD, ret_records, ret_n);
}
