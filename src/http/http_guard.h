/* http_guard.h — how much one network address may ask: connections at a time, requests a second.
 *
 * An IPv6 network of 64 bits counts as one address. Loopback is exempt unless configured otherwise: a proxy
 * on the same machine, or a load test, speaks for many. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "http/app.h"

struct guard;
struct guard_address; /* NULL stands for an exempt one */

struct guard *guard_new(const struct app_config *config);
void guard_free(struct guard *guard);

/* May another connection come from there? */
bool guard_admits(struct guard *guard, const struct sockaddr *from);
/* Counts a connection; guard_leave ends it. NULL when the address is exempt. */
struct guard_address *guard_enter(struct guard *guard, const struct sockaddr *from, int64_t now_ms);
void guard_leave(struct guard *guard, struct guard_address *address);

/* Takes one request's worth from the address's allowance; false when it is used up. */
bool guard_request(struct guard *guard, struct guard_address *address, int64_t now_ms);

/* Forgets addresses that have no connection and a full allowance. */
void guard_sweep(struct guard *guard, int64_t now_ms);
