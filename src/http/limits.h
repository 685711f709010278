/* limits.h — every limit of the server in one place. Each is met with a clear answer and has a test.
 *
 * What an operator may set is in `struct app_config` (app.h); these are its defaults and what is fixed. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

enum {
    /* The library clears this much memory for every request, which costs: 32 kB are 6 % of a cached page. */
    REQUEST_MEMORY = 16 * 1024, /* of a connection; a head that does not fit → the library's own 414 or 431 */
    URL_MAX = 12 * 1024,        /* bytes of path and query as sent → 414 */
    HEADERS_MAX = 12 * 1024,    /* bytes of the head's fields → 431 */
    FORM_BODY_MAX = 64 * 1024,   /* bytes of a form → 413 */
    FORM_FIELDS_MAX = 200,       /* of one form → 400 */
    PAGE_MAX = 64 * 1024 * 1024, /* bytes of a response body → 500 */

    PATH_SEGMENTS_MAX = 8, /* of any address → 404 */
    ROUTE_PARTS_MAX = 4,   /* ":x" in one route → refused at start */
    QUERY_FIELDS_MAX = 32, /* → 400 */

    REQUEST_SECONDS = 15, /* a request, head and body, not complete by then is dropped */
    IDLE_SECONDS = 15,    /* a kept-alive connection on which nothing moves is closed */
    DRAIN_SECONDS = 10,   /* after SIGTERM, for requests under way */
    DRAIN_GRACE_MS = 300, /* and as long for those that clients are about to send */

    CONNECTIONS_MAX = 4000,           /* together; further ones wait in the kernel's queue */
    CONNECTIONS_PER_ADDRESS = 100,    /* further ones are closed; loopback exempt */
    REQUESTS_PER_ADDRESS_SECOND = 50, /* in the long run → 429; loopback exempt */
    REQUEST_BURST_SECONDS = 4,        /* so many seconds' worth may come at once */
    ADDRESSES_MAX = 65536,            /* remembered at a time; beyond it new addresses are closed */
    RETRY_SECONDS = 5,                /* Retry-After of 429 and 503 */

    CACHE_MEGABYTES = 64,
    CACHE_PAGE_MAX = 1024 * 1024, /* a larger body is not kept */
    GENERATION_LOOK_MS = 100,     /* how often another process's commits are looked for */
    READERS_MAX = 64,             /* read connections; one more than the workers is enough */
};
