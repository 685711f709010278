/* audit.h — the log of what was done (loki): only added to, each entry's hash covering the one before it.
 *
 * An entry names things by kind and number, never people by name or address: it outlives an account whose
 * personal data have been removed. Rules only: rows are in audit_store.h. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"

/* Strings are UTF-8, never NULL, borrowed from the arena the entry was read into. */
struct audit_entry {
    int64_t id; /* 1, 2, 3 … without a gap */
    struct moment at;
    int64_t account_id; /* 0: the operator or the program */
    const char *action; /* "permission granted": a message id */
    const char *subject; /* "permission 7"; "" when the action says all */
    const char *detail;
    const char *previous_hash; /* "" of the first */
    const char *hash;
    const char *account_name; /* of today; for reading only */
};

/* The hash an entry must have: of all its fields and previous_hash. In the arena. */
const char *audit_entry_hash(struct arena *a, const struct audit_entry *e);

/* Follows `before` (NULL: is the first)? NULL when it does, otherwise what is wrong, in English. */
const char *audit_entry_fault(struct arena *a, const struct audit_entry *before, const struct audit_entry *e);
