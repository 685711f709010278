/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include "app/features.h"
#include "feature/agreement/agreement_store.h"
#include "feature/population/population_store.h"
#include "lib/records.h"

#define GOLDEN "src/feature/agreement/golden/"

static int64_t add_town(struct db *db, const char *name, const char *code, int64_t figure)
{
    int64_t id;
    enum population_step step;
    const struct party p = {.kind = PARTY_MUNICIPALITY, .name = name, .name_sv = "", .name_en = "", .short_name = "",
                            .official_name = "", .business_id = "", .municipality_code = code, .language = "fi",
                            .website = "", .description = "", .succeeded_on = DAY_NONE};
    const struct population_figure f = {.municipality_code = code, .year = 2022, .municipality = name, .figure = figure,
                                        .status = POPULATION_FINAL, .source = "Oma <keksitty>", .told_on = DAY_NONE};
    assert_int_equal(party_add(db, &p, &id), OK);
    assert_int_equal(population_add(db, &f, (struct moment){1}, &step, NULL), OK);
    return id;
}

static struct agreement_party row(int64_t party_id, const char *decided, const char *signed_on)
{
    return (struct agreement_party){.party_id = party_id, .is_signatory = true, .is_payer = true, .organ_text = "Kunnanhallitus",
                                    .decided_on = *decided ? test_day(decided) : DAY_NONE, .paragraph = *decided ? 12 : 0,
                                    .decision_url = "", .final_on = DAY_NONE, .mandate = "Kunnanjohtaja",
                                    .signed_on = *signed_on ? test_day(signed_on) : DAY_NONE};
}

/* 1: ended, brought from elsewhere, little known of it; 2: kept here, backdated, terminated, replaces 1, with shares. */
static void fill(struct test_app *t)
{
    struct db *db = test_app_writer(t);
    struct problem why;
    int64_t old, id, table;
    int64_t a = add_town(db, "Mallijoki & ranta", "991", 14380), b = add_town(db, "Mallikunta", "992", 2001);
    struct agreement g = {.title = "Vanha <sopimus>", .type = "Sopimus", .language = "fi", .content = "", .ending_text = "",
                          .share_rule = "", .validity = AGREEMENT_FIXED, .starts_on = test_day("2021-01-01"),
                          .ends_on = test_day("2023-12-31"), .sent_out_on = DAY_NONE, .ended_on = DAY_NONE};
    const struct agreement_party known[] = {row(a, "2020-12-01", ""), row(b, "", "")};
    assert_int_equal(agreement_add(db, &g, known, 2, &why, &old), OK);
    g = (struct agreement){.title = "Kumppanuussopimus", .type = "Kumppanuussopimus", .language = "fi",
                           .content = "Osapuolet **edistävät** yhteistyötä.", .ending_text = "", .share_rule = "nearest:1",
                           .validity = AGREEMENT_FURTHER_NOTICE, .starts_on = test_day("2024-01-01"), .ends_on = DAY_NONE,
                           .sent_out_on = test_day("2023-10-01"), .ended_on = DAY_NONE, .notice_months = 3,
                           .replaces_id = old, .is_kept_here = true, .is_example = true};
    const struct agreement_party all[] = {row(a, "2024-01-15", "2024-02-01"), row(b, "2024-01-20", "2024-02-02")};
    assert_int_equal(agreement_add(db, &g, all, 2, &why, &id), OK);
    assert_int_equal(agreement_add_deliverable(db, id, 1, "Vuosiraportti"), OK);
    assert_int_equal(agreement_add_termination(db, &(struct agreement_termination){.agreement_id = id, .party_id = b,
                         .given_on = test_day("2024-03-01"), .ends_on = DAY_NONE, .effect = TERMINATION_ALL}, &why), OK);
    struct agreement_table shares;
    assert_int_equal(agreement_payers_read(db, t->a, id, 2022, &shares), OK);
    shares.year = 2024;
    shares.total_cents = 1000050;
    shares.rule = "nearest:1";
    assert_int_equal(agreement_table_compute(t->a, &shares, &why), OK);
    assert_int_equal(agreement_add_table(db, &shares, &table), OK);
    shares.agreement_id = old;
    shares.year = 2021;
    shares.rule = "";
    shares.basis_on = DAY_NONE;
    shares.rows[1].is_known = false;
    assert_int_equal(agreement_add_table(db, &shares, &table), OK);
    test_app_written(t);
}

static void pages_are_as_read(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    test_app_same(t, "/sopimukset", GOLDEN "list.html");
    test_app_same(t, "/sopimukset.json", GOLDEN "list.json");
    test_app_same(t, "/sopimukset/2", GOLDEN "show.html");
    test_app_same(t, "/sv/sopimukset/1", GOLDEN "show_unknown.sv.html");
    test_app_same(t, "/sopimukset/2.json", GOLDEN "show.json");
    test_app_same(t, "/sopimukset/1.json", GOLDEN "show_unknown.json");
    test_app_same(t, "/sopimukset/2/maksuosuudet.csv", GOLDEN "shares.csv");
    test_app_same(t, "/en/sopimukset/2/laskelma?summa=16000&saanto=percent:2&vuosi=2022", GOLDEN "what_if.en.html");
    test_app_same(t, "/sopimukset/2/laskelma.json?summa=16000&saanto=nearest:5&vuosi=2022", GOLDEN "what_if.json");
}

static const char *body_of(struct test_app *t, const char *target, int status)
{
    const struct answer *answer = test_app_get(t, target);
    assert_int_equal(answer->status, status);
    return answer->body.p;
}

/* Field and reason are told, and what was typed stays. */
static void wrong_input_is_told_beside_its_field(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const char *body = body_of(t, "/sopimukset/2/laskelma?summa=paljon&saanto=nearest:1&vuosi=2022", 400);
    assert_non_null(strstr(body, "value=\"paljon\""));
    assert_non_null(strstr(body, "id=\"summa-error\""));
    assert_null(strstr(body, "id=\"saanto-error\""));
    body = body_of(t, "/sopimukset/2/laskelma?summa=1000&saanto=kissa&vuosi=2022", 400);
    assert_non_null(strstr(body, "value=\"kissa\""));
    assert_non_null(strstr(body, "id=\"saanto-error\""));
    body = body_of(t, "/sopimukset/2/laskelma?summa=1000&saanto=nearest:1&vuosi=22", 400);
    assert_non_null(strstr(body, "id=\"vuosi-error\""));
    body = body_of(t, "/sopimukset/2/laskelma?summa=1000&saanto=nearest:1&vuosi=2019", 400);
    assert_non_null(strstr(body, "id=\"vuosi-error\"")); /* no populations of that year */
    body = body_of(t, "/sopimukset/2/laskelma", 200);
    assert_non_null(strstr(body, "value=\"10000.50\"")); /* the newest table's */
    body_of(t, "/sopimukset/2/laskelma.json?summa=x&saanto=nearest:1&vuosi=2022", 400);
    body_of(t, "/sopimukset/9/laskelma", 404);
}

static void what_is_not_there_is_not_found(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    body_of(t, "/sopimukset/9", 404);
    body_of(t, "/sopimukset/9.json", 404);
    body_of(t, "/sopimukset?jalkeen=9", 404);
    body_of(t, "/sopimukset?jalkeen=kissa", 400);
    body_of(t, "/sopimukset/2/maksuosuudet.csv?vuosi=1999", 404);
    assert_non_null(strstr(body_of(t, "/", 200), "href=\"/sopimukset/2\""));
    assert_non_null(strstr(body_of(t, "/index.json", 200), "\"agreements\":[{\"id\":2"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(pages_are_as_read, all_routes),
        TEST_APP(wrong_input_is_told_beside_its_field, all_routes),
        TEST_APP(what_is_not_there_is_not_found, all_routes),
    };
    return cmocka_run_group_tests_name("agreement_web", tests, NULL, NULL);
}
