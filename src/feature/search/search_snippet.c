/* search_snippet.c — the piece of a text that shows why it was found. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/out.h"
#include "base/text.h"
#include "feature/search/search.h"
#include "text/tokens.h"

enum { HITS_MAX = 200, WINDOW = 34, LEAD = 8, SNIPPET_BYTES = 20000 };

struct hit {
    int clause, place;
};

static bool read_number(struct str *s, int *ret)
{
    size_t n = 0;
    int value = 0;
    while (n < s->n && n < 9 && char_is_digit(s->p[n])) value = value * 10 + (s->p[n++] - '0');
    *s = str_from(*s, n);
    *ret = value;
    return n > 0;
}

static int by_place(const void *a, const void *b)
{
    return ((const struct hit *)a)->place - ((const struct hit *)b)->place;
}

static size_t read_hits(struct str places, struct hit hits[static HITS_MAX])
{
    size_t n = 0;
    while (n < HITS_MAX) {
        struct hit h;
        if (!read_number(&places, &h.clause) || !str_skip(&places, ",") || !read_number(&places, &h.place)) break;
        hits[n++] = h;
        (void)str_skip(&places, " ");
    }
    if (n > 1) qsort(hits, n, sizeof *hits, by_place);
    return n;
}

/* The first place of the window that shows the most different clauses, then the most hits. */
static int best_start(const struct hit *hits, size_t n)
{
    int best = 0, best_value = -1;
    for (size_t i = 0; i < n; i++) {
        uint64_t clauses = 0;
        int value = 0;
        for (size_t k = i; k < n && hits[k].place < hits[i].place + WINDOW - LEAD; k++) {
            uint64_t bit = UINT64_C(1) << (hits[k].clause & 63);
            value += clauses & bit ? 1 : 100;
            clauses |= bit;
        }
        if (value > best_value) {
            best_value = value;
            best = hits[i].place;
        }
    }
    return best > LEAD ? best - LEAD : 0;
}

static void put_escaped(struct out *o, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '&') out_put(o, "&amp;");
        else if (c == '<') out_put(o, "&lt;");
        else if (c == '>') out_put(o, "&gt;");
        else if (c == '"') out_put(o, "&quot;");
        else if ((unsigned char)c < ' ') out_char(o, ' ');
        else out_char(o, c);
    }
}

static bool is_hit(const struct hit *hits, size_t n, int place)
{
    for (size_t i = 0; i < n; i++)
        if (hits[i].place == place) return true;
    return false;
}

struct str search_snippet(struct arena *a, struct str text, struct str places)
{
    struct hit hits[HITS_MAX];
    size_t n = read_hits(places, hits), from = 0, done = 0;
    int first = best_start(hits, n), place = 0;
    struct token_reader r = {.text = text};
    struct token t;
    struct out o = out_make(SNIPPET_BYTES);
    for (; place < first + WINDOW && token_next(&r, &t); place++) {
        if (place < first) continue;
        if (place == first) {
            from = first == 0 ? 0 : t.start;
            done = from;
        }
        if (is_hit(hits, n, place)) {
            put_escaped(&o, (struct str){text.p + done, t.start - done});
            out_put(&o, "<mark>");
            put_escaped(&o, (struct str){text.p + t.start, t.end - t.start});
            out_put(&o, "</mark>");
        } else {
            put_escaped(&o, (struct str){text.p + done, t.end - done});
        }
        done = t.end;
    }
    bool more = token_next(&r, &t);
    if (!more) put_escaped(&o, str_trim(str_from(text, done)));
    const char *html = arena_printf(a, "%s%.*s%s", first > 0 ? "… " : "", (int)o.n, o.p == NULL ? "" : o.p,
                                    more ? " …" : "");
    out_free(&o);
    return str_of(html);
}
