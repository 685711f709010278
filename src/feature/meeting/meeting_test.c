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
        cmocka_unit_test(words_match_their_enums),
    };
    return cmocka_run_group_tests_name("meeting", tests, NULL, NULL);
}
