/* feed.h — a feed (syöte) of records, newest first, written as RSS 2.0 or as Atom 1.0 (RFC 4287).
 *
 * The same entries give both. Addresses are whole ("https://…"). An id is a tag: URI (RFC 4151) and never an address, so
 * that a reader knows an entry again when the service moves. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stddef.h>

#include "base/arena.h"
#include "base/day.h"

/* Texts are plain, never NULL. */
struct feed_entry {
    const char *id;
    const char *title, *summary;
    const char *url;
    const char *author; /* Atom: who made it; "" leaves the feed's own */
    struct moment at;   /* when it was published */
};

struct feed {
    const char *id;
    const char *title, *description, *language;
    const char *url;  /* the page that shows the same */
    const char *self; /* the feed's own address */
    struct moment at; /* of its newest entry */
    const struct feed_entry *entries;
    size_t n;
};

/* In the arena. ERR_INTERNAL when the bytes could not be made. */
must_check enum err feed_write_rss(struct arena *a, const struct feed *f, struct str *ret_bytes);
must_check enum err feed_write_atom(struct arena *a, const struct feed *f, struct str *ret_bytes);

/* "tag:yhdyspinta.example,2026:kokousasiat/7" of the service at `site` ("https://yhdyspinta.example:8080"). */
const char *feed_tag(struct arena *a, const char *site, const char *what, int64_t id);
