/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "feature/paper/paper.h"

static void numbers_are_written_without_spaces(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    assert_string_equal(paper_number_tidy(a, "3700/11.01.00 /2011"), "3700/11.01.00/2011");
    assert_string_equal(paper_number_tidy(a, "70/ 00.06.01  / 2023"), "70/00.06.01/2023");
    assert_string_equal(paper_number_tidy(a, "HEL 2022-008675"), "HEL 2022-008675");
    assert_string_equal(paper_number_tidy(a, ""), "");
}

/* Board (day 10, § 4) refers; committee (day 20, § 7) tells of both; the board's own item is here too, and a step
 * without a date came between. */
static void a_step_told_twice_is_shown_once(void **state)
{
    (void)state;
    struct chain_step steps[] = {
        {.item_id = 1, .seq = 1, .is_own = true, .organization_id = 5, .organization_name = "Hallitus",
         .handled_on = {10}, .paragraph = 4},
        {.item_id = 2, .seq = 1, .own_item_id = 1, .organization_id = 5, .organization_name = "Hallitus",
         .handled_on = {10}, .paragraph = 4},
        {.item_id = 2, .seq = 2, .organization_name = "Nuorisovaltuusto", .handled_on = DAY_NONE},
        {.item_id = 2, .seq = 3, .is_own = true, .organization_id = 6, .organization_name = "Lautakunta",
         .handled_on = {20}, .paragraph = 7},
    };
    assert_int_equal(chain_make(steps, 4), 3);
    assert_int_equal(steps[0].item_id, 1);
    assert_true(steps[0].is_own);
    assert_string_equal(steps[1].organization_name, "Nuorisovaltuusto");
    assert_int_equal(steps[2].paragraph, 7);
}

static void the_own_item_wins_whatever_the_order(void **state)
{
    (void)state;
    struct chain_step steps[] = {
        {.item_id = 2, .seq = 1, .organization_id = 5, .organization_name = "KH", .handled_on = {10}, .paragraph = 4},
        {.item_id = 2, .seq = 2, .is_own = true, .organization_id = 6, .handled_on = {20}, .paragraph = 7},
        {.item_id = 1, .seq = 1, .is_own = true, .organization_id = 5, .organization_name = "Hallitus",
         .handled_on = {10}, .paragraph = 4},
    };
    assert_int_equal(chain_make(steps, 3), 2);
    assert_true(steps[0].is_own);
    assert_int_equal(steps[0].item_id, 1);
}

static void two_organs_on_one_day_are_two_steps(void **state)
{
    (void)state;
    struct chain_step steps[] = {
        {.item_id = 1, .is_own = true, .organization_id = 5, .organization_name = "A", .handled_on = {10}, .paragraph = 4},
        {.item_id = 2, .is_own = true, .organization_id = 6, .organization_name = "B", .handled_on = {10}, .paragraph = 4},
        {.item_id = 3, .seq = 1, .organization_name = "C", .handled_on = DAY_NONE},
        {.item_id = 3, .seq = 2, .organization_name = "C", .handled_on = DAY_NONE},
    };
    assert_int_equal(chain_make(steps, 4), 4);
    assert_int_equal(chain_make(steps, 0), 0);
}

static void a_link_is_named_from_both_sides(void **state)
{
    (void)state;
    struct paper_link link = {.kind = PAPER_LINK_REPLACES};
    assert_string_equal(paper_link_label(&link), "Replaces");
    link.is_from_other = true;
    assert_string_equal(paper_link_label(&link), "Replaced by");
    link.kind = PAPER_LINK_SAME_MATTER; /* has no direction */
    assert_string_equal(paper_link_label(&link), "Same matter");
}

static void a_step_leads_to_its_own_item_where_that_is_here(void **state)
{
    (void)state;
    assert_int_equal(chain_step_item(&(struct chain_step){.item_id = 2, .own_item_id = 1}), 1);
    assert_int_equal(chain_step_item(&(struct chain_step){.item_id = 2}), 2);
    assert_int_equal(chain_step_item(&(struct chain_step){.item_id = 2, .is_own = true}), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written_without_spaces),
        cmocka_unit_test(a_step_told_twice_is_shown_once),
        cmocka_unit_test(the_own_item_wins_whatever_the_order),
        cmocka_unit_test(two_organs_on_one_day_are_two_steps),
        cmocka_unit_test(a_link_is_named_from_both_sides),
        cmocka_unit_test(a_step_leads_to_its_own_item_where_that_is_here),
    };
    return cmocka_run_group_tests_name("paper", tests, NULL, NULL);
}
