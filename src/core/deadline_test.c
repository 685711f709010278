/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/deadline.h"

static struct day day(const char *iso)
{
    struct day d;
    assert_int_equal(day_read_iso(str_of(iso), &d), OK);
    return d;
}

static void assert_day(struct day d, const char *iso)
{
    char buffer[11];
    assert_string_equal(day_iso(d, buffer), iso);
}

static void check(struct service s, const char *known, const char *last, const char *final)
{
    struct deadline d;
    assert_int_equal(deadline_find(&s, &d, NULL), OK);
    assert_day(d.deemed_known, known);
    assert_day(d.last_day, last);
    assert_day(d.final_earliest, final);
}

static struct service published(const char *iso, enum remedy remedy)
{
    return (struct service){.regime = REGIME_MUNICIPAL,
                            .remedy = remedy,
                            .notice = NOTICE_PUBLIC,
                            .published = day(iso),
                            .received = DAY_NONE};
}

/* The example of domain 3.5; the county's law gives the same. */
static void the_example(void **state)
{
    (void)state;
    check(published("2023-08-17", REMEDY_REVIEW), "2023-08-24", "2023-09-07", "2023-09-08");
    check(published("2023-08-17", REMEDY_APPEAL), "2023-08-24", "2023-09-25",
          "2023-09-26"); /* from Saturday 23.9. */
    struct service county = published("2023-08-17", REMEDY_APPEAL);
    county.regime = REGIME_COUNTY;
    check(county, "2023-08-24", "2023-09-25", "2023-09-26");
}

/* 136 §: nothing to seek. Regime none: no date at all, whatever the remedy says. Contested: no finality. */
static void nothing_runs(void **state)
{
    (void)state;
    check(published("2023-08-17", REMEDY_NONE), "2023-08-24", "", "");
    struct service forum = published("2023-08-17", REMEDY_REVIEW);
    forum.regime = REGIME_NONE;
    check(forum, "", "", "");
    struct service contested = published("2023-08-17", REMEDY_REVIEW);
    contested.is_contested = true;
    check(contested, "2023-08-24", "2023-09-07", "");
}

static void ways_of_serving(void **state)
{
    (void)state;
    struct service s = published("2023-08-17", REMEDY_REVIEW);
    s.notice = NOTICE_LETTER; /* the 7th day after sending */
    check(s, "2023-08-24", "2023-09-07", "2023-09-08");
    s.to_authority = true; /* the day it arrives: Friday 18.8., review until Friday 1.9. */
    s.received = day("2023-08-18");
    check(s, "2023-08-18", "2023-09-01", "2023-09-02");
    s.received = s.published;
    check(s, "2023-08-17", "2023-08-31", "2023-09-01");
    s = published("2023-08-17", REMEDY_REVIEW);
    s.notice = NOTICE_ELECTRONIC; /* Sunday 20.8. stays; Sunday 3.9. → Monday */
    check(s, "2023-08-20", "2023-09-04", "2023-09-05");
}

static void wrong_facts(void **state)
{
    (void)state;
    struct deadline d;
    struct problem why;
    struct service s = published("2023-08-17", REMEDY_REVIEW);
    s.notice = NOTICE_LETTER;
    s.to_authority = true;
    assert_int_equal(deadline_find(&s, &d, &why), ERR_INPUT);
    assert_string_equal(why.field, "received");
    s.received = day("2023-08-16");
    assert_int_equal(deadline_find(&s, &d, &why), ERR_INPUT);
    assert_string_equal(why.field, "received");
    s.published = DAY_NONE;
    assert_int_equal(deadline_find(&s, &d, &why), ERR_INPUT);
    assert_string_equal(why.field, "published");
}

/* Each kind of free day, met by the last day of a review: published 7 + 14 days before it. */
static void free_days(void **state)
{
    static const struct {
        const char *due, *last;
    } cases[] = {
        {"2025-01-01", "2025-01-02"}, /* New Year's Day, Wednesday */
        {"2025-01-06", "2025-01-07"}, /* Epiphany, Monday */
        {"2025-04-17", "2025-04-17"}, /* Maundy Thursday is a weekday */
        {"2025-04-18", "2025-04-22"}, /* Good Friday → Tuesday after Easter Monday */
        {"2025-04-20", "2025-04-22"}, /* Easter Sunday */
        {"2024-05-01", "2024-05-02"}, /* May Day, Wednesday */
        {"2026-05-14", "2026-05-15"}, /* Ascension Day, Thursday */
        {"2024-05-09", "2024-05-10"}, /* Ascension Day */
        {"2025-06-08", "2025-06-09"}, /* Whit Sunday; Monday is a weekday */
        {"2024-06-21", "2024-06-24"}, /* Midsummer Eve, Friday → Monday */
        {"2025-11-01", "2025-11-03"}, /* All Saints' Day is a Saturday */
        {"2024-12-06", "2024-12-09"}, /* Independence Day, Friday → Monday */
        {"2024-12-24", "2024-12-27"}, /* Christmas Eve, Tuesday → Friday */
        {"2023-12-23", "2023-12-27"}, /* Saturday before Christmas Eve on Sunday */
        {"2022-12-26", "2022-12-27"}, /* St Stephen's Day, Monday */
        {"2024-12-31", "2024-12-31"}, /* New Year's Eve is a weekday */
        {"2024-06-20", "2024-06-20"}, {"2024-04-30", "2024-04-30"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service s = published("2020-01-01", REMEDY_REVIEW);
        struct deadline d;
        s.published = day_add(day(cases[i].due), -21);
        assert_int_equal(deadline_find(&s, &d, NULL), OK);
        assert_int_equal(d.deemed_known.n, day_add(day(cases[i].due), -14).n);
        assert_day(d.last_day, cases[i].last);
    }
    check(published("2024-02-08", REMEDY_APPEAL), "2024-02-15", "2024-03-18",
          "2024-03-19"); /* leap day, Saturday */
}

/* ---- over 2020–2040, against tables made another way ------------------------------------------------ */

/* Easter Sundays as the almanac has them. */
static const char *const easters[] = {"2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31",
                                      "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
                                      "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09",
                                      "2035-03-25", "2036-04-13", "2037-04-05", "2038-04-25", "2039-04-10",
                                      "2040-04-01", "2041-04-21"};
static const char *const fixed[] = {"-01-01", "-01-06", "-05-01", "-12-06", "-12-24", "-12-25", "-12-26"};

/* 1.1.2020 was a Wednesday: a week's place counts from there. */
static bool is_weekend(struct day d)
{
    int place = (d.n - day("2020-01-01").n) % 7; /* 0 Wednesday … 3 Saturday, 4 Sunday */
    return place == 3 || place == 4;
}

static bool is_free(struct day d)
{
    char iso[11], eve[11];
    day_iso(d, iso);
    if (is_weekend(d)) return true;
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (strcmp(iso + 4, fixed[i]) == 0) return true;
    for (size_t i = 0; i < sizeof easters / sizeof *easters; i++) {
        int from = d.n - day(easters[i]).n;
        if (from == -2 || from == 1 || from == 39) return true;
    }
    /* Midsummer Day is the Saturday of 20–26 June; its eve the Friday before */
    day_iso(day_add(d, 1), eve);
    return is_weekend(day_add(d, 1)) && strcmp(eve + 4, "-06-20") >= 0 && strcmp(eve + 4, "-06-26") <= 0;
}

static void every_day_of_two_decades(void **state)
{
    static const struct {
        enum notice notice;
        bool to_authority;
        int known_after;
    } ways[] = {{NOTICE_PUBLIC, false, 7},
                {NOTICE_LETTER, false, 7},
                {NOTICE_ELECTRONIC, false, 3},
                {NOTICE_LETTER, true, 2}};
    (void)state;
    for (struct day d = day("2020-01-01"); d.n <= day("2040-12-31").n; d.n++) {
        assert_int_equal(day_is_free(d), is_free(d));
        for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
            for (enum remedy remedy = REMEDY_REVIEW; remedy <= REMEDY_APPEAL; remedy++) {
                struct service s = {REGIME_MUNICIPAL, remedy, ways[i].notice, ways[i].to_authority, d,
                                    day_add(d, 2),    false};
                struct deadline found;
                struct day last = day_add(d, ways[i].known_after + (remedy == REMEDY_REVIEW ? 14 : 30));
                while (is_free(last))
                    last.n++;
                assert_int_equal(deadline_find(&s, &found, NULL), OK);
                assert_int_equal(found.deemed_known.n, d.n + ways[i].known_after);
                assert_int_equal(found.last_day.n, last.n);
                assert_int_equal(found.final_earliest.n, last.n + 1);
            }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example),     cmocka_unit_test(nothing_runs),
        cmocka_unit_test(ways_of_serving), cmocka_unit_test(wrong_facts),
        cmocka_unit_test(free_days),       cmocka_unit_test(every_day_of_two_decades),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
