/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include "app/features.h"
#include "feature/agenda/agenda_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/party/party_store.h"

#define GOLDEN "src/feature/front/golden/"

static struct day day(const char *iso)
{
    struct day d;
    assert_int_equal(day_read_iso(str_of(iso), &d), OK);
    return d;
}

static int64_t add_party(struct db *db, const char *name, const char *name_sv, bool is_example)
{
    int64_t id;
    const struct party p = {.kind = PARTY_MUNICIPALITY, .name = name, .name_sv = name_sv, .name_en = "",
                            .short_name = "", .official_name = "", .business_id = "", .municipality_code = "",
                            .language = "fi", .website = "", .description = "", .is_example = is_example,
                            .succeeded_on = DAY_NONE};
    assert_int_equal(party_add(db, &p, &id), OK);
    return id;
}

static int64_t add_board(struct db *db, int64_t party_id, const char *name)
{
    int64_t id;
    const struct organization o = {.party_id = party_id, .kind = ORGANIZATION_BOARD, .regime = REGIME_MUNICIPAL,
                                   .state = ORGANIZATION_ACTIVE, .name = name, .name_sv = "", .name_en = "",
                                   .short_name = "", .language = "fi", .sector = "", .tasks = "", .rhythm = "",
                                   .started_on = DAY_NONE, .ended_on = DAY_NONE, .source_host = "", .source_id = ""};
    assert_int_equal(organization_add(db, &o, &id), OK);
    return id;
}

static int64_t add_meeting(struct db *db, int64_t organization_id, const char *held_on, enum meeting_state state)
{
    int64_t id;
    const struct meeting m = {.organization_id = organization_id, .state = state, .held_on = day(held_on),
                              .starts_at = moment_make(day(held_on), 16, 0), .published_on = DAY_NONE, .place = "",
                              .language = "fi", .source_host = "", .source_id = "", .source_url = ""};
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

/* Today is 15.3.2024: two decisions of different parties, a meeting today, a cancelled one, one that has been. */
static void fill(struct test_app *t)
{
    struct db *db = test_app_writer(t);
    int64_t virolahti = add_board(db, add_party(db, "Virolahti", "Vederlax", false), "Kunnanhallitus");
    int64_t town = add_board(db, add_party(db, "Mallikunta", "", true), "Hallitus <b>");
    add_party(db, "Hiljainen kunta", "", false);
    add_decision(db, add_meeting(db, virolahti, "2023-10-09", MEETING_APPROVED), 183, "Kumppanuus & \"sopimus\"",
                 OUTCOME_APPROVED);
    add_decision(db, add_meeting(db, town, "2024-02-05", MEETING_HELD), 7, "", OUTCOME_RETURNED);
    add_meeting(db, virolahti, "2024-03-15", MEETING_CALLED);
    add_meeting(db, town, "2024-04-08", MEETING_CANCELLED);
    test_app_written(t);
}

static void pages_are_as_read(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    test_app_same(t, "/", GOLDEN "front.html");
    test_app_same(t, "/sv", GOLDEN "front.sv.html");
    test_app_same(t, "/en", GOLDEN "front.en.html");
    test_app_same(t, "/index.json", GOLDEN "front.json");
}

/* Before anything is imported each part says so. */
static void an_empty_archive_says_so(void **state)
{
    struct test_app *t = test_app(state);
    const struct answer *answer = test_app_get(t, "/en");
    assert_int_equal(answer->status, 200);
    assert_non_null(strstr(answer->body.p, "There are no decisions here yet."));
    assert_non_null(strstr(answer->body.p, "No coming meeting is known."));
    assert_non_null(strstr(answer->body.p, "There is nothing here yet."));
    assert_non_null(strstr(test_app_get(t, "/index.json")->body.p,
                           "{\"decisions\":[],\"coming_meetings\":[],\"agreements\":[],\"parties\":[]}"));
}

/* One search on the page: its own, and none in the header. */
static void there_is_one_search(void **state)
{
    struct test_app *t = test_app(state);
    const char *body = test_app_get(t, "/sv")->body.p, *search = strstr(body, "role=\"search\"");
    assert_non_null(search);
    assert_null(strstr(search + 1, "role=\"search\""));
    assert_non_null(strstr(body, "action=\"/sv/haku\""));
    assert_non_null(strstr(body, "name=\"q\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(pages_are_as_read, all_routes),
        TEST_APP(an_empty_archive_says_so, all_routes),
        TEST_APP(there_is_one_search, all_routes),
    };
    return cmocka_run_group_tests_name("front_web", tests, NULL, NULL);
}
