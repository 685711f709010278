/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "feature/organization/organization_store.h"
#include "feature/party/party_store.h"

static struct day day(const char *iso)
{
    struct day d;
    assert_int_equal(day_read_iso(str_of(iso), &d), OK);
    return d;
}

static int64_t add_party(struct test_db *t, const char *name)
{
    int64_t id;
    const struct party p = {.kind = PARTY_MUNICIPALITY, .name = name, .name_sv = "", .name_en = "", .short_name = "",
                            .official_name = "", .business_id = "", .municipality_code = "", .language = "fi",
                            .website = "", .description = "", .succeeded_on = DAY_NONE};
    assert_int_equal(party_add(t->db, &p, &id), OK);
    return id;
}

static int64_t add(struct test_db *t, int64_t party_id, enum organization_kind kind, const char *name,
                   const char *short_name)
{
    int64_t id;
    const struct organization o = {.party_id = party_id, .kind = kind, .regime = REGIME_MUNICIPAL,
                                   .state = ORGANIZATION_ACTIVE, .name = name, .name_sv = "", .name_en = "",
                                   .short_name = short_name, .language = "fi", .sector = "", .tasks = "", .rhythm = "",
                                   .started_on = day("2021-08-01"), .ended_on = DAY_NONE, .source_host = "",
                                   .source_id = ""};
    assert_int_equal(organization_add(t->db, &o, &id), OK);
    return id;
}

static void what_was_added_comes_back(void **state)
{
    struct test_db *t = test_db(state);
    struct organization o;
    char iso[11];
    int64_t party = add_party(t, "Kouvola"), id = add(t, party, ORGANIZATION_BOARD, "Kaupunginhallitus", "KH");
    assert_int_equal(organization_get(t->db, t->a, id, &o), OK);
    assert_string_equal(o.name, "Kaupunginhallitus");
    assert_string_equal(o.party_name, "Kouvola");
    assert_int_equal(o.kind, ORGANIZATION_BOARD);
    assert_int_equal(o.regime, REGIME_MUNICIPAL);
    assert_int_equal(o.state, ORGANIZATION_ACTIVE);
    assert_string_equal(day_iso(o.started_on, iso), "2021-08-01");
    assert_false(day_known(o.ended_on));
    assert_int_equal(o.parent_id, 0);
    assert_int_equal(organization_get(t->db, t->a, id + 1, &o), ERR_NOT_FOUND);
}

static void it_is_found_by_its_names_within_its_party(void **state)
{
    struct test_db *t = test_db(state);
    int64_t one = add_party(t, "Kouvola"), other = add_party(t, "Kotka"), found;
    int64_t id = add(t, one, ORGANIZATION_BOARD, "Kaupunginhallitus", "KH");
    assert_int_equal(organization_find_by_name(t->db, one, "KH", &found), OK);
    assert_int_equal(found, id);
    assert_int_equal(organization_find_by_name(t->db, one, "Kaupunginhallitus", &found), OK);
    assert_int_equal(found, id);
    assert_int_equal(organization_find_by_name(t->db, other, "KH", &found), OK);
    assert_int_equal(found, 0);
    assert_int_equal(organization_change_source(t->db, id, "ep10.kouvola.fi", "182"), OK);
    assert_int_equal(organization_find_by_source(t->db, "ep10.kouvola.fi", "182", &found), OK);
    assert_int_equal(found, id);
    assert_int_equal(organization_find_by_source(t->db, "ep10.kouvola.fi", "", &found), OK);
    assert_int_equal(found, 0);
}

/* Å comes after Z, and a page goes on after its key, names alike told apart by id. */
static void lists_go_by_name_and_key(void **state)
{
    struct test_db *t = test_db(state);
    struct organization *all;
    size_t n;
    int64_t party = add_party(t, "Kouvola");
    add(t, party, ORGANIZATION_COMMITTEE, "Åbolautakunta", "");
    int64_t first = add(t, party, ORGANIZATION_COMMITTEE, "Tekninen lautakunta", "");
    int64_t second = add(t, party, ORGANIZATION_COMMITTEE, "Tekninen lautakunta", "");
    add(t, party, ORGANIZATION_NETWORK, "Kulttuuriverkosto", "");
    add(t, party, ORGANIZATION_COUNCIL, "valtuusto", "");
    assert_int_equal(organization_list(t->db, t->a, false, (struct organization_key){"", 0}, 10, &all, &n), OK);
    assert_int_equal(n, 4);
    assert_int_equal(all[0].id, first);
    assert_int_equal(all[1].id, second);
    assert_string_equal(all[2].name, "valtuusto");
    assert_string_equal(all[3].name, "Åbolautakunta");
    assert_int_equal(organization_list(t->db, t->a, false, (struct organization_key){all[0].name, first}, 1, &all, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].id, second);
    assert_int_equal(organization_list(t->db, t->a, true, (struct organization_key){"", 0}, 10, &all, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(organization_list_by_party(t->db, t->a, party, (struct organization_key){"", 0}, 10, &all, &n), OK);
    assert_int_equal(n, 5);
}

static void members_and_duties_come_with_their_names(void **state)
{
    struct test_db *t = test_db(state);
    struct organization_page page;
    int64_t keeper = add_party(t, "YHVI"), partner = add_party(t, "Viikari"), seat, id, x;
    id = add(t, keeper, ORGANIZATION_ADVISORY_COUNCIL, "Neuvottelukunta", "");
    assert_int_equal(organization_add_term(t->db, &(struct term){.organization_id = id, .starts_on = day("2022-01-01"),
                                                                 .ends_on = day("2023-12-31")}, &x), OK);
    assert_int_equal(organization_add_member(t->db, &(struct membership){.organization_id = id, .term_id = x,
                         .party_id = keeper, .role = MEMBERSHIP_CHAIR, .office = "", .sector = "kulttuuri",
                         .has_vote = true, .starts_on = DAY_NONE, .ends_on = DAY_NONE}, &seat), OK);
    assert_int_equal(organization_add_member(t->db, &(struct membership){.organization_id = id,
                         .office = "hyvinvointipäällikkö", .role = MEMBERSHIP_DEPUTY, .deputy_of_id = seat, .sector = "",
                         .starts_on = DAY_NONE, .ends_on = DAY_NONE}, &x), OK);
    assert_int_equal(organization_add_duty(t->db, &(struct duty){.organization_id = id, .party_id = keeper,
                         .partner_id = partner, .task = DUTY_CHAIR, .starts_on = day("2022-01-01"),
                         .ends_on = day("2024-12-31")}, &x), OK);
    assert_int_equal(organization_add_party(t->db, id, partner, day("2022-01-01"), DAY_NONE), OK);
    assert_int_equal(organization_page_read(t->db, t->a, id, 0, day("2024-03-15"), &page), OK);
    assert_int_equal(page.n_terms, 1);
    assert_int_equal(page.n_members, 2);
    assert_string_equal(page.members[0].party_name, "YHVI");
    assert_true(page.members[0].has_vote);
    assert_int_equal(page.members[1].deputy_of_id, seat);
    assert_false(page.members[1].has_vote);
    assert_int_equal(page.n_duties, 1);
    assert_string_equal(page.duties[0].partner_name, "Viikari");
    assert_int_equal(page.n_parties, 1);
    assert_int_equal(page.year, 0);
    assert_int_equal(organization_page_read(t->db, t->a, id, 2023, day("2024-03-15"), &page), ERR_NOT_FOUND);
}

static void a_seat_of_nobody_is_refused(void **state)
{
    struct test_db *t = test_db(state);
    int64_t x, id = add(t, add_party(t, "Kouvola"), ORGANIZATION_BOARD, "Kaupunginhallitus", "");
    const struct membership nobody = {.organization_id = id, .role = MEMBERSHIP_MEMBER, .office = "", .sector = "",
                                      .starts_on = DAY_NONE, .ends_on = DAY_NONE};
    assert_int_equal(organization_add_member(t->db, &nobody, &x), ERR_CONFLICT);
    struct membership *members;
    size_t n;
    assert_int_equal(organization_list_members(t->db, t->a, id, &members, &n), OK);
    assert_int_equal(n, 0);
}

static void every_change_raises_the_generation(void **state)
{
    struct test_db *t = test_db(state);
    int64_t before, after, id = add(t, add_party(t, "Kouvola"), ORGANIZATION_BOARD, "Kaupunginhallitus", "");
    assert_int_equal(db_generation(t->db, &before), OK);
    assert_int_equal(organization_add_complete_year(t->db, id, 2023), OK);
    assert_int_equal(db_generation(t->db, &after), OK);
    assert_true(after > before);
    assert_int_equal(organization_change_successor(t->db, id, id), OK);
    assert_int_equal(db_generation(t->db, &before), OK);
    assert_true(before > after);
}

int main(void)
{
    day_init();
    const struct CMUnitTest tests[] = {
        TEST_DB(what_was_added_comes_back),
        TEST_DB(it_is_found_by_its_names_within_its_party),
        TEST_DB(lists_go_by_name_and_key),
        TEST_DB(members_and_duties_come_with_their_names),
        TEST_DB(a_seat_of_nobody_is_refused),
        TEST_DB(every_change_raises_the_generation),
    };
    return cmocka_run_group_tests_name("organization_store", tests, NULL, NULL);
}
