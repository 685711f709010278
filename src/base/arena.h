/* arena.h — memory with one lifetime: a request, an import document, a test.
 *
 * Nobody frees what came from an arena; arena_free releases all of it, running deferred clean-ups newest first.
 * Real exhaustion aborts: people cannot cause it, since bodies, uploads and builders have caps.
 * Under AddressSanitizer every piece is a malloc of its own, so that an overrun is seen. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stddef.h>

#include "base/err.h"

struct arena;

/* A new, empty arena. Never NULL. Owned by the caller: arena_free. */
struct arena *arena_new(void);

/* Releases everything in the arena and the arena itself. NULL is allowed. */
void arena_free(struct arena *a);

/* Releases everything in the arena but keeps its first block for reuse. */
void arena_reset(struct arena *a);

/* `size` zeroed bytes, aligned for any type. Never NULL; size 0 gives a valid unique pointer. */
void *arena_alloc(struct arena *a, size_t size) __attribute__((malloc, alloc_size(2)));

/* A zeroed array of n elements; aborts when n × size overflows. */
void *arena_calloc(struct arena *a, size_t n, size_t size);
#define arena_make(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_calloc((a), (n), sizeof(type)))

/* A NUL-terminated copy in the arena. */
char *arena_strdup(struct arena *a, const char *text);
char *arena_strndup(struct arena *a, const char *text, size_t n);
char *arena_printf(struct arena *a, const char *format, ...) printf_like(2, 3);

/* Runs fn(x) when the arena is freed or reset, newest first: ties a foreign object to the arena. */
void arena_defer(struct arena *a, void (*fn)(void *x), void *x);

/* `auto_arena struct arena *a = arena_new();` frees the arena when the scope is left. */
void arena_cleanup_(struct arena **a);
#define auto_arena __attribute__((cleanup(arena_cleanup_)))
