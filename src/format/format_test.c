/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "format/json.h"

static void json_is_written_as_it_goes(void **state)
{
    (void)state;
    auto_out struct out o = out_make(4096);
    struct json j = json_to(&o);
    json_object(&j, NULL);
    json_int(&j, "id", 7);
    json_text(&j, "title", "\"Päätös\"\\\n\x01");
    json_text_or_null(&j, "none", "");
    json_array(&j, "items");
    json_int(&j, NULL, 1);
    json_object(&j, NULL);
    json_end(&j);
    json_end(&j);
    json_int_or_null(&j, "paragraph", 0);
    json_bool(&j, "yes", true);
    json_day(&j, "date", (struct day){0});
    json_day(&j, "no_date", DAY_NONE);
    json_ref(&j, "party", 7, "Kotka");
    json_ref(&j, "parent", 0, "");
    json_end(&j);
    struct str got;
    assert_int_equal(out_finish(&o, &got), OK);
    assert_string_equal(got.p, "{\"id\":7,\"title\":\"\\\"Päätös\\\"\\\\\\n\\u0001\",\"none\":null,\"items\":[1,{}],"
                               "\"paragraph\":null,\"yes\":true,\"date\":\"1970-01-01\",\"no_date\":null,"
                               "\"party\":{\"id\":7,\"name\":\"Kotka\"},\"parent\":null}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(json_is_written_as_it_goes)};
    return cmocka_run_group_tests_name("format", tests, NULL, NULL);
}
