/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include "app/features.h"
#include "lib/records.h"

#define GOLDEN "src/feature/feed/golden/"

/* An item of the board, imported; two parties' items with one id at their hosts; a hidden item; a cancelled meeting without
 * a time to come. */
static void fill(struct test_app *t)
{
    struct db *db = test_app_writer(t);
    int64_t one = test_party(db, "Mallikunta"), other = test_party(db, "Toisela"), board, network;
    board = test_organization(db, one, ORGANIZATION_BOARD, "Kunnanhallitus");
    must(organization_change_source(db, board, "ep10.example", "182") == OK);
    int64_t meeting = test_meeting(db, board, "2024-02-12");
    struct meeting m;
    auto_arena struct arena *a = arena_new();
    must(meeting_get(db, a, meeting, &m) == OK);
    m.source_host = "ep10.example";
    m.source_id = "2024925";
    must(meeting_change(db, &m) == OK);
    struct agenda_item item = test_item(meeting, 40, "Avustukset & <muut> \"asiat\" / ääkköset");
    item.source_host = "ep10.example";
    item.source_id = "2024925-2";
    test_item_added(db, &item);
    item = test_item(meeting, 41, "Sama tunnus");
    item.source_host = "ep10.example";
    item.source_id = "2024925-3";
    test_item_added(db, &item);
    int64_t other_board = test_organization(db, other, ORGANIZATION_BOARD, "Toiselan hallitus");
    item = test_item(test_meeting(db, other_board, "2024-01-15"), 3, "Toisen sama tunnus");
    item.source_host = "d10.example";
    item.source_id = "2024925-3";
    test_item_added(db, &item);
    item.source_id = "2024925-4";
    item.paragraph = item.position = 4;
    must(agenda_item_change_hidden(db, test_item_added(db, &item), true) == OK);
    network = test_organization(db, one, ORGANIZATION_NETWORK, "Kulttuuriverkosto");
    m = (struct meeting){.organization_id = network, .state = MEETING_CANCELLED, .held_on = test_day("2024-04-02"),
                         .published_on = DAY_NONE, .place = "", .language = "fi", .source_host = "", .source_id = "",
                         .source_url = ""};
    must(meeting_add(db, &m, &meeting) == OK);
    test_app_written(t);
}

static void feeds_are_as_read(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    test_app_same(t, "/rss/kokousasiat", GOLDEN "items.rss");
    test_app_same(t, "/rss/kokoukset", GOLDEN "meetings.rss");
    test_app_same(t, "/atom/kokousasiat", GOLDEN "items.atom");
    test_app_same(t, "/atom/kokoukset", GOLDEN "meetings.atom");
    test_app_same(t, "/kalenteri.ics", GOLDEN "calendar.ics");
    test_app_same(t, "/kokoukset/1.ics", GOLDEN "meeting.ics");
    assert_int_equal(test_app_get(t, "/kokoukset/99.ics")->status, 404);
    assert_string_equal(answer_header(test_app_get(t, "/rss/kokoukset"), "Content-Type"), "application/rss+xml; charset=utf-8");
    assert_string_equal(answer_header(test_app_get(t, "/kalenteri.ics"), "Content-Type"), "text/calendar; charset=utf-8");
}

/* An agenda may be entered before the day it is published on; what the feed tells is never from the future. */
static void no_entry_is_from_the_future(void **state)
{
    struct test_app *t = test_app(state);
    struct db *db = test_app_writer(t);
    int64_t board = test_organization(db, test_party(db, "Mallikunta"), ORGANIZATION_BOARD, "Kunnanhallitus");
    struct day later = {test_app_today().n + 60};
    char date[11];
    struct agenda_item item = test_item(test_meeting(db, board, day_iso(later, date)), 1, "Tuleva asia");
    int64_t id;
    must(agenda_item_add(db, &item, moment_make((struct day){later.n - 7}, 12, 0), &id) == OK);
    test_app_written(t);
    char today[30];
    moment_http(moment_make(test_app_today(), 12, 0), today);
    static const char *const feeds[] = {"/rss/kokousasiat", "/rss/kokoukset"};
    for (size_t i = 0; i < 2; i++) {
        const char *told = strstr(test_app_get(t, feeds[i])->body.p, "<pubDate>");
        assert_non_null(told);
        assert_memory_equal(told + strlen("<pubDate>"), today, strlen(today));
    }
}

/* The old feed addresses give the same as the new ones, in whatever order their parameters are. */
static void old_feed_addresses_keep_working(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    test_app_same(t, "/cgi/DREQUEST.PHP?page=rss/meetingitems&show=30", GOLDEN "items.rss");
    test_app_same(t, "/cgi/DREQUEST.PHP?show=30&_gl=1*x&page=rss/meetings", GOLDEN "meetings.rss");
    test_app_same(t, "/cgi/DREQUEST.PHP?page=rss%2Fmeetingitems", GOLDEN "items.rss");
    const struct answer *one = test_app_get(t, "/cgi/DREQUEST.PHP?page=rss/meetingitems&show=1");
    assert_non_null(strstr(one->body.p, "Sama tunnus"));
    assert_null(strstr(one->body.p, "Avustukset"));
}

static void an_old_address_leads_to_the_record(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    static const char *const moved[][2] = {
        {"/cgi/DREQUEST.PHP?page=meetingitem&id=2024925-2", "/kokousasiat/1"},
        {"/cgi/DREQUEST.PHP?id=2024925-2&_gl=1&page=meetingitem", "/kokousasiat/1"},
        {"/cgi/DREQUEST.PHP?page=meeting&id=2024925", "/kokoukset/1"},
        {"/cgi/DREQUEST.PHP?id=182&page=meetings", "/toimielimet/1"},
        {"/cgi/DREQUEST.PHP?page=meeting_frames", "/toimielimet"}};
    for (size_t i = 0; i < sizeof moved / sizeof *moved; i++) {
        const struct answer *answer = test_app_get(t, moved[i][0]);
        assert_int_equal(answer->status, 301);
        assert_string_equal(answer_header(answer, "Location"), moved[i][1]);
    }
}

static void of_several_records_the_reader_chooses(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    test_app_same(t, "/cgi/DREQUEST.PHP?page=meetingitem&id=2024925-3", GOLDEN "candidates.html");
}

static void an_unknown_old_address_is_not_found(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    static const char *const unknown[] = {
        "/cgi/DREQUEST.PHP", "/cgi/DREQUEST.PHP?page=meetingitem", "/cgi/DREQUEST.PHP?page=meetingitem&id=1-1",
        "/cgi/DREQUEST.PHP?page=meetingitem&id=2024925-4", /* hidden */
        "/cgi/DREQUEST.PHP?page=meeting&id='", "/cgi/DREQUEST.PHP?page=nothing&id=182"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_int_equal(test_app_get(t, unknown[i])->status, 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(feeds_are_as_read, all_routes),
        TEST_APP(no_entry_is_from_the_future, all_routes),
        TEST_APP(old_feed_addresses_keep_working, all_routes),
        TEST_APP(an_old_address_leads_to_the_record, all_routes),
        TEST_APP(of_several_records_the_reader_chooses, all_routes),
        TEST_APP(an_unknown_old_address_is_not_found, all_routes),
    };
    return cmocka_run_group_tests_name("feed_web", tests, NULL, NULL);
}
