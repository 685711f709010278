/* What handlers ask of a request and say about its answer. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/app_internal.h"
#include "http/http.h"

enum err request_id(struct request *r, int64_t *ret_id)
{
    struct str rest = str_of(r->route->path), segment;
    size_t part = 0;
    while (str_cut(&rest, '/', &segment)) {
        if (!str_starts(segment, ":")) continue;
        if (str_is(str_first(segment, 3), ":id") && (segment.n == 3 || segment.p[3] == '.'))
            return part < r->n_parts ? str_to_int(r->parts[part], ret_id) : ERR_NOT_FOUND;
        part++;
    }
    return ERR_NOT_FOUND;
}

const char *request_part(struct request *r, size_t n)
{
    return n < r->n_parts ? str_dup(r->arena, r->parts[n]) : "";
}

static const struct query_field *find_field(const struct request *r, const char *name)
{
    for (size_t i = 0; i < r->n_query_fields; i++)
        if (!strcmp(r->query_fields[i].name, name)) return &r->query_fields[i];
    return NULL;
}

const char *request_query(const struct request *r, const char *name)
{
    const struct query_field *field = find_field(r, name);
    return field ? field->value : "";
}

bool request_has_query(const struct request *r, const char *name)
{
    return find_field(r, name);
}

enum err request_query_int(struct request *r, const char *name, int64_t *ret_n)
{
    struct str value = str_of(request_query(r, name));
    if (!value.n) {
        *ret_n = 0;
        return OK;
    }
    if (str_to_int(value, ret_n) == OK) return OK;
    return problem(&r->why, ERR_INPUT, name, _N("Not a whole number"), "query field is no number");
}

enum err request_query_day(struct request *r, const char *name, struct day *ret_day)
{
    struct str value = str_of(request_query(r, name));
    if (!value.n) {
        *ret_day = DAY_NONE;
        return OK;
    }
    if (day_read(value, ret_day) == OK) return OK;
    return problem(&r->why, ERR_INPUT, name, _N("Not a date that exists"), "query field is no day");
}

enum err request_query_year(struct request *r, int *ret_year)
{
    int64_t year;
    TRY(request_query_int(r, "vuosi", &year));
    if (year && (year < 1900 || year > 2199))
        return problem(&r->why, ERR_INPUT, "vuosi", _N("This is not a year."), "year");
    *ret_year = (int)year;
    return OK;
}

enum err request_query_key(struct request *r, struct day_key *ret_key)
{
    if (day_key_read(request_query(r, "jalkeen"), ret_key) == OK) return OK;
    return problem(&r->why, ERR_INPUT, "jalkeen", _N("This is not a place in the list."), "key");
}

const char *path_with_query(struct request *r, const char *path, const struct query_field *fields, size_t n)
{
    const char *address = path, *mark = "?";
    for (size_t i = 0; i < n; i++) {
        if (!*fields[i].value) continue;
        const char *value = url_part(&r->view, fields[i].value);
        address = arena_printf(r->arena, "%s%s%s=%s", address, mark, fields[i].name, value);
        mark = "&";
    }
    return address;
}

const char *query_number(struct request *r, int64_t n)
{
    return n ? arena_printf(r->arena, "%lld", (long long)n) : "";
}

const char *request_site(const struct request *r)
{
    return app_site(r->app);
}

void respond_type(struct request *r, const char *content_type)
{
    r->content_type = content_type;
}

void respond_status(struct request *r, int status)
{
    r->status = status;
}

void respond_modified(struct request *r, struct moment modified)
{
    r->modified = modified;
}

enum err respond_redirect(struct request *r, int status, const char *location)
{
    must(status == 301 || status == 303);
    r->status = status;
    r->location = location;
    return OK;
}

void respond_private(struct request *r)
{
    r->private_ = true;
}

/* RFC 6266: a plain form for old programs, the true name percent-encoded. */
static void respond_file(struct request *r, const char *way, const char *file_name)
{
    static const char digits[] = "0123456789ABCDEF";
    char *plain = arena_strdup(r->arena, file_name);
    struct out coded = out_make(URL_MAX);
    for (char *p = plain; *p; p++) {
        unsigned char c = (unsigned char)*p;
        bool safe =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || char_is_digit(*p) || c == '.' || c == '-';
        if (safe)
            out_char(&coded, *p);
        else
            out_bytes(&coded, (char[]){'%', digits[c >> 4], digits[c & 15]}, 3);
        if (c < 0x20 || c >= 0x7f || c == '"' || c == '\\' || c == '/') *p = '_';
    }
    r->disposition = arena_printf(r->arena, "%s; filename=\"%s\"; filename*=UTF-8''%s", way, plain,
                                  coded.p ? coded.p : "");
    out_free(&coded);
}

void respond_attachment(struct request *r, const char *file_name)
{
    respond_file(r, "attachment", file_name);
}

void respond_inline(struct request *r, const char *file_name)
{
    respond_file(r, "inline", file_name);
}
