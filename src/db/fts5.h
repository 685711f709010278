/* fts5.h — our tokenizer and functions for SQLite's FTS5; only files of this folder include it. See db_set_terms. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <sqlite3.h>

#include "base/err.h"

/* On every connection, before its first statement. ERR_INTERNAL when SQLite was built without FTS5. */
must_check enum err fts5_register(sqlite3 *db);

int fts5_add_rank(fts5_api *api); /* search_rank, search_places; an SQLite result code */
