/* markdown.h — the text of records: a small Markdown subset read by md4c, written as HTML or as plain text,
 * or told to another writer as it is read.
 *
 * Paragraphs, headings, bold, italic, code, lists, quotes, links, tables. Raw HTML is shown as text, images give their
 * alternative text, a link whose address is not on the allow-list gives its text. What is written is safe to send:
 * only the tags of markdown.c with escaped text between them. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

enum {
    MARKDOWN_MAX_BYTES = 1 << 20,
    MARKDOWN_MAX_NESTING = 32,
};

/* Appends HTML. The first headings become h(1 + heading_shift) and those under another one more than it, however far
 * they jump in the text; at most h6. ERR_LIMIT for a text that is too long or nested too deeply, or when the builder is
 * full; then nothing of it stays in *o. `text` is valid UTF-8. */
must_check enum err markdown_html(struct out *o, struct str text, int heading_shift);

/* Appends the text alone: a line for each block and table row, cells separated by a tab. For the search index, feeds,
 * JSON and mail. Fails as markdown_html does. */
must_check enum err markdown_text(struct out *o, struct str text);

/* What a text consists of. Text stands in paragraphs, headings and code, and without one in items of tight lists and in
 * cells. */
enum markdown_block {
    MARKDOWN_PARAGRAPH = 1,
    MARKDOWN_HEADING, /* n: 1 for the first ones, 2 for those under another, … as markdown_html counts */
    MARKDOWN_CODE,
    MARKDOWN_QUOTE,
    MARKDOWN_LIST,
    MARKDOWN_NUMBERED_LIST, /* n: its first number */
    MARKDOWN_LIST_ITEM,
    MARKDOWN_RULE,
    MARKDOWN_TABLE, /* n: its columns */
    MARKDOWN_ROW,
    MARKDOWN_HEADER_CELL,
    MARKDOWN_CELL,
};
enum markdown_span { MARKDOWN_EMPHASIS = 1, MARKDOWN_STRONG, MARKDOWN_CODE_SPAN, MARKDOWN_LINK };

/* A writer: is told what begins, what ends (innermost first) and the text between, "\n" where a line is to end. `url` is
 * that of a link, safe by markdown_url_is_safe (other links are not told, only their text); borrowed for the call. */
struct markdown_writer {
    void *context;
    void (*block)(void *context, enum markdown_block block, bool begins, int n);
    void (*span)(void *context, enum markdown_span span, bool begins, struct str url);
    void (*text)(void *context, struct str text);
};

/* Tells the text to the writer. ERR_LIMIT for a text that is too long or nested too deeply; a part was told then. */
must_check enum err markdown_read(const struct markdown_writer *to, struct str text);

/* May a link lead there? http, https, mailto, tel; a path of ours ("/x", never "//x" or "/\x"); a "#place".
 * No white space, control character or backslash anywhere. */
bool markdown_url_is_safe(struct str url);
