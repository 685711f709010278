/* SPDX-License-Identifier: EUPL-1.2 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "format/pdf_document.h"

enum { TAGS_MAX = 128 };
static const double page_width = 595.28, page_height = 841.89, foot_left = 71, foot_right = 595.28 - 57;

struct pdf_ink {
    cairo_t *cr;
    const char *tags[TAGS_MAX];
    size_t n_tags, n_begun;
};

/* ---- structure --------------------------------------------------------------------------------------------------- */

void pdf_tag_begin(struct pdf_ink *ink, const char *name)
{
    must(ink->n_tags < TAGS_MAX);
    ink->tags[ink->n_tags++] = name;
}

static void begin_all(struct pdf_ink *ink)
{
    while (ink->n_begun < ink->n_tags) cairo_tag_begin(ink->cr, ink->tags[ink->n_begun++], NULL);
}

void pdf_tag_end(struct pdf_ink *ink, bool even_if_empty)
{
    if (even_if_empty) begin_all(ink);
    must(ink->n_tags > 0);
    ink->n_tags--;
    if (ink->n_begun <= ink->n_tags) return;
    cairo_tag_end(ink->cr, ink->tags[ink->n_tags]);
    ink->n_begun = ink->n_tags;
}

/* ---- text -------------------------------------------------------------------------------------------------------- */

static const char *target_at(const struct pdf_block *b, const PangoGlyphItem *run)
{
    size_t from = (size_t)run->item->offset;
    for (size_t i = 0; b->has_link && i < b->stretches.n; i++) {
        const struct pdf_stretch *s = &b->stretches.at[i];
        if (s->face == PDF_LINK && from >= s->from && from < s->to) return s->target;
    }
    return NULL;
}

static void draw_run(struct pdf_ink *ink, const struct pdf_block *b, PangoGlyphItem *run, double x, double y)
{
    cairo_move_to(ink->cr, x, y);
    pango_cairo_show_glyph_item(ink->cr, pango_layout_get_text(b->layout), run);
}

static void draw_linked(struct pdf_ink *ink, const struct pdf_block *b, PangoGlyphItem *run, double x, double y)
{
    double width = (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE;
    cairo_set_source_rgb(ink->cr, 0, 0, 0.6);
    draw_run(ink, b, run, x, y);
    cairo_rectangle(ink->cr, x, y + 1.5, width, 0.5);
    cairo_fill(ink->cr);
    cairo_set_source_rgb(ink->cr, 0, 0, 0);
}

/* cairo 1.16 keeps the text of elements without others inside only: beside a link, and where the page ends in between,
 * text gets elements of its own. `*now` is the target of the link we are in, "" in a Span, NULL in none. */
static void enter_piece(struct pdf_ink *ink, const char *target, const char **now)
{
    if (*now && target && strcmp(*now, target) == 0) return;
    if (*now) cairo_tag_end(ink->cr, **now ? CAIRO_TAG_LINK : "Span");
    if (target) cairo_tag_begin(ink->cr, *target ? CAIRO_TAG_LINK : "Span", *target ? target : NULL);
    *now = target;
}

void pdf_draw_lines(struct pdf_ink *ink, const struct pdf_block *b, size_t from, size_t to, double x, double y)
{
    bool pieces = b->has_link || b->last_page > b->first_page;
    const char *now = NULL;
    if (from == to) return;
    begin_all(ink);
    for (size_t i = from; i < to; i++) {
        const struct pdf_line *line = &b->lines[i];
        double at = x + line->x;
        for (GSList *r = line->line->runs; r; r = r->next) {
            PangoGlyphItem *run = r->data;
            const char *target = target_at(b, run);
            if (pieces) enter_piece(ink, target ? target : "", &now);
            if (target) draw_linked(ink, b, run, at, y + line->ascent);
            else draw_run(ink, b, run, at, y + line->ascent);
            at += (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE;
        }
        if (now && *now) enter_piece(ink, NULL, &now); /* a link's area is one line's */
        y += line->height;
    }
    enter_piece(ink, NULL, &now);
}

static PangoLayout *small_text(struct pdf *p, const char *text, const char *font)
{
    PangoLayout *layout = pango_layout_new(p->context);
    PangoFontDescription *description = pango_font_description_from_string(font);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_text(layout, text, -1);
    return layout;
}

static double width_of(PangoLayout *layout)
{
    int width;
    pango_layout_get_size(layout, &width, NULL);
    return (double)width / PANGO_SCALE;
}

void pdf_draw_label(struct pdf *p, struct pdf_ink *ink, const char *text, double right, double y)
{
    PangoLayout *layout = small_text(p, text, "Liberation Sans 10.5");
    pdf_tag_begin(ink, "Lbl");
    begin_all(ink);
    cairo_move_to(ink->cr, right - width_of(layout), y);
    pango_cairo_show_layout(ink->cr, layout);
    pdf_tag_end(ink, false);
    g_object_unref(layout);
}

void pdf_draw_rule(struct pdf_ink *ink, double x, double y, double width, double grey)
{
    cairo_set_source_rgb(ink->cr, grey, grey, grey);
    cairo_rectangle(ink->cr, x, y, width, 0.5);
    cairo_fill(ink->cr);
    cairo_set_source_rgb(ink->cr, 0, 0, 0);
}

void pdf_draw_place(struct pdf_ink *ink, int place, double y)
{
    char attributes[80];
    snprintf(attributes, sizeof attributes, "name='place%d' x=0 y=%.0f internal", place, y > 12 ? y - 12 : 0);
    cairo_tag_begin(ink->cr, CAIRO_TAG_DEST, attributes);
    cairo_tag_end(ink->cr, CAIRO_TAG_DEST);
}

void pdf_draw_page_end(struct pdf *p, struct pdf_ink *ink, int page, int n_pages)
{
    PangoLayout *number = small_text(p, arena_printf(p->a, "%d/%d", page, n_pages), "Liberation Sans 9");
    PangoLayout *text = small_text(p, p->about.footer, "Liberation Sans 9");
    double y = page_height - 46, width = width_of(number);
    pango_layout_set_width(text, (int)((foot_right - foot_left - width - 12) * PANGO_SCALE));
    pango_layout_set_ellipsize(text, PANGO_ELLIPSIZE_END);
    cairo_set_source_rgb(ink->cr, 0.25, 0.25, 0.25);
    cairo_move_to(ink->cr, foot_left, y);
    pango_cairo_show_layout(ink->cr, text);
    cairo_move_to(ink->cr, foot_right - width, y);
    pango_cairo_show_layout(ink->cr, number);
    cairo_set_source_rgb(ink->cr, 0, 0, 0);
    g_object_unref(number);
    g_object_unref(text);
    cairo_show_page(ink->cr);
}

/* ---- the file ---------------------------------------------------------------------------------------------------- */

static cairo_status_t keep_bytes(void *context, const unsigned char *bytes, unsigned n)
{
    struct out *o = context;
    out_bytes(o, bytes, n);
    return o->err == OK ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void add_bookmarks(struct pdf *p, cairo_surface_t *surface)
{
    int above = CAIRO_PDF_OUTLINE_ROOT;
    for (size_t i = 0; i < p->headings.n; i++) {
        const struct pdf_block *b = p->headings.at[i];
        const char *target = arena_printf(p->a, "dest='place%d'", b->place);
        int parent = b->level == 1 ? CAIRO_PDF_OUTLINE_ROOT : above;
        int id = cairo_pdf_surface_add_outline(surface, parent, b->text, target, 0);
        if (b->level == 1) above = id;
    }
}

static void add_about(const struct pdf_about *about, cairo_surface_t *surface)
{
    char made[26];
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, about->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, about->author);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Yhdyspinta");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, moment_iso(about->made, made));
}

static enum err draw(struct pdf *p, int n_pages, struct out *bytes)
{
    int drawn;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep_bytes, bytes, page_width, page_height);
    struct pdf_ink ink = {.cr = cairo_create(surface)};
    add_about(&p->about, surface);
    enum err e = pdf_lay_out(p, &ink, n_pages, &drawn);
    if (e == OK) add_bookmarks(p, surface);
    cairo_destroy(ink.cr);
    cairo_surface_finish(surface);
    if (e == OK && cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) e = ERR_INTERNAL;
    cairo_surface_destroy(surface);
    return bytes->err == OK ? e : bytes->err;
}

enum err pdf_write(struct pdf *p, struct out *o)
{
    int n_pages;
    struct str bytes;
    auto_out struct out drawn = out_make(o->max);
    must(p->open == p->root && p->root->first);
    TRY(pdf_lay_out(p, NULL, 0, &n_pages));
    p->n_pages = n_pages;
    TRY(draw(p, n_pages, &drawn));
    TRY(out_finish(&drawn, &bytes));
    return pdf_complete(bytes, p->about.language, o);
}

int pdf_pages(const struct pdf *p)
{
    return p->n_pages;
}
