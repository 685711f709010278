/* SPDX-License-Identifier: EUPL-1.2 */
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <pthread.h>

#include "format/pdf_document.h"

/* Points. A4, with a left margin wide enough to be bound. */
static const double left = 71, right = 595.28 - 57, top = 57, bottom = 841.89 - 68;
static const double leading = 1.18, body_line = 14.5, cell_gap = 5, item_indent = 18, quote_indent = 16;
enum { COLUMNS_MAX = 12, TOGETHER = 3 /* lines that stay on one page */ };

/* ---- text into lines --------------------------------------------------------------------------------------------- */

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, const struct pdf_stretch *s)
{
    attribute->start_index = (guint)s->from;
    attribute->end_index = (guint)s->to;
    pango_attr_list_insert(list, attribute);
}

static PangoAttrList *attributes(const struct pdf_block *b)
{
    PangoAttrList *list = pango_attr_list_new();
    pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
    for (size_t i = 0; i < b->stretches.n; i++) {
        const struct pdf_stretch *s = &b->stretches.at[i];
        switch (s->face) {
        case PDF_BOLD: add_attribute(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), s); break;
        case PDF_ITALIC: add_attribute(list, pango_attr_style_new(PANGO_STYLE_ITALIC), s); break;
        case PDF_MONOSPACE: add_attribute(list, pango_attr_family_new("Liberation Mono"), s); break;
        case PDF_LINK: add_attribute(list, pango_attr_foreground_new(0, 0, 0x9999), s); break; /* a run of its own */
        }
    }
    return list;
}

static const char *font_of(const struct pdf_block *b)
{
    static const char *const headings[] = {"Liberation Sans Bold 18", "Liberation Sans Bold 13.5",
                                           "Liberation Sans Bold 11.5", "Liberation Sans Bold 10.5"};
    if (b->kind == PDF_HEADING) return headings[b->level > 4 ? 3 : b->level - 1];
    if (b->kind == PDF_CODE) return "Liberation Mono 9";
    return b->parent && b->parent->kind == PDF_HEADER_CELL ? "Liberation Sans Bold 10.5" : "Liberation Sans 10.5";
}

/* At the program's end, so that a search for leaks finds only real ones. */
static void forget_fonts(void)
{
    pango_cairo_font_map_set_default(NULL);
    FcFini();
}

static void forget_fonts_in_the_end(void)
{
    must(atexit(forget_fonts) == 0);
}

static PangoContext *context_of(struct pdf *p)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (p->context) return p->context;
    must(pthread_once(&once, forget_fonts_in_the_end) == 0);
    PangoFontMap *map = pango_cairo_font_map_get_default(); /* the thread's own */
    p->context = pango_font_map_create_context(map);
    arena_defer(p->a, g_object_unref, p->context);
    cairo_font_options_t *exact = cairo_font_options_create();
    cairo_font_options_set_hint_style(exact, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(exact, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(p->context, exact);
    cairo_font_options_destroy(exact);
    pango_cairo_context_set_resolution(p->context, 72);
    pango_context_set_round_glyph_positions(p->context, FALSE);
    pango_context_set_language(p->context, pango_language_from_string(p->about.language));
    return p->context;
}

static void make_layout(struct pdf *p, struct pdf_block *b)
{
    b->layout = pango_layout_new(context_of(p));
    arena_defer(p->a, g_object_unref, b->layout);
    PangoFontDescription *font = pango_font_description_from_string(font_of(b));
    pango_layout_set_font_description(b->layout, font);
    pango_font_description_free(font);
    PangoAttrList *list = attributes(b);
    pango_layout_set_attributes(b->layout, list);
    pango_attr_list_unref(list);
    pango_layout_set_wrap(b->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(b->layout, b->text, (int)b->n_text);
    b->width = -1;
}

double pdf_natural_width(struct pdf *p, struct pdf_block *b)
{
    int width;
    if (!b->layout) make_layout(p, b);
    pango_layout_set_width(b->layout, -1);
    pango_layout_get_size(b->layout, &width, NULL);
    b->width = -1;
    return (double)width / PANGO_SCALE;
}

/* Pango draws nothing for the space at a line's end, which cairo would write as a replacement text of its own, and readers
 * then lose the rest of the element. The font's own space does no harm there. */
static void keep_spaces(const PangoLayout *layout, const PangoLayoutLine *line)
{
    const char *text = pango_layout_get_text((PangoLayout *)layout);
    for (GSList *r = line->runs; r; r = r->next) {
        PangoGlyphItem *run = r->data;
        hb_codepoint_t space;
        for (int i = 0; i < run->glyphs->num_glyphs; i++) {
            if (run->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY) continue;
            if (text[run->item->offset + run->glyphs->log_clusters[i]] != ' ') continue;
            if (hb_font_get_nominal_glyph(pango_font_get_hb_font(run->item->analysis.font), ' ', &space))
                run->glyphs->glyphs[i].glyph = space;
        }
    }
}

static void read_lines(struct pdf *p, struct pdf_block *b)
{
    b->n_lines = 0;
    if (b->n_text == 0) return;
    size_t n = (size_t)pango_layout_get_line_count(b->layout);
    b->lines = arena_array(p->a, struct pdf_line, n);
    PangoLayoutIter *at = pango_layout_get_iter(b->layout);
    do {
        PangoRectangle box;
        struct pdf_line *line = &b->lines[b->n_lines++];
        pango_layout_iter_get_line_extents(at, NULL, &box);
        line->line = pango_layout_iter_get_line_readonly(at);
        keep_spaces(b->layout, line->line);
        line->x = (double)box.x / PANGO_SCALE;
        line->ascent = (double)(pango_layout_iter_get_baseline(at) - box.y) / PANGO_SCALE;
        line->height = (double)box.height / PANGO_SCALE * leading;
    } while (b->n_lines < n && pango_layout_iter_next_line(at));
    pango_layout_iter_free(at);
}

void pdf_set_width(struct pdf *p, struct pdf_block *b, double width)
{
    if (!b->layout) make_layout(p, b);
    if (b->width == width) return;
    pango_layout_set_width(b->layout, (int)(width * PANGO_SCALE));
    b->width = width;
    read_lines(p, b);
}

/* ---- blocks on pages --------------------------------------------------------------------------------------------- */

struct pen {
    struct pdf *pdf;
    struct pdf_ink *ink; /* NULL: only measuring */
    int page, n_pages;
    double y, bottom; /* bottom is without end inside a table's row */
    double gap;       /* wanted before what comes next */
    bool at_top;      /* nothing on the page yet */
    int *place_pages;
};

static void put(struct pen *pen, struct pdf_block *b, double x, double width);

static bool is_endless(const struct pen *pen)
{
    return isinf(pen->bottom);
}

static void want_gap(struct pen *pen, double gap)
{
    if (gap > pen->gap) pen->gap = gap;
}

static void break_page(struct pen *pen)
{
    if (pen->ink) pdf_draw_page_end(pen->pdf, pen->ink, pen->page, pen->n_pages);
    if (++pen->page > PDF_MAX_PAGES) pen->pdf->too_large = true;
    pen->y = top;
    pen->gap = 0;
    pen->at_top = true;
}

/* Goes past the gap, and to the next page where less than `height` is left on this one. */
static void make_room(struct pen *pen, double height)
{
    if (!pen->at_top && pen->y + pen->gap + height > pen->bottom) break_page(pen);
    else if (!pen->at_top) pen->y += pen->gap;
    pen->gap = 0;
}

static double height_of(const struct pdf_block *b, size_t from, size_t to)
{
    double height = 0;
    for (size_t i = from; i < to; i++) height += b->lines[i].height;
    return height;
}

/* How many lines from `from` on go on the rest of the page: never one line alone on either page. */
static size_t lines_that_fit(const struct pen *pen, const struct pdf_block *b, size_t from)
{
    double y = pen->y;
    size_t n = 0, left_over = b->n_lines - from;
    while (n < left_over && y + b->lines[from + n].height <= pen->bottom) y += b->lines[from + n++].height;
    if (n == 0 && pen->at_top) return 1; /* a line taller than the page */
    if (left_over - n == 1 && n > 2) n--;
    return n;
}

/* The text is the cell's or the item's own: it needs no element inside. */
static const char *tag_of(const struct pdf_block *b)
{
    static const char *const headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    if (b->kind == PDF_HEADING) return headings[b->level - 1];
    bool own = (pdf_is_cell(b->parent) || b->parent->kind == PDF_ITEM) && b->parent->n_children == 1;
    if (own) return NULL;
    return b->kind == PDF_CODE ? "Code" : "P";
}

/* What is asked for before it begins: a heading stays with what follows, a short text on one page. */
static double beginning_of(const struct pdf_block *b)
{
    size_t n = b->n_lines <= TOGETHER ? b->n_lines : 2;
    double height = height_of(b, 0, n);
    if (b->kind != PDF_HEADING) return height;
    for (const struct pdf_block *next = b->next; next; next = next->next) {
        if (next->kind == PDF_TABLE && !next->first) continue;
        height += next->kind == PDF_HEADING ? 2.5 * body_line : TOGETHER * body_line + 4;
        if (next->kind != PDF_HEADING) break;
    }
    return height;
}

static void show_page_of(struct pen *pen, struct pdf_block *b, double width)
{
    b->text = arena_printf(pen->pdf->a, "%d", pen->place_pages[b->page_of]);
    b->n_text = strlen(b->text);
    pango_layout_set_text(b->layout, b->text, (int)b->n_text);
    b->width = -1;
    pdf_set_width(pen->pdf, b, width);
}

static void put_text(struct pen *pen, struct pdf_block *b, double x, double width)
{
    pdf_set_width(pen->pdf, b, width);
    if (pen->ink && b->page_of) show_page_of(pen, b, width);
    if (b->n_lines == 0) return;
    want_gap(pen, b->kind == PDF_HEADING ? 24 - 3 * b->level : 0);
    make_room(pen, beginning_of(b));
    if (b->place && !pen->ink) pen->place_pages[b->place] = pen->page;
    if (b->place && pen->ink) pdf_draw_place(pen->ink, b->place, pen->y);
    if (!pen->ink) b->first_page = pen->page;
    const char *tag = tag_of(b);
    if (pen->ink && tag) pdf_tag_begin(pen->ink, tag);
    for (size_t from = 0; from < b->n_lines && !pen->pdf->too_large;) {
        size_t n = lines_that_fit(pen, b, from);
        if (pen->ink) pdf_draw_lines(pen->ink, b, from, from + n, x, pen->y);
        pen->y += height_of(b, from, from + n);
        if (n > 0) pen->at_top = false;
        from += n;
        if (from < b->n_lines) break_page(pen);
    }
    if (pen->ink && tag) pdf_tag_end(pen->ink, false);
    if (!pen->ink) b->last_page = pen->page;
    want_gap(pen, b->kind == PDF_HEADING ? 4 : 6);
}

static void put_children(struct pen *pen, struct pdf_block *b, double x, double width)
{
    for (struct pdf_block *child = b->first; child && !pen->pdf->too_large; child = child->next)
        put(pen, child, x, width);
}

/* A pen for one cell: no page ends under it. */
static struct pen inside(const struct pen *pen, bool draws)
{
    struct pen cell = *pen;
    if (!draws) cell.ink = NULL;
    cell.bottom = INFINITY;
    cell.at_top = true;
    cell.gap = 0;
    return cell;
}

static double cell_height(const struct pen *pen, struct pdf_block *cell, double width)
{
    struct pen measuring = inside(pen, false);
    measuring.y = 0;
    put_children(&measuring, cell, 0, width);
    return measuring.y;
}

static void put_item(struct pen *pen, struct pdf_block *b, double x, double width, int number)
{
    struct pdf *p = pen->pdf;
    if (!b->first) return;
    if (!is_endless(pen)) make_room(pen, TOGETHER * body_line);
    else make_room(pen, 0);
    if (pen->ink) {
        pdf_tag_begin(pen->ink, "LI");
        pdf_draw_label(p, pen->ink, number ? arena_printf(p->a, "%d.", number) : "•", x + item_indent - 6, pen->y);
        pdf_tag_begin(pen->ink, "LBody");
    }
    put_children(pen, b, x + item_indent, width - item_indent);
    if (pen->ink) {
        pdf_tag_end(pen->ink, false);
        pdf_tag_end(pen->ink, false);
    }
    pen->gap = b->n_children > 1 ? 6 : 2;
}

static void put_list(struct pen *pen, struct pdf_block *b, double x, double width)
{
    int number = b->level;
    if (pen->ink) pdf_tag_begin(pen->ink, "L");
    for (struct pdf_block *item = b->first; item && !pen->pdf->too_large; item = item->next) {
        put_item(pen, item, x, width, number);
        if (number) number++;
    }
    if (pen->ink) pdf_tag_end(pen->ink, false);
    want_gap(pen, 6);
}

/* ---- tables ------------------------------------------------------------------------------------------------------ */

static void read_natural_widths(struct pdf *p, struct pdf_block *table)
{
    for (struct pdf_block *row = table->first; row; row = row->next) {
        size_t column = 0;
        for (struct pdf_block *cell = row->first; cell; cell = cell->next, column++)
            for (struct pdf_block *text = cell->first; text; text = text->next) {
                double wide = pdf_is_text(text) ? ceil(pdf_natural_width(p, text)) + 2 * cell_gap + 1 : 0;
                if (wide > table->columns[column]) table->columns[column] = wide;
            }
    }
}

/* Columns that need less than an even share keep what they need, the others share the rest. */
static void share_width(double *columns, size_t n, double width)
{
    bool settled[COLUMNS_MAX] = {0}, changed = true;
    size_t open = n;
    while (changed && open > 0) {
        changed = false;
        for (size_t i = 0; i < n; i++) {
            if (settled[i] || columns[i] > width / (double)open) continue;
            width -= columns[i];
            settled[i] = changed = true;
            if (--open == 0) break;
        }
    }
    for (size_t i = 0; i < n; i++)
        if (!settled[i]) columns[i] = width / (double)open;
}

static void set_columns(struct pdf *p, struct pdf_block *table, double width)
{
    static const double facts[] = {128, 0}, index[] = {52, 0, 44};
    for (struct pdf_block *row = table->first; row; row = row->next)
        if (row->n_children > table->n_columns) table->n_columns = row->n_children;
    table->columns = arena_array(p->a, double, table->n_columns + 3);
    if (table->level == PDF_TABLE_PLAIN) {
        if (table->n_columns > COLUMNS_MAX) return;
        read_natural_widths(p, table);
        share_width(table->columns, table->n_columns, width);
        return;
    }
    bool is_index = table->level == PDF_TABLE_INDEX;
    memcpy(table->columns, is_index ? index : facts, is_index ? sizeof index : sizeof facts);
    table->columns[1] = width - table->columns[0] - table->columns[2];
}

static void draw_cell(struct pen *pen, struct pdf_block *cell, double x, double width)
{
    if (pen->ink) pdf_tag_begin(pen->ink, cell->kind == PDF_HEADER_CELL ? "TH" : "TD");
    put_children(pen, cell, x, width);
    if (pen->ink) pdf_tag_end(pen->ink, true);
}

/* A row that no page can hold: its cells one under the other. */
static void put_tall_row(struct pen *pen, struct pdf_block *row, double x, double width)
{
    if (pen->ink) pdf_tag_begin(pen->ink, "TR");
    for (struct pdf_block *cell = row->first; cell && !pen->pdf->too_large; cell = cell->next)
        draw_cell(pen, cell, x, width);
    if (pen->ink) pdf_tag_end(pen->ink, true);
}

static void put_row(struct pen *pen, struct pdf_block *table, struct pdf_block *row, double x, double width)
{
    bool plain = table->level == PDF_TABLE_PLAIN;
    double inset = plain ? cell_gap : 0, above = plain ? 3 : 2, height = 0, shift = 0;
    size_t i = 0;
    if (table->n_columns > COLUMNS_MAX) {
        put_tall_row(pen, row, x, width);
        return;
    }
    for (struct pdf_block *cell = row->first; cell; cell = cell->next, i++)
        height = fmax(height, cell_height(pen, cell, fmax(table->columns[i] - inset - cell_gap, 1)));
    if (height + 2 * above > bottom - top) {
        put_tall_row(pen, row, x, width);
        return;
    }
    make_room(pen, height + 2 * above);
    if (pen->ink) pdf_tag_begin(pen->ink, "TR");
    i = 0;
    for (struct pdf_block *cell = row->first; cell; shift += table->columns[i++], cell = cell->next) {
        struct pen own = inside(pen, true);
        own.y = pen->y + above;
        draw_cell(&own, cell, x + shift + inset, fmax(table->columns[i] - inset - cell_gap, 1));
    }
    if (pen->ink) pdf_tag_end(pen->ink, true);
    pen->y += height + 2 * above;
    pen->at_top = false;
    if (pen->ink && plain) pdf_draw_rule(pen->ink, x, pen->y, shift, 0.7);
}

static void put_table(struct pen *pen, struct pdf_block *table, double x, double width)
{
    if (!table->columns) set_columns(pen->pdf, table, width);
    if (pen->ink) pdf_tag_begin(pen->ink, "Table");
    for (struct pdf_block *row = table->first; row && !pen->pdf->too_large; row = row->next)
        put_row(pen, table, row, x, width);
    if (pen->ink) pdf_tag_end(pen->ink, false);
    want_gap(pen, 10);
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

static void put_quote(struct pen *pen, struct pdf_block *b, double x, double width)
{
    if (pen->ink) pdf_tag_begin(pen->ink, "BlockQuote");
    put_children(pen, b, x + quote_indent, width - quote_indent);
    if (pen->ink) pdf_tag_end(pen->ink, false);
}

static void put_rule(struct pen *pen, double x, double width)
{
    want_gap(pen, 8);
    make_room(pen, 1);
    if (pen->ink) pdf_draw_rule(pen->ink, x, pen->y, width, 0.5);
    pen->at_top = false;
    pen->gap = 8;
}

static void put(struct pen *pen, struct pdf_block *b, double x, double width)
{
    if (width < 24) width = 24; /* nested without end: over the edge, but not without end */
    switch (b->kind) {
    case PDF_HEADING:
    case PDF_PARAGRAPH:
    case PDF_CODE: put_text(pen, b, x, width); break;
    case PDF_QUOTE: put_quote(pen, b, x, width); break;
    case PDF_LIST: put_list(pen, b, x, width); break;
    case PDF_TABLE: put_table(pen, b, x, width); break;
    case PDF_RULE: put_rule(pen, x, width); break;
    case PDF_BREAK:
        if (!pen->at_top) break_page(pen);
        break;
    case PDF_DOCUMENT:
    case PDF_ITEM:
    case PDF_ROW:
    case PDF_CELL:
    case PDF_HEADER_CELL: put_children(pen, b, x, width); break;
    }
}

enum err pdf_lay_out(struct pdf *p, struct pdf_ink *ink, int n_pages, int *ret_pages)
{
    struct pen pen = {.pdf = p, .ink = ink, .page = 1, .n_pages = n_pages, .y = top, .bottom = bottom, .at_top = true};
    if (!p->place_pages) p->place_pages = arena_array(p->a, int, (size_t)p->n_places + 1);
    pen.place_pages = p->place_pages;
    if (ink) pdf_tag_begin(ink, "Document");
    if (!p->too_large) put_children(&pen, p->root, left, right - left);
    if (p->too_large) return ERR_LIMIT;
    if (ink) pdf_draw_page_end(p, ink, pen.page, n_pages);
    if (ink) pdf_tag_end(ink, false);
    *ret_pages = pen.page;
    return OK;
}
