/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "format/csv.h"

static void fields_are_quoted_when_they_must(void **state)
{
    auto_out struct out o = out_make(1000);
    struct csv c = csv_to(&o);
    struct str text;
    (void)state;
    CSV_LINE(&c, "Kouvola", "a,b", "say \"x\"", "two\nlines", "", "=1+1", "-");
    csv_int(&c, -5);
    csv_cents(&c, 996000);
    csv_cents(&c, -100);
    csv_end_line(&c);
    assert_int_equal(out_finish(&o, &text), OK);
    assert_string_equal(text.p, "Kouvola,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",,\"'=1+1\",\"'-\"\r\n-5,9960.00,-1.00\r\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(fields_are_quoted_when_they_must)};
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
