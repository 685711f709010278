/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/pdf_document.h"

enum { BOOKMARK_LEVELS = 2 };

struct pdf *pdf_new(struct arena *a, const struct pdf_about *about)
{
    struct pdf *p = arena_make(a, struct pdf);
    p->a = a;
    p->about = *about;
    p->root = arena_make(a, struct pdf_block);
    p->root->kind = PDF_DOCUMENT;
    p->open = p->root;
    p->text = out_make(PDF_MAX_TEXT);
    arena_defer(a, (void (*)(void *))out_free, &p->text);
    return p;
}

bool pdf_is_text(const struct pdf_block *b)
{
    return b->kind >= PDF_HEADING && b->kind <= PDF_CODE;
}

bool pdf_is_cell(const struct pdf_block *b)
{
    return b->kind == PDF_CELL || b->kind == PDF_HEADER_CELL;
}

static void end_text(struct pdf *p)
{
    struct pdf_block *b = p->open;
    struct str text = {p->text.p ? p->text.p : "", p->text.n};
    while (text.n > 0 && (text.p[text.n - 1] == '\n' || text.p[text.n - 1] == ' ')) text.n--;
    b->text = str_dup(p->a, text);
    b->n_text = text.n;
    for (size_t i = 0; i < b->stretches.n; i++) {
        struct pdf_stretch *s = &b->stretches.at[i];
        if (s->from > text.n) s->from = text.n;
        if (s->to > text.n) s->to = text.n;
    }
    out_clear(&p->text);
    p->open = b->parent;
}

struct pdf_block *pdf_open(struct pdf *p, enum pdf_kind kind, int level)
{
    if (pdf_is_text(p->open)) end_text(p); /* a list in an item of a tight one follows its text */
    if (++p->n_blocks > PDF_MAX_BLOCKS) p->too_large = true;
    struct pdf_block *b = arena_make(p->a, struct pdf_block);
    b->kind = kind;
    b->level = level;
    b->text = "";
    b->parent = p->open;
    if (b->parent->last) b->parent->last->next = b;
    else b->parent->first = b;
    b->parent->last = b;
    b->parent->n_children++;
    p->open = b;
    return b;
}

void pdf_close(struct pdf *p)
{
    if (pdf_is_text(p->open)) end_text(p);
    else p->open = p->open->parent;
}

/* Closes the paragraph that text outside of one got, and the block around it. */
static void close_kind(struct pdf *p, enum pdf_kind kind)
{
    if (pdf_is_text(p->open) && p->open->kind != kind) end_text(p);
    must(p->open->kind == kind);
    pdf_close(p);
}

void pdf_add_text(struct pdf *p, struct str text)
{
    if (!pdf_is_text(p->open)) pdf_open(p, PDF_PARAGRAPH, 0);
    p->n_text += text.n;
    if (p->n_text > PDF_MAX_TEXT) {
        p->too_large = true;
        return;
    }
    size_t from = 0;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if ((c >= ' ' && c != 0x7f) || c == '\n' || c == '\t') continue;
        out_bytes(&p->text, text.p + from, i - from);
        from = i + 1;
    }
    out_bytes(&p->text, text.p + from, text.n - from);
}

void pdf_add_stretch(struct pdf *p, size_t from, enum pdf_face face, const char *target)
{
    struct pdf_block *b = p->open;
    if (!pdf_is_text(b) || from >= p->text.n) return;
    *(struct pdf_stretch *)vec_add(p->a, &b->stretches) = (struct pdf_stretch){from, p->text.n, face, target};
    b->has_link = b->has_link || face == PDF_LINK;
}

/* A quoted text for cairo's tags; what is not ASCII percent-encoded. */
const char *pdf_link_target(struct pdf *p, struct str url)
{
    if (str_starts(url, "#") || url.n == 0) return "";
    auto_out struct out o = out_make(3 * 4096);
    out_put(&o, "uri='");
    if (url.p[0] == '/') out_put(&o, p->about.site);
    for (size_t i = 0; i < url.n; i++) {
        unsigned char c = (unsigned char)url.p[i];
        if (c <= ' ' || c >= 0x7f || c == '\'' || c == '\\') out_printf(&o, "%%%02X", c);
        else out_char(&o, (char)c);
    }
    out_char(&o, '\'');
    struct str target;
    return out_finish(&o, &target) == OK ? str_dup(p->a, target) : "";
}

static void add_block(struct pdf *p, enum pdf_kind kind, int level, const char *text)
{
    pdf_open(p, kind, level);
    pdf_add_text(p, str_of(text));
    close_kind(p, kind);
}

void pdf_heading_at(struct pdf *p, int level, const char *text, int place)
{
    struct pdf_block *b = pdf_open(p, PDF_HEADING, level);
    b->place = place;
    if (level <= BOOKMARK_LEVELS) *(struct pdf_block **)vec_add(p->a, &p->headings) = b;
    pdf_add_text(p, str_of(text));
    pdf_close(p);
}

void pdf_heading(struct pdf *p, int level, const char *text)
{
    pdf_heading_at(p, level, text, pdf_place(p));
}

void pdf_paragraph(struct pdf *p, const char *text)
{
    add_block(p, PDF_PARAGRAPH, 0, text);
}

void pdf_page_break(struct pdf *p)
{
    pdf_open(p, PDF_BREAK, 0);
    pdf_close(p);
}

void pdf_list_begin(struct pdf *p)
{
    pdf_open(p, PDF_LIST, 0);
}

void pdf_list_item(struct pdf *p, const char *text)
{
    add_block(p, PDF_ITEM, 0, text);
}

void pdf_list_end(struct pdf *p)
{
    close_kind(p, PDF_LIST);
}

void pdf_facts_begin(struct pdf *p)
{
    pdf_open(p, PDF_TABLE, PDF_TABLE_FACTS);
}

void pdf_fact(struct pdf *p, const char *name, const char *value)
{
    if (!*value) return;
    pdf_open(p, PDF_ROW, 0);
    add_block(p, PDF_HEADER_CELL, 0, name);
    add_block(p, PDF_CELL, 0, value);
    close_kind(p, PDF_ROW);
}

void pdf_facts_end(struct pdf *p)
{
    close_kind(p, PDF_TABLE);
}

int pdf_place(struct pdf *p)
{
    return ++p->n_places;
}

void pdf_index_begin(struct pdf *p, const char *number, const char *title, const char *page)
{
    pdf_open(p, PDF_TABLE, PDF_TABLE_INDEX);
    pdf_open(p, PDF_ROW, 0);
    add_block(p, PDF_HEADER_CELL, 0, number);
    add_block(p, PDF_HEADER_CELL, 0, title);
    add_block(p, PDF_HEADER_CELL, 0, page);
    close_kind(p, PDF_ROW);
}

void pdf_index_row(struct pdf *p, const char *number, const char *title, int place)
{
    pdf_open(p, PDF_ROW, 0);
    add_block(p, PDF_CELL, 0, number);
    pdf_open(p, PDF_CELL, 0);
    pdf_add_text(p, str_of(title));
    pdf_add_stretch(p, 0, PDF_LINK, arena_printf(p->a, "dest='place%d'", place));
    close_kind(p, PDF_CELL);
    pdf_open(p, PDF_CELL, 0);
    pdf_add_text(p, STR("000"));
    p->open->page_of = place;
    close_kind(p, PDF_CELL);
    close_kind(p, PDF_ROW);
}

void pdf_index_end(struct pdf *p)
{
    close_kind(p, PDF_TABLE);
}
