/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum err problem(struct problem *why, enum err e, const char *field, const char *message, const char *note, ...)
{
    if (!why) return e;
    why->field = field ? field : "";
    why->message = message ? message : "";
    va_list ap;
    va_start(ap, note);
    vsnprintf(why->note, sizeof why->note, note, ap);
    va_end(ap);
    return e;
}

const char *err_name(enum err e)
{
    static const char *const names[] = {"ok",       "input", "not_found", "forbidden",
                                        "conflict", "limit", "busy",      "internal"};
    return (unsigned)e < sizeof names / sizeof *names ? names[e] : "unknown";
}

void must_failed(const char *condition, const char *file, int line)
{
    fprintf(stderr, "yhdyspinta: %s:%d: broken invariant: %s\n", file, line, condition);
    abort();
}
