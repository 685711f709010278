/* session.h — a browser that is signed in (istunto), and the one-time link (kirjautumislinkki) that began it.
 *
 * A link serves once, for a quarter of an hour, in the browser that asked for it. A session's cookie has two halves: a
 * key that stays, and a token that changes every few minutes. A token that comes back after a newer one has been in use,
 * or a cookie that another browser shows, is a replay: it is marked for the owner to see, and the second factor
 * given before no longer counts. Rules only: rows are in session_store.h. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"

enum {
    LINK_SECONDS = 15 * 60,
    LINK_FIRST_SECONDS = 24 * 3600, /* of the first link, which the operator hands over */
    LINKS_MAX = 5,                  /* to one account in LINK_SECONDS; further ones are not sent */

    SESSION_SECONDS = 12 * 3600,     /* at the longest */
    SESSION_IDLE_SECONDS = 4 * 3600, /* without a request */
    SESSION_SEEN_SECONDS = 60,       /* how exactly the last use is kept */
    SESSION_FRESH_SECONDS = 10 * 60, /* how long a second factor serves for changes that ask for one */
    TOKEN_SECONDS = 10 * 60,         /* after this long a new one is given */
    TOKEN_GRACE_SECONDS = 60,        /* requests under way may still come with the one before */
    AGENT_MAX = 200,
};

struct login_link {
    int64_t account_id; /* 0: asked for with an address that has no account; such a token is sent to nobody */
    const char *browser_hash; /* "" a first link: any browser */
    struct moment created_at, expires_at, used_at;
};
enum link_state { LINK_GOOD, LINK_USED, LINK_EXPIRED, LINK_ELSEWHERE };
enum link_state login_link_state(const struct login_link *link, const char *browser_hash, struct moment now);

/* Strings are UTF-8, never NULL, borrowed from the arena the session was read into. */
struct session {
    int64_t id, account_id;
    const char *agent; /* the browser, as it named itself at sign-in */
    struct moment created_at, seen_at, expires_at, ended_at;
    struct moment second_factor_at;
    const char *second_factor_from;
    struct moment replayed_at;
    const char *replayed_agent;

    /* when found by a cookie: of its account and its token */
    const char *account_name;
    struct moment account_ended_at, totp_at;
    struct moment token_issued_at, token_used_at, token_superseded_at;
};

bool session_is_open(const struct session *s, struct moment now);

enum token_state {
    TOKEN_GOOD,
    TOKEN_FIRST_USE, /* given a moment ago; those before it are superseded now */
    TOKEN_PREVIOUS,  /* superseded, but within the grace */
    TOKEN_REPLAYED,
};
enum token_state session_token_state(const struct session *s, struct moment now);
/* Time for a new one? */
bool session_token_is_due(const struct session *s, struct moment now);

/* Does another browser show this cookie? */
bool session_agent_differs(const struct session *s, const char *agent);

/* Signed in halfway: its account has a second factor that has not been given yet. */
bool session_is_waiting(const struct session *s);
/* A second factor given in the last minutes, from here, after any replay. `from`: session_from. */
bool session_is_fresh(const struct session *s, const char *from, struct moment now);
/* The account has no second factor and signed in a moment ago from here: it may choose one. */
bool session_may_enrol(const struct session *s, const char *from, struct moment now);

/* Browser and address of a request as one hash; in the arena. */
const char *session_from(struct arena *a, const char *agent, const char *address);
