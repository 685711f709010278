/* SPDX-License-Identifier: EUPL-1.2 */
#include "import/dynasty/line.h"

#include "base/arena.h"
#include "base/text.h"

static void put_bytes(struct line_maker *m, const char *p, size_t n)
{
    if (m->n + n + 1 > m->cap) {
        size_t wanted = m->cap ? m->cap * 2 : 128;
        while (wanted < m->n + n + 1)
            wanted *= 2;
        char *bigger = arena_alloc(m->arena, wanted);
        if (m->n) memcpy(bigger, m->bytes, m->n);
        m->bytes = bigger;
        m->cap = wanted;
    }
    memcpy(m->bytes + m->n, p, n);
    m->n += n;
}

static bool same_href(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static struct run *run_for(struct line_maker *m, bool bold, bool italic, const char *href)
{
    struct line *line = &m->line;
    if (line->runs.n) {
        struct run *last = &line->runs.at[line->runs.n - 1];
        if (last->bold == bold && last->italic == italic && same_href(last->href, href)) return last;
    }
    struct run *run = vec_add(m->arena, &line->runs);
    *run = (struct run){m->n, m->n, bold, italic, href};
    return run;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F || c == 0x2007 || c == 0x2009 ||
           c == 0x3000;
}

/* Hyphenation hints and zero-width characters that only steer line breaking. */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0x2028 ||
           c == 0x2029;
}

void line_put(struct line_maker *m, struct str text, bool bold, bool italic, const char *href)
{
    while (text.n) {
        const char *p = text.p;
        size_t plain = 0;
        while (plain < text.n && (unsigned char)text.p[plain] > ' ' && (unsigned char)text.p[plain] < 0x80)
            plain++;
        if (plain > 1 && !m->space) {
            struct run *run = run_for(m, bold, italic, href);
            put_bytes(m, p, plain);
            run->end = m->n;
            text = str_from(text, plain);
            continue;
        }
        uint32_t c = text_next(&text);
        size_t n = (size_t)(text.p - p);
        if (is_invisible(c)) continue;
        if (is_space(c)) {
            m->space = m->n > 0;
            continue;
        }
        if (m->space) {
            /* a space between two styles belongs to the plainer one, so that marks stand against letters */
            struct run *last = m->line.runs.n ? &m->line.runs.at[m->line.runs.n - 1] : NULL;
            bool joins = last && last->bold == bold && last->italic == italic && same_href(last->href, href);
            struct run *run = joins ? last : run_for(m, false, false, NULL);
            put_bytes(m, " ", 1);
            run->end = m->n;
            m->space = false;
        }
        struct run *run = run_for(m, bold, italic, href);
        put_bytes(m, p, n);
        run->end = m->n;
    }
}

void line_element_end(struct line_maker *m)
{
    if (m->line.first_run == 0 && m->n > 0) m->line.first_run = m->n;
}

bool line_is_empty(const struct line_maker *m)
{
    return m->n == 0;
}

struct line line_finish(struct line_maker *m)
{
    struct line done = m->line;
    if (m->n) m->bytes[m->n] = '\0';
    done.text = (struct str){m->n ? m->bytes : "", m->n};
    if (done.first_run >= m->n) done.first_run = 0;
    struct arena *a = m->arena;
    *m = (struct line_maker){.arena = a};
    return done;
}

struct line line_of(struct arena *a, enum line_kind kind, struct str text)
{
    struct line_maker m = {.arena = a, .line = {.kind = kind}};
    line_put(&m, text, false, false, NULL);
    return line_finish(&m);
}

struct line line_from(struct arena *a, const struct line *line, size_t n)
{
    struct line rest = *line;
    while (n < line->text.n && line->text.p[n] == ' ')
        n++;
    rest.text = str_from(line->text, n);
    rest.first_run = line->first_run > n ? line->first_run - n : 0;
    memset(&rest.runs, 0, sizeof rest.runs);
    for (size_t i = 0; i < line->runs.n; i++) {
        const struct run *old = &line->runs.at[i];
        if (old->end <= n) continue;
        struct run *run = vec_add(a, &rest.runs);
        *run = *old;
        run->start = old->start > n ? old->start - n : 0;
        run->end = old->end - n;
    }
    return rest;
}

bool line_is_bold(const struct line *line)
{
    for (size_t i = 0; i < line->runs.n; i++) {
        struct str piece = {line->text.p + line->runs.at[i].start,
                            line->runs.at[i].end - line->runs.at[i].start};
        if (!line->runs.at[i].bold && str_trim(piece).n > 0) return false;
    }
    return line->text.n > 0;
}

const char *line_link(const struct line *line, const char *part)
{
    for (size_t i = 0; i < line->runs.n; i++)
        if (line->runs.at[i].href && strstr(line->runs.at[i].href, part)) return line->runs.at[i].href;
    for (size_t i = 0; i < line->cells.n; i++) {
        const char *found = line_link(&line->cells.at[i], part);
        if (found) return found;
    }
    return NULL;
}
