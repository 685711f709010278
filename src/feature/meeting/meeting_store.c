/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/meeting/meeting_store.h"

#include "core/key.h"
#include "feature/file/file_store.h"
#include "feature/meeting.sql.h"

static const struct db_field meeting_row[] = {
    DB_FIELD(FIELD_INT, meeting, id),
    DB_FIELD(FIELD_INT, meeting, organization_id),
    DB_FIELD(FIELD_INT, meeting, party_id),
    DB_FIELD(FIELD_INT, meeting, number),
    DB_WORD_FIELD(&meeting_states, meeting, state),
    DB_WORD_FIELD(&meeting_kinds, meeting, kind),
    DB_FIELD(FIELD_DAY, meeting, held_on),
    DB_FIELD(FIELD_MOMENT, meeting, starts_at),
    DB_FIELD(FIELD_MOMENT, meeting, ends_at),
    DB_FIELD(FIELD_DAY, meeting, published_on),
    DB_FIELD(FIELD_TEXT, meeting, place),
    DB_FIELD(FIELD_TEXT, meeting, language),
    DB_FIELD(FIELD_TEXT, meeting, source_host),
    DB_FIELD(FIELD_TEXT, meeting, source_id),
    DB_FIELD(FIELD_TEXT, meeting, source_url),
    DB_FIELD(FIELD_TEXT, meeting, organization_name),
    DB_FIELD(FIELD_TEXT, meeting, party_name),
    DB_WORD_FIELD(&organization_kinds, meeting, organization_kind),
    DB_WORD_FIELD(&regimes, meeting, regime),
    DB_FIELD(FIELD_BOOL, meeting, is_example),
    DB_FIELD(FIELD_INT, meeting, n_items),
};
static const struct db_fields MEETING = DB_FIELDS(meeting, meeting_row);

static const struct db_field item_row[] = {
    DB_FIELD(FIELD_INT, meeting_item, id),
    DB_FIELD(FIELD_INT, meeting_item, item_number),
    DB_FIELD(FIELD_INT, meeting_item, paragraph),
    DB_WORD_FIELD(&outcomes, meeting_item, outcome),
    DB_FIELD(FIELD_TEXT, meeting_item, title),
    DB_FIELD(FIELD_TEXT, meeting_item, language),
    DB_FIELD(FIELD_BOOL, meeting_item, is_secret),
    DB_FIELD(FIELD_TEXT, meeting_item, secrecy_ground),
};
static const struct db_fields ITEM = DB_FIELDS(meeting_item, item_row);

static const struct db_field span_row[] = {
    DB_FIELD(FIELD_DAY, meeting_span, first_on),
    DB_FIELD(FIELD_DAY, meeting_span, last_on),
};
static const struct db_fields SPAN = DB_FIELDS(meeting_span, span_row);

static const struct db_field surroundings_row[] = {
    DB_FIELD(FIELD_INT, meeting_page, previous_id),
    DB_FIELD(FIELD_DAY, meeting_page, previous_on),
    DB_FIELD(FIELD_INT, meeting_page, next_id),
    DB_FIELD(FIELD_DAY, meeting_page, next_on),
    DB_FIELD(FIELD_MOMENT, meeting_page, retrieved_at),
};
static const struct db_fields SURROUNDINGS = DB_FIELDS(meeting_page, surroundings_row);

enum err meeting_get(struct db *db, struct arena *a, int64_t id, struct meeting *ret_meeting)
{
    return db_get(db, a, &stmt_meeting_get, DB_VALUES(DB_INT(id)), &MEETING, ret_meeting);
}

enum err meeting_list(struct db *db, struct arena *a, const struct meeting_filter *f, int limit,
                      struct meeting **ret_meetings, size_t *ret_n)
{
    const struct day_range range = day_range_make(a, f->year, (struct day_key){f->before_day, f->before_id});
    const struct db_value from = DB_TEXT(range.from), before = DB_TEXT(range.before), before_id = DB_INT(range.before_id);
    if (f->organization_id)
        return db_list(db, a, &stmt_meeting_list_by_organization,
                       DB_VALUES(DB_INT(f->organization_id), from, before, before_id, DB_INT(limit)), &MEETING,
                       ret_meetings, ret_n);
    if (f->party_id)
        return db_list(db, a, &stmt_meeting_list_by_party,
                       DB_VALUES(DB_INT(f->party_id), from, before, before_id, DB_INT(limit)), &MEETING, ret_meetings,
                       ret_n);
    return db_list(db, a, &stmt_meeting_list, DB_VALUES(from, before, before_id, DB_INT(limit)), &MEETING, ret_meetings,
                   ret_n);
}

enum err meeting_list_coming(struct db *db, struct arena *a, const struct meeting_filter *f, struct day today, int limit,
                             struct meeting **ret_meetings, size_t *ret_n)
{
    const struct day_range range = day_range_make(a, f->year, (struct day_key){.day = DAY_NONE});
    const char *from = f->year > day_year(today) ? range.from : day_iso(today, arena_alloc(a, 11));
    const struct db_value start = DB_TEXT(from), end = DB_TEXT(range.before), most = DB_INT(limit);
    if (f->organization_id)
        return db_list(db, a, &stmt_meeting_list_coming_by_organization,
                       DB_VALUES(DB_INT(f->organization_id), start, end, most), &MEETING, ret_meetings, ret_n);
    if (f->party_id)
        return db_list(db, a, &stmt_meeting_list_coming_by_party, DB_VALUES(DB_INT(f->party_id), start, end, most),
                       &MEETING, ret_meetings, ret_n);
    return db_list(db, a, &stmt_meeting_list_coming, DB_VALUES(start, end, most), &MEETING, ret_meetings, ret_n);
}

enum err meeting_read_span(struct db *db, struct arena *a, struct meeting_span *ret_span)
{
    return db_get(db, a, &stmt_meeting_read_span, DB_NO_VALUES, &SPAN, ret_span);
}

enum err meeting_page_read(struct db *db, struct arena *a, int64_t id, struct meeting_page *ret_page)
{
    struct meeting m;
    struct meeting_page page = {0};
    TRY(meeting_get(db, a, id, &m));
    TRY(db_get(db, a, &stmt_meeting_surroundings, DB_VALUES(DB_INT(id)), &SURROUNDINGS, &page));
    TRY(db_list(db, a, &stmt_meeting_list_items, DB_VALUES(DB_INT(id)), &ITEM, &page.items, &page.n_items));
    TRY(file_list_by_meeting(db, a, id, &page.files, &page.n_files));
    page.meeting = m;
    *ret_page = page;
    return OK;
}

enum err meeting_find_by_source(struct db *db, const char *host, const char *source_id, int64_t *ret_id)
{
    return db_find_id(db, &stmt_meeting_find_by_source, DB_VALUES(DB_TEXT(host), DB_TEXT(source_id)), ret_id);
}

enum err meeting_find_by_day(struct db *db, int64_t organization_id, struct day held_on, bool unsourced, int64_t *ret_id)
{
    char iso[11];
    const struct stmt *s = unsourced ? &stmt_meeting_find_by_day_without_source : &stmt_meeting_find_by_day;
    return db_find_id(db, s, DB_VALUES(DB_INT(organization_id), DB_TEXT(day_iso(held_on, iso))), ret_id);
}

enum err meeting_add(struct db *db, const struct meeting *m, int64_t *ret_id)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    int64_t id;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_get_int(db, &stmt_meeting_add,
                   DB_VALUES(DB_INT(m->organization_id), DB_ID(m->number), db_word(&meeting_states, m->state),
                             db_word(&meeting_kinds, m->kind), db_day_in(a, m->held_on), DB_ID(m->starts_at.s),
                             DB_ID(m->ends_at.s), db_day_in(a, m->published_on), DB_TEXT(m->place),
                             DB_TEXT(m->language), DB_TEXT(m->source_host), DB_TEXT(m->source_id),
                             DB_TEXT(m->source_url)),
                   &id));
    TRY(db_raise_generation(db));
    TRY(db_commit(&tx));
    *ret_id = id;
    return OK;
}

enum err meeting_change(struct db *db, const struct meeting *m)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_meeting_change,
               DB_VALUES(DB_INT(m->id), DB_ID(m->number), db_word(&meeting_states, m->state),
                         db_word(&meeting_kinds, m->kind), DB_ID(m->starts_at.s), DB_ID(m->ends_at.s),
                         db_day_in(a, m->published_on), DB_TEXT(m->place), DB_TEXT(m->language),
                         DB_TEXT(m->source_host), DB_TEXT(m->source_id), DB_TEXT(m->source_url))));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}
