/* csv.h — writes comma-separated values (RFC 4180) into the builder of bytes, field by field.
 *
 * A field is quoted when it must be. One that a spreadsheet would take for a formula (=, +, -, @ first, and no number) gets
 * an apostrophe before it. Lines end with CR LF. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/out.h"

struct csv {
    struct out *out;
    bool some; /* the line has a field already */
};

struct csv csv_to(struct out *out);
void csv_text(struct csv *c, const char *text);
void csv_int(struct csv *c, int64_t n);
void csv_cents(struct csv *c, int64_t cents); /* 9960.00 */
void csv_end_line(struct csv *c);

/* A whole line of texts. */
#define CSV_LINE(c, ...)                                                                                     \
    csv_line((c), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))
void csv_line(struct csv *c, const char *const *texts, size_t n);
