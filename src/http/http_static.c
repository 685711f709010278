/* What every site has beside its pages: operations, embedded files, robots.txt. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/app_internal.h"

static enum err show_health(struct request *r)
{
    respond_private(r);
    respond_type(r, "text/plain");
    out_put(r->view.out, "ok\n");
    return OK;
}

static enum err check_database(struct request *r)
{
    struct db *db;
    int version = 0;
    TRY(app_reader_take(r->app, &db, &r->why));
    enum err e = db_schema_version(db, &version);
    app_reader_give(r->app, db);
    if (e == OK && version != db_schema_newest())
        e = problem(&r->why, ERR_BUSY, "", "", "schema is %d, not %d", version, db_schema_newest());
    return e;
}

static enum err show_readiness(struct request *r)
{
    respond_private(r);
    if (app_config_of(r->app)->db && check_database(r) != OK) return ERR_BUSY;
    respond_type(r, "text/plain");
    out_put(r->view.out, "ok\n");
    return OK;
}

static enum err show_robots(struct request *r)
{
    respond_type(r, "text/plain");
    out_printf(r->view.out, "User-agent: *\nDisallow: /haku\nDisallow: /sv/haku\nDisallow: /en/haku\n");
    return OK;
}

/* RFC 9116. It wants to be renewed, and so it says anew each day that it holds for half a year. */
static enum err show_security(struct request *r)
{
    const char *contact = app_config_of(r->app)->contact;
    char day[11];
    if (!*contact) return ERR_NOT_FOUND;
    respond_type(r, "text/plain");
    out_printf(r->view.out, "Contact: %s\nExpires: %sT00:00:00Z\nPreferred-Languages: fi, sv, en\n", contact,
               day_iso(day_add(r->today, 182), day));
    return OK;
}

/* ---- embedded files ---- */

static const char *type_of(struct str name)
{
    static const struct {
        const char *suffix, *type;
    } types[] = {{".css", "text/css"},     {".js", "text/javascript"}, {".svg", "image/svg+xml"},
                 {".woff2", "font/woff2"}, {".png", "image/png"},      {".ico", "image/x-icon"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_ends(name, types[i].suffix)) return types[i].type;
    return "application/octet-stream";
}

/* Is the asked name "site.HASH.css" of the file "site.css"? */
static bool is_asked(const struct embedded *file, struct str asked)
{
    struct str name = str_of(file->name), hash = str_of(file->hash);
    ptrdiff_t dot = name.n ? (ptrdiff_t)name.n - 1 : 0;
    while (dot > 0 && name.p[dot] != '.')
        dot--;
    struct str stem = str_first(name, (size_t)dot), extension = str_from(name, (size_t)dot);
    if (asked.n != name.n + 1 + hash.n || !str_eq(str_first(asked, stem.n), stem)) return false;
    asked = str_from(asked, stem.n);
    return asked.p[0] == '.' && str_eq(str_first(str_from(asked, 1), hash.n), hash) &&
           str_eq(str_from(asked, 1 + hash.n), extension);
}

static void write_file(struct request *r, const struct embedded *file)
{
    respond_type(r, type_of(str_of(file->name)));
    out_bytes(r->view.out, file->p, file->n);
}

/* The file's compressed form, made when the sheet was: "site.css.br" beside "site.css". */
static struct str packed(struct request *r, const struct embedded *file, const char *suffix)
{
    const struct embedded *form =
        embedded_find(app_config_of(r->app)->assets, arena_printf(r->arena, "%s%s", file->name, suffix));
    return form ? (struct str){(const char *)form->p, form->n} : STR("");
}

static enum err show_asset(struct request *r)
{
    const struct embedded *file = app_config_of(r->app)->assets;
    struct str asked = str_of(request_part(r, 0));
    while (file && file->name && !is_asked(file, asked))
        file++;
    if (!file || !file->name) return ERR_NOT_FOUND;
    r->immutable = true;
    write_file(r, file);
    r->gzip = packed(r, file, ".gz");
    r->brotli = packed(r, file, ".br");
    return OK;
}

/* Browsers ask for it unasked, and take SVG. */
static enum err show_icon(struct request *r)
{
    const struct embedded *assets = app_config_of(r->app)->assets;
    const struct embedded *file = assets ? embedded_find(assets, "favicon.svg") : NULL;
    if (!file) return ERR_NOT_FOUND;
    write_file(r, file);
    return OK;
}

const char *asset_path(struct arena *a, const struct embedded *assets, const char *name)
{
    const struct embedded *file = assets ? embedded_find(assets, name) : NULL;
    const char *dot = file ? strrchr(name, '.') : NULL;
    return dot ? arena_printf(a, "/assets/%.*s.%s%s", (int)(dot - name), name, file->hash, dot) : "";
}

/* ---- table ---- */

const struct route http_routes[] = {
    {GET, "/healthz", NEED_PUBLIC, show_health, "Is the process alive"},
    {GET, "/readyz", NEED_PUBLIC, show_readiness, "Is the database there, with the newest schema"},
    {GET, "/robots.txt", NEED_PUBLIC, show_robots, "What crawlers leave alone"},
    {GET, "/.well-known/security.txt", NEED_PUBLIC, show_security, "Whom to tell of a security hole"},
    {GET, "/favicon.ico", NEED_PUBLIC, show_icon, "Icon"},
    {GET, "/assets/:name", NEED_PUBLIC, show_asset, "Style sheet, script, font or icon, by name and hash"},
    {0},
};

bool route_is_own(const struct route *route)
{
    return route >= http_routes && route < http_routes + sizeof http_routes / sizeof *http_routes;
}
