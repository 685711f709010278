/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http_cache.h"

#include <pthread.h>

#include "base/mem.h"

enum { SHARDS = 8, BUCKETS = 1024 };

struct entry {
    struct entry *next;          /* in the bucket */
    struct entry *newer, *older; /* in order of use */
    struct page *page;
    uint64_t hash, epoch;
    size_t weight;
    size_t key_n;
    char key[];
};

struct shard {
    pthread_mutex_t lock;
    struct entry *buckets[BUCKETS];
    struct entry *newest, *oldest;
    size_t bytes;
};

struct cache {
    size_t shard_max;
    struct shard *shards;
};

/* FNV-1a: addresses are short. */
static uint64_t hash_of(struct str key)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < key.n; i++)
        h = (h ^ (unsigned char)key.p[i]) * 0x100000001b3u;
    return h ^ h >> 32;
}

struct cache *cache_new(size_t max_bytes)
{
    struct cache *cache = mem_make(struct cache);
    cache->shard_max = max_bytes / SHARDS;
    if (!cache->shard_max) return cache;
    cache->shards = mem_alloc(SHARDS * sizeof *cache->shards);
    for (int i = 0; i < SHARDS; i++)
        pthread_mutex_init(&cache->shards[i].lock, NULL);
    return cache;
}

static struct shard *shard_of(struct cache *cache, uint64_t hash)
{
    return &cache->shards[hash % SHARDS];
}

static struct entry **place_of(struct shard *shard, struct str key, uint64_t hash)
{
    struct entry **place = &shard->buckets[hash / SHARDS % BUCKETS];
    while (*place && ((*place)->hash != hash || !str_eq((struct str){(*place)->key, (*place)->key_n}, key)))
        place = &(*place)->next;
    return place;
}

static void unlink_use(struct shard *shard, struct entry *e)
{
    *(e->newer ? &e->newer->older : &shard->newest) = e->older;
    *(e->older ? &e->older->newer : &shard->oldest) = e->newer;
}

static void link_newest(struct shard *shard, struct entry *e)
{
    e->newer = NULL;
    e->older = shard->newest;
    *(e->older ? &e->older->newer : &shard->oldest) = e;
    shard->newest = e;
}

static void drop(struct shard *shard, struct entry **place)
{
    struct entry *e = *place;
    *place = e->next;
    unlink_use(shard, e);
    shard->bytes -= e->weight;
    page_release(e->page);
    mem_free(e);
}

void cache_free(struct cache *cache)
{
    if (!cache) return;
    for (int i = 0; cache->shards && i < SHARDS; i++) {
        struct shard *shard = &cache->shards[i];
        for (int b = 0; b < BUCKETS; b++)
            while (shard->buckets[b])
                drop(shard, &shard->buckets[b]);
        pthread_mutex_destroy(&shard->lock);
    }
    mem_free(cache->shards);
    mem_free(cache);
}

struct page *cache_find(struct cache *cache, struct str key, uint64_t epoch)
{
    if (!cache->shards) return NULL;
    uint64_t hash = hash_of(key);
    struct shard *shard = shard_of(cache, hash);
    struct page *page = NULL;
    pthread_mutex_lock(&shard->lock);
    struct entry **place = place_of(shard, key, hash), *e = *place;
    if (e && e->epoch != epoch) {
        drop(shard, place);
    } else if (e) {
        page = page_keep(e->page);
        if (shard->newest != e) {
            unlink_use(shard, e);
            link_newest(shard, e);
        }
    }
    pthread_mutex_unlock(&shard->lock);
    return page;
}

void cache_add(struct cache *cache, struct str key, uint64_t epoch, struct page *page)
{
    size_t weight = page_weight(page) + sizeof(struct entry) + key.n;
    if (!cache->shards || page_size(page) > CACHE_PAGE_MAX || weight > cache->shard_max) return;
    uint64_t hash = hash_of(key);
    struct entry *e = mem_alloc(sizeof *e + key.n);
    e->page = page_keep(page);
    e->hash = hash;
    e->epoch = epoch;
    e->weight = weight;
    e->key_n = key.n;
    memcpy(e->key, key.p, key.n);

    struct shard *shard = shard_of(cache, hash);
    pthread_mutex_lock(&shard->lock);
    struct entry **place = place_of(shard, key, hash);
    if (*place) drop(shard, place);
    while (shard->oldest && shard->bytes + weight > cache->shard_max) {
        struct entry *old = shard->oldest;
        drop(shard, place_of(shard, (struct str){old->key, old->key_n}, old->hash));
    }
    place = place_of(shard, key, hash);
    e->next = *place;
    *place = e;
    link_newest(shard, e);
    shard->bytes += weight;
    pthread_mutex_unlock(&shard->lock);
}

size_t cache_bytes(const struct cache *cache)
{
    size_t n = 0;
    for (int i = 0; cache->shards && i < SHARDS; i++) {
        pthread_mutex_lock(&cache->shards[i].lock);
        n += cache->shards[i].bytes;
        pthread_mutex_unlock(&cache->shards[i].lock);
    }
    return n;
}
