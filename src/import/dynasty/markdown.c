/* Lines as Markdown. Escaping is by position: a mark is escaped where it could mean something, so that plain
 * text stays readable as it is. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/out.h"
#include "import/dynasty/line.h"

enum { HEADING_LEVEL = 3 }; /* parts are below the page's own headings */

static void put_escaped(struct out *o, struct str s, bool in_row)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool marks = c == '\\' || c == '`' || c == '*' || c == '[' || c == ']' || c == '<' || c == '&' ||
                     (c == '_' && (i == 0 || i + 1 == s.n || s.p[i - 1] == ' ' || s.p[i + 1] == ' ' ||
                                   s.p[i + 1] == '_')) ||
                     (c == '~' && i + 1 < s.n && s.p[i + 1] == '~') || (c == '|' && in_row);
        if (marks) out_char(o, '\\');
        out_char(o, c);
    }
}

/* A line that begins with what would be a heading, quote, list or rule. */
static size_t put_escaped_front(struct out *o, struct str s)
{
    if (s.n == 0) return 0;
    if (strchr("#>+=", s.p[0]) || (s.p[0] == '-' && (s.n == 1 || s.p[1] == ' ' || s.p[1] == '-'))) {
        out_char(o, '\\');
        out_char(o, s.p[0]);
        return 1;
    }
    size_t n = 0;
    while (n < s.n && n < 9 && char_is_digit(s.p[n]))
        n++;
    bool list = n > 0 && n < s.n && (s.p[n] == '.' || s.p[n] == ')') && (n + 1 == s.n || s.p[n + 1] == ' ');
    if (!list) return 0;
    out_bytes(o, s.p, n);
    out_char(o, '\\');
    out_char(o, s.p[n]);
    return n + 1;
}

static bool is_safe_address(const char *href)
{
    bool http = strncmp(href, "http://", 7) == 0 || strncmp(href, "https://", 8) == 0 ||
                strncmp(href, "mailto:", 7) == 0;
    return http && !strpbrk(href, " <>()\\\"\n\r\t");
}

static void put_inline(struct out *o, const struct line *line, bool front, bool in_row)
{
    for (size_t i = 0; i < line->runs.n; i++) {
        const struct run *run = &line->runs.at[i];
        struct str piece = {line->text.p + run->start, run->end - run->start};
        bool blank = str_trim(piece).n == 0;
        const char *mark = blank                      ? ""
                           : run->bold && run->italic ? "***"
                           : run->bold                ? "**"
                           : run->italic              ? "*"
                                                      : "";
        bool link = !blank && run->href && is_safe_address(run->href);
        /* marks against a letter of the neighbouring run would not be read as marks */
        size_t from = 0;
        if (link) out_char(o, '[');
        out_put(o, mark);
        if (front && i == 0 && !link && !*mark) from = put_escaped_front(o, piece);
        put_escaped(o, str_from(piece, from), in_row);
        out_put(o, mark);
        if (link) {
            out_put(o, "](");
            out_put(o, run->href);
            out_char(o, ')');
        }
    }
}

void line_inline_markdown(struct out *o, const struct line *line)
{
    put_inline(o, line, true, false);
}

static size_t put_table(struct out *o, const struct line *lines, size_t n)
{
    size_t rows = 0, columns = 0;
    while (rows < n && lines[rows].kind == LINE_ROW && lines[rows].table == lines[0].table) {
        if (lines[rows].cells.n > columns) columns = lines[rows].cells.n;
        rows++;
    }
    for (size_t r = 0; r < rows; r++) {
        out_char(o, '|');
        for (size_t c = 0; c < columns; c++) {
            out_char(o, ' ');
            if (c < lines[r].cells.n) put_inline(o, &lines[r].cells.at[c], false, true);
            out_put(o, " |");
        }
        out_char(o, '\n');
        if (r == 0) {
            out_char(o, '|');
            for (size_t c = 0; c < columns; c++)
                out_put(o, " --- |");
            out_char(o, '\n');
        }
    }
    return rows;
}

static void put_list_item(struct out *o, const struct line *line)
{
    for (int i = 0; i < line->level && i < 6; i++)
        out_put(o, "   ");
    if (line->number > 0)
        out_printf(o, "%d. ", line->number);
    else
        out_put(o, "- ");
    put_inline(o, line, true, false);
    out_char(o, '\n');
}

static void put_heading(struct out *o, const struct line *line)
{
    int level = line->kind == LINE_HEADING && line->level > HEADING_LEVEL ? line->level : HEADING_LEVEL;
    for (int i = 0; i < level && i < 6; i++)
        out_char(o, '#');
    out_char(o, ' ');
    put_escaped(o, line->text, false);
    out_char(o, '\n');
}

enum { HEADING_MAX = 140 };

void lines_markdown(struct out *o, const struct line *lines, size_t n)
{
    for (size_t i = 0; i < n;) {
        const struct line *line = &lines[i];
        if (line->text.n == 0 || line->kind == LINE_RULE) {
            i++;
            continue;
        }
        bool continues = o->n > 0 && i > 0 && line->kind == LINE_ITEM && lines[i - 1].kind == LINE_ITEM;
        if (o->n > 0 && !continues) out_char(o, '\n');
        if (line->kind == LINE_ROW && line->cells.n > 1) {
            i += put_table(o, line, n - i);
            continue;
        }
        bool bold_heading = line_is_bold(line) && line->text.n <= HEADING_MAX && !str_ends(line->text, ".") &&
                            !str_ends(line->text, ",") && line->kind == LINE_TEXT;
        if (line->kind == LINE_ITEM) {
            put_list_item(o, line);
        } else if (line->kind == LINE_HEADING || line->kind == LINE_CAPTION || bold_heading) {
            put_heading(o, line);
        } else if (line->kind == LINE_ROW) {
            put_inline(o, &line->cells.at[0], true, false);
            out_char(o, '\n');
        } else {
            put_inline(o, line, true, false);
            out_char(o, '\n');
        }
        i++;
    }
}
