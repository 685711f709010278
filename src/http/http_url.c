/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http_url.h"

#include "base/text.h"

static int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* The byte that "%XX" at s.p[i] stands for, or -1. */
static int percent_byte(struct str s, size_t i)
{
    if (s.p[i] != '%' || s.n - i < 3) return -1;
    int high = hex_value(s.p[i + 1]), low = hex_value(s.p[i + 2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

struct str url_decode(struct arena *a, struct str raw, bool plus)
{
    char *text = arena_alloc(a, raw.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.n; i++) {
        int byte = percent_byte(raw, i);
        if (byte >= 0) {
            text[n++] = (char)byte;
            i += 2;
        } else {
            text[n++] = plus && raw.p[i] == '+' ? ' ' : raw.p[i];
        }
    }
    return (struct str){text, n};
}

static bool is_plain(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || char_is_digit(c)) return true;
    return c && strchr("-._~/:@!$'()*,;", c);
}

void url_encode(struct out *o, struct str text)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (is_plain(text.p[i]))
            out_char(o, text.p[i]);
        else
            out_bytes(o, (char[]){'%', digits[c >> 4], digits[c & 15]}, 3);
    }
}

void url_split(struct str target, struct str *ret_path, struct str *ret_query)
{
    ptrdiff_t fragment = str_find_char(target, '#');
    if (fragment >= 0) target = str_first(target, (size_t)fragment);
    ptrdiff_t mark = str_find_char(target, '?');
    *ret_path = mark < 0 ? target : str_first(target, (size_t)mark);
    *ret_query = mark < 0 ? STR("") : str_from(target, (size_t)mark + 1);
}

/* ---- path ---- */

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 || c == 0x7f;
}

static enum err check_segment(struct str raw, struct str segment)
{
    for (size_t i = 0; i < raw.n; i++) {
        if (raw.p[i] != '%') continue;
        int byte = percent_byte(raw, i);
        if (byte < 0) return ERR_INPUT;
        if (byte == '/') return ERR_NOT_FOUND;
    }
    for (size_t i = 0; i < segment.n; i++)
        if (is_control(segment.p[i]) || segment.p[i] == '\\') return ERR_INPUT;
    if (!text_is_utf8(segment)) return ERR_INPUT;
    return str_is(segment, ".") || str_is(segment, "..") ? ERR_NOT_FOUND : OK;
}

enum err path_read(struct arena *a, struct str raw, struct str *ret_path)
{
    if (!str_starts(raw, "/")) return ERR_INPUT;
    struct str rest = str_from(raw, 1), segment;
    enum err worst = OK;
    while (str_cut(&rest, '/', &segment)) {
        enum err e = check_segment(segment, url_decode(a, segment, false));
        if (e == ERR_INPUT) return e;
        if (e != OK) worst = e;
    }
    if (worst != OK) return worst;
    if (str_find(raw, "//") >= 0) return ERR_NOT_FOUND;
    *ret_path = url_decode(a, raw, false);
    return OK;
}

bool path_cut_language(struct str *path, enum lang *ret_lang)
{
    static const struct {
        const char *prefix;
        enum lang lang;
    } languages[] = {{"/sv", LANG_SV}, {"/en", LANG_EN}, {"/fi", LANG_FI}};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        struct str rest = *path;
        if (!str_skip(&rest, languages[i].prefix) || (rest.n && rest.p[0] != '/')) continue;
        *path = rest.n ? rest : STR("/");
        *ret_lang = languages[i].lang;
        return true;
    }
    return false;
}

bool path_is_bare(struct str path)
{
    static const char *const first[] = {"/assets/", "/atom/", "/cgi/", "/oparl/", "/rss/", "/.well-known/"};
    static const char *const whole[] = {"/favicon.ico", "/healthz", "/readyz", "/robots.txt"};
    static const char *const last[] = {".json", ".xml", ".ics"};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (str_starts(path, first[i])) return true;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (str_is(path, whole[i])) return true;
    for (size_t i = 0; i < sizeof last / sizeof *last; i++)
        if (str_ends(path, last[i])) return true;
    return false;
}

/* ---- query ---- */

static enum err read_text(struct arena *a, struct str raw, normalise_fn *normalise, const char **ret_text)
{
    struct str text = url_decode(a, raw, true);
    if (!text_is_utf8(text)) return ERR_INPUT;
    char *bytes = arena_strndup(a, text.p, text.n);
    for (char *p = bytes; *p; p++)
        if (is_control(*p)) *p = ' ';
    text = str_trim((struct str){bytes, text.n});
    if (normalise) TRY(normalise(a, text, &text));
    *ret_text = str_dup(a, text);
    return OK;
}

static const struct query_field *field_find(const struct query_field *fields, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(fields[i].name, name)) return &fields[i];
    return NULL;
}

enum err query_read(struct arena *a, struct str raw, normalise_fn *normalise, struct query_field **ret_fields,
                    size_t *ret_n)
{
    struct query_field *fields = raw.n ? arena_array(a, struct query_field, QUERY_FIELDS_MAX) : NULL;
    struct str pair;
    size_t n = 0, pairs = 0;
    while (str_cut(&raw, '&', &pair)) {
        if (!pair.n) continue;
        if (++pairs > QUERY_FIELDS_MAX) return ERR_INPUT;
        ptrdiff_t mark = str_find_char(pair, '=');
        struct query_field f;
        TRY(read_text(a, mark < 0 ? pair : str_first(pair, (size_t)mark), normalise, &f.name));
        TRY(read_text(a, mark < 0 ? STR("") : str_from(pair, (size_t)mark + 1), normalise, &f.value));
        if (*f.name && !field_find(fields, n, f.name)) fields[n++] = f;
    }
    *ret_fields = fields;
    *ret_n = n;
    return OK;
}

static int compare_names(const void *a, const void *b)
{
    const struct query_field *x = a, *y = b;
    return strcmp(x->name, y->name);
}

static void write_text(struct out *o, const char *text)
{
    struct str rest = str_of(text), word;
    for (bool more = str_cut(&rest, ' ', &word); more;) {
        url_encode(o, word);
        more = str_cut(&rest, ' ', &word);
        if (more) out_char(o, '+');
    }
}

void query_write(struct arena *a, struct out *o, const struct query_field *fields, size_t n)
{
    if (!n) return;
    struct query_field *sorted = arena_array(a, struct query_field, n);
    memcpy(sorted, fields, n * sizeof *fields);
    qsort(sorted, n, sizeof *sorted, compare_names);
    for (size_t i = 0; i < n; i++) {
        if (i) out_char(o, '&');
        write_text(o, sorted[i].name);
        out_char(o, '=');
        write_text(o, sorted[i].value);
    }
}
