/* mail.h — a mail to be sent (sähköposti): what may be in it, when it is tried again, when an address is
 * given up.
 *
 * Each recipient gets a mail of their own. Rules only: the queue is in mail_store.h, the bytes are made
 * and sent by the layer mail/, which app/ ties to the queue. Error classes, never a server's words, are
 * kept and logged. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/err.h"
#include "base/str.h"
#include "base/word.h"

enum mail_kind { MAIL_LOGIN_LINK = 1, MAIL_MEETING_NOTICE, MAIL_DELIVERY, MAIL_REMINDER, MAIL_TEST };
extern const struct words mail_kinds;

enum mail_state { MAIL_QUEUED = 1, MAIL_SENDING, MAIL_SENT, MAIL_FAILED, MAIL_SUSPENDED };
extern const struct words mail_states;

enum {
    MAIL_ADDRESS_MAX = 254,
    MAIL_HEADER_MAX = 400, /* bytes of a subject or name */
    MAIL_TEXT_MAX = 1 << 18,
    MAIL_ATTACHMENT_MAX = 10 << 20,
    MAIL_ATTEMPTS_MAX = 30, /* nearly four days */
    MAIL_DELAY_FIRST = 60,  /* seconds; doubled at each further attempt up to … */
    MAIL_DELAY_MAX = 4 * 3600,
    MAIL_LEASE = 180,        /* one attempt is over by then, whatever has become of it */
    MAIL_DOMAIN_LIMIT = 300, /* mails to one domain in … */
    MAIL_DOMAIN_SECONDS = 60,
    MAIL_HARD_BOUNCES = 3,                /* suspend the address */
    MAIL_BOUNCES_FORGOTTEN = 180 * 86400, /* a bounce so long after the last begins a new count */
};

/* A part beside the text: a calendar entry, a PDF. */
struct mail_attachment {
    const char *name; /* "kokous.ics" */
    const char *type; /* "text/calendar", "application/pdf" */
    struct str bytes;
};

/* What is written and to whom. Strings are UTF-8; those that are optional may be NULL. */
struct mail {
    enum mail_kind kind;
    const char *ref;                          /* optional: what it is about, "meeting 12" */
    const char *to;                           /* one plain address */
    const char *to_name;                      /* optional */
    const char *subject;                      /* one line */
    const char *text;                         /* plain text, '\n' between lines */
    const char *list;                         /* optional: List-Id, "kutsut.yhdyspinta.example" */
    const struct mail_attachment *attachment; /* optional */
    struct moment now;                        /* 0: by the clock */
    struct moment expires;                    /* optional: not sent after it (a sign-in link) */
};

struct mail_recipient {
    const char *address, *name; /* name may be NULL */
};

/* ERR_INPUT for what cannot be sent as it is: no address, a line break or another control character in
 * what becomes a header (that is how headers are forged), no UTF-8; ERR_LIMIT for what is too large. All
 * but the recipient. */
must_check enum err mail_check(const struct mail *m, struct problem *why);
/* Of the recipient. */
must_check enum err mail_check_recipient(const struct mail_recipient *r, struct problem *why);

/* One that somebody waits for: sent first, and past the limit of its domain. */
bool mail_is_urgent(enum mail_kind kind);

/* What became of an attempt. */
enum mail_outcome {
    MAIL_ACCEPTED = 1, /* the server has taken it */
    MAIL_DEFERRED,     /* 4xx, or the connection broke on the way */
    MAIL_REFUSED,      /* 5xx for this recipient: a hard bounce */
    MAIL_REJECTED,     /* 5xx for the message */
    MAIL_UNREACHABLE, /* no server, or one that lets nobody in: not this mail's fault, no attempt is counted */
    MAIL_EXPIRED,     /* it was too late */
    MAIL_ADDRESS_SUSPENDED,
    MAIL_UNWRITABLE, /* it could not be composed */
    MAIL_BOUNCED,    /* taken, then returned by a message */
};
extern const struct words mail_outcomes;

/* How the recipient's row goes on: `attempts` counts the present one. */
struct mail_step {
    enum mail_state state;
    int64_t attempts;
    struct moment next; /* 0 unless queued */
};
struct mail_step mail_after(enum mail_outcome outcome, int64_t attempts, struct moment now);
/* A mail that is due but must not be tried: MAIL_EXPIRED or MAIL_ADDRESS_SUSPENDED; 0 when it may go. */
enum mail_outcome mail_obstacle(struct moment expires, struct moment suspended, struct moment now);

/* An address's hard bounces with one more. */
int64_t mail_bounces(int64_t before, struct moment last, struct moment now);
