/* population.h — the population of a municipality on 31.12. of a year (väkiluku), as told by a source.
 *
 * Figures come in versions: a changed one is added beside the old, and one of them is the current. What an old share table
 * was computed from stays. Rules only: rows are in population_store.h, pages in population_web.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/word.h"

enum population_status { POPULATION_FINAL = 1, POPULATION_PRELIMINARY };
extern const struct words population_statuses;

/* Strings are UTF-8, never NULL, borrowed from the arena the figure was read into. */
struct population_figure {
    int64_t id; /* 0 = not stored yet */
    const char *municipality_code;
    int64_t year;
    int64_t version; /* 1 … */
    const char *municipality;
    int64_t figure;
    enum population_status status;
    const char *source;
    struct day told_on; /* when the source was brought up to date; DAY_NONE when it does not tell */
    bool is_current;
};

/* What becomes of a figure that is told. */
enum population_step {
    POPULATION_NEW = 1,   /* the first of its municipality and year */
    POPULATION_CHANGED,   /* a new version, from now on the current one */
    POPULATION_SAME,      /* known already: nothing is stored */
    POPULATION_OUTDATED,  /* the current one is final, or of a newer publication: nothing is stored */
};

/* `current` NULL: none is known. A final figure replaces a preliminary one even when the number is the same; never the
 * other way round; an older publication never replaces a newer (where both tell their day). The source's name alone
 * changes nothing. */
enum population_step population_step_of(const struct population_figure *current,
                                        const struct population_figure *told);

/* ERR_INPUT with the field for a code that is not three digits, a year outside 1900–2199, a negative figure or above ten
 * million, a figure without a source. */
must_check enum err population_figure_check(const struct population_figure *f, struct problem *why);

/* Change from one figure to the next in per mille of the former, rounded to the nearest; 0 when the former is 0. */
int64_t population_change_per_mille(int64_t former, int64_t present);

/* "/toimijat/7/vaesto" */
const char *population_path(struct arena *a, int64_t party_id);
