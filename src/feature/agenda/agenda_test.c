/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "feature/agenda/agenda.h"

static void decision_is_read_first(void **state)
{
    (void)state;
    struct part parts[] = {{.id = 1, .type = PART_EXPLANATION}, {.id = 2, .type = PART_INFORMED},
                           {.id = 3, .type = PART_PROPOSAL},    {.id = 4, .type = PART_DISCUSSION},
                           {.id = 5, .type = PART_DECISION},    {.id = 6, .type = PART_EXPLANATION}};
    part_reading_order(parts, 6);
    const int64_t order[] = {5, 3, 1, 6, 4, 2};
    for (size_t i = 0; i < 6; i++) assert_int_equal(parts[i].id, order[i]);
}

static void the_law_gives_the_remedy(void **state)
{
    (void)state;
    struct agenda_item item = {.regime = REGIME_MUNICIPAL, .organization_kind = ORGANIZATION_BOARD, .is_decided = true,
                               .outcome = OUTCOME_APPROVED};
    assert_int_equal(agenda_item_remedy(&item), REMEDY_REVIEW);
    item.organization_kind = ORGANIZATION_COUNCIL;
    assert_int_equal(agenda_item_remedy(&item), REMEDY_APPEAL);
    item.outcome = OUTCOME_NOTED;
    assert_int_equal(agenda_item_remedy(&item), REMEDY_NONE);
    item.outcome = OUTCOME_UNCLEAR;
    assert_int_equal(agenda_item_remedy(&item), 0);
    item.regime = REGIME_NONE;
    assert_int_equal(agenda_item_remedy(&item), REMEDY_NONE);
    item = (struct agenda_item){.regime = REGIME_COUNTY, .organization_kind = ORGANIZATION_COMMITTEE};
    assert_int_equal(agenda_item_remedy(&item), 0); /* nothing decided yet */
}

static void the_mark_is_paragraph_or_item_number(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    assert_string_equal(agenda_item_mark(a, &(struct agenda_item){.paragraph = 180, .item_number = 4}), "§ 180");
    assert_string_equal(agenda_item_mark(a, &(struct agenda_item){.item_number = 4}), "4.");
    assert_string_equal(agenda_item_mark(a, &(struct agenda_item){0}), "");
}

static void the_last_handling_is_its_own(void **state)
{
    (void)state;
    struct part parts[] = {{.type = PART_DECISION, .markdown = "Hyväksyttiin."}};
    struct handling handlings[] = {{.seq = 1}, {.seq = 2, .is_own = true, .parts = parts, .n_parts = 1}};
    struct agenda_item item = {.handlings = handlings, .n_handlings = 2};
    assert_int_equal(agenda_item_own(&item)->seq, 2);
    assert_string_equal(handling_part(agenda_item_own(&item), PART_DECISION)->markdown, "Hyväksyttiin.");
    assert_null(handling_part(agenda_item_own(&item), PART_PROPOSAL));
    assert_null(agenda_item_own(&(struct agenda_item){0}));
    assert_null(handling_part(NULL, PART_DECISION));
}

static void words_match_their_enums(void **state)
{
    (void)state;
    assert_int_equal(outcomes.n, OUTCOME_UNCLEAR);
    assert_int_equal(handling_kinds.n, HANDLING_FOLLOW_UP);
    assert_int_equal(part_types.n, PART_APPEAL);
    assert_int_equal(person_roles.n, PERSON_SPEAKER);
    assert_int_equal(remedies.n, REMEDY_NONE);
    assert_string_equal(word_code(&part_types, PART_MORE_INFORMATION), "more_information");
    assert_string_equal(word_code(&outcomes, OUTCOME_RETURNED), "returned");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decision_is_read_first),       cmocka_unit_test(the_law_gives_the_remedy),
        cmocka_unit_test(the_mark_is_paragraph_or_item_number), cmocka_unit_test(the_last_handling_is_its_own),
        cmocka_unit_test(words_match_their_enums),
    };
    return cmocka_run_group_tests_name("agenda", tests, NULL, NULL);
}
