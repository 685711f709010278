/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "feature/population/population_store.h"

static const struct moment now = {1700000000};

static enum population_step add(struct test_db *t, int year, int64_t figure, enum population_status status)
{
    enum population_step step;
    const struct population_figure f = {.municipality_code = "286", .year = year, .municipality = "Kouvola",
                                        .figure = figure, .status = status, .source = "oma", .told_on = DAY_NONE};
    assert_int_equal(population_add(t->db, &f, now, &step, NULL), OK);
    return step;
}

static void a_changed_figure_is_a_new_version(void **state)
{
    struct test_db *t = test_db(state);
    struct population_figure f, *all;
    size_t n;
    int64_t before, after;
    assert_int_equal(add(t, 2023, 78000, POPULATION_PRELIMINARY), POPULATION_NEW);
    assert_int_equal(add(t, 2022, 79429, POPULATION_FINAL), POPULATION_NEW);
    assert_int_equal(add(t, 2023, 78880, POPULATION_FINAL), POPULATION_CHANGED);
    assert_int_equal(db_generation(t->db, &before), OK);
    assert_int_equal(add(t, 2023, 78880, POPULATION_FINAL), POPULATION_SAME);
    assert_int_equal(add(t, 2023, 78000, POPULATION_PRELIMINARY), POPULATION_OUTDATED);
    assert_int_equal(db_generation(t->db, &after), OK);
    assert_int_equal(before, after); /* nothing was stored: pages stay valid */
    assert_int_equal(population_get(t->db, t->a, "286", 2023, &f), OK);
    assert_int_equal(f.figure, 78880);
    assert_int_equal(f.version, 2);
    assert_true(f.is_current);
    assert_int_equal(population_list(t->db, t->a, "286", &all, &n), OK);
    assert_int_equal(n, 2);
    assert_int_equal(all[0].year, 2022);
    assert_int_equal(population_list_versions(t->db, t->a, "286", &all, &n), OK);
    assert_int_equal(n, 3);
    assert_int_equal(all[1].figure, 78000);
    assert_false(all[1].is_current);
    assert_int_equal(population_get(t->db, t->a, "286", 2021, &f), ERR_NOT_FOUND);
    assert_int_equal(population_get(t->db, t->a, "285", 2023, &f), ERR_NOT_FOUND);
}

static void a_wrong_figure_is_not_stored(void **state)
{
    struct test_db *t = test_db(state);
    enum population_step step = 0;
    struct problem why;
    size_t n;
    struct population_figure *all,
        f = {.municipality_code = "286", .year = 2023, .municipality = "", .figure = -5, .status = POPULATION_FINAL,
             .source = "x", .told_on = DAY_NONE};
    assert_int_equal(population_add(t->db, &f, now, &step, &why), ERR_INPUT);
    assert_string_equal(why.field, "population");
    assert_int_equal(step, 0);
    assert_int_equal(population_list_versions(t->db, t->a, "286", &all, &n), OK);
    assert_int_equal(n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST_DB(a_changed_figure_is_a_new_version), TEST_DB(a_wrong_figure_is_not_stored)};
    return cmocka_run_group_tests_name("population_store", tests, NULL, NULL);
}
