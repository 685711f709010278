/* The only file that knows libmicrohttpd: an epoll loop in each worker thread, whole pages as shared
 * responses. What the library lacks is added here: a deadline for a request as a whole, and limits an
 * address. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "http/app_internal.h"
#include "http/http_guard.h"
#include "http/http_listen.h"
#include "http/server.h"

enum { TICKS_A_SECOND = 1000 / GENERATION_LOOK_MS };

struct connection {
    struct connection *next, *previous;
    struct server *server;
    int fd;
    struct guard_address *from;
    _Atomic int64_t deadline_ms; /* 0: an answer is being made or sent */
    bool head_seen;              /* the handler has been called for this request */
    int64_t start_us;
    struct out body;
    size_t target_n; /* as sent; URL_MAX + 1 for any that is longer */
    char target[URL_MAX + 2];
};

struct server {
    struct app *app;
    struct arena *arena;
    struct guard *guard;
    const char *address;
    int listener;
    bool quiet;
    int64_t request_ms;
    struct MHD_Daemon *daemon;
    atomic_bool draining;
    atomic_int under_way; /* requests whose handler was called and whose answer is not yet sent */
    pthread_mutex_t lock; /* of the list and of `stopping` */
    pthread_cond_t wake;
    struct connection *connections;
    bool stopping;
    pthread_t keeper;
};

static int64_t clock_us(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int64_t now_ms(void)
{
    return clock_us(CLOCK_MONOTONIC_COARSE) / 1000;
}

/* ---- responses ---- */

static void release_bytes(void *bytes)
{
    page_bytes_release(bytes);
}

static void *make_response(struct page *page, enum page_form form)
{
    struct page_bytes *bytes = page_form_bytes(page, form);
    atomic_fetch_add(&bytes->references, 1);
    struct MHD_Response *response = MHD_create_response_from_buffer_with_free_callback_cls(
        bytes->n, bytes->p ? bytes->p : "", release_bytes, bytes);
    if (!response) {
        page_bytes_release(bytes);
        return NULL;
    }
    struct header headers[PAGE_ALL_HEADERS];
    char etag[PAGE_ETAG_SIZE];
    size_t n = page_headers(page, form, headers, etag);
    for (size_t i = 0; i < n; i++)
        MHD_add_response_header(response, headers[i].name, headers[i].value);
    return response;
}

static void release_response(void *response)
{
    MHD_destroy_response(response);
}

/* While draining: the same answer, and the client is told not to ask again on this connection. */
static enum MHD_Result queue_last(struct MHD_Connection *mhd, struct page *page, enum page_form form,
                                  unsigned status)
{
    struct MHD_Response *response = make_response(page, form);
    if (!response) return MHD_NO;
    MHD_add_response_header(response, "Connection", "close");
    enum MHD_Result result = MHD_queue_response(mhd, status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result queue(const struct server *s, struct MHD_Connection *mhd, struct page *page,
                             enum page_form form, size_t *ret_bytes)
{
    struct MHD_Response *response = page_native(page, form, make_response, release_response);
    if (!response) response = page_native(page, form = PAGE_PLAIN, make_response, release_response);
    if (!response) return MHD_NO;
    *ret_bytes = page_form_bytes(page, form)->n;
    unsigned status = form == PAGE_EMPTY ? MHD_HTTP_NOT_MODIFIED : (unsigned)page_status(page);
    if (atomic_load_explicit(&s->draining, memory_order_relaxed)) return queue_last(mhd, page, form, status);
    return MHD_queue_response(mhd, status, response);
}

/* ---- requests ---- */

struct head {
    struct incoming in;
    size_t bytes;
};

static enum MHD_Result read_header(void *context, enum MHD_ValueKind kind, const char *name,
                                   const char *value)
{
    struct head *head = context;
    if (!value) return MHD_YES;
    size_t n = strlen(name);
    head->bytes += n + strlen(value) + 4;
    if (n == 15 && !strcasecmp(name, "Accept-Encoding")) head->in.accept_encoding = value;
    if (n == 13 && !strcasecmp(name, "If-None-Match")) head->in.if_none_match = value;
    if (n == 17 && !strcasecmp(name, "If-Modified-Since")) head->in.if_modified_since = value;
    if (n == 6 && !strcasecmp(name, "Cookie")) head->in.cookie = value;
    if (n == 6 && !strcasecmp(name, "Origin")) head->in.origin = value;
    if (n == 4 && !strcasecmp(name, "Host")) head->in.host = value;
    if (n == 10 && !strcasecmp(name, "User-Agent")) head->in.user_agent = value;
    if (n == 12 && !strcasecmp(name, "Content-Type")) head->in.content_type = value;
    return MHD_YES;
}

static void write_log(const struct connection *c, const struct head *head, int status, size_t bytes)
{
    if (c->server->quiet) return;
    int path_n = (int)strcspn(c->target, "?#");
    log_line(LOG_INFO, "%s %.*s %d %lld us %zu", head->in.method, path_n < 300 ? path_n : 300, c->target,
             status, (long long)(clock_us(CLOCK_MONOTONIC) - c->start_us), bytes);
}

static struct page *find_page(struct connection *c, const struct head *head, enum page_form *ret_form)
{
    struct server *s = c->server;
    *ret_form = PAGE_PLAIN;
    if (c->target_n > URL_MAX) return dispatch_refusal(s->app, "/", 414);
    if (head->bytes > HEADERS_MAX) return dispatch_refusal(s->app, c->target, 431);
    if (c->from && !guard_request(s->guard, c->from, now_ms()))
        return dispatch_refusal(s->app, c->target, 429);
    bool reads = !strcmp(head->in.method, "GET") || !strcmp(head->in.method, "HEAD");
    struct page *page = reads && !head->in.body.n ? dispatch_cached(s->app, &head->in, ret_form) : NULL;
    return page ? page : dispatch(s->app, &head->in, ret_form);
}

/* Needed only where somebody may be signed in, so that pages for everybody do not pay for it. */
static void write_address(struct MHD_Connection *mhd, char address[static INET6_ADDRSTRLEN])
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const struct sockaddr *from = info->client_addr;
    const void *bytes = from->sa_family == AF_INET6 ? (const void *)&((const struct sockaddr_in6 *)from)->sin6_addr
                                                    : (const void *)&((const struct sockaddr_in *)from)->sin_addr;
    if (!inet_ntop(from->sa_family, bytes, address, INET6_ADDRSTRLEN)) *address = '\0';
}

static enum MHD_Result answer(struct connection *c, struct MHD_Connection *mhd, const char *method)
{
    struct head head = {.in = {.method = method, .target = c->target, .body = {c->body.p, c->body.n}}};
    if (c->body.err != OK) head.in.body.n = FORM_BODY_MAX + 1; /* only its size is looked at */
    char address[INET6_ADDRSTRLEN] = "";
    MHD_get_connection_values(mhd, MHD_HEADER_KIND, read_header, &head);
    if (head.in.cookie) write_address(mhd, address);
    head.in.address = address;
    atomic_store_explicit(&c->deadline_ms, 0, memory_order_relaxed);
    enum page_form form;
    struct page *page = find_page(c, &head, &form);
    size_t bytes = 0;
    enum MHD_Result result = queue(c->server, mhd, page, form, &bytes);
    write_log(c, &head, form == PAGE_EMPTY ? 304 : page_status(page), bytes);
    page_release(page);
    return result;
}

/* A body announced as too large is refused before it is sent. */
static bool announces_too_much(struct MHD_Connection *mhd)
{
    const char *length = MHD_lookup_connection_value(mhd, MHD_HEADER_KIND, "Content-Length");
    int64_t n;
    return length && str_to_int(str_of(length), &n) == OK && n > FORM_BODY_MAX;
}

static enum MHD_Result refuse_body(struct connection *c, struct MHD_Connection *mhd)
{
    size_t bytes;
    struct page *page = dispatch_refusal(c->server->app, c->target, 413);
    atomic_store_explicit(&c->deadline_ms, 0, memory_order_relaxed);
    enum MHD_Result result = queue(c->server, mhd, page, PAGE_PLAIN, &bytes);
    page_release(page);
    return result;
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *mhd, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_n, void **request)
{
    struct connection *c = *request;
    if (!c) return MHD_NO;
    if (!c->head_seen) {
        c->head_seen = true;
        atomic_fetch_add(&c->server->under_way, 1);
        return strcmp(method, "GET") && announces_too_much(mhd) ? refuse_body(c, mhd) : MHD_YES;
    }
    if (*upload_n) {
        out_bytes(&c->body, upload, *upload_n);
        *upload_n = 0;
        return MHD_YES;
    }
    return answer(c, mhd, method);
}

/* Called with the request line: keeps the address as sent, since the library decodes it in place. */
static void *on_target(void *context, const char *target, struct MHD_Connection *mhd)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    struct connection *c = info ? info->socket_context : NULL;
    if (!c) return NULL;
    c->target_n = strnlen(target, URL_MAX + 1);
    memcpy(c->target, target, c->target_n);
    c->target[c->target_n] = '\0';
    c->head_seen = false;
    if (!c->server->quiet) c->start_us = clock_us(CLOCK_MONOTONIC);
    return c;
}

static void on_answered(void *context, struct MHD_Connection *mhd, void **request,
                        enum MHD_RequestTerminationCode how)
{
    struct connection *c = *request;
    if (!c) return;
    atomic_fetch_sub(&c->server->under_way, 1);
    out_free(&c->body);
    c->body.err = OK;
    atomic_store_explicit(&c->deadline_ms, now_ms() + IDLE_SECONDS * 1000 + c->server->request_ms,
                          memory_order_relaxed);
}

/* ---- connections ---- */

static enum MHD_Result on_accept(void *context, const struct sockaddr *from, socklen_t n)
{
    struct server *s = context;
    return guard_admits(s->guard, from) ? MHD_YES : MHD_NO;
}

static void begin_connection(struct server *s, struct MHD_Connection *mhd, void **socket_context)
{
    const union MHD_ConnectionInfo *fd = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
    const union MHD_ConnectionInfo *from = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    struct connection *c = mem_make(struct connection);
    c->server = s;
    c->fd = fd->connect_fd;
    c->body = out_make(FORM_BODY_MAX);
    c->deadline_ms = now_ms() + s->request_ms;
    c->from = guard_enter(s->guard, from->client_addr, now_ms());
    *socket_context = c;
    pthread_mutex_lock(&s->lock);
    c->next = s->connections;
    if (c->next) c->next->previous = c;
    s->connections = c;
    pthread_mutex_unlock(&s->lock);
}

static void end_connection(struct server *s, struct connection *c)
{
    pthread_mutex_lock(&s->lock);
    *(c->previous ? &c->previous->next : &s->connections) = c->next;
    if (c->next) c->next->previous = c->previous;
    pthread_mutex_unlock(&s->lock);
    guard_leave(s->guard, c->from);
    out_free(&c->body);
    mem_free(c);
}

static void on_connection(void *context, struct MHD_Connection *mhd, void **socket_context,
                          enum MHD_ConnectionNotificationCode what)
{
    if (what == MHD_CONNECTION_NOTIFY_STARTED)
        begin_connection(context, mhd, socket_context);
    else if (*socket_context)
        end_connection(context, *socket_context);
}

/* ---- house-keeping ---- */

/* The library closes a connection only after its notification, so a descriptor in the list is never
 * another's. */
static void drop_slow(struct server *s)
{
    int64_t now = now_ms();
    int n = 0;
    for (struct connection *c = s->connections; c; c = c->next) {
        int64_t deadline = atomic_load_explicit(&c->deadline_ms, memory_order_relaxed);
        if (!deadline || deadline > now) continue;
        shutdown(c->fd, SHUT_RDWR);
        n++;
    }
    if (n) log_line(LOG_INFO, "dropped %d connections whose request was not complete in time", n);
}

static void *keep_house(void *context)
{
    struct server *s = context;
    pthread_mutex_lock(&s->lock);
    for (unsigned tick = 0; !s->stopping; tick++) {
        struct timespec until;
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_nsec += GENERATION_LOOK_MS * 1000000L;
        if (until.tv_nsec >= 1000000000L) {
            until.tv_nsec -= 1000000000L;
            until.tv_sec++;
        }
        pthread_cond_timedwait(&s->wake, &s->lock, &until);
        if (tick % TICKS_A_SECOND == 0) drop_slow(s);
        pthread_mutex_unlock(&s->lock);
        app_look_around(s->app);
        if (tick % TICKS_A_SECOND == 0) guard_sweep(s->guard, now_ms());
        pthread_mutex_lock(&s->lock);
    }
    pthread_mutex_unlock(&s->lock);
    return NULL;
}

/* ---- start and stop ---- */

static void raise_descriptor_limit(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit)) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static struct MHD_Daemon *start_daemon(struct server *s)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    struct MHD_OptionItem pool[] = {{MHD_OPTION_THREAD_POOL_SIZE, cores, NULL}, {MHD_OPTION_END, 0, NULL}};
    if (cores < 2) pool[0].option = MHD_OPTION_END; /* the library wants the option only for a real pool */
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC, 0, on_accept, s, on_request, s, MHD_OPTION_LISTEN_SOCKET,
        s->listener, MHD_OPTION_URI_LOG_CALLBACK, on_target, s, MHD_OPTION_NOTIFY_COMPLETED, on_answered, s,
        MHD_OPTION_NOTIFY_CONNECTION, on_connection, s, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        (size_t)REQUEST_MEMORY, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_ARRAY, pool, MHD_OPTION_END);
}

static void free_server(struct server *s)
{
    guard_free(s->guard);
    pthread_cond_destroy(&s->wake);
    pthread_mutex_destroy(&s->lock);
    arena_free(s->arena);
    mem_free(s);
}

static struct server *make_server(struct app *app)
{
    struct server *s = mem_make(struct server);
    pthread_condattr_t monotonic;
    s->app = app;
    s->arena = arena_new();
    s->quiet = app_config_of(app)->quiet;
    s->request_ms = app_config_of(app)->request_seconds * 1000;
    s->guard = guard_new(app_config_of(app));
    pthread_mutex_init(&s->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&s->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    return s;
}

enum err server_start(struct app *app, const char *address, struct server **ret_server, struct problem *why)
{
    raise_descriptor_limit();
    struct server *s = make_server(app);
    enum err e = listen_open(s->arena, address, &s->listener, &s->address, why);
    if (e != OK) {
        free_server(s);
        return e;
    }
    app_set_listener(app, s->address);
    s->daemon = start_daemon(s);
    if (!s->daemon || pthread_create(&s->keeper, NULL, keep_house, s)) {
        if (s->daemon) MHD_stop_daemon(s->daemon);
        close(s->listener);
        free_server(s);
        return problem(why, ERR_INTERNAL, "listen", "", "no threads for the server");
    }
    *ret_server = s;
    return OK;
}

const char *server_address(const struct server *server)
{
    return server->address;
}

static bool has_connections(struct server *s)
{
    pthread_mutex_lock(&s->lock);
    bool any = s->connections;
    pthread_mutex_unlock(&s->lock);
    return any;
}

/* Connections that are in use ask again soon and are told to close; the idle ones need not be waited for. */
static void drain(struct server *s)
{
    int64_t began = now_ms(), waited = 0;
    while (has_connections(s) && waited < DRAIN_SECONDS * 1000) {
        if (waited > DRAIN_GRACE_MS && !atomic_load(&s->under_way)) break;
        usleep(5000);
        waited = now_ms() - began;
    }
}

void server_stop(struct server *s)
{
    MHD_quiesce_daemon(s->daemon);
    close(s->listener);
    atomic_store(&s->draining, true);
    drain(s);
    pthread_mutex_lock(&s->lock);
    s->stopping = true;
    pthread_cond_signal(&s->wake);
    pthread_mutex_unlock(&s->lock);
    pthread_join(s->keeper, NULL);
    MHD_stop_daemon(s->daemon);
    free_server(s);
}
