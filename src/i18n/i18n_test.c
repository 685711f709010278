/* i18n_test.c — our few forms against ICU's, and messages from a table of the test's own. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <limits.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "i18n/i18n.h"
#include "i18n/messages.h"

static const struct message fi[] = {
    {"%d item", "%d asia", "%d asiaa"},
    {"%s of %d", "%s / %d", NULL},
    {"Meetings", "Kokoukset", NULL},
    {"Paper", "Asiakirja", NULL},
};
const struct messages messages_fi = {fi, 4};
const struct messages messages_sv = {fi, 0};

static const char *const locales[LANG_COUNT] = {"fi_FI", "sv_FI", "en_GB"};

static struct arena *arena;

static int set_up(void **state)
{
    arena = arena_new();
    day_init();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(arena);
    return 0;
}

/* ---- ICU ---------------------------------------------------------------------------------------------- */

/* ICU's text as UTF-8 with one minus sign: its en_GB writes "-", we write U+2212 in every language. */
static const char *from_icu(const UChar *text)
{
    char utf8[256];
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8(utf8, sizeof utf8, NULL, text, -1, &error);
    assert_true(U_SUCCESS(error));
    return utf8[0] == '-' ? arena_printf(arena, "\u2212%s", utf8 + 1) : arena_strdup(arena, utf8);
}

static const char *icu_number(enum lang lang, UNumberFormatStyle style, const char *decimal)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar text[256], euro[] = {'E', 'U', 'R', 0};
    UNumberFormat *f = unum_open(style, NULL, 0, locales[lang], NULL, &error);
    if (style == UNUM_CURRENCY) unum_setTextAttribute(f, UNUM_CURRENCY_CODE, euro, 3, &error);
    unum_formatDecimal(f, decimal, -1, text, 256, NULL, &error);
    assert_true(U_SUCCESS(error));
    unum_close(f);
    return from_icu(text);
}

static const char *icu_date(enum lang lang, const char *pattern, struct moment m)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar text[256], wide[64], zone[32];
    u_uastrcpy(zone, "Europe/Helsinki");
    u_strFromUTF8(wide, 64, NULL, pattern, -1, &error);
    UDateFormat *f = udat_open(UDAT_PATTERN, UDAT_PATTERN, locales[lang], zone, -1, wide, -1, &error);
    udat_format(f, (UDate)m.s * 1000, text, 256, NULL, &error);
    assert_true(U_SUCCESS(error));
    udat_close(f);
    return from_icu(text);
}

/* The locale's own choice of form. */
static const char *icu_styled(enum lang lang, UDateFormatStyle time, UDateFormatStyle date, struct moment m)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar text[256], zone[32];
    u_uastrcpy(zone, "Europe/Helsinki");
    UDateFormat *f = udat_open(time, date, locales[lang], zone, -1, NULL, 0, &error);
    udat_format(f, (UDate)m.s * 1000, text, 256, NULL, &error);
    assert_true(U_SUCCESS(error));
    udat_close(f);
    return from_icu(text);
}

static struct moment at(int year, int month, int day, int hour, int minute)
{
    struct day d;
    assert_int_equal(day_make(year, month, day, &d), OK);
    return moment_make(d, hour, minute);
}

/* ---- tests -------------------------------------------------------------------------------------------- */

static void messages_are_found_or_are_their_source(void **state)
{
    assert_string_equal(i18n(LANG_FI, "Meetings"), "Kokoukset");
    assert_string_equal(i18n(LANG_FI, "Paper"), "Asiakirja");
    assert_string_equal(i18n(LANG_FI, "Not there"), "Not there");
    assert_string_equal(i18n(LANG_FI, ""), "");
    assert_string_equal(i18n(LANG_SV, "Meetings"), "Meetings");
    assert_string_equal(i18n(LANG_EN, "Meetings"), "Meetings");
    assert_string_equal(i18n_f(arena, LANG_FI, "%s of %d", "sivu 1", 4), "sivu 1 / 4");
    assert_string_equal(i18n_f(arena, LANG_EN, "%s of %d", "page 1", 4), "page 1 of 4");
}

static void one_is_one_and_all_else_is_other(void **state)
{
    const int64_t others[] = {0, 2, 11, 21, 101, INT64_MAX, INT64_MIN};
    assert_string_equal(i18n_n(LANG_FI, "%d item", "%d items", 1), "%d asia");
    assert_string_equal(i18n_n(LANG_EN, "%d item", "%d items", 1), "%d item");
    assert_string_equal(i18n_n(LANG_SV, "%d item", "%d items", -1), "%d item");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_string_equal(i18n_n(LANG_FI, "%d item", "%d items", others[i]), "%d asiaa");
        assert_string_equal(i18n_n(LANG_EN, "%d item", "%d items", others[i]), "%d items");
    }
}

static void languages_have_codes_and_prefixes(void **state)
{
    assert_string_equal(lang_code(LANG_FI), "fi");
    assert_string_equal(lang_code(LANG_SV), "sv");
    assert_string_equal(lang_code(LANG_EN), "en");
    assert_string_equal(lang_prefix(LANG_FI), "");
    assert_string_equal(lang_prefix(LANG_SV), "/sv");
    assert_string_equal(lang_prefix(LANG_EN), "/en");
}

static void forms_as_the_header_promises(void **state)
{
    struct moment m = at(2023, 8, 14, 14, 0);
    struct day d;
    assert_int_equal(day_make(2023, 8, 14, &d), OK);
    assert_string_equal(i18n_day(arena, LANG_FI, d), "14.8.2023");
    assert_string_equal(i18n_weekday(arena, LANG_SV, d), "mån 2023-08-14");
    assert_string_equal(i18n_moment(arena, LANG_FI, m), "14.8.2023 klo 14.00");
    assert_string_equal(i18n_moment(arena, LANG_SV, m), "2023-08-14 14:00");
    assert_string_equal(i18n_moment(arena, LANG_EN, m), "14 August 2023, 14:00");
    assert_string_equal(i18n_euros(arena, LANG_FI, 996000), "9\u00a0960,00\u00a0€");
    assert_string_equal(i18n_euros(arena, LANG_EN, 996000), "€9,960.00");
}

static void what_is_not_known_is_empty(void **state)
{
    for (enum lang l = LANG_FI; l <= LANG_EN; l++) {
        assert_string_equal(i18n_day(arena, l, DAY_NONE), "");
        assert_string_equal(i18n_weekday(arena, l, DAY_NONE), "");
        assert_string_equal(i18n_moment(arena, l, (struct moment){0}), "");
        assert_string_equal(i18n_time(arena, l, (struct moment){0}), "");
    }
}

/* Every month, both sides of the two clock changes, midnight, a leap day, one- and two-digit days and hours.
 */
static void days_and_times_as_icu_has_them(void **state)
{
    static const char *const day_patterns[LANG_COUNT] = {"d.M.y", "y-MM-dd", "d MMMM y"};
    static const char *const week_patterns[LANG_COUNT] = {"ccc d.M.y", "EEE y-MM-dd", "EEE d MMMM y"};
    static const char *const time_patterns[LANG_COUNT] = {"HH.mm", "HH:mm", "HH:mm"};
    static const char *const moment_patterns[LANG_COUNT] = {"d.M.y 'klo' HH.mm", "y-MM-dd HH:mm",
                                                            "d MMMM y, HH:mm"};
    struct moment moments[] = {at(2024, 2, 29, 0, 0),  at(2023, 3, 26, 2, 59),  at(2023, 3, 26, 4, 0),
                               at(2023, 10, 29, 2, 0), at(2023, 10, 29, 4, 30), at(1999, 12, 31, 23, 59),
                               at(2023, 1, 3, 9, 5),   at(2023, 1, 7, 9, 5),    at(2025, 5, 1, 18, 30)};
    for (size_t i = 0; i < sizeof moments / sizeof *moments + 84; i++) {
        size_t n = sizeof moments / sizeof *moments;
        struct moment m = {1000000000 + (int64_t)i * 5 * 86400};
        if (i < n) m = moments[i];
        struct day d;
        int hour, minute;
        moment_parts(m, &d, &hour, &minute);
        for (enum lang l = LANG_FI; l <= LANG_EN; l++) {
            assert_string_equal(i18n_day(arena, l, d), icu_date(l, day_patterns[l], m));
            assert_string_equal(i18n_time(arena, l, m), icu_date(l, time_patterns[l], m));
            assert_string_equal(i18n_moment(arena, l, m), icu_date(l, moment_patterns[l], m));
            const char *week = icu_date(l, week_patterns[l], m), *ours = i18n_weekday(arena, l, d);
            assert_string_equal(ours, week);
        }
    }
}

/* That the forms are the locales' own, not only what a pattern of ours can say. */
static void forms_are_the_locales_own(void **state)
{
    struct moment m = at(2023, 8, 14, 14, 0);
    assert_string_equal(i18n_moment(arena, LANG_FI, m), icu_styled(LANG_FI, UDAT_SHORT, UDAT_MEDIUM, m));
    assert_string_equal(i18n_time(arena, LANG_FI, m), icu_styled(LANG_FI, UDAT_SHORT, UDAT_NONE, m));
    assert_string_equal(i18n_time(arena, LANG_EN, m), icu_styled(LANG_EN, UDAT_SHORT, UDAT_NONE, m));
    assert_string_equal(icu_styled(LANG_EN, UDAT_NONE, UDAT_LONG, m), "14 August 2023");
}

static void numbers_and_euros_as_icu_has_them(void **state)
{
    const int64_t numbers[] = {0,         1,       -1,        9,          99,        100,      999,
                               1000,      -1000,   9960,      10000,      99999,     100000,   12345678,
                               -12345678, 1000000, 100000007, 9999999999, INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        int64_t n = numbers[i];
        uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
        const char *whole = arena_printf(arena, "%lld", (long long)n);
        const char *cents = arena_printf(arena, "%s%llu.%02llu", n < 0 ? "-" : "",
                                         (unsigned long long)u / 100, (unsigned long long)u % 100);
        for (enum lang l = LANG_FI; l <= LANG_EN; l++) {
            assert_string_equal(i18n_number(arena, l, n), icu_number(l, UNUM_DECIMAL, whole));
            assert_string_equal(i18n_euros(arena, l, n), icu_number(l, UNUM_CURRENCY, cents));
        }
    }
}

static void sizes_round_and_move_to_the_next_unit(void **state)
{
    const struct {
        int64_t bytes;
        const char *fi, *sv, *en;
    } sizes[] = {
        {0, "0\u00a0t", "0\u00a0B", "0\u00a0B"},
        {999, "999\u00a0t", "999\u00a0B", "999\u00a0B"},
        {1000, "1\u00a0kt", "1\u00a0kB", "1\u00a0kB"},
        {1499, "1\u00a0kt", "1\u00a0kB", "1\u00a0kB"},
        {1500, "2\u00a0kt", "2\u00a0kB", "2\u00a0kB"},
        {212345, "212\u00a0kt", "212\u00a0kB", "212\u00a0kB"},
        {999499, "999\u00a0kt", "999\u00a0kB", "999\u00a0kB"},
        {999500, "1\u00a0Mt", "1\u00a0MB", "1\u00a0MB"},
        {1250000, "1,3\u00a0Mt", "1,3\u00a0MB", "1.3\u00a0MB"},
        {1240000, "1,2\u00a0Mt", "1,2\u00a0MB", "1.2\u00a0MB"},
        {9949999, "9,9\u00a0Mt", "9,9\u00a0MB", "9.9\u00a0MB"},
        {9960000, "10\u00a0Mt", "10\u00a0MB", "10\u00a0MB"},
        {64000000, "64\u00a0Mt", "64\u00a0MB", "64\u00a0MB"},
        {2500000000, "2,5\u00a0Gt", "2,5\u00a0GB", "2.5\u00a0GB"},
        {INT64_MAX, "9\u00a0223\u00a0372\u00a0Tt", "9\u00a0223\u00a0372\u00a0TB", "9,223,372\u00a0TB"},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        assert_string_equal(i18n_bytes(arena, LANG_FI, sizes[i].bytes), sizes[i].fi);
        assert_string_equal(i18n_bytes(arena, LANG_SV, sizes[i].bytes), sizes[i].sv);
        assert_string_equal(i18n_bytes(arena, LANG_EN, sizes[i].bytes), sizes[i].en);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_are_found_or_are_their_source),
        cmocka_unit_test(one_is_one_and_all_else_is_other),
        cmocka_unit_test(languages_have_codes_and_prefixes),
        cmocka_unit_test(forms_as_the_header_promises),
        cmocka_unit_test(what_is_not_known_is_empty),
        cmocka_unit_test(days_and_times_as_icu_has_them),
        cmocka_unit_test(forms_are_the_locales_own),
        cmocka_unit_test(numbers_and_euros_as_icu_has_them),
        cmocka_unit_test(sizes_round_and_move_to_the_next_unit),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
