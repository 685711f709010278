/* audit_store.h — the log in the database: entries in, entries out, the chain followed. Private: the generation stays. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "core/viewer.h"
#include "db/db.h"
#include "feature/audit/audit.h"

/* Adds an entry in the present write transaction (or one of its own): what is done and what is logged stand or fall
 * together. `who` NULL or the public: the operator or the program. `subject` is a kind and a number, written with
 * audit_subject. */
must_check enum err audit_add(struct db *db, struct moment now, const struct viewer *who, const char *action,
                              const char *subject);
/* The same with more to tell, in words that hold no person's data. */
must_check enum err audit_add_detail(struct db *db, const struct audit_entry *entry);
/* "meeting 12" into the buffer, which is returned. */
enum { AUDIT_SUBJECT = 64 };
char *audit_subject(char buffer[static AUDIT_SUBJECT], const char *kind, int64_t id);

/* At most `limit`, newest first, before the entry with this id (0: from the newest). */
must_check enum err audit_list(struct db *db, struct arena *a, int64_t before, int limit, struct audit_entry **ret_all,
                               size_t *ret_n);
must_check enum err audit_list_by_account(struct db *db, struct arena *a, int64_t account_id, int limit,
                                          struct audit_entry **ret_all, size_t *ret_n);
must_check enum err audit_list_by_subject(struct db *db, struct arena *a, const char *subject, int limit,
                                          struct audit_entry **ret_all, size_t *ret_n);

/* Follows the chain from its beginning; each fault is told as one line in English. The number of entries and the last
 * one's hash, which an operator may keep elsewhere as a seal ("" when there are none). */
struct audit_state {
    int64_t n;
    char last_hash[65];
};
must_check enum err audit_check(struct db *db, const struct db_findings *findings, struct audit_state *ret_state);
