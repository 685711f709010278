/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "html/record.h"

static void an_open_period_has_one_day(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct view v = {.arena = a, .lang = LANG_FI};
    struct day from, to;
    assert_int_equal(day_make(2022, 1, 1, &from), OK);
    assert_int_equal(day_make(2024, 12, 31, &to), OK);
    assert_string_equal(period_text(&v, from, to), "1.1.2022 – 31.12.2024");
    assert_string_equal(period_text(&v, from, DAY_NONE), "1.1.2022 –");
    assert_string_equal(period_text(&v, DAY_NONE, to), "– 31.12.2024");
    assert_string_equal(period_text(&v, DAY_NONE, DAY_NONE), "");
}

static void empty_texts_leave_no_dot(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct view v = {.arena = a, .lang = LANG_FI};
    assert_string_equal(WITH_DOTS(&v, "Kouvola", "", "§ 180"), "Kouvola · § 180");
    assert_string_equal(WITH_DOTS(&v, "", "§ 180"), "§ 180");
    assert_string_equal(WITH_DOTS(&v, "", ""), "");
}

static void an_outcome_that_does_not_tell_is_neutral(void **state)
{
    (void)state;
    assert_int_equal(outcome_tone(OUTCOME_AMENDED), TONE_SUCCESS);
    assert_int_equal(outcome_tone(OUTCOME_REJECTED), TONE_ERROR);
    assert_int_equal(outcome_tone(OUTCOME_WITHDRAWN), TONE_WARNING);
    assert_int_equal(outcome_tone(OUTCOME_UNCLEAR), TONE_NEUTRAL);
    assert_int_equal(outcome_tone(0), TONE_NEUTRAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_open_period_has_one_day),
        cmocka_unit_test(empty_texts_leave_no_dot),
        cmocka_unit_test(an_outcome_that_does_not_tell_is_neutral),
    };
    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
