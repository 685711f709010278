/* search_all_store.h — the index made again from every record of the database. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/search/search_store.h"

/* First what the index has already, when other rules or another dictionary made it; then every record. In portions that
 * others can write between, or inside the caller's transaction. `progress` may be NULL. */
must_check enum err search_add_all(struct db *db, void (*progress)(void *context, int64_t done, int64_t all), void *context);
