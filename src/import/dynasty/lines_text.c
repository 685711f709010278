/* Stripped text and Markdown-like text as lines. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "import/dynasty/line.h"
#include "import/dynasty/rules.h"

static bool is_rule(struct str s)
{
    if (s.n < 3) return false;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '_' && s.p[i] != '-' && s.p[i] != '=' && s.p[i] != '*') return false;
    return true;
}

/* Runs of the form **bold**, *italic*, [text](address), \escaped. */
static void put_markdown(struct line_maker *m, struct str s)
{
    bool bold = false, italic = false;
    size_t from = 0, i = 0;
    while (i < s.n) {
        bool two = s.p[i] == '*' && i + 1 < s.n && s.p[i + 1] == '*';
        bool escape = s.p[i] == '\\' && i + 1 < s.n && strchr("\\`*_[]<>#-+.!|()&", s.p[i + 1]);
        if (!two && !escape && s.p[i] != '*') {
            i++;
            continue;
        }
        line_put(m, (struct str){s.p + from, i - from}, bold, italic, NULL);
        if (escape) {
            from = i + 1;
            i += 2;
            continue;
        }
        if (two)
            bold = !bold;
        else
            italic = !italic;
        if (!bold && !italic) line_element_end(m);
        i += two ? 2 : 1;
        from = i;
    }
    line_put(m, (struct str){s.p + from, i - from}, bold, italic, NULL);
}

static void add(struct arena *a, struct lines *lines, struct line line, bool gap)
{
    line.gap = gap || lines->n == 0;
    line.zone = ZONE_DATA;
    struct line *at = vec_add(a, lines);
    *at = line;
}

void lines_from_text(struct arena *a, struct str text, struct lines *lines)
{
    struct str one;
    bool gap = false;
    while (str_cut_line(&text, &one)) {
        struct str s = str_trim(one);
        if (s.n == 0) {
            gap = true;
            continue;
        }
        struct line_maker m = {.arena = a, .line = {.kind = is_rule(s) ? LINE_RULE : LINE_TEXT}};
        line_put(&m, s, false, false, NULL);
        if (line_is_empty(&m)) continue;
        add(a, lines, line_finish(&m), gap);
        gap = false;
    }
    lines_mark_items(lines);
}

void lines_from_markdown(struct arena *a, struct str text, struct lines *lines)
{
    struct str one;
    bool gap = false;
    while (str_cut_line(&text, &one)) {
        struct str s = str_trim(one);
        if (s.n == 0) {
            gap = true;
            continue;
        }
        struct line_maker m = {.arena = a, .line = {.kind = is_rule(s) ? LINE_RULE : LINE_TEXT}};
        size_t level = 0;
        while (level < s.n && level < 6 && s.p[level] == '#')
            level++;
        if (level > 0 && level < s.n && s.p[level] == ' ') {
            m.line.kind = LINE_HEADING;
            m.line.level = (int)level;
            s = str_trim(str_from(s, level));
        }
        if (m.line.kind == LINE_RULE)
            line_put(&m, s, false, false, NULL);
        else
            put_markdown(&m, s);
        if (line_is_empty(&m)) continue;
        add(a, lines, line_finish(&m), gap);
        gap = false;
    }
    lines_mark_items(lines);
}
