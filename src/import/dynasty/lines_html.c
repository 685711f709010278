/* HTML as lines: a walk over the tree that flattens layout tables and keeps the ones that hold data. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "import/dynasty/line.h"
#include "import/dynasty/rules.h"
#include "xml/xml.h"

enum { CELL_MAX = 1200, COLUMNS_MAX = 40 };

struct style {
    bool bold, italic, right;
    const char *href;
    int heading; /* 0: none */
    int list;    /* depth, 0 outside lists */
    int *number; /* of the innermost numbered list; NULL in a bulleted one */
    bool caption;
};

struct html_walk {
    struct arena *arena;
    struct lines *lines;
    struct line_maker maker;
    enum zone zone;
    int tables;
    int depth;
    bool gap;
    bool item_due; /* the next line begins a list item */
};

static void walk_children(struct html_walk *w, const struct xml_node *node, struct style style);

static void flush(struct html_walk *w, const struct style *style)
{
    if (line_is_empty(&w->maker)) {
        w->maker = (struct line_maker){.arena = w->arena};
        w->gap = true;
        return;
    }
    struct line line = line_finish(&w->maker);
    line.kind = LINE_TEXT;
    if (style->caption) line.kind = LINE_CAPTION;
    if (style->heading) {
        line.kind = LINE_HEADING;
        line.level = style->heading;
    } else if (style->list && w->item_due) {
        line.kind = LINE_ITEM;
        line.level = style->list - 1;
        if (style->number) line.number = ++*style->number;
        w->item_due = false;
    }
    line.right = style->right;
    line.zone = w->zone;
    line.gap = w->gap;
    w->gap = false;
    struct line *at = vec_add(w->arena, w->lines);
    *at = line;
}

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(name, *names) == 0) return true;
    return false;
}

static bool is_block(const char *name)
{
    static const char *const blocks[] = {
        "p",   "div",  "h1",  "h2",    "h3",    "h4",      "h5",      "h6",     "li",
        "ul",  "ol",   "dl",  "dt",    "dd",    "center",  "caption", "label",  "blockquote",
        "hr",  "form", "tr",  "td",    "th",    "section", "article", "header", "footer",
        "nav", "main", "pre", "table", "tbody", "thead",   "address", NULL};
    return is_one_of(name, blocks);
}

static bool is_dropped(const char *name)
{
    static const char *const dropped[] = {"script", "style",  "title", "head",   "noscript",
                                          "select", "option", "input", "button", "textarea",
                                          "iframe", "object", NULL};
    return is_one_of(name, dropped);
}

/* ---- tables ----------------------------------------------------------------------------------------- */

static const struct xml_node *next_row(const struct xml_node *table, const struct xml_node *row)
{
    for (const struct xml_node *n = xml_walk(table, row ? row : table); n; n = xml_walk(table, n)) {
        if (!xml_is(n, "tr")) continue;
        const struct xml_node *up = xml_parent(n);
        while (up && up != table && !xml_is(up, "table"))
            up = xml_parent(up);
        if (up == table) return n;
    }
    return NULL;
}

static bool is_cell(const struct xml_node *n)
{
    return xml_is(n, "td") || xml_is(n, "th");
}

/* A cell of data is short and holds no table, heading or list of its own. */
static bool cell_is_plain(const struct xml_node *cell)
{
    int paragraphs = 0;
    size_t bytes = 0;
    for (const struct xml_node *n = xml_walk(cell, cell); n; n = xml_walk(cell, n)) {
        const char *name = xml_name(n);
        bytes += xml_text(n).n;
        if (bytes > CELL_MAX) return false;
        if (strcmp(name, "table") == 0 || strcmp(name, "ul") == 0 || strcmp(name, "ol") == 0) return false;
        if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6') return false;
        if (strcmp(name, "label") == 0) return false;
        if ((strcmp(name, "p") == 0 || strcmp(name, "br") == 0) && ++paragraphs > 6) return false;
    }
    return true;
}

/* Data: every cell plain, and some row has two cells with text. */
static bool table_is_data(struct arena *a, const struct xml_node *table)
{
    bool wide = false;
    for (const struct xml_node *row = next_row(table, NULL); row; row = next_row(table, row)) {
        int filled = 0;
        for (const struct xml_node *n = xml_first(row); n; n = xml_next(n)) {
            if (!is_cell(n)) continue;
            if (!cell_is_plain(n)) return false;
            struct line seen = line_of(a, LINE_TEXT, xml_all_text(a, n));
            if (seen.text.n) filled++;
        }
        if (filled > 1) wide = true;
    }
    return wide;
}

static void put_inline_tree(struct html_walk *w, const struct xml_node *node, struct style style);

static int span(struct arena *a, const struct xml_node *cell)
{
    int64_t n;
    if (str_to_int(str_of(xml_attribute(a, cell, "colspan")), &n) != OK || n < 1) return 1;
    return n > COLUMNS_MAX ? COLUMNS_MAX : (int)n;
}

static struct line read_cell(struct html_walk *w, const struct xml_node *cell, struct style style)
{
    struct line_maker kept = w->maker;
    w->maker = (struct line_maker){.arena = w->arena};
    put_inline_tree(w, cell, style);
    struct line line = line_finish(&w->maker);
    line.kind = LINE_TEXT;
    w->maker = kept;
    return line;
}

static bool table_has_spans(struct arena *a, const struct xml_node *table)
{
    int most = 0;
    for (const struct xml_node *row = next_row(table, NULL); row; row = next_row(table, row)) {
        int cells = 0;
        for (const struct xml_node *n = xml_first(row); n; n = xml_next(n))
            if (is_cell(n)) cells += span(a, n);
        if (cells > most) most = cells;
    }
    return most > 1;
}

static void add_row(struct html_walk *w, const struct xml_node *row, struct style style, bool spans)
{
    struct line line = {.kind = LINE_ROW, .table = w->tables, .zone = w->zone, .gap = w->gap, .header = true};
    struct line_maker text = {.arena = w->arena};
    size_t filled = 0;
    for (const struct xml_node *n = xml_first(row); n; n = xml_next(n)) {
        if (!is_cell(n) || line.cells.n >= COLUMNS_MAX) continue;
        if (!xml_is(n, "th")) line.header = false;
        struct line made = read_cell(w, n, style);
        int width = spans ? span(w->arena, n) : 1;
        for (int i = 0; i < width && line.cells.n < COLUMNS_MAX; i++) {
            struct line *cell = vec_add(w->arena, &line.cells);
            if (i == 0) *cell = made;
        }
        if (made.text.n == 0) continue;
        filled = line.cells.n;
        line_put(&text, STR(" "), false, false, NULL);
        for (size_t i = 0; i < made.runs.n; i++) {
            const struct run *run = &made.runs.at[i];
            line_put(&text, (struct str){made.text.p + run->start, run->end - run->start}, run->bold,
                     run->italic, run->href);
        }
        line_element_end(&text);
    }
    if (line_is_empty(&text)) return;
    struct line joined = line_finish(&text);
    line.text = joined.text;
    line.runs.at = joined.runs.at;
    line.runs.n = joined.runs.n;
    line.runs.cap = joined.runs.cap;
    line.first_run = joined.first_run;
    line.cells.n = filled;
    struct line *at = vec_add(w->arena, w->lines);
    *at = line;
    w->gap = false;
}

static void walk_table(struct html_walk *w, const struct xml_node *table, struct style style)
{
    const struct xml_node *caption = xml_child(table, "caption");
    if (caption) {
        struct style inner = style;
        inner.caption = true;
        walk_children(w, caption, inner);
        flush(w, &inner);
    }
    if (!table_is_data(w->arena, table)) {
        walk_children(w, table, style);
        return;
    }
    w->tables++;
    bool spans = table_has_spans(w->arena, table);
    for (const struct xml_node *row = next_row(table, NULL); row; row = next_row(table, row)) {
        add_row(w, row, style, spans);
    }
    w->gap = true;
}

/* ---- blocks and inline ------------------------------------------------------------------------------ */

/* Bold, italic and alignment as the style attribute tells them. */
static void read_style(const char *css, struct style *style)
{
    if (!*css) return;
    if (strstr(css, "font-weight:bold") || strstr(css, "font-weight: bold") || strstr(css, "font-weight:700"))
        style->bold = true;
    if (strstr(css, "font-weight:normal")) style->bold = false;
    if (strstr(css, "font-style:italic")) style->italic = true;
    if (strstr(css, "text-align:right") || strstr(css, "text-align: right")) style->right = true;
}

static struct style style_inside(struct html_walk *w, const struct xml_node *node, struct style style)
{
    const char *name = xml_name(node);
    if (strcmp(name, "b") == 0 || strcmp(name, "strong") == 0) style.bold = true;
    if (strcmp(name, "i") == 0 || strcmp(name, "em") == 0) style.italic = true;
    if (strcmp(name, "a") == 0) {
        const char *href = xml_attribute(w->arena, node, "href");
        if (*href && *href != '#') style.href = href;
    }
    read_style(xml_attribute(w->arena, node, "style"), &style);
    if (strcmp(xml_attribute(w->arena, node, "align"), "right") == 0) style.right = true;
    if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2]) style.heading = name[1] - '0';
    return style;
}

/* The inline content of a cell: its blocks are joined by a space. */
static void put_inline_tree(struct html_walk *w, const struct xml_node *node, struct style style)
{
    if (w->depth >= XML_DEPTH_MAX) return;
    w->depth++;
    for (const struct xml_node *n = xml_first(node); n; n = xml_next(n)) {
        line_put(&w->maker, xml_text(n), style.bold, style.italic, style.href);
        const char *name = xml_name(n);
        if (!*name || is_dropped(name) || strcmp(name, "caption") == 0) continue;
        bool parts = is_block(name) || strcmp(name, "br") == 0;
        if (parts) line_put(&w->maker, STR(" "), false, false, NULL);
        put_inline_tree(w, n, style_inside(w, n, style));
        if (parts)
            line_put(&w->maker, STR(" "), false, false, NULL);
        else
            line_element_end(&w->maker);
    }
    w->depth--;
}

static void see_comment(struct html_walk *w, struct str comment, const struct style *style)
{
    struct str s = str_trim(comment);
    bool begins = str_is(s, "DATABEGIN") || str_is(s, "DATA_BEGIN");
    bool ends = str_is(s, "DATAEND") || str_is(s, "DATA_END");
    if (!begins && !ends) return;
    flush(w, style);
    w->zone = begins ? ZONE_DATA : ZONE_FOOT;
}

static void walk_list(struct html_walk *w, const struct xml_node *list, struct style style)
{
    int64_t start = 1;
    if (str_to_int(str_of(xml_attribute(w->arena, list, "start")), &start) != OK || start < 1 ||
        start > 100000)
        start = 1;
    int number = (int)start - 1;
    style.list++;
    style.number = xml_is(list, "ol") ? &number : NULL;
    for (const struct xml_node *n = xml_first(list); n; n = xml_next(n)) {
        if (!xml_is(n, "li")) continue;
        w->item_due = true;
        walk_children(w, n, style_inside(w, n, style));
        flush(w, &style);
    }
    w->item_due = false;
}

static void walk_block(struct html_walk *w, const struct xml_node *node, const struct style *outer)
{
    struct style style = style_inside(w, node, *outer);
    flush(w, outer);
    if (xml_is(node, "table"))
        walk_table(w, node, style);
    else if (xml_is(node, "ul") || xml_is(node, "ol"))
        walk_list(w, node, style);
    else
        walk_children(w, node, style);
    flush(w, &style);
}

static void walk_children(struct html_walk *w, const struct xml_node *node, struct style style)
{
    if (w->depth >= XML_DEPTH_MAX) return;
    w->depth++;
    for (const struct xml_node *n = xml_first(node); n; n = xml_next(n)) {
        see_comment(w, xml_comment(n), &style);
        line_put(&w->maker, xml_text(n), style.bold, style.italic, style.href);
        const char *name = xml_name(n);
        if (!*name || is_dropped(name) || strcmp(name, "caption") == 0) continue;
        if (strcmp(name, "br") == 0) {
            flush(w, &style);
            w->gap = false;
        } else if (is_block(name)) {
            walk_block(w, n, &style);
        } else {
            walk_children(w, n, style_inside(w, n, style));
            line_element_end(&w->maker);
        }
    }
    w->depth--;
}

void lines_from_html(struct arena *a, const struct xml_node *root, struct lines *lines)
{
    struct html_walk w = {.arena = a, .lines = lines, .maker = {.arena = a}, .zone = ZONE_DATA};
    for (const struct xml_node *n = root; n; n = xml_walk(root, n)) {
        struct str comment = str_trim(xml_comment(n));
        if (str_is(comment, "DATABEGIN") || str_is(comment, "DATA_BEGIN")) w.zone = ZONE_HEAD;
    }
    const struct xml_node *body = xml_child(root, "body");
    struct style style = {0};
    walk_children(&w, body ? body : root, style);
    flush(&w, &style);
    lines_mark_items(lines);
}
