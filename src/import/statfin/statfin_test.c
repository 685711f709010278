/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/statfin/statfin.h"

#define HEADING "municipality,code,year,population,source\n"

static void figures_are_read(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct population *rows;
    size_t n;
    (void)state;
    struct str text =
        STR(HEADING "Mallijoki,999,2023,14380,\"own, \"\"invented\"\"\"\r\n\nMallijoki,999,2022,14402,\n");
    assert_int_equal(statfin_read_csv(a, text, &rows, &n, NULL),
                     ERR_INPUT); /* the source is missing, not empty */
    text = STR(HEADING "Mallijoki,999,2023,14380,\"own, \"\"invented\"\"\"\r\n\nMallijoki,999,2022,14402,x");
    assert_int_equal(statfin_read_csv(a, text, &rows, &n, NULL), OK);
    assert_int_equal(n, 2);
    assert_string_equal(rows[0].municipality, "Mallijoki");
    assert_string_equal(rows[0].source, "own, \"invented\"");
    assert_int_equal(population_find(rows, n, "999", 2022)->population, 14402);
    assert_null(population_find(rows, n, "999", 2021));
    assert_null(population_find(rows, n, "998", 2022));
}

static void wrong_lines_are_named(void **state)
{
    static const struct {
        const char *text, *note;
    } cases[] = {
        {"name,code\n", "line 1: another heading"},
        {HEADING "A,999,2023,1\n", "line 2: five fields are expected"},
        {HEADING "A,999,2023,1,x,y\n", "line 2: five fields are expected"},
        {HEADING "A,999,2023,1,\"x\n", "line 2: a quotation is not closed"},
        {HEADING ",999,2023,1,x\n", "line 2: the municipality has no name"},
        {HEADING "A,99,2023,1,x\n", "line 2: a municipality code has three digits"},
        {HEADING "A,999,23,1,x\n", "line 2: the year is not one"},
        {HEADING "A,999,2023,-1,x\n", "line 2: the population is not a number"},
        {HEADING "A,999,2023,14 380,x\n", "line 2: the population is not a number"},
        {HEADING "A,999,2023,1,x\nA,999,2023,2,x\n", "line 3: a figure told twice"},
    };
    auto_arena struct arena *a = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct population *rows;
        struct problem why;
        size_t n;
        assert_int_equal(statfin_read_csv(a, str_of(cases[i].text), &rows, &n, &why), ERR_INPUT);
        assert_string_equal(why.note, cases[i].note);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(figures_are_read),
                                       cmocka_unit_test(wrong_lines_are_named)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
