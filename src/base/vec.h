/* vec.h — a growing array in an arena.
 *
 *     VEC(struct handling) handlings = {0};
 *     struct handling *h = vec_add(a, &handlings);     a new zeroed element at the end
 *
 * Pointers into it are valid until the next vec_add. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stddef.h>

struct arena;

#define VEC(type)                                                                                            \
    struct {                                                                                                 \
        type *at;                                                                                            \
        size_t n, cap;                                                                                       \
    }

#define vec_add(a, v) ((__typeof__((v)->at))vec_add_((a), (void **)&(v)->at, &(v)->n, &(v)->cap, sizeof *(v)->at))

void *vec_add_(struct arena *a, void **at, size_t *n, size_t *cap, size_t size);
