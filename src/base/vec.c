/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/vec.h"

#include <string.h>

#include "base/arena.h"

void *vec_add_(struct arena *a, void **at, size_t *n, size_t *cap, size_t size)
{
    if (*n == *cap) {
        size_t wanted = *cap ? *cap * 2 : 8;
        char *bigger = arena_calloc(a, wanted, size);
        if (*n) memcpy(bigger, *at, *n * size);
        *at = bigger;
        *cap = wanted;
    }
    return (char *)*at + (*n)++ * size;
}
