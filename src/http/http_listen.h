/* http_listen.h — the listening socket. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/arena.h"
#include "base/err.h"

/* Opens it; *ret_name is where it listens ("127.0.0.1:8080"), in the arena. Failures as server_start. */
must_check enum err listen_open(struct arena *a, const char *address, int *ret_fd, const char **ret_name,
                                struct problem *why);
