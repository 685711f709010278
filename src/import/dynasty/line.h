/* line.h — every form of a page as one sequence of typed lines.
 *
 * A line is a paragraph, heading, list item or table row: runs of text with their style, white space
 * collapsed. Rules cut lines by byte offset into `text`; line_markdown then writes what is left with its
 * style. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;
struct out;

enum line_kind { LINE_TEXT = 1, LINE_HEADING, LINE_ITEM, LINE_ROW, LINE_CAPTION, LINE_RULE };

/* Before, inside and after the part of an HTML page that holds the document. */
enum zone { ZONE_HEAD, ZONE_DATA, ZONE_FOOT };

struct run {
    size_t start, end; /* bytes of the line's text */
    bool bold, italic;
    const char *href; /* NULL: no link */
};

struct line {
    enum line_kind kind;
    enum zone zone;
    int level;        /* of a heading, 1–6; of a list item, 0 outermost */
    int number;       /* of a numbered list item; 0: bullet */
    int table;        /* rows of one table have the same; 0: not in a table */
    bool right;       /* right-aligned */
    bool gap;         /* an empty line or paragraph stood before it */
    bool header;      /* row of <th> */
    size_t first_run; /* where the first inline element ends when the line goes on after it; else 0 */
    struct str text;
    VEC(struct run) runs;
    VEC(struct line) cells; /* of a row; text is theirs joined by a space */
};

struct lines {
    struct line *at;
    size_t n, cap;
};

/* Builds a line piece by piece; white space is collapsed and trimmed as it goes. */
struct line_maker {
    struct arena *arena;
    struct line line;
    char *bytes;
    size_t n, cap;
    bool space; /* a space is due before the next character */
};

void line_put(struct line_maker *m, struct str text, bool bold, bool italic, const char *href);
/* Marks the end of an inline element: the first one that holds text from the line's start is first_run. */
void line_element_end(struct line_maker *m);
bool line_is_empty(const struct line_maker *m);
/* The finished line, and the maker ready for the next. */
struct line line_finish(struct line_maker *m);

/* One plain line. */
struct line line_of(struct arena *a, enum line_kind kind, struct str text);
/* The same line without its first `n` bytes and the white space after them. */
struct line line_from(struct arena *a, const struct line *line, size_t n);
bool line_is_bold(const struct line *line); /* all of it */
/* The first link of the line (or of its cells) whose address holds `part`; NULL when there is none. */
const char *line_link(const struct line *line, const char *part);

/* HTML and text as lines. */
struct xml_node;
void lines_from_html(struct arena *a, const struct xml_node *root, struct lines *lines);
void lines_from_text(struct arena *a, struct str text, struct lines *lines);
/* Text with "**bold**", "# heading": no page head. */
void lines_from_markdown(struct arena *a, struct str text, struct lines *lines);

/* Lines as Markdown: paragraphs, headings, lists, tables; everything that could be taken for markup is
 * escaped. */
void lines_markdown(struct out *o, const struct line *lines, size_t n);
void line_inline_markdown(struct out *o, const struct line *line);
