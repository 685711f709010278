/* session_store.h — links, sessions and second factors in the database. Private: the generation stays.
 *
 * Keys and codes come in plain and are stored only as hashes (core/secret.h). What changes how somebody signs in is
 * logged in the same transaction. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "feature/account/account.h"
#include "feature/account/session.h"

/* ---- links ---- */

/* A new link of so many seconds for an account (0: for nobody, so that it takes as long). `browser` is the key of the
 * browser that asked, "" for any. Links past their time by a day are removed on the way. */
must_check enum err login_link_add(struct db *db, int64_t account_id, const char *token, const char *browser,
                                   struct moment now, int seconds);
/* How many this account asked for in the last LINK_SECONDS. */
must_check enum err login_link_count(struct db *db, int64_t account_id, struct moment now, int64_t *ret_n);
/* ERR_NOT_FOUND for a token that is none. */
must_check enum err login_link_get(struct db *db, struct arena *a, const char *token, struct login_link *ret_link);
must_check enum err login_link_list(struct db *db, struct arena *a, int64_t account_id, struct login_link **ret_all,
                                    size_t *ret_n);
/* The hash that a link keeps of its browser; in the arena. */
const char *login_link_browser(struct arena *a, const char *browser);

/* ---- sessions ---- */

/* What a session begins with. */
struct sign_in {
    const char *link;       /* the token used up; ERR_CONFLICT when another used it in the meantime */
    int64_t account_id;
    const char *key, *token; /* the halves of the cookie */
    const char *agent, *from;
    struct moment now;
};
must_check enum err session_add(struct db *db, const struct sign_in *sign_in, int64_t *ret_id);

/* The session whose cookie this is, with its token's state to be judged. ERR_NOT_FOUND when there is none. */
must_check enum err session_find(struct db *db, struct arena *a, const char *key, const char *token,
                                 struct session *ret_session);
/* The last 30 days', newest first; ended ones too. */
must_check enum err session_list(struct db *db, struct arena *a, int64_t account_id, struct moment now,
                                 struct session **ret_all, size_t *ret_n);

must_check enum err session_seen(struct db *db, int64_t id, struct moment now);
/* Marks a replay for the owner to see, and logs it. */
must_check enum err session_replayed(struct db *db, const struct session *s, const char *agent, struct moment now);
/* A new token, to be sent to the browser; the present one goes on until the new one is used. */
must_check enum err session_token_add(struct db *db, int64_t id, const char *token, struct moment now);
/* The token has been used: those before it are superseded. */
must_check enum err session_token_used(struct db *db, int64_t id, const char *token, struct moment now);
/* A second factor has been given: this token alone is good from now on, copies of those before are worth nothing. */
must_check enum err session_second_factor(struct db *db, const struct session *s, const char *token, const char *from,
                                          struct moment now);
/* ERR_NOT_FOUND when the account has no such open session. */
must_check enum err session_end(struct db *db, int64_t account_id, int64_t id, struct moment now);
/* All but one (0: all). */
must_check enum err session_end_all(struct db *db, int64_t account_id, int64_t except_id, struct moment now);

/* ---- second factors ---- */

struct totp {
    const char *secret;
    struct moment created_at, confirmed_at;
    int64_t last_step;
};
/* A secret of "" when none is enrolled or begun (OK). */
must_check enum err totp_get(struct db *db, struct arena *a, int64_t account_id, struct totp *ret_totp);
/* Begins an enrolment, in place of one begun before. ERR_CONFLICT when one is confirmed. */
must_check enum err totp_start(struct db *db, int64_t account_id, const char *secret, struct moment now);
/* The first right code ends the enrolment. ERR_INPUT for a wrong one. New recovery codes come with it. */
must_check enum err totp_enrol(struct db *db, struct arena *a, int64_t account_id, const char *code, struct moment now,
                               const char *ret_codes[static RECOVERY_CODES]);
/* Takes codes away; recovery codes go with them. */
must_check enum err totp_remove(struct db *db, int64_t account_id, struct moment now);
/* New recovery codes in place of the old. */
must_check enum err recovery_renew(struct db *db, struct arena *a, int64_t account_id, struct moment now,
                                   const char *ret_codes[static RECOVERY_CODES]);

/* Is the code right: one of the moment, or an unused recovery code? Counts wrong ones, and commits that. ERR_INPUT when
 * it is wrong, ERR_LIMIT after WRONG_CODES_MAX in a row. */
must_check enum err second_factor_check(struct db *db, int64_t account_id, const char *code, struct moment now);
