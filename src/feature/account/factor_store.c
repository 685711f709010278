/* One-time codes and recovery codes; declared in session_store.h. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/secret.h"
#include "core/viewer.h"
#include "feature/account.sql.h"
#include "feature/account/account_store.h"
#include "feature/account/session_store.h"
#include "feature/audit/audit_store.h"

static const struct db_field totp_row[] = {
    DB_FIELD(FIELD_TEXT, totp, secret),
    DB_FIELD(FIELD_MOMENT, totp, created_at),
    DB_FIELD(FIELD_MOMENT, totp, confirmed_at),
    DB_FIELD(FIELD_INT, totp, last_step),
};
static const struct db_fields TOTP = DB_FIELDS(totp, totp_row);

static enum err log_own(struct db *db, struct moment now, int64_t account_id, const char *action)
{
    char subject[AUDIT_SUBJECT];
    return audit_add(db, now, &(struct viewer){.account_id = account_id}, action,
                     audit_subject(subject, "account", account_id));
}

enum err totp_get(struct db *db, struct arena *a, int64_t account_id, struct totp *ret_totp)
{
    struct totp totp = {.secret = ""};
    enum err e = db_get(db, a, &stmt_account_totp_get, DB_VALUES(DB_INT(account_id)), &TOTP, &totp);
    if (e != OK && e != ERR_NOT_FOUND) return e;
    *ret_totp = totp;
    return OK;
}

enum err totp_start(struct db *db, int64_t account_id, const char *secret, struct moment now)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct totp totp;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(totp_get(db, a, account_id, &totp));
    if (totp.confirmed_at.s) return ERR_CONFLICT;
    TRY(db_run(db, &stmt_account_totp_remove, DB_VALUES(DB_INT(account_id))));
    TRY(db_run(db, &stmt_account_totp_start, DB_VALUES(DB_INT(account_id), DB_TEXT(secret), DB_INT(now.s))));
    return db_commit(&tx);
}

/* In the present transaction. */
static enum err make_recovery_codes(struct db *db, struct arena *a, int64_t account_id, struct moment now,
                                    const char *ret_codes[static RECOVERY_CODES])
{
    TRY(db_run(db, &stmt_account_recovery_remove, DB_VALUES(DB_INT(account_id))));
    for (int i = 0; i < RECOVERY_CODES; i++) {
        ret_codes[i] = recovery_make(a);
        const char *hash = secret_hash(a, "recovery", recovery_read(a, ret_codes[i]));
        TRY(db_run(db, &stmt_account_recovery_add, DB_VALUES(DB_TEXT(hash), DB_INT(account_id), DB_INT(now.s))));
    }
    return OK;
}

enum err totp_enrol(struct db *db, struct arena *a, int64_t account_id, const char *code, struct moment now,
                    const char *ret_codes[static RECOVERY_CODES])
{
    auto_tx struct db_tx tx;
    struct totp totp;
    int64_t step;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(totp_get(db, a, account_id, &totp));
    if (!*totp.secret || totp.confirmed_at.s) return ERR_CONFLICT;
    TRY(totp_check(totp.secret, code, now, 0, &step));
    TRY(db_run(db, &stmt_account_totp_confirm, DB_VALUES(DB_INT(account_id), DB_INT(now.s))));
    TRY(db_run(db, &stmt_account_totp_step, DB_VALUES(DB_INT(account_id), DB_INT(step))));
    TRY(make_recovery_codes(db, a, account_id, now, ret_codes));
    TRY(log_own(db, now, account_id, _N("One-time codes enrolled")));
    return db_commit(&tx);
}

enum err totp_remove(struct db *db, int64_t account_id, struct moment now)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_account_totp_remove, DB_VALUES(DB_INT(account_id))));
    TRY(db_run(db, &stmt_account_recovery_remove, DB_VALUES(DB_INT(account_id))));
    TRY(log_own(db, now, account_id, _N("One-time codes removed")));
    return db_commit(&tx);
}

enum err recovery_renew(struct db *db, struct arena *a, int64_t account_id, struct moment now,
                        const char *ret_codes[static RECOVERY_CODES])
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(make_recovery_codes(db, a, account_id, now, ret_codes));
    TRY(log_own(db, now, account_id, _N("New recovery codes made")));
    return db_commit(&tx);
}

/* ---- at sign-in and before changes -------------------------------------------------------------------------------- */

/* ERR_INPUT when neither kind fits. */
static enum err use_code(struct db *db, struct arena *a, int64_t account_id, const char *code, struct moment now)
{
    struct totp totp;
    int64_t step;
    TRY(totp_get(db, a, account_id, &totp));
    if (!totp.confirmed_at.s) return ERR_INPUT;
    if (totp_check(totp.secret, code, now, totp.last_step, &step) == OK) {
        TRY(db_run(db, &stmt_account_totp_step, DB_VALUES(DB_INT(account_id), DB_INT(step))));
        return db_changes(db) ? OK : ERR_INPUT;
    }
    const char *hash = secret_hash(a, "recovery", recovery_read(a, code));
    TRY(db_run(db, &stmt_account_recovery_use, DB_VALUES(DB_TEXT(hash), DB_INT(account_id), DB_INT(now.s))));
    if (!db_changes(db)) return ERR_INPUT;
    return log_own(db, now, account_id, _N("Recovery code used"));
}

static enum err set_wrong_codes(struct db *db, int64_t account_id, int64_t n, struct moment since)
{
    return db_run(db, &stmt_account_set_wrong_codes, DB_VALUES(DB_INT(account_id), DB_INT(n), DB_MOMENT(since)));
}

/* A pause that is over begins the count anew. */
static enum err count_wrong(struct db *db, const struct account *account, struct moment now)
{
    bool again = account->wrong_codes_since.s && now.s < account->wrong_codes_since.s + WRONG_CODES_SECONDS;
    int64_t n = again ? account->wrong_codes + 1 : 1;
    TRY(set_wrong_codes(db, account->id, n, now));
    return n == WRONG_CODES_MAX ? log_own(db, now, account->id, _N("Too many wrong codes")) : OK;
}

enum err second_factor_check(struct db *db, int64_t account_id, const char *code, struct moment now)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct account account;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(account_get(db, a, account_id, &account));
    if (account_is_locked(&account, now)) return ERR_LIMIT;
    enum err right = use_code(db, a, account_id, code, now);
    if (right != OK && right != ERR_INPUT) return right;
    TRY(right == OK ? set_wrong_codes(db, account_id, 0, (struct moment){0}) : count_wrong(db, &account, now));
    TRY(db_commit(&tx));
    return right;
}
