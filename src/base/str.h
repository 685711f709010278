/* str.h — a slice of text while it is being read; not NUL-terminated, borrowed from what it was cut from. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;

struct str {
    const char *p; /* may be NULL only when n is 0 */
    size_t n;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
struct str str_of(const char *text);                /* the whole of a NUL-terminated string */
const char *str_dup(struct arena *a, struct str s); /* NUL-terminated copy */

bool str_eq(struct str a, struct str b);
bool str_is(struct str s, const char *text);
bool str_starts(struct str s, const char *prefix);
bool str_ends(struct str s, const char *suffix);

/* Byte offset of the first occurrence, or -1. */
ptrdiff_t str_find(struct str s, const char *needle);
ptrdiff_t str_find_char(struct str s, char c);

/* The part from byte `from` on (empty past the end), and at most n bytes of it. */
struct str str_from(struct str s, size_t from);
struct str str_first(struct str s, size_t n);

/* Without ASCII white space and no-break spaces (U+00A0, U+202F, U+FEFF) at either end. */
struct str str_trim(struct str s);

/* Cuts the text before `separator` off *rest into *ret_part; at the end gives the remainder once, then false. */
bool str_cut(struct str *rest, char separator, struct str *ret_part);

/* As str_cut for lines: '\n', with a '\r' before it dropped. */
bool str_cut_line(struct str *rest, struct str *ret_line);

/* Cuts `prefix` off the front of *s if it is there. */
bool str_skip(struct str *s, const char *prefix);

/* A whole decimal number, optional '-', nothing else around it. ERR_INPUT otherwise or when it does not fit. */
must_check enum err str_to_int(struct str s, int64_t *ret_n);

static inline bool char_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
bool char_is_space(char c);  /* ASCII white space */
char char_lower(char c);     /* ASCII only */
