/* The body of a post: application/x-www-form-urlencoded, by the route's table of fields. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"
#include "http/app_internal.h"
#include "http/http_url.h"

const char FORM_TOKEN[] = "lomake";
const char FORM_CODE[] = "koodi";

/* Every route's: the token, and a second factor where one may be asked for. */
static const struct form_field own_fields[] = {{.name = FORM_TOKEN, .max = 64}, {.name = FORM_CODE, .max = 40}};

static const struct form_field *find_rule(const struct route *route, const char *name)
{
    for (const struct form_field *f = route->form->fields; f && f->name; f++)
        if (!strcmp(f->name, name)) return f;
    if (!strcmp(name, FORM_TOKEN)) return &own_fields[0];
    if (!strcmp(name, FORM_CODE) && need_asks_second_factor(route->needs)) return &own_fields[1];
    return NULL;
}

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 || c == 0x7f;
}

/* Line breaks come as CR LF; other control characters are blanks. */
static enum err read_value(struct request *r, struct str raw, bool lines, const char **ret_text)
{
    normalise_fn *normalise = app_config_of(r->app)->normalise;
    struct str text = url_decode(r->arena, raw, true);
    if (!text_is_utf8(text)) return ERR_INPUT;
    char *bytes = arena_strndup(r->arena, text.p, text.n), *to = bytes;
    for (const char *p = bytes; *p; p++) {
        if (*p == '\r' && p[1] == '\n') continue;
        *to++ = is_control(*p) && !(lines && (*p == '\n' || *p == '\t')) ? ' ' : *p;
    }
    text = str_trim((struct str){bytes, (size_t)(to - bytes)});
    if (normalise) TRY(normalise(r->arena, text, &text));
    *ret_text = str_dup(r->arena, text);
    return OK;
}

static enum err add_field(struct request *r, struct str pair)
{
    ptrdiff_t mark = str_find_char(pair, '=');
    struct query_field f;
    TRY(read_value(r, mark < 0 ? pair : str_first(pair, (size_t)mark), false, &f.name));
    const struct form_field *rule = find_rule(r->route, f.name);
    if (!rule) return problem(&r->why, ERR_INPUT, "", "", "a field that the form does not have");
    TRY(read_value(r, mark < 0 ? STR("") : str_from(pair, (size_t)mark + 1), rule->lines, &f.value));
    if (*request_form(r, f.name)) return OK; /* the first one counts */
    if (r->n_form_fields == FORM_FIELDS_MAX) return ERR_INPUT;
    r->form_fields[r->n_form_fields++] = f;
    return OK;
}

static enum err check_limits(struct request *r)
{
    for (const struct form_field *f = r->route->form->fields; f && f->name; f++) {
        const char *value = request_form(r, f->name);
        if (f->required && !*value) return problem(&r->why, ERR_INPUT, f->name, _N("This is needed"), "missing");
        if (text_length(str_of(value)) > (size_t)f->max)
            return problem(&r->why, ERR_INPUT, f->name, _N("This is too long"), "more than %d characters", f->max);
    }
    return OK;
}

enum err form_read(struct request *r, const struct incoming *in)
{
    static const char type[] = "application/x-www-form-urlencoded";
    struct str rest = in->body, pair;
    if (r->route->form->open && !r->route->form->fields) return OK;
    if (in->content_type && !str_starts(str_of(in->content_type), type))
        return problem(&r->why, ERR_INPUT, "", "", "not a form");
    r->form_fields = arena_array(r->arena, struct query_field, FORM_FIELDS_MAX);
    while (rest.n && str_cut(&rest, '&', &pair))
        if (pair.n) TRY(add_field(r, pair));
    return check_limits(r);
}

/* ---- for handlers ---- */

const char *request_form(const struct request *r, const char *name)
{
    for (size_t i = 0; i < r->n_form_fields; i++)
        if (!strcmp(r->form_fields[i].name, name)) return r->form_fields[i].value;
    return "";
}

size_t request_form_list(const struct request *r, const struct query_field **ret_fields)
{
    struct query_field *fields = arena_array(r->arena, struct query_field, r->n_form_fields);
    size_t n = 0;
    for (size_t i = 0; i < r->n_form_fields; i++)
        if (strcmp(r->form_fields[i].name, FORM_TOKEN) && strcmp(r->form_fields[i].name, FORM_CODE))
            fields[n++] = r->form_fields[i];
    *ret_fields = fields;
    return n;
}

enum err request_form_int(struct request *r, const char *name, int64_t *ret_n)
{
    struct str value = str_of(request_form(r, name));
    if (!value.n) {
        *ret_n = 0;
        return OK;
    }
    if (str_to_int(value, ret_n) == OK) return OK;
    return problem(&r->why, ERR_INPUT, name, _N("Not a whole number"), "form field is no number");
}

enum err request_form_day(struct request *r, const char *name, struct day *ret_day)
{
    struct str value = str_of(request_form(r, name));
    if (!value.n) {
        *ret_day = DAY_NONE;
        return OK;
    }
    if (day_read(value, ret_day) == OK) return OK;
    return problem(&r->why, ERR_INPUT, name, _N("Not a date that exists"), "form field is no day");
}
