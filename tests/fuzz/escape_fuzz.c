/* escape_fuzz.c — escaping by position: nothing escapes its place, and what was written can be read back. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdint.h>
#include <strings.h>

#include "html/view.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct out output, again;

static struct view fresh(void)
{
    out_clear(&output);
    out_clear(&again);
    return (struct view){.out = &output};
}

static struct str written(struct out *o)
{
    struct str s;
    must(out_finish(o, &s) == OK);
    return s;
}

/* As a browser reads an attribute's value. */
static struct str read_entities(struct str s)
{
    static const char *const entities[][2] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
    while (s.n) {
        must(!strchr("<>\"'", s.p[0]) || !s.p[0]);
        bool found = false;
        for (size_t i = 0; i < 5 && !found; i++)
            if ((found = str_skip(&s, entities[i][0]))) out_put(&again, entities[i][1]);
        if (found) continue;
        must(s.p[0] != '&');
        out_char(&again, s.p[0]);
        s = str_from(s, 1);
    }
    return written(&again);
}

static void text(struct str in)
{
    struct view v = fresh();
    view_text(&v, in);
    must(str_eq(read_entities(written(&output)), in));
}

static int hexadecimal(char c)
{
    return char_is_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static void part(struct str in)
{
    struct view v = fresh();
    view_url_part(&v, in);
    struct str s = written(&output);
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '%') {
            must(char_is_digit(s.p[i]) || (char_lower(s.p[i]) >= 'a' && char_lower(s.p[i]) <= 'z') ||
                 strchr("-._~@", s.p[i]));
            out_char(&again, s.p[i]);
            continue;
        }
        must(i + 2 < s.n);
        out_char(&again, (char)(hexadecimal(s.p[i + 1]) * 16 + hexadecimal(s.p[i + 2])));
        i += 2;
    }
    must(str_eq(written(&again), in));
}

/* Browsers drop tabs and line ends, and take a backslash for a slash: none is left, so the front tells the truth. */
static void address(struct str in)
{
    static const char *const fronts[] = {"http://", "https://", "mailto:", "tel:", "#", "?", "/"};
    struct view v = fresh();
    view_url(&v, in);
    struct str s = read_entities(written(&output));
    bool allowed = false;
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
        allowed |= s.n >= strlen(fronts[i]) && strncasecmp(s.p, fronts[i], strlen(fronts[i])) == 0;
    must(allowed && !str_starts(s, "//"));
    for (size_t i = 0; i < s.n; i++)
        must((unsigned char)s.p[i] > ' ' && s.p[i] != '\\');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str in = {(const char *)data, size};
    output.max = again.max = 1 << 24;
    text(in);
    part(in);
    address(in);
    return 0;
}
