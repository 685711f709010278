/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "feature/account/session.h"

static struct moment at(int64_t s)
{
    return (struct moment){1000000 + s};
}

static void a_link_serves_once_for_a_while_in_one_browser(void **state)
{
    struct login_link link = {.account_id = 1, .browser_hash = "abc", .created_at = at(0), .expires_at = at(900)};
    assert_int_equal(login_link_state(&link, "abc", at(899)), LINK_GOOD);
    assert_int_equal(login_link_state(&link, "abc", at(900)), LINK_EXPIRED);
    assert_int_equal(login_link_state(&link, "abd", at(1)), LINK_ELSEWHERE);
    assert_int_equal(login_link_state(&link, "", at(1)), LINK_ELSEWHERE);
    link.browser_hash = "";
    assert_int_equal(login_link_state(&link, "abd", at(1)), LINK_GOOD);
    link.used_at = at(5);
    assert_int_equal(login_link_state(&link, "abc", at(6)), LINK_USED);
}

static struct session session(void)
{
    return (struct session){.id = 1, .account_id = 2, .agent = "Firefox", .created_at = at(0), .seen_at = at(0),
                            .expires_at = at(SESSION_SECONDS), .second_factor_from = "here", .replayed_agent = "",
                            .token_issued_at = at(0), .token_used_at = at(0)};
}

static void a_session_ends_by_itself(void **state)
{
    struct session s = session();
    assert_true(session_is_open(&s, at(SESSION_IDLE_SECONDS - 1)));
    assert_false(session_is_open(&s, at(SESSION_IDLE_SECONDS)));
    s.seen_at = at(SESSION_SECONDS - 10);
    assert_true(session_is_open(&s, at(SESSION_SECONDS - 1)));
    assert_false(session_is_open(&s, at(SESSION_SECONDS)));
    s = session();
    s.ended_at = at(1);
    assert_false(session_is_open(&s, at(2)));
    s = session();
    s.account_ended_at = at(1);
    assert_false(session_is_open(&s, at(2)));
}

static void an_old_token_is_a_replay(void **state)
{
    struct session s = session();
    assert_int_equal(session_token_state(&s, at(5)), TOKEN_GOOD);
    assert_false(session_token_is_due(&s, at(TOKEN_SECONDS - 1)));
    assert_true(session_token_is_due(&s, at(TOKEN_SECONDS)));
    s.token_superseded_at = at(700);
    assert_int_equal(session_token_state(&s, at(700 + TOKEN_GRACE_SECONDS)), TOKEN_PREVIOUS);
    assert_false(session_token_is_due(&s, at(701)));
    assert_int_equal(session_token_state(&s, at(701 + TOKEN_GRACE_SECONDS)), TOKEN_REPLAYED);
    s = session();
    s.token_used_at.s = 0;
    assert_int_equal(session_token_state(&s, at(5)), TOKEN_FIRST_USE);
}

static void a_second_factor_serves_ten_minutes_where_it_was_given(void **state)
{
    struct session s = session();
    assert_false(session_is_waiting(&s));
    assert_false(session_is_fresh(&s, "here", at(1)));
    s.totp_at = at(-100);
    assert_true(session_is_waiting(&s));
    s.second_factor_at = at(10);
    assert_false(session_is_waiting(&s));
    assert_true(session_is_fresh(&s, "here", at(10 + SESSION_FRESH_SECONDS - 1)));
    assert_false(session_is_fresh(&s, "here", at(10 + SESSION_FRESH_SECONDS)));
    assert_false(session_is_fresh(&s, "elsewhere", at(11)));
    s.replayed_at = at(20);
    assert_false(session_is_fresh(&s, "here", at(21)));
    s.second_factor_at = at(30);
    assert_true(session_is_fresh(&s, "here", at(31)));
}

/* Not with a stolen cookie, not hours later, not beside a factor that is there. */
static void a_first_factor_is_chosen_just_after_signing_in(void **state)
{
    struct session s = session();
    assert_true(session_may_enrol(&s, "here", at(599)));
    assert_false(session_may_enrol(&s, "here", at(600)));
    assert_false(session_may_enrol(&s, "elsewhere", at(1)));
    s.replayed_at = at(1);
    assert_false(session_may_enrol(&s, "here", at(2)));
    s = session();
    s.totp_at = at(1);
    assert_false(session_may_enrol(&s, "here", at(2)));
}

static void another_browser_is_told_by_its_name(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct session s = session();
    assert_false(session_agent_differs(&s, "Firefox"));
    assert_true(session_agent_differs(&s, "curl"));
    assert_true(session_agent_differs(&s, ""));
    assert_string_equal(session_from(a, "Firefox", "10.0.0.1"), session_from(a, "Firefox", "10.0.0.1"));
    assert_string_not_equal(session_from(a, "Firefox", "10.0.0.1"), session_from(a, "Firefox", "10.0.0.2"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_serves_once_for_a_while_in_one_browser),
        cmocka_unit_test(a_session_ends_by_itself),
        cmocka_unit_test(an_old_token_is_a_replay),
        cmocka_unit_test(a_second_factor_serves_ten_minutes_where_it_was_given),
        cmocka_unit_test(a_first_factor_is_chosen_just_after_signing_in),
        cmocka_unit_test(another_browser_is_told_by_its_name),
    };
    return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
