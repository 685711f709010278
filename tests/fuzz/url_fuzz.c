/* The address of a request: whatever comes, what is read is clean and its canonical form stays what it is. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"
#include "http/http_url.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check_clean(struct str s)
{
    must(text_is_utf8(s));
    for (size_t i = 0; i < s.n; i++)
        must((unsigned char)s.p[i] >= 0x20 && s.p[i] != 0x7f);
}

static void check_path(struct arena *a, struct str raw)
{
    struct str path, again, encoded;
    enum lang lang;
    if (path_read(a, raw, &path) != OK) return;
    check_clean(path);
    must(path.n && path.p[0] == '/' && str_find_char(path, '\\') < 0 && str_find(path, "/../") < 0);
    auto_out struct out o = out_make(4 * raw.n + 16);
    url_encode(&o, path);
    must(out_finish(&o, &encoded) == OK);
    must(path_read(a, encoded, &again) == OK && str_eq(path, again));
    path_cut_language(&path, &lang);
    must(path.n && path.p[0] == '/');
    path_is_bare(path);
}

static struct str canonical(struct arena *a, const struct query_field *fields, size_t n_fields, struct out *o)
{
    struct str text;
    query_write(a, o, fields, n_fields);
    must(out_finish(o, &text) == OK);
    return text;
}

static void check_query(struct arena *a, struct str raw)
{
    struct query_field *fields, *again;
    size_t n, n_again;
    if (query_read(a, raw, NULL, &fields, &n) != OK) return;
    must(n <= QUERY_FIELDS_MAX);
    for (size_t i = 0; i < n; i++) {
        check_clean(str_of(fields[i].name));
        check_clean(str_of(fields[i].value));
        must(*fields[i].name);
    }
    auto_out struct out first = out_make(8 * raw.n + 1024), second = out_make(8 * raw.n + 1024);
    struct str text = canonical(a, fields, n, &first);
    must(query_read(a, text, NULL, &again, &n_again) == OK && n == n_again);
    must(str_eq(text, canonical(a, again, n_again, &second)));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    auto_arena struct arena *a = arena_new();
    struct str path, query, target = {(const char *)bytes, n};
    url_split(target, &path, &query);
    check_path(a, path);
    check_query(a, query);
    return 0;
}
