/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "feature/agenda/agenda_store.h"
#include "feature/file/file_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/party/party_store.h"

static struct day day(const char *iso)
{
    struct day d;
    assert_int_equal(day_read_iso(str_of(iso), &d), OK);
    return d;
}

static int64_t add_board(struct test_db *t, const char *party_name)
{
    int64_t party, id;
    const struct party p = {.kind = PARTY_MUNICIPALITY, .name = party_name, .name_sv = "", .name_en = "",
                            .short_name = "", .official_name = "", .business_id = "", .municipality_code = "",
                            .language = "fi", .website = "", .description = "", .succeeded_on = DAY_NONE};
    assert_int_equal(party_add(t->db, &p, &party), OK);
    const struct organization o = {.party_id = party, .kind = ORGANIZATION_BOARD, .regime = REGIME_MUNICIPAL,
                                   .state = ORGANIZATION_ACTIVE, .name = "Hallitus", .name_sv = "", .name_en = "",
                                   .short_name = "", .language = "fi", .sector = "", .tasks = "", .rhythm = "",
                                   .started_on = DAY_NONE, .ended_on = DAY_NONE, .source_host = "", .source_id = ""};
    assert_int_equal(organization_add(t->db, &o, &id), OK);
    return id;
}

static struct meeting blank(int64_t organization_id, const char *held_on)
{
    return (struct meeting){.organization_id = organization_id, .state = MEETING_HELD, .held_on = day(held_on),
                            .published_on = DAY_NONE, .place = "", .language = "fi", .source_host = "",
                            .source_id = "", .source_url = ""};
}

static int64_t add(struct test_db *t, int64_t organization_id, const char *held_on)
{
    int64_t id;
    const struct meeting m = blank(organization_id, held_on);
    assert_int_equal(meeting_add(t->db, &m, &id), OK);
    return id;
}

static int64_t add_item(struct test_db *t, int64_t meeting_id, int64_t position, const char *title)
{
    int64_t id;
    const struct agenda_item item = {.meeting_id = meeting_id, .position = position, .item_number = position,
                                     .title = title, .language = "fi", .is_secret = position == 2,
                                     .secrecy_ground = position == 2 ? "621/1999 24 §" : "", .organization_text = "",
                                     .source_host = "", .source_id = "", .source_url = ""};
    assert_int_equal(agenda_item_add(t->db, &item, (struct moment){1700000000}, &id), OK);
    return id;
}

static void what_was_added_comes_back_and_can_change(void **state)
{
    struct test_db *t = test_db(state);
    struct meeting m = blank(add_board(t, "Kotka"), "2024-02-05"), got;
    int64_t id;
    m.kind = MEETING_AGENDA;
    m.number = 2;
    m.place = "Valtuustosali";
    m.starts_at = moment_make(m.held_on, 16, 0);
    assert_int_equal(meeting_add(t->db, &m, &id), OK);
    assert_int_equal(meeting_get(t->db, t->a, id, &got), OK);
    assert_string_equal(got.organization_name, "Hallitus");
    assert_string_equal(got.party_name, "Kotka");
    assert_int_equal(got.starts_at.s, m.starts_at.s);
    assert_int_equal(got.number, 2);
    assert_false(day_known(got.published_on));
    m.id = id;
    m.kind = MEETING_MINUTES;
    m.state = MEETING_APPROVED;
    m.published_on = day("2024-02-12");
    assert_int_equal(meeting_change(t->db, &m), OK);
    assert_int_equal(meeting_get(t->db, t->a, id, &got), OK);
    assert_int_equal(got.kind, MEETING_MINUTES);
    assert_int_equal(got.state, MEETING_APPROVED);
    assert_int_equal(got.published_on.n, day("2024-02-12").n);
    assert_int_equal(meeting_get(t->db, t->a, id + 1, &got), ERR_NOT_FOUND);
}

static void it_is_found_by_its_day_and_at_its_source(void **state)
{
    struct test_db *t = test_db(state);
    int64_t board = add_board(t, "Kotka"), id, plain = add(t, board, "2024-03-04"), found;
    struct meeting m = blank(board, "2024-02-05");
    m.source_host = "kunta.example";
    m.source_id = "2024-17";
    assert_int_equal(meeting_add(t->db, &m, &id), OK);
    assert_int_equal(meeting_find_by_source(t->db, "kunta.example", "2024-17", &found), OK);
    assert_int_equal(found, id);
    assert_int_equal(meeting_find_by_source(t->db, "", "", &found), OK);
    assert_int_equal(found, 0);
    assert_int_equal(meeting_find_by_day(t->db, board, day("2024-02-05"), false, &found), OK);
    assert_int_equal(found, id);
    assert_int_equal(meeting_find_by_day(t->db, board, day("2024-02-05"), true, &found), OK);
    assert_int_equal(found, 0);
    assert_int_equal(meeting_find_by_day(t->db, board, day("2024-03-04"), true, &found), OK);
    assert_int_equal(found, plain);
}

static void lists_go_newest_first_by_filter_and_key(void **state)
{
    struct test_db *t = test_db(state);
    struct meeting *all;
    size_t n;
    int64_t kotka = add_board(t, "Kotka"), hamina = add_board(t, "Hamina");
    int64_t last_year = add(t, kotka, "2023-12-31"), first = add(t, kotka, "2024-01-01");
    int64_t same_day = add(t, hamina, "2024-01-01"), newest = add(t, kotka, "2025-01-01");
    assert_int_equal(meeting_list(t->db, t->a, &(struct meeting_filter){.before_day = DAY_NONE}, 10, &all, &n), OK);
    assert_int_equal(n, 4);
    assert_int_equal(all[0].id, newest);
    assert_int_equal(all[1].id, same_day);
    assert_int_equal(all[3].id, last_year);
    struct meeting_filter f = {.before_day = day("2024-01-01"), .before_id = same_day};
    assert_int_equal(meeting_list(t->db, t->a, &f, 1, &all, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].id, first);
    f = (struct meeting_filter){.year = 2024, .before_day = DAY_NONE};
    assert_int_equal(meeting_list(t->db, t->a, &f, 10, &all, &n), OK);
    assert_int_equal(n, 2);
    f.before_day = day("2026-06-01"); /* a key past the year does not widen it */
    assert_int_equal(meeting_list(t->db, t->a, &f, 10, &all, &n), OK);
    assert_int_equal(n, 2);
    f = (struct meeting_filter){.organization_id = hamina, .before_day = DAY_NONE};
    assert_int_equal(meeting_list(t->db, t->a, &f, 10, &all, &n), OK);
    assert_int_equal(n, 1);
    f = (struct meeting_filter){.party_id = all[0].party_id, .year = 2023, .before_day = DAY_NONE};
    assert_int_equal(meeting_list(t->db, t->a, &f, 10, &all, &n), OK);
    assert_int_equal(n, 0);
}

static void those_to_come_go_by_day_from_today(void **state)
{
    struct test_db *t = test_db(state);
    struct meeting *all;
    struct meeting_span span;
    size_t n;
    assert_int_equal(meeting_read_span(t->db, t->a, &span), OK);
    assert_false(day_known(span.first_on));
    int64_t kotka = add_board(t, "Kotka"), hamina = add_board(t, "Hamina"), id;
    add(t, kotka, "2024-03-14");
    int64_t later = add(t, kotka, "2025-01-07"), today = add(t, hamina, "2024-03-15");
    struct meeting m = blank(hamina, "2024-04-02");
    m.state = MEETING_CANCELLED; /* people need to know */
    assert_int_equal(meeting_add(t->db, &m, &id), OK);
    struct meeting_filter f = {.before_day = DAY_NONE};
    assert_int_equal(meeting_list_coming(t->db, t->a, &f, day("2024-03-15"), 10, &all, &n), OK);
    assert_int_equal(n, 3);
    assert_int_equal(all[0].id, today);
    assert_int_equal(all[2].id, later);
    f.year = 2025;
    assert_int_equal(meeting_list_coming(t->db, t->a, &f, day("2024-03-15"), 10, &all, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].id, later);
    f = (struct meeting_filter){.year = 2024, .organization_id = hamina, .before_day = DAY_NONE};
    assert_int_equal(meeting_list_coming(t->db, t->a, &f, day("2024-03-15"), 1, &all, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].id, today);
    f = (struct meeting_filter){.party_id = all[0].party_id, .before_day = DAY_NONE};
    assert_int_equal(meeting_list_coming(t->db, t->a, &f, day("2024-03-15"), 10, &all, &n), OK);
    assert_int_equal(n, 2);
    assert_int_equal(meeting_read_span(t->db, t->a, &span), OK);
    assert_int_equal(span.first_on.n, day("2024-03-14").n);
    assert_int_equal(span.last_on.n, day("2025-01-07").n);
}

static void a_page_has_items_files_and_neighbours(void **state)
{
    struct test_db *t = test_db(state);
    struct meeting_page page;
    int64_t board = add_board(t, "Kotka"), other = add_board(t, "Hamina");
    int64_t middle = add(t, board, "2024-02-05"), before = add(t, board, "2024-01-15"), after = add(t, board, "2024-03-04");
    add(t, other, "2024-02-06");
    int64_t second = add_item(t, middle, 2, "Kauppa"), first = add_item(t, middle, 1, "Avaus");
    int64_t hidden = add_item(t, middle, 3, "Piilotettu");
    const struct file file = {.kind = FILE_MENTIONED, .number = "1", .title = "Luonnos", .file_name = "",
                              .media_type = "", .sha256 = "", .source_url = ""};
    assert_int_equal(file_change_of_item(t->db, first, &file, 1), OK);
    assert_int_equal(file_change_of_item(t->db, second, &file, 1), OK);
    assert_int_equal(agenda_item_change_hidden(t->db, hidden, true), OK);
    int64_t statements = db_statement_count(t->db);
    assert_int_equal(meeting_page_read(t->db, t->a, middle, &page), OK);
    assert_int_equal(db_statement_count(t->db) - statements, 4);
    struct meeting *listed;
    size_t n;
    const struct meeting_filter of_board = {.organization_id = board, .year = 2024, .before_day = day("2024-03-04"), .before_id = after};
    assert_int_equal(meeting_list(t->db, t->a, &of_board, 1, &listed, &n), OK);
    assert_int_equal(listed[0].id, middle);
    assert_int_equal(listed[0].n_items, 2); /* as many as the page shows */
    assert_int_equal(page.n_items, 2);
    assert_int_equal(page.items[0].id, first);
    assert_int_equal(page.items[1].id, second);
    assert_true(page.items[1].is_secret);
    assert_string_equal(page.items[1].secrecy_ground, "621/1999 24 §");
    assert_int_equal(page.n_files, 1);
    assert_int_equal(page.files[0].agenda_item_id, first); /* those of a secret item are not told */
    assert_int_equal(page.previous_id, before);
    assert_int_equal(page.next_id, after);
    assert_int_equal(page.next_on.n, day("2024-03-04").n);
    assert_int_equal(page.retrieved_at.s, 0);
    assert_int_equal(meeting_page_read(t->db, t->a, after, &page), OK);
    assert_int_equal(page.previous_id, middle);
    assert_int_equal(page.next_id, 0);
    assert_int_equal(meeting_page_read(t->db, t->a, 99, &page), ERR_NOT_FOUND);
}

static void every_change_raises_the_generation(void **state)
{
    struct test_db *t = test_db(state);
    int64_t before, after, board = add_board(t, "Kotka");
    struct meeting m = blank(board, "2024-02-05");
    assert_int_equal(db_generation(t->db, &before), OK);
    assert_int_equal(meeting_add(t->db, &m, &m.id), OK);
    assert_int_equal(db_generation(t->db, &after), OK);
    assert_true(after > before);
    assert_int_equal(meeting_change(t->db, &m), OK);
    assert_int_equal(db_generation(t->db, &before), OK);
    assert_true(before > after);
}

int main(void)
{
    day_init();
    const struct CMUnitTest tests[] = {
        TEST_DB(what_was_added_comes_back_and_can_change),
        TEST_DB(it_is_found_by_its_day_and_at_its_source),
        TEST_DB(lists_go_newest_first_by_filter_and_key),
        TEST_DB(those_to_come_go_by_day_from_today),
        TEST_DB(a_page_has_items_files_and_neighbours),
        TEST_DB(every_change_raises_the_generation),
    };
    return cmocka_run_group_tests_name("meeting_store", tests, NULL, NULL);
}
