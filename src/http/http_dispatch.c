/* The order of everything: address, match, session, right, CSRF, form, second factor, handler, page. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/log.h"
#include "http/app_internal.h"
#include "http/http_url.h"

/* What a request is while it is answered. */
struct work {
    struct request r;
    const struct incoming *in;
    struct out body;
    const char *key;   /* canonical address */
    const char *allow; /* of a 405 */
    uint64_t epoch;
};

static enum method read_method(const char *name)
{
    if (!strcmp(name, "GET") || !strcmp(name, "HEAD")) return GET;
    return strcmp(name, "POST") ? 0 : POST;
}

/* ---- from request to page ---- */

static bool is_text(const char *type)
{
    static const char *const others[] = {"application/json",    "application/javascript", "application/xml",
                                         "application/rss+xml", "application/atom+xml",   "image/svg+xml"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!strcmp(type, others[i])) return true;
    return !strncmp(type, "text/", 5);
}

static void add_header(struct page_draft *draft, const char *name, const char *value)
{
    if (value) draft->headers[draft->n_headers++] = (struct header){name, value};
}

static const char *cache_control(const struct request *r)
{
    if (r->private_) return "no-store";
    if (r->status >= 400) return "no-cache";
    if (r->location) return "public, max-age=3600";
    return r->immutable ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate";
}

static const char *with_charset(const struct request *r)
{
    if (!strcmp(r->content_type, "text/html")) return "text/html; charset=utf-8"; /* nearly always */
    return arena_printf(r->arena, "%s; charset=utf-8", r->content_type);
}

/* A file of somebody's is opened without rights; not so a PDF shown in place (see respond_inline). */
static bool needs_sandbox(const struct request *r)
{
    if (!r->disposition) return false;
    return strncmp(r->disposition, "inline", 6) != 0 || strcmp(r->content_type, "application/pdf") != 0;
}

static struct page *finish(struct work *w)
{
    struct request *r = &w->r;
    struct page_draft draft = {.status = r->status, .sandbox = needs_sandbox(r)};
    bool text = is_text(r->content_type);
    char modified[30];
    draft.compress = text;
    draft.tagged = r->status == 200 && !r->private_;
    draft.gzip = r->gzip;
    draft.brotli = r->brotli;
    if (!r->location) add_header(&draft, "Content-Type", text ? with_charset(r) : r->content_type);
    add_header(&draft, "Cache-Control", cache_control(r));
    add_header(&draft, "Location", r->location);
    add_header(&draft, "Content-Disposition", r->disposition);
    add_header(&draft, "Last-Modified", r->modified.s ? moment_http(r->modified, modified) : NULL);
    add_header(&draft, "Allow", w->allow);
    for (size_t i = 0; i < sizeof r->cookies / sizeof *r->cookies; i++)
        add_header(&draft, "Set-Cookie", r->cookies[i]);
    if (r->status == 429 || r->status == 503)
        add_header(&draft, "Retry-After", arena_printf(r->arena, "%d", RETRY_SECONDS));
    return page_make(&draft, &w->body);
}

static void become_error(struct work *w, int status)
{
    out_clear(&w->body);
    w->r.location = w->r.disposition = NULL;
    w->r.modified = (struct moment){0};
    w->r.immutable = false;
    error_write(&w->r, status);
}

/* ---- address ---- */

static const char *address(struct arena *a, enum lang lang, struct str path, const char *query)
{
    struct out o = out_make(4 * URL_MAX);
    out_put(&o, lang_prefix(lang));
    url_encode(&o, path);
    if (*query) {
        out_char(&o, '?');
        out_put(&o, query);
    }
    const char *text = arena_strndup(a, o.p, o.n);
    out_free(&o);
    return text;
}

/* "GET http://host/path", as a proxy asks, is "/path". */
static struct str without_host(struct str target)
{
    if (!str_skip(&target, "http://") && !str_skip(&target, "https://")) return target;
    ptrdiff_t slash = str_find_char(target, '/');
    return slash < 0 ? STR("/") : str_from(target, (size_t)slash);
}

static int redirect(struct work *w, struct str path)
{
    w->r.status = 301;
    w->r.location = address(w->r.arena, w->r.lang, path, w->r.query);
    return 301;
}

static void set_path(struct request *r, struct str path)
{
    r->path = r->view.path = str_dup(r->arena, path);
    r->view.lang = r->lang;
}

static int read_query(struct work *w, struct str raw)
{
    struct request *r = &w->r;
    enum err e =
        query_read(r->arena, raw, app_config_of(r->app)->normalise, &r->query_fields, &r->n_query_fields);
    if (e != OK) return error_status(e);
    struct out canonical = out_make(4 * URL_MAX);
    query_write(r->arena, &canonical, r->query_fields, r->n_query_fields);
    r->query = r->view.query = arena_strndup(r->arena, canonical.p ? canonical.p : "", canonical.n);
    out_free(&canonical);
    return 0;
}

/* Fills in language, path, query and key. 0 to go on, otherwise the status to answer. */
static int read_address(struct work *w)
{
    struct request *r = &w->r;
    struct str target = without_host(str_of(w->in->target)), raw_path, raw_query, path;
    url_split(target, &raw_path, &raw_query);
    path = raw_path;
    bool prefixed = path_cut_language(&path, &r->lang);
    set_path(r, path_is_bare(path) ? STR("/error.json") : STR("/")); /* until the true one is read */
    if (target.n > URL_MAX) return 414;
    enum err e = path_read(r->arena, raw_path, &path);
    if (e != OK) return error_status(e);
    path_cut_language(&path, &r->lang);
    set_path(r, path);
    int status = read_query(w, raw_query);
    if (status) return status;

    if (prefixed && path_is_bare(path)) return 404;
    struct str bare = path.n > 1 && str_ends(path, "/") ? str_first(path, path.n - 1) : path;
    if (bare.n != path.n || (prefixed && r->lang == LANG_FI)) return redirect(w, bare);
    w->key = address(r->arena, r->lang, path, r->query);
    return 0;
}

/* ---- handler ---- */

static enum err run_reading(struct work *w)
{
    struct request *r = &w->r;
    auto_tx struct db_tx tx = {0};
    TRY(app_reader_take(r->app, &r->db, &r->why));
    enum err e = db_begin(r->db, DB_READ, &tx);
    if (e == OK) e = r->route->handler(r);
    if ((e == ERR_INTERNAL || e == ERR_BUSY) && !*r->why.note)
        e = problem(&r->why, e, "", "", "%s", db_error(r->db));
    if (e == OK) e = db_commit(&tx); /* of a reading transaction: ends it, cheaper than a rollback */
    db_rollback(&tx);
    app_reader_give(r->app, r->db);
    return e;
}

static enum err run_writing(struct work *w, handler_fn *handler)
{
    w->r.db = app_writer_take(w->r.app);
    enum err e = handler(&w->r);
    app_writer_give(w->r.app);
    return e;
}

/* What a form's own page says about it; the answer keeps the status of the refusal. */
static enum err show_again(struct work *w, enum err e)
{
    struct request *r = &w->r;
    bool mendable = (e == ERR_INPUT || e == ERR_CONFLICT) && r->why.message && *r->why.message;
    if (!mendable || !r->route->form->again) return e;
    out_clear(&w->body);
    respond_status(r, error_status(e));
    return run_writing(w, r->route->form->again);
}

static enum err run(struct work *w)
{
    if (!app_config_of(w->r.app)->db || route_is_own(w->r.route)) return w->r.route->handler(&w->r);
    if (w->r.method != POST) return run_reading(w);
    enum err e = run_writing(w, w->r.route->handler);
    return e == OK ? e : show_again(w, e);
}

/* ---- who asks, and may they ---- */

/* Of the checks: the answer is there, in place of the handler's. */
enum { ANSWERED = -1 };

/* The viewer of the cookie; the public when it is nobody's. */
static enum err find_viewer(struct work *w, struct gate_session *s)
{
    struct request *r = &w->r;
    const struct gate *gate = app_config_of(r->app)->gate;
    if (!gate || !session_read_cookie(r, &s->key, &s->token)) return OK;
    TRY(app_reader_take(r->app, &r->db, &r->why));
    enum err e = gate->find(r, s);
    app_reader_give(r->app, r->db);
    if (e == OK && s->due) {
        r->db = app_writer_take(r->app);
        e = gate->note(r, s);
        app_writer_give(r->app);
    }
    r->db = NULL;
    if (e == ERR_NOT_FOUND) return OK;
    if (e != OK || !s->viewer.session_id) return e;
    r->viewer = s->viewer;
    r->view.account = s->viewer.name;
    r->session_key = s->key;
    session_set_form_token(r);
    if (s->new_token) session_set_token(r, s->new_token);
    return OK;
}

/* 0 to go on, ANSWERED, or the status of a refusal. Somebody who is not signed in, or not quite, is sent where that can be
 * mended; a form cannot be sent there, since it would be lost. */
static int check_right(struct work *w, struct gate_session *s)
{
    struct request *r = &w->r;
    enum need need = r->route->needs;
    if (need == NEED_PUBLIC) return 0;
    respond_private(r);
    r->view.robots = false;
    const struct gate *gate = app_config_of(r->app)->gate;
    enum err e = find_viewer(w, s);
    if (e != OK) return error_status(e);
    if (viewer_has(&r->viewer, need)) return 0;
    if (r->viewer.account_id || !gate || r->method == POST || path_is_bare(str_of(r->path))) return 403;
    const char *query = arena_printf(r->arena, "takaisin=%s", r->path);
    r->status = 303;
    r->location = address(r->arena, r->lang, str_of(r->viewer.waiting_id ? gate->code_path : gate->sign_in_path),
                          r->viewer.waiting_id ? "" : query);
    return ANSWERED;
}

static enum err confirm(struct request *r, struct gate_session *s)
{
    const struct gate *gate = app_config_of(r->app)->gate;
    const char *code = request_form(r, FORM_CODE);
    enum err e = *code ? gate->confirm(r, s, code) : ERR_INPUT;
    if (e == OK) {
        r->viewer.fresh = true;
        session_set_token(r, s->new_token);
    }
    return e;
}

/* The page that asks for a second factor stands in for the answer when none fresh was given. */
static int check_second_factor(struct work *w, struct gate_session *s)
{
    struct request *r = &w->r;
    if (viewer_is_sure(&r->viewer, r->route->needs)) return 0;
    r->db = app_writer_take(r->app);
    enum err e = confirm(r, s);
    if (e == ERR_INPUT || e == ERR_LIMIT) {
        respond_status(r, e == ERR_LIMIT ? 429 : 403);
        e = app_config_of(r->app)->gate->ask(r);
        app_writer_give(r->app);
        return e == OK ? ANSWERED : error_status(e);
    }
    app_writer_give(r->app);
    return e == OK ? 0 : error_status(e);
}

/* For a post, after the right: CSRF, form, second factor. As check_right. */
static int check_post(struct work *w, struct gate_session *s)
{
    struct request *r = &w->r;
    respond_private(r);
    enum err e = form_read(r, w->in);
    bool field = e == ERR_INPUT && r->why.field && *r->why.field;
    if (e != OK && !field) return error_status(e);
    struct problem why = r->why;
    if (!r->route->form->open && session_check_form(r, w->in) != OK) return 403;
    r->why = why;
    if (!field) return check_second_factor(w, s);
    e = show_again(w, e);
    return e == OK ? ANSWERED : error_status(e);
}

/* ---- in order ---- */

static int answer_match(struct work *w)
{
    struct request *r = &w->r;
    struct gate_session session = {0};
    int status = check_right(w, &session);
    if (!status && r->method == POST) status = check_post(w, &session);
    if (status) return status;
    enum err e = run(w);
    if (e == OK && w->body.err != OK)
        e = problem(&r->why, ERR_INTERNAL, "", "", "the page is larger than its limit");
    if (e == ERR_INTERNAL || e == ERR_BUSY)
        log_line(LOG_ERROR, "%s %s: %s %s", method_name(r->method), r->route->path, err_name(e), r->why.note);
    return e == OK ? 0 : error_status(e);
}

/* After the address: match, session, right, CSRF, form, second factor, handler. The status of a failure; 0 or ANSWERED
 * when the answer is there. */
static int answer(struct work *w)
{
    struct request *r = &w->r;
    struct router_match match;
    enum err e = router_find(app_router(r->app), r->method, str_of(r->path), &match);
    if (e != OK) return error_status(e);
    if (!match.route || !r->method) {
        w->allow = match.allows_get ? match.allows_post ? "GET, HEAD, POST" : "GET, HEAD" : "POST";
        return 405;
    }
    r->route = match.route;
    r->n_parts = match.n_parts;
    memcpy(r->parts, match.parts, sizeof r->parts);
    return answer_match(w);
}

static struct page *answer_page(struct work *w)
{
    int status = answer(w);
    if (status > 0) become_error(w, status);
    if (w->r.location) out_clear(&w->body);
    struct page *page = finish(w);
    if (w->r.method == GET && w->r.status == 200 && !w->r.private_)
        cache_add(app_cache(w->r.app), str_of(w->key), w->epoch, page);
    return page;
}

/* ---- entry ---- */

static void begin(struct work *w, struct app *app, const struct incoming *in)
{
    struct arena *a = app_arena_take(app);
    *w = (struct work){.in = in, .body = out_make(PAGE_MAX), .epoch = app_epoch(app)};
    w->r = (struct request){.arena = a,
                            .app = app,
                            .method = read_method(in->method),
                            .path = "/",
                            .query = "",
                            .body = in->body,
                            .today = app_today(app),
                            .now = app_now(app),
                            .agent = in->user_agent ? in->user_agent : "",
                            .address = in->address ? in->address : "",
                            .cookie = in->cookie ? in->cookie : "",
                            .status = 200,
                            .content_type = "text/html"};
    w->r.view = (struct view){.out = &w->body,
                              .arena = a,
                              .path = "/",
                              .query = "",
                              .today = w->r.today,
                              .region = app_config_of(app)->region,
                              .robots = true,
                              .site = app_site(app),
                              .stylesheet = app_stylesheet(app),
                              .script = app_script(app)};
}

static void end(struct work *w)
{
    out_free(&w->body);
    app_arena_give(w->r.app, w->r.arena);
}

static enum page_form choose(const struct page *page, const struct incoming *in, bool again)
{
    if (page_is_known(page, in->if_none_match, in->if_modified_since)) return PAGE_EMPTY;
    return page_choose(page, in->accept_encoding, again);
}

struct page *dispatch_cached(struct app *app, const struct incoming *in, enum page_form *ret_form)
{
    struct page *page = cache_find(app_cache(app), str_of(in->target), app_epoch(app));
    if (page) *ret_form = choose(page, in, true);
    return page;
}

struct page *dispatch(struct app *app, const struct incoming *in, enum page_form *ret_form)
{
    struct work w;
    bool again = false;
    begin(&w, app, in);
    int status = in->body.n > FORM_BODY_MAX ? 413 : read_address(&w);
    struct page *page = NULL;
    if (status >= 400) {
        become_error(&w, status);
        page = finish(&w);
    } else if (status) {
        page = finish(&w);
    } else {
        if (w.r.method == GET) page = cache_find(app_cache(app), str_of(w.key), w.epoch);
        again = page;
        if (!page) page = answer_page(&w);
    }
    end(&w);
    *ret_form = choose(page, in, again);
    return page;
}

struct page *dispatch_refusal(struct app *app, const char *target, int status)
{
    struct work w;
    begin(&w, app, &(struct incoming){.method = "GET", .target = target});
    (void)read_address(&w);
    w.allow = NULL;
    become_error(&w, status);
    struct page *page = finish(&w);
    end(&w);
    return page;
}
