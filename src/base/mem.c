/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

void *mem_alloc(size_t size)
{
    void *p = calloc(1, size ? size : 1);
    if (!p) {
        fputs("yhdyspinta: out of memory\n", stderr);
        abort();
    }
    return p;
}

void mem_free(void *p)
{
    free(p);
}
