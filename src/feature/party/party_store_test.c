/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "feature/agenda/agenda_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/party/party_store.h"

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

static int64_t add(struct test_db *t, enum party_kind kind, const char *name)
{
    int64_t id;
    const struct party p = blank(kind, name);
    assert_int_equal(party_add(t->db, &p, &id), OK);
    return id;
}

static int64_t add_organization(struct test_db *t, int64_t party_id, enum organization_kind kind, const char *name)
{
    int64_t id;
    const struct organization o = {.party_id = party_id, .kind = kind, .regime = REGIME_MUNICIPAL,
                                   .state = ORGANIZATION_ACTIVE, .name = name, .name_sv = "", .name_en = "",
                                   .short_name = "", .language = "fi", .sector = "", .tasks = "", .rhythm = "",
                                   .started_on = DAY_NONE, .ended_on = DAY_NONE, .source_host = "", .source_id = ""};
    assert_int_equal(organization_add(t->db, &o, &id), OK);
    return id;
}

static int64_t add_meeting(struct test_db *t, int64_t organization_id, const char *held_on)
{
    int64_t id;
    const struct meeting m = {.organization_id = organization_id, .state = MEETING_HELD, .kind = MEETING_MINUTES,
                              .held_on = day(held_on), .published_on = DAY_NONE, .place = "", .language = "fi",
                              .source_host = "", .source_id = "", .source_url = ""};
    assert_int_equal(meeting_add(t->db, &m, &id), OK);
    return id;
}

static int64_t add_item(struct test_db *t, int64_t meeting_id, int64_t paragraph, bool is_decided)
{
    int64_t id;
    const struct agenda_item item = {.meeting_id = meeting_id, .position = paragraph, .paragraph = paragraph,
                                     .kind = ITEM_MINUTES, .title = "Asia", .language = "fi", .is_decided = is_decided,
                                     .outcome = is_decided ? OUTCOME_APPROVED : 0, .organization_text = "",
                                     .secrecy_ground = "", .source_host = "", .source_id = "", .source_url = ""};
    assert_int_equal(agenda_item_add(t->db, &item, (struct moment){1700000000}, &id), OK);
    return id;
}

static void what_was_added_comes_back(void **state)
{
    struct test_db *t = test_db(state);
    struct party p = blank(PARTY_MUNICIPALITY, "Virolahti"), got;
    int64_t id;
    p.name_sv = "Vederlax";
    p.official_name = "Virolahden kunta";
    p.municipality_code = "935";
    p.website = "https://www.virolahti.fi/";
    assert_int_equal(party_add(t->db, &p, &id), OK);
    assert_int_equal(party_get(t->db, t->a, id, &got), OK);
    assert_int_equal(got.kind, PARTY_MUNICIPALITY);
    assert_string_equal(got.name_sv, "Vederlax");
    assert_string_equal(got.website, "https://www.virolahti.fi/");
    assert_false(got.is_example);
    assert_int_equal(got.successor_id, 0);
    assert_string_equal(got.successor_name, "");
    assert_int_equal(party_get(t->db, t->a, id + 1, &got), ERR_NOT_FOUND);
}

static void a_municipality_code_is_taken_once(void **state)
{
    struct test_db *t = test_db(state);
    struct party p = blank(PARTY_MUNICIPALITY, "Virolahti");
    int64_t id, other, found;
    p.municipality_code = "935";
    assert_int_equal(party_add(t->db, &p, &id), OK);
    assert_int_equal(party_add(t->db, &p, &other), ERR_CONFLICT);
    assert_int_equal(party_find_by_code(t->db, "935", &found), OK);
    assert_int_equal(found, id);
    add(t, PARTY_ASSOCIATION, "Yhdistys");
    assert_int_equal(party_find_by_code(t->db, "", &found), OK);
    assert_int_equal(found, 0);
}

static void it_is_found_by_any_of_its_names(void **state)
{
    struct test_db *t = test_db(state);
    struct party p = blank(PARTY_MUNICIPALITY, "Virolahti");
    int64_t id, found;
    p.name_sv = "Vederlax";
    p.official_name = "Virolahden kunta";
    assert_int_equal(party_add(t->db, &p, &id), OK);
    assert_int_equal(party_add_alias(t->db, id, "Wederlax"), OK);
    assert_int_equal(party_add_alias(t->db, id, "Wederlax"), OK);
    static const char *const names[] = {"Virolahti", "Vederlax", "Virolahden kunta", "Wederlax"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(party_find_by_name(t->db, names[i], &found), OK);
        assert_int_equal(found, id);
    }
    assert_int_equal(party_find_by_name(t->db, "Hamina", &found), OK);
    assert_int_equal(found, 0);
}

/* Å comes after Z, capitals do not matter, and a page goes on after its key, names alike told apart by id. */
static void lists_go_by_name_and_key(void **state)
{
    struct test_db *t = test_db(state);
    struct party *all;
    size_t n;
    int64_t last = add(t, PARTY_MUNICIPALITY, "Åland"), first = add(t, PARTY_ASSOCIATION, "Talo ry");
    int64_t second = add(t, PARTY_ASSOCIATION, "Talo ry");
    add(t, PARTY_MUNICIPALITY, "virolahti");
    assert_int_equal(party_list(t->db, t->a, 0, (struct party_key){"", 0}, 10, &all, &n), OK);
    assert_int_equal(n, 4);
    assert_int_equal(all[0].id, first);
    assert_int_equal(all[1].id, second);
    assert_int_equal(all[3].id, last);
    assert_int_equal(party_list(t->db, t->a, 0, (struct party_key){"Talo ry", first}, 1, &all, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].id, second);
    assert_int_equal(party_list(t->db, t->a, PARTY_MUNICIPALITY, (struct party_key){"", 0}, 10, &all, &n), OK);
    assert_int_equal(n, 2);
    assert_string_equal(all[0].name, "virolahti");
}

static void only_those_with_an_organ_are_keepers(void **state)
{
    struct test_db *t = test_db(state);
    struct party *all;
    size_t n;
    int64_t kotka = add(t, PARTY_MUNICIPALITY, "Kotka");
    add(t, PARTY_ASSOCIATION, "Kerho");
    add_organization(t, kotka, ORGANIZATION_BOARD, "Kaupunginhallitus");
    add_organization(t, kotka, ORGANIZATION_COUNCIL, "Kaupunginvaltuusto");
    assert_int_equal(party_list_keepers(t->db, t->a, 10, &all, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].id, kotka);
}

static void a_page_tells_what_went_before_and_what_came_after(void **state)
{
    struct test_db *t = test_db(state);
    struct party_page page;
    int64_t old = add(t, PARTY_JOINT_AUTHORITY, "Kuntayhtymä"), new = add(t, PARTY_COUNTY, "Alue");
    assert_int_equal(party_change_successor(t->db, old, new, day("2023-01-01")), OK);
    assert_int_equal(party_page_read(t->db, t->a, old, day("2023-02-06"), &page), OK);
    assert_int_equal(page.party.successor_id, new);
    assert_string_equal(page.party.successor_name, "Alue");
    assert_int_equal(page.party.succeeded_on.n, day("2023-01-01").n);
    assert_int_equal(page.n_predecessors, 0);
    assert_int_equal(party_page_read(t->db, t->a, new, day("2023-02-06"), &page), OK);
    assert_int_equal(page.n_predecessors, 1);
    assert_int_equal(page.predecessors[0].id, old);
    assert_int_equal(page.predecessors[0].succeeded_on.n, day("2023-01-01").n);
    assert_int_equal(party_page_read(t->db, t->a, new + 1, day("2023-02-06"), &page), ERR_NOT_FOUND);
}

static void a_page_tells_where_it_sits_and_what_it_has_decided(void **state)
{
    struct test_db *t = test_db(state);
    struct party_page page;
    int64_t town = add(t, PARTY_MUNICIPALITY, "Kotka"), house = add(t, PARTY_ASSOCIATION, "Talo ry"), x;
    int64_t board = add_organization(t, town, ORGANIZATION_BOARD, "Kaupunginhallitus");
    int64_t network = add_organization(t, house, ORGANIZATION_NETWORK, "Verkosto");
    assert_int_equal(organization_add_party(t->db, network, town, day("2022-01-01"), DAY_NONE), OK);
    assert_int_equal(organization_add_party(t->db, board, town, DAY_NONE, DAY_NONE), OK); /* its own: no joint one */
    assert_int_equal(organization_add_member(t->db, &(struct membership){.organization_id = network, .party_id = town,
                         .role = MEMBERSHIP_EXPERT, .office = "", .sector = "kulttuuri", .starts_on = DAY_NONE,
                         .ends_on = DAY_NONE}, &x), OK);
    assert_int_equal(party_add_sector(t->db, town, "kulttuuri"), OK);
    assert_int_equal(party_add_alias(t->db, town, "Kotkan kaupunki"), OK);
    int64_t old = add_meeting(t, board, "2023-01-16"), new = add_meeting(t, board, "2023-02-06"), first, hidden;
    add_meeting(t, board, "2023-03-09"); /* after the page's 30 days to come */
    first = add_item(t, old, 1, true);
    hidden = add_item(t, new, 9, true);
    add_item(t, new, 10, false);
    x = add_item(t, new, 11, true);
    assert_int_equal(agenda_item_change_hidden(t->db, hidden, true), OK);
    int64_t before = db_statement_count(t->db);
    assert_int_equal(party_page_read(t->db, t->a, town, day("2023-02-06"), &page), OK);
    assert_int_equal(db_statement_count(t->db) - before, 9);
    assert_int_equal(page.n_aliases, 1);
    assert_string_equal(page.aliases[0], "Kotkan kaupunki");
    assert_int_equal(page.n_sectors, 1);
    assert_int_equal(page.n_organizations, 1);
    assert_false(page.organizations[0].is_network);
    assert_int_equal(page.n_joint, 1);
    assert_true(page.joint[0].is_network);
    assert_string_equal(page.joint[0].party_name, "Talo ry");
    assert_int_equal(page.n_seats, 1);
    assert_int_equal(page.seats[0].role, MEMBERSHIP_EXPERT);
    assert_int_equal(page.n_decisions, 2);
    assert_int_equal(page.decisions[0].id, x);
    assert_int_equal(page.decisions[1].id, first);
    assert_int_equal(page.decisions[1].outcome, OUTCOME_APPROVED);
    assert_int_equal(page.n_meetings, 2);
    assert_int_equal(page.meetings[0].id, new);
    assert_true(page.meetings[0].has_minutes);
}

static void every_change_raises_the_generation(void **state)
{
    struct test_db *t = test_db(state);
    int64_t before, after, id = add(t, PARTY_MUNICIPALITY, "Kotka");
    assert_int_equal(db_generation(t->db, &before), OK);
    int64_t other = add(t, PARTY_MUNICIPALITY, "Hamina");
    assert_int_equal(db_generation(t->db, &after), OK);
    assert_true(after > before);
    assert_int_equal(party_change_successor(t->db, id, other, DAY_NONE), OK);
    assert_int_equal(db_generation(t->db, &before), OK);
    assert_true(before > after);
    assert_int_equal(party_add_alias(t->db, id, "Kotkan kaupunki"), OK);
    assert_int_equal(db_generation(t->db, &after), OK);
    assert_true(after > before);
    assert_int_equal(party_add_sector(t->db, id, "kulttuuri"), OK);
    assert_int_equal(db_generation(t->db, &before), OK);
    assert_true(before > after);
}

int main(void)
{
    day_init();
    const struct CMUnitTest tests[] = {
        TEST_DB(what_was_added_comes_back),
        TEST_DB(a_municipality_code_is_taken_once),
        TEST_DB(it_is_found_by_any_of_its_names),
        TEST_DB(lists_go_by_name_and_key),
        TEST_DB(only_those_with_an_organ_are_keepers),
        TEST_DB(a_page_tells_what_went_before_and_what_came_after),
        TEST_DB(a_page_tells_where_it_sits_and_what_it_has_decided),
        TEST_DB(every_change_raises_the_generation),
    };
    return cmocka_run_group_tests_name("party_store", tests, NULL, NULL);
}
