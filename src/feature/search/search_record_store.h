/* search_record_store.h — the records of the other features as the index has them: what text a record is
 * found by.
 *
 * Called where a record was stored or changed, inside the same transaction. Each reads the record as the
 * public sees it, and takes it out of the index when the public does not. ERR_NOT_FOUND when there is no such
 * record. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/search/search_store.h"

/* The item with all its handlings, and the files it has. */
must_check enum err search_add_item(struct db *db, int64_t id);
/* Both out of the index: before an item's files change, since one that is gone cannot be found any more. */
must_check enum err search_remove_item(struct db *db, int64_t id);
must_check enum err search_add_meeting(struct db *db, int64_t id);
/* Again after its items changed: it is ordered by the newest of them. */
must_check enum err search_add_paper(struct db *db, int64_t id);
must_check enum err search_add_organization(struct db *db, int64_t id);
must_check enum err search_add_party(struct db *db, int64_t id);
