/* mail_store.h — the queue of mail in the database: added by any feature, emptied by the job of `serve`.
 *
 *     TRY(mail_add(db, &(struct mail){.kind = MAIL_LOGIN_LINK, .to = email, .to_name = name,
 *                                     .subject = subject, .text = text}, why));
 *
 * Called inside the transaction of what the mail tells of: both are kept or neither. Private: the
 * generation stays.
 *
 * Nothing is lost and hardly anything sent twice: a row is marked as being sent, committed, before the
 * server hears of it (mail_take), and as sent when the server has taken it (mail_settle). A program
 * killed between the two leaves a row that is tried again after MAIL_LEASE, with the same Message-ID;
 * only when the server had already taken it does it arrive twice. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "feature/mail/mail.h"

/* Queues it. ERR_INPUT and ERR_LIMIT as mail_check and mail_check_recipient. */
must_check enum err mail_add(struct db *db, const struct mail *m, struct problem *why);
/* One message to many, each a mail of their own; m->to and m->to_name are not read. All or none. */
must_check enum err mail_add_to(struct db *db, const struct mail *m, const struct mail_recipient *to,
                                size_t n, struct problem *why);

/* ---- the job's side ---- */

/* One mail to one recipient that is due. Strings are in the arena. */
struct mail_due {
    int64_t id, message_id, attempts; /* before this one */
    const char *address, *name, *domain, *token;
    int kind;
    struct moment next_at, expires_at, suspended_at;
};
/* The next ones, at most `limit`: urgent ones, then by time. Domains over their limit are held back first. */
must_check enum err mail_list_due(struct db *db, struct arena *a, struct moment now, int limit,
                                  struct mail_due **ret_all, size_t *ret_n);

/* A message as it was added. */
struct mail_content {
    int64_t id;
    int kind;
    const char *ref, *subject, *body, *list_id, *attachment_name, *attachment_type;
    struct str attachment;
    struct moment created_at;
};
must_check enum err mail_get_content(struct db *db, struct arena *a, int64_t message_id,
                                     struct mail_content *ret);

/* Marks it as being sent. ERR_CONFLICT when another has taken it since it was listed; ERR_LIMIT when its
 * domain has had its share: it is then held back with the others. */
must_check enum err mail_take(struct db *db, const struct mail_due *due, struct moment now);
/* Writes down what became of it; a refusal counts as a hard bounce of the address. */
must_check enum err mail_settle(struct db *db, const struct mail_due *due, enum mail_outcome outcome,
                                struct moment now);

/* A mail came back for good, told by its token. ERR_NOT_FOUND for a token that is none of ours; telling
 * twice counts once. */
must_check enum err mail_bounce(struct db *db, const char *token, struct moment now);

/* ---- the operator's side ---- */

struct mail_row {
    int64_t id, message_id, attempts;
    const char *address, *domain, *ref, *last_error;
    int kind, state;
    struct moment next_at, tried_at;
};
/* Those of a state by number, from the one after `after` on. */
must_check enum err mail_list(struct db *db, struct arena *a, enum mail_state state, int64_t after, int limit,
                              struct mail_row **ret_all, size_t *ret_n);
must_check enum err mail_count(struct db *db, enum mail_state state, int64_t *ret_n);

/* Tries again from the beginning: one that failed or whose address is suspended, which it no longer is
 * then; with id 0 all that failed. What came back or is too late stays. *ret_n says how many. */
must_check enum err mail_retry(struct db *db, int64_t id, struct moment now, int64_t *ret_n);
