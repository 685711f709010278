/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include "app/features.h"
#include "feature/agenda/agenda_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/party/party_store.h"

#define GOLDEN "src/feature/party/golden/"

static struct day day(const char *iso)
{
    struct day d;
    assert_int_equal(day_read_iso(str_of(iso), &d), OK);
    return d;
}

static struct party blank(enum party_kind kind, const char *name)
{
    return (struct party){.kind = kind, .name = name, .name_sv = "", .name_en = "", .short_name = "",
                          .official_name = "", .business_id = "", .municipality_code = "", .language = "fi",
                          .website = "", .description = "", .succeeded_on = DAY_NONE};
}

static int64_t add_organization(struct db *db, int64_t party_id, enum organization_kind kind, const char *name)
{
    int64_t id;
    const struct organization o = {.party_id = party_id, .kind = kind, .regime = REGIME_MUNICIPAL,
                                   .state = ORGANIZATION_ACTIVE, .name = name, .name_sv = "", .name_en = "",
                                   .short_name = "", .language = "fi", .sector = "", .tasks = "", .rhythm = "",
                                   .started_on = DAY_NONE, .ended_on = DAY_NONE, .source_host = "", .source_id = ""};
    assert_int_equal(organization_add(db, &o, &id), OK);
    return id;
}

static int64_t add_meeting(struct db *db, int64_t organization_id, const char *held_on, enum meeting_state state)
{
    int64_t id;
    const struct meeting m = {.organization_id = organization_id, .state = state, .kind = MEETING_MINUTES,
                              .held_on = day(held_on), .published_on = DAY_NONE, .place = "", .language = "fi",
                              .source_host = "", .source_id = "", .source_url = ""};
    assert_int_equal(meeting_add(db, &m, &id), OK);
    return id;
}

static void add_decision(struct db *db, int64_t meeting_id, int64_t paragraph, const char *title, enum outcome outcome)
{
    int64_t id;
    const struct agenda_item item = {.meeting_id = meeting_id, .position = paragraph, .paragraph = paragraph,
                                     .kind = ITEM_MINUTES, .title = title, .language = "fi", .is_decided = true,
                                     .outcome = outcome, .organization_text = "", .secrecy_ground = "",
                                     .source_host = "", .source_id = "", .source_url = ""};
    assert_int_equal(agenda_item_add(db, &item, (struct moment){1700000000}, &id), OK);
}

/* 1 an invented town with everything; 2 an association with a seat; 3 a county that 4, a joint authority, became. */
static void fill(struct test_app *t)
{
    struct db *db = test_app_writer(t);
    int64_t town, house, county, old, x;
    struct party p = blank(PARTY_MUNICIPALITY, "Mallikunta");
    p.name_sv = "Exempelkommun";
    p.official_name = "Mallikunnan kunta";
    p.municipality_code = "999";
    p.business_id = "0100000-2";
    p.website = "https://mallikunta.example/";
    p.description = "Kunta, jota **ei ole**.";
    p.is_example = true;
    assert_int_equal(party_add(db, &p, &town), OK);
    assert_int_equal(party_add_alias(db, town, "Mallinkylä"), OK);
    p = blank(PARTY_ASSOCIATION, "Talo & tupa ry");
    p.short_name = "T&T";
    assert_int_equal(party_add(db, &p, &house), OK);
    assert_int_equal(party_add_sector(db, house, "kulttuuri"), OK);
    assert_int_equal(party_add_sector(db, house, "liikunta"), OK);
    p = blank(PARTY_COUNTY, "Esimerkin hyvinvointialue");
    assert_int_equal(party_add(db, &p, &county), OK);
    p = blank(PARTY_JOINT_AUTHORITY, "Esimerkin kuntayhtymä");
    assert_int_equal(party_add(db, &p, &old), OK);
    assert_int_equal(party_change_successor(db, old, county, day("2023-01-01")), OK);

    int64_t board = add_organization(db, town, ORGANIZATION_BOARD, "Kunnanhallitus");
    int64_t network = add_organization(db, house, ORGANIZATION_NETWORK, "Verkosto <b>");
    assert_int_equal(organization_add_party(db, network, town, day("2022-01-01"), DAY_NONE), OK);
    assert_int_equal(organization_add_member(db, &(struct membership){.organization_id = network, .party_id = town,
                         .role = MEMBERSHIP_CHAIR, .office = "", .sector = "kulttuuri", .has_vote = true,
                         .starts_on = day("2022-01-01"), .ends_on = day("2024-12-31")}, &x), OK);
    int64_t meeting = add_meeting(db, board, "2024-02-05", MEETING_HELD);
    add_decision(db, meeting, 7, "Lausunto \"sote\" <uudistus>", OUTCOME_APPROVED_UNANIMOUSLY);
    add_decision(db, meeting, 8, "Talousarvio", OUTCOME_POSTPONED);
    add_meeting(db, board, "2024-03-18", MEETING_CANCELLED);
    test_app_written(t);
}

static void pages_are_as_read(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    test_app_same(t, "/toimijat", GOLDEN "list.html");
    test_app_same(t, "/sv/toimijat?laji=municipality", GOLDEN "list_municipalities.sv.html");
    test_app_same(t, "/toimijat/1", GOLDEN "show.html");
    test_app_same(t, "/sv/toimijat/1", GOLDEN "show.sv.html");
    test_app_same(t, "/en/toimijat/4", GOLDEN "show_ended.en.html");
    test_app_same(t, "/toimijat.json", GOLDEN "list.json");
    test_app_same(t, "/toimijat/1.json", GOLDEN "show.json");
    test_app_same(t, "/toimijat/3.json", GOLDEN "show_county.json");
}

static void what_is_not_there_is_said_in_words(void **state)
{
    struct test_app *t = test_app(state);
    assert_non_null(strstr(test_app_get(t, "/en/toimijat")->body.p, "There is nothing here yet."));
    assert_non_null(strstr(test_app_get(t, "/toimijat.json")->body.p, "{\"items\":[],\"next\":null}"));
    fill(t);
    const struct answer *none = test_app_get(t, "/en/toimijat?laji=parish");
    assert_int_equal(none->status, 200);
    assert_non_null(strstr(none->body.p, "There is no party of this kind here."));
    assert_int_equal(test_app_get(t, "/toimijat/99")->status, 404);
    assert_int_equal(test_app_get(t, "/toimijat/99.json")->status, 404);
    assert_int_equal(test_app_get(t, "/toimijat?jalkeen=99")->status, 404);
}

/* A filter that cannot be is told by its name. */
static void a_filter_that_cannot_be_is_named(void **state)
{
    struct test_app *t = test_app(state);
    const struct answer *bad = test_app_get(t, "/en/toimijat?laji=kissa");
    assert_int_equal(bad->status, 400);
    assert_non_null(strstr(bad->body.p, "laji: There is no such kind of party."));
    bad = test_app_get(t, "/toimijat.json?jalkeen=x");
    assert_int_equal(bad->status, 400);
    assert_non_null(strstr(bad->body.p, "\"field\":\"jalkeen\""));
}

static void a_long_list_goes_on_after_its_key(void **state)
{
    struct test_app *t = test_app(state);
    struct db *db = test_app_writer(t);
    int64_t x;
    for (int i = 0; i < 101; i++) {
        struct party p = blank(PARTY_ASSOCIATION, arena_printf(t->a, "Yhdistys %03d", i));
        assert_int_equal(party_add(db, &p, &x), OK);
    }
    struct party town = blank(PARTY_MUNICIPALITY, "Ääkkönen");
    assert_int_equal(party_add(db, &town, &x), OK);
    test_app_written(t);
    assert_non_null(strstr(test_app_get(t, "/toimijat.json")->body.p, "\"next\":\"/toimijat.json?jalkeen=100\""));
    const struct answer *page = test_app_get(t, "/sv/toimijat?laji=association");
    assert_non_null(strstr(page->body.p, "href=\"/sv/toimijat?jalkeen=100&amp;laji=association\""));
    page = test_app_get(t, "/toimijat.json?laji=association&jalkeen=100");
    assert_non_null(strstr(page->body.p, "Yhdistys 100"));
    assert_null(strstr(page->body.p, "Yhdistys 099"));
    assert_null(strstr(page->body.p, "Ääkkönen"));
    page = test_app_get(t, "/toimijat?jalkeen=100");
    assert_non_null(strstr(page->body.p, "Ääkkönen"));
    assert_non_null(strstr(page->body.p, "<a href=\"/toimijat\">Alkuun</a>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(pages_are_as_read, all_routes),
        TEST_APP(what_is_not_there_is_said_in_words, all_routes),
        TEST_APP(a_filter_that_cannot_be_is_named, all_routes),
        TEST_APP(a_long_list_goes_on_after_its_key, all_routes),
    };
    return cmocka_run_group_tests_name("party_web", tests, NULL, NULL);
}
