/* ceil.c — the ceiling: an epoll loop that answers whatever it is sent with the same bytes, one read and one write a
 * request. What a server costs above this is its own; no HTTP is understood here.
 *
 *     ceil PORT FILE */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/out.h"

enum { EVENTS = 64, REQUEST = 4096, BODY_MAX = 1 << 20 };

static void read_answer(const char *path, struct out *ret_answer)
{
    static char body[BODY_MAX];
    FILE *f = fopen(path, "r");
    must(f != NULL);
    size_t n = fread(body, 1, sizeof body, f);
    fclose(f);
    *ret_answer = out_make(2 * BODY_MAX);
    out_printf(ret_answer, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %zu\r\n\r\n", n);
    out_bytes(ret_answer, body, n);
}

static int listen_on(const char *port)
{
    int64_t number;
    must(str_to_int(str_of(port), &number) == OK);
    int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)number),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    must(bind(fd, (struct sockaddr *)&at, sizeof at) == 0 && listen(fd, 511) == 0);
    return fd;
}

static void answer(int fd, const struct out *text)
{
    char request[REQUEST];
    if (read(fd, request, sizeof request) <= 0 || write(fd, text->p, text->n) != (ssize_t)text->n) close(fd);
}

int main(int argc, char **argv)
{
    struct out text;
    if (argc != 3) {
        fprintf(stderr, "usage: %s PORT FILE\n", argv[0]);
        return 2;
    }
    read_answer(argv[2], &text);
    int listener = listen_on(argv[1]), poll = epoll_create1(0);
    struct epoll_event wanted = {.events = EPOLLIN, .data.fd = listener}, events[EVENTS];
    must(epoll_ctl(poll, EPOLL_CTL_ADD, listener, &wanted) == 0);
    for (;;) {
        int n = epoll_wait(poll, events, EVENTS, -1);
        for (int i = 0; i < n; i++) {
            if (events[i].data.fd != listener) {
                answer(events[i].data.fd, &text);
                continue;
            }
            struct epoll_event joined = {.events = EPOLLIN, .data.fd = accept(listener, NULL, NULL)};
            if (joined.data.fd >= 0) epoll_ctl(poll, EPOLL_CTL_ADD, joined.data.fd, &joined);
        }
    }
}
