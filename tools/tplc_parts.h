/* tplc_parts.h — what the two halves of the template compiler share: the reader's state and what it writes
 * with. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/out.h"
#include "base/str.h"

enum { MAX_DEPTH = 48, MAX_NAME = 64, MAX_ATTRIBUTES = 32, MAX_BLOCKS = 32 };

struct tplc {
    const char *source;
    const char *begin, *at, *end; /* the unread part is from `at` to `end` */
    int line;
    struct out *c, *h;
    struct tplc_error *error;
    bool failed;

    struct out fixed; /* text not yet written as view_raw, from this line of the template on */
    int fixed_line;
    struct out pending; /* C lines that may be a function's declaration */
    int mapped;         /* template line that the next generated line stands for */
    bool in_c_comment;
    int braces;

    bool in_function;
    char function[MAX_NAME];
    char open[MAX_DEPTH][MAX_NAME]; /* element names; "%table" for a call of table_begin */
    int depth;
    int block[MAX_BLOCKS]; /* by number of braces: how many tags were open where the block began */
    struct {               /* a function x_begin that waits for its x_end */
        char name[MAX_NAME];
        char open[MAX_DEPTH][MAX_NAME];
        int depth, line;
    } pair;
};

/* Notes the first error and stops reading. */
void fail(struct tplc *t, int line, const char *format, ...) printf_like(3, 4);

/* Reads HTML from the start of a line until a C line or the end of the template. */
void html_lines(struct tplc *t);

/* Length of the C string or character literal at p, quotes included. */
size_t skip_literal(const char *p, size_t n);

void tag_open(struct tplc *t, const char *name);
void tag_close(struct tplc *t, const char *name);
void emit_fixed(struct tplc *t);
void emit_line(struct tplc *t, int line);
