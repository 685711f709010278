/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/population/population_store.h"

#include "feature/population.sql.h"

static const struct db_field population_row[] = {
    DB_FIELD(FIELD_INT, population_figure, id),
    DB_FIELD(FIELD_TEXT, population_figure, municipality_code),
    DB_FIELD(FIELD_INT, population_figure, year),
    DB_FIELD(FIELD_INT, population_figure, version),
    DB_FIELD(FIELD_TEXT, population_figure, municipality),
    DB_FIELD(FIELD_INT, population_figure, figure),
    DB_WORD_FIELD(&population_statuses, population_figure, status),
    DB_FIELD(FIELD_TEXT, population_figure, source),
    DB_FIELD(FIELD_DAY, population_figure, told_on),
    DB_FIELD(FIELD_BOOL, population_figure, is_current),
};
static const struct db_fields POPULATION = DB_FIELDS(population_figure, population_row);

enum err population_get(struct db *db, struct arena *a, const char *municipality_code, int year,
                        struct population_figure *ret_figure)
{
    return db_get(db, a, &stmt_population_find, DB_VALUES(DB_TEXT(municipality_code), DB_INT(year)), &POPULATION,
                  ret_figure);
}

enum err population_list(struct db *db, struct arena *a, const char *municipality_code,
                         struct population_figure **ret_all, size_t *ret_n)
{
    return db_list(db, a, &stmt_population_list, DB_VALUES(DB_TEXT(municipality_code)), &POPULATION, ret_all, ret_n);
}

enum err population_list_versions(struct db *db, struct arena *a, const char *municipality_code,
                                  struct population_figure **ret_all, size_t *ret_n)
{
    return db_list(db, a, &stmt_population_list_versions, DB_VALUES(DB_TEXT(municipality_code)), &POPULATION, ret_all,
                   ret_n);
}

enum err population_add(struct db *db, const struct population_figure *f, struct moment read_at,
                        enum population_step *ret_step, struct problem *why)
{
    auto_arena struct arena *a = arena_new();
    struct population_figure current = {.version = 0};
    int64_t id;
    TRY(population_figure_check(f, why));
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    enum err e = population_get(db, a, f->municipality_code, (int)f->year, &current);
    if (e != OK && e != ERR_NOT_FOUND) return e;
    enum population_step step = population_step_of(e == OK ? &current : NULL, f);
    if (step == POPULATION_CHANGED) TRY(db_run(db, &stmt_population_retire, DB_VALUES(DB_INT(current.id))));
    if (step == POPULATION_CHANGED || step == POPULATION_NEW) {
        TRY(db_get_int(db, &stmt_population_add,
                       DB_VALUES(DB_TEXT(f->municipality_code), DB_INT(f->year), DB_INT(current.version + 1),
                                 DB_TEXT(f->municipality), DB_INT(f->figure), db_word(&population_statuses, f->status),
                                 DB_TEXT(f->source), db_day_in(a, f->told_on), DB_MOMENT(read_at)),
                       &id));
        TRY(db_raise_generation(db));
    }
    TRY(db_commit(&tx));
    *ret_step = step;
    return OK;
}
