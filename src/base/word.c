/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/word.h"

#include <string.h>

const char *word_code(const struct words *w, int value)
{
    return value >= 1 && (size_t)value <= w->n ? w->at[value - 1].code : "";
}

const char *word_label(const struct words *w, int value)
{
    return value >= 1 && (size_t)value <= w->n ? w->at[value - 1].label : "";
}

int word_read(const struct words *w, const char *code)
{
    for (size_t i = 0; i < w->n; i++)
        if (strcmp(w->at[i].code, code) == 0) return (int)i + 1;
    return 0;
}
