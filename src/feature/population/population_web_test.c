/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include "app/features.h"
#include "feature/party/party_store.h"
#include "feature/population/population_store.h"

#define GOLDEN "src/feature/population/golden/"

static int64_t add_party(struct db *db, enum party_kind kind, const char *name, const char *code)
{
    int64_t id;
    const struct party p = {.kind = kind, .name = name, .name_sv = "", .name_en = "", .short_name = "",
                            .official_name = "", .business_id = "", .municipality_code = code, .language = "fi",
                            .website = "", .description = "", .succeeded_on = DAY_NONE};
    assert_int_equal(party_add(db, &p, &id), OK);
    return id;
}

static void add_figure(struct db *db, int year, int64_t figure, enum population_status status)
{
    enum population_step step;
    const struct population_figure f = {.municipality_code = "999", .year = year, .municipality = "Mallijoki",
                                        .figure = figure, .status = status, .source = "Oma, \"keksitty\"",
                                        .told_on = DAY_NONE};
    assert_int_equal(population_add(db, &f, (struct moment){1700000000}, &step, NULL), OK);
}

/* 1 Mallijoki with 2019, 2021 … 2023 (2023 in two versions), 2 a municipality without figures, 3 a county. */
static void fill(struct test_app *t)
{
    struct db *db = test_app_writer(t);
    add_party(db, PARTY_MUNICIPALITY, "Mallijoki", "999");
    add_party(db, PARTY_MUNICIPALITY, "Mallikunta", "998");
    add_party(db, PARTY_COUNTY, "Mallimaan hyvinvointialue", "");
    add_figure(db, 2019, 14500, POPULATION_FINAL);
    add_figure(db, 2021, 14402, POPULATION_FINAL);
    add_figure(db, 2022, 14380, POPULATION_FINAL);
    add_figure(db, 2023, 14200, POPULATION_PRELIMINARY);
    add_figure(db, 2023, 14250, POPULATION_FINAL);
    test_app_written(t);
}

static void pages_are_as_read(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    test_app_same(t, "/toimijat/1/vaesto", GOLDEN "show.html");
    test_app_same(t, "/sv/toimijat/1/vaesto", GOLDEN "show.sv.html");
    test_app_same(t, "/en/toimijat/1/vaesto", GOLDEN "show.en.html");
    test_app_same(t, "/toimijat/1/vaesto.json", GOLDEN "show.json");
    test_app_same(t, "/toimijat/1/vaesto.csv", GOLDEN "show.csv");
}

static void what_is_missing_is_said(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const struct answer *answer = test_app_get(t, "/toimijat/2/vaesto");
    assert_int_equal(answer->status, 200);
    assert_non_null(strstr(answer->body.p, "Tieto puuttuu"));
    assert_null(strstr(answer->body.p, "<svg"));
    assert_non_null(strstr(test_app_get(t, "/toimijat/2/vaesto.json")->body.p, "\"figures\":[]"));
    assert_int_equal(test_app_get(t, "/toimijat/3/vaesto")->status, 404); /* a county has none of its own */
    assert_int_equal(test_app_get(t, "/toimijat/9/vaesto.csv")->status, 404);
    assert_non_null(strstr(test_app_get(t, "/toimijat/1")->body.p, "href=\"/toimijat/1/vaesto\""));
    assert_null(strstr(test_app_get(t, "/toimijat/3")->body.p, "/vaesto"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST_APP(pages_are_as_read, all_routes),
                                       TEST_APP(what_is_missing_is_said, all_routes)};
    return cmocka_run_group_tests_name("population_web", tests, NULL, NULL);
}
