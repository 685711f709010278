/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/embed.h"

#include <string.h>

const struct embedded *embedded_find(const struct embedded *table, const char *name)
{
    for (const struct embedded *e = table; e->name; e++)
        if (strcmp(e->name, name) == 0) return e;
    return NULL;
}
