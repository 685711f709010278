/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/json.h"

#include <string.h>

struct json json_to(struct out *out)
{
    return (struct json){.out = out};
}

static void write_string(struct out *o, struct str s)
{
    out_char(o, '"');
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out_bytes(o, s.p + from, i - from);
        from = i + 1;
        switch (c) {
        case '"': out_put(o, "\\\""); break;
        case '\\': out_put(o, "\\\\"); break;
        case '\n': out_put(o, "\\n"); break;
        case '\r': out_put(o, "\\r"); break;
        case '\t': out_put(o, "\\t"); break;
        default: out_printf(o, "\\u%04x", c);
        }
    }
    out_bytes(o, s.p + from, s.n - from);
    out_char(o, '"');
}

/* Writes the comma and the key before a value. */
static void begin_value(struct json *j, const char *key)
{
    if (j->some[j->depth]) out_char(j->out, ',');
    j->some[j->depth] = true;
    if (!key) return;
    write_string(j->out, str_of(key));
    out_char(j->out, ':');
}

static void open_level(struct json *j, const char *key, char open, char close)
{
    begin_value(j, key);
    must(j->depth + 1 < JSON_DEPTH);
    j->depth++;
    j->some[j->depth] = false;
    j->close[j->depth] = close;
    out_char(j->out, open);
}

void json_object(struct json *j, const char *key)
{
    open_level(j, key, '{', '}');
}

void json_array(struct json *j, const char *key)
{
    open_level(j, key, '[', ']');
}

void json_end(struct json *j)
{
    must(j->depth > 0);
    out_char(j->out, j->close[j->depth]);
    j->depth--;
    if (j->depth == 0) out_char(j->out, '\n');
}

void json_str(struct json *j, const char *key, struct str text)
{
    begin_value(j, key);
    write_string(j->out, text);
}

void json_text(struct json *j, const char *key, const char *text)
{
    json_str(j, key, str_of(text));
}

void json_null(struct json *j, const char *key)
{
    begin_value(j, key);
    out_put(j->out, "null");
}

void json_text_or_null(struct json *j, const char *key, const char *text)
{
    if (*text) json_text(j, key, text);
    else json_null(j, key);
}

void json_int(struct json *j, const char *key, int64_t n)
{
    begin_value(j, key);
    out_int(j->out, n);
}

void json_int_or_null(struct json *j, const char *key, int64_t n)
{
    if (n) json_int(j, key, n);
    else json_null(j, key);
}

void json_bool(struct json *j, const char *key, bool value)
{
    begin_value(j, key);
    out_put(j->out, value ? "true" : "false");
}

void json_day(struct json *j, const char *key, struct day d)
{
    char iso[11];
    json_text_or_null(j, key, day_iso(d, iso));
}

void json_moment(struct json *j, const char *key, struct moment m)
{
    char iso[26];
    json_text_or_null(j, key, moment_iso(m, iso));
}

void json_ref(struct json *j, const char *key, int64_t id, const char *name)
{
    if (!id) {
        json_null(j, key);
        return;
    }
    json_object(j, key);
    json_int(j, "id", id);
    json_text(j, "name", name);
    json_end(j);
}
