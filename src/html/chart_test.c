/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "html/chart.h"

static struct str draw(struct view *v, const struct chart_bar *bars, size_t n)
{
    struct str text;
    chart_bars(v, &(struct chart){.id = "c", .title = "A & B", .description = "all", .bars = bars, .n = n});
    assert_int_equal(out_finish(v->out, &text), OK);
    return text;
}

static void bars_are_in_proportion(void **state)
{
    auto_arena struct arena *a = arena_new();
    auto_out struct out o = out_make(10000);
    struct view v = {.out = &o, .arena = a};
    const struct chart_bar bars[] = {{"<Kotka>", "50", 50}, {"Hamina", "200", 200}, {"x", "0", 0}, {"y", "-5", -5},
                                     {"z", "1", 1}};
    (void)state;
    struct str text = draw(&v, bars, 5);
    assert_true(str_find(text, "viewBox") < 0);
    assert_true(str_find(text, "height=\"230\"") > 0);
    assert_true(str_find(text, "A &amp; B") > 0);
    assert_true(str_find(text, "&lt;Kotka&gt;") > 0);
    assert_true(str_find(text, "width=\"25.0%\"") > 0);
    assert_true(str_find(text, "width=\"100.0%\"") > 0);
    assert_true(str_find(text, "width=\"0.0%\"") > 0);
    assert_true(str_find(text, "width=\"0.5%\"") > 0);
    assert_true(str_find(text, "width=\"-") < 0);
}

static void no_bars_no_chart(void **state)
{
    auto_arena struct arena *a = arena_new();
    auto_out struct out o = out_make(10000);
    struct view v = {.out = &o, .arena = a};
    (void)state;
    assert_int_equal(draw(&v, NULL, 0).n, 0);
    const struct chart_bar nothing[] = {{"x", "0", 0}};
    assert_true(str_find(draw(&v, nothing, 1), "width=\"0.0%\"") > 0); /* nothing to divide by */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(bars_are_in_proportion), cmocka_unit_test(no_bars_no_chart)};
    return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
