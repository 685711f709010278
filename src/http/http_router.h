/* http_router.h — the merged route table compiled into a tree of segments at start. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "http/http.h"

struct router;

struct router_match {
    const struct route *route; /* NULL when the method is not among those the path answers */
    bool allows_get, allows_post;
    struct str parts[ROUTE_PARTS_MAX]; /* slices of the path */
    size_t n_parts;
};

/* Compiles the tables (NULL after the last; each ends with an empty row). ERR_INPUT, and why->note names the
 * route, for a route without right, handler or summary, a path that no request can have, a second route of
 * one path and method. */
must_check enum err router_make(struct arena *a, const struct route *const *tables,
                                struct router **ret_router, struct problem *why);

/* The route of a decoded path without language prefix. ERR_NOT_FOUND when no route has the path; OK with a
 * NULL route when only other methods have it. */
must_check enum err router_find(const struct router *router, enum method method, struct str path,
                                struct router_match *ret_match);

/* All routes by path and method, one line each: method, path, right, summary. */
void router_write(const struct router *router, struct out *o);
