/* pdf_document.h — the blocks of a document as they are kept between building and drawing. For pdf*.c only. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>

#include "base/vec.h"
#include "format/pdf.h"

enum pdf_kind {
    PDF_DOCUMENT = 1,
    PDF_HEADING, /* from here … */
    PDF_PARAGRAPH,
    PDF_CODE, /* … to here: text */
    PDF_QUOTE,
    PDF_LIST,
    PDF_ITEM,
    PDF_TABLE,
    PDF_ROW,
    PDF_HEADER_CELL,
    PDF_CELL,
    PDF_RULE,
    PDF_BREAK,
};

enum pdf_table { PDF_TABLE_PLAIN, PDF_TABLE_FACTS, PDF_TABLE_INDEX };

enum pdf_face { PDF_BOLD = 1, PDF_ITALIC, PDF_MONOSPACE, PDF_LINK };

/* A stretch of a block's text, in bytes. */
struct pdf_stretch {
    size_t from, to;
    enum pdf_face face;
    const char *target; /* of a link, as cairo's tag wants it: "uri='…'", "dest='…'" */
};

/* A line of a block as pango broke it; in points. */
struct pdf_line {
    struct _PangoLayoutLine *line;
    double x, ascent, height;
};

struct pdf_block {
    enum pdf_kind kind;
    int level; /* of a heading; of a table: enum pdf_table; of a list: its first number, 0 for dots */
    struct pdf_block *parent, *first, *last, *next;
    size_t n_children;
    const char *text;
    size_t n_text;
    VEC(struct pdf_stretch) stretches;
    bool has_link;
    int place;   /* that a heading is; 0: none */
    int page_of; /* the text is that place's page number; 0: no */

    /* layout */
    struct _PangoLayout *layout; /* Pango's own types, as it declares them */
    double width;
    struct pdf_line *lines;
    size_t n_lines;
    int first_page, last_page;
    double *columns; /* of a table */
    size_t n_columns;
};

struct pdf {
    struct arena *a;
    struct pdf_about about;
    struct pdf_block *root;
    struct pdf_block *open; /* what is added goes in here */
    struct out text;        /* of the open block */
    size_t n_text, n_blocks;
    bool too_large;
    int n_places;
    int n_pages; /* once laid out */
    int *place_pages; /* by place; filled by laying out */
    VEC(struct pdf_block *) headings; /* that are bookmarks */
    struct _PangoContext *context;
};

bool pdf_is_text(const struct pdf_block *b);
bool pdf_is_cell(const struct pdf_block *b);

/* Opens a block inside the open one; closes the open one. Text outside a block that holds text gets a paragraph. */
struct pdf_block *pdf_open(struct pdf *p, enum pdf_kind kind, int level);
void pdf_close(struct pdf *p);
void pdf_add_text(struct pdf *p, struct str text);
/* Marks the open text block's bytes from `from` to here. */
void pdf_add_stretch(struct pdf *p, size_t from, enum pdf_face face, const char *target);

/* "uri='…'" for an address or a path of ours; "" where it leads nowhere outside the page. */
const char *pdf_link_target(struct pdf *p, struct str url);

/* Breaks the block's text into lines of a width. */
void pdf_set_width(struct pdf *p, struct pdf_block *b, double width);
/* The width of the text in one line. */
double pdf_natural_width(struct pdf *p, struct pdf_block *b);

struct pdf_ink; /* draws: pdf_write.c */

/* Lays all out, drawing where `ink` is not NULL. `n_pages` is what an earlier round without ink told. */
must_check enum err pdf_lay_out(struct pdf *p, struct pdf_ink *ink, int n_pages, int *ret_pages);

/* Structure tags are begun when something is drawn inside, so that none is empty and a page's foot stands outside. */
void pdf_tag_begin(struct pdf_ink *ink, const char *name);
void pdf_tag_end(struct pdf_ink *ink, bool even_if_empty);
/* Draws lines from … to of a block, the first one's top at y. */
void pdf_draw_lines(struct pdf_ink *ink, const struct pdf_block *b, size_t from, size_t to, double x, double y);
void pdf_draw_label(struct pdf *p, struct pdf_ink *ink, const char *text, double right, double y);
void pdf_draw_rule(struct pdf_ink *ink, double x, double y, double width, double grey);
void pdf_draw_place(struct pdf_ink *ink, int place, double y);
/* The page's foot, and the page is done. */
void pdf_draw_page_end(struct pdf *p, struct pdf_ink *ink, int page, int n_pages);

/* Sets what cairo cannot: language, title in the window, scope of header cells. */
must_check enum err pdf_complete(struct str bytes, const char *language, struct out *o);
