/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include "app/features.h"
#include "feature/agenda/agenda_store.h"
#include "feature/file/file_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/party/party_store.h"

#define GOLDEN "src/feature/meeting/golden/"

static struct day day(const char *iso)
{
    struct day d;
    assert_int_equal(day_read_iso(str_of(iso), &d), OK);
    return d;
}

static int64_t add_party(struct db *db, const char *name, bool is_example)
{
    int64_t id;
    const struct party p = {.kind = PARTY_MUNICIPALITY, .name = name, .name_sv = "", .name_en = "", .short_name = "",
                            .official_name = "", .business_id = "", .municipality_code = "", .language = "fi",
                            .website = "", .description = "", .is_example = is_example, .succeeded_on = DAY_NONE};
    assert_int_equal(party_add(db, &p, &id), OK);
    return id;
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

static struct meeting blank(int64_t organization_id, const char *held_on, enum meeting_kind kind)
{
    return (struct meeting){.organization_id = organization_id, .state = MEETING_HELD, .kind = kind,
                            .held_on = day(held_on), .published_on = DAY_NONE, .place = "", .language = "fi",
                            .source_host = "", .source_id = "", .source_url = ""};
}

static int64_t add_meeting(struct db *db, const struct meeting *m)
{
    int64_t id;
    assert_int_equal(meeting_add(db, m, &id), OK);
    return id;
}

static int64_t add_item(struct db *db, int64_t meeting_id, const struct agenda_item *like)
{
    int64_t id;
    struct agenda_item item = *like;
    item.meeting_id = meeting_id;
    item.language = "fi";
    item.organization_text = item.source_host = item.source_id = item.source_url = "";
    if (!item.secrecy_ground) item.secrecy_ground = "";
    assert_int_equal(agenda_item_add(db, &item, (struct moment){1700000000}, &id), OK);
    return id;
}

/* Today is 15.3.2024. Of board 1: 1 minutes of 5.2. with §§, a secret item and files; 2 agenda of 18.3.; 3 nothing yet of
 * 8.4.; 4 cancelled 22.4. Of another party's committee 2: 5 a memo of 2023. */
static void fill(struct test_app *t)
{
    struct db *db = test_app_writer(t);
    int64_t board = add_organization(db, add_party(db, "Mallikunta", true), ORGANIZATION_BOARD, "Kunnanhallitus");
    int64_t committee = add_organization(db, add_party(db, "Kotka", false), ORGANIZATION_COMMITTEE, "Lautakunta <b>");
    struct meeting m = blank(board, "2024-02-05", MEETING_MINUTES);
    m.number = 2;
    m.place = "Valtuustosali";
    m.starts_at = moment_make(m.held_on, 16, 0);
    m.ends_at = moment_make(m.held_on, 18, 30);
    m.published_on = day("2024-02-12");
    m.source_host = "kunta.example";
    m.source_id = "2024-17";
    m.source_url = "https://kunta.example/kokous/2024-17.htm";
    m.state = MEETING_APPROVED;
    int64_t minutes = add_meeting(db, &m);
    add_item(db, minutes, &(struct agenda_item){.position = 1, .paragraph = 11, .title = "Avaus & esityslista",
                              .outcome = OUTCOME_NOTED, .is_decided = true, .kind = ITEM_MINUTES});
    int64_t item = add_item(db, minutes, &(struct agenda_item){.position = 2, .paragraph = 12, .title = "Avustukset 2024",
                              .outcome = OUTCOME_APPROVED_UNANIMOUSLY, .is_decided = true, .kind = ITEM_MINUTES});
    add_item(db, minutes, &(struct agenda_item){.position = 3, .paragraph = 13, .title = "", .is_secret = true,
                              .secrecy_ground = "621/1999 24 § 1 mom. 25 k", .kind = ITEM_MINUTES});
    const struct file files[] = {
        {.kind = FILE_ATTACHMENT, .number = "1", .title = "Jakoehdotus", .file_name = "", .media_type = "",
         .sha256 = "", .size = 0, .source_url = "https://kunta.example/1.pdf"},
        {.kind = FILE_MENTIONED, .number = "", .title = "Luonnos", .file_name = "", .media_type = "", .sha256 = "",
         .source_url = ""},
    };
    assert_int_equal(file_change_of_item(db, item, files, 2), OK);
    m = blank(board, "2024-03-18", MEETING_AGENDA);
    m.starts_at = moment_make(m.held_on, 16, 0);
    m.state = MEETING_CALLED;
    add_item(db, add_meeting(db, &m), &(struct agenda_item){.position = 1, .item_number = 1, .title = "Avaus",
                              .kind = ITEM_AGENDA});
    m = blank(board, "2024-04-08", 0);
    m.state = MEETING_PLANNED;
    add_meeting(db, &m);
    m = blank(board, "2024-04-22", 0);
    m.state = MEETING_CANCELLED;
    add_meeting(db, &m);
    m = blank(committee, "2023-11-30", MEETING_MEMO);
    m.language = "sv";
    add_meeting(db, &m);
    test_app_written(t);
}

static void pages_are_as_read(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    test_app_same(t, "/kokoukset", GOLDEN "list.html");
    test_app_same(t, "/sv/kokoukset?toimija=1&vuosi=2024", GOLDEN "list_party.sv.html");
    test_app_same(t, "/kokoukset/1", GOLDEN "show.html");
    test_app_same(t, "/sv/kokoukset/2", GOLDEN "show_agenda.sv.html");
    test_app_same(t, "/en/kokoukset/5", GOLDEN "show_memo.en.html");
    test_app_same(t, "/kokoukset.json", GOLDEN "list.json");
    test_app_same(t, "/kokoukset/1.json", GOLDEN "show.json");
}

static void a_meeting_without_items_says_so(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    assert_non_null(strstr(test_app_get(t, "/en/kokoukset/3")->body.p, "The agenda has not been published yet."));
    assert_non_null(strstr(test_app_get(t, "/en/kokoukset/5")->body.p, "The items of this meeting are not here."));
    const char *cancelled = test_app_get(t, "/en/kokoukset/4")->body.p;
    assert_non_null(strstr(cancelled, "<span class=\"tag tag--warning\">Cancelled</span>"));
    assert_null(strstr(cancelled, "has not been published"));
}

static void filters_choose(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const char *page = test_app_get(t, "/en/kokoukset?vuosi=2023")->body.p;
    assert_non_null(strstr(page, "/en/kokoukset/5\""));
    assert_null(strstr(page, "/en/kokoukset/1\""));
    assert_null(strstr(page, "Coming meetings"));
    page = test_app_get(t, "/en/kokoukset?toimielin=2")->body.p;
    assert_non_null(strstr(page, "/en/kokoukset/5\""));
    assert_null(strstr(page, "/en/kokoukset/2\""));
    assert_non_null(strstr(page, "<option value=\"2\" selected>Lautakunta &lt;b&gt;</option>"));
    assert_non_null(strstr(page, "<option value=\"2\" selected>Kotka</option>"));
    assert_non_null(strstr(test_app_get(t, "/en/kokoukset?vuosi=1999")->body.p, "No meeting is like this."));
}

static void an_empty_list_says_so(void **state)
{
    struct test_app *t = test_app(state);
    assert_non_null(strstr(test_app_get(t, "/en/kokoukset")->body.p, "There is nothing here yet."));
    assert_non_null(strstr(test_app_get(t, "/kokoukset.json")->body.p, "{\"items\":[],\"next\":null}"));
}

static void what_cannot_be_is_answered_by_its_name(void **state)
{
    static const char *const bad[] = {"vuosi=kissa", "vuosi=12", "vuosi=99999", "toimija=x", "toimielin=1.5",
                                      "jalkeen=eilen", "jalkeen=2024-02-30.1"};
    struct test_app *t = test_app(state);
    fill(t);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const struct answer *answer = test_app_get(t, arena_printf(t->a, "/en/kokoukset?%s", bad[i]));
        assert_int_equal(answer->status, 400);
        size_t name = strcspn(bad[i], "=");
        assert_non_null(strstr(answer->body.p, arena_printf(t->a, "<p>%.*s: ", (int)name, bad[i])));
        assert_int_equal(test_app_get(t, arena_printf(t->a, "/kokoukset.json?%s", bad[i]))->status, 400);
    }
    assert_int_equal(test_app_get(t, "/kokoukset?toimija=99")->status, 404);
    assert_int_equal(test_app_get(t, "/kokoukset?toimielin=99")->status, 404);
    assert_int_equal(test_app_get(t, "/kokoukset/99")->status, 404);
    assert_int_equal(test_app_get(t, "/kokoukset/99.json")->status, 404);
}

/* Who changes the party in the form sends the body of the one before along. */
static void a_body_of_another_party_is_dropped(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const struct answer *answer = test_app_get(t, "/sv/kokoukset?toimija=2&toimielin=1&vuosi=2023");
    assert_int_equal(answer->status, 303);
    assert_string_equal(answer_header(answer, "Location"), "/sv/kokoukset?vuosi=2023&toimija=2");
    assert_int_equal(test_app_get(t, "/kokoukset.json?toimija=2&toimielin=1")->status, 400);
}

static void a_long_list_goes_on_after_its_key(void **state)
{
    struct test_app *t = test_app(state);
    struct db *db = test_app_writer(t);
    int64_t board = add_organization(db, add_party(db, "Mallikunta", true), ORGANIZATION_BOARD, "Kunnanhallitus");
    const struct meeting old = blank(board, "2020-01-01", MEETING_MINUTES), new = blank(board, "2021-01-01", 0);
    add_meeting(db, &old);
    for (int i = 0; i < 50; i++) add_meeting(db, &new);
    test_app_written(t);
    const struct answer *answer = test_app_get(t, "/kokoukset?toimija=1");
    assert_non_null(strstr(answer->body.p, "href=\"/kokoukset?jalkeen=2021-01-01.2&amp;toimija=1\""));
    answer = test_app_get(t, "/kokoukset?toimija=1&jalkeen=2021-01-01.2");
    assert_non_null(strstr(answer->body.p, "href=\"/kokoukset/1\""));
    assert_null(strstr(answer->body.p, "href=\"/kokoukset/2\""));
    assert_non_null(strstr(answer->body.p, "href=\"/kokoukset?toimija=1\""));
    answer = test_app_get(t, "/kokoukset.json");
    assert_non_null(strstr(answer->body.p, "\"next\":\"/kokoukset.json?jalkeen=2021-01-01.2\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(pages_are_as_read, all_routes),
        TEST_APP(a_meeting_without_items_says_so, all_routes),
        TEST_APP(filters_choose, all_routes),
        TEST_APP(an_empty_list_says_so, all_routes),
        TEST_APP(what_cannot_be_is_answered_by_its_name, all_routes),
        TEST_APP(a_body_of_another_party_is_dropped, all_routes),
        TEST_APP(a_long_list_goes_on_after_its_key, all_routes),
    };
    return cmocka_run_group_tests_name("meeting_web", tests, NULL, NULL);
}
