/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "feature/feed/feed.h"

static void the_length_is_read_leniently(void **state)
{
    (void)state;
    assert_int_equal(feed_length(""), 30);
    assert_int_equal(feed_length("kissa"), 30);
    assert_int_equal(feed_length("0"), 30);
    assert_int_equal(feed_length("-5"), 30);
    assert_int_equal(feed_length("7"), 7);
    assert_int_equal(feed_length("30?page=rss/meetings"), 30);
    assert_int_equal(feed_length("1000"), 1000);
    assert_int_equal(feed_length("1001"), 1000);
    assert_int_equal(feed_length("99999999999999999999"), 1000);
}

static void titles_are_as_in_the_old_feeds(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct day on;
    assert_int_equal(day_make(2023, 8, 4, &on), OK);
    assert_string_equal(feed_title(a, "Kaupunginhallitus", on, "Avaus / alku"), "Kaupunginhallitus 04.08.2023 / Avaus / alku");
    assert_string_equal(feed_title(a, "Kaupunginhallitus", on, ""), "Kaupunginhallitus 04.08.2023");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_length_is_read_leniently),
        cmocka_unit_test(titles_are_as_in_the_old_feeds),
    };
    return cmocka_run_group_tests_name("feed", tests, NULL, NULL);
}
