/* app_internal.h — what the files of http/ share about the running program; nobody else includes it. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "http/app.h"
#include "http/http_cache.h"
#include "http/http_router.h"

const struct app_config *app_config_of(const struct app *app);
const char *app_site(const struct app *app);
const char *app_stylesheet(const struct app *app);
const char *app_script(const struct app *app);
/* The address of the listener, told once it is known: the site when none is configured. Before requests are
 * served. */
void app_set_listener(struct app *app, const char *address);
const struct router *app_router(const struct app *app);
struct cache *app_cache(const struct app *app);
/* The number that pages of the cache belong to: raised when the generation or the date changes. One atomic
 * read. */
uint64_t app_epoch(const struct app *app);
struct day app_today(const struct app *app); /* as of the last look: changes together with the epoch */
struct moment app_now(const struct app *app);

/* A read connection for one request. ERR_BUSY when all are taken. */
must_check enum err app_reader_take(struct app *app, struct db **ret_db, struct problem *why);
void app_reader_give(struct app *app, struct db *db);

/* An empty arena for one request; kept for the next one. */
struct arena *app_arena_take(struct app *app);
void app_arena_give(struct app *app, struct arena *a);

/* ---- answering (http_dispatch.c) ---- */

/* The page for a request: from the cache or by its handler; always one, with a reference for the caller.
 * *ret_form is the form to send. */
struct page *dispatch(struct app *app, const struct incoming *in, enum page_form *ret_form);

/* The quick way: GET or HEAD whose target as sent is canonical and in the cache. NULL otherwise. Allocates
 * nothing. */
struct page *dispatch_cached(struct app *app, const struct incoming *in, enum page_form *ret_form);

/* The answer to what never became a request: 413, 414, 429, 431, 503 by status. */
struct page *dispatch_refusal(struct app *app, const char *target, int status);

/* ---- sessions and forms (http_session.c, http_form.c) ---- */

/* The halves of the session's cookie. False when the request has none. */
bool session_read_cookie(const struct request *r, const char **ret_key, const char **ret_token);
/* The answer will change this half of the cookie. */
void session_set_token(struct request *r, const char *token);
/* What the forms of this request's pages must hold to be taken. */
void session_set_form_token(struct request *r);
/* Is the post from a page of ours, made for this browser or session? ERR_FORBIDDEN otherwise. */
must_check enum err session_check_form(struct request *r, const struct incoming *in);

/* Reads the body by the route's form: ERR_INPUT for what is no form or has a field too many (r->why.field ""), or for a
 * field that is missing or too long (r->why.field names it, and what was typed is there). */
must_check enum err form_read(struct request *r, const struct incoming *in);
extern const char FORM_TOKEN[]; /* the field that holds the token */
extern const char FORM_CODE[];  /* the field that holds a second factor, on any route that asks for one */

/* ---- error pages (http_error.c) ---- */

/* Writes the page of an error status into r->view.out and sets the content type: JSON under .json addresses
 * and /oparl/, otherwise HTML in the reader's language. r->why.message, if any, is told too. */
void error_write(struct request *r, int status);

/* Status of a failed handler. */
int error_status(enum err e);

/* ---- own routes (http_static.c) ---- */

/* Operations, embedded files and what every site has; app_open adds them to the features' tables. Their
 * handlers get no database connection, so that they answer when there is none. */
extern const struct route http_routes[];
bool route_is_own(const struct route *route);

/* The address of an embedded file: "yp.css" → "/assets/yp.4f1c….css"; "" when there is none. */
const char *asset_path(struct arena *a, const struct embedded *assets, const char *name);
