/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "text/collate.h"

static void test_order(void **state)
{
    static const char *const sorted[] = {"Aura", "kotka", "Kotka", "Zeniitti", "Åland", "Äänekoski", "Öja"};
    struct collator *c = NULL;
    assert_int_equal(collate_open(&c), OK);
    for (size_t i = 0; i + 1 < sizeof sorted / sizeof *sorted; i++) {
        assert_true(collate_compare(c, str_of(sorted[i]), str_of(sorted[i + 1])) < 0);
        assert_true(collate_callback(c, (int)strlen(sorted[i + 1]), sorted[i + 1], (int)strlen(sorted[i]),
                                     sorted[i]) > 0);
    }
    assert_int_equal(collate_compare(c, str_of("Kotka"), str_of("Kotka")), 0);
    assert_int_equal(collate_compare(c, (struct str){NULL, 0}, str_of("")), 0);
    auto_arena struct arena *a = arena_new();
    assert_non_null(strchr(collate_version(c, a), '.'));
    collate_close(c);
}

static void test_nfc(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct str s = {0};
    assert_int_equal(text_nfc(a, STR("Ha\xcc\x88meenlinna"), &s), OK);
    assert_true(str_is(s, "Hämeenlinna"));
    assert_int_equal(text_nfc(a, STR("Hämeenlinna"), &s), OK);
    assert_true(str_is(s, "Hämeenlinna"));
    assert_int_equal(text_nfc(a, (struct str){NULL, 0}, &s), OK);
    assert_int_equal(s.n, 0);
    assert_int_equal(text_nfc(a, STR("\xff\xfe"), &s), ERR_INPUT);
}

static void test_letters(void **state)
{
    assert_int_equal(text_lower(0xc4), 0xe4); /* Ä */
    assert_int_equal(text_lower('K'), 'k');
    assert_int_equal(text_lower(0x160), 0x161); /* Š */
    assert_true(text_is_letter(0xe4));
    assert_false(text_is_letter('1'));
    assert_false(text_is_letter(0xa7)); /* § */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_nfc),
        cmocka_unit_test(test_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
