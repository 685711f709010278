/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/out.h"
#include "base/print.h"
#include "base/text.h"
#include "base/vec.h"

static struct day day(int y, int m, int d)
{
    struct day made;
    assert_int_equal(day_make(y, m, d, &made), OK);
    return made;
}

static void count_up(void *x)
{
    int *order = x;
    order[1 + order[0]] = order[0] + 1;
    order[0]++;
}

/* Each format as the C library makes it, also where the text does not fit. */
static void check_print(const char *expected, const char *format, ...) printf_like(2, 3);
static void check_print(const char *expected, const char *format, ...)
{
    char buffer[40];
    size_t n = strlen(expected);
    for (size_t size = 0; size <= sizeof buffer; size += 5) {
        va_list ap;
        memset(buffer, '#', sizeof buffer);
        va_start(ap, format);
        assert_int_equal(print_text(buffer, size, format, ap), n);
        va_end(ap);
        if (size == 0) assert_int_equal(buffer[0], '#');
        else assert_int_equal(strlen(buffer), n < size ? n : size - 1);
        if (size > 0) assert_memory_equal(buffer, expected, strlen(buffer));
        if (size < sizeof buffer) assert_int_equal(buffer[size], '#');
    }
}

static void print_is_as_of_the_library(void **state)
{
    (void)state;
    check_print("", "%s", "");
    check_print("/kokousasiat/7", "/kokousasiat/%lld", 7LL);
    check_print("-9223372036854775808 0", "%lld %d", (long long)INT64_MIN, 0);
    check_print("Kunnanhallitus § 40, 2022", "%s § %lld, %d", "Kunnanhallitus", 40LL, 2022);
    check_print("100 % 007 x  -2147483648", "%d %% %03d %.1s %s %d", 100, 7, "xyz", "", INT32_MIN);
}

static void arena_runs_deferred_once(void **state)
{
    (void)state;
    int calls[4] = {0};
    struct arena *a = arena_new();
    arena_defer(a, count_up, calls);
    arena_defer(a, count_up, calls);
    arena_reset(a);
    assert_int_equal(calls[0], 2);
    arena_free(a);
    assert_int_equal(calls[0], 2);
}

static void arena_gives_zeroed_aligned_memory(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    for (int round = 0; round < 2; round++) {
        for (size_t n = 1; n < 100000; n = n * 3 + 1) {
            unsigned char *p = arena_alloc(a, n);
            assert_int_equal((uintptr_t)p % 16, 0);
            assert_int_equal(p[0] | p[n / 2] | p[n - 1], 0);
            memset(p, 0xff, n);
        }
        arena_reset(a);
    }
    assert_string_equal(arena_printf(a, "%s-%d", "päätös", 7), "päätös-7");
}

static void vec_grows(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    VEC(int) v = {0};
    for (int i = 0; i < 100; i++) *vec_add(a, &v) = i;
    assert_int_equal(v.n, 100);
    assert_int_equal(v.at[0] + v.at[99], 99);
}

static void out_keeps_its_error(void **state)
{
    (void)state;
    auto_out struct out o = out_make(5);
    out_put(&o, "abc");
    out_int(&o, -12);
    struct str got = {0};
    assert_int_equal(out_finish(&o, &got), ERR_LIMIT);
    assert_null(got.p);
    out_put(&o, "x"); /* would fit, but the error is sticky */
    assert_int_equal(o.n, 3);
    out_clear(&o);
    out_printf(&o, "%d", 12345);
    assert_int_equal(out_finish(&o, &got), OK);
    assert_true(str_is(got, "12345"));
    out_int(&o, INT64_MIN);
    assert_int_equal(o.err, ERR_LIMIT);
}

static void str_cuts_and_trims(void **state)
{
    (void)state;
    struct str rest = STR("a;;b"), part;
    assert_true(str_cut(&rest, ';', &part) && str_is(part, "a"));
    assert_true(str_cut(&rest, ';', &part) && str_is(part, ""));
    assert_true(str_cut(&rest, ';', &part) && str_is(part, "b"));
    assert_false(str_cut(&rest, ';', &part));
    assert_true(str_is(str_trim(STR("\xc2\xa0 \tx y\xe2\x80\xaf\n")), "x y"));
    assert_true(str_is(str_trim(STR(" \xc2\xa0")), ""));
    int64_t n = 7;
    assert_int_equal(str_to_int(STR("9223372036854775808"), &n), ERR_INPUT);
    assert_int_equal(n, 7);
    assert_int_equal(str_to_int(STR("-9223372036854775808"), &n), OK);
    assert_true(n == INT64_MIN);
    assert_int_equal(str_to_int(STR("12a"), &n), ERR_INPUT);
    assert_int_equal(str_to_int(STR(""), &n), ERR_INPUT);
}

static void utf8_is_checked(void **state)
{
    (void)state;
    assert_true(text_is_utf8(STR("päätös € 𐍈")));
    assert_false(text_is_utf8(STR("a\0b")));
    assert_false(text_is_utf8(STR("\xe4")));
    assert_false(text_is_utf8(STR("\xc0\xaf")));     /* overlong */
    assert_false(text_is_utf8(STR("\xed\xa0\x80"))); /* surrogate */
    assert_false(text_is_utf8(STR("\xf4\x90\x80\x80")));
    assert_int_equal(text_length(STR("päätös")), 6);
    assert_true(str_is(text_first(STR("pää"), 2), "p"));
}

static void days_exist_or_not(void **state)
{
    (void)state;
    struct day d;
    char buffer[11];
    assert_int_equal(day_make(2023, 2, 29, &d), ERR_INPUT);
    assert_int_equal(day_make(2100, 2, 29, &d), ERR_INPUT);
    assert_string_equal(day_iso(day(2024, 2, 29), buffer), "2024-02-29");
    assert_int_equal(day_read_finnish(STR("14.08.2023"), &d), OK);
    assert_string_equal(day_iso(d, buffer), "2023-08-14");
    assert_int_equal(day_weekday(d), 1);
    assert_int_equal(day_read(STR(" 4. 8. 2023"), &d), OK);
    assert_int_equal(day_read(STR("31.4.2023"), &d), ERR_INPUT);
    assert_int_equal(day_read(STR("1.1.23"), &d), ERR_INPUT);
    for (int32_t n = -25567; n < 80000; n++) { /* 1900–2189: there and back */
        int y, m, dd;
        day_parts((struct day){n}, &y, &m, &dd);
        assert_int_equal(day(y, m, dd).n, n);
    }
}

static void free_days_follow_the_act(void **state)
{
    (void)state;
    assert_int_equal(day_easter(2023).n, day(2023, 4, 9).n);
    assert_int_equal(day_easter(2038).n, day(2038, 4, 25).n);
    assert_true(day_is_free(day(2023, 4, 7)));   /* Good Friday */
    assert_true(day_is_free(day(2023, 5, 18)));  /* Ascension Day */
    assert_true(day_is_free(day(2023, 6, 23)));  /* Midsummer Eve */
    assert_true(day_is_free(day(2024, 12, 24))); /* Christmas Eve, a Tuesday */
    assert_true(day_is_free(day(2024, 12, 6)));
    assert_false(day_is_free(day(2024, 12, 31)));
    assert_false(day_is_free(day(2023, 4, 6))); /* Maundy Thursday */
    assert_int_equal(day_next_weekday(day(2023, 9, 23)).n, day(2023, 9, 25).n);
}

static void moments_are_in_helsinki(void **state)
{
    (void)state;
    char iso[26], http[30];
    struct moment summer = moment_make(day(2023, 8, 14), 14, 0);
    assert_string_equal(moment_iso(summer, iso), "2023-08-14T14:00:00+03:00");
    assert_string_equal(moment_http(summer, http), "Mon, 14 Aug 2023 11:00:00 GMT");
    assert_string_equal(moment_iso(moment_make(day(2023, 12, 1), 9, 30), iso), "2023-12-01T09:30:00+02:00");
    struct day d;
    int h, m;
    moment_parts((struct moment){1692050399}, &d, &h, &m); /* 2023-08-14T21:59:59Z */
    assert_int_equal(d.n, day(2023, 8, 15).n);
    assert_int_equal(h, 0);
}

int main(void)
{
    day_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(print_is_as_of_the_library),
        cmocka_unit_test(arena_runs_deferred_once), cmocka_unit_test(arena_gives_zeroed_aligned_memory),
        cmocka_unit_test(vec_grows),                cmocka_unit_test(out_keeps_its_error),
        cmocka_unit_test(str_cuts_and_trims),       cmocka_unit_test(utf8_is_checked),
        cmocka_unit_test(days_exist_or_not),        cmocka_unit_test(free_days_follow_the_act),
        cmocka_unit_test(moments_are_in_helsinki),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
