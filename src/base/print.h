/* print.h — formatted text as vsnprintf makes it, quicker for what nearly all formats are made of. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdarg.h>
#include <stddef.h>

/* Writes at most `size` bytes with the NUL at the end (nothing when size is 0); returns the length of the
 * whole text. A page has a hundred of these, all of %s, %d and %lld; any other conversion is the C library's. */
size_t print_text(char *buffer, size_t size, const char *format, va_list ap)
    __attribute__((format(printf, 3, 0)));
