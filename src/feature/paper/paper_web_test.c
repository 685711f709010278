/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include "app/features.h"
#include "lib/records.h"

#define GOLDEN "src/feature/paper/golden/"

/* Case 1 of Mallikunta: an initiative with a step that is not here, and what comes next; 2, its neighbour's same matter,
 * in Swedish; 3, without title and number, ended by 1. */
static void fill(struct test_app *t)
{
    struct db *db = test_app_writer(t);
    int64_t one = test_party(db, "Mallikunta"), other = test_party(db, "Toisela <kunta>");
    int64_t board = test_organization(db, one, ORGANIZATION_BOARD, "Kunnanhallitus");
    int64_t other_board = test_organization(db, other, ORGANIZATION_BOARD, "Kommunstyrelsen");
    struct handling steps[] = {test_handling(0, "Valtuusto", "", 0), test_handling(board, "", "2023-12-15", 7)};
    steps[0].kind = HANDLING_REFERRAL;
    steps[1].is_own = true;
    steps[1].outcome = OUTCOME_RETURNED;
    struct agenda_item item = test_item(test_meeting(db, board, "2023-12-15"), 7, "Aloite \"lähiliikunnasta\"");
    item.outcome = OUTCOME_RETURNED;
    item.handlings = steps;
    item.n_handlings = 2;
    int64_t first = test_item_added(db, &item);
    steps[0] = test_handling(other_board, "", "2024-01-08", 3);
    steps[0].is_own = true;
    item = test_item(test_meeting(db, other_board, "2024-01-08"), 3, "Närmotion & motion");
    item.language = "sv";
    item.handlings = steps;
    item.n_handlings = 1;
    int64_t second = test_item_added(db, &item);
    const char *const numbers[] = {"12/00.02.03/2023", "44/00.02.03/2022"};
    struct paper p = {.party_id = one, .title = "Aloite <b>lähiliikunnasta</b>", .type = "Valtuustoaloite",
                      .state = PAPER_OPEN, .next_step = "Kunnanvaltuusto: vastaus", .language = "fi"};
    int64_t paper, other_paper, untitled;
    must(paper_add(db, &p, numbers, 2, &paper) == OK);
    p = (struct paper){.party_id = other, .title = "Motion", .type = "", .state = PAPER_CLOSED, .next_step = "",
                       .language = "sv"};
    must(paper_add(db, &p, numbers, 1, &other_paper) == OK);
    untitled = test_paper(db, one, "", "");
    must(paper_add_item(db, paper, first) == OK);
    must(paper_add_item(db, other_paper, second) == OK);
    must(paper_add_item(db, untitled, first) == OK);
    must(paper_add_link(db, paper, PAPER_LINK_SAME_MATTER, other_paper, "") == OK);
    must(paper_add_link(db, paper, PAPER_LINK_ENDS, untitled, "Päättyi <31.1.>") == OK);
    test_app_written(t);
}

static void pages_are_as_read(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    test_app_same(t, "/asiat", GOLDEN "list.html");
    test_app_same(t, "/asiat.json", GOLDEN "list.json");
    test_app_same(t, "/asiat/1", GOLDEN "show.html");
    test_app_same(t, "/sv/asiat/1", GOLDEN "show.sv.html");
    test_app_same(t, "/en/asiat/3", GOLDEN "show_untitled.en.html");
    test_app_same(t, "/asiat/1.json", GOLDEN "show.json");
    test_app_same(t, "/asiat/3.json", GOLDEN "show_untitled.json");
}

static void what_is_not_there_is_not_found(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    assert_int_equal(test_app_get(t, "/asiat/99")->status, 404);
    assert_int_equal(test_app_get(t, "/asiat/99.json")->status, 404);
    assert_int_equal(test_app_get(t, "/asiat?toimija=99")->status, 404);
    assert_int_equal(test_app_get(t, "/asiat?toimija=kissa")->status, 400);
    assert_int_equal(test_app_get(t, "/asiat?vuosi=-1")->status, 400);
    assert_int_equal(test_app_get(t, "/asiat?jalkeen=2024-02-31.1")->status, 400);
}

static void the_list_is_narrowed(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    assert_string_equal(test_app_get(t, "/asiat.json?vuosi=2022")->body.p, "{\"items\":[],\"next\":null}\n");
    const struct answer *of_one = test_app_get(t, "/asiat.json?toimija=2&vuosi=2024");
    assert_non_null(strstr(of_one->body.p, "\"id\":2,"));
    assert_null(strstr(of_one->body.p, "\"id\":1,\"url\":\"/asiat/1\""));
}

/* The way back to the newest and on to older ones keeps the filters. */
static void a_long_list_goes_on_after_its_key(void **state)
{
    struct test_app *t = test_app(state);
    struct db *db = test_app_writer(t);
    int64_t town = test_party(db, "Mallikunta"), board = test_organization(db, town, ORGANIZATION_BOARD, "Hallitus");
    int64_t meeting = test_meeting(db, board, "2024-01-08");
    for (int i = 1; i <= 31; i++) {
        int64_t item = test_item_of(db, board, meeting, "2024-01-08", i, "Asia");
        must(paper_add_item(db, test_paper(db, town, arena_printf(t->a, "%d/00/2024", i), "Asia"), item) == OK);
    }
    test_app_written(t);
    assert_non_null(strstr(test_app_get(t, "/asiat.json?toimija=1")->body.p,
                           "\"next\":\"/asiat.json?jalkeen=2024-01-08.2&toimija=1\""));
    const struct answer *rest = test_app_get(t, "/asiat.json?toimija=1&jalkeen=2024-01-08.2");
    assert_non_null(strstr(rest->body.p, "\"case_number\":\"1/00/2024\"}],\"next\":null"));
    assert_non_null(strstr(test_app_get(t, "/sv/asiat?vuosi=2024&jalkeen=2024-01-08.2")->body.p,
                           "<a href=\"/sv/asiat?vuosi=2024\">"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(pages_are_as_read, all_routes),
        TEST_APP(what_is_not_there_is_not_found, all_routes),
        TEST_APP(the_list_is_narrowed, all_routes),
        TEST_APP(a_long_list_goes_on_after_its_key, all_routes),
    };
    return cmocka_run_group_tests_name("paper_web", tests, NULL, NULL);
}
