/* SPDX-License-Identifier: EUPL-1.2 */
#include "html/view.h"

#include <stdarg.h>
#include <strings.h>

#include "base/print.h"

struct html html_of(struct str safe)
{
    return (struct html){safe};
}

/* ---- text ---- */

static const struct str entities['>' + 1] = {
    ['&'] = {"&amp;", 5},  ['<'] = {"&lt;", 4},   ['>'] = {"&gt;", 4},
    ['"'] = {"&quot;", 6}, ['\''] = {"&#39;", 5},
};

/* All five are below 64: one bit each. */
static bool is_special(char c)
{
    static const uint64_t bits = 1ull << '&' | 1ull << '<' | 1ull << '>' | 1ull << '"' | 1ull << '\'';
    unsigned char u = (unsigned char)c;
    return u < 64 && (bits >> u & 1);
}

typedef unsigned char bytes16 __attribute__((vector_size(16)));

static bool has_special(const char *p)
{
    bytes16 b;
    uint64_t half[2];
    memcpy(&b, p, sizeof b);
    bytes16 special = (bytes16)(b == '&') | (bytes16)(b == '<') | (bytes16)(b == '>') | (bytes16)(b == '"') |
                      (bytes16)(b == '\'');
    memcpy(half, &special, sizeof half);
    return half[0] | half[1];
}

/* Number of bytes before the first that must be escaped: 16 at a time while there are none. */
static size_t plain_length(const char *p, size_t n)
{
    size_t i = 0;
    while (n - i >= 16 && !has_special(p + i))
        i += 16;
    if (n >= 16 && n - i < 16 && !has_special(p + n - 16)) return n;
    while (i < n && !is_special(p[i]))
        i++;
    return i;
}

void view_text_str(struct view *v, struct str text)
{
    for (;;) {
        size_t plain = plain_length(text.p, text.n);
        if (plain) view_raw(v, text.p, plain);
        if (plain == text.n) return;
        struct str entity = entities[(unsigned char)text.p[plain]];
        view_raw(v, entity.p, entity.n);
        text = str_from(text, plain + 1);
    }
}

void view_text_string(struct view *v, const char *text)
{
    view_text_str(v, (struct str){text, strlen(text)});
}

void view_text_html(struct view *v, struct html html)
{
    if (html.s.n) view_raw(v, html.s.p, html.s.n);
}

void view_int(struct view *v, int64_t n)
{
    out_int(v->out, n);
}

/* ---- addresses ---- */

static bool has_scheme(struct str url, const char *scheme)
{
    size_t n = strlen(scheme);
    return url.n > n && strncasecmp(url.p, scheme, n) == 0;
}

bool url_is_safe(struct str url)
{
    if (url.n == 0 || url.p[0] == ' ') return false;
    for (size_t i = 0; i < url.n; i++)
        /* Browsers drop tabs and line ends inside an address, and take a backslash for a slash. */
        if ((unsigned char)url.p[i] < ' ' || url.p[i] == 0x7f || url.p[i] == '\\') return false;
    if (url.p[0] == '/') return url.n == 1 || url.p[1] != '/';
    if (url.p[0] == '#' || url.p[0] == '?') return true;
    if (has_scheme(url, "mailto:") || has_scheme(url, "tel:")) return true;
    size_t host = has_scheme(url, "https://") ? 8 : has_scheme(url, "http://") ? 7 : 0;
    return host && url.p[host] != '/';
}

void view_url_str(struct view *v, struct str url)
{
    struct str part;
    if (!url_is_safe(url)) {
        view_raw(v, "#", 1);
        return;
    }
    for (bool first = true; str_cut(&url, ' ', &part); first = false) {
        if (!first) view_raw(v, "%20", 3);
        view_text_str(v, part);
    }
}

void view_url_string(struct view *v, const char *url)
{
    view_url_str(v, str_of(url));
}

/* Bytes that stand for themselves in a part of an address (RFC 3986: unreserved, and "@" as in mailto:). */
static bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '@' && c <= 'Z') || char_is_digit(c) || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

/* Writes text percent-encoded, bytes of `kept` as they are; returns the length (at most 3 × text.n). */
static size_t percent_encode(char *buffer, struct str text, const char *kept)
{
    static const char digits[] = "0123456789ABCDEF";
    char *p = buffer;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (is_unreserved((char)c) || (c && strchr(kept, c))) {
            *p++ = (char)c;
            continue;
        }
        *p++ = '%';
        *p++ = digits[c >> 4];
        *p++ = digits[c & 15];
    }
    return (size_t)(p - buffer);
}

void view_url_part_str(struct view *v, struct str part)
{
    char buffer[3 * 64];
    for (size_t at = 0; at < part.n; at += 64) {
        struct str piece = str_first(str_from(part, at), 64);
        view_raw(v, buffer, percent_encode(buffer, piece, ""));
    }
}

void view_url_part_string(struct view *v, const char *part)
{
    view_url_part_str(v, str_of(part));
}

static const char *encoded(struct view *v, const char *text, const char *kept)
{
    struct str s = str_of(text);
    char *buffer = arena_alloc(v->arena, 3 * s.n + 1);
    percent_encode(buffer, s, kept);
    return buffer;
}

const char *url_part(struct view *v, const char *text)
{
    return encoded(v, text, "");
}

const char *href(struct view *v, const char *format, ...)
{
    char buffer[256];
    const char *prefix = lang_prefix(v->lang);
    size_t front = strlen(prefix);
    memcpy(buffer, prefix, front);
    va_list ap, again;
    va_start(ap, format);
    va_copy(again, ap);
    size_t n = front + print_text(buffer + front, sizeof buffer - front, format, ap);
    va_end(ap);
    char *path = arena_alloc(v->arena, n + 1);
    memcpy(path, buffer, n < sizeof buffer ? n : front);
    if (n >= sizeof buffer) print_text(path + front, n - front + 1, format, again);
    va_end(again);
    return path;
}

const char *href_in(struct view *v, enum lang lang)
{
    const char *path = encoded(v, v->path, "/!$&'()*+,;=:");
    const char *query = encoded(v, v->query, "/!$&'()*+,;=:?%[]");
    return arena_printf(v->arena, "%s%s%s%s", lang_prefix(lang), path, *query ? "?" : "", query);
}
