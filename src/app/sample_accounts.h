/* sample_accounts.h — those who can sign in to the sample region: one of each role that has something to do there.
 * Invented, at example.test, which is nobody's. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "core/permission.h"
#include "db/db.h"

struct sample_account {
    const char *email, *name;
    enum role role;
};
extern const struct sample_account sample_accounts[]; /* ends with an empty one */

/* Makes them where they are missing; parties and organizations of the sample must be there. */
must_check enum err sample_accounts_make(struct db *db, struct problem *why);
