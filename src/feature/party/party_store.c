/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/party/party_store.h"

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
};
static const struct db_fields PARTY = DB_FIELDS(party, party_row);

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

static enum err find_id(struct db *db, const struct stmt *s, const char *key, int64_t *ret_id)
{
    int64_t id = 0;
    enum err e = db_get_int(db, s, DB_VALUES(DB_TEXT(key)), &id);
    if (e != OK && e != ERR_NOT_FOUND) return e;
    *ret_id = e == OK ? id : 0;
    return OK;
}

enum err party_find_by_code(struct db *db, const char *municipality_code, int64_t *ret_id)
{
    return find_id(db, &stmt_party_find_by_code, municipality_code, ret_id);
}

enum err party_find_by_name(struct db *db, const char *name, int64_t *ret_id)
{
    TRY(find_id(db, &stmt_party_find_by_name, name, ret_id));
    return *ret_id ? OK : find_id(db, &stmt_party_find_by_alias, name, ret_id);
}

enum err party_add_alias(struct db *db, int64_t id, const char *alias)
{
    return *alias ? db_run(db, &stmt_party_alias_add, DB_VALUES(DB_TEXT(alias), DB_INT(id))) : OK;
}

enum err party_add_sector(struct db *db, int64_t id, const char *sector)
{
    return db_run(db, &stmt_party_sector_add, DB_VALUES(DB_INT(id), DB_TEXT(sector)));
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
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) TRY(party_add_alias(db, id, names[i]));
    TRY(db_raise_generation(db));
    TRY(db_commit(&tx));
    *ret_id = id;
    return OK;
}

enum err party_change_successor(struct db *db, int64_t id, int64_t successor_id, struct day on)
{
    auto_tx struct db_tx tx;
    char iso[11];
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_party_change_successor,
               DB_VALUES(DB_INT(id), DB_INT(successor_id), DB_TEXT(day_iso(on, iso)))));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}
