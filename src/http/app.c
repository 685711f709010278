/* SPDX-License-Identifier: EUPL-1.2 */
#include <pthread.h>
#include <stdatomic.h>

#include "base/mem.h"
#include "http/app_internal.h"

enum { TABLES_MAX = 64, IDLE_ARENAS = 64 };

struct app {
    struct arena *arena; /* what lives as long as the program */
    struct app_config config;
    const char *site, *stylesheet, *script;
    struct router *router;
    struct cache *cache;

    _Atomic uint64_t epoch;
    pthread_mutex_t look_lock; /* generation and day last seen */
    int64_t generation;
    _Atomic int32_t day;

    bool one_connection; /* ":memory:": readers use the writer */
    pthread_mutex_t writer_lock;
    struct db *writer;
    pthread_mutex_t arenas_lock;
    struct arena *idle_arenas[IDLE_ARENAS];
    int n_idle_arenas;
    pthread_mutex_t readers_lock;
    struct db *idle_readers[READERS_MAX];
    int n_idle_readers, n_readers;
};

struct app_config app_config_default(void)
{
    return (struct app_config){.site = "",
                               .region = "",
                               .contact = "",
                               .today = DAY_NONE,
                               .cache_megabytes = CACHE_MEGABYTES,
                               .request_seconds = REQUEST_SECONDS,
                               .connections_per_address = CONNECTIONS_PER_ADDRESS,
                               .requests_per_address = REQUESTS_PER_ADDRESS_SECOND};
}

/* ---- opening ---- */

static enum err open_database(struct app *app, struct problem *why)
{
    const char *where = app->config.db;
    app->one_connection = !strcmp(where, ":memory:");
    TRY(db_open(where, DB_MODE_CREATE, &app->writer, why));
    TRY(db_migrate(app->writer, NULL, why));
    if (db_generation(app->writer, &app->generation) == OK) return OK;
    return problem(why, ERR_INTERNAL, "", "", "%s", db_error(app->writer));
}

static struct day clock_day(const struct app *app)
{
    return day_known(app->config.today) ? app->config.today : day_today();
}

static enum err make_router(struct app *app, struct problem *why)
{
    const struct route *tables[TABLES_MAX] = {http_routes};
    size_t n = 1;
    for (const struct route *const *t = app->config.features; t && *t; t++) {
        must(n < TABLES_MAX - 1);
        tables[n++] = *t;
    }
    return router_make(app->arena, tables, &app->router, why);
}

enum err app_open(const struct app_config *config, struct app **ret_app, struct problem *why)
{
    struct app *app = mem_make(struct app);
    app->arena = arena_new();
    app->config = *config;
    app->site = config->site ? config->site : "";
    app->stylesheet = asset_path(app->arena, config->assets, "yp.css");
    app->script = asset_path(app->arena, config->assets, "yp.js");
    app->day = clock_day(app).n;
    app->epoch = 1;
    app->cache = cache_new((size_t)config->cache_megabytes << 20);
    pthread_mutex_init(&app->look_lock, NULL);
    pthread_mutex_init(&app->writer_lock, NULL);
    pthread_mutex_init(&app->readers_lock, NULL);
    pthread_mutex_init(&app->arenas_lock, NULL);
    enum err e = make_router(app, why);
    if (e == OK && config->db) e = open_database(app, why);
    if (e != OK) {
        app_close(app);
        return e;
    }
    *ret_app = app;
    return OK;
}

void app_close(struct app *app)
{
    if (!app) return;
    must(app->n_idle_readers == app->n_readers);
    for (int i = 0; i < app->n_idle_readers; i++)
        db_close(app->idle_readers[i]);
    if (app->writer) db_close(app->writer);
    cache_free(app->cache);
    pthread_mutex_destroy(&app->look_lock);
    pthread_mutex_destroy(&app->writer_lock);
    pthread_mutex_destroy(&app->readers_lock);
    pthread_mutex_destroy(&app->arenas_lock);
    for (int i = 0; i < app->n_idle_arenas; i++) arena_free(app->idle_arenas[i]);
    arena_free(app->arena);
    mem_free(app);
}

const struct app_config *app_config_of(const struct app *app)
{
    return &app->config;
}

const char *app_site(const struct app *app)
{
    return app->site;
}

const char *app_stylesheet(const struct app *app)
{
    return app->stylesheet;
}

const char *app_script(const struct app *app)
{
    return app->script;
}

void app_set_listener(struct app *app, const char *address)
{
    if (!*app->site) app->site = arena_printf(app->arena, "http://%s", address);
}

const struct router *app_router(const struct app *app)
{
    return app->router;
}

struct cache *app_cache(const struct app *app)
{
    return app->cache;
}

void app_write_routes(const struct app *app, struct out *o)
{
    router_write(app->router, o);
}

/* ---- connections ---- */

static struct db *pop_reader(struct app *app, bool *ret_may_open)
{
    pthread_mutex_lock(&app->readers_lock);
    struct db *db = app->n_idle_readers ? app->idle_readers[--app->n_idle_readers] : NULL;
    *ret_may_open = !db && app->n_readers < READERS_MAX;
    if (*ret_may_open) app->n_readers++;
    pthread_mutex_unlock(&app->readers_lock);
    return db;
}

enum err app_reader_take(struct app *app, struct db **ret_db, struct problem *why)
{
    bool may_open;
    if (app->one_connection) {
        pthread_mutex_lock(&app->writer_lock);
        *ret_db = app->writer;
        return OK;
    }
    struct db *db = pop_reader(app, &may_open);
    if (!db && !may_open) return problem(why, ERR_BUSY, "", "", "all read connections are taken");
    enum err e = db ? OK : db_open(app->config.db, DB_MODE_READ, &db, why);
    if (e == OK) {
        *ret_db = db;
        return OK;
    }
    pthread_mutex_lock(&app->readers_lock);
    app->n_readers--;
    pthread_mutex_unlock(&app->readers_lock);
    return e == ERR_BUSY ? e : ERR_INTERNAL;
}

void app_reader_give(struct app *app, struct db *db)
{
    if (app->one_connection) {
        pthread_mutex_unlock(&app->writer_lock);
        return;
    }
    pthread_mutex_lock(&app->readers_lock);
    app->idle_readers[app->n_idle_readers++] = db;
    pthread_mutex_unlock(&app->readers_lock);
}

struct arena *app_arena_take(struct app *app)
{
    pthread_mutex_lock(&app->arenas_lock);
    struct arena *a = app->n_idle_arenas ? app->idle_arenas[--app->n_idle_arenas] : NULL;
    pthread_mutex_unlock(&app->arenas_lock);
    return a ? a : arena_new();
}

void app_arena_give(struct app *app, struct arena *a)
{
    arena_reset(a);
    pthread_mutex_lock(&app->arenas_lock);
    bool kept = app->n_idle_arenas < IDLE_ARENAS;
    if (kept) app->idle_arenas[app->n_idle_arenas++] = a;
    pthread_mutex_unlock(&app->arenas_lock);
    if (!kept) arena_free(a);
}

struct db *app_writer_take(struct app *app)
{
    pthread_mutex_lock(&app->writer_lock);
    return app->writer;
}

/* ---- epoch ---- */

uint64_t app_epoch(const struct app *app)
{
    return atomic_load_explicit(&app->epoch, memory_order_acquire);
}

struct day app_today(const struct app *app)
{
    return (struct day){atomic_load_explicit(&app->day, memory_order_relaxed)};
}

void app_set_today(struct app *app, struct day today)
{
    app->config.today = today;
}

struct moment app_now(const struct app *app)
{
    return app->config.now.s ? app->config.now : moment_now();
}

void app_set_now(struct app *app, struct moment now)
{
    app->config.now = now;
}

static void see(struct app *app, enum err e, int64_t generation)
{
    struct day day = clock_day(app);
    pthread_mutex_lock(&app->look_lock);
    /* A generation that cannot be read may have changed: better no cache than an old page. */
    bool changed = e != OK || generation != app->generation || day.n != app->day;
    if (e == OK) app->generation = generation;
    app->day = day.n; /* before the epoch: who sees the new epoch sees the new day */
    if (changed) atomic_fetch_add(&app->epoch, 1);
    pthread_mutex_unlock(&app->look_lock);
}

void app_writer_give(struct app *app)
{
    int64_t generation = 0;
    enum err e = app->writer ? db_generation(app->writer, &generation) : OK;
    pthread_mutex_unlock(&app->writer_lock);
    see(app, e, generation);
}

void app_look_around(struct app *app)
{
    struct db *db;
    int64_t generation = 0;
    if (!app->config.db) {
        see(app, OK, 0);
        return;
    }
    enum err e = app_reader_take(app, &db, NULL);
    if (e == OK) {
        e = db_generation(db, &generation);
        app_reader_give(app, db);
    }
    see(app, e, generation);
}

/* ---- in process ---- */

static void copy_answer(struct arena *a, struct page *page, enum page_form form, bool head,
                        struct answer *answer)
{
    char etag[PAGE_ETAG_SIZE];
    struct page_bytes *bytes = page_form_bytes(page, form);
    if (!bytes) bytes = page_form_bytes(page, form = PAGE_PLAIN);
    answer->status = form == PAGE_EMPTY ? 304 : page_status(page);
    answer->n_headers = page_headers(page, form, answer->headers, etag);
    for (size_t i = 0; i < answer->n_headers; i++)
        answer->headers[i].value = arena_strdup(a, answer->headers[i].value);
    answer->body =
        head ? STR("") : (struct str){arena_strndup(a, bytes->p ? bytes->p : "", bytes->n), bytes->n};
}

void app_serve(struct app *app, struct arena *a, const struct incoming *in, struct answer *ret_answer)
{
    struct incoming request = *in;
    if (!request.method) request.method = "GET";
    bool head = !strcmp(request.method, "HEAD");
    enum page_form form;
    struct page *page = NULL;
    if (head || !strcmp(request.method, "GET")) page = dispatch_cached(app, &request, &form);
    if (!page) page = dispatch(app, &request, &form);
    *ret_answer = (struct answer){0};
    copy_answer(a, page, form, head, ret_answer);
    page_release(page);
}

void app_get(struct app *app, struct arena *a, const char *target, struct answer *ret_answer)
{
    app_serve(app, a, &(struct incoming){.method = "GET", .target = target}, ret_answer);
}

const char *answer_header(const struct answer *answer, const char *name)
{
    for (size_t i = 0; i < answer->n_headers; i++)
        if (!strcmp(answer->headers[i].name, name)) return answer->headers[i].value;
    return "";
}
