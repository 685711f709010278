/* search_item_store.h — an agenda item as the search index has it. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"

/* Puts the item as it is now into the index, or takes it out when it is hidden: called after every change of
 * it, inside the same transaction. The body is its own texts and files' names; earlier handlings are found on
 * their own pages. */
must_check enum err search_change_item(struct db *db, int64_t item_id);
