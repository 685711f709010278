/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/party/party_store.h"

#include <string.h>

#include "feature/party.sql.h"

static const struct db_field party_row[] = {
    DB_FIELD(FIELD_INT, party, id),
    DB_WORD_FIELD(&party_kinds, party, kind),
    DB_FIELD(FIELD_TEXT, party, name),
    DB_FIELD(FIELD_TEXT, party, name_sv),
    DB_FIELD(FIELD_TEXT, party, name_en),
    DB_FIELD(FIELD_TEXT, party, short_name),
    DB_FIELD(FIELD_TEXT, party, official_name),
    DB_FIELD(FIELD_TEXT, party, business_id),
    DB_FIELD(FIELD_TEXT, party, municipality_code),
    DB_FIELD(FIELD_TEXT, party, language),
    DB_FIELD(FIELD_TEXT, party, website),
    DB_FIELD(FIELD_TEXT, party, description),
    DB_FIELD(FIELD_BOOL, party, is_example),
    DB_FIELD(FIELD_INT, party, successor_id),
    DB_FIELD(FIELD_DAY, party, succeeded_on),
    DB_FIELD(FIELD_TEXT, party, successor_name),
};
static const struct db_fields PARTY = DB_FIELDS(party, party_row);

static const struct db_field organization_row[] = {
    DB_FIELD(FIELD_INT, party_organization, id),
    DB_FIELD(FIELD_BOOL, party_organization, is_network),
    DB_FIELD(FIELD_TEXT, party_organization, name),
    DB_FIELD(FIELD_TEXT, party_organization, name_sv),
    DB_FIELD(FIELD_TEXT, party_organization, name_en),
    DB_FIELD(FIELD_TEXT, party_organization, language),
    DB_FIELD(FIELD_TEXT, party_organization, party_name),
    DB_WORD_FIELD(&membership_roles, party_organization, role),
    DB_FIELD(FIELD_TEXT, party_organization, office),
    DB_FIELD(FIELD_TEXT, party_organization, sector),
    DB_FIELD(FIELD_DAY, party_organization, starts_on),
    DB_FIELD(FIELD_DAY, party_organization, ends_on),
};
static const struct db_fields ORGANIZATION = DB_FIELDS(party_organization, organization_row);

static const struct db_field decision_row[] = {
    DB_FIELD(FIELD_INT, party_decision, id),
    DB_FIELD(FIELD_INT, party_decision, paragraph),
    DB_FIELD(FIELD_DAY, party_decision, held_on),
    DB_WORD_FIELD(&outcomes, party_decision, outcome),
    DB_FIELD(FIELD_TEXT, party_decision, title),
    DB_FIELD(FIELD_TEXT, party_decision, language),
    DB_FIELD(FIELD_TEXT, party_decision, organization_name),
};
static const struct db_fields DECISION = DB_FIELDS(party_decision, decision_row);

static const struct db_field meeting_row[] = {
    DB_FIELD(FIELD_INT, party_meeting, id),
    DB_FIELD(FIELD_DAY, party_meeting, held_on),
    DB_FIELD(FIELD_MOMENT, party_meeting, starts_at),
    DB_FIELD(FIELD_TEXT, party_meeting, language),
    DB_FIELD(FIELD_TEXT, party_meeting, organization_name),
    DB_FIELD(FIELD_BOOL, party_meeting, has_minutes),
    DB_FIELD(FIELD_BOOL, party_meeting, is_cancelled),
};
static const struct db_fields MEETING = DB_FIELDS(party_meeting, meeting_row);

struct name_row {
    const char *alias;
};
static const struct db_field name_fields[] = {DB_FIELD(FIELD_TEXT, name_row, alias)};
static const struct db_fields NAME = DB_FIELDS(name_row, name_fields);

enum err party_get(struct db *db, struct arena *a, int64_t id, struct party *ret_party)
{
    return db_get(db, a, &stmt_party_get, DB_VALUES(DB_INT(id)), &PARTY, ret_party);
}

enum err party_list(struct db *db, struct arena *a, enum party_kind kind, struct party_key after, int limit,
                    struct party **ret_parties, size_t *ret_n)
{
    if (!kind)
        return db_list(db, a, &stmt_party_list, DB_VALUES(DB_TEXT(after.name), DB_INT(after.id), DB_INT(limit)), &PARTY,
                       ret_parties, ret_n);
    return db_list(db, a, &stmt_party_list_by_kind,
                   DB_VALUES(db_word(&party_kinds, kind), DB_TEXT(after.name), DB_INT(after.id), DB_INT(limit)), &PARTY,
                   ret_parties, ret_n);
}

enum err party_list_keepers(struct db *db, struct arena *a, int limit, struct party **ret_parties, size_t *ret_n)
{
    return db_list(db, a, &stmt_party_list_keepers, DB_VALUES(DB_INT(limit)), &PARTY, ret_parties, ret_n);
}

enum err party_list_predecessors(struct db *db, struct arena *a, int64_t id, struct party **ret_parties, size_t *ret_n)
{
    return db_list(db, a, &stmt_party_list_predecessors, DB_VALUES(DB_INT(id)), &PARTY, ret_parties, ret_n);
}

static enum err list_names(struct db *db, struct arena *a, const struct stmt *s, int64_t id, const char ***ret_names,
                           size_t *ret_n)
{
    struct name_row *rows;
    size_t n;
    TRY(db_list(db, a, s, DB_VALUES(DB_INT(id)), &NAME, &rows, &n));
    const char **names = arena_array(a, const char *, n);
    for (size_t i = 0; i < n; i++) names[i] = rows[i].alias;
    *ret_names = names;
    *ret_n = n;
    return OK;
}

enum err party_list_aliases(struct db *db, struct arena *a, int64_t id, const char ***ret_names, size_t *ret_n)
{
    return list_names(db, a, &stmt_party_alias_list, id, ret_names, ret_n);
}

enum err party_list_sectors(struct db *db, struct arena *a, int64_t id, const char ***ret_sectors, size_t *ret_n)
{
    return list_names(db, a, &stmt_party_sector_list, id, ret_sectors, ret_n);
}

enum err party_find_by_code(struct db *db, const char *municipality_code, int64_t *ret_id)
{
    return db_find_id(db, &stmt_party_find_by_code, DB_VALUES(DB_TEXT(municipality_code)), ret_id);
}

enum err party_find_by_name(struct db *db, const char *name, int64_t *ret_id)
{
    TRY(db_find_id(db, &stmt_party_find_by_name, DB_VALUES(DB_TEXT(name)), ret_id));
    return *ret_id ? OK : db_find_id(db, &stmt_party_find_by_alias, DB_VALUES(DB_TEXT(name)), ret_id);
}

static enum err add_name(struct db *db, int64_t id, const char *name)
{
    return *name ? db_run(db, &stmt_party_alias_add, DB_VALUES(DB_TEXT(name), DB_INT(id))) : OK;
}

enum err party_add_alias(struct db *db, int64_t id, const char *alias)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(add_name(db, id, alias));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}

enum err party_add_sector(struct db *db, int64_t id, const char *sector)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_party_sector_add, DB_VALUES(DB_INT(id), DB_TEXT(sector))));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}

enum err party_add(struct db *db, const struct party *p, int64_t *ret_id)
{
    auto_tx struct db_tx tx;
    int64_t id;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_get_int(db, &stmt_party_add,
                   DB_VALUES(db_word(&party_kinds, p->kind), DB_TEXT(p->name), DB_TEXT(p->name_sv), DB_TEXT(p->name_en),
                             DB_TEXT(p->short_name), DB_TEXT(p->official_name), DB_TEXT(p->business_id),
                             DB_TEXT(p->municipality_code), DB_TEXT(p->language), DB_TEXT(p->website),
                             DB_TEXT(p->description), DB_INT(p->is_example)),
                   &id));
    const char *const names[] = {p->name, p->name_sv, p->official_name, p->short_name};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) TRY(add_name(db, id, names[i]));
    TRY(db_raise_generation(db));
    TRY(db_commit(&tx));
    *ret_id = id;
    return OK;
}

enum err party_change_official_name(struct db *db, int64_t id, const char *official_name)
{
    TRY(db_run(db, &stmt_party_change_official_name, DB_VALUES(DB_INT(id), DB_TEXT(official_name))));
    if (db_changes(db) == 0) return OK;
    TRY(party_add_alias(db, id, official_name));
    return db_raise_generation(db);
}

enum err party_change_successor(struct db *db, int64_t id, int64_t successor_id, struct day on)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_party_change_successor, DB_VALUES(DB_INT(id), DB_ID(successor_id), db_day_in(a, on))));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}

/* Is the name one that the page tells by itself? */
static bool is_own_name(const struct party *p, const char *name)
{
    const char *const own[] = {p->name, p->name_sv, p->name_en, p->official_name, p->short_name};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i], name) == 0) return true;
    return false;
}

static enum err read_names(struct db *db, struct arena *a, struct party_page *page)
{
    const char **names;
    size_t n;
    TRY(party_list_aliases(db, a, page->party.id, &names, &n));
    page->aliases = names;
    for (size_t i = 0; i < n; i++)
        if (!is_own_name(&page->party, names[i])) page->aliases[page->n_aliases++] = names[i];
    return party_list_sectors(db, a, page->party.id, &page->sectors, &page->n_sectors);
}

enum err party_page_read(struct db *db, struct arena *a, int64_t id, struct day today, struct party_page *ret_page)
{
    struct party_page page = {0};
    const struct db_value of[] = {DB_INT(id), DB_INT(PARTY_ORGANIZATIONS_MAX)};
    const struct db_value newest[] = {DB_INT(id), DB_INT(PARTY_NEWEST)};
    const struct db_value meetings[] = {DB_INT(id), db_day_in(a, day_add(today, PARTY_COMING_DAYS)), DB_INT(PARTY_NEWEST)};
    TRY(party_get(db, a, id, &page.party));
    TRY(party_list_predecessors(db, a, id, &page.predecessors, &page.n_predecessors));
    TRY(read_names(db, a, &page));
    TRY(db_list(db, a, &stmt_party_list_organizations, of, 2, &ORGANIZATION, &page.organizations,
                &page.n_organizations));
    TRY(db_list(db, a, &stmt_party_list_joint_organizations, of, 1, &ORGANIZATION, &page.joint, &page.n_joint));
    TRY(db_list(db, a, &stmt_party_list_seats, of, 1, &ORGANIZATION, &page.seats, &page.n_seats));
    TRY(db_list(db, a, &stmt_party_list_decisions, newest, 2, &DECISION, &page.decisions, &page.n_decisions));
    TRY(db_list(db, a, &stmt_party_list_meetings, meetings, 3, &MEETING, &page.meetings, &page.n_meetings));
    *ret_page = page;
    return OK;
}
