/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/account/session_store.h"

#include "core/secret.h"
#include "core/viewer.h"
#include "feature/account.sql.h"
#include "feature/audit/audit_store.h"

enum { DAY_SECONDS = 24 * 3600, SESSIONS_KEPT_SECONDS = 30 * DAY_SECONDS };

static const struct db_field link_row[] = {
    DB_FIELD(FIELD_INT, login_link, account_id),
    DB_FIELD(FIELD_TEXT, login_link, browser_hash),
    DB_FIELD(FIELD_MOMENT, login_link, created_at),
    DB_FIELD(FIELD_MOMENT, login_link, expires_at),
    DB_FIELD(FIELD_MOMENT, login_link, used_at),
};
static const struct db_fields LINK = DB_FIELDS(login_link, link_row);

static const struct db_field session_row[] = {
    DB_FIELD(FIELD_INT, session, id),
    DB_FIELD(FIELD_INT, session, account_id),
    DB_FIELD(FIELD_TEXT, session, agent),
    DB_FIELD(FIELD_MOMENT, session, created_at),
    DB_FIELD(FIELD_MOMENT, session, seen_at),
    DB_FIELD(FIELD_MOMENT, session, expires_at),
    DB_FIELD(FIELD_MOMENT, session, ended_at),
    DB_FIELD(FIELD_MOMENT, session, second_factor_at),
    DB_FIELD(FIELD_TEXT, session, second_factor_from),
    DB_FIELD(FIELD_MOMENT, session, replayed_at),
    DB_FIELD(FIELD_TEXT, session, replayed_agent),
    DB_FIELD(FIELD_TEXT, session, account_name),
    DB_FIELD(FIELD_MOMENT, session, account_ended_at),
    DB_FIELD(FIELD_MOMENT, session, totp_at),
    DB_FIELD(FIELD_MOMENT, session, token_issued_at),
    DB_FIELD(FIELD_MOMENT, session, token_used_at),
    DB_FIELD(FIELD_MOMENT, session, token_superseded_at),
};
static const struct db_fields SESSION = DB_FIELDS(session, session_row);

static const char *token_hash(struct arena *a, const char *token)
{
    return secret_hash(a, "token", token);
}

static enum err log_of(struct db *db, struct moment now, int64_t account_id, const char *action, const char *kind,
                       int64_t id)
{
    char subject[AUDIT_SUBJECT];
    return audit_add(db, now, &(struct viewer){.account_id = account_id}, action, audit_subject(subject, kind, id));
}

/* ---- links -------------------------------------------------------------------------------------------------------- */

const char *login_link_browser(struct arena *a, const char *browser)
{
    return *browser ? secret_hash(a, "browser", browser) : "";
}

enum err login_link_add(struct db *db, int64_t account_id, const char *token, const char *browser, struct moment now,
                        int seconds)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_account_link_remove_old, DB_VALUES(DB_INT(now.s - DAY_SECONDS))));
    TRY(db_run(db, &stmt_account_link_add,
               DB_VALUES(DB_TEXT(secret_hash(a, "link", token)), DB_ID(account_id),
                         DB_TEXT(login_link_browser(a, browser)), DB_INT(now.s), DB_INT(now.s + seconds))));
    return db_commit(&tx);
}

enum err login_link_count(struct db *db, int64_t account_id, struct moment now, int64_t *ret_n)
{
    return db_get_int(db, &stmt_account_link_count, DB_VALUES(DB_INT(account_id), DB_INT(now.s - LINK_SECONDS)), ret_n);
}

enum err login_link_get(struct db *db, struct arena *a, const char *token, struct login_link *ret_link)
{
    return db_get(db, a, &stmt_account_link_get, DB_VALUES(DB_TEXT(secret_hash(a, "link", token))), &LINK, ret_link);
}

enum err login_link_list(struct db *db, struct arena *a, int64_t account_id, struct login_link **ret_all, size_t *ret_n)
{
    return db_list(db, a, &stmt_account_link_list_by_account, DB_VALUES(DB_INT(account_id)), &LINK, ret_all, ret_n);
}

/* ---- sessions ----------------------------------------------------------------------------------------------------- */

static enum err remove_old(struct db *db, struct moment now)
{
    const struct db_value before = DB_INT(now.s - SESSIONS_KEPT_SECONDS);
    TRY(db_run(db, &stmt_account_session_token_remove_old, DB_VALUES(before)));
    return db_run(db, &stmt_account_session_remove_old, DB_VALUES(before));
}

enum err session_add(struct db *db, const struct sign_in *s, int64_t *ret_id)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    int64_t id;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(remove_old(db, s->now));
    TRY(db_run(db, &stmt_account_link_use, DB_VALUES(DB_TEXT(secret_hash(a, "link", s->link)), DB_INT(s->now.s))));
    if (!db_changes(db)) return ERR_CONFLICT;
    TRY(db_get_int(db, &stmt_account_session_add,
                   DB_VALUES(DB_INT(s->account_id), DB_TEXT(secret_hash(a, "session", s->key)),
                             DB_TEXT(arena_printf(a, "%.*s", AGENT_MAX, s->agent)), DB_INT(s->now.s),
                             DB_INT(s->now.s + SESSION_SECONDS), DB_TEXT(s->from)),
                   &id));
    TRY(db_run(db, &stmt_account_session_token_add,
               DB_VALUES(DB_TEXT(token_hash(a, s->token)), DB_INT(id), DB_INT(s->now.s), DB_INT(s->now.s))));
    TRY(log_of(db, s->now, s->account_id, _N("Signed in by link"), "session", id));
    TRY(db_commit(&tx));
    *ret_id = id;
    return OK;
}

enum err session_find(struct db *db, struct arena *a, const char *key, const char *token, struct session *ret_session)
{
    return db_get(db, a, &stmt_account_session_find,
                  DB_VALUES(DB_TEXT(secret_hash(a, "session", key)), DB_TEXT(token_hash(a, token))), &SESSION,
                  ret_session);
}

enum err session_list(struct db *db, struct arena *a, int64_t account_id, struct moment now, struct session **ret_all,
                      size_t *ret_n)
{
    return db_list(db, a, &stmt_account_session_list_by_account,
                   DB_VALUES(DB_INT(account_id), DB_INT(now.s - SESSIONS_KEPT_SECONDS)), &SESSION, ret_all, ret_n);
}

enum err session_seen(struct db *db, int64_t id, struct moment now)
{
    return db_run(db, &stmt_account_session_seen, DB_VALUES(DB_INT(id), DB_INT(now.s)));
}

enum err session_replayed(struct db *db, const struct session *s, const char *agent, struct moment now)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_account_session_replayed,
               DB_VALUES(DB_INT(s->id), DB_INT(now.s), DB_TEXT(arena_printf(a, "%.*s", AGENT_MAX, agent)))));
    TRY(log_of(db, now, s->account_id, _N("Session cookie used elsewhere"), "session", s->id));
    return db_commit(&tx);
}

enum err session_token_add(struct db *db, int64_t id, const char *token, struct moment now)
{
    auto_arena struct arena *a = arena_new();
    return db_run(db, &stmt_account_session_token_add,
                  DB_VALUES(DB_TEXT(token_hash(a, token)), DB_INT(id), DB_INT(now.s), DB_NULL));
}

enum err session_token_used(struct db *db, int64_t id, const char *token, struct moment now)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    const char *hash = token_hash(a, token);
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_account_session_token_use, DB_VALUES(DB_TEXT(hash), DB_INT(now.s))));
    TRY(db_run(db, &stmt_account_session_token_supersede, DB_VALUES(DB_INT(id), DB_TEXT(hash), DB_INT(now.s))));
    return db_commit(&tx);
}

enum err session_second_factor(struct db *db, const struct session *s, const char *token, const char *from,
                               struct moment now)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    const char *hash = token_hash(a, token);
    const struct db_value past_grace = DB_INT(now.s - TOKEN_GRACE_SECONDS - 1);
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_account_session_token_add, DB_VALUES(DB_TEXT(hash), DB_INT(s->id), DB_INT(now.s), DB_INT(now.s))));
    TRY(db_run(db, &stmt_account_session_token_supersede, DB_VALUES(DB_INT(s->id), DB_TEXT(hash), past_grace)));
    TRY(db_run(db, &stmt_account_session_second_factor, DB_VALUES(DB_INT(s->id), DB_INT(now.s), DB_TEXT(from))));
    TRY(log_of(db, now, s->account_id, _N("Second factor given"), "session", s->id));
    return db_commit(&tx);
}

enum err session_end(struct db *db, int64_t account_id, int64_t id, struct moment now)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_account_session_end, DB_VALUES(DB_INT(id), DB_INT(account_id), DB_INT(now.s))));
    if (!db_changes(db)) return ERR_NOT_FOUND;
    TRY(log_of(db, now, account_id, _N("Session ended"), "session", id));
    return db_commit(&tx);
}

enum err session_end_all(struct db *db, int64_t account_id, int64_t except_id, struct moment now)
{
    return db_run(db, &stmt_account_session_end_by_account,
                  DB_VALUES(DB_INT(account_id), DB_INT(except_id), DB_INT(now.s)));
}
