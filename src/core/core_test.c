/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/sector.h"
#include "core/key.h"

static void a_key_comes_back_as_it_went(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct day_key key = {.id = 7};
    struct day day;
    assert_int_equal(day_make(2023, 8, 14, &day), OK);
    assert_string_equal(day_key_write(a, day, 123), "2023-08-14.123");
    assert_int_equal(day_key_read("2023-08-14.123", &key), OK);
    assert_int_equal(key.day.n, day.n);
    assert_int_equal(key.id, 123);
    assert_int_equal(day_key_read("", &key), OK);
    assert_false(day_known(key.day));
}

static void what_is_no_key_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"2023-08-14", "2023-02-30.1", "2023-08-14.", "x", ".", "2023-08-14.1.2", "14.8.2023"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct day_key key = {.id = 7};
        assert_int_equal(day_key_read(bad[i], &key), ERR_INPUT);
        assert_int_equal(key.id, 7);
    }
}

static void a_range_is_the_year_before_the_key(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct day_key key = {.day = DAY_NONE, .id = 7};
    struct day_range all = day_range_make(a, 0, key), year = day_range_make(a, 2023, key);
    assert_string_equal(all.from, "");
    assert_string_equal(all.before, "9999");
    assert_int_equal(all.before_id, 0);
    assert_string_equal(year.from, "2023-01-01");
    assert_string_equal(year.before, "2024-01-01");
    assert_int_equal(day_key_read("2023-08-14.123", &key), OK);
    struct day_range rest = day_range_make(a, 2023, key), past = day_range_make(a, 2022, key);
    assert_string_equal(rest.before, "2023-08-14");
    assert_int_equal(rest.before_id, 123);
    assert_string_equal(past.before, "2023-01-01");
    assert_int_equal(past.before_id, 0);
}

static void a_sector_has_its_label(void **state)
{
    (void)state;
    assert_string_equal(sector_label("older_people"), "Older people");
    assert_string_equal(sector_label("kylät"), "kylät"); /* as it was told */
    assert_string_equal(sector_label(""), "");
    assert_int_equal(sector_words.n, 9); /* domain 3.13 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_comes_back_as_it_went),
        cmocka_unit_test(what_is_no_key_is_refused),
        cmocka_unit_test(a_range_is_the_year_before_the_key),
        cmocka_unit_test(a_sector_has_its_label),
    };
    return cmocka_run_group_tests_name("core", tests, NULL, NULL);
}
