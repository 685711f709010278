/* post.h — the post office (sähköpostin lähetys): the libraries GMime and libcurl, and nothing else of
 * the program, meet here. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdatomic.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/str.h"

/* Once, before threads and before anything below. */
must_check enum err post_open(void);

/* ---- a letter as bytes ---- */

enum { LETTER_MAX = 24 << 20 };

/* A part beside the text. */
struct letter_part {
    const char *name, *type; /* "kokous.ics", "text/calendar" */
    struct str bytes;
};

/* Strings are UTF-8, never NULL, without line breaks but for `text`; addresses are plain ASCII. */
struct letter {
    const char *from, *from_name; /* from_name may be "" */
    const char *to, *to_name;     /* likewise */
    const char *subject, *text;
    const char *list_id;    /* "" for none */
    const char *message_id; /* without the angle brackets; the same at each attempt */
    struct moment date;
    const struct letter_part *part; /* NULL for none */
};
/* The letter with CRLF line ends, in the arena: every header and text says that it is UTF-8, no line is
 * longer than servers take. ERR_INPUT for a control character in what becomes a header, or an address
 * that is none. */
must_check enum err letter_write(struct arena *a, const struct letter *l, struct str *ret_bytes);

/* The address that bounces of one mail return to (VERP): "post@kunta.example" and "0a1b" give
 * "post+b-0a1b@kunta.example". In the arena. */
const char *letter_return_path(struct arena *a, const char *from, const char *token);

/* ---- sending ---- */

enum { SMTP_SECONDS = 60, SMTP_CONNECT_SECONDS = 10, SMTP_GRACE_SECONDS = 5 };

enum smtp_end {
    SMTP_TAKEN = 1, /* the server answers for it now */
    SMTP_LATER,     /* 4xx, or the connection broke on the way */
    SMTP_NO_SUCH,   /* 5xx for the recipient */
    SMTP_NOT_SO,    /* 5xx for the message */
    SMTP_AWAY,      /* no connection, no greeting, or one that takes mail from nobody like us */
};

struct smtp; /* one connection, kept between letters; of one thread at a time */
/* `server` is HOST:PORT, or smtp://HOST:PORT, or smtps://HOST:PORT. STARTTLS is used where it is offered,
 * but to this machine itself. ERR_INPUT for what is no server. When *stop becomes true a letter under way
 * gets SMTP_GRACE_SECONDS. */
must_check enum err smtp_open(const char *server, const atomic_bool *stop, struct smtp **ret_smtp);
void smtp_close(struct smtp *s);

/* One letter to one recipient. *ret_code (may be NULL) is the server's last answer, 0 without one. */
enum smtp_end smtp_send(struct smtp *s, const char *return_path, const char *to, struct str letter,
                        int *ret_code);

/* ---- bounces ---- */

enum { BOUNCE_MAX = 1 << 20 };

struct bounce {
    const char *token; /* of the return path it came to; "" when it names none of ours */
    bool permanent;    /* a hard bounce; false also when it does not tell */
};
/* Reads a message that came to a return path. The token is looked for in the headers that name the
 * recipient, then in the message that came back; whether it is for good in the part
 * message/delivery-status, wherever it stands, and without one it is not. ERR_INPUT for what is no
 * message, ERR_LIMIT above BOUNCE_MAX. */
must_check enum err bounce_read(struct arena *a, struct str bytes, struct bounce *ret_bounce);
