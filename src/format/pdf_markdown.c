/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/pdf_document.h"
#include "text/markdown.h"

enum { HEADING_LEVELS = 6 };

struct teller {
    struct pdf *pdf;
    int heading_shift;
    struct {
        size_t from;
        enum pdf_face face;
        const char *target;
    } spans[MARKDOWN_MAX_NESTING];
    size_t n_spans;
};

static enum pdf_kind kind_of(enum markdown_block block)
{
    static const enum pdf_kind kinds[] = {
        [MARKDOWN_PARAGRAPH] = PDF_PARAGRAPH, [MARKDOWN_HEADING] = PDF_HEADING, [MARKDOWN_CODE] = PDF_CODE,
        [MARKDOWN_QUOTE] = PDF_QUOTE,         [MARKDOWN_LIST] = PDF_LIST,       [MARKDOWN_NUMBERED_LIST] = PDF_LIST,
        [MARKDOWN_LIST_ITEM] = PDF_ITEM,      [MARKDOWN_RULE] = PDF_RULE,       [MARKDOWN_TABLE] = PDF_TABLE,
        [MARKDOWN_ROW] = PDF_ROW,             [MARKDOWN_CELL] = PDF_CELL,       [MARKDOWN_HEADER_CELL] = PDF_HEADER_CELL,
    };
    return kinds[block];
}

static void tell_block(void *context, enum markdown_block block, bool begins, int n)
{
    struct teller *t = context;
    enum pdf_kind kind = kind_of(block);
    int level = 0;
    if (!begins) {
        if (pdf_is_text(t->pdf->open) && t->pdf->open->kind != kind) pdf_close(t->pdf);
        pdf_close(t->pdf);
        return;
    }
    if (kind == PDF_HEADING) {
        level = n + t->heading_shift;
        if (level > HEADING_LEVELS) level = HEADING_LEVELS;
    }
    if (block == MARKDOWN_NUMBERED_LIST) level = n > 0 ? n : 1;
    pdf_open(t->pdf, kind, level);
}

static void tell_span(void *context, enum markdown_span span, bool begins, struct str url)
{
    static const enum pdf_face faces[] = {[MARKDOWN_EMPHASIS] = PDF_ITALIC, [MARKDOWN_STRONG] = PDF_BOLD,
                                          [MARKDOWN_CODE_SPAN] = PDF_MONOSPACE, [MARKDOWN_LINK] = PDF_LINK};
    struct teller *t = context;
    if (begins) {
        if (!pdf_is_text(t->pdf->open)) pdf_open(t->pdf, PDF_PARAGRAPH, 0);
        t->spans[t->n_spans].from = t->pdf->text.n;
        t->spans[t->n_spans].face = faces[span];
        t->spans[t->n_spans++].target = span == MARKDOWN_LINK ? pdf_link_target(t->pdf, url) : "";
        return;
    }
    t->n_spans--;
    if (span == MARKDOWN_LINK && !*t->spans[t->n_spans].target) return;
    pdf_add_stretch(t->pdf, t->spans[t->n_spans].from, t->spans[t->n_spans].face, t->spans[t->n_spans].target);
}

static void tell_text(void *context, struct str text)
{
    struct teller *t = context;
    pdf_add_text(t->pdf, text);
}

/* Takes back what was added to the open block after `last`. */
static void take_back(struct pdf *p, struct pdf_block *block, struct pdf_block *last, size_t n_children)
{
    while (p->open != block) pdf_close(p);
    if (last) last->next = NULL;
    else block->first = NULL;
    block->last = last;
    block->n_children = n_children;
}

void pdf_markdown(struct pdf *p, const char *markdown, int heading_shift)
{
    struct teller t = {.pdf = p, .heading_shift = heading_shift};
    const struct markdown_writer to = {&t, tell_block, tell_span, tell_text};
    struct pdf_block *block = p->open, *last = block->last;
    size_t n_children = block->n_children;
    if (markdown_read(&to, str_of(markdown)) == OK) return;
    take_back(p, block, last, n_children);
    pdf_paragraph(p, markdown);
}
