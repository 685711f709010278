/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "feature/party/party.h"

static void business_id_has_a_check_digit(void **state)
{
    (void)state;
    /* 0*7+1*9+0*10+0*5+0*8+0*4+0*2 = 9, 11 − 9 = 2 */
    assert_true(party_business_id_is_valid("0100000-2"));
    assert_false(party_business_id_is_valid("0100000-3"));
    /* 1*7+2*9+3*10+4*5+5*8+6*4+7*2 = 153, 153 mod 11 = 10, 11 − 10 = 1 */
    assert_true(party_business_id_is_valid("1234567-1"));
    assert_false(party_business_id_is_valid("12345671"));
    assert_false(party_business_id_is_valid("1234567-12"));
    assert_false(party_business_id_is_valid("12a4567-1"));
    assert_false(party_business_id_is_valid(""));
    /* 0*7+0*9+0*10+0*5+0*8+3*4+0*2 = 12, rest 1: no such id is given */
    for (char digit = '0'; digit <= '9'; digit++) {
        char id[] = "0000030-0";
        id[8] = digit;
        assert_false(party_business_id_is_valid(id));
    }
}

static void the_law_follows_from_the_kind(void **state)
{
    (void)state;
    assert_int_equal(party_regime(PARTY_MUNICIPALITY), REGIME_MUNICIPAL);
    assert_int_equal(party_regime(PARTY_COUNTY), REGIME_COUNTY);
    assert_int_equal(party_regime(PARTY_REGIONAL_COUNCIL), REGIME_MUNICIPAL);
    assert_int_equal(party_regime(PARTY_ASSOCIATION), REGIME_NONE);
    assert_int_equal(party_regime(PARTY_COUNCIL_GROUP), REGIME_NONE);
}

static void every_kind_has_its_word(void **state)
{
    (void)state;
    assert_int_equal(party_kinds.n, PARTY_OTHER);
    assert_string_equal(word_code(&party_kinds, PARTY_COUNCIL_GROUP), "council_group");
    assert_int_equal(word_read(&party_kinds, "parish"), PARTY_PARISH);
}

static void a_missing_name_falls_back_to_finnish(void **state)
{
    (void)state;
    struct party p = {.name = "Hamina", .name_sv = "Fredrikshamn", .name_en = ""};
    assert_string_equal(party_name_in(&p, "sv"), "Fredrikshamn");
    assert_string_equal(party_name_in(&p, "en"), "Hamina");
    assert_string_equal(party_name_in(&p, "fi"), "Hamina");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(business_id_has_a_check_digit),
        cmocka_unit_test(the_law_follows_from_the_kind),
        cmocka_unit_test(every_kind_has_its_word),
        cmocka_unit_test(a_missing_name_falls_back_to_finnish),
    };
    return cmocka_run_group_tests_name("party", tests, NULL, NULL);
}
