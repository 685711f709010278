/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http_router.h"

#include "base/vec.h"
#include "http/http_url.h"

/* In the order they are tried. */
enum kind { FIXED, INTEGER_SUFFIX, INTEGER, TEXT_SUFFIX, TEXT };

struct edge;
struct node {
    VEC(struct edge) edges;
    const struct route *get, *post;
};

struct edge {
    enum kind kind;
    struct str text; /* FIXED: the segment; …_SUFFIX: the suffix */
    struct node *to;
};

struct router {
    struct node root;
    VEC(const struct route *) routes;
};

const char *method_name(enum method method)
{
    static const char *const names[] = {[GET] = "GET", [POST] = "POST", [HEAD] = "HEAD"};
    return names[method];
}

/* ---- compiling ---- */

static const char *suffix_of(struct str segment)
{
    static const char *const suffixes[] = {".json", ".pdf", ".xml", ".ics"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (str_ends(segment, suffixes[i])) return suffixes[i];
    return "";
}

static struct edge read_segment(struct str segment)
{
    if (!str_starts(segment, ":")) return (struct edge){FIXED, segment, NULL};
    const char *suffix = suffix_of(segment);
    struct str name = str_first(str_from(segment, 1), segment.n - 1 - strlen(suffix));
    bool integer = str_is(name, "id") || str_ends(name, "_id");
    if (*suffix) return (struct edge){integer ? INTEGER_SUFFIX : TEXT_SUFFIX, str_of(suffix), NULL};
    return (struct edge){integer ? INTEGER : TEXT, STR(""), NULL};
}

static int compare_edges(const void *a, const void *b)
{
    const struct edge *x = a, *y = b;
    if (x->kind != y->kind) return (int)x->kind - (int)y->kind;
    size_t n = x->text.n < y->text.n ? x->text.n : y->text.n;
    int order = n ? memcmp(x->text.p, y->text.p, n) : 0;
    return order ? order : (int)x->text.n - (int)y->text.n;
}

static struct node *step(struct arena *a, struct node *from, struct edge wanted)
{
    for (size_t i = 0; i < from->edges.n; i++)
        if (!compare_edges(&from->edges.at[i], &wanted)) return from->edges.at[i].to;
    wanted.to = arena_make(a, struct node);
    *vec_add(a, &from->edges) = wanted;
    struct node *to = wanted.to;
    qsort(from->edges.at, from->edges.n, sizeof *from->edges.at, compare_edges);
    return to;
}

/* What the path of a route must be like, so that a request can have it. NULL when it is. */
static const char *path_fault(struct arena *a, struct str path)
{
    struct str rest = path, segment, decoded;
    enum lang lang;
    size_t segments = 0, parts = 0;
    if (path_cut_language(&rest, &lang)) return "begins with a language";
    if (path_read(a, path, &decoded) != OK || !str_eq(path, decoded)) return "cannot be asked for";
    if (path.n > 1 && str_ends(path, "/")) return "ends with a slash";
    for (rest = str_from(path, 1); str_cut(&rest, '/', &segment); segments++) {
        if (!str_starts(segment, ":")) continue;
        parts++;
        size_t name = segment.n - 1 - strlen(suffix_of(segment));
        if (!name) return "has a part without a name";
        if (*suffix_of(segment) && rest.p) return "has a suffix before its end";
    }
    if (parts > ROUTE_PARTS_MAX || segments > PATH_SEGMENTS_MAX) return "is too long";
    return NULL;
}

static enum err refuse(const struct route *route, const char *fault, struct problem *why)
{
    return problem(why, ERR_INPUT, "", "", "route %s: %s", route->path ? route->path : "without path", fault);
}

static enum err add_route(struct arena *a, struct router *router, const struct route *route,
                          struct problem *why)
{
    if (route->method != GET && route->method != POST) return refuse(route, "has neither GET nor POST", why);
    if (!route->path) return refuse(route, "has no path", why);
    const char *fault = path_fault(a, str_of(route->path));
    if (fault) return refuse(route, fault, why);
    if (route->needs == NEED_UNSET) return refuse(route, "names no right", why);
    if (!route->handler) return refuse(route, "has no handler", why);
    if (route->method == POST && !route->form) return refuse(route, "has no form", why);
    if (!route->summary || !*route->summary) return refuse(route, "has no summary", why);

    struct node *node = &router->root;
    struct str rest = str_from(str_of(route->path), 1), segment;
    while (str_cut(&rest, '/', &segment))
        if (segment.n) node = step(a, node, read_segment(segment));
    const struct route **place = route->method == GET ? &node->get : &node->post;
    if (*place) return refuse(route, "is there twice", why);
    *place = route;
    *vec_add(a, &router->routes) = route;
    return OK;
}

static int compare_routes(const void *a, const void *b)
{
    const struct route *x = *(const struct route *const *)a, *y = *(const struct route *const *)b;
    int order = strcmp(x->path, y->path);
    return order ? order : (int)x->method - (int)y->method;
}

enum err router_make(struct arena *a, const struct route *const *tables, struct router **ret_router,
                     struct problem *why)
{
    struct router *router = arena_make(a, struct router);
    for (; *tables; tables++)
        for (const struct route *route = *tables; route->method || route->path || route->handler; route++)
            TRY(add_route(a, router, route, why));
    if (router->routes.n)
        qsort(router->routes.at, router->routes.n, sizeof *router->routes.at, compare_routes);
    *ret_router = router;
    return OK;
}

/* ---- finding ---- */

/* One address for one thing: no sign, no leading zero. */
static bool is_id(struct str s)
{
    int64_t n;
    return s.n && s.p[0] >= '1' && s.p[0] <= '9' && str_to_int(s, &n) == OK;
}

/* Does the segment go along the edge? The part it gives is in *ret_part. */
static bool edge_fits(const struct edge *edge, struct str segment, struct str *ret_part)
{
    if (edge->kind == FIXED) return str_eq(edge->text, segment);
    bool suffix = edge->kind == INTEGER_SUFFIX || edge->kind == TEXT_SUFFIX;
    if (suffix) {
        if (segment.n <= edge->text.n ||
            memcmp(segment.p + segment.n - edge->text.n, edge->text.p, edge->text.n))
            return false;
        segment.n -= edge->text.n;
    }
    *ret_part = segment;
    return edge->kind == INTEGER || edge->kind == INTEGER_SUFFIX ? is_id(segment) : segment.n > 0;
}

static const struct node *walk(const struct node *node, const struct str *segments, size_t n,
                               struct router_match *match)
{
    if (!n) return node->get || node->post ? node : NULL;
    for (size_t i = 0; i < node->edges.n; i++) {
        const struct edge *edge = &node->edges.at[i];
        size_t before = match->n_parts;
        struct str part;
        if (!edge_fits(edge, *segments, &part)) continue;
        if (edge->kind != FIXED) match->parts[match->n_parts++] = part;
        const struct node *end = walk(edge->to, segments + 1, n - 1, match);
        if (end) return end;
        match->n_parts = before;
    }
    return NULL;
}

enum err router_find(const struct router *router, enum method method, struct str path,
                     struct router_match *ret_match)
{
    struct str segments[PATH_SEGMENTS_MAX], rest = str_from(path, 1), segment;
    struct router_match match = {0};
    size_t n = 0;
    while (path.n > 1 && str_cut(&rest, '/', &segment)) {
        if (n == PATH_SEGMENTS_MAX) return ERR_NOT_FOUND;
        segments[n++] = segment;
    }
    const struct node *end = walk(&router->root, segments, n, &match);
    if (!end) return ERR_NOT_FOUND;
    match.route = method == POST ? end->post : end->get;
    match.allows_get = end->get;
    match.allows_post = end->post;
    *ret_match = match;
    return OK;
}

void router_write(const struct router *router, struct out *o)
{
    for (size_t i = 0; i < router->routes.n; i++) {
        const struct route *route = router->routes.at[i];
        out_printf(o, "%-5s %-44s %-10s %s\n", method_name(route->method), route->path,
                   need_name(route->needs), route->summary);
    }
}
