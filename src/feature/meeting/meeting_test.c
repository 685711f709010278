/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "feature/meeting/meeting.h"

static void todays_meeting_is_still_to_come(void **state)
{
    (void)state;
    struct meeting m = {.held_on = {100}, .state = MEETING_CALLED};
    assert_true(meeting_is_coming(&m, (struct day){100}));
    assert_true(meeting_is_coming(&m, (struct day){99}));
    assert_false(meeting_is_coming(&m, (struct day){101}));
    m.state = MEETING_CANCELLED;
    assert_false(meeting_is_coming(&m, (struct day){99}));
}

static void an_item_is_called_by_its_paragraph_once_it_has_one(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct meeting_item item = {.item_number = 4};
    assert_string_equal(meeting_item_mark(a, &item), "4.");
    item.paragraph = 180;
    assert_string_equal(meeting_item_mark(a, &item), "§ 180");
    item = (struct meeting_item){0};
    assert_string_equal(meeting_item_mark(a, &item), "");
}

static void words_match_their_enums(void **state)
{
    (void)state;
    assert_int_equal(meeting_states.n, MEETING_CANCELLED);
    assert_int_equal(meeting_kinds.n, MEETING_MEMO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(todays_meeting_is_still_to_come),
        cmocka_unit_test(an_item_is_called_by_its_paragraph_once_it_has_one),
        cmocka_unit_test(words_match_their_enums),
    };
    return cmocka_run_group_tests_name("meeting", tests, NULL, NULL);
}
