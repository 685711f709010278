/* db_script.h — SQL as text, for the migrator and for tests; never with anything a person wrote in it. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/err.h"

struct db;

/* Many statements, none returning rows. A failure fails the running transaction, as for db_run. */
must_check enum err db_script(struct db *db, const char *sql);
