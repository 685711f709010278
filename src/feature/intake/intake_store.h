/* intake_store.h — one imported document into the database: all of it or nothing. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "feature/intake/intake.h"

struct intake_input {
    const struct dynasty_document *document;
    struct str bytes;           /* as they were read; kept by their hash */
    const char *fallback_party; /* "" for none */
    struct moment now;
};

/* Stores the document in a transaction of its own, or in a savepoint inside the caller's. What is no page, or
 * nobody's, is skipped with the reason. Known bytes are left alone. An agenda's item becomes its minutes by
 * id, or by organ, day and title; both documents are kept. On an error nothing of the document is left. */
must_check enum err intake_store(struct db *db, struct arena *a, const struct intake_input *in,
                                 struct intake_report *ret_report);
