/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "import/statfin/form.h"

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

/* Own table in the form of the interface; areas, cells and what else it tells are given. */
#define TABLE(areas, n_areas, value, more)                                                                   \
    "{\"version\":\"2.0\",\"class\":\"dataset\",\"source\":\"oma\",\"updated\":\"2026-04-01T05:00:00Z\"," more         \
    "\"role\":{\"geo\":[\"where_20260101\"],\"time\":[\"when\"],\"metric\":[\"what\"]},"                             \
    "\"id\":[\"where_20260101\",\"sex\",\"when\",\"what\"],\"size\":[" n_areas ",2,2,1],\"dimension\":{"              \
    "\"where_20260101\":{\"category\":{" areas "}},"                                                         \
    "\"sex\":{\"label\":\"Sukupuoli\",\"category\":{\"index\":[\"1\",\"SSS\"],\"label\":{\"1\":\"Miehet\"}}},"        \
    "\"when\":{\"category\":{\"index\":{\"2024\":1,\"2023\":0},\"label\":{\"2023\":\"2023\",\"2024\":\"2024*\"}}},"   \
    "\"what\":{\"category\":{\"label\":{\"vaesto\":\"V\u00e4est\u00f6\"}}}},\"value\":" value "}"
#define TWO "\"index\":{\"SSS\":0,\"KU999\":1},\"label\":{\"KU999\":\"Mallijoki\"}"

static void check_two(const char *text)
{
    auto_arena struct arena *a = arena_new();
    struct statfin_table t;
    struct problem why = {.note = ""};
    enum err e = statfin_read(a, str_of(text), &t, &why);
    assert_string_equal(why.note, "");
    assert_int_equal(e, OK);
    assert_int_equal(t.n, 1);
    assert_int_equal(t.n_missing, 1);
    assert_int_equal(t.n_other_areas, 1);
    assert_string_equal(t.rows[0].code, "999");
    assert_string_equal(t.rows[0].municipality, "Mallijoki");
    assert_string_equal(t.rows[0].source, "oma");
    assert_int_equal(t.rows[0].year, 2024);
    assert_int_equal(t.rows[0].population, 14380);
    assert_true(t.rows[0].is_preliminary);
    char iso[11];
    assert_string_equal(day_iso(t.told_on, iso), "2026-04-01");
}

/* Cells: SSS men 23, 24, both 23, 24; KU999 men 23, 24, both 23 (empty), 24. */
static void json_stat_is_read_by_role(void **state)
{
    (void)state;
    check_two(TABLE(TWO, "2", "[1,2,3,4,5,6,null,14380]", ""));
    check_two(TABLE(TWO, "2", "{\"0\":1,\"7\":14380}", ""));
    check_two(TABLE(TWO, "2", "[1,2,3,4,5,6,null,14380.0]", "\"status\":{\"7\":\"p\"},"));
}

static void refused(const char *text, enum err expected, const char *note)
{
    auto_arena struct arena *a = arena_new();
    struct statfin_table t;
    struct problem why = {.note = ""};
    assert_int_equal(statfin_read(a, str_of(text), &t, &why), expected);
    assert_string_equal(why.note, note);
}

static void another_table_is_refused_with_its_reason(void **state)
{
    (void)state;
    refused("", ERR_INPUT, "the file is empty");
    refused("\xff", ERR_INPUT, "the file is not UTF-8 text");
    refused("hello", ERR_INPUT, "neither JSON-stat, PxWeb CSV nor the plain form");
    refused("{}", ERR_INPUT, "class: this is no data set of JSON-stat 2.0");
    refused("{\"version\":\"2.0\",\"class\":\"dataset\"}", ERR_INPUT, "id: no list of dimensions with a size for each");
    refused(TABLE(TWO, "3", "[]", ""), ERR_INPUT, "dimension: not as many categories as size tells");
    refused(TABLE(TWO, "2", "[1]", ""), ERR_INPUT, "value: not as many values as the sizes tell");
    refused(TABLE(TWO, "2", "[1,2,3,4,5,6,-1,2]", ""), ERR_INPUT, "value: a population that is not a number");
    refused(TABLE(TWO, "2", "[1,2,3,4,5,6,1.5,2]", ""), ERR_INPUT, "value: a population that is no whole number");
    refused(TABLE(TWO, "2", "[1,2,3,4,5,6,\"x\",2]", ""), ERR_INPUT, "value: a population that is not a number");
    refused("{\"version\":\"2.0\",\"class\":\"dataset\",\"id\":[\"a\",\"t\",\"m\"],\"size\":[1,1,1],"
            "\"role\":{\"geo\":[\"a\"],\"time\":[\"t\"],\"metric\":[\"m\"]},\"dimension\":{"
            "\"a\":{\"category\":{\"label\":{\"KU999\":\"X\"}}},\"t\":{\"category\":{\"label\":{\"2023\":\"2023\"}}},"
            "\"m\":{\"category\":{\"label\":{\"tyott\":\"Unemployed\"}}}},\"value\":[1]}",
            ERR_INPUT, "m: another table: it tells \"Unemployed\", not the population on 31.12.");
    refused("\"Alue\",\"Vuosi\",\"Työttömät\"\n", ERR_INPUT,
            "line 1: another table: \"Työttömät\" is no population on 31.12.");
    refused("\"Alue\",\"Väestö 31.12.\"\n", ERR_INPUT, "line 1: no year is told");
    refused("\"Vuosi\",\"Väestö 31.12.\"\n", ERR_INPUT, "line 1: another table: no area or no population among the columns");
    refused("Alue,Ikä,2023 Väestö 31.12.\nKU999,0-14,5\n", ERR_INPUT, "no line is of all ages and both sexes together");
    refused("Alue,2023 Väestö 31.12.\nKU999,many\n", ERR_INPUT, "line 2: the population is not a number");
    refused("Alue,2023 Väestö 31.12.\nKU999\n", ERR_INPUT, "line 2: another number of fields than the heading has");
}

static void pxweb_csv_is_read(void **state)
{
    static const char *const tables[] = {
        "\xEF\xBB\xBF\"Alue\",\"Ikä\",\"Sukupuoli\",\"2022 Väestö 31.12.\",\"2023* Väestö 31.12.\"\r\n"
        "\"KOKO MAA\",\"Yhteensä\",\"Yhteensä\",5563970,5603851\r\n"
        "\"KU999 Mallijoki\",\"Yhteensä\",\"Miehet\",7000,7001\r\n"
        "\"KU999 Mallijoki\",\"Yhteensä\",\"Yhteensä\",..,14380\r\n",
        "Väestö alueittain\n\nalue_23_20260101;sukupuoli_9_20180101;timeperiod_y;vaerak-vaesto\n"
        "SSS;SSS;2023;5603851\nKU999;1;2023*;7001\nKU999 Mallijoki;SSS;2022;.\nKU999 Mallijoki;SSS;2023*;14380\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        auto_arena struct arena *a = arena_new();
        struct statfin_table t;
        assert_int_equal(statfin_read(a, str_of(tables[i]), &t, NULL), OK);
        assert_int_equal(t.n, 1);
        assert_int_equal(t.n_missing, 1);
        assert_int_equal(t.n_other_areas, 1);
        assert_string_equal(t.rows[0].code, "999");
        assert_string_equal(t.rows[0].municipality, "Mallijoki");
        assert_int_equal(t.rows[0].year, 2023);
        assert_int_equal(t.rows[0].population, 14380);
        assert_true(t.rows[0].is_preliminary);
    }
}

static void areas_are_told_apart(void **state)
{
    auto_arena struct arena *a = arena_new();
    (void)state;
    static const struct {
        const char *text, *code, *name;
        bool is_municipality;
    } cases[] = {
        {"KU286", "286", "", true},   {"KU286 Kouvola", "286", "Kouvola", true}, {"286", "286", "", true},
        {"Kouvola", "", "Kouvola", true}, {"SSS", "", "SSS", false},             {"MK08", "", "MK08", false},
        {"SK082 Kouvola", "", "SK082 Kouvola", false}, {"KU", "", "KU", false},   {"", "", "", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct statfin_area area = statfin_area_read(a, str_of(cases[i].text));
        assert_string_equal(area.code, cases[i].code);
        assert_string_equal(area.name, cases[i].name);
        assert_int_equal(area.is_municipality, cases[i].is_municipality);
    }
}

static struct str read_real(struct arena *a, const char *name)
{
    char *path = arena_printf(a, "../shared/data/statfin/%s", name);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    char *bytes = arena_alloc(a, 1 << 20);
    size_t n = fread(bytes, 1, 1 << 20, f);
    fclose(f);
    return (struct str){bytes, n};
}

/* Both forms of table 11re, before and after its dimensions were renamed. */
static void real_tables_are_read(void **state)
{
    if (access("../shared/data/statfin", R_OK) != 0) skip(); /* the real tables are not here */
    auto_arena struct arena *a = arena_new();
    struct statfin_table t;
    (void)state;
    assert_int_equal(statfin_read(a, read_real(a, "11re-three-cities-2024.pxweb1.json"), &t, NULL), OK);
    assert_int_equal(t.n, 3);
    assert_int_equal(population_find(t.rows, t.n, "091", 2024)->population, 684018);
    assert_string_equal(population_find(t.rows, t.n, "049", 2024)->municipality, "Espoo");
    assert_int_equal(statfin_read(a, read_real(a, "11re-three-cities-2025.pxweb2.json"), &t, NULL), OK);
    assert_int_equal(t.n, 3);
    assert_non_null(population_find(t.rows, t.n, "092", 2025));
    assert_int_equal(statfin_read(a, read_real(a, "11re-helsinki-2021-2025.pxweb2.json"), &t, NULL), OK);
    assert_int_equal(t.n, 5);
    assert_int_equal(statfin_read(a, read_real(a, "11re-finland-2023-2025.pxweb2.json"), &t, NULL), OK);
    assert_int_equal(t.n, 0);
    assert_int_equal(t.n_other_areas, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(figures_are_read),
                                       cmocka_unit_test(wrong_lines_are_named),
                                       cmocka_unit_test(json_stat_is_read_by_role),
                                       cmocka_unit_test(another_table_is_refused_with_its_reason),
                                       cmocka_unit_test(pxweb_csv_is_read),
                                       cmocka_unit_test(areas_are_told_apart),
                                       cmocka_unit_test(real_tables_are_read)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
