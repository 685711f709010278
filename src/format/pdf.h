/* pdf.h — a tagged PDF document on A4, built block by block and written as bytes.
 *
 *     struct pdf *p = pdf_new(a, &(struct pdf_about){.title = "…", .language = "fi", …});
 *     pdf_heading(p, 1, "Kunnanhallitus 5.2.2024");
 *     pdf_markdown(p, part->markdown, 2);
 *     TRY(pdf_write(p, out));
 *
 * Pages are laid out twice: once to learn where everything stands, once to draw, so that an index and "2/4" know their
 * numbers. The structure (Document, H1 …, P, L, Table, Link …) goes on over page breaks; what repeats on each page stands
 * outside it. The same blocks give the same bytes. Texts are UTF-8; control characters in them are dropped.
 * Blocks are kept in the arena. A document that grows too large is refused by pdf_write. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

enum {
    PDF_MAX_PAGES = 1000,
    PDF_MAX_TEXT = 4 << 20, /* bytes of all texts */
    PDF_MAX_BLOCKS = 100000,
};

/* NULL is not allowed; "" where there is none. Borrowed until pdf_write. */
struct pdf_about {
    const char *title;
    const char *language; /* "fi" */
    const char *author;
    const char *footer;  /* at the left of each page's foot; the page number stands at the right */
    const char *site;    /* "https://…": goes before a link's path of ours */
    struct moment made;  /* when what it tells was last changed */
};

struct pdf;

/* An empty document; in the arena. */
struct pdf *pdf_new(struct arena *a, const struct pdf_about *about);

/* Level 1 … 6; those of level 1 and 2 are bookmarks too. */
void pdf_heading(struct pdf *p, int level, const char *text);
void pdf_paragraph(struct pdf *p, const char *text);
/* What follows begins a page. */
void pdf_page_break(struct pdf *p);

/* A text in the Markdown subset; its first headings become 1 + heading_shift. One that markdown_read refuses is a
 * paragraph as it was written. */
void pdf_markdown(struct pdf *p, const char *markdown, int heading_shift);

void pdf_list_begin(struct pdf *p);
void pdf_list_item(struct pdf *p, const char *text);
void pdf_list_end(struct pdf *p);

/* Names and values: a table with a header cell in each row. A fact without a value is left out. */
void pdf_facts_begin(struct pdf *p);
void pdf_fact(struct pdf *p, const char *name, const char *value);
void pdf_facts_end(struct pdf *p);

/* Index: a number, a title, a page. A place is a heading that comes later, or came before. */
int pdf_place(struct pdf *p);
void pdf_heading_at(struct pdf *p, int level, const char *text, int place);
void pdf_index_begin(struct pdf *p, const char *number, const char *title, const char *page);
void pdf_index_row(struct pdf *p, const char *number, const char *title, int place);
void pdf_index_end(struct pdf *p);

/* Appends the bytes of the document. ERR_LIMIT when it is too large; ERR_INTERNAL when a library fails. */
must_check enum err pdf_write(struct pdf *p, struct out *o);

/* How many pages a written document has. */
int pdf_pages(const struct pdf *p);
