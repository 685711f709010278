/* population_load.h — one file of population figures into the database, all of it or nothing. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "feature/population/population.h"

struct population_load {
    int64_t n[POPULATION_OUTDATED + 1]; /* by population_step */
    int64_t missing;                    /* figures that the source leaves empty */
    int64_t other_areas;                /* no municipalities */
};

/* Reads any form that statfin_read knows. ERR_INPUT with why->field and note as there; also for a municipality whose name
 * is in no list, where the table gives no code. */
must_check enum err population_load(struct db *db, struct str bytes, struct population_load *ret_load,
                                    struct problem *why);
