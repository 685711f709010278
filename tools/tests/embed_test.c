/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/embed.h"

extern const struct embedded test_files[];

static void every_byte_survives(void **state)
{
    const struct embedded *all = embedded_find(test_files, "all.bin");
    assert_non_null(all);
    assert_int_equal(all->n, 256);
    for (int i = 0; i < 256; i++)
        assert_int_equal(all->p[i], i);
    assert_int_equal(all->p[256], 0);
    assert_string_equal(all->hash, "40aff2e9d2d8922e"); /* sha256sum all.bin */
}

static void an_empty_file_is_there(void **state)
{
    const struct embedded *empty = embedded_find(test_files, "empty.bin");
    assert_non_null(empty);
    assert_int_equal(empty->n, 0);
    assert_string_equal(empty->hash, "e3b0c44298fc1c14"); /* of nothing */
}

static void only_the_suffix_in_order(void **state)
{
    assert_string_equal(test_files[0].name, "all.bin");
    assert_string_equal(test_files[1].name, "empty.bin");
    assert_null(test_files[2].name);
    assert_null(embedded_find(test_files, "hidden.txt"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_survives),
        cmocka_unit_test(an_empty_file_is_there),
        cmocka_unit_test(only_the_suffix_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
