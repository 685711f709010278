/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "feature/agreement/agreement_share.h"

/* ---- the real shares of domain 3.7 ------------------------------------------------------------------ */

static const char *const codes[] = {"286", "285", "075", "624", "489", "935"};
static const int64_t people_2022[] = {79429, 50617, 19549, 5117, 1791, 2985};
static const int64_t people_2023[] = {78880, 50500, 19534, 5065, 1752, 2927};
enum { KYMENLAAKSO = 6 };

static struct share_table table(struct arena *a, int64_t euros, const int64_t *people)
{
    struct share_table t = {.total_cents = euros * 100, .n = KYMENLAAKSO};
    t.rows = arena_array(a, struct share_row, t.n);
    for (size_t i = 0; i < t.n; i++)
        t.rows[i] = (struct share_row){codes[i], codes[i], people[i], 0};
    return t;
}

static struct share_rule rule(struct arena *a, const char *text)
{
    struct share_rule r;
    struct problem why = {0};
    if (share_rule_read(a, str_of(text), &r, &why) != OK) fail_msg("%s: %s", text, why.note);
    return r;
}

static void check(int64_t euros, const int64_t *people, const char *text, const int64_t *shares,
                  int64_t difference)
{
    auto_arena struct arena *a = arena_new();
    struct share_rule r = rule(a, text);
    struct share_table t = table(a, euros, people);
    assert_int_equal(share_table_make(&r, &t, NULL), OK);
    for (size_t i = 0; i < t.n; i++)
        assert_int_equal(t.rows[i].share_cents, shares[i] * 100);
    assert_int_equal(t.difference_cents, difference * 100);
}

/* Exact quotas 2024: 9960.4986 6347.4368 2451.4697 641.6784 224.5937 374.3228; 2025: 7954.7202 5092.7152
 * 1969.9227 510.7842 176.6819 295.1758. */
static void kymenlaakso(void **state)
{
    (void)state;
    check(20000, people_2022, "nearest:1", (int64_t[]){9960, 6347, 2451, 642, 225, 374}, 1);
    check(16000, people_2023, "nearest:1", (int64_t[]){7955, 5093, 1970, 511, 177, 295}, -1);
    /* 49.80 31.74 12.26 3.21 1.12 1.87 %; 49.72 31.83 12.31 3.19 1.10 1.84 % */
    check(20000, people_2022, "percent:2", (int64_t[]){9960, 6348, 2452, 642, 224, 374}, 0);
    check(16000, people_2023, "percent:2", (int64_t[]){7955, 5093, 1970, 510, 176, 294}, 2);
    /* the one unit left goes to .6784, then … : whole euros are 19 997, so to Pyhtää, Miehikkälä and Kouvola
     */
    check(20000, people_2022, "largest_remainder:1", (int64_t[]){9961, 6347, 2451, 642, 225, 374}, 0);
    check(20000, people_2022, "nearest:10", (int64_t[]){9960, 6350, 2450, 640, 220, 370}, 10);
    check(20000, people_2022, "nearest:5", (int64_t[]){9960, 6345, 2450, 640, 225, 375}, 5);
    check(20000, people_2022, "nearest:1:935", (int64_t[]){9960, 6347, 2451, 642, 225, 375}, 0);
    check(16000, people_2023, "nearest:1:286", (int64_t[]){7954, 5093, 1970, 511, 177, 295}, 0);
    check(16000, people_2023, "percent:2:489", (int64_t[]){7955, 5093, 1970, 510, 178, 294}, 0);
}

static void the_carried_difference_is_told(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct share_rule r = rule(a, "nearest:1:286");
    struct share_table t = table(a, 16000, people_2023);
    assert_int_equal(share_table_make(&r, &t, NULL), OK);
    assert_int_equal(t.carried_cents, -100);
}

static void halves_go_upwards(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct share_row rows[] = {{"001", "A", 1, 0}, {"002", "B", 1, 0}};
    struct share_table t = {.total_cents = 100, .rows = rows, .n = 2};
    struct share_rule r = rule(a, "nearest:1");
    (void)state;
    assert_int_equal(share_table_make(&r, &t, NULL), OK); /* 0.50 € each */
    assert_int_equal(rows[0].share_cents, 100);
    assert_int_equal(rows[1].share_cents, 100);
    assert_int_equal(t.difference_cents, -100);
    r = rule(a, "largest_remainder:1"); /* a tie: the smaller code */
    assert_int_equal(share_table_make(&r, &t, NULL), OK);
    assert_int_equal(rows[0].share_cents, 100);
    assert_int_equal(rows[1].share_cents, 0);
    t.total_cents = 150; /* a half euro is no whole unit: it is left over */
    assert_int_equal(share_table_make(&r, &t, NULL), OK);
    assert_int_equal(t.difference_cents, 50);
}

/* ---- what cannot be --------------------------------------------------------------------------------- */

static void wrong_rules(void **state)
{
    static const char *const texts[] = {"",
                                        "nearest",
                                        "nearest:",
                                        "nearest:2",
                                        "nearest:0",
                                        "nearest:-1",
                                        "nearest:1:",
                                        "nearest:1:28",
                                        "nearest:1:28A",
                                        "nearest:1:286:",
                                        "percent",
                                        "percent:5",
                                        "percent:-1",
                                        "percent:x",
                                        "percent:2:2860",
                                        "round:1",
                                        "NEAREST:1",
                                        " nearest:1",
                                        "nearest:1 ",
                                        "largest_remainder",
                                        "hamilton:1",
                                        "nearest:0.10",
                                        "nearest:1:286:1",
                                        "largest_remainder:1:286"};
    auto_arena struct arena *a = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct share_rule r;
        struct problem why = {0};
        if (share_rule_read(a, str_of(texts[i]), &r, &why) != ERR_INPUT) fail_msg("taken: %s", texts[i]);
        assert_string_equal(why.field, "rule");
    }
    assert_int_equal(rule(a, "nearest:0.01").unit_cents, 1);
    assert_int_equal(rule(a, "nearest:10:075").unit_cents, 1000);
    assert_string_equal(rule(a, "nearest:10:075").carrier, "075");
    assert_int_equal(rule(a, "percent:0").decimals, 0);
}

static void refuse(struct share_table t, const char *rule_text, enum err expected, const char *field)
{
    auto_arena struct arena *a = arena_new();
    struct share_rule r = rule(a, rule_text);
    struct problem why = {0};
    assert_int_equal(share_table_make(&r, &t, &why), expected);
    assert_string_equal(why.field, field);
}

static void wrong_tables(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct share_row two[] = {{"001", "A", 9, 0}, {"002", "B", 1, 0}};
    struct share_table t = {.total_cents = 1000, .rows = two, .n = 2};
    (void)state;
    refuse((struct share_table){.total_cents = 1000}, "nearest:1", ERR_INPUT, "municipalities");
    refuse((struct share_table){-1, two, 2, 0, 0}, "nearest:1", ERR_INPUT, "total");
    refuse((struct share_table){INT64_C(100000000001), two, 2, 0, 0}, "nearest:1", ERR_LIMIT, "total");
    refuse(t, "nearest:1:003", ERR_INPUT, "rule");
    two[1].code = "001";
    refuse(t, "nearest:1", ERR_INPUT, "municipalities");
    two[1] = (struct share_row){"002", "B", -1, 0};
    refuse(t, "nearest:1", ERR_INPUT, "municipalities");
    two[1].population = 10000001;
    refuse(t, "nearest:1", ERR_LIMIT, "municipalities");
    two[0].population = two[1].population = 0;
    refuse(t, "nearest:1", ERR_INPUT, "municipalities");
    /* 15 € by 10 €: three of 5 € each to 10 €: −15 €, more than the carrier pays */
    struct share_row three[] = {{"001", "A", 1, 0}, {"002", "B", 1, 0}, {"003", "C", 1, 0}};
    refuse((struct share_table){1500, three, 3, 0, 0}, "nearest:10:001", ERR_INPUT, "rule");
    struct share_table many = {.total_cents = 1, .n = SHARE_ROWS_MOST + 1};
    many.rows = arena_array(a, struct share_row, many.n);
    refuse(many, "nearest:1", ERR_LIMIT, "municipalities");
}

/* ---- properties over random totals and populations -------------------------------------------------- */

static uint64_t seed = 20240814;
static int64_t random_below(int64_t n)
{
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17; /* xorshift64 */
    return (int64_t)(seed % (uint64_t)n);
}

static void shuffle(struct share_row *rows, size_t n)
{
    for (size_t i = n - 1; i > 0; i--) {
        size_t k = (size_t)random_below((int64_t)i + 1);
        struct share_row kept = rows[i];
        rows[i] = rows[k];
        rows[k] = kept;
    }
}

static int64_t share_by_code(const struct share_table *t, const char *code)
{
    for (size_t i = 0; i < t->n; i++)
        if (!strcmp(t->rows[i].code, code)) return t->rows[i].share_cents;
    fail();
    return 0;
}

static void check_properties(const struct share_rule *r, struct share_table *t)
{
    auto_arena struct arena *a = arena_new();
    struct share_row *again = arena_array(a, struct share_row, t->n);
    __int128 people = 0;
    int64_t sum = 0;
    assert_int_equal(share_table_make(r, t, NULL), OK);
    for (size_t i = 0; i < t->n; i++)
        sum += t->rows[i].share_cents, people += t->rows[i].population;
    assert_true(sum + t->difference_cents == t->total_cents);
    for (size_t i = 0; i < t->n; i++) {
        const struct share_row *x = &t->rows[i];
        assert_true(x->share_cents >= 0);
        if (r->method != SHARE_PERCENT) assert_int_equal(x->share_cents % r->unit_cents, 0);
        for (size_t k = 0; k < t->n; k++)
            if (x->population > t->rows[k].population) assert_true(x->share_cents >= t->rows[k].share_cents);
        /* exact share: total × population ÷ people, in twos so that halves are whole */
        __int128 off = 2 * ((__int128)x->share_cents * people - (__int128)t->total_cents * x->population);
        if (off < 0) off = -off;
        if (r->method == SHARE_NEAREST) assert_true(off <= people * r->unit_cents);
        if (r->method == SHARE_LARGEST_REMAINDER) assert_true(off < 4 * people * r->unit_cents);
    }
    if (r->method == SHARE_LARGEST_REMAINDER)
        assert_true(t->difference_cents >= 0 && t->difference_cents < r->unit_cents);
    memcpy(again, t->rows, t->n * sizeof *again);
    struct share_table other = {.total_cents = t->total_cents, .rows = again, .n = t->n};
    shuffle(again, other.n);
    assert_int_equal(share_table_make(r, &other, NULL), OK);
    assert_int_equal(other.difference_cents, t->difference_cents);
    for (size_t i = 0; i < t->n; i++)
        assert_int_equal(share_by_code(&other, t->rows[i].code), t->rows[i].share_cents);
}

static void properties(void **state)
{
    static const char *const texts[] = {
        "nearest:0.01",        "nearest:1",           "nearest:5",
        "nearest:10",          "percent:0",           "percent:1",
        "percent:2",           "percent:4",           "largest_remainder:0.01",
        "largest_remainder:1", "largest_remainder:10"};
    auto_arena struct arena *a = arena_new();
    (void)state;
    for (int round = 0; round < 400; round++) {
        struct share_table t = {.n = (size_t)random_below(40) + 1};
        int64_t most = random_below(4) ? 90000 : 10000000;
        t.total_cents = random_below(random_below(3) ? 100000000 : INT64_C(100000000001));
        t.rows = arena_array(a, struct share_row, t.n);
        for (size_t i = 0; i < t.n; i++) {
            const char *code = arena_printf(a, "%03zu", i * 7 + 1);
            t.rows[i] = (struct share_row){code, code, random_below(most) + (i == 0), 0};
        }
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            struct share_rule r = rule(a, texts[k]);
            check_properties(&r, &t);
        }
    }
}

/* A carrier takes exactly what would have been left, and nobody else's share changes. */
static void a_carrier(void **state)
{
    auto_arena struct arena *a = arena_new();
    (void)state;
    for (int64_t euros = 1; euros < 3000; euros += 7) {
        struct share_rule open = rule(a, "nearest:1"), carried = rule(a, "nearest:1:286");
        struct share_table left = table(a, euros, people_2022), taken = table(a, euros, people_2022);
        assert_int_equal(share_table_make(&open, &left, NULL), OK);
        assert_int_equal(share_table_make(&carried, &taken, NULL), OK);
        assert_int_equal(taken.difference_cents, 0);
        assert_int_equal(taken.carried_cents, left.difference_cents);
        for (size_t i = 0; i < left.n; i++)
            assert_int_equal(taken.rows[i].share_cents,
                             left.rows[i].share_cents + (i == 0 ? left.difference_cents : 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kymenlaakso),       cmocka_unit_test(the_carried_difference_is_told),
        cmocka_unit_test(halves_go_upwards), cmocka_unit_test(wrong_rules),
        cmocka_unit_test(wrong_tables),      cmocka_unit_test(properties),
        cmocka_unit_test(a_carrier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
