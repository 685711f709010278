/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/population_load.h"

#include "core/municipality.h"
#include "feature/population/population_store.h"
#include "import/statfin/statfin.h"

/* By code where the table tells it, else by name. */
static enum err read_figure(const struct population *row, struct day told_on, struct population_figure *ret,
                            struct problem *why)
{
    const char *code = row->code;
    if (!*code) {
        const struct municipality *m = municipality_by_name(str_of(row->municipality));
        if (!m)
            return problem(why, ERR_INPUT, "municipality", "", "municipality: \"%.60s\" is in no list", row->municipality);
        code = m->code;
    }
    *ret = (struct population_figure){.municipality_code = code, .year = row->year, .municipality = row->municipality,
                                      .figure = row->population, .source = row->source, .told_on = told_on,
                                      .status = row->is_preliminary ? POPULATION_PRELIMINARY : POPULATION_FINAL};
    return OK;
}

enum err population_load(struct db *db, struct str bytes, struct population_load *ret_load, struct problem *why)
{
    auto_arena struct arena *a = arena_new();
    struct statfin_table t;
    struct population_load load = {0};
    const struct moment now = moment_now();
    TRY(statfin_read(a, bytes, &t, why));
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    for (size_t i = 0; i < t.n; i++) {
        struct population_figure f;
        enum population_step step;
        TRY(read_figure(&t.rows[i], t.told_on, &f, why));
        TRY(population_add(db, &f, now, &step, why));
        load.n[step]++;
    }
    TRY(db_commit(&tx));
    load.missing = (int64_t)t.n_missing;
    load.other_areas = (int64_t)t.n_other_areas;
    *ret_load = load;
    return OK;
}
