/* The server on real sockets: limits, deadlines, draining. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

static atomic_int sleeping;

static enum err say_hello(struct request *r)
{
    respond_type(r, "text/plain");
    out_put(r->view.out, "hello");
    return OK;
}

static enum err sleep_and_say(struct request *r)
{
    atomic_store(&sleeping, 1);
    usleep(300000);
    return say_hello(r);
}

static enum err say_length(struct request *r)
{
    respond_type(r, "text/plain");
    out_printf(r->view.out, "%zu bytes", r->body.n);
    return OK;
}

static enum err say_site(struct request *r)
{
    out_put(r->view.out, request_site(r));
    return OK;
}

static const struct form no_fields = {.open = true};

static const struct route routes[] = {
    {GET, "/hello", NEED_PUBLIC, say_hello, "Says hello"},
    {GET, "/hidas", NEED_PUBLIC, sleep_and_say, "Takes its time"},
    {POST, "/pituus", NEED_PUBLIC, say_length, "Tells the length of its body", &no_fields},
    {GET, "/osoite", NEED_PUBLIC, say_site, "Tells the site's address"},
    {0},
};
static const struct route *const tables[] = {routes, NULL};

struct running {
    struct app *app;
    struct server *server;
    struct arena *a;
    int port;
};

static struct running start(struct app_config config)
{
    struct running s = {.a = arena_new()};
    struct problem why = {0};
    config.features = tables;
    config.quiet = true;
    if (app_open(&config, &s.app, &why) != OK || server_start(s.app, "127.0.0.1:0", &s.server, &why) != OK)
        fail_msg("%s", why.note);
    int64_t port;
    assert_int_equal(str_to_int(str_of(strrchr(server_address(s.server), ':') + 1), &port), OK);
    s.port = (int)port;
    return s;
}

static void stop(struct running *s)
{
    server_stop(s->server);
    app_close(s->app);
    arena_free(s->a);
}

static int connect_to(const struct running *s)
{
    struct sockaddr_in to = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)s->port), .sin_addr = {htonl(0x7f000001)}};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
    return fd;
}

static void send_text(int fd, const char *text)
{
    size_t n = strlen(text);
    ssize_t sent = send(fd, text, n, MSG_NOSIGNAL);
    assert_int_equal(sent, n);
}

/* All that comes until the other side closes, or nothing has come for so long. */
static const char *read_all(struct arena *a, int fd, int wait_ms)
{
    struct out o = out_make(1 << 20);
    char piece[4096];
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    while (poll(&wait, 1, wait_ms) > 0) {
        ssize_t n = recv(fd, piece, sizeof piece, 0);
        if (n <= 0) break;
        out_bytes(&o, piece, (size_t)n);
    }
    const char *text = arena_strndup(a, o.p ? o.p : "", o.n);
    out_free(&o);
    return text;
}

static const char *exchange(const struct running *s, const char *request)
{
    int fd = connect_to(s);
    send_text(fd, request);
    const char *answer = read_all(s->a, fd, 5000);
    close(fd);
    return answer;
}

static void begins(const char *answer, const char *status)
{
    if (strncmp(answer, status, strlen(status)))
        fail_msg("\"%.60s\" does not begin with \"%s\"", answer, status);
}

static bool is_closed(int fd, int wait_ms)
{
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    char byte;
    return poll(&wait, 1, wait_ms) > 0 && recv(fd, &byte, 1, 0) <= 0;
}

static int count(const char *text, const char *what)
{
    int n = 0;
    while ((text = strstr(text, what))) {
        text += strlen(what);
        n++;
    }
    return n;
}

#define CLOSE "Host: x\r\nConnection: close\r\n\r\n"

static void requests_are_answered(void **state)
{
    struct running s = start(app_config_default());
    const char *answer = exchange(&s, "GET /hello HTTP/1.1\r\n" CLOSE);
    begins(answer, "HTTP/1.1 200 OK\r\n");
    assert_non_null(strstr(answer, "\r\nContent-Length: 5\r\n"));
    assert_non_null(strstr(answer, "\r\n\r\nhello"));
    assert_non_null(strstr(answer, "\r\nDate: "));
    answer = exchange(&s, "HEAD /hello HTTP/1.1\r\n" CLOSE);
    assert_non_null(strstr(answer, "\r\nContent-Length: 5\r\n"));
    assert_null(strstr(answer, "hello"));
    answer = exchange(&s, "POST /pituus HTTP/1.1\r\nContent-Length: 3\r\n" CLOSE "abc");
    assert_non_null(strstr(answer, "3 bytes"));
    answer = exchange(&s, "GET /osoite HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert_non_null(strstr(answer, arena_printf(s.a, "\r\n\r\nhttp://127.0.0.1:%d", s.port)));
    begins(exchange(&s, "GET http://x/hello HTTP/1.1\r\n" CLOSE), "HTTP/1.1 200 OK\r\n");
    begins(exchange(&s, "BREW /hello HTTP/1.1\r\n" CLOSE), "HTTP/1.1 405 ");
    stop(&s);
}

static void pipelined_requests_are_answered_in_order(void **state)
{
    struct running s = start(app_config_default());
    const char *answers = exchange(&s, "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"
                                       "GET /none HTTP/1.1\r\nHost: x\r\n\r\n"
                                       "GET /hello HTTP/1.1\r\n" CLOSE);
    assert_int_equal(count(answers, "HTTP/1.1 200 OK"), 2);
    assert_true(strstr(answers, "200 OK") < strstr(answers, "404 Not Found"));
    stop(&s);
}

/* As long as what browsers send beside the address. */
#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define LONG_VALUE HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED

static void large_heads_and_bodies_are_refused(void **state)
{
    struct running s = start(app_config_default());
    static const struct {
        const char *before, *after;
        int size;
        const char *status;
    } heads[] = {
        {"GET /hello HTTP/1.1\r\nX: ", "\r\n" CLOSE, HEADERS_MAX / 2, "HTTP/1.1 200 "},
        {"GET /hello HTTP/1.1\r\nX: ", "\r\n" CLOSE, HEADERS_MAX, "HTTP/1.1 431 "},
        {"GET /hello HTTP/1.1\r\nX: ", "\r\n" CLOSE, 2 * HEADERS_MAX, "HTTP/1.1 431 "},
        {"GET /haku?q=", " HTTP/1.1\r\nUser-Agent: " LONG_VALUE "\r\n" CLOSE, 10000, "HTTP/1.1 404 "},
        {"GET /", " HTTP/1.1\r\n" CLOSE, URL_MAX - 1, "HTTP/1.1 404 "},
        {"GET /", " HTTP/1.1\r\n" CLOSE, URL_MAX, "HTTP/1.1 414 "},
        {"GET /", " HTTP/1.1\r\n" CLOSE, 4 * URL_MAX, "HTTP/1.1 414 "},
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        struct out head = out_make(1 << 20);
        out_put(&head, heads[i].before);
        for (int n = 0; n < heads[i].size; n++)
            out_char(&head, 'a');
        out_put(&head, heads[i].after);
        begins(exchange(&s, head.p), heads[i].status);
        out_free(&head);
    }
    const char *answer = exchange(&s, "POST /pituus HTTP/1.1\r\nContent-Length: 65537\r\n" CLOSE);
    begins(answer, "HTTP/1.1 413 "); /* before a byte of it was sent */
    assert_non_null(strstr(answer, "\r\nConnection: close\r\n"));

    struct out chunked = out_make(1 << 20);
    out_put(&chunked, "POST /pituus HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" CLOSE "11000\r\n");
    for (int i = 0; i < 0x11000; i++)
        out_char(&chunked, 'a');
    out_put(&chunked, "\r\n0\r\n\r\n");
    begins(exchange(&s, chunked.p), "HTTP/1.1 413 ");
    out_free(&chunked);
    stop(&s);
}

/* 200 connections that never finish their request: others are served, and all are gone soon after their time.
 */
static void slow_connections_are_dropped(void **state)
{
    enum { SLOW = 200 };
    struct app_config config = app_config_default();
    config.request_seconds = 1;
    struct running s = start(config);
    static int slow[SLOW];
    for (int i = 0; i < SLOW; i++) {
        slow[i] = connect_to(&s);
        send_text(slow[i], i % 2 ? "GET /hello HTTP/1.1\r\nX: a"
                                 : "POST /pituus HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nab");
    }
    begins(exchange(&s, "GET /hello HTTP/1.1\r\n" CLOSE), "HTTP/1.1 200 ");
    for (int round = 0; round < 30; round++) { /* they drip on, so that inactivity never ends them */
        for (int i = 0; i < SLOW; i++)
            (void)!send(slow[i], "a", 1, MSG_NOSIGNAL);
        usleep(100000);
    }
    begins(exchange(&s, "GET /hello HTTP/1.1\r\n" CLOSE), "HTTP/1.1 200 ");
    for (int i = 0; i < SLOW; i++) {
        assert_true(is_closed(slow[i], 2000));
        close(slow[i]);
    }
    stop(&s);
}

static void one_address_has_so_many_connections(void **state)
{
    struct app_config config = app_config_default();
    config.limit_loopback = true;
    config.connections_per_address = 3;
    struct running s = start(config);
    int fds[4];
    for (int i = 0; i < 4; i++) {
        fds[i] = connect_to(&s);
        if (i < 3) send_text(fds[i], "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
        if (i < 3) begins(read_all(s.a, fds[i], 300), "HTTP/1.1 200 ");
    }
    assert_true(is_closed(fds[3], 2000));
    close(fds[0]);
    usleep(200000);
    begins(exchange(&s, "GET /hello HTTP/1.1\r\n" CLOSE), "HTTP/1.1 200 ");
    for (int i = 1; i < 4; i++)
        close(fds[i]);
    stop(&s);
}

static void one_address_has_so_many_requests(void **state)
{
    struct app_config config = app_config_default();
    config.limit_loopback = true;
    config.requests_per_address = 1;
    struct running s = start(config);
    struct out requests = out_make(10000);
    for (int i = 0; i < REQUEST_BURST_SECONDS + 3; i++)
        out_put(&requests, "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    out_put(&requests, "GET /hello.json HTTP/1.1\r\n" CLOSE);
    const char *answers = exchange(&s, requests.p);
    int served = count(answers, "HTTP/1.1 200 OK"),
        refused = count(answers, "HTTP/1.1 429 Too Many Requests");
    assert_true(served >= REQUEST_BURST_SECONDS && refused >= 2);
    assert_int_equal(count(answers, "\r\nRetry-After: 5\r\n"), refused);
    assert_non_null(strstr(answers, "{\"error\":{\"status\":429,"));
    out_free(&requests);
    stop(&s);
}

static void *stop_server(void *server)
{
    server_stop(server);
    return NULL;
}

static void requests_under_way_are_finished(void **state)
{
    struct running s = start(app_config_default());
    pthread_t stopper;
    int busy = connect_to(&s), idle = connect_to(&s);
    atomic_store(&sleeping, 0);
    send_text(busy, "GET /hidas HTTP/1.1\r\nHost: x\r\n\r\n");
    while (!atomic_load(&sleeping))
        usleep(1000);
    pthread_create(&stopper, NULL, stop_server, s.server);
    const char *answer = read_all(s.a, busy, 5000);
    begins(answer, "HTTP/1.1 200 OK\r\n");
    assert_non_null(strstr(answer, "hello"));
    assert_true(is_closed(idle, 5000));
    pthread_join(stopper, NULL);
    close(busy);
    close(idle);
    app_close(s.app);
    arena_free(s.a);
}

static void addresses_are_checked(void **state)
{
    static const char *const wrong[] = {"",
                                        "x",
                                        ":80",
                                        "127.0.0.1",
                                        "127.0.0.1:",
                                        "127.0.0.1:x",
                                        "127.0.0.1:65536",
                                        "127.0.0.1:-1",
                                        "::1:80",
                                        "[::1]",
                                        "[127.0.0.1]:80",
                                        "1.2.3:80x",
                                        "198.51.100.1:80"};
    struct running s = start(app_config_default());
    struct server *other;
    struct problem why = {0};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (server_start(s.app, wrong[i], &other, &why) != ERR_INPUT)
            fail_msg("\"%s\" is taken for an address", wrong[i]);
    assert_int_equal(server_start(s.app, server_address(s.server), &other, &why), ERR_BUSY);
    assert_non_null(strstr(why.note, "in use"));
    stop(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_are_answered),
        cmocka_unit_test(pipelined_requests_are_answered_in_order),
        cmocka_unit_test(large_heads_and_bodies_are_refused),
        cmocka_unit_test(slow_connections_are_dropped),
        cmocka_unit_test(one_address_has_so_many_connections),
        cmocka_unit_test(one_address_has_so_many_requests),
        cmocka_unit_test(requests_under_way_are_finished),
        cmocka_unit_test(addresses_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
