/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http_listen.h"

#include <errno.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/str.h"

enum { BACKLOG = 1024 };

/* "host:port" at the last colon; brackets around an IPv6 address are dropped. */
static bool split(struct str address, struct str *ret_host, struct str *ret_port)
{
    size_t colon = address.n;
    while (colon > 0 && address.p[colon - 1] != ':')
        colon--;
    if (colon < 2 || colon == address.n) return false;
    *ret_host = str_first(address, colon - 1);
    *ret_port = str_from(address, colon);
    bool bracketed = str_starts(*ret_host, "[");
    if (bracketed) {
        if (!str_ends(*ret_host, "]") || ret_host->n < 3) return false;
        *ret_host = (struct str){ret_host->p + 1, ret_host->n - 2};
    }
    int64_t port;
    bool colons = str_find_char(*ret_host, ':') >= 0;
    return colons == bracketed && str_to_int(*ret_port, &port) == OK && port >= 0 && port <= 65535;
}

static enum err refusal(const char *address, struct problem *why)
{
    switch (errno) {
    case EADDRINUSE:
        return problem(why, ERR_BUSY, "listen", "", "%s is in use: is another server running there?",
                       address);
    case EACCES:
        return problem(why, ERR_FORBIDDEN, "listen", "", "%s is not allowed to this user", address);
    case EADDRNOTAVAIL:
        return problem(why, ERR_INPUT, "listen", "", "%s is not an address of this machine", address);
    default:
        return problem(why, ERR_INTERNAL, "listen", "", "%s: %s", address, strerror(errno));
    }
}

static const char *name_of(struct arena *a, int fd)
{
    struct sockaddr_storage bound;
    socklen_t n = sizeof bound;
    char host[NI_MAXHOST], port[NI_MAXSERV];
    if (getsockname(fd, (struct sockaddr *)&bound, &n) ||
        getnameinfo((struct sockaddr *)&bound, n, host, sizeof host, port, sizeof port,
                    NI_NUMERICHOST | NI_NUMERICSERV))
        return "";
    return arena_printf(a, bound.ss_family == AF_INET6 ? "[%s]:%s" : "%s:%s", host, port);
}

enum err listen_open(struct arena *a, const char *address, int *ret_fd, const char **ret_name,
                     struct problem *why)
{
    struct str host, port;
    struct addrinfo *found = NULL;
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
    if (!split(str_of(address), &host, &port) ||
        getaddrinfo(str_dup(a, host), str_dup(a, port), &hints, &found))
        return problem(why, ERR_INPUT, "listen", "", "%s is not ADDRESS:PORT, for example 127.0.0.1:8080",
                       address);
    int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    int one = 1;
    bool done = fd >= 0 && !setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) &&
                !bind(fd, found->ai_addr, found->ai_addrlen) && !listen(fd, BACKLOG);
    enum err e = done ? OK : refusal(address, why);
    freeaddrinfo(found);
    if (e != OK) {
        if (fd >= 0) close(fd);
        return e;
    }
    *ret_fd = fd;
    *ret_name = name_of(a, fd);
    return OK;
}
