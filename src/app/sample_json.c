/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/sample_json.h"

#include <stdarg.h>

#include "base/out.h"

enum { MARKDOWN_BYTES = 1 << 18 };

enum err sample_wrong(struct sample *s, const char *format, ...)
{
    char text[160];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    return problem(s->why, ERR_INPUT, "", "", "%s: %s", s->file, text);
}

static bool is_allowed(struct str allowed, const char *key)
{
    struct str word;
    while (str_cut(&allowed, ' ', &word))
        if (str_is(word, key)) return true;
    return false;
}

enum err sample_check(struct sample *s, const json_t *object, const char *allowed)
{
    const char *key;
    json_t *value;
    if (!json_is_object(object)) return sample_wrong(s, "an object is expected");
    json_object_foreach((json_t *)object, key,
                        value) if (!is_allowed(str_of(allowed),
                                               key)) return sample_wrong(s, "there is no key \"%.60s\"", key);
    return OK;
}

enum err sample_text(struct sample *s, const json_t *object, const char *key, const char **ret_text)
{
    const json_t *value = json_object_get(object, key);
    if (value && !json_is_string(value)) return sample_wrong(s, "%s: a text is expected", key);
    *ret_text = value ? json_string_value(value) : "";
    return OK;
}

enum err sample_text_at(struct sample *s, const json_t *array, size_t i, const char **ret_text)
{
    const json_t *value = json_array_get(array, i);
    if (!json_is_string(value)) return sample_wrong(s, "a list of texts is expected");
    *ret_text = json_string_value(value);
    return OK;
}

/* Texts with `separator` between; a list within a list is lines. */
static enum err join(struct sample *s, const json_t *list, const char *separator, struct out *o)
{
    size_t i;
    json_t *value;
    json_array_foreach((json_t *)list, i, value)
    {
        if (i) out_put(o, separator);
        if (json_is_array(value) && *separator && separator[1])
            TRY(join(s, value, "\n", o));
        else if (json_is_string(value))
            out_put(o, json_string_value(value));
        else
            return sample_wrong(s, "a text or a list of lines is expected");
    }
    return OK;
}

enum err sample_markdown(struct sample *s, const json_t *object, const char *key, const char **ret_text)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_array(value)) return sample_text(s, object, key, ret_text);
    auto_out struct out o = out_make(MARKDOWN_BYTES);
    struct str text;
    TRY(join(s, value, "\n\n", &o));
    if (out_finish(&o, &text) != OK) return sample_wrong(s, "%s: too long", key);
    *ret_text = str_dup(s->arena, text);
    return OK;
}

enum err sample_int(struct sample *s, const json_t *object, const char *key, int64_t *ret_n)
{
    const json_t *value = json_object_get(object, key);
    if (value && !json_is_integer(value)) return sample_wrong(s, "%s: a number is expected", key);
    *ret_n = value ? json_integer_value(value) : 0;
    return OK;
}

enum err sample_bool(struct sample *s, const json_t *object, const char *key, bool otherwise, bool *ret_is)
{
    const json_t *value = json_object_get(object, key);
    if (value && !json_is_boolean(value)) return sample_wrong(s, "%s: true or false is expected", key);
    *ret_is = value ? json_is_true(value) : otherwise;
    return OK;
}

enum err sample_day(struct sample *s, const json_t *object, const char *key, struct day *ret_day)
{
    const char *text;
    TRY(sample_text(s, object, key, &text));
    *ret_day = DAY_NONE;
    if (*text && day_read_iso(str_of(text), ret_day) != OK)
        return sample_wrong(s, "%s: no day %.20s", key, text);
    return OK;
}

enum err sample_time(struct sample *s, const json_t *object, const char *key, struct day on,
                     struct moment *ret_moment)
{
    const char *text;
    int64_t hour, minute;
    TRY(sample_text(s, object, key, &text));
    *ret_moment = (struct moment){0};
    if (!*text) return OK;
    struct str rest = str_of(text), part;
    if (!str_cut(&rest, ':', &part) || str_to_int(part, &hour) != OK || str_to_int(rest, &minute) != OK ||
        hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return sample_wrong(s, "%s: no time %.20s", key, text);
    *ret_moment = moment_make(on, (int)hour, (int)minute);
    return OK;
}

enum err sample_word(struct sample *s, const json_t *object, const char *key, const struct words *words,
                     int otherwise, int *ret_value)
{
    const char *text;
    TRY(sample_text(s, object, key, &text));
    *ret_value = *text ? word_read(words, text) : otherwise;
    if (*text && !*ret_value) return sample_wrong(s, "%s: there is no \"%.60s\"", key, text);
    return OK;
}

enum err sample_array(struct sample *s, const json_t *object, const char *key, const json_t **ret_array)
{
    const json_t *value = json_object_get(object, key);
    if (value && !json_is_array(value)) return sample_wrong(s, "%s: a list is expected", key);
    *ret_array = value;
    return OK;
}

static int64_t find(const struct sample *s, const char *kind, const char *key)
{
    for (size_t i = 0; i < s->keys.n; i++)
        if (!strcmp(s->keys.at[i].kind, kind) && !strcmp(s->keys.at[i].key, key)) return s->keys.at[i].id;
    return 0;
}

enum err sample_add_key(struct sample *s, const char *kind, const char *key, int64_t id)
{
    if (!*key) return OK;
    if (find(s, kind, key)) return sample_wrong(s, "%s %.60s is there twice", kind, key);
    struct sample_key *new_key = vec_add(s->arena, &s->keys);
    new_key->kind = kind;
    new_key->key = key;
    new_key->id = id;
    return OK;
}

enum err sample_read_key(struct sample *s, const char *kind, const char *key, int64_t *ret_id)
{
    *ret_id = find(s, kind, key);
    return *ret_id ? OK : sample_wrong(s, "there is no %s %.60s", kind, key);
}

enum err sample_find_key(struct sample *s, const json_t *object, const char *field, const char *kind,
                         int64_t *ret_id)
{
    const char *key;
    TRY(sample_text(s, object, field, &key));
    *ret_id = 0;
    return *key ? sample_read_key(s, kind, key, ret_id) : OK;
}
