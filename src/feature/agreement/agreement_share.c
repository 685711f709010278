/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agreement/agreement_share.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/word.h"

/* With these, every product below is under 2^63: 10^11 cents × 10^7 people, 10^11 cents × 10^6 parts of the
 * whole. */
#define TOTAL_MOST INT64_C(100000000000)
enum { POPULATION_MOST = 10000000, DECIMALS_MOST = 4, EURO = 100 };

/* ---- the rule --------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    enum share_method method;
} methods[] = {
    {"nearest", SHARE_NEAREST},
    {"percent", SHARE_PERCENT},
    {"largest_remainder", SHARE_LARGEST_REMAINDER},
};

static enum share_method method_of(struct str name)
{
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (str_is(name, methods[i].name)) return methods[i].method;
    return 0;
}

static bool is_unit(int64_t cents)
{
    return cents == 1 || cents == EURO || cents == 5 * EURO || cents == 10 * EURO;
}

static bool is_code(struct str s)
{
    return s.n == 3 && char_is_digit(s.p[0]) && char_is_digit(s.p[1]) && char_is_digit(s.p[2]);
}

static enum err wrong_rule(struct problem *why, const char *note)
{
    return problem(why, ERR_INPUT, "rule", _N("There is no such rule"), "%s", note);
}

enum err share_rule_read(struct arena *a, struct str text, struct share_rule *ret_rule, struct problem *why)
{
    struct share_rule rule = {.unit_cents = EURO, .carrier = ""};
    struct str name, measure, carrier;
    int64_t decimals;
    if (!str_cut(&text, ':', &name) || !(rule.method = method_of(name)))
        return wrong_rule(why, "a rule begins with nearest:, percent: or largest_remainder:");
    if (!str_cut(&text, ':', &measure)) return wrong_rule(why, "a unit or a number of decimals is needed");
    if (rule.method == SHARE_PERCENT) {
        if (str_to_int(measure, &decimals) != OK || decimals < 0 || decimals > DECIMALS_MOST)
            return wrong_rule(why, "decimals are 0 to 4");
        rule.decimals = (int)decimals;
    } else if (money_read(measure, &rule.unit_cents) != OK || !is_unit(rule.unit_cents)) {
        return wrong_rule(why, "the unit is 0.01, 1, 5 or 10");
    }
    if (str_cut(&text, ':', &carrier)) {
        if (rule.method == SHARE_LARGEST_REMAINDER)
            return wrong_rule(why, "largest_remainder has no carrier");
        if (!is_code(carrier) || str_cut(&text, ':', &name))
            return wrong_rule(why, "the carrier is a municipality code of three digits");
        rule.carrier = str_dup(a, carrier);
    }
    *ret_rule = rule;
    return OK;
}

/* ---- the table -------------------------------------------------------------------------------------- */

/* a / b to the nearest whole number, a half upwards; neither is negative. */
static int64_t divide_nearest(int64_t a, int64_t b)
{
    return a / b + (a % b >= b - a % b);
}

static int by_code(const void *a, const void *b)
{
    return strcmp((*(struct share_row *const *)a)->code, (*(struct share_row *const *)b)->code);
}

static enum err wrong_rows(struct problem *why, const char *message, const char *code, const char *note)
{
    return problem(why, ERR_INPUT, "municipalities", message, "%s%s", code, note);
}

/* Checks the facts; *ret_people is the sum of the populations, above 0. */
static enum err check_rows(const struct share_table *t, struct share_row **sorted, int64_t *ret_people,
                           struct problem *why)
{
    int64_t people = 0;
    for (size_t i = 0; i < t->n; i++) {
        const struct share_row *r = sorted[i];
        if (i && !strcmp(r->code, sorted[i - 1]->code))
            return wrong_rows(why, _N("A municipality is there twice"), r->code, " is there twice");
        if (r->population < 0)
            return wrong_rows(why, _N("A population cannot be negative"), r->code, ": a negative population");
        if (r->population > POPULATION_MOST)
            return problem(why, ERR_LIMIT, "municipalities", _N("A population is too large"), "%s: too large",
                           r->code);
        people += r->population;
    }
    if (!people)
        return wrong_rows(why, _N("Nobody lives there"), "",
                          "nobody lives there: there is nothing to divide by");
    *ret_people = people;
    return OK;
}

/* What decides who gets a unit that is left over: the larger remainder, then the smaller code. */
struct claim {
    struct share_row *row;
    int64_t remainder;
};

static int by_remainder(const void *a, const void *b)
{
    const struct claim *x = a, *y = b;
    if (x->remainder != y->remainder) return x->remainder < y->remainder ? 1 : -1;
    return strcmp(x->row->code, y->row->code);
}

static void divide_by_remainder(struct arena *a, const struct share_rule *rule, struct share_table *t,
                                int64_t people)
{
    struct claim *claims = arena_array(a, struct claim, t->n);
    int64_t units = t->total_cents / rule->unit_cents, left = units;
    for (size_t i = 0; i < t->n; i++) {
        int64_t quota = units * t->rows[i].population;
        t->rows[i].share_cents = quota / people * rule->unit_cents;
        left -= quota / people;
        claims[i] = (struct claim){&t->rows[i], quota % people};
    }
    qsort(claims, t->n, sizeof *claims, by_remainder);
    for (int64_t i = 0; i < left; i++)
        claims[i].row->share_cents += rule->unit_cents;
}

static int64_t share_of(const struct share_rule *rule, int64_t total, int64_t population, int64_t people)
{
    if (rule->method == SHARE_NEAREST)
        return divide_nearest(total * population, people * rule->unit_cents) * rule->unit_cents;
    int64_t whole = 100; /* 100 % with the decimals: 10000 for two */
    for (int i = 0; i < rule->decimals; i++)
        whole *= 10;
    int64_t percentage = divide_nearest(population * whole, people);
    return divide_nearest(total * percentage, whole * EURO) * EURO;
}

static enum err carry(const struct share_rule *rule, struct share_table *t, struct problem *why)
{
    if (!*rule->carrier) return OK;
    for (size_t i = 0; i < t->n; i++) {
        if (strcmp(t->rows[i].code, rule->carrier) != 0) continue;
        if (t->rows[i].share_cents + t->difference_cents < 0)
            return problem(why, ERR_INPUT, "rule", _N("The carrier of the difference would go below zero"),
                           "%s would go below zero", rule->carrier);
        t->rows[i].share_cents += t->difference_cents;
        t->carried_cents = t->difference_cents;
        t->difference_cents = 0;
        return OK;
    }
    return problem(why, ERR_INPUT, "rule",
                   _N("The carrier of the difference is not among the municipalities"),
                   "%s is not among the municipalities", rule->carrier);
}

enum err share_table_make(const struct share_rule *rule, struct share_table *t, struct problem *why)
{
    auto_arena struct arena *a = arena_new();
    int64_t people = 0;
    if (t->total_cents < 0)
        return problem(why, ERR_INPUT, "total", _N("A sum cannot be negative"), "negative");
    if (t->total_cents > TOTAL_MOST)
        return problem(why, ERR_LIMIT, "total", _N("The sum is too large"), "too large");
    if (!t->n) return wrong_rows(why, _N("Municipalities are needed"), "", "none");
    if (t->n > SHARE_ROWS_MOST)
        return problem(why, ERR_LIMIT, "municipalities", _N("Too many municipalities"), "too many");
    struct share_row **sorted = arena_array(a, struct share_row *, t->n);
    for (size_t i = 0; i < t->n; i++)
        sorted[i] = &t->rows[i];
    qsort(sorted, t->n, sizeof *sorted, by_code);
    TRY(check_rows(t, sorted, &people, why));
    if (rule->method == SHARE_LARGEST_REMAINDER) divide_by_remainder(a, rule, t, people);
    t->difference_cents = t->total_cents;
    t->carried_cents = 0;
    for (size_t i = 0; i < t->n; i++) {
        if (rule->method != SHARE_LARGEST_REMAINDER)
            t->rows[i].share_cents = share_of(rule, t->total_cents, t->rows[i].population, people);
        t->difference_cents -= t->rows[i].share_cents;
    }
    return carry(rule, t, why);
}
