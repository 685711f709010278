/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "core/secret.h"

static void keys_are_long_and_never_the_same(void **state)
{
    auto_arena struct arena *a = arena_new();
    const char *one = secret_make(a), *two = secret_make(a);
    assert_int_equal(strlen(one), SECRET_LENGTH);
    assert_string_not_equal(one, two);
    assert_true(secret_equal(one, arena_strdup(a, one)));
    assert_false(secret_equal(one, two));
    assert_false(secret_equal(one, ""));
}

static void a_hash_serves_one_purpose(void **state)
{
    auto_arena struct arena *a = arena_new();
    assert_string_not_equal(secret_hash(a, "link", "x"), secret_hash(a, "session", "x"));
    assert_int_equal(strlen(secret_hash(a, "link", "x")), 64);
}

static void a_recovery_code_is_read_as_people_type_it(void **state)
{
    auto_arena struct arena *a = arena_new();
    const char *code = recovery_make(a);
    assert_int_equal(strlen(code), 19);
    assert_null(strpbrk(code, "01OI"));
    assert_string_equal(recovery_read(a, "k7qd xh2m-4TPAw9re "), "K7QDXH2M4TPAW9RE");
}

/* RFC 6238, appendix B (its codes have eight digits; six are their end): the secret is "12345678901234567890". */
static const char RFC_SECRET[] = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

static void codes_are_those_of_the_rfc(void **state)
{
    auto_arena struct arena *a = arena_new();
    assert_string_equal(totp_code(a, RFC_SECRET, (struct moment){59}), "287082");
    assert_string_equal(totp_code(a, RFC_SECRET, (struct moment){1111111109}), "081804");
    assert_string_equal(totp_code(a, "not base32", (struct moment){59}), "");
    assert_string_not_equal(totp_code(a, totp_make(a), (struct moment){59}), "");
}

static void a_code_serves_once_and_a_step_either_way(void **state)
{
    int64_t step = 0;
    const struct moment now = {1111111109};
    assert_int_equal(totp_check(RFC_SECRET, "081 804", now, 0, &step), OK);
    assert_int_equal(step, 1111111109 / 30);
    assert_int_equal(totp_check(RFC_SECRET, "081804", now, step, &step), ERR_INPUT);
    assert_int_equal(totp_check(RFC_SECRET, "081804", (struct moment){now.s + 30}, 0, &step), OK);
    assert_int_equal(step, 1111111109 / 30);
    assert_int_equal(totp_check(RFC_SECRET, "081804", (struct moment){now.s - 30}, 0, &step), OK);
    assert_int_equal(totp_check(RFC_SECRET, "081804", (struct moment){now.s + 90}, 0, &step), ERR_INPUT);
    assert_int_equal(totp_check(RFC_SECRET, "081805", now, 0, &step), ERR_INPUT);
    assert_int_equal(totp_check(RFC_SECRET, "0818040", now, 0, &step), ERR_INPUT);
    assert_int_equal(totp_check(RFC_SECRET, "", now, 0, &step), ERR_INPUT);
    assert_int_equal(totp_check(RFC_SECRET, "08180a", now, 0, &step), ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_long_and_never_the_same),
        cmocka_unit_test(a_hash_serves_one_purpose),
        cmocka_unit_test(a_recovery_code_is_read_as_people_type_it),
        cmocka_unit_test(codes_are_those_of_the_rfc),
        cmocka_unit_test(a_code_serves_once_and_a_step_either_way),
    };
    return cmocka_run_group_tests_name("secret", tests, NULL, NULL);
}
