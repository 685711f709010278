/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/meeting/meeting_store.h"

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

enum err meeting_get(struct db *db, struct arena *a, int64_t id, struct meeting *ret_meeting)
{
    return db_get(db, a, &stmt_meeting_get, DB_VALUES(DB_INT(id)), &MEETING, ret_meeting);
}

enum err meeting_list(struct db *db, struct arena *a, const struct meeting_filter *f, int limit,
                      struct meeting **ret_meetings, size_t *ret_n)
{
    const char *from = f->year ? arena_printf(a, "%d-01-01", f->year) : "";
    const char *before = f->year ? arena_printf(a, "%d-01-01", f->year + 1) : "9999";
    if (day_known(f->before_day)) before = day_iso(f->before_day, arena_alloc(a, 11));
    int64_t before_id = day_known(f->before_day) ? f->before_id : 0;
    if (f->organization_id)
        return db_list(db, a, &stmt_meeting_list_by_organization,
                       DB_VALUES(DB_INT(f->organization_id), DB_TEXT(from), DB_TEXT(before), DB_INT(before_id),
                                 DB_INT(limit)),
                       &MEETING, ret_meetings, ret_n);
    if (f->party_id)
        return db_list(db, a, &stmt_meeting_list_by_party,
                       DB_VALUES(DB_INT(f->party_id), DB_TEXT(from), DB_TEXT(before), DB_INT(before_id), DB_INT(limit)),
                       &MEETING, ret_meetings, ret_n);
    return db_list(db, a, &stmt_meeting_list,
                   DB_VALUES(DB_TEXT(from), DB_TEXT(before), DB_INT(before_id), DB_INT(limit)), &MEETING, ret_meetings,
                   ret_n);
}

enum err meeting_list_coming(struct db *db, struct arena *a, struct day today, int limit, struct meeting **ret_meetings,
                             size_t *ret_n)
{
    return db_list(db, a, &stmt_meeting_list_coming, DB_VALUES(db_day_in(a, today), DB_INT(limit)), &MEETING,
                   ret_meetings, ret_n);
}

static enum err found(enum err e, int64_t id, int64_t *ret_id)
{
    if (e != OK && e != ERR_NOT_FOUND) return e;
    *ret_id = e == OK ? id : 0;
    return OK;
}

enum err meeting_find_by_source(struct db *db, const char *host, const char *source_id, int64_t *ret_id)
{
    int64_t id = 0;
    enum err e = db_get_int(db, &stmt_meeting_find_by_source, DB_VALUES(DB_TEXT(host), DB_TEXT(source_id)), &id);
    return found(e, id, ret_id);
}

enum err meeting_find_by_day(struct db *db, int64_t organization_id, struct day held_on, bool unsourced, int64_t *ret_id)
{
    char iso[11];
    int64_t id = 0;
    const struct stmt *s = unsourced ? &stmt_meeting_find_by_day_without_source : &stmt_meeting_find_by_day;
    enum err e = db_get_int(db, s, DB_VALUES(DB_INT(organization_id), DB_TEXT(day_iso(held_on, iso))), &id);
    return found(e, id, ret_id);
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
