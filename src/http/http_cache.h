/* http_cache.h — whole pages for anonymous readers, valid while nothing changes.
 *
 * Key: the canonical address with its language prefix. A page belongs to an epoch: the app raises the epoch
 * when the database's generation or the date in Helsinki changes, and pages of an older one are never served.
 * Bounded in bytes; what has not been read longest goes first. Sharded, so that threads seldom meet. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/str.h"
#include "http/http_page.h"

struct cache;

struct cache *cache_new(size_t max_bytes); /* 0: keeps nothing */
void cache_free(struct cache *cache);

/* The page of the key in this epoch with a reference for the caller, or NULL. */
struct page *cache_find(struct cache *cache, struct str key, uint64_t epoch);

/* Keeps the page (with a reference of its own) in place of what the key had. A page too large is not kept. */
void cache_add(struct cache *cache, struct str key, uint64_t epoch, struct page *page);

/* What is kept now. */
size_t cache_bytes(const struct cache *cache);
