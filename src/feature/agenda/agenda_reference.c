/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agenda/agenda_reference.h"

#include <string.h>

#include "base/out.h"

/* Statutes that these records refer to, as Finlex numbers them. */
static const char *const statutes[] = {
    "410/2015",  /* Kuntalaki */
    "611/2021",  /* Laki hyvinvointialueesta */
    "612/2021",  /* Laki sosiaali- ja terveydenhuollon järjestämisestä */
    "613/2021",  /* Laki pelastustoimen järjestämisestä */
    "621/1999",  /* Laki viranomaisten toiminnan julkisuudesta */
    "434/2003",  /* Hallintolaki */
    "13/2003",   /* Laki sähköisestä asioinnista viranomaistoiminnassa */
    "906/2019",  /* Laki julkisen hallinnon tiedonhallinnasta */
    "808/2019",  /* Laki oikeudenkäynnistä hallintoasioissa */
    "423/2003",  /* Kielilaki */
    "1397/2016", /* Laki julkisista hankinnoista ja käyttöoikeussopimuksista */
    "132/1999",  /* Alueidenkäyttölaki */
    "150/1930",  /* Laki säädettyjen määräaikain laskemisesta */
    "980/2012",  /* Vanhuspalvelulaki */
    "1285/2016", /* Nuorisolaki */
};

struct span {
    size_t from, to; /* bytes of the text */
};

static bool skip_spaces(struct str s, size_t *at)
{
    size_t from = *at;
    while (*at < s.n) {
        struct str rest = str_from(s, *at);
        if (rest.p[0] == ' ')
            *at += 1;
        else if (str_starts(rest, "\xc2\xa0"))
            *at += 2;
        else
            break;
    }
    return *at > from;
}

static bool read_digits(struct str s, size_t *at, int64_t *ret_n)
{
    size_t from = *at;
    while (*at < s.n && char_is_digit(s.p[*at])) (*at)++;
    return *at > from && *at - from <= 6 && str_to_int((struct str){s.p + from, *at - from}, ret_n) == OK;
}

/* "14.8.2023" at *at. */
static bool read_day(struct str s, size_t *at, struct day *ret_day)
{
    size_t from = *at, dots = 0, end = from;
    while (end < s.n && (char_is_digit(s.p[end]) || (s.p[end] == '.' && dots < 2))) dots += s.p[end++] == '.';
    if (day_read_finnish((struct str){s.p + from, end - from}, ret_day) != OK) return false;
    *at = end;
    return true;
}

/* "§ 263" or "§263" at *at. */
static bool read_section(struct str s, size_t *at, int64_t *ret_paragraph)
{
    if (!str_starts(str_from(s, *at), "§")) return false;
    *at += strlen("§");
    skip_spaces(s, at);
    return read_digits(s, at, ret_paragraph);
}

/* A day and then its §, perhaps in brackets: "9.12.2024 § 263", "18.3.2010 (§ 5)". */
static bool day_then_section(struct str s, size_t from, struct span *ret_span, struct day *ret_day, int64_t *ret_n)
{
    size_t at = from;
    if (!read_day(s, &at, ret_day)) return false;
    skip_spaces(s, &at);
    bool bracket = at < s.n && s.p[at] == '(';
    if (bracket || (at < s.n && s.p[at] == ',')) at++;
    skip_spaces(s, &at);
    if (!read_section(s, &at, ret_n)) return false;
    if (bracket && at < s.n && s.p[at] == ')') at++;
    *ret_span = (struct span){from, at};
    return true;
}

/* The § first: "105 § 10.4.2017". */
static bool section_then_day(struct str s, size_t from, struct span *ret_span, struct day *ret_day, int64_t *ret_n)
{
    size_t at = from;
    if (!read_digits(s, &at, ret_n) || !skip_spaces(s, &at)) return false;
    if (!str_starts(str_from(s, at), "§")) return false;
    at += strlen("§");
    if (!skip_spaces(s, &at) || !read_day(s, &at, ret_day)) return false;
    *ret_span = (struct span){from, at};
    return true;
}

/* "612/2021", "612/ 2021": a statute of the list; *ret_at is past it. */
static const char *statute_at(struct arena *a, struct str s, size_t from, size_t *ret_at)
{
    int64_t number, year;
    size_t at = from;
    if (!read_digits(s, &at, &number) || at >= s.n || s.p[at] != '/') return "";
    at++;
    skip_spaces(s, &at);
    if (!read_digits(s, &at, &year) || (at < s.n && s.p[at] == '/')) return "";
    const char *name = arena_printf(a, "%lld/%lld", (long long)number, (long long)year);
    for (size_t i = 0; i < sizeof statutes / sizeof *statutes; i++) {
        if (strcmp(statutes[i], name) != 0) continue;
        *ret_at = at;
        return arena_printf(a, "https://www.finlex.fi/fi/lainsaadanto/%lld/%lld", (long long)year, (long long)number);
    }
    return "";
}

/* Does a number begin here that a reference can begin with? A digit with nothing before it that it could belong to,
 * and after the number what a date, a statute or a § has there. */
static bool begins_reference(struct str s, size_t at)
{
    if (!char_is_digit(s.p[at]) || (at > 0 && !strchr(" \n\t(>\xa0", s.p[at - 1]))) return false;
    while (char_is_digit(s.p[at])) at++;
    if (s.p[at] == '.') return char_is_digit(s.p[at + 1]);
    return s.p[at] == '/' || (skip_spaces(s, &at) && str_starts(str_from(s, at), "§"));
}

const char *reference_link(struct arena *a, const char *markdown, reference_find_fn *find, void *context)
{
    struct str s = str_of(markdown);
    auto_out struct out o = out_make(4 * s.n + 4096);
    size_t done = 0;
    int depth = 0, asked = 0; /* inside [ ] ( ) of a link, or `code` */
    bool code = false;
    for (size_t i = 0; i < s.n; i++) {
        i += strcspn(s.p + i, "`[]()0123456789"); /* nothing else matters here */
        if (i == s.n) break;
        if (s.p[i] == '`') code = !code;
        if (s.p[i] == '[' || (s.p[i] == '(' && i > 0 && s.p[i - 1] == ']')) depth++;
        if ((s.p[i] == ']' || s.p[i] == ')') && depth > 0) depth--;
        if (depth > 0 || code || !begins_reference(s, i)) continue;
        struct span span = {i, i};
        struct day day;
        int64_t paragraph;
        const char *url = statute_at(a, s, i, &span.to);
        bool is_decision = !*url && (day_then_section(s, i, &span, &day, &paragraph) ||
                                     section_then_day(s, i, &span, &day, &paragraph));
        if (is_decision && asked++ < REFERENCES_MAX) url = find(context, day, paragraph);
        if (!*url) continue;
        out_bytes(&o, s.p + done, span.from - done);
        out_printf(&o, "[%.*s](%s)", (int)(span.to - span.from), s.p + span.from, url);
        done = span.to;
        i = span.to - 1;
    }
    if (done == 0) return markdown;
    out_bytes(&o, s.p + done, s.n - done);
    struct str got;
    return out_finish(&o, &got) == OK ? str_dup(a, got) : markdown;
}
