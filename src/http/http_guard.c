/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http_guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>

#include "base/mem.h"

enum { BUCKETS = 4096 };

struct guard_address {
    struct guard_address *next;
    uint64_t key;
    int connections;
    int64_t tokens; /* thousandths of a request */
    int64_t filled_ms;
};

struct guard {
    int connections_max, requests_max;
    bool limit_loopback;
    pthread_mutex_t lock;
    struct guard_address *buckets[BUCKETS];
    int n;
};

struct guard *guard_new(const struct app_config *config)
{
    struct guard *guard = mem_make(struct guard);
    guard->connections_max = config->connections_per_address;
    guard->requests_max = config->requests_per_address;
    guard->limit_loopback = config->limit_loopback;
    pthread_mutex_init(&guard->lock, NULL);
    return guard;
}

void guard_free(struct guard *guard)
{
    for (int b = 0; b < BUCKETS; b++)
        while (guard->buckets[b]) {
            struct guard_address *address = guard->buckets[b];
            guard->buckets[b] = address->next;
            mem_free(address);
        }
    pthread_mutex_destroy(&guard->lock);
    mem_free(guard);
}

/* The address as a number: all of IPv4, the network half of IPv6. 0 when it is exempt. */
static uint64_t key_of(const struct guard *guard, const struct sockaddr *from)
{
    const unsigned char *bytes;
    uint64_t key = 0;
    size_t n = 4;
    bool loopback;
    if (from->sa_family == AF_INET6) {
        const struct in6_addr *a = &((const struct sockaddr_in6 *)from)->sin6_addr;
        bool mapped = IN6_IS_ADDR_V4MAPPED(a);
        bytes = a->s6_addr + (mapped ? 12 : 0);
        n = mapped ? 4 : 8;
        loopback = mapped ? bytes[0] == 127 : IN6_IS_ADDR_LOOPBACK(a);
    } else {
        bytes = (const unsigned char *)&((const struct sockaddr_in *)from)->sin_addr;
        loopback = bytes[0] == 127;
    }
    if (loopback && !guard->limit_loopback) return 0;
    for (size_t i = 0; i < n; i++)
        key = key << 8 | bytes[i];
    return key + 1; /* so that no address is 0 */
}

static struct guard_address **place_of(struct guard *guard, uint64_t key)
{
    struct guard_address **place = &guard->buckets[key * 0x9e3779b97f4a7c15u >> 52];
    while (*place && (*place)->key != key)
        place = &(*place)->next;
    return place;
}

bool guard_admits(struct guard *guard, const struct sockaddr *from)
{
    uint64_t key = key_of(guard, from);
    if (!key) return true;
    pthread_mutex_lock(&guard->lock);
    const struct guard_address *address = *place_of(guard, key);
    bool below = address && (!guard->connections_max || address->connections < guard->connections_max);
    bool admitted = address ? below : guard->n < ADDRESSES_MAX;
    pthread_mutex_unlock(&guard->lock);
    return admitted;
}

struct guard_address *guard_enter(struct guard *guard, const struct sockaddr *from, int64_t now_ms)
{
    uint64_t key = key_of(guard, from);
    if (!key) return NULL;
    pthread_mutex_lock(&guard->lock);
    struct guard_address **place = place_of(guard, key);
    if (!*place) {
        *place = mem_make(struct guard_address);
        (*place)->key = key;
        (*place)->tokens = (int64_t)guard->requests_max * REQUEST_BURST_SECONDS * 1000;
        (*place)->filled_ms = now_ms;
        guard->n++;
    }
    struct guard_address *address = *place;
    address->connections++;
    pthread_mutex_unlock(&guard->lock);
    return address;
}

void guard_leave(struct guard *guard, struct guard_address *address)
{
    if (!address) return;
    pthread_mutex_lock(&guard->lock);
    address->connections--;
    pthread_mutex_unlock(&guard->lock);
}

/* A thousandth of a request comes with every millisecond and unit of the rate. True when the allowance is
 * full. */
static bool fill(const struct guard *guard, struct guard_address *address, int64_t now_ms)
{
    int64_t full = (int64_t)guard->requests_max * REQUEST_BURST_SECONDS * 1000;
    address->tokens += (now_ms - address->filled_ms) * guard->requests_max;
    address->filled_ms = now_ms;
    if (address->tokens > full) address->tokens = full;
    return address->tokens == full;
}

bool guard_request(struct guard *guard, struct guard_address *address, int64_t now_ms)
{
    if (!address || !guard->requests_max) return true;
    pthread_mutex_lock(&guard->lock);
    fill(guard, address, now_ms);
    bool allowed = address->tokens >= 1000;
    if (allowed) address->tokens -= 1000;
    pthread_mutex_unlock(&guard->lock);
    return allowed;
}

void guard_sweep(struct guard *guard, int64_t now_ms)
{
    pthread_mutex_lock(&guard->lock);
    for (int b = 0; b < BUCKETS && guard->n; b++)
        for (struct guard_address **place = &guard->buckets[b]; *place;) {
            struct guard_address *address = *place;
            if (!fill(guard, address, now_ms) || address->connections) {
                place = &address->next;
                continue;
            }
            *place = address->next;
            mem_free(address);
            guard->n--;
        }
    pthread_mutex_unlock(&guard->lock);
}
