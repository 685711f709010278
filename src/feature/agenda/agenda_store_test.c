/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "lib/records.h"

static const struct viewer the_public = {0};
static const struct moment later = {1710000000};

struct region {
    int64_t party, board, committee, meeting, other_meeting; /* the board's 14.8.2023, the committee's 1.9.2023 */
};

static struct region fill(struct db *db)
{
    struct region r = {.party = test_party(db, "Mallikunta")};
    r.board = test_organization(db, r.party, ORGANIZATION_BOARD, "Kunnanhallitus");
    r.committee = test_organization(db, r.party, ORGANIZATION_COMMITTEE, "Lautakunta");
    r.meeting = test_meeting(db, r.board, "2023-08-14");
    r.other_meeting = test_meeting(db, r.committee, "2023-09-01");
    return r;
}

static struct agenda_item get(struct test_db *t, int64_t id)
{
    struct agenda_item item;
    assert_int_equal(agenda_item_get(t->db, t->a, &the_public, id, &item), OK);
    return item;
}

/* The texts of all handlings in order, joined: "selostus|päätös". */
static const char *texts(struct test_db *t, const struct agenda_item *item)
{
    const char *all = "";
    for (size_t i = 0; i < item->n_handlings; i++)
        for (size_t k = 0; k < item->handlings[i].n_parts; k++)
            all = arena_printf(t->a, "%s%s%s", all, *all ? "|" : "", item->handlings[i].parts[k].markdown);
    return all;
}

static int64_t add_with_own(struct test_db *t, const struct region *r, struct agenda_item *item, struct part *parts,
                            size_t n_parts)
{
    struct handling *own = arena_make(t->a, struct handling);
    *own = test_handling(r->board, "KH", "2023-08-14", item->paragraph);
    own->is_own = true;
    own->parts = parts;
    own->n_parts = n_parts;
    item->handlings = own;
    item->n_handlings = 1;
    return test_item_added(t->db, item);
}

static void what_was_added_comes_back(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    struct part parts[] = {{.type = PART_EXPLANATION, .markdown = "selostus"}, {.type = PART_DECISION, .markdown = "päätös"}};
    struct handling_person people[] = {
        {.role = PERSON_CONTACT, .title = "johtaja", .name = "", .phone = "", .email = "johtaja@mallikunta.example"},
        {.role = PERSON_PREPARER, .title = "sihteeri", .name = "", .phone = "020 1", .email = ""}};
    struct handling_recipient recipients[] = {{.way = RECIPIENT_EXTRACT, .recipient = "Hakija"}};
    struct handling steps[] = {test_handling(0, "Valtuusto", "", 0), test_handling(r.board, "KH", "2023-08-14", 180)};
    steps[0].kind = HANDLING_REFERRAL;
    steps[1].is_own = true;
    steps[1].outcome = OUTCOME_AMENDED;
    steps[1].parts = parts;
    steps[1].n_parts = 2;
    steps[1].persons = people;
    steps[1].n_persons = 2;
    steps[1].recipients = recipients;
    steps[1].n_recipients = 1;
    struct agenda_item item = test_item(r.meeting, 180, "Sopimus");
    item.item_number = 4;
    item.outcome = OUTCOME_AMENDED;
    item.remedy = REMEDY_REVIEW;
    item.handlings = steps;
    item.n_handlings = 2;
    item = get(t, test_item_added(t->db, &item));
    assert_string_equal(item.title, "Sopimus");
    assert_int_equal(item.party_id, r.party);
    assert_int_equal(item.held_on.n, test_day("2023-08-14").n);
    assert_int_equal(item.item_number, 4);
    assert_int_equal(item.remedy, REMEDY_REVIEW);
    assert_int_equal(item.regime, REGIME_MUNICIPAL);
    assert_string_equal(item.organization_name, "Kunnanhallitus");
    assert_int_equal(item.published_at.s, 1700000000);
    assert_int_equal(item.n_handlings, 2);
    assert_int_equal(item.handlings[0].kind, HANDLING_REFERRAL);
    assert_false(day_known(item.handlings[0].handled_on));
    assert_int_equal(item.handlings[0].n_parts + item.handlings[0].n_persons, 0);
    const struct handling *own = agenda_item_own(&item);
    assert_true(own->is_own);
    assert_int_equal(own->outcome, OUTCOME_AMENDED);
    assert_int_equal(own->n_persons, 2);
    assert_string_equal(own->recipients[0].recipient, "Hakija");
    assert_string_equal(texts(t, &item), "selostus|päätös");
    assert_int_equal(agenda_item_get(t->db, t->a, &the_public, item.id + 1, &item), ERR_NOT_FOUND);
}

/* An agenda becomes minutes: the same item and part, the text in a new version, people as they now are. */
static void an_agenda_becomes_minutes(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    struct part draft[] = {{.type = PART_EXPLANATION, .markdown = "sama"}, {.type = PART_PROPOSAL, .markdown = "esitys"},
                           {.type = PART_COMPETENCE, .markdown = "pois jäävä"}};
    struct part final[] = {{.type = PART_DECISION, .markdown = "päätös"}, {.type = PART_EXPLANATION, .markdown = "sama"},
                           {.type = PART_PROPOSAL, .markdown = "muutettu esitys"}};
    struct agenda_item item = test_item(r.meeting, 0, "Sopimus");
    item.item_number = 4;
    item.kind = ITEM_AGENDA;
    item.is_decided = false;
    item.outcome = 0;
    int64_t id = add_with_own(t, &r, &item, draft, 3);
    struct agenda_item before = get(t, id);
    item.id = id;
    item.kind = ITEM_MINUTES;
    item.paragraph = 180;
    item.is_decided = true;
    item.outcome = OUTCOME_APPROVED;
    item.handlings[0].parts = final;
    item.handlings[0].paragraph = 180;
    assert_int_equal(agenda_item_change(t->db, &item, later), OK);
    struct agenda_item after = get(t, id);
    assert_int_equal(after.paragraph, 180);
    assert_int_equal(after.kind, ITEM_MINUTES);
    assert_int_equal(after.published_at.s, 1700000000);
    assert_int_equal(after.changed_at.s, later.s);
    assert_string_equal(texts(t, &after), "päätös|sama|muutettu esitys");
    assert_int_equal(after.handlings[0].id, before.handlings[0].id);
    assert_int_equal(after.handlings[0].parts[1].id, before.handlings[0].parts[0].id);
    assert_int_equal(after.handlings[0].parts[2].id, before.handlings[0].parts[1].id);
}

/* Earlier steps are matched by organ, day and §: one stays with its text, one goes, one comes. */
static void steps_are_matched_on_change(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    struct part text[] = {{.type = PART_DECISION, .markdown = "lähetettiin"}};
    struct handling first[] = {test_handling(0, "Valtuusto", "2023-01-30", 5), test_handling(0, "Jaosto", "2023-03-01", 2),
                               test_handling(r.board, "", "2023-08-14", 180)};
    first[0].parts = text;
    first[0].n_parts = 1;
    first[2].is_own = true;
    struct agenda_item item = test_item(r.meeting, 180, "Aloite");
    item.handlings = first;
    item.n_handlings = 3;
    item.id = test_item_added(t->db, &item);
    struct agenda_item before = get(t, item.id);
    struct handling second[] = {test_handling(0, "Nuorisovaltuusto", "2023-01-10", 1), first[0], first[2]};
    item.handlings = second;
    assert_int_equal(agenda_item_change(t->db, &item, later), OK);
    struct agenda_item after = get(t, item.id);
    assert_int_equal(after.n_handlings, 3);
    assert_string_equal(after.handlings[0].organization_text, "Nuorisovaltuusto");
    assert_int_equal(after.handlings[1].id, before.handlings[0].id);
    assert_int_equal(after.handlings[2].id, before.handlings[2].id);
    assert_string_equal(texts(t, &after), "lähetettiin");
    for (size_t i = 0; i < 3; i++) assert_int_equal(after.handlings[i].seq, i + 1);
    /* The same again changes nothing. */
    assert_int_equal(agenda_item_change(t->db, &item, later), OK);
    struct agenda_item again = get(t, item.id);
    assert_int_equal(again.handlings[0].id, after.handlings[0].id);
    assert_string_equal(texts(t, &again), "lähetettiin");
}

/* The committee's page tells of the board's § 180. `board_first`: which of the two came first. */
static void link_both(struct test_db *t, bool board_first)
{
    struct region r = fill(t->db);
    struct handling steps[] = {test_handling(r.board, "KH", "2023-08-14", 180),
                               test_handling(r.committee, "", "2023-09-01", 7)};
    steps[1].is_own = true;
    struct agenda_item item = test_item(r.other_meeting, 7, "Lausunto");
    item.handlings = steps;
    item.n_handlings = 2;
    int64_t board = 0, committee;
    if (board_first) board = test_item_of(t->db, r.board, r.meeting, "2023-08-14", 180, "Aloite");
    committee = test_item_added(t->db, &item);
    if (!board_first) board = test_item_of(t->db, r.board, r.meeting, "2023-08-14", 180, "Aloite");
    assert_int_equal(get(t, committee).handlings[0].own_item_id, board);
    assert_int_equal(get(t, committee).handlings[1].own_item_id, 0);
    assert_int_equal(get(t, board).handlings[0].own_item_id, 0);
    /* A hidden item is not pointed to. */
    assert_int_equal(agenda_item_change_hidden(t->db, board, true), OK);
    assert_int_equal(get(t, committee).handlings[0].own_item_id, 0);
    assert_int_equal(agenda_item_change_hidden(t->db, board, false), OK);
    assert_int_equal(get(t, committee).handlings[0].own_item_id, board);
    /* Nor one whose § turned out to be another. */
    struct agenda_item mended = get(t, board);
    mended.paragraph = 181;
    assert_int_equal(agenda_item_change(t->db, &mended, later), OK);
    assert_int_equal(get(t, committee).handlings[0].own_item_id, 0);
}

static void a_step_finds_its_own_item(void **state)
{
    link_both(test_db(state), true);
}

static void an_item_finds_the_steps_that_tell_of_it(void **state)
{
    link_both(test_db(state), false);
}

static void a_hidden_item_is_nowhere(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    struct agenda_item item, *items;
    struct item_surroundings around;
    size_t n;
    int64_t found, ids[3];
    for (int i = 0; i < 3; i++) ids[i] = test_item_of(t->db, r.board, r.meeting, "2023-08-14", i + 1, "Asia");
    assert_int_equal(agenda_item_change_hidden(t->db, ids[1], true), OK);
    assert_int_equal(agenda_item_get(t->db, t->a, &the_public, ids[1], &item), ERR_NOT_FOUND);
    assert_int_equal(agenda_item_get(t->db, t->a, &(struct viewer){.account_id = 1}, ids[1], &item), OK);
    assert_int_equal(agenda_item_list_by_meeting(t->db, t->a, r.meeting, &items, &n), OK);
    assert_int_equal(n, 2);
    assert_int_equal(agenda_item_list_decided(t->db, t->a, &(struct decision_filter){.before_day = DAY_NONE}, 9, &items, &n), OK);
    assert_int_equal(n, 2);
    assert_int_equal(agenda_item_read_surroundings(t->db, t->a, ids[0], &around), OK);
    assert_int_equal(around.previous_id, 0);
    assert_int_equal(around.next_id, ids[2]);
    assert_int_equal(agenda_item_find_by_reference(t->db, r.party, test_day("2023-08-14"), 2, &found), OK);
    assert_int_equal(found, 0);
}

/* The public is told that a secret matter was handled, not what was said of it. */
static void of_a_secret_item_the_title_is_told(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    struct part parts[] = {{.type = PART_DECISION, .markdown = "salaista"}};
    struct agenda_item item = test_item(r.meeting, 9, "Salassa pidettävä asia");
    item.is_secret = true;
    item.secrecy_ground = "JulkL 24 §";
    int64_t id = add_with_own(t, &r, &item, parts, 1);
    item = get(t, id);
    assert_true(item.is_secret);
    assert_string_equal(item.secrecy_ground, "JulkL 24 §");
    assert_int_equal(item.n_handlings, 1);
    assert_int_equal(item.handlings[0].n_parts, 0);
    assert_int_equal(agenda_item_get(t->db, t->a, &(struct viewer){.account_id = 1}, id, &item), OK);
    assert_int_equal(item.handlings[0].n_parts, 1);
}

static void decisions_are_listed_from_the_newest_by_key(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    struct agenda_item *all;
    size_t n;
    int64_t first = test_item_of(t->db, r.board, r.meeting, "2023-08-14", 1, "A");
    int64_t second = test_item_of(t->db, r.board, r.meeting, "2023-08-14", 2, "B");
    int64_t third = test_item_of(t->db, r.committee, r.other_meeting, "2023-09-01", 1, "C");
    struct agenda_item open = test_item(r.other_meeting, 2, "Ei päätöstä");
    open.is_decided = false;
    test_item_added(t->db, &open);
    struct decision_filter f = {.before_day = DAY_NONE};
    assert_int_equal(agenda_item_list_decided(t->db, t->a, &f, 9, &all, &n), OK);
    assert_int_equal(n, 3);
    assert_int_equal(all[0].id, third);
    assert_int_equal(all[1].id, second);
    f = (struct decision_filter){.before_day = all[1].held_on, .before_id = all[1].id};
    assert_int_equal(agenda_item_list_decided(t->db, t->a, &f, 9, &all, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].id, first);
    f = (struct decision_filter){.before_day = DAY_NONE, .organization_id = r.committee, .year = 2023};
    assert_int_equal(agenda_item_list_decided(t->db, t->a, &f, 9, &all, &n), OK);
    assert_int_equal(n, 1);
    f = (struct decision_filter){.before_day = DAY_NONE, .party_id = r.party, .year = 2023};
    assert_int_equal(agenda_item_list_decided(t->db, t->a, &f, 2, &all, &n), OK);
    assert_int_equal(n, 2);
    f.year = 2024;
    assert_int_equal(agenda_item_list_decided(t->db, t->a, &f, 9, &all, &n), OK);
    assert_int_equal(n, 0);
}

static void an_item_is_found_by_what_names_it(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    struct day on = test_day("2023-08-14");
    int64_t found, id;
    struct agenda_item item = test_item(r.meeting, 180, "Sopimus");
    item.item_number = 4;
    item.source_host = "ep10.example";
    item.source_id = "2023925-11";
    id = test_item_added(t->db, &item);
    assert_int_equal(agenda_item_find_by_source(t->db, "ep10.example", "2023925-11", &found), OK);
    assert_int_equal(found, id);
    assert_int_equal(agenda_item_find_by_source(t->db, "ep10.example", "", &found), OK);
    assert_int_equal(found, 0);
    assert_int_equal(agenda_item_find_by_paragraph(t->db, r.board, on, 180, &found), OK);
    assert_int_equal(found, id);
    assert_int_equal(agenda_item_find_by_number(t->db, r.board, on, 4, &found), OK);
    assert_int_equal(found, id);
    assert_int_equal(agenda_item_find_by_title(t->db, r.board, on, "Sopimus", &found), OK);
    assert_int_equal(found, id);
    assert_int_equal(agenda_item_find_by_title(t->db, r.committee, on, "Sopimus", &found), OK);
    assert_int_equal(found, 0);
    assert_int_equal(agenda_item_find_by_reference(t->db, r.party, on, 180, &found), OK);
    assert_int_equal(found, id);
    /* Two organs of the party with that § on that day: the reference is not resolved. */
    test_item_of(t->db, r.committee, test_meeting(t->db, r.committee, "2023-08-14"), "2023-08-14", 180, "Toinen");
    assert_int_equal(agenda_item_find_by_reference(t->db, r.party, on, 180, &found), OK);
    assert_int_equal(found, 0);
    /* The same page cannot be two items. */
    assert_int_equal(agenda_item_add(t->db, &item, later, &found), ERR_CONFLICT);
}

static void every_change_raises_the_generation(void **state)
{
    struct test_db *t = test_db(state);
    struct region r = fill(t->db);
    int64_t before, after, id;
    assert_int_equal(db_generation(t->db, &before), OK);
    id = test_item_of(t->db, r.board, r.meeting, "2023-08-14", 1, "A");
    assert_int_equal(db_generation(t->db, &after), OK);
    assert_true(after > before);
    struct agenda_item item = get(t, id);
    assert_int_equal(agenda_item_change(t->db, &item, later), OK);
    assert_int_equal(db_generation(t->db, &before), OK);
    assert_true(before > after);
    assert_int_equal(agenda_item_change_hidden(t->db, id, true), OK);
    assert_int_equal(db_generation(t->db, &after), OK);
    assert_true(after > before);
}

int main(void)
{
    day_init();
    const struct CMUnitTest tests[] = {
        TEST_DB(what_was_added_comes_back),
        TEST_DB(an_agenda_becomes_minutes),
        TEST_DB(steps_are_matched_on_change),
        TEST_DB(a_step_finds_its_own_item),
        TEST_DB(an_item_finds_the_steps_that_tell_of_it),
        TEST_DB(a_hidden_item_is_nowhere),
        TEST_DB(of_a_secret_item_the_title_is_told),
        TEST_DB(decisions_are_listed_from_the_newest_by_key),
        TEST_DB(an_item_is_found_by_what_names_it),
        TEST_DB(every_change_raises_the_generation),
    };
    return cmocka_run_group_tests_name("agenda_store", tests, NULL, NULL);
}
