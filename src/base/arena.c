/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/print.h"

#if defined(__SANITIZE_ADDRESS__)
#define ONE_MALLOC_A_PIECE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_MALLOC_A_PIECE 1
#endif
#endif
#ifndef ONE_MALLOC_A_PIECE
#define ONE_MALLOC_A_PIECE 0
#endif

enum { BLOCK_SIZE = 32 * 1024, ALIGN = 16 };

struct block {
    struct block *next;
    size_t used, size;
    _Alignas(ALIGN) unsigned char bytes[];
};

struct deferred {
    struct deferred *next;
    void (*fn)(void *x);
    void *x;
};

struct arena {
    struct block *blocks; /* newest first */
    struct deferred *deferred;
};

static void *get_memory(size_t n)
{
    void *p = malloc(n);
    if (!p) {
        fputs("yhdyspinta: out of memory\n", stderr);
        abort();
    }
    return p;
}

struct arena *arena_new(void)
{
    struct arena *a = get_memory(sizeof *a);
    *a = (struct arena){0};
    return a;
}

static void run_deferred(struct arena *a)
{
    while (a->deferred) {
        struct deferred *d = a->deferred;
        a->deferred = d->next;
        d->fn(d->x);
    }
}

static void free_blocks(struct block *b)
{
    while (b) {
        struct block *next = b->next;
        free(b);
        b = next;
    }
}

void arena_reset(struct arena *a)
{
    run_deferred(a);
    struct block *b = a->blocks;
    if (b && !ONE_MALLOC_A_PIECE && b->size == BLOCK_SIZE) {
        free_blocks(b->next);
        b->next = NULL;
        b->used = 0;
        return;
    }
    free_blocks(b);
    a->blocks = NULL;
}

void arena_free(struct arena *a)
{
    if (!a) return;
    run_deferred(a);
    free_blocks(a->blocks);
    free(a);
}

void arena_cleanup_(struct arena **a)
{
    arena_free(*a);
}

static struct block *add_block(struct arena *a, size_t size)
{
    struct block *b = get_memory(sizeof *b + size);
    b->size = size;
    b->used = 0;
    b->next = a->blocks;
    a->blocks = b;
    return b;
}

void *arena_alloc(struct arena *a, size_t size)
{
    must(size <= SIZE_MAX / 2);
    if (ONE_MALLOC_A_PIECE) {
        struct block *b = add_block(a, size ? size : 1);
        return memset(b->bytes, 0, size ? size : 1);
    }
    size_t need = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (need == 0) need = ALIGN;
    struct block *b = a->blocks;
    if (!b || b->size - b->used < need) {
        if (need > BLOCK_SIZE / 4 && b) {
            /* A large piece gets a block of its own behind the current one, which still has room. */
            struct block *own = get_memory(sizeof *own + need);
            own->size = own->used = need;
            own->next = b->next;
            b->next = own;
            return memset(own->bytes, 0, need);
        }
        b = add_block(a, need > BLOCK_SIZE ? need : BLOCK_SIZE);
    }
    void *p = b->bytes + b->used;
    b->used += need;
    return memset(p, 0, need);
}

void *arena_calloc(struct arena *a, size_t n, size_t size)
{
    must(size == 0 || n <= SIZE_MAX / 2 / size);
    return arena_alloc(a, n * size);
}

char *arena_strndup(struct arena *a, const char *text, size_t n)
{
    char *copy = arena_alloc(a, n + 1);
    if (n) memcpy(copy, text, n);
    return copy;
}

char *arena_strdup(struct arena *a, const char *text)
{
    return arena_strndup(a, text, strlen(text));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    char buffer[256]; /* enough for most: formatting is the greater part of the cost */
    va_list ap, again;
    va_start(ap, format);
    va_copy(again, ap);
    size_t n = print_text(buffer, sizeof buffer, format, ap);
    va_end(ap);
    char *text = arena_alloc(a, n + 1);
    if (n < sizeof buffer) memcpy(text, buffer, n);
    else print_text(text, n + 1, format, again);
    va_end(again);
    return text;
}

void arena_defer(struct arena *a, void (*fn)(void *x), void *x)
{
    struct deferred *d = arena_alloc(a, sizeof *d);
    *d = (struct deferred){a->deferred, fn, x};
    a->deferred = d;
}
