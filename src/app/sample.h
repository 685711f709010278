/* sample.h — the sample region that `yhdyspinta sample` makes: real parties with public facts only, and an
 * invented municipality, plainly marked, whose records show what the program does. The content is in sample/,
 * in the binary. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/embed.h"
#include "db/db.h"

extern const struct embedded sample_files[]; /* made by tools/embed */

struct sample_counts {
    int64_t parties, organizations, cases, meetings, items, files;
};

/* Is the sample region in this database? Known by its invented municipality. */
must_check enum err sample_find(struct db *db, bool *ret_is_there);

/* Loads every .json of the table, and the attachments they name, in one transaction. ERR_CONFLICT when the
 * database has parties already: invented records never go among real ones. ERR_INPUT when the content is
 * wrong: *why names the file and what. */
must_check enum err sample_load(struct db *db, const struct embedded *files, struct sample_counts *ret_counts,
                                struct problem *why);
