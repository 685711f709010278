/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <libical/ical.h>

#include "format/ical.h"

static struct day day(int year, int month, int n)
{
    struct day d;
    assert_int_equal(day_make(year, month, n, &d), OK);
    return d;
}

static icalcomponent *read_back(struct arena *a, const struct ical_event *events, size_t n, struct str *ret_bytes)
{
    assert_int_equal(ical_write(a, "Kokoukset", events, n, (struct moment){1700000000}, ret_bytes), OK);
    icalcomponent *calendar = icalcomponent_new_from_string(ret_bytes->p);
    assert_non_null(calendar);
    assert_int_equal(icalcomponent_count_errors(calendar), 0);
    assert_true(icalrestriction_check(calendar));
    return calendar;
}

/* 14:00 in Helsinki is 11:00 UTC in summer and 12:00 in winter: by the calendar's own zone, under its plain name. */
static void a_meeting_is_at_its_wall_clock(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct str bytes;
    const struct ical_event events[] = {
        {.uid = "1@y.example", .summary = "Hallitus; kokous, \"1\"", .place = "Kunnantalo,\nsali 2", .url = "https://y.example/kokoukset/1",
         .starts = moment_make(day(2023, 8, 14), 14, 0), .ends = moment_make(day(2023, 8, 14), 16, 30)},
        {.uid = "2@y.example", .summary = "Hallitus", .place = "", .url = "", .starts = moment_make(day(2023, 12, 14), 14, 0),
         .is_cancelled = true}};
    icalcomponent *calendar = read_back(a, events, 2, &bytes);
    assert_non_null(strstr(bytes.p, "DTSTART;TZID=Europe/Helsinki:20230814T140000\r\n"));
    assert_null(strstr(bytes.p, "freeassociation"));
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    assert_string_equal(icalcomponent_get_summary(event), events[0].summary);
    assert_string_equal(icalcomponent_get_location(event), events[0].place);
    struct icaltimetype starts = icalcomponent_get_dtstart(event);
    assert_int_equal(icaltime_as_timet_with_zone(starts, starts.zone), events[0].starts.s);
    assert_int_equal(icalcomponent_get_status(event), ICAL_STATUS_CONFIRMED);
    event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT);
    starts = icalcomponent_get_dtstart(event);
    assert_int_equal(icaltime_as_timet_with_zone(starts, starts.zone), events[1].starts.s);
    assert_int_equal(icalcomponent_get_status(event), ICAL_STATUS_CANCELLED);
    icalcomponent_free(calendar);
}

static void without_a_time_it_takes_the_day(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct str bytes;
    const struct ical_event event = {.uid = "1@y.example", .summary = "Verkosto", .place = "", .url = "", .day = day(2024, 3, 15)};
    icalcomponent_free(read_back(a, &event, 1, &bytes));
    assert_non_null(strstr(bytes.p, "DTSTART;VALUE=DATE:20240315\r\n"));
    icalcomponent_free(read_back(a, NULL, 0, &bytes));
}

int main(void)
{
    day_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_meeting_is_at_its_wall_clock),
        cmocka_unit_test(without_a_time_it_takes_the_day),
    };
    return cmocka_run_group_tests_name("ical", tests, NULL, NULL);
}
