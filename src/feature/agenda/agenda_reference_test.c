/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "feature/agenda/agenda_reference.h"

/* Knows the decision of 9.12.2024 § 263 only. */
static const char *find(void *context, struct day on, int64_t paragraph)
{
    int *asked = context;
    char iso[11];
    (*asked)++;
    return strcmp(day_iso(on, iso), "2024-12-09") == 0 && paragraph == 263 ? "/kokousasiat/7" : "";
}

static void references_become_links(void **state)
{
    (void)state;
    static const struct {
        const char *text, *linked;
    } cases[] = {
        {"Käsitelty hallituksessa 09.12.2024 § 263.", "Käsitelty hallituksessa [09.12.2024 § 263](/kokousasiat/7)."},
        {"ks. 9.12.2024 (§ 263)", "ks. [9.12.2024 (§ 263)](/kokousasiat/7)"},
        {"Hallitus 263 § 9.12.2024", "Hallitus [263 § 9.12.2024](/kokousasiat/7)"},
        {"Hallitus 9.12.2024 § 264", "Hallitus 9.12.2024 § 264"},
        {"lain (612/2021) 6 §", "lain ([612/2021](https://www.finlex.fi/fi/lainsaadanto/2021/612)) 6 §"},
        {"lain (612/ 2021) § 6", "lain ([612/ 2021](https://www.finlex.fi/fi/lainsaadanto/2021/612)) § 6"},
        {"asia 225/2022", "asia 225/2022"},
        {"asia 612/2021/7", "asia 612/2021/7"},
        {"asia 1612/2021 ja 410/2015/1", "asia 1612/2021 ja 410/2015/1"},
        {"[612/2021](/x) ja `612/2021`", "[612/2021](/x) ja `612/2021`"},
        {"31.2.2024 § 263", "31.2.2024 § 263"},
        {"", ""},
        {"99999999999999999999/2021 ja 9.12.2024 § 99999999999999", "99999999999999999999/2021 ja 9.12.2024 § 99999999999999"},
    };
    auto_arena struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int asked = 0;
        assert_string_equal(reference_link(a, cases[i].text, find, &asked), cases[i].linked);
    }
}

static void questions_are_few(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    const char *text = "";
    int asked = 0;
    for (int i = 0; i < 100; i++) text = arena_printf(a, "%s 1.1.2020 § %d", text, i + 1);
    reference_link(a, text, find, &asked);
    assert_int_equal(asked, REFERENCES_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_become_links),
        cmocka_unit_test(questions_are_few),
    };
    return cmocka_run_group_tests_name("agenda_reference", tests, NULL, NULL);
}
