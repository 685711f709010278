/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/account/account_store.h"

#include "feature/account.sql.h"
#include "feature/account/session_store.h"
#include "feature/audit/audit_store.h"

static const struct db_field account_row[] = {
    DB_FIELD(FIELD_INT, account, id),
    DB_FIELD(FIELD_TEXT, account, email),
    DB_FIELD(FIELD_TEXT, account, name),
    DB_FIELD(FIELD_TEXT, account, language),
    DB_FIELD(FIELD_MOMENT, account, created_at),
    DB_FIELD(FIELD_MOMENT, account, ended_at),
    DB_FIELD(FIELD_INT, account, wrong_codes),
    DB_FIELD(FIELD_MOMENT, account, wrong_codes_since),
    DB_FIELD(FIELD_MOMENT, account, totp_at),
    DB_FIELD(FIELD_INT, account, recovery_codes),
};
static const struct db_fields ACCOUNT = DB_FIELDS(account, account_row);

static const struct db_field permission_row[] = {
    DB_FIELD(FIELD_INT, permission, id),
    DB_FIELD(FIELD_INT, permission, account_id),
    DB_WORD_FIELD(&permission_roles, permission, role),
    DB_WORD_FIELD(&permission_scopes, permission, scope),
    DB_FIELD(FIELD_INT, permission, party_id),
    DB_FIELD(FIELD_INT, permission, organization_id),
    DB_FIELD(FIELD_DAY, permission, starts_on),
    DB_FIELD(FIELD_DAY, permission, ends_on),
    DB_FIELD(FIELD_MOMENT, permission, ended_at),
};
static const struct db_fields PERMISSION = DB_FIELDS(permission, permission_row);

#define GRANTED(type, column) {#column, (type), offsetof(struct granted_permission, permission.column), NULL}
static const struct db_field granted_row[] = {
    GRANTED(FIELD_INT, id),
    GRANTED(FIELD_INT, account_id),
    {"role", FIELD_WORD, offsetof(struct granted_permission, permission.role), &permission_roles},
    {"scope", FIELD_WORD, offsetof(struct granted_permission, permission.scope), &permission_scopes},
    GRANTED(FIELD_INT, party_id),
    GRANTED(FIELD_INT, organization_id),
    GRANTED(FIELD_DAY, starts_on),
    GRANTED(FIELD_DAY, ends_on),
    GRANTED(FIELD_MOMENT, ended_at),
    DB_FIELD(FIELD_TEXT, granted_permission, account_name),
    DB_FIELD(FIELD_TEXT, granted_permission, account_email),
    DB_FIELD(FIELD_TEXT, granted_permission, place_name),
    DB_FIELD(FIELD_TEXT, granted_permission, ground),
    DB_FIELD(FIELD_TEXT, granted_permission, granted_by),
    DB_FIELD(FIELD_MOMENT, granted_permission, granted_at),
};
static const struct db_fields GRANTED_PERMISSION = DB_FIELDS(granted_permission, granted_row);

/* ---- accounts ----------------------------------------------------------------------------------------------------- */

enum err account_get(struct db *db, struct arena *a, int64_t id, struct account *ret_account)
{
    return db_get(db, a, &stmt_account_get, DB_VALUES(DB_INT(id)), &ACCOUNT, ret_account);
}

enum err account_find_by_email(struct db *db, const char *email, int64_t *ret_id)
{
    return db_find_id(db, &stmt_account_find_by_email, DB_VALUES(DB_TEXT(email)), ret_id);
}

enum err account_list(struct db *db, struct arena *a, struct account **ret_all, size_t *ret_n)
{
    return db_list(db, a, &stmt_account_list, DB_NO_VALUES, &ACCOUNT, ret_all, ret_n);
}

enum err account_add(struct db *db, const struct account *account, const struct viewer *by, int64_t *ret_id)
{
    auto_tx struct db_tx tx = {0};
    char subject[AUDIT_SUBJECT];
    int64_t id;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_get_int(db, &stmt_account_add,
                   DB_VALUES(DB_TEXT(account->email), DB_TEXT(account->name), DB_TEXT(account->language),
                             DB_INT(account->created_at.s)),
                   &id));
    TRY(audit_add(db, account->created_at, by, _N("Account added"), audit_subject(subject, "account", id)));
    TRY(db_commit(&tx));
    *ret_id = id;
    return OK;
}

/* Would nobody be left to give permissions? */
static enum err check_administrator_is_left(struct db *db, const struct permission *p, struct day today)
{
    char iso[11];
    int64_t others;
    if (p->role != ROLE_ADMINISTRATOR || !permission_in_force(p, today)) return OK;
    TRY(db_get_int(db, &stmt_account_permission_count_administrators, DB_VALUES(DB_TEXT(day_iso(today, iso)), DB_INT(p->id)),
                   &others));
    return others ? OK : ERR_CONFLICT;
}

enum err account_end(struct db *db, int64_t id, struct moment now, struct day today, const struct viewer *by)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx = {0};
    char subject[AUDIT_SUBJECT];
    struct permission *permissions;
    size_t n;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(permission_list_in_force(db, a, id, today, &permissions, &n));
    for (size_t i = 0; i < n; i++)
        TRY(check_administrator_is_left(db, &permissions[i], today));
    TRY(db_run(db, &stmt_account_end, DB_VALUES(DB_INT(id), DB_INT(now.s))));
    if (!db_changes(db)) return ERR_CONFLICT;
    TRY(db_run(db, &stmt_account_permission_end_by_account, DB_VALUES(DB_INT(id), DB_INT(now.s))));
    TRY(session_end_all(db, id, 0, now));
    TRY(audit_add(db, now, by, _N("Account ended"), audit_subject(subject, "account", id)));
    return db_commit(&tx);
}

/* ---- permissions -------------------------------------------------------------------------------------------------- */

enum err permission_add(struct db *db, const struct grant *grant, const struct viewer *by, int64_t *ret_id,
                        struct problem *why)
{
    const struct permission *p = &grant->permission;
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx = {0};
    char subject[AUDIT_SUBJECT], iso[11];
    int64_t id, granted_by = by && by->account_id > 0 ? by->account_id : 0;
    TRY(permission_check(p, why));
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_get_int(db, &stmt_account_permission_add,
                   DB_VALUES(DB_INT(p->account_id), db_word(&permission_roles, p->role), db_word(&permission_scopes, p->scope),
                             DB_ID(p->scope == SCOPE_PARTY ? p->party_id : 0),
                             DB_ID(p->scope == SCOPE_ORGANIZATION ? p->organization_id : 0),
                             DB_TEXT(day_iso(p->starts_on, iso)), db_day_in(a, p->ends_on), DB_TEXT(grant->ground),
                             DB_ID(granted_by), DB_INT(grant->now.s)),
                   &id));
    const char *detail = arena_printf(a, "%s, account %lld, %s %lld", word_code(&permission_roles, p->role),
                                      (long long)p->account_id, word_code(&permission_scopes, p->scope),
                                      (long long)(p->party_id ? p->party_id : p->organization_id));
    TRY(audit_add_detail(db, &(struct audit_entry){.at = grant->now,
                                                   .account_id = granted_by,
                                                   .action = _N("Permission given"),
                                                   .subject = audit_subject(subject, "permission", id),
                                                   .detail = detail}));
    TRY(db_commit(&tx));
    *ret_id = id;
    return OK;
}

enum err permission_get(struct db *db, struct arena *a, int64_t id, struct permission *ret_permission)
{
    return db_get(db, a, &stmt_account_permission_get, DB_VALUES(DB_INT(id)), &PERMISSION, ret_permission);
}

enum err permission_end(struct db *db, int64_t id, struct moment now, struct day today, const struct viewer *by)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx = {0};
    char subject[AUDIT_SUBJECT];
    struct permission p;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(permission_get(db, a, id, &p));
    TRY(check_administrator_is_left(db, &p, today));
    TRY(db_run(db, &stmt_account_permission_end, DB_VALUES(DB_INT(id), DB_INT(now.s))));
    if (!db_changes(db)) return ERR_CONFLICT;
    TRY(audit_add(db, now, by, _N("Permission ended"), audit_subject(subject, "permission", id)));
    return db_commit(&tx);
}

enum err permission_list_in_force(struct db *db, struct arena *a, int64_t account_id, struct day today,
                                  struct permission **ret_all, size_t *ret_n)
{
    char iso[11];
    return db_list(db, a, &stmt_account_permission_list_in_force, DB_VALUES(DB_INT(account_id), DB_TEXT(day_iso(today, iso))),
                   &PERMISSION, ret_all, ret_n);
}

enum err permission_list_by_account(struct db *db, struct arena *a, int64_t account_id,
                                    struct granted_permission **ret_all, size_t *ret_n)
{
    return db_list(db, a, &stmt_account_permission_list_by_account, DB_VALUES(DB_INT(account_id)), &GRANTED_PERMISSION, ret_all,
                   ret_n);
}

enum err permission_list(struct db *db, struct arena *a, struct granted_permission **ret_all, size_t *ret_n)
{
    return db_list(db, a, &stmt_account_permission_list, DB_NO_VALUES, &GRANTED_PERMISSION, ret_all, ret_n);
}
