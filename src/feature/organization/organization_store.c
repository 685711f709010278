/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/organization/organization_store.h"

#include "feature/organization.sql.h"

static const struct db_field organization_row[] = {
    DB_FIELD(FIELD_INT, organization, id),
    DB_FIELD(FIELD_INT, organization, party_id),
    DB_FIELD(FIELD_INT, organization, parent_id),
    DB_FIELD(FIELD_INT, organization, successor_id),
    DB_WORD_FIELD(&organization_kinds, organization, kind),
    DB_WORD_FIELD(&regimes, organization, regime),
    DB_WORD_FIELD(&organization_states, organization, state),
    DB_FIELD(FIELD_TEXT, organization, name),
    DB_FIELD(FIELD_TEXT, organization, name_sv),
    DB_FIELD(FIELD_TEXT, organization, name_en),
    DB_FIELD(FIELD_TEXT, organization, short_name),
    DB_FIELD(FIELD_TEXT, organization, language),
    DB_FIELD(FIELD_TEXT, organization, sector),
    DB_FIELD(FIELD_TEXT, organization, tasks),
    DB_FIELD(FIELD_TEXT, organization, rhythm),
    DB_FIELD(FIELD_DAY, organization, started_on),
    DB_FIELD(FIELD_DAY, organization, ended_on),
    DB_FIELD(FIELD_BOOL, organization, keeps_minutes),
    DB_FIELD(FIELD_TEXT, organization, source_host),
    DB_FIELD(FIELD_TEXT, organization, source_id),
    DB_FIELD(FIELD_TEXT, organization, party_name),
    DB_FIELD(FIELD_BOOL, organization, is_example),
};
static const struct db_fields ORGANIZATION = DB_FIELDS(organization, organization_row);

static const struct db_field party_row[] = {
    DB_FIELD(FIELD_INT, organization_party, party_id),
    DB_FIELD(FIELD_TEXT, organization_party, party_name),
    DB_FIELD(FIELD_DAY, organization_party, starts_on),
    DB_FIELD(FIELD_DAY, organization_party, ends_on),
};
static const struct db_fields ORGANIZATION_PARTY = DB_FIELDS(organization_party, party_row);

static const struct db_field membership_row[] = {
    DB_FIELD(FIELD_INT, membership, id),
    DB_FIELD(FIELD_INT, membership, organization_id),
    DB_FIELD(FIELD_INT, membership, term_id),
    DB_FIELD(FIELD_INT, membership, person_id),
    DB_FIELD(FIELD_INT, membership, party_id),
    DB_FIELD(FIELD_INT, membership, deputy_of_id),
    DB_WORD_FIELD(&membership_roles, membership, role),
    DB_FIELD(FIELD_TEXT, membership, office),
    DB_FIELD(FIELD_TEXT, membership, sector),
    DB_FIELD(FIELD_BOOL, membership, is_acting),
    DB_FIELD(FIELD_BOOL, membership, has_vote),
    DB_FIELD(FIELD_DAY, membership, starts_on),
    DB_FIELD(FIELD_DAY, membership, ends_on),
    DB_FIELD(FIELD_TEXT, membership, person_name),
    DB_FIELD(FIELD_TEXT, membership, party_name),
    DB_FIELD(FIELD_TEXT, membership, organization_name),
};
static const struct db_fields MEMBERSHIP = DB_FIELDS(membership, membership_row);

static const struct db_field term_row[] = {
    DB_FIELD(FIELD_INT, term, id),
    DB_FIELD(FIELD_INT, term, organization_id),
    DB_FIELD(FIELD_DAY, term, starts_on),
    DB_FIELD(FIELD_DAY, term, ends_on),
};
static const struct db_fields TERM = DB_FIELDS(term, term_row);

static const struct db_field duty_row[] = {
    DB_FIELD(FIELD_INT, duty, id),
    DB_FIELD(FIELD_INT, duty, organization_id),
    DB_FIELD(FIELD_INT, duty, party_id),
    DB_FIELD(FIELD_INT, duty, partner_id),
    DB_WORD_FIELD(&duty_tasks, duty, task),
    DB_FIELD(FIELD_DAY, duty, starts_on),
    DB_FIELD(FIELD_DAY, duty, ends_on),
    DB_FIELD(FIELD_TEXT, duty, party_name),
    DB_FIELD(FIELD_TEXT, duty, partner_name),
};
static const struct db_fields DUTY = DB_FIELDS(duty, duty_row);

static const struct db_field paragraph_row[] = {
    DB_FIELD(FIELD_INT, paragraph, number),
    DB_FIELD(FIELD_INT, paragraph, item_id),
    DB_FIELD(FIELD_TEXT, paragraph, title),
    DB_FIELD(FIELD_DAY, paragraph, held_on),
};
static const struct db_fields PARAGRAPH = DB_FIELDS(paragraph, paragraph_row);

static const struct db_field meeting_row[] = {
    DB_FIELD(FIELD_INT, organization_meeting, id),
    DB_FIELD(FIELD_INT, organization_meeting, number),
    DB_FIELD(FIELD_INT, organization_meeting, n_items),
    DB_FIELD(FIELD_DAY, organization_meeting, held_on),
    DB_FIELD(FIELD_MOMENT, organization_meeting, starts_at),
    DB_FIELD(FIELD_TEXT, organization_meeting, place),
    DB_FIELD(FIELD_BOOL, organization_meeting, has_minutes),
    DB_FIELD(FIELD_BOOL, organization_meeting, is_cancelled),
};
static const struct db_fields MEETING = DB_FIELDS(organization_meeting, meeting_row);

struct year_row {
    int64_t year;
};
static const struct db_field year_fields[] = {DB_FIELD(FIELD_INT, year_row, year)};
static const struct db_fields YEAR = DB_FIELDS(year_row, year_fields);

enum err organization_get(struct db *db, struct arena *a, int64_t id, struct organization *ret_organization)
{
    return db_get(db, a, &stmt_organization_get, DB_VALUES(DB_INT(id)), &ORGANIZATION, ret_organization);
}

enum err organization_list(struct db *db, struct arena *a, bool networks, struct organization_key after, int limit,
                           struct organization **ret_all, size_t *ret_n)
{
    return db_list(db, a, &stmt_organization_list,
                   DB_VALUES(DB_INT(networks), DB_TEXT(after.name), DB_INT(after.id), DB_INT(limit)), &ORGANIZATION,
                   ret_all, ret_n);
}

enum err organization_list_by_party(struct db *db, struct arena *a, int64_t party_id, struct organization_key after,
                                    int limit, struct organization **ret_all, size_t *ret_n)
{
    return db_list(db, a, &stmt_organization_list_by_party,
                   DB_VALUES(DB_INT(party_id), DB_TEXT(after.name), DB_INT(after.id), DB_INT(limit)), &ORGANIZATION,
                   ret_all, ret_n);
}

enum err organization_list_by_parent(struct db *db, struct arena *a, int64_t parent_id, struct organization **ret_all,
                                     size_t *ret_n)
{
    return db_list(db, a, &stmt_organization_list_by_parent, DB_VALUES(DB_INT(parent_id)), &ORGANIZATION, ret_all, ret_n);
}

enum err organization_list_joint(struct db *db, struct arena *a, int64_t party_id, struct organization **ret_all,
                                 size_t *ret_n)
{
    return db_list(db, a, &stmt_organization_list_joint_of_party, DB_VALUES(DB_INT(party_id)), &ORGANIZATION, ret_all,
                   ret_n);
}

enum err organization_list_parties(struct db *db, struct arena *a, int64_t id, struct organization_party **ret_parties,
                                   size_t *ret_n)
{
    return db_list(db, a, &stmt_organization_list_parties, DB_VALUES(DB_INT(id)), &ORGANIZATION_PARTY, ret_parties,
                   ret_n);
}

enum err organization_list_members(struct db *db, struct arena *a, int64_t id, struct membership **ret_members,
                                   size_t *ret_n)
{
    return db_list(db, a, &stmt_organization_membership_list, DB_VALUES(DB_INT(id)), &MEMBERSHIP, ret_members, ret_n);
}

enum err organization_list_seats_of_party(struct db *db, struct arena *a, int64_t party_id,
                                          struct membership **ret_seats, size_t *ret_n)
{
    return db_list(db, a, &stmt_organization_membership_list_by_party, DB_VALUES(DB_INT(party_id)), &MEMBERSHIP,
                   ret_seats, ret_n);
}

enum err organization_list_terms(struct db *db, struct arena *a, int64_t id, struct term **ret_terms, size_t *ret_n)
{
    return db_list(db, a, &stmt_organization_term_list, DB_VALUES(DB_INT(id)), &TERM, ret_terms, ret_n);
}

enum err organization_list_duties(struct db *db, struct arena *a, int64_t id, struct duty **ret_duties, size_t *ret_n)
{
    return db_list(db, a, &stmt_organization_duty_list, DB_VALUES(DB_INT(id)), &DUTY, ret_duties, ret_n);
}

static enum err list_years(struct db *db, struct arena *a, const struct stmt *s, int64_t id, int64_t **ret_years,
                           size_t *ret_n)
{
    struct year_row *rows;
    size_t n;
    TRY(db_list(db, a, s, DB_VALUES(DB_INT(id)), &YEAR, &rows, &n));
    int64_t *years = arena_array(a, int64_t, n);
    for (size_t i = 0; i < n; i++) years[i] = rows[i].year;
    *ret_years = years;
    *ret_n = n;
    return OK;
}

enum err organization_list_years(struct db *db, struct arena *a, int64_t id, int64_t **ret_years, size_t *ret_n)
{
    return list_years(db, a, &stmt_organization_list_years, id, ret_years, ret_n);
}

enum err organization_list_meetings(struct db *db, struct arena *a, int64_t id, int year,
                                    struct organization_meeting **ret_meetings, size_t *ret_n)
{
    const char *from = arena_printf(a, "%d-01-01", year), *until = arena_printf(a, "%d-01-01", year + 1);
    return db_list(db, a, &stmt_organization_list_meetings, DB_VALUES(DB_INT(id), DB_TEXT(from), DB_TEXT(until)),
                   &MEETING, ret_meetings, ret_n);
}

enum err organization_read_series(struct db *db, struct arena *a, const struct organization *o, int year,
                                  struct paragraph_series *ret_series)
{
    int64_t *complete;
    size_t n_complete, n;
    struct paragraph *found;
    const char *from = arena_printf(a, "%d-01-01", year), *until = arena_printf(a, "%d-01-01", year + 1);
    TRY(list_years(db, a, &stmt_organization_list_complete_years, o->id, &complete, &n_complete));
    TRY(db_list(db, a, &stmt_organization_list_paragraphs, DB_VALUES(DB_INT(o->id), DB_TEXT(from), DB_TEXT(until)),
                &PARAGRAPH, &found, &n));
    bool claims_gaps = o->keeps_minutes;
    for (size_t i = 0; i < n_complete; i++) claims_gaps = claims_gaps || complete[i] == year;
    *ret_series = paragraph_series_make(a, year, found, n, claims_gaps);
    return OK;
}

static enum err get_if_any(struct db *db, struct arena *a, int64_t id, struct organization *ret_organization)
{
    return id ? organization_get(db, a, id, ret_organization) : OK;
}

/* The year asked for, in which it must have met; else the newest that has begun, or the first to come. */
static enum err choose_year(struct organization_page *page, int year, struct day today)
{
    page->year = year;
    for (size_t i = 0; i < page->n_years; i++) { /* newest first */
        if (page->years[i] == year) return OK;
        if (!year && (!page->year || page->year > day_year(today))) page->year = (int)page->years[i];
    }
    return year ? ERR_NOT_FOUND : OK;
}

enum err organization_page_read(struct db *db, struct arena *a, int64_t id, int year, struct day today,
                                struct organization_page *ret_page)
{
    struct organization_page page = {0};
    TRY(organization_get(db, a, id, &page.organization));
    TRY(get_if_any(db, a, page.organization.parent_id, &page.parent));
    TRY(get_if_any(db, a, page.organization.successor_id, &page.successor));
    TRY(organization_list_by_parent(db, a, id, &page.children, &page.n_children));
    TRY(organization_list_parties(db, a, id, &page.parties, &page.n_parties));
    TRY(organization_list_terms(db, a, id, &page.terms, &page.n_terms));
    TRY(organization_list_members(db, a, id, &page.members, &page.n_members));
    TRY(organization_list_duties(db, a, id, &page.duties, &page.n_duties));
    TRY(organization_list_years(db, a, id, &page.years, &page.n_years));
    TRY(choose_year(&page, year, today));
    if (page.year) {
        TRY(organization_list_meetings(db, a, id, page.year, &page.meetings, &page.n_meetings));
        TRY(organization_read_series(db, a, &page.organization, page.year, &page.series));
    }
    *ret_page = page;
    return OK;
}

enum err organization_find_by_name(struct db *db, int64_t party_id, const char *name, int64_t *ret_id)
{
    const struct db_value values[] = {DB_INT(party_id), DB_TEXT(name)};
    TRY(db_find_id(db, &stmt_organization_find_by_alias, values, 2, ret_id));
    return *ret_id ? OK : db_find_id(db, &stmt_organization_find_by_name, values, 2, ret_id);
}

enum err organization_find_by_source(struct db *db, const char *host, const char *source_id, int64_t *ret_id)
{
    return db_find_id(db, &stmt_organization_find_by_source, DB_VALUES(DB_TEXT(host), DB_TEXT(source_id)), ret_id);
}

enum err organization_add_alias(struct db *db, int64_t party_id, const char *alias, int64_t id)
{
    if (!*alias) return OK;
    return db_run(db, &stmt_organization_alias_add, DB_VALUES(DB_INT(party_id), DB_TEXT(alias), DB_INT(id)));
}

enum err organization_add(struct db *db, const struct organization *o, int64_t *ret_id)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    int64_t id;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_get_int(db, &stmt_organization_add,
                   DB_VALUES(DB_INT(o->party_id), DB_ID(o->parent_id), db_word(&organization_kinds, o->kind),
                             DB_INT(organization_is_network(o->kind)), db_word(&regimes, o->regime), DB_TEXT(o->name),
                             DB_TEXT(o->name_sv), DB_TEXT(o->name_en), DB_TEXT(o->short_name), DB_TEXT(o->language),
                             DB_TEXT(o->sector), db_word(&organization_states, o->state), DB_TEXT(o->tasks),
                             DB_TEXT(o->rhythm), db_day_in(a, o->started_on), db_day_in(a, o->ended_on),
                             DB_INT(o->keeps_minutes), DB_TEXT(o->source_host), DB_TEXT(o->source_id)),
                   &id));
    const char *const names[] = {o->name, o->name_sv, o->short_name};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        TRY(organization_add_alias(db, o->party_id, names[i], id));
    TRY(db_raise_generation(db));
    TRY(db_commit(&tx));
    *ret_id = id;
    return OK;
}

/* One statement that the public sees, with the generation, as one transaction. */
static enum err run_seen(struct db *db, const struct stmt *s, const struct db_value *values, size_t n)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, s, values, n));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}

/* As run_seen for a statement that returns the new row's id. */
static enum err add_seen(struct db *db, const struct stmt *s, const struct db_value *values, size_t n, int64_t *ret_id)
{
    auto_tx struct db_tx tx;
    int64_t id;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_get_int(db, s, values, n, &id));
    TRY(db_raise_generation(db));
    TRY(db_commit(&tx));
    *ret_id = id;
    return OK;
}

enum err organization_add_party(struct db *db, int64_t id, int64_t party_id, struct day since, struct day until)
{
    auto_arena struct arena *a = arena_new();
    return run_seen(db, &stmt_organization_party_add,
                    DB_VALUES(DB_INT(id), DB_INT(party_id), db_day_in(a, since), db_day_in(a, until)));
}

enum err organization_add_complete_year(struct db *db, int64_t id, int year)
{
    return run_seen(db, &stmt_organization_year_add, DB_VALUES(DB_INT(id), DB_INT(year)));
}

enum err organization_add_term(struct db *db, const struct term *t, int64_t *ret_id)
{
    auto_arena struct arena *a = arena_new();
    return add_seen(db, &stmt_organization_term_add,
                    DB_VALUES(DB_INT(t->organization_id), db_day_in(a, t->starts_on), db_day_in(a, t->ends_on)), ret_id);
}

enum err organization_add_member(struct db *db, const struct membership *m, int64_t *ret_id)
{
    auto_arena struct arena *a = arena_new();
    return add_seen(db, &stmt_organization_membership_add,
                    DB_VALUES(DB_INT(m->organization_id), DB_ID(m->term_id), DB_ID(m->person_id), DB_ID(m->party_id),
                              DB_TEXT(m->office), db_word(&membership_roles, m->role), DB_ID(m->deputy_of_id),
                              DB_INT(m->is_acting), DB_INT(m->has_vote), DB_TEXT(m->sector), db_day_in(a, m->starts_on),
                              db_day_in(a, m->ends_on)),
                    ret_id);
}

enum err organization_add_duty(struct db *db, const struct duty *d, int64_t *ret_id)
{
    auto_arena struct arena *a = arena_new();
    return add_seen(db, &stmt_organization_duty_add,
                    DB_VALUES(DB_INT(d->organization_id), db_word(&duty_tasks, d->task), DB_INT(d->party_id),
                              DB_ID(d->partner_id), db_day_in(a, d->starts_on), db_day_in(a, d->ends_on)),
                    ret_id);
}

enum err organization_change_source(struct db *db, int64_t id, const char *host, const char *source_id)
{
    return db_run(db, &stmt_organization_change_source, DB_VALUES(DB_INT(id), DB_TEXT(host), DB_TEXT(source_id)));
}

enum err organization_change_name(struct db *db, int64_t id, const char *name)
{
    TRY(db_run(db, &stmt_organization_change_name, DB_VALUES(DB_INT(id), DB_TEXT(name))));
    return db_raise_generation(db);
}

enum err organization_change_successor(struct db *db, int64_t id, int64_t successor_id)
{
    return run_seen(db, &stmt_organization_change_successor, DB_VALUES(DB_INT(id), DB_INT(successor_id)));
}
