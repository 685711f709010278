/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "feature/account/account.h"

static void an_address_is_kept_in_small_letters(void **state)
{
    auto_arena struct arena *a = arena_new();
    const char *email;
    assert_int_equal(account_email_read(a, " Sihteeri@Mallikunta.Example ", &email), OK);
    assert_string_equal(email, "sihteeri@mallikunta.example");
}

static void what_is_no_address_is_refused(void **state)
{
    auto_arena struct arena *a = arena_new();
    char long_one[ACCOUNT_EMAIL_MAX + 2];
    memset(long_one, 'a', sizeof long_one);
    memcpy(long_one + sizeof long_one - 5, "@b.c", 5);
    const char *const bad[] = {"", "@", "a@", "@b.c", "a@b", "a@b.", "a@.c", "a@b@c.d", "a b@c.d", "a@b.c\nBcc: x@y.z",
                               "a,b@c.d", "<a@b.c>", long_one};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *email = "unchanged";
        assert_int_equal(account_email_read(a, bad[i], &email), ERR_INPUT);
        assert_string_equal(email, "unchanged");
    }
}

static void five_wrong_codes_bring_a_pause(void **state)
{
    struct account a = {.id = 1, .wrong_codes = 4, .wrong_codes_since = {1000}};
    assert_false(account_is_locked(&a, (struct moment){1001}));
    a.wrong_codes = 5;
    assert_true(account_is_locked(&a, (struct moment){1001}));
    assert_true(account_is_locked(&a, (struct moment){1000 + WRONG_CODES_SECONDS - 1}));
    assert_false(account_is_locked(&a, (struct moment){1000 + WRONG_CODES_SECONDS}));
}

static void a_permission_must_fit(void **state)
{
    struct problem why = {0};
    struct permission p = {.role = ROLE_CHAIR, .scope = SCOPE_PARTY, .party_id = 1, .starts_on = {10}, .ends_on = DAY_NONE};
    assert_int_equal(permission_check(&p, &why), ERR_INPUT);
    assert_string_equal(why.field, "laajuus");
    p = (struct permission){.role = ROLE_CHAIR, .scope = SCOPE_ORGANIZATION, .starts_on = {10}, .ends_on = DAY_NONE};
    assert_int_equal(permission_check(&p, &why), ERR_INPUT);
    assert_string_equal(why.field, "toimielin");
    p.organization_id = 3;
    assert_int_equal(permission_check(&p, &why), OK);
    p.ends_on.n = 9;
    assert_int_equal(permission_check(&p, &why), ERR_INPUT);
    assert_string_equal(why.field, "paattyy");
    p.ends_on.n = 10;
    assert_int_equal(permission_check(&p, &why), OK);
    p.role = 0;
    assert_int_equal(permission_check(&p, &why), ERR_INPUT);
    assert_string_equal(why.field, "rooli");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_is_kept_in_small_letters),
        cmocka_unit_test(what_is_no_address_is_refused),
        cmocka_unit_test(five_wrong_codes_bring_a_pause),
        cmocka_unit_test(a_permission_must_fit),
    };
    return cmocka_run_group_tests_name("account", tests, NULL, NULL);
}
