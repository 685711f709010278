/* wiring.h — what the program hands to the layers: routes, embedded files, normal form. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "http/app.h"

extern const struct embedded asset_files[]; /* made by tools/embed */

/* Hands the database what its connections need (order of names). Once, before the first db_open. */
must_check enum err wiring_setup(struct problem *why);

/* The configuration of this program on a database; the caller changes what its options say. */
struct app_config wiring_config(const char *db);

/* Makes the search index again when other rules or another dictionary made it: a record taken out of such an index would
 * damage it. Says so in the log. For a writer whose schema is the newest, before anything is stored. */
must_check enum err wiring_renew_index(struct db *db);
