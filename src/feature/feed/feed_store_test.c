/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "feature/feed/feed_store.h"
#include "lib/records.h"

static int64_t add_item(struct db *db, int64_t meeting, int64_t paragraph, const char *host, const char *source_id)
{
    struct agenda_item item = test_item(meeting, paragraph, "Asia");
    item.source_host = host;
    item.source_id = source_id;
    return test_item_added(db, &item);
}

static void feeds_begin_at_the_newest(void **state)
{
    struct test_db *t = test_db(state);
    struct feed_row *rows;
    size_t n;
    int64_t board = test_organization(t->db, test_party(t->db, "Mallikunta"), ORGANIZATION_BOARD, "Hallitus");
    int64_t old = test_meeting(t->db, board, "2023-01-02"), new = test_meeting(t->db, board, "2024-01-02");
    int64_t newest = add_item(t->db, new, 1, "", ""), first = add_item(t->db, old, 1, "", "");
    int64_t hidden = add_item(t->db, new, 2, "", "");
    assert_int_equal(agenda_item_change_hidden(t->db, hidden, true), OK);
    assert_int_equal(feed_list_items(t->db, t->a, 10, &rows, &n), OK);
    assert_int_equal(n, 2);
    assert_int_equal(rows[0].id, newest);
    assert_int_equal(rows[1].id, first);
    assert_string_equal(rows[0].organization_name, "Hallitus");
    assert_int_equal(rows[0].published_at.s, 1700000000);
    assert_int_equal(feed_list_items(t->db, t->a, 1, &rows, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(feed_list_meetings(t->db, t->a, 10, &rows, &n), OK);
    assert_int_equal(n, 2);
    assert_int_equal(rows[0].id, new);
    assert_int_equal(rows[0].kind, MEETING_MINUTES);
    struct meeting *meetings;
    assert_int_equal(feed_list_calendar(t->db, t->a, test_day("2023-01-02"), 10, &meetings, &n), OK);
    assert_int_equal(n, 2);
    assert_int_equal(meetings[0].id, old);
    assert_int_equal(feed_list_calendar(t->db, t->a, test_day("2023-01-03"), 10, &meetings, &n), OK);
    assert_int_equal(n, 1);
}

static void an_old_id_may_mean_several(void **state)
{
    struct test_db *t = test_db(state);
    struct old_record *found;
    size_t n;
    int64_t board = test_organization(t->db, test_party(t->db, "Mallikunta"), ORGANIZATION_BOARD, "Hallitus");
    int64_t meeting = test_meeting(t->db, board, "2023-01-02");
    int64_t id = add_item(t->db, meeting, 1, "a.example", "7-2");
    add_item(t->db, meeting, 2, "b.example", "7-2");
    add_item(t->db, meeting, 3, "", "");
    assert_int_equal(organization_change_source(t->db, board, "a.example", "7"), OK);
    assert_int_equal(feed_find_old(t->db, t->a, OLD_ITEM, "7-2", &found, &n), OK);
    assert_int_equal(n, 2);
    assert_int_equal(found[0].id, id);
    assert_int_equal(feed_find_old(t->db, t->a, OLD_ITEM, "", &found, &n), OK);
    assert_int_equal(n, 0);
    assert_int_equal(feed_find_old(t->db, t->a, OLD_ORGANIZATION, "7", &found, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(found[0].organization_kind, ORGANIZATION_BOARD);
    assert_int_equal(feed_find_old(t->db, t->a, OLD_MEETING, "7", &found, &n), OK);
    assert_int_equal(n, 0);
}

int main(void)
{
    day_init();
    const struct CMUnitTest tests[] = {TEST_DB(feeds_begin_at_the_newest), TEST_DB(an_old_id_may_mean_several)};
    return cmocka_run_group_tests_name("feed_store", tests, NULL, NULL);
}
