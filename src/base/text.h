/* text.h — UTF-8 as bytes: validity and code points. Normal form and collation are in text/. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Valid UTF-8 (no surrogates, no overlong forms) without a NUL byte? */
bool text_is_utf8(struct str s);

/* The code point at the front of *s, which is moved past it. s must be valid UTF-8 and not empty. */
uint32_t text_next(struct str *s);

/* Appends a code point as UTF-8; returns the number of bytes (1–4). */
size_t text_encode(uint32_t c, char buffer[static 4]);

/* Number of code points in valid UTF-8. */
size_t text_length(struct str s);

/* The longest front of s that has at most `n` bytes and does not cut a code point. */
struct str text_first(struct str s, size_t n);
