/* source.h — what the build tools share: a file read whole, complaints with file and line, C text.
 *
 * A tool reads one input and stops the build at the end when it complained; nothing is written then. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>

#include "base/arena.h"
#include "base/out.h"
#include "base/str.h"

struct source {
    const char *path; /* as given on the command line */
    const char *name; /* the part after the last "src/" (or the path): "feature/meeting/meeting.sql" */
    const char *base; /* without folders and last suffix: "meeting" */
    struct str text;  /* in the arena, NUL-terminated */
    int complaints;
};

/* Reads the file; ends the program with status 2 when it cannot be read or is no UTF-8. */
void source_read(struct arena *a, const char *path, struct source *ret_source);

/* The file's bytes, in the arena, NUL-terminated; ends the program with status 2 when it cannot be read. */
struct str source_bytes(struct arena *a, const char *path);

/* "path:line: message" to standard error, counted. */
void source_complain(struct source *s, int line, const char *format, ...) printf_like(3, 4);

/* The number of the line that holds byte `at` of the text, from 1. */
int source_line(const struct source *s, size_t at);

/* The text as a C string literal with its quotes, one literal a line of text; "" for empty text. */
void write_c_string(struct out *o, struct str text, const char *indent);

/* Writes the builder's bytes into the file. Ends the program on failure. */
void write_file(const char *path, struct out *o);
