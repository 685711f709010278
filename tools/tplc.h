/* tplc.h — the template compiler as a function, shared by the program, its tests and the fuzz target.
 *
 * The language of templates is described in tplc.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>

#include "base/out.h"
#include "base/str.h"

struct tplc_error {
    int line;
    char message[200];
};

/* Compiles one template to C and a header. `source` is named in #line directives, `header` in the #include.
 * False when the template is refused: then *error says where and why, and what was written is of no use. */
bool tplc_compile(const char *source, const char *header, struct str text, struct out *c, struct out *h,
                  struct tplc_error *error);
