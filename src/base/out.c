/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/out.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/print.h"

struct out out_make(size_t max)
{
    return (struct out){.max = max};
}

void out_free(struct out *o)
{
    free(o->p);
    *o = (struct out){.max = o->max};
}

static bool reserve(struct out *o, size_t n)
{
    if (o->err != OK) return false;
    if (n > o->max || o->n > o->max - n) {
        o->err = ERR_LIMIT;
        return false;
    }
    if (o->cap - o->n > n) return true;
    size_t cap = o->cap ? o->cap * 2 : 1024;
    while (cap <= o->n + n) cap *= 2;
    char *p = realloc(o->p, cap);
    if (!p) {
        fputs("yhdyspinta: out of memory\n", stderr);
        abort();
    }
    o->p = p;
    o->cap = cap;
    return true;
}

void out_bytes(struct out *o, const void *bytes, size_t n)
{
    if (!reserve(o, n)) return;
    if (n) memcpy(o->p + o->n, bytes, n);
    o->n += n;
    o->p[o->n] = '\0';
}

void out_put(struct out *o, const char *text)
{
    out_bytes(o, text, strlen(text));
}

void out_str(struct out *o, struct str s)
{
    out_bytes(o, s.p, s.n);
}

void out_char(struct out *o, char c)
{
    out_bytes(o, &c, 1);
}

void out_int(struct out *o, int64_t n)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do digits[--at] = (char)('0' + u % 10);
    while (u /= 10);
    if (n < 0) digits[--at] = '-';
    out_bytes(o, digits + at, sizeof digits - at);
}

void out_printf(struct out *o, const char *format, ...)
{
    va_list ap, again;
    va_start(ap, format);
    va_copy(again, ap);
    size_t n = print_text(NULL, 0, format, ap);
    va_end(ap);
    if (reserve(o, n)) {
        print_text(o->p + o->n, n + 1, format, again);
        o->n += n;
    }
    va_end(again);
}

void out_clear(struct out *o)
{
    o->n = 0;
    o->err = OK;
    if (o->p) o->p[0] = '\0';
}

enum err out_finish(struct out *o, struct str *ret)
{
    if (o->err != OK) return o->err;
    *ret = (struct str){o->p ? o->p : "", o->n};
    return OK;
}

char *out_take(struct out *o, size_t *ret_n)
{
    char *p = o->p;
    *ret_n = o->n;
    *o = (struct out){.max = o->max};
    return p;
}
