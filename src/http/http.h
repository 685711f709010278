/* http.h — requests, responses and routes: what a feature's web file sees of the server.
 *
 * One const table of routes per feature; app/ merges them. The dispatcher does, in this order and nowhere else: match,
 * session, right, CSRF for POST, form validation, handler. A handler reads, asks the domain, renders: 10 to 30 lines. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"
#include "html/view.h"

struct db;
struct app; /* the running program: configuration, routes, caches; made by app/ */

enum method { GET = 1, POST, HEAD };

/* Rights a route can need. NEED_UNSET is 0: a forgotten right fails at start-up and in the test. */
enum need {
    NEED_UNSET = 0,
    NEED_PUBLIC,
};
const char *need_name(enum need need);

struct request;
typedef enum err handler_fn(struct request *r);

struct route {
    enum method method;
    const char *path; /* "/kokoukset/:id" (integer), ":name" (one segment of text); ".json" and ".pdf" may follow */
    enum need needs;
    handler_fn *handler;
    const char *summary; /* English, for `yhdyspinta routes` */
};

struct request {
    struct arena *arena;
    struct app *app;
    struct db *db; /* read-only for GET, inside one read transaction; the writer for POST */
    enum method method;
    enum lang lang;
    const char *path;  /* decoded, without language prefix */
    const char *query; /* as it came, without '?' */
    struct day today;
    const struct route *route;
    struct problem why; /* filled by the handler on failure */
    struct view view;   /* ready to write to: view.out is the body */

    /* internal to http/ */
    const char *values[4]; /* what ":x" matched */
    struct { const char *name, *value; } *query_fields;
    size_t n_query_fields;
    int status;
    const char *content_type;
    const char *location;
    const char *disposition; /* "attachment; filename=…" */
    bool private_;           /* not to be cached */
    struct moment modified;  /* Last-Modified, when known */
};

/* The integer that ":id" matched. ERR_NOT_FOUND for what is no positive integer: `TRY(request_id(r, &id));` */
must_check enum err request_id(struct request *r, int64_t *ret_id);
/* What the n-th ":x" matched, decoded, valid UTF-8. */
const char *request_part(struct request *r, size_t n);

/* A query field's value, NFC and trimmed, "" when absent. Invalid UTF-8 was answered 400 before the handler. */
const char *request_query(struct request *r, const char *name);
bool request_has_query(struct request *r, const char *name);
/* An integer or a day in a query field: absent → 0 / DAY_NONE; ERR_INPUT with r->why.field set when it is no such. */
must_check enum err request_query_int(struct request *r, const char *name, int64_t *ret_n);
must_check enum err request_query_day(struct request *r, const char *name, struct day *ret_day);

/* What the answer is: HTML by default, 200. */
void respond_type(struct request *r, const char *content_type);
void respond_status(struct request *r, int status);
/* 301 or 303 to an address of ours; nothing else is written. */
void respond_redirect(struct request *r, int status, const char *location);
void respond_attachment(struct request *r, const char *file_name);
