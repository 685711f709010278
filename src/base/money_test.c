/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/money.h"

static void sums_are_read(void **state)
{
    static const struct {
        const char *text;
        int64_t cents;
    } right[] = {{"20000", 2000000}, {"9 960,00", 996000},
                 {"0.01", 1},        {"0,5", 50},
                 {"0", 0},           {"1000000000", INT64_C(100000000000)}};
    static const char *const wrong[] = {"",   "-1", "+1",  "1.",        ".5",  "1.234",  "1,2,3", "1.2.3",
                                        " 1", "1 ", "1e3", "1 000,0 0", "abc", "9,96 €", "0x10",  "١"};
    int64_t cents = -7;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(money_read(str_of(wrong[i]), &cents), ERR_INPUT);
    assert_int_equal(money_read(STR("1000000000.01"), &cents), ERR_LIMIT);
    assert_int_equal(money_read(STR("99999999999999999999999999"), &cents), ERR_LIMIT);
    assert_int_equal(cents, -7); /* written only on success */
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        assert_int_equal(money_read(str_of(right[i].text), &cents), OK);
        assert_int_equal(cents, right[i].cents);
    }
}

static void sums_are_written(void **state)
{
    char buffer[MONEY_TEXT];
    (void)state;
    assert_string_equal(money_plain(996000, buffer), "9960.00");
    assert_string_equal(money_plain(-100, buffer), "-1.00");
    assert_string_equal(money_plain(-5, buffer), "-0.05");
    assert_string_equal(money_plain(0, buffer), "0.00");
    assert_string_equal(money_plain(INT64_MIN, buffer), "-92233720368547758.08");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sums_are_read), cmocka_unit_test(sums_are_written)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
