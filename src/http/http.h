/* http.h — requests, responses and routes: what a feature's web file sees of the server.
 *
 * One const table of routes per feature; app/ merges them. The dispatcher does, in this order and nowhere
 * else: match, session, right, CSRF for POST, form validation, second factor, handler. A handler reads, asks the domain,
 * renders: 10 to 30 lines. */
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
#include "core/key.h"
#include "core/viewer.h"
#include "html/view.h"
#include "http/limits.h"

struct db;
struct app; /* the running program: configuration, routes, connections, cache; see http/app.h */

enum method { GET = 1, POST, HEAD };
const char *method_name(enum method method); /* "GET" */

struct request;
typedef enum err handler_fn(struct request *r);

/* A row of a feature's table, which ends with an empty row: { 0 }.
 *
 * path: segments of fixed text, ":id" (a positive integer; also ":x_id") and ":name" (one segment of text),
 * either followed by ".json", ".pdf", ".xml" or ".ics" in the last segment: "/kokoukset/:id",
 * "/kokoukset/:id.json",
 * "/liitteet/:id/:name". Fixed text wins over an integer, an integer over text, a suffix over none.
 * A GET route answers HEAD too. Language prefixes are not written: "/sv/kokoukset/7" comes as "/kokoukset/7".
 */
struct route {
    enum method method;
    const char *path;
    enum need needs;
    handler_fn *handler;
    const char *summary;     /* English, for `yhdyspinta routes` */
    const struct form *form; /* of a POST: what it accepts */
};

/* A field that a form accepts. One not in the table is refused (400). */
struct form_field {
    const char *name;
    int max; /* characters */
    bool required;
    bool lines; /* keeps its line breaks */
};

struct form {
    const struct form_field *fields; /* ends with an empty one; NULL: none */
    /* Shows the form again, with what was typed (request_form) and what is wrong (r->why), where the table or the
     * handler refuses a field (ERR_INPUT, ERR_CONFLICT); NULL: an error page. */
    handler_fn *again;
    bool open; /* takes posts without a form token, from programs; without fields the handler reads r->body itself */
};

struct query_field {
    const char *name, *value; /* decoded; value NFC and trimmed */
};

struct request {
    struct arena *arena;
    struct app *app;
    struct db *db; /* read-only for GET, inside one read transaction; the writer, without one, for POST */
    enum method method;
    enum lang lang;
    const char *path;  /* decoded, without language prefix */
    const char *query; /* canonical: fields in order of name, percent-encoded; without '?' */
    struct str body;   /* of a POST */
    struct day today;  /* in Helsinki; never ask the clock in a handler */
    const struct route *route;
    struct problem why; /* filled by the handler on failure */
    struct view view;   /* ready to write to: view.out is the body */

    struct viewer viewer;  /* who asks; the public on routes that need nothing */
    struct moment now;     /* likewise never ask the clock */
    const char *agent;     /* the browser as it names itself; "" when it does not */
    const char *address;   /* where it asks from; "" when not known */

    /* internal to http/ */
    struct query_field *form_fields;
    size_t n_form_fields;
    const char *cookie; /* as sent */
    const char *session_key, *browser_key;
    const char *cookies[2]; /* to be set */
    struct str parts[ROUTE_PARTS_MAX]; /* what ":x" matched */
    size_t n_parts;
    struct query_field *query_fields;
    size_t n_query_fields;
    int status;
    const char *content_type;
    const char *location;
    const char *disposition; /* "attachment; filename=…", "inline; …" */
    bool private_;           /* not to be kept in any cache */
    bool immutable;          /* never changes under this address */
    struct str gzip, brotli; /* forms of the body that were there before; empty: made when asked for */
    struct moment modified;  /* Last-Modified, when known */
};

/* The integer that the first ":id" matched: `TRY(request_id(r, &id));`. ERR_NOT_FOUND where the path has
 * none. */
must_check enum err request_id(struct request *r, int64_t *ret_id);
/* What the n-th ":x" matched (from 0), decoded, valid UTF-8 and never empty; "" where the path has no such.
 */
const char *request_part(struct request *r, size_t n);

/* A query field's value, NFC and trimmed, "" when absent; the first one counts. Invalid UTF-8 was answered
 * 400 before. */
const char *request_query(const struct request *r, const char *name);
bool request_has_query(const struct request *r, const char *name);
/* An integer or a day (ISO or d.m.yyyy) in a query field: absent or empty → 0 / DAY_NONE; ERR_INPUT with
 * r->why.field set when it is no such. */
must_check enum err request_query_int(struct request *r, const char *name, int64_t *ret_n);
must_check enum err request_query_day(struct request *r, const char *name, struct day *ret_day);

/* The year that the field "vuosi" narrows a list to, 0 for all; ERR_INPUT for what is not between 1900 and 2199. */
must_check enum err request_query_year(struct request *r, int *ret_year);
/* The place that the field "jalkeen" lets a list in date order begin at. ERR_INPUT for what is no such place. */
must_check enum err request_query_key(struct request *r, struct day_key *ret_key);
/* A path with the fields that hold something, in the order given: "/asiat?vuosi=2024&toimija=7". In the
 * arena. */
const char *path_with_query(struct request *r, const char *path, const struct query_field *fields, size_t n);
/* A number as the value of such a field: "" for 0. In the arena. */
const char *query_number(struct request *r, int64_t n);

/* A form field's value as typed, NFC and trimmed, within its limit, "" when absent. */
const char *request_form(const struct request *r, const char *name);
/* Likewise an integer or a day; empty → 0 / DAY_NONE; ERR_INPUT with r->why.field set when it is no such. */
must_check enum err request_form_int(struct request *r, const char *name, int64_t *ret_n);
must_check enum err request_form_day(struct request *r, const char *name, struct day *ret_day);
/* All fields that were sent but the form's token, to carry them along. */
size_t request_form_list(const struct request *r, const struct query_field **ret_fields);

/* The key of the browser's own cookie, made and set when there is none: binds what is begun before anybody has signed
 * in, and the forms of such pages. The answer becomes private. */
const char *request_browser(struct request *r);

/* The address this installation is reached at, without a slash at the end: "https://yhdyspinta.example". For
 * feeds and other places that need whole addresses; never taken from the request. */
const char *request_site(const struct request *r);

/* What the answer is: HTML by default, 200. `content_type` lives as long as the request: "application/json".
 * Text types get "; charset=utf-8". */
void respond_type(struct request *r, const char *content_type);
void respond_status(struct request *r, int status);
/* When the thing shown was last changed. */
void respond_modified(struct request *r, struct moment modified);
/* 301 or 303 to a path of ours; the body is dropped. Returns OK: `return respond_redirect(r, 301, path);` */
enum err respond_redirect(struct request *r, int status, const char *location);
/* The body is a file to be kept: named for the reader's disk, opened by the browser in a sandbox. */
void respond_attachment(struct request *r, const char *file_name);
/* The body is a file to be shown in place, in a sandbox too; not so a PDF, which cannot act in our name and whose viewer
 * some browsers do not start in one. */
void respond_inline(struct request *r, const char *file_name);
/* Not the same for everybody, or gone tomorrow: kept in no cache. */
void respond_private(struct request *r);
/* The browser is signed in with these two halves from now on; key "" signs it out. The answer becomes private. */
void respond_session(struct request *r, const char *key, const char *token);
