/* app.h — the running program: configuration, merged routes, database connections, page cache.
 *
 * Made once at start by app/ (or by a test), read-only afterwards but for the connections and the cache,
 * which guard themselves. Sockets are elsewhere (server.h): `app_serve` answers a request in process, and
 * tests use just that. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/embed.h"
#include "http/http.h"

/* A session as the gate finds it by its cookie. */
struct gate_session {
    const char *key, *token; /* in: the halves of the cookie */
    struct viewer viewer;    /* out */
    bool due;                /* out: `note` wants to write something down */
    const char *new_token;   /* out: to be set as the cookie; NULL: as it is */
    void *own;               /* the gate's, from `find` to the others */
};

/* What http/ asks of the accounts, of which it knows nothing; r->db is a connection to read with in `find`, the writer in
 * `note` and `confirm`. */
struct gate {
    /* ERR_NOT_FOUND: the cookie is nobody's (any more). */
    enum err (*find)(struct request *r, struct gate_session *s);
    enum err (*note)(struct request *r, struct gate_session *s);
    /* Is the second factor right? ERR_INPUT, ERR_LIMIT with r->why when it is not. */
    enum err (*confirm)(struct request *r, struct gate_session *s, const char *code);
    handler_fn *ask;          /* the page that asks for a second factor and carries the form along */
    const char *sign_in_path; /* where those are sent who are not signed in */
    const char *code_path;    /* where those are sent who have not given their second factor */
};

struct app_config {
    const char *db;                      /* path, ":memory:" or postgresql://…; NULL: no database (tests) */
    const struct route *const *features; /* the features' tables, NULL after the last */
    const struct embedded *assets;       /* embedded files, served at /assets/NAME.HASH.EXT; NULL: none */
    const char *site;                    /* see request_site; "" → http://ADDRESS:PORT of the listener */
    const char *region;                  /* the installation's name, shown under the program's */
    const char *contact; /* mailto: or https: for those who find a hole; "": no security.txt */
    struct day today;                    /* DAY_NONE: by the clock; tests fix it */
    int cache_megabytes;                 /* 0: no page cache */
    int connections_per_address;         /* 0: no limit */
    int requests_per_address;            /* a second; 0: no limit */
    int request_seconds;                 /* a request not complete by then is dropped */
    bool limit_loopback;                 /* loopback addresses are limited like others */
    bool quiet;                          /* no line per request */
    const struct gate *gate;             /* NULL: nobody can sign in */
    struct moment now;                   /* 0: by the clock; tests fix it */
    enum err (*normalise)(struct arena *a, struct str text, struct str *ret_text); /* NFC; NULL: as it came */
};
/* Defaults of limits.h, no database, no routes. */
struct app_config app_config_default(void);

/* Checks and compiles the routes, opens the database (made and brought to the newest schema when missing or
 * old). Strings of the configuration are borrowed. ERR_INPUT for a route that cannot be (why->note names it);
 * db_open's and db_migrate's failures. The caller ends it with app_close, after its server. */
must_check enum err app_open(const struct app_config *config, struct app **ret_app, struct problem *why);
void app_close(struct app *app);

/* ---- in process ---- */

struct incoming {
    const char *method;          /* "GET" */
    const char *target;          /* as in the request line: "/sv/kokoukset?vuosi=2024" */
    const char *accept_encoding; /* NULL when absent, as are the following */
    const char *if_none_match;
    const char *if_modified_since;
    const char *cookie;
    const char *origin;
    const char *host;
    const char *user_agent;
    const char *content_type;
    const char *address; /* where it comes from: "192.0.2.7" */
    struct str body;
};

struct header {
    const char *name, *value;
};

struct answer {
    int status;
    struct header headers[24];
    size_t n_headers;
    struct str body;
};
/* Answers as a connection would, in the arena. */
void app_serve(struct app *app, struct arena *a, const struct incoming *in, struct answer *ret_answer);
/* The shortest form: GET of a target. */
void app_get(struct app *app, struct arena *a, const char *target, struct answer *ret_answer);
/* A header's value, "" when absent. */
const char *answer_header(const struct answer *answer, const char *name);

/* ---- for the server, the command line and tests ---- */

/* Sees what happened elsewhere: another process's commits, midnight. The server calls it every 100 ms. */
void app_look_around(struct app *app);

/* Another day, where the configuration fixed one: what midnight does, for tests. Seen at the next
 * app_look_around. */
void app_set_today(struct app *app, struct day today);
void app_set_now(struct app *app, struct moment now);

/* The merged table, by path and method, as text: one line a route (method, path, right, summary). */
void app_write_routes(const struct app *app, struct out *o);

/* The writer, for one short piece of work at a time; app_writer_give makes what was committed visible to
 * readers at once. With ":memory:" there is only this one connection, which then serves the readers too. */
struct db *app_writer_take(struct app *app);
void app_writer_give(struct app *app);
