/* out.h — the one builder of bytes: HTML, JSON, feeds, mail all write to it.
 *
 * Append-only, with a cap given at birth. The error is sticky: append a hundred times, ask once with out_finish.
 * The memory is its own (out_free), so that a whole page can outlive its request in the page cache. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct out {
    char *p; /* NUL-terminated after every call once something was written */
    size_t n, cap, max;
    enum err err; /* OK or ERR_LIMIT; nothing is appended after a failure */
};

/* An empty builder that may grow to max bytes. */
struct out out_make(size_t max);
void out_free(struct out *o); /* also for `auto_out struct out o = out_make(…)` */
#define auto_out __attribute__((cleanup(out_free)))

void out_bytes(struct out *o, const void *bytes, size_t n);
void out_put(struct out *o, const char *text); /* NUL-terminated text as it is, nothing escaped */
void out_str(struct out *o, struct str s);
void out_char(struct out *o, char c);
void out_int(struct out *o, int64_t n);
void out_printf(struct out *o, const char *format, ...) printf_like(2, 3);

/* Forgets the content, keeps the memory; the error is cleared. */
void out_clear(struct out *o);

/* Everything went in: OK and the bytes in *ret (borrowed from the builder). ERR_LIMIT when the cap was met. */
must_check enum err out_finish(struct out *o, struct str *ret);

/* Takes the memory over: the caller frees it with free(). NULL (and n 0) when empty. */
char *out_take(struct out *o, size_t *ret_n);
