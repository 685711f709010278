/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/audit/audit.h"

#include "core/hash.h"

/* Each text with its length before it, so that no two entries write the same. */
const char *audit_entry_hash(struct arena *a, const struct audit_entry *e)
{
    const char *text = arena_printf(a, "%lld %lld %lld %zu:%s %zu:%s %zu:%s %s", (long long)e->id, (long long)e->at.s,
                                    (long long)e->account_id, strlen(e->action), e->action, strlen(e->subject),
                                    e->subject, strlen(e->detail), e->detail, e->previous_hash);
    return hash_sha256(str_of(text), arena_alloc(a, HASH_HEX));
}

const char *audit_entry_fault(struct arena *a, const struct audit_entry *before, const struct audit_entry *e)
{
    if (e->id != (before ? before->id : 0) + 1) return "an entry is missing before it";
    if (strcmp(e->previous_hash, before ? before->hash : "")) return "it does not follow the entry before it";
    return strcmp(e->hash, audit_entry_hash(a, e)) ? "it has been changed" : NULL;
}
