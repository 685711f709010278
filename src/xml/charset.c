/* SPDX-License-Identifier: EUPL-1.2 */
#include "xml/charset.h"

#include "base/arena.h"
#include "base/text.h"

enum { DECLARED_WITHIN = 2048 };

/* windows-1252 0x80–0x9F; 0 where the set has no character. */
static const uint16_t windows_1252_high[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static bool same_letters(struct str s, const char *label)
{
    struct str other = str_of(label);
    if (s.n != other.n) return false;
    for (size_t i = 0; i < s.n; i++)
        if (char_lower(s.p[i]) != other.p[i]) return false;
    return true;
}

static ptrdiff_t find_letters(struct str s, const char *needle)
{
    size_t n = str_of(needle).n;
    for (size_t i = 0; i + n <= s.n; i++)
        if (same_letters((struct str){s.p + i, n}, needle)) return (ptrdiff_t)i;
    return -1;
}

struct str charset_declared(struct str bytes)
{
    struct str front = str_first(bytes, DECLARED_WITHIN);
    ptrdiff_t at = -1;
    if (str_starts(str_trim(front), "<?xml")) at = find_letters(front, "encoding=");
    size_t skip = sizeof "encoding=" - 1;
    if (at < 0) {
        at = find_letters(front, "charset=");
        skip = sizeof "charset=" - 1;
    }
    if (at < 0) return (struct str){0};
    struct str s = str_from(front, (size_t)at + skip);
    while (s.n && (*s.p == '"' || *s.p == '\'' || char_is_space(*s.p)))
        s = str_from(s, 1);
    size_t n = 0;
    while (n < s.n && s.p[n] != '"' && s.p[n] != '\'' && s.p[n] != '>' && s.p[n] != ';' && s.p[n] != '?' &&
           s.p[n] != '/' && !char_is_space(s.p[n]))
        n++;
    return str_first(s, n);
}

/* Length of the UTF-8 sequence at the front: 0 not valid, -1 cut at the end of the text. */
static int sequence(struct str s)
{
    unsigned char c = (unsigned char)s.p[0];
    size_t n = c < 0x80                ? 1
               : c >= 0xC2 && c < 0xE0 ? 2
               : c >= 0xE0 && c < 0xF0 ? 3
               : c >= 0xF0 && c < 0xF5 ? 4
                                       : 0;
    if (n == 0) return 0;
    for (size_t i = 1; i < n; i++) {
        if (i >= s.n) return -1;
        if (((unsigned char)s.p[i] & 0xC0) != 0x80) return 0;
    }
    if (c == 0 || n == 1) return 1;
    return text_is_utf8(str_first(s, n)) ? (int)n : 0;
}

/* Are all eight from 0x20 to 0x7E? A byte that is not makes the test fail, in its own place or by the carry. */
static bool are_plain8(const char *p)
{
    static const uint64_t ones = 0x0101010101010101U;
    uint64_t eight;
    memcpy(&eight, p, sizeof eight);
    return (((eight - 0x20 * ones) | (eight + ones) | eight) & (0x80 * ones)) == 0;
}

/* Bytes at the front that are plain text in every set here: ASCII without control characters but white space.
 */
static size_t plain_run(struct str s)
{
    size_t n = 0;
    while (n < s.n) {
        if (s.n - n >= 8 && are_plain8(s.p + n)) {
            n += 8;
            continue;
        }
        unsigned char c = (unsigned char)s.p[n];
        if (c >= 0x7F || (c < 0x20 && c != '\n' && c != '\t' && c != '\r')) break;
        n++;
    }
    return n;
}

struct utf8_count {
    size_t many, bad; /* sequences of several bytes; bytes that belong to none */
};

static struct utf8_count count_utf8(struct str s)
{
    struct utf8_count count = {0};
    for (;;) {
        s = str_from(s, plain_run(s));
        int n = s.n ? sequence(s) : -1;
        if (n < 0) break;
        if (n > 1) count.many++;
        if (n == 0) count.bad++;
        s = str_from(s, n > 0 ? (size_t)n : 1);
    }
    return count;
}

enum charset charset_decide(struct str bytes, struct str label, bool *ret_misdeclared)
{
    bool unused;
    if (!ret_misdeclared) ret_misdeclared = &unused;
    *ret_misdeclared = false;
    if (str_starts(bytes, "\xef\xbb\xbf")) return CHARSET_UTF8;
    if (str_starts(bytes, "\xff\xfe")) return CHARSET_UTF16LE;
    if (str_starts(bytes, "\xfe\xff")) return CHARSET_UTF16BE;
    if (label.n == 0) label = charset_declared(bytes);
    bool says_utf8 = same_letters(label, "utf-8") || same_letters(label, "utf8");
    struct utf8_count count = count_utf8(bytes);
    if (says_utf8) {
        if (count.bad == 0) return CHARSET_UTF8;
        *ret_misdeclared = true;
        return count.many > count.bad ? CHARSET_UTF8 : CHARSET_WINDOWS_1252;
    }
    if (label.n == 0) return count.bad == 0 ? CHARSET_UTF8 : CHARSET_WINDOWS_1252;
    if (count.bad == 0 && count.many > 0) {
        *ret_misdeclared = true;
        return CHARSET_UTF8;
    }
    return CHARSET_WINDOWS_1252;
}

static size_t put(char *to, uint32_t c)
{
    bool control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F || (c >= 0x80 && c < 0xA0);
    return control || c == 0xFEFF ? 0 : text_encode(c, to);
}

static size_t from_utf8(struct str s, char *to)
{
    size_t n = 0;
    for (;;) {
        size_t plain = plain_run(s);
        if (plain) memcpy(to + n, s.p, plain);
        n += plain;
        s = str_from(s, plain);
        int length = s.n ? sequence(s) : -1;
        if (length < 0) break;
        if (length == 0) {
            n += put(to + n, 0xFFFD);
            s = str_from(s, 1);
            continue;
        }
        struct str one = str_first(s, (size_t)length);
        n += put(to + n, *one.p ? text_next(&one) : 0);
        s = str_from(s, (size_t)length);
    }
    return n;
}

static size_t from_windows_1252(struct str s, char *to)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.n - i >= 8 && are_plain8(s.p + i)) {
            memcpy(to + n, s.p + i, 8);
            n += 8;
            i += 7;
            continue;
        }
        unsigned char c = (unsigned char)s.p[i];
        n += put(to + n, c >= 0x80 && c < 0xA0 ? windows_1252_high[c - 0x80] : c);
    }
    return n;
}

static size_t from_utf16(struct str s, bool big, char *to)
{
    size_t n = 0;
    for (size_t i = 0; i + 1 < s.n; i += 2) {
        unsigned hi = (unsigned char)s.p[big ? i : i + 1], lo = (unsigned char)s.p[big ? i + 1 : i];
        uint32_t c = (uint32_t)(hi << 8 | lo);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < s.n) {
            unsigned hi2 = (unsigned char)s.p[big ? i + 2 : i + 3],
                     lo2 = (unsigned char)s.p[big ? i + 3 : i + 2];
            uint32_t second = (uint32_t)(hi2 << 8 | lo2);
            if (second >= 0xDC00 && second < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (second - 0xDC00);
                i += 2;
            }
        }
        if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
        n += put(to + n, c);
    }
    return n;
}

struct str charset_to_utf8(struct arena *a, struct str bytes, enum charset charset)
{
    char *to = arena_alloc(a, bytes.n * 3 + 4);
    size_t n = 0;
    switch (charset) {
    case CHARSET_UTF8:
        n = from_utf8(bytes, to);
        break;
    case CHARSET_WINDOWS_1252:
        n = from_windows_1252(bytes, to);
        break;
    case CHARSET_UTF16LE:
        n = from_utf16(bytes, false, to);
        break;
    case CHARSET_UTF16BE:
        n = from_utf16(bytes, true, to);
        break;
    }
    to[n] = '\0';
    return (struct str){to, n};
}
