/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "lib/records.h"

/* An initiative of Mallikunta: board § 4, council without date, committee § 7 (whose page tells of both); Toisela has the
 * same matter under its own number, and its board decided between. */
struct region {
    int64_t one, other;                 /* parties */
    int64_t board, committee, other_board;
    int64_t board_item, committee_item, other_item;
    int64_t paper, other_paper;
};

static struct region fill(struct db *db)
{
    struct region r = {.one = test_party(db, "Mallikunta"), .other = test_party(db, "Toisela")};
    r.board = test_organization(db, r.one, ORGANIZATION_BOARD, "Kunnanhallitus");
    r.committee = test_organization(db, r.one, ORGANIZATION_COMMITTEE, "Lautakunta");
    r.other_board = test_organization(db, r.other, ORGANIZATION_BOARD, "Toiselan hallitus");
    struct handling steps[] = {test_handling(r.board, "KH", "2023-02-14", 4),
                               test_handling(0, "Valtuusto", "", 0),
                               test_handling(r.committee, "", "2023-12-15", 7)};
    steps[2].is_own = true;
    struct agenda_item item = test_item(test_meeting(db, r.committee, "2023-12-15"), 7, "Aloite, vastaus");
    item.handlings = steps;
    item.n_handlings = 3;
    r.committee_item = test_item_added(db, &item);
    r.board_item = test_item_of(db, r.board, test_meeting(db, r.board, "2023-02-14"), "2023-02-14", 4, "Aloite");
    r.other_item = test_item_of(db, r.other_board, test_meeting(db, r.other_board, "2023-05-01"), "2023-05-01", 9,
                                "Sama aloite");
    r.paper = test_paper(db, r.one, "1/00.01.02/2023", "Aloite");
    r.other_paper = test_paper(db, r.other, "1/00.01.02/2023", "Aloite naapurissa");
    assert_int_equal(paper_add_item(db, r.paper, r.committee_item), OK);
    assert_int_equal(paper_add_item(db, r.paper, r.board_item), OK);
    assert_int_equal(paper_add_item(db, r.other_paper, r.other_item), OK);
    return r;
}

static void what_was_added_comes_back(void **state)
{
    struct test_db *t = test_db(state);
    const char *const numbers[] = {"20/00.04.02/2023", "10/00.04.02/2023"};
    int64_t id, found, party = test_party(t->db, "Mallikunta");
    struct paper p = {.party_id = party, .title = "Sopimus", .type = "Sopimus", .state = PAPER_OPEN,
                      .next_step = "Allekirjoitus", .language = "sv"};
    assert_int_equal(paper_add(t->db, &p, numbers, 2, &id), OK);
    p.id = id;
    p.state = PAPER_CLOSED;
    assert_int_equal(paper_change(t->db, &p), OK);
    struct paper_page page;
    assert_int_equal(paper_page_read(t->db, t->a, id, &page), OK);
    assert_string_equal(page.paper.title, "Sopimus");
    assert_string_equal(page.paper.next_step, "Allekirjoitus");
    assert_string_equal(page.paper.language, "sv");
    assert_string_equal(page.paper.party_name, "Mallikunta");
    assert_int_equal(page.paper.state, PAPER_CLOSED);
    assert_false(day_known(page.paper.latest_on));
    assert_int_equal(page.n_numbers, 2);
    assert_string_equal(page.numbers[0], "10/00.04.02/2023");
    assert_string_equal(page.paper.number, "10/00.04.02/2023");
    assert_int_equal(page.n_steps + page.n_links + page.n_items, 0);
    assert_int_equal(paper_find_by_number(t->db, party, numbers[0], &found), OK);
    assert_int_equal(found, id);
    assert_int_equal(paper_find_by_number(t->db, party, "1/1", &found), OK);
    assert_int_equal(found, 0);
    assert_int_equal(paper_get(t->db, t->a, id + 1, &p), ERR_NOT_FOUND);
}

static void a_number_is_one_case_of_a_party(void **state)
{
    struct test_db *t = test_db(state);
    const char *number = "1/00.01/2023";
    int64_t id, one = test_party(t->db, "Mallikunta"), other = test_party(t->db, "Toisela");
    struct paper p = {.party_id = one, .title = "A", .type = "", .state = PAPER_OPEN, .next_step = "", .language = "fi"};
    assert_int_equal(paper_add(t->db, &p, &number, 1, &id), OK);
    assert_int_equal(paper_add(t->db, &p, &number, 1, &id), ERR_CONFLICT);
    p.party_id = other;
    assert_int_equal(paper_add(t->db, &p, &number, 1, &id), OK);
}

/* The step told by two pages is shown once, as its own item; the undated one keeps its place. */
static void the_chain_joins_the_linked_cases(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    struct chain_step *steps;
    size_t n;
    assert_int_equal(paper_read_chain(t->db, t->a, r.paper, &steps, &n), OK);
    assert_int_equal(n, 3);
    assert_int_equal(steps[0].item_id, r.board_item);
    assert_true(steps[0].is_own);
    assert_string_equal(steps[1].organization_name, "Valtuusto");
    assert_false(day_known(steps[1].handled_on));
    assert_int_equal(steps[1].organization_id, 0);
    assert_int_equal(steps[1].party_id, r.one);
    assert_int_equal(steps[2].item_id, r.committee_item);
    assert_int_equal(steps[2].paragraph, 7);

    assert_int_equal(paper_add_link(t->db, r.paper, PAPER_LINK_SAME_MATTER, r.other_paper, ""), OK);
    const int64_t both[] = {r.paper, r.other_paper}; /* the same chain whichever case is asked */
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(paper_read_chain(t->db, t->a, both[i], &steps, &n), OK);
        assert_int_equal(n, 4);
        assert_int_equal(steps[0].item_id, r.board_item);
        assert_string_equal(steps[1].party_name, "Toisela");
        assert_int_equal(steps[1].paper_id, r.other_paper);
        assert_string_equal(steps[2].organization_name, "Valtuusto");
        assert_int_equal(steps[3].item_id, r.committee_item);
    }
}

/* Links go on over cases and may make a ring; an item of two of the cases tells its steps once. */
static void a_ring_of_links_ends(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    int64_t third = test_paper(t->db, r.other, "3/00.01.02/2023", "Kolmas");
    struct chain_step *steps;
    size_t n;
    assert_int_equal(paper_add_item(t->db, third, r.other_item), OK);
    assert_int_equal(paper_add_link(t->db, r.paper, PAPER_LINK_REPLACES, r.other_paper, ""), OK);
    assert_int_equal(paper_add_link(t->db, r.other_paper, PAPER_LINK_ANSWERS, third, ""), OK);
    assert_int_equal(paper_add_link(t->db, third, PAPER_LINK_ENDS, r.paper, ""), OK);
    assert_int_equal(paper_read_chain(t->db, t->a, third, &steps, &n), OK);
    assert_int_equal(n, 4);
}

static void links_are_seen_from_both_sides(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    struct paper_link *links;
    size_t n;
    assert_int_equal(paper_add_link(t->db, r.paper, PAPER_LINK_REPLACES, r.other_paper, "Uusi sopimus"), OK);
    assert_int_equal(paper_add_link(t->db, r.paper, PAPER_LINK_REPLACES, r.other_paper, "Uusi sopimus"), OK);
    assert_int_equal(paper_list_links(t->db, t->a, r.paper, &links, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(links[0].other_id, r.other_paper);
    assert_false(links[0].is_from_other);
    assert_string_equal(links[0].title, "Aloite naapurissa");
    assert_string_equal(links[0].party_name, "Toisela");
    assert_string_equal(links[0].note, "Uusi sopimus");
    assert_int_equal(paper_list_links(t->db, t->a, r.other_paper, &links, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(links[0].other_id, r.paper);
    assert_true(links[0].is_from_other);
    assert_string_equal(links[0].number, "1/00.01.02/2023");
}

static void lists_go_from_the_newest_item_by_key(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    struct paper *all;
    size_t n;
    test_paper(t->db, r.one, "9/9", "Ilman asioita");
    struct paper_filter f = {.before_day = DAY_NONE};
    assert_int_equal(paper_list(t->db, t->a, &f, 10, &all, &n), OK);
    assert_int_equal(n, 2);
    assert_int_equal(all[0].id, r.paper); /* 15.12.2023 */
    assert_int_equal(all[1].id, r.other_paper);
    f = (struct paper_filter){.before_day = all[0].latest_on, .before_id = all[0].id};
    assert_int_equal(paper_list(t->db, t->a, &f, 10, &all, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].id, r.other_paper);
    f = (struct paper_filter){.before_day = DAY_NONE, .party_id = r.one, .year = 2023};
    assert_int_equal(paper_list(t->db, t->a, &f, 10, &all, &n), OK);
    assert_int_equal(n, 1);
    f.year = 2022;
    assert_int_equal(paper_list(t->db, t->a, &f, 10, &all, &n), OK);
    assert_int_equal(n, 0);
    f = (struct paper_filter){.before_day = DAY_NONE, .year = 2024};
    assert_int_equal(paper_list(t->db, t->a, &f, 10, &all, &n), OK);
    assert_int_equal(n, 0);
}

static void an_item_moves_to_the_cases_its_page_names(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    const char *const numbers[] = {"1/00.01.02/2023", "2/00.01.02/2023"};
    struct paper *papers, found, p = {.party_id = r.one, .title = "Aloite", .type = "", .state = PAPER_OPEN,
                                      .next_step = "", .language = "fi"};
    size_t n;
    assert_int_equal(paper_change_of_item(t->db, &p, r.board_item, numbers, 2), OK);
    assert_int_equal(paper_list_by_item(t->db, t->a, r.board_item, &papers, &n), OK);
    assert_int_equal(n, 2);
    assert_int_equal(papers[0].id, r.paper);
    assert_string_equal(papers[1].number, numbers[1]);
    int64_t made = papers[1].id;
    /* The committee's item leaves the case: its newest item is the board's now. */
    assert_int_equal(paper_change_of_item(t->db, &p, r.committee_item, &numbers[1], 1), OK);
    assert_int_equal(paper_get(t->db, t->a, r.paper, &found), OK);
    assert_int_equal(found.latest_on.n, test_day("2023-02-14").n);
    assert_int_equal(paper_get(t->db, t->a, made, &found), OK);
    assert_int_equal(found.latest_on.n, test_day("2023-12-15").n);
}

static void a_case_is_hidden_with_its_last_item(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    struct paper_page page;
    struct paper p;
    assert_int_equal(paper_add_link(t->db, r.paper, PAPER_LINK_SAME_MATTER, r.other_paper, ""), OK);
    assert_int_equal(agenda_item_change_hidden(t->db, r.committee_item, true), OK);
    assert_int_equal(paper_page_read(t->db, t->a, r.paper, &page), OK);
    assert_int_equal(page.paper.latest_on.n, test_day("2023-02-14").n);
    assert_int_equal(page.n_items, 1);
    assert_int_equal(page.items[0].id, r.board_item);
    assert_int_equal(page.n_steps, 2); /* the board's and the neighbour's */
    assert_int_equal(agenda_item_change_hidden(t->db, r.board_item, true), OK);
    assert_int_equal(paper_get(t->db, t->a, r.paper, &p), ERR_NOT_FOUND);
    assert_int_equal(paper_page_read(t->db, t->a, r.other_paper, &page), OK);
    assert_int_equal(page.n_links, 0);
    assert_int_equal(agenda_item_change_hidden(t->db, r.board_item, false), OK);
    assert_int_equal(paper_get(t->db, t->a, r.paper, &p), OK);
}

static void every_change_raises_the_generation(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    int64_t before, after;
    struct paper p;
    assert_int_equal(paper_get(t->db, t->a, r.paper, &p), OK);
    assert_int_equal(db_generation(t->db, &before), OK);
    assert_int_equal(paper_change(t->db, &p), OK);
    assert_int_equal(db_generation(t->db, &after), OK);
    assert_true(after > before);
    assert_int_equal(paper_add_link(t->db, r.paper, PAPER_LINK_ENDS, r.other_paper, ""), OK);
    assert_int_equal(db_generation(t->db, &before), OK);
    assert_true(before > after);
    assert_int_equal(paper_change_of_item(t->db, &p, r.board_item, NULL, 0), OK);
    assert_int_equal(db_generation(t->db, &after), OK);
    assert_true(after > before);
}

int main(void)
{
    day_init();
    const struct CMUnitTest tests[] = {
        TEST_DB(what_was_added_comes_back),
        TEST_DB(a_number_is_one_case_of_a_party),
        TEST_DB(the_chain_joins_the_linked_cases),
        TEST_DB(a_ring_of_links_ends),
        TEST_DB(links_are_seen_from_both_sides),
        TEST_DB(lists_go_from_the_newest_item_by_key),
        TEST_DB(an_item_moves_to_the_cases_its_page_names),
        TEST_DB(a_case_is_hidden_with_its_last_item),
        TEST_DB(every_change_raises_the_generation),
    };
    return cmocka_run_group_tests_name("paper_store", tests, NULL, NULL);
}
