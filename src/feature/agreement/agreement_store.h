/* agreement_store.h — agreements, their parties and share tables in the database. Adding raises the generation. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "feature/agreement/agreement.h"
#include "feature/agreement/agreement_table.h"

/* At most `limit`, those without an agreed start first, then the newest start first; after the one with id `after`, 0: from
 * the beginning (ERR_NOT_FOUND when there is none such). Their counts are filled. */
must_check enum err agreement_list(struct db *db, struct arena *a, int64_t after, int limit, struct agreement **ret_all,
                                   size_t *ret_n);

/* An agreement of the chain: what was replaced, and what replaced it. */
enum { AGREEMENT_CHAIN_MOST = 20 };

/* All that the page of an agreement shows. */
struct agreement_page {
    struct agreement agreement; /* counts filled */
    struct agreement_party *parties;
    size_t n_parties;
    const char **deliverables;
    size_t n_deliverables;
    struct agreement_termination *terminations;
    size_t n_terminations;
    struct agreement *chain; /* oldest first, this one among them */
    size_t n_chain;
    struct agreement parent; /* id 0: none */
    struct agreement *annexes;
    size_t n_annexes;
    struct agreement_table *tables; /* newest year first */
    size_t n_tables;
};
/* ERR_NOT_FOUND when there is no such agreement. */
must_check enum err agreement_page_read(struct db *db, struct arena *a, int64_t id, struct agreement_page *ret_page);

/* A table of the municipalities that pay, with their populations on 31.12. of the year (0 where not known), source and
 * status; shares, total and rule are left empty. ERR_NOT_FOUND when there is no such agreement. */
must_check enum err agreement_payers_read(struct db *db, struct arena *a, int64_t id, int year,
                                          struct agreement_table *ret_table);

/* Stores it with its parties, in their order. ERR_INPUT as agreement_check and agreement_parties_check. */
must_check enum err agreement_add(struct db *db, const struct agreement *g, const struct agreement_party *parties,
                                  size_t n_parties, struct problem *why, int64_t *ret_id);
must_check enum err agreement_add_deliverable(struct db *db, int64_t id, int64_t seq, const char *text);
/* t->ends_on DAY_NONE: by the agreement's notice period (ERR_INPUT when that is not known). */
must_check enum err agreement_add_termination(struct db *db, const struct agreement_termination *t, struct problem *why);
/* Freezes a table with its rows. ERR_CONFLICT when the year and group has one. */
must_check enum err agreement_add_table(struct db *db, const struct agreement_table *t, int64_t *ret_id);
