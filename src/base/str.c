/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/str.h"

#include <string.h>

#include "base/arena.h"

struct str str_of(const char *text)
{
    return (struct str){text, strlen(text)};
}

const char *str_dup(struct arena *a, struct str s)
{
    return arena_strndup(a, s.p, s.n);
}

bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_is(struct str s, const char *text)
{
    return str_eq(s, str_of(text));
}

bool str_starts(struct str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.n >= n && (n == 0 || memcmp(s.p, prefix, n) == 0);
}

bool str_ends(struct str s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.n >= n && (n == 0 || memcmp(s.p + s.n - n, suffix, n) == 0);
}

ptrdiff_t str_find(struct str s, const char *needle)
{
    size_t n = strlen(needle);
    if (n == 0) return 0;
    const char *hit = s.n ? memmem(s.p, s.n, needle, n) : NULL;
    return hit ? hit - s.p : -1;
}

ptrdiff_t str_find_char(struct str s, char c)
{
    const char *hit = s.n ? memchr(s.p, c, s.n) : NULL;
    return hit ? hit - s.p : -1;
}

struct str str_from(struct str s, size_t from)
{
    if (from >= s.n) return (struct str){s.p ? s.p + s.n : NULL, 0};
    return (struct str){s.p + from, s.n - from};
}

struct str str_first(struct str s, size_t n)
{
    return (struct str){s.p, n < s.n ? n : s.n};
}

bool char_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

char char_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Bytes of the space that begins (or ends) the slice, 0 if none. */
static size_t space_at_front(struct str s)
{
    if (s.n && char_is_space(s.p[0])) return 1;
    if (s.n >= 2 && memcmp(s.p, "\xc2\xa0", 2) == 0) return 2;
    if (s.n >= 3 && (memcmp(s.p, "\xe2\x80\xaf", 3) == 0 || memcmp(s.p, "\xef\xbb\xbf", 3) == 0)) return 3;
    return 0;
}

static size_t space_at_back(struct str s)
{
    if (s.n && char_is_space(s.p[s.n - 1])) return 1;
    if (str_ends(s, "\xc2\xa0")) return 2;
    if (str_ends(s, "\xe2\x80\xaf") || str_ends(s, "\xef\xbb\xbf")) return 3;
    return 0;
}

struct str str_trim(struct str s)
{
    size_t k;
    while ((k = space_at_front(s)) > 0) {
        s.p += k;
        s.n -= k;
    }
    while ((k = space_at_back(s)) > 0) s.n -= k;
    return s;
}

bool str_cut(struct str *rest, char separator, struct str *ret_part)
{
    if (!rest->p) return false;
    ptrdiff_t at = str_find_char(*rest, separator);
    if (at < 0) {
        *ret_part = *rest;
        *rest = (struct str){NULL, 0};
        return true;
    }
    *ret_part = (struct str){rest->p, (size_t)at};
    *rest = (struct str){rest->p + at + 1, rest->n - (size_t)at - 1};
    return true;
}

bool str_cut_line(struct str *rest, struct str *ret_line)
{
    if (!rest->n) return false;
    struct str line;
    if (!str_cut(rest, '\n', &line)) return false;
    if (line.n && line.p[line.n - 1] == '\r') line.n--;
    *ret_line = line;
    return true;
}

bool str_skip(struct str *s, const char *prefix)
{
    if (!str_starts(*s, prefix)) return false;
    *s = str_from(*s, strlen(prefix));
    return true;
}

enum err str_to_int(struct str s, int64_t *ret_n)
{
    bool negative = str_skip(&s, "-");
    if (!s.n) return ERR_INPUT;
    int64_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!char_is_digit(s.p[i])) return ERR_INPUT;
        int digit = s.p[i] - '0';
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_sub_overflow(n, digit, &n)) return ERR_INPUT;
    }
    if (!negative && n == INT64_MIN) return ERR_INPUT;
    *ret_n = negative ? n : -n;
    return OK;
}
