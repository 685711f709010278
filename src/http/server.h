/* server.h — an app behind a socket: HTTP/1.1 on one address, a worker thread a core, one thread that keeps
 * house. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "http/app.h"

struct server;

/* Listens and serves from the moment it returns. `address` is "ADDRESS:PORT", "[ADDRESS]:PORT"; port 0 takes
 * a free one. ERR_INPUT for an address that cannot be one, ERR_BUSY for a port in use, ERR_FORBIDDEN for one
 * not allowed. */
must_check enum err server_start(struct app *app, const char *address, struct server **ret_server,
                                 struct problem *why);

/* Where it listens: "127.0.0.1:8080". */
const char *server_address(const struct server *server);

/* Takes no more connections, finishes the requests under way (DRAIN_SECONDS at most), closes everything. */
void server_stop(struct server *server);
