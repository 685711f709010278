/* population_store.h — populations in the database: rows in, rows out. Adding raises the generation. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "feature/population/population.h"

/* The current figure; ERR_NOT_FOUND without one. */
must_check enum err population_get(struct db *db, struct arena *a, const char *municipality_code, int year,
                                   struct population_figure *ret_figure);

/* The current figures of a municipality, oldest year first. */
must_check enum err population_list(struct db *db, struct arena *a, const char *municipality_code,
                                    struct population_figure **ret_all, size_t *ret_n);

/* All versions, those no longer current too, by year and version. */
must_check enum err population_list_versions(struct db *db, struct arena *a, const char *municipality_code,
                                             struct population_figure **ret_all, size_t *ret_n);

/* Stores a told figure as the rule says (population_step_of); f->id, version and is_current are not read. ERR_INPUT as
 * population_figure_check. */
must_check enum err population_add(struct db *db, const struct population_figure *f, struct moment read_at,
                                   enum population_step *ret_step, struct problem *why);
