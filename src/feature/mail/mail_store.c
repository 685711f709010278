/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/mail/mail_store.h"

#include "core/hash.h"
#include "core/secret.h"
#include "feature/mail.sql.h"

enum { TOKEN_DIGITS = 24 };

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

/* Hexadecimal, since mail servers may change the case of a local part. */
static const char *token_make(struct arena *a)
{
    char hash[HASH_HEX];
    return arena_strndup(a, hash_sha256(str_of(secret_make(a)), hash), TOKEN_DIGITS);
}

static enum err add_message(struct db *db, const struct mail *m, struct moment now, int64_t *ret_id)
{
    static const struct mail_attachment none = {"", "", {NULL, 0}};
    const struct mail_attachment *part = m->attachment ? m->attachment : &none;
    return db_get_int(db, &stmt_mail_message_add,
                      DB_VALUES(db_word(&mail_kinds, (int)m->kind), DB_TEXT(or_empty(m->ref)),
                                DB_TEXT(m->subject), DB_TEXT(or_empty(m->text)), DB_TEXT(or_empty(m->list)),
                                DB_TEXT(or_empty(part->name)), DB_TEXT(part->type),
                                m->attachment ? DB_BLOB(part->bytes) : DB_NULL, DB_INT(now.s),
                                DB_MOMENT(m->expires)),
                      ret_id);
}

static enum err add_recipient(struct db *db, struct arena *a, int64_t message_id,
                              const struct mail_recipient *to, const struct db_value when[static 2])
{
    char *domain = arena_strdup(a, strchr(to->address, '@') + 1);
    for (char *p = domain; *p; p++)
        *p = char_lower(*p);
    return db_run(db, &stmt_mail_recipient_add,
                  DB_VALUES(DB_INT(message_id), DB_TEXT(to->address), DB_TEXT(or_empty(to->name)),
                            DB_TEXT(domain), DB_TEXT(token_make(a)), when[0], when[1]));
}

enum err mail_add_to(struct db *db, const struct mail *m, const struct mail_recipient *to, size_t n,
                     struct problem *why)
{
    auto_arena struct arena *a = arena_new();
    struct moment now = m->now.s ? m->now : moment_now();
    const struct db_value when[] = {DB_BOOL(mail_is_urgent(m->kind)), DB_INT(now.s)};
    int64_t id;
    TRY(mail_check(m, why));
    for (size_t i = 0; i < n; i++)
        TRY(mail_check_recipient(&to[i], why));
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(add_message(db, m, now, &id));
    for (size_t i = 0; i < n; i++)
        TRY(add_recipient(db, a, id, &to[i], when));
    return db_commit(&tx);
}

enum err mail_add(struct db *db, const struct mail *m, struct problem *why)
{
    return mail_add_to(db, m, &(struct mail_recipient){m->to, m->to_name}, 1, why);
}

/* ---- the job's side ---- */

static const struct db_field due_row[] = {
    DB_FIELD(FIELD_INT, mail_due, id),
    DB_FIELD(FIELD_INT, mail_due, message_id),
    DB_FIELD(FIELD_TEXT, mail_due, address),
    DB_FIELD(FIELD_TEXT, mail_due, name),
    DB_FIELD(FIELD_TEXT, mail_due, domain),
    DB_FIELD(FIELD_TEXT, mail_due, token),
    DB_FIELD(FIELD_INT, mail_due, attempts),
    DB_FIELD(FIELD_MOMENT, mail_due, next_at),
    DB_WORD_FIELD(&mail_kinds, mail_due, kind),
    DB_FIELD(FIELD_MOMENT, mail_due, expires_at),
    DB_FIELD(FIELD_MOMENT, mail_due, suspended_at),
};
static const struct db_fields DUE = DB_FIELDS(mail_due, due_row);

static const struct db_field content_row[] = {
    DB_FIELD(FIELD_INT, mail_content, id),
    DB_WORD_FIELD(&mail_kinds, mail_content, kind),
    DB_FIELD(FIELD_TEXT, mail_content, ref),
    DB_FIELD(FIELD_TEXT, mail_content, subject),
    DB_FIELD(FIELD_TEXT, mail_content, body),
    DB_FIELD(FIELD_TEXT, mail_content, list_id),
    DB_FIELD(FIELD_TEXT, mail_content, attachment_name),
    DB_FIELD(FIELD_TEXT, mail_content, attachment_type),
    DB_FIELD(FIELD_BLOB, mail_content, attachment),
    DB_FIELD(FIELD_MOMENT, mail_content, created_at),
};
static const struct db_fields CONTENT = DB_FIELDS(mail_content, content_row);

enum err mail_list_due(struct db *db, struct arena *a, struct moment now, int limit,
                       struct mail_due **ret_all, size_t *ret_n)
{
    TRY(db_list(db, a, &stmt_mail_list_due, DB_VALUES(DB_INT(1), DB_INT(now.s), DB_INT(limit)), &DUE, ret_all,
                ret_n));
    if (*ret_n) return OK;
    return db_list(db, a, &stmt_mail_list_due, DB_VALUES(DB_INT(0), DB_INT(now.s), DB_INT(limit)), &DUE,
                   ret_all, ret_n);
}

enum err mail_get_content(struct db *db, struct arena *a, int64_t message_id, struct mail_content *ret)
{
    return db_get(db, a, &stmt_mail_message_get, DB_VALUES(DB_INT(message_id)), &CONTENT, ret);
}

/* ERR_LIMIT, and its queue held back (which stays), when the domain has had its share. */
static enum err check_domain(struct db *db, const struct mail_due *due, struct moment now)
{
    int64_t tried;
    if (mail_is_urgent((enum mail_kind)due->kind)) return OK;
    TRY(db_get_int(db, &stmt_mail_count_tried,
                   DB_VALUES(DB_TEXT(due->domain), DB_INT(now.s - MAIL_DOMAIN_SECONDS)), &tried));
    if (tried < MAIL_DOMAIN_LIMIT) return OK;
    TRY(db_run(db, &stmt_mail_hold_domain,
               DB_VALUES(DB_TEXT(due->domain), DB_INT(now.s), DB_INT(now.s + MAIL_DOMAIN_SECONDS))));
    return ERR_LIMIT;
}

enum err mail_take(struct db *db, const struct mail_due *due, struct moment now)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    enum err e = check_domain(db, due, now);
    if (e == OK) {
        TRY(db_run(
            db, &stmt_mail_take,
            DB_VALUES(DB_INT(due->id), DB_INT(due->next_at.s), DB_INT(now.s + MAIL_LEASE), DB_INT(now.s))));
        if (db_changes(db) == 0) return ERR_CONFLICT;
    } else if (e != ERR_LIMIT) {
        return e;
    }
    TRY(db_commit(&tx));
    return e;
}

struct bounced {
    int64_t hard_bounces;
    struct moment bounced_at, suspended_at;
};
static const struct db_field bounced_row[] = {
    DB_FIELD(FIELD_INT, bounced, hard_bounces),
    DB_FIELD(FIELD_MOMENT, bounced, bounced_at),
    DB_FIELD(FIELD_MOMENT, bounced, suspended_at),
};
static const struct db_fields BOUNCED = DB_FIELDS(bounced, bounced_row);

static enum err count_bounce(struct db *db, const char *address, struct moment now)
{
    auto_arena struct arena *a = arena_new();
    struct bounced b = {0};
    enum err e = db_get(db, a, &stmt_mail_address_get, DB_VALUES(DB_TEXT(address)), &BOUNCED, &b);
    if (e != OK && e != ERR_NOT_FOUND) return e;
    int64_t n = mail_bounces(b.hard_bounces, b.bounced_at, now);
    struct moment suspended = n >= MAIL_HARD_BOUNCES && !b.suspended_at.s ? now : b.suspended_at;
    TRY(db_run(db, &stmt_mail_address_add,
               DB_VALUES(DB_TEXT(address), DB_INT(n), DB_INT(now.s), DB_MOMENT(suspended))));
    return suspended.s ? db_run(db, &stmt_mail_suspend_waiting, DB_VALUES(DB_TEXT(address))) : OK;
}

enum err mail_settle(struct db *db, const struct mail_due *due, enum mail_outcome outcome, struct moment now)
{
    bool tried = outcome != MAIL_EXPIRED && outcome != MAIL_ADDRESS_SUSPENDED;
    struct mail_step step = mail_after(outcome, due->attempts + (tried ? 1 : 0), now);
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_mail_settle,
               DB_VALUES(DB_INT(due->id), db_word(&mail_states, (int)step.state), DB_INT(step.attempts),
                         DB_MOMENT(step.next),
                         DB_TEXT(outcome == MAIL_ACCEPTED ? "" : word_code(&mail_outcomes, (int)outcome)))));
    if (outcome == MAIL_REFUSED) TRY(count_bounce(db, due->address, now));
    if (outcome == MAIL_ACCEPTED)
        TRY(db_run(db, &stmt_mail_message_forget, DB_VALUES(DB_INT(due->message_id))));
    return db_commit(&tx);
}

static const struct db_field found_row[] = {
    DB_FIELD(FIELD_INT, mail_row, id),
    DB_FIELD(FIELD_INT, mail_row, message_id),
    DB_FIELD(FIELD_TEXT, mail_row, address),
    DB_WORD_FIELD(&mail_states, mail_row, state),
};
static const struct db_fields FOUND = DB_FIELDS(mail_row, found_row);

enum err mail_bounce(struct db *db, const char *token, struct moment now)
{
    auto_arena struct arena *a = arena_new();
    struct mail_row row = {0};
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_get(db, a, &stmt_mail_find_by_token, DB_VALUES(DB_TEXT(token)), &FOUND, &row));
    if (row.state != MAIL_FAILED) {
        TRY(db_run(db, &stmt_mail_return, DB_VALUES(DB_INT(row.id))));
        TRY(count_bounce(db, row.address, now));
    }
    return db_commit(&tx);
}

/* ---- the operator's side ---- */

static const struct db_field list_row[] = {
    DB_FIELD(FIELD_INT, mail_row, id),
    DB_FIELD(FIELD_INT, mail_row, message_id),
    DB_FIELD(FIELD_TEXT, mail_row, address),
    DB_FIELD(FIELD_TEXT, mail_row, domain),
    DB_FIELD(FIELD_INT, mail_row, attempts),
    DB_FIELD(FIELD_MOMENT, mail_row, next_at),
    DB_FIELD(FIELD_MOMENT, mail_row, tried_at),
    DB_FIELD(FIELD_TEXT, mail_row, last_error),
    DB_FIELD(FIELD_TEXT, mail_row, ref),
    DB_WORD_FIELD(&mail_kinds, mail_row, kind),
    DB_WORD_FIELD(&mail_states, mail_row, state),
};
static const struct db_fields LIST = DB_FIELDS(mail_row, list_row);

enum err mail_list(struct db *db, struct arena *a, enum mail_state state, int64_t after, int limit,
                   struct mail_row **ret_all, size_t *ret_n)
{
    return db_list(db, a, &stmt_mail_list_by_state,
                   DB_VALUES(db_word(&mail_states, (int)state), DB_INT(after), DB_INT(limit)), &LIST, ret_all,
                   ret_n);
}

enum err mail_count(struct db *db, enum mail_state state, int64_t *ret_n)
{
    return db_get_int(db, &stmt_mail_count_by_state, DB_VALUES(db_word(&mail_states, (int)state)), ret_n);
}

enum err mail_retry(struct db *db, int64_t id, struct moment now, int64_t *ret_n)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    if (id)
        TRY(db_run(db, &stmt_mail_retry, DB_VALUES(DB_INT(id), DB_INT(now.s))));
    else
        TRY(db_run(db, &stmt_mail_retry_failed, DB_VALUES(DB_INT(now.s))));
    int64_t n = db_changes(db);
    if (id && n) TRY(db_run(db, &stmt_mail_address_resume, DB_VALUES(DB_INT(id))));
    TRY(db_commit(&tx));
    *ret_n = n;
    return OK;
}
