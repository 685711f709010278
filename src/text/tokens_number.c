/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/tokens_number.h"

#include <inttypes.h>

#include "base/day.h"

/* Length of the space at `at`: none, one ASCII space, or one no-break, thin or narrow space; 0 for anything else. */
static size_t one_space(struct str s, size_t at)
{
    struct str rest = str_from(s, at);
    if (str_starts(rest, " ") || str_starts(rest, "\t")) return 1;
    if (str_starts(rest, "\xc2\xa0")) return 2;
    if (str_starts(rest, "\xe2\x80\xaf") || str_starts(rest, "\xe2\x80\x89")) return 3;
    return 0;
}

static size_t spaces(struct str s, size_t at)
{
    size_t start = at, n;
    while ((n = one_space(s, at)) > 0) at += n;
    return at - start;
}

/* Spaces with at most one line end among them. */
static size_t spaces_or_line(struct str s, size_t at)
{
    size_t n = spaces(s, at), m = n;
    if (at + m < s.n && s.p[at + m] == '\r') m++;
    if (at + m < s.n && s.p[at + m] == '\n') return m + 1 + spaces(s, at + m + 1);
    return n;
}

static size_t digits(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && char_is_digit(s.p[at + n])) n++;
    return n;
}

static bool is_at(struct str s, size_t at, char c)
{
    return at < s.n && s.p[at] == c;
}

static bool is_ascii_letter(char c)
{
    char low = char_lower(c);
    return low >= 'a' && low <= 'z';
}

static int value_of(struct str s, size_t at, size_t n)
{
    int v = 0;
    for (size_t i = 0; i < n && i < 6; i++) v = v * 10 + (s.p[at + i] - '0');
    return v;
}

static void put(struct token *t, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n && t->n < TOKEN_BYTES; i++)
        if (!char_is_space(bytes[i])) t->text[t->n++] = bytes[i];
    t->text[t->n] = '\0';
}

static bool found(struct token *t, enum token_kind kind, size_t end)
{
    t->kind = kind;
    t->end = end;
    return true;
}

static bool put_day(struct token *t, int year, int month, int day, size_t end)
{
    struct day d;
    char iso[11];
    if (day_make(year, month, day, &d) != OK) return false;
    t->n = 0;
    put(t, day_iso(d, iso), 10);
    return found(t, TOKEN_DATE, end);
}

static bool put_month_day(struct token *t, int month, int day, size_t end)
{
    if (month < 1 || month > 12 || day < 1 || day > 31) return false;
    t->n = (size_t)snprintf(t->text, 8, "--%02d-%02d", month, day);
    return found(t, TOKEN_DATE, end);
}

/* The month a word names in Finnish or Swedish ("elokuuta", "augusti"), 0 when none. */
static int month_named(struct str word)
{
    static const char *const names[12][2] = {
        {"tammikuu", "januari"}, {"helmikuu", "februari"}, {"maaliskuu", "mars"},    {"huhtikuu", "april"},
        {"toukokuu", "maj"},     {"kesäkuu", "juni"},      {"heinäkuu", "juli"},     {"elokuu", "augusti"},
        {"syyskuu", "september"}, {"lokakuu", "oktober"},  {"marraskuu", "november"}, {"joulukuu", "december"},
    };
    for (int m = 0; m < 12; m++)
        for (int l = 0; l < 2; l++) {
            size_t n = strlen(names[m][l]);
            bool same = word.n >= n && char_lower(word.p[0]) == names[m][l][0] &&
                        memcmp(word.p + 1, names[m][l] + 1, n - 1) == 0;
            if (same && word.n <= n + (l == 0 ? 4 : 0)) return m + 1;
        }
    return 0;
}

static size_t letters(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && (is_ascii_letter(s.p[at + n]) || (unsigned char)s.p[at + n] >= 0x80)) n++;
    return n;
}

/* "14. elokuuta 2023", "14 augusti 2023". */
static bool read_named_month(struct str s, size_t at, size_t n, struct token *t)
{
    size_t p = at + n + (is_at(s, at + n, '.') ? 1 : 0), gap = spaces(s, p);
    size_t word = letters(s, p + gap);
    if (gap == 0 || word == 0 || n > 2) return false;
    int month = month_named(str_first(str_from(s, p + gap), word)), day = value_of(s, at, n);
    if (month == 0) return false;
    size_t year = p + gap + word + spaces(s, p + gap + word);
    if (digits(s, year) == 4) return put_day(t, value_of(s, year, 4), month, day, year + 4);
    return put_month_day(t, month, day, p + gap + word);
}

/* "14.8.2023", "14. 8. 2023", "14.8." */
static bool read_finnish_date(struct str s, size_t at, size_t n, struct token *t)
{
    if (n > 2 || !is_at(s, at + n, '.')) return false;
    size_t month = at + n + 1 + spaces(s, at + n + 1), m = digits(s, month);
    if (m == 0 || m > 2 || !is_at(s, month + m, '.')) return false;
    size_t year = month + m + 1 + one_space(s, month + m + 1), y = digits(s, year);
    int day_value = value_of(s, at, n), month_value = value_of(s, month, m);
    if (y == 4 && put_day(t, value_of(s, year, 4), month_value, day_value, year + 4)) return true;
    if (digits(s, month + m + 1) > 0) return false;
    return put_month_day(t, month_value, day_value, month + m + 1);
}

static bool read_iso_date(struct str s, size_t at, size_t n, struct token *t)
{
    bool shape = n == 4 && is_at(s, at + 4, '-') && digits(s, at + 5) == 2 && is_at(s, at + 7, '-') &&
                 digits(s, at + 8) == 2;
    return shape && put_day(t, value_of(s, at, 4), value_of(s, at + 5, 2), value_of(s, at + 8, 2), at + 10);
}

/* A class of the register, "00.04.02": its length, 0 when there is none. Two to four groups, each of two digits. */
static size_t class_length(struct str s, size_t at)
{
    size_t n = 0, groups = 0;
    while (groups < 4 && digits(s, at + n) == 2) {
        groups++;
        n += 2;
        if (!is_at(s, at + n, '.') || digits(s, at + n + 1) != 2) break;
        n++;
    }
    bool ends = at + n >= s.n || !char_is_digit(s.p[at + n]);
    return groups >= 2 && ends ? n : 0;
}

/* "5523/00.04.02/2023" with spaces inside, "47/00/2016"; "730/2017" and "730/2017 00.01.01.00". */
static bool read_case(struct str s, size_t at, size_t n, struct token *t)
{
    size_t slash = at + n + one_space(s, at + n);
    if (!is_at(s, slash, '/')) return false;
    size_t second = slash + 1 + one_space(s, slash + 1), class_n = class_length(s, second);
    if (class_n == 0 && digits(s, second) == 2) class_n = 2;
    size_t slash2 = second + class_n + one_space(s, second + class_n);
    if (class_n > 0 && is_at(s, slash2, '/')) {
        size_t year = slash2 + 1 + one_space(s, slash2 + 1);
        if (digits(s, year) != 4) return false;
        put(t, s.p + at, n);
        put(t, "/", 1);
        put(t, s.p + second, class_n);
        put(t, "/", 1);
        put(t, s.p + year, 4);
        return found(t, TOKEN_CASE, year + 4);
    }
    if (second != slash + 1 || digits(s, second) != 4) return false;
    size_t end = second + 4, class_at = end + spaces_or_line(s, end);
    class_n = class_at > end ? class_length(s, class_at) : 0;
    put(t, s.p + at, n);
    if (class_n >= 5) {
        put(t, "/", 1);
        put(t, s.p + class_at, class_n);
        end = class_at + class_n;
    }
    put(t, "/", 1);
    put(t, s.p + second, 4);
    return found(t, TOKEN_CASE, end);
}

/* "2022-008675": year and running number; two years ("2021-2025") are none. */
static size_t year_dash_length(struct str s, size_t at)
{
    if (digits(s, at) != 4 || !is_at(s, at + 4, '-')) return 0;
    size_t n = digits(s, at + 5), end = at + 5 + n;
    if (n == 0 || n > 7 || (n == 4 && (s.p[at + 5] == '1' || s.p[at + 5] == '2'))) return 0;
    if (n == 2 && is_at(s, end, '-')) return 0;
    return 5 + n;
}

bool number_read_prefixed(struct str s, size_t at, struct token *t)
{
    size_t n = 0;
    bool capitals = true;
    while (at + n < s.n && n < 9 && is_ascii_letter(s.p[at + n])) {
        capitals = capitals && s.p[at + n] < 'a';
        n++;
    }
    size_t gap = is_at(s, at + n, '-') ? 1 : one_space(s, at + n);
    if (n < 2 || n > 8 || gap == 0) return false;
    size_t number = at + n + gap, length = year_dash_length(s, number);
    if (length == 0 || (s.p[at + n] != '-' && !capitals && length < 10)) return false;
    for (size_t i = 0; i < n; i++) t->text[t->n++] = char_lower(s.p[at + i]);
    put(t, "-", 1);
    put(t, s.p + number, length);
    return found(t, TOKEN_CASE, number + length);
}

bool number_read_paragraph(struct str s, size_t at, struct token *t)
{
    size_t number = at + spaces(s, at), n = digits(s, number);
    if (n == 0 || n > 5) return false;
    t->n = 0;
    put(t, "\xc2\xa7", 2);
    put(t, s.p + number, n);
    return found(t, TOKEN_PARAGRAPH, number + n);
}

bool number_read_phone(struct str s, size_t at, struct token *t)
{
    size_t p = at, count = 0;
    t->n = 0;
    if (str_starts(str_from(s, at), "+358")) {
        p = at + 4 + one_space(s, at + 4);
        if (str_starts(str_from(s, p), "(0)")) p += 3;
        put(t, "0", 1);
        count = 1;
    } else if (!is_at(s, at, '0') || is_at(s, at + 1, '0')) {
        return false;
    }
    size_t end = p;
    for (;;) {
        size_t n = digits(s, p);
        if (n == 0 || count + n > 12) break;
        put(t, s.p + p, n);
        count += n;
        end = p + n;
        size_t gap = is_at(s, end, '-') ? 1 : one_space(s, end);
        if (gap == 0) break;
        p = end + gap;
    }
    return count >= 7 && found(t, TOKEN_PHONE, end);
}

/* Digits, groups of three after a space joined, decimals after a comma. */
static void read_plain(struct str s, size_t at, size_t n, struct token *t)
{
    size_t end = at + n;
    put(t, s.p + at, n);
    while (n <= 3) {
        size_t gap = one_space(s, end);
        if (gap == 0 || digits(s, end + gap) != 3) break;
        put(t, s.p + end + gap, 3);
        end += gap + 3;
    }
    size_t decimals = is_at(s, end, ',') ? digits(s, end + 1) : 0;
    if (decimals > 0 && decimals <= 4) {
        bool zero = true;
        for (size_t i = 0; i < decimals; i++) zero = zero && s.p[end + 1 + i] == '0';
        if (!zero) put(t, s.p + end, 1 + decimals);
        end += 1 + decimals;
    }
    found(t, TOKEN_NUMBER, end);
}

/* "14.00", "14:00", and other pairs with a dot ("5.2"). */
static bool read_pair(struct str s, size_t at, size_t n, struct token *t)
{
    if (!is_at(s, at + n, '.') && !is_at(s, at + n, ':')) return false;
    size_t m = digits(s, at + n + 1);
    if (m == 0 || m > 4 || n > 4) return false;
    put(t, s.p + at, n);
    put(t, ".", 1);
    put(t, s.p + at + n + 1, m);
    return found(t, TOKEN_NUMBER, at + n + 1 + m);
}

void number_read(struct str s, size_t at, struct token *t)
{
    size_t n = digits(s, at);
    if (read_case(s, at, n, t)) return;
    t->n = 0;
    if (read_iso_date(s, at, n, t) || read_finnish_date(s, at, n, t) || read_named_month(s, at, n, t)) return;
    size_t length = class_length(s, at);
    if (length >= 8) {
        put(t, s.p + at, length);
        found(t, TOKEN_CASE, at + length);
        return;
    }
    length = year_dash_length(s, at);
    if (length >= 8) {
        put(t, s.p + at, length);
        found(t, TOKEN_CASE, at + length);
        return;
    }
    if (number_read_phone(s, at, t)) return;
    t->n = 0;
    if (read_pair(s, at, n, t)) return;
    t->n = 0;
    read_plain(s, at, n, t);
    size_t sign = t->end + spaces(s, t->end);
    if (str_starts(str_from(s, sign), "\xc2\xa7") && t->n == n && n <= 5) {
        t->n = 0;
        put(t, "\xc2\xa7", 2);
        put(t, s.p + at, n);
        found(t, TOKEN_PARAGRAPH, sign + 2);
    }
}
