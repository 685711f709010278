/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "feature/population/population.h"

static struct population_figure told(int64_t figure, enum population_status status, int32_t day)
{
    return (struct population_figure){.municipality_code = "286", .year = 2023, .municipality = "Kouvola",
                                      .figure = figure, .status = status, .source = "x",
                                      .told_on = day ? (struct day){day} : DAY_NONE};
}

static enum population_step step(struct population_figure current, struct population_figure next)
{
    return population_step_of(&current, &next);
}

static void a_figure_is_replaced_by_rule(void **state)
{
    const enum population_status F = POPULATION_FINAL, P = POPULATION_PRELIMINARY;
    (void)state;
    struct population_figure first = told(100, F, 5);
    assert_int_equal(population_step_of(NULL, &first), POPULATION_NEW);
    assert_int_equal(step(told(100, F, 5), told(100, F, 9)), POPULATION_SAME);
    assert_int_equal(step(told(100, F, 5), told(100, F, 1)), POPULATION_SAME);
    assert_int_equal(step(told(100, F, 5), told(101, F, 9)), POPULATION_CHANGED);
    assert_int_equal(step(told(100, F, 5), told(101, F, 5)), POPULATION_CHANGED);
    assert_int_equal(step(told(100, F, 5), told(101, F, 0)), POPULATION_CHANGED);
    assert_int_equal(step(told(100, F, 5), told(101, F, 4)), POPULATION_OUTDATED);
    assert_int_equal(step(told(100, F, 5), told(101, P, 9)), POPULATION_OUTDATED);
    assert_int_equal(step(told(100, P, 5), told(100, F, 9)), POPULATION_CHANGED);
    assert_int_equal(step(told(100, P, 5), told(101, F, 4)), POPULATION_CHANGED); /* final, whatever its day */
    assert_int_equal(step(told(100, P, 5), told(101, P, 4)), POPULATION_OUTDATED);
    assert_int_equal(step(told(100, P, 5), told(101, P, 6)), POPULATION_CHANGED);
}

static void what_cannot_be_is_refused(void **state)
{
    struct problem why;
    struct population_figure f = told(1, POPULATION_FINAL, 0);
    (void)state;
    assert_int_equal(population_figure_check(&f, &why), OK);
    f.municipality_code = "28";
    assert_int_equal(population_figure_check(&f, &why), ERR_INPUT);
    assert_string_equal(why.field, "code");
    f = told(-1, POPULATION_FINAL, 0);
    assert_int_equal(population_figure_check(&f, &why), ERR_INPUT);
    assert_string_equal(why.field, "population");
    f = told(1, POPULATION_FINAL, 0);
    f.year = 23;
    assert_int_equal(population_figure_check(&f, &why), ERR_INPUT);
    assert_string_equal(why.field, "year");
    f = told(1, POPULATION_FINAL, 0);
    f.source = "";
    assert_int_equal(population_figure_check(&f, &why), ERR_INPUT);
    assert_string_equal(why.field, "source");
}

static void change_is_rounded_to_the_nearest(void **state)
{
    (void)state;
    assert_int_equal(population_change_per_mille(1000, 1001), 1);
    assert_int_equal(population_change_per_mille(1000, 999), -1);
    assert_int_equal(population_change_per_mille(2000, 2001), 1); /* a half away from zero */
    assert_int_equal(population_change_per_mille(2000, 1999), -1);
    assert_int_equal(population_change_per_mille(79429, 78880), -7); /* −6.91 */
    assert_int_equal(population_change_per_mille(0, 5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_figure_is_replaced_by_rule),
                                       cmocka_unit_test(what_cannot_be_is_refused),
                                       cmocka_unit_test(change_is_rounded_to_the_nearest)};
    return cmocka_run_group_tests_name("population", tests, NULL, NULL);
}
