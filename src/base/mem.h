/* mem.h — memory that lives neither in an arena nor in a builder: cached pages, tables made at start.
 *
 * Rare by design. Exhaustion aborts, as in the arena: people cannot cause it, since all such memory is
 * bounded. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stddef.h>

/* `size` zeroed bytes, never NULL. The caller releases them with mem_free. */
void *mem_alloc(size_t size) __attribute__((malloc, alloc_size(1)));
void mem_free(void *p); /* NULL is allowed */
#define mem_make(type) ((type *)mem_alloc(sizeof(type)))
