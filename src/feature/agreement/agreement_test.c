/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "feature/agreement/agreement.h"

static struct day day(const char *iso)
{
    struct day d = DAY_NONE;
    if (*iso) assert_int_equal(day_read_iso(str_of(iso), &d), OK);
    return d;
}

static struct agreement blank(void)
{
    return (struct agreement){.title = "x", .type = "", .language = "fi", .content = "", .ending_text = "",
                              .share_rule = "", .starts_on = DAY_NONE, .ends_on = DAY_NONE, .sent_out_on = DAY_NONE,
                              .ended_on = DAY_NONE,
                              .counts = {.n_parties = 3, .last_decided_on = DAY_NONE, .last_signed_on = DAY_NONE,
                                         .terminated_to = DAY_NONE}};
}

static enum agreement_state state_on(const struct agreement *g, const char *today)
{
    return agreement_standing(g, day(today)).state;
}

/* The whole way of an agreement that is prepared here. */
static void it_goes_from_draft_to_successor(void **state)
{
    struct agreement g = blank();
    (void)state;
    g.is_kept_here = true;
    assert_int_equal(state_on(&g, "2023-01-01"), AGREEMENT_DRAFT);
    g.sent_out_on = day("2023-06-01");
    g.starts_on = day("2024-01-01");
    assert_int_equal(state_on(&g, "2023-06-01"), AGREEMENT_OUT);
    g.counts.n_approved = 2;
    assert_int_equal(state_on(&g, "2024-02-01"), AGREEMENT_OUT); /* its day came, but one has not approved */
    g.counts.n_approved = 3;
    g.counts.last_decided_on = day("2023-09-01");
    assert_int_equal(state_on(&g, "2023-09-01"), AGREEMENT_APPROVED);
    g.counts.n_signed = 3;
    g.counts.last_signed_on = day("2023-10-01");
    assert_int_equal(state_on(&g, "2023-12-31"), AGREEMENT_SIGNED);
    assert_int_equal(state_on(&g, "2024-01-01"), AGREEMENT_IN_FORCE);
    assert_false(agreement_standing(&g, day("2024-01-01")).is_backdated);
    g.counts.terminated_to = day("2025-01-31");
    assert_int_equal(state_on(&g, "2024-12-31"), AGREEMENT_TERMINATED);
    assert_int_equal(state_on(&g, "2025-01-31"), AGREEMENT_TERMINATED); /* its last day */
    assert_int_equal(state_on(&g, "2025-02-01"), AGREEMENT_ENDED);
    g.successor_id = 9;
    assert_int_equal(state_on(&g, "2025-01-31"), AGREEMENT_TERMINATED);
    assert_int_equal(state_on(&g, "2025-02-01"), AGREEMENT_REPLACED);
}

/* Without an agreed start it begins with the last signature. */
static void it_begins_when_all_have_signed(void **state)
{
    struct agreement g = blank();
    (void)state;
    g.is_kept_here = true;
    g.validity = AGREEMENT_UNTIL_REPLACED;
    g.counts.n_approved = g.counts.n_signed = 3;
    g.counts.last_decided_on = g.counts.last_signed_on = day("2023-12-01");
    struct agreement_standing s = agreement_standing(&g, day("2023-12-01"));
    assert_int_equal(s.state, AGREEMENT_IN_FORCE);
    assert_int_equal(s.in_force_on.n, day("2023-12-01").n);
}

static void a_start_before_the_decisions_is_backdated(void **state)
{
    struct agreement g = blank();
    (void)state;
    g.starts_on = day("2025-02-01");
    g.counts.n_approved = g.counts.n_signed = 3;
    g.counts.last_decided_on = day("2025-02-11");
    g.counts.last_signed_on = day("2025-02-20");
    struct agreement_standing s = agreement_standing(&g, day("2025-02-20"));
    assert_true(s.is_backdated);
    assert_int_equal(s.state, AGREEMENT_IN_FORCE);
    assert_int_equal(s.in_force_on.n, day("2025-02-01").n);
}

/* Brought here from elsewhere: one of three is known to have approved. */
static void what_is_not_known_is_not_claimed(void **state)
{
    struct agreement g = blank();
    (void)state;
    assert_int_equal(state_on(&g, "2024-01-01"), 0); /* nothing at all is known */
    g.counts.n_approved = 1;
    g.counts.last_decided_on = day("2023-10-09");
    assert_int_equal(state_on(&g, "2024-01-01"), AGREEMENT_OUT); /* no start agreed: it waits for the others */
    assert_false(agreement_standing(&g, day("2024-01-01")).approvals_known);
    g.starts_on = day("2024-06-01");
    assert_int_equal(state_on(&g, "2024-05-31"), AGREEMENT_OUT);
    assert_int_equal(state_on(&g, "2024-06-01"), 0); /* it may be in force, or not */
    g.counts.n_approved = 3;
    assert_int_equal(state_on(&g, "2024-05-31"), AGREEMENT_APPROVED);
    assert_int_equal(state_on(&g, "2024-06-01"), 0); /* signatures are not known */
    g.ended_on = day("2025-01-31");
    assert_int_equal(state_on(&g, "2025-01-31"), 0);
    assert_int_equal(state_on(&g, "2025-02-01"), AGREEMENT_ENDED); /* this much is certain */
}

static void the_first_end_counts(void **state)
{
    struct agreement g = blank();
    (void)state;
    assert_false(day_known(agreement_standing(&g, day("2024-01-01")).ends_on));
    g.ends_on = day("2025-12-31");
    assert_int_equal(agreement_standing(&g, day("2024-01-01")).ends_on.n, day("2025-12-31").n);
    g.ended_on = day("2025-01-31");
    assert_int_equal(agreement_standing(&g, day("2024-01-01")).ends_on.n, day("2025-01-31").n);
    g.counts.terminated_to = day("2024-12-31");
    assert_int_equal(agreement_standing(&g, day("2024-01-01")).ends_on.n, day("2024-12-31").n);
}

/* No state goes back while facts are only added and days pass. */
static void states_only_go_forward(void **state)
{
    (void)state;
    for (int kept = 0; kept < 2; kept++)
        for (int start = -5; start <= 5; start++) {
            struct agreement g = blank();
            int before = 0;
            g.is_kept_here = kept;
            g.starts_on = (struct day){20000 + start};
            g.sent_out_on = (struct day){20000};
            for (int step = 0; step <= 8; step++) {
                g.counts.n_approved = step < 3 ? step : 3;
                g.counts.n_signed = step < 3 ? 0 : step < 6 ? step - 3 : 3;
                if (step > 0) g.counts.last_decided_on = (struct day){20000 + step};
                if (step > 3) g.counts.last_signed_on = (struct day){20000 + step};
                if (step == 8) g.ended_on = (struct day){20007};
                int now = agreement_standing(&g, (struct day){20000 + step}).state;
                assert_true(now == 0 || now >= before);
                assert_true(!kept || now > 0); /* kept here: always known */
                if (now) before = now;
            }
            assert_int_equal(before, AGREEMENT_ENDED);
        }
}

static void counting_leaves_out_who_is_not_asked(void **state)
{
    (void)state;
    const struct agreement_party parties[] = {
        {.is_signatory = true, .decided_on = day("2024-03-01"), .signed_on = day("2024-04-02")},
        {.is_signatory = true, .decided_on = day("2024-03-05"), .signed_on = DAY_NONE},
        {.is_signatory = true, .decided_on = DAY_NONE, .signed_on = DAY_NONE},
        {.is_signatory = false, .decided_on = DAY_NONE, .signed_on = DAY_NONE},
    };
    const struct agreement_termination ends[] = {{.effect = TERMINATION_PARTY, .ends_on = day("2024-05-01")},
                                                 {.effect = TERMINATION_ALL, .ends_on = day("2024-09-01")},
                                                 {.effect = TERMINATION_ALL, .ends_on = day("2024-08-01")}};
    struct agreement_counts c = agreement_count(parties, 4, ends, 3);
    assert_int_equal(c.n_parties, 3);
    assert_int_equal(c.n_approved, 2);
    assert_int_equal(c.n_signed, 1);
    assert_int_equal(c.last_decided_on.n, day("2024-03-05").n);
    assert_int_equal(c.last_signed_on.n, day("2024-04-02").n);
    assert_int_equal(c.terminated_to.n, day("2024-08-01").n);
}

static void a_notice_ends_on_the_same_day_of_a_later_month(void **state)
{
    static const struct {
        const char *given, *end;
        int months;
    } cases[] = {
        {"2024-12-09", "2025-01-09", 1}, {"2025-01-31", "2025-02-28", 1}, {"2024-01-31", "2024-02-29", 1},
        {"2024-08-31", "2025-02-28", 6}, {"2024-12-31", "2025-12-31", 12}, {"2024-11-30", "2024-12-30", 1},
        {"2024-03-31", "2024-04-30", 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(agreement_notice_end(day(cases[i].given), cases[i].months).n, day(cases[i].end).n);
}

static void what_cannot_be_names_its_field(void **state)
{
    struct problem why;
    struct agreement g = blank();
    (void)state;
    assert_int_equal(agreement_check(&g, &why), OK);
    g.validity = AGREEMENT_FIXED;
    assert_int_equal(agreement_check(&g, &why), ERR_INPUT);
    assert_string_equal(why.field, "ends_on");
    g.starts_on = g.ends_on = day("2024-01-01");
    assert_int_equal(agreement_check(&g, &why), OK); /* one day */
    g.ends_on = day("2023-12-31");
    assert_int_equal(agreement_check(&g, &why), ERR_INPUT);
    g.ends_on = day("2024-12-31");
    g.ended_on = day("2023-12-31");
    assert_int_equal(agreement_check(&g, &why), ERR_INPUT);
    assert_string_equal(why.field, "ended_on");

    struct agreement_party parties[2] = {
        {.party_id = 1, .decided_on = DAY_NONE, .signed_on = DAY_NONE},
        {.organization_id = 1, .decided_on = DAY_NONE, .signed_on = DAY_NONE},
    };
    assert_int_equal(agreement_parties_check(parties, 2, &why), OK); /* a party and a network with the same number */
    parties[1] = parties[0];
    assert_int_equal(agreement_parties_check(parties, 2, &why), ERR_INPUT);
    assert_string_equal(why.field, "party");
    parties[1].party_id = 2;
    parties[1].signed_on = day("2024-01-02");
    assert_int_equal(agreement_parties_check(parties, 2, &why), ERR_INPUT);
    assert_string_equal(why.field, "signed_on");
    parties[1].decided_on = day("2024-01-03");
    assert_int_equal(agreement_parties_check(parties, 2, &why), ERR_INPUT);
    parties[1].decided_on = day("2024-01-02");
    assert_int_equal(agreement_parties_check(parties, 2, &why), OK);
    parties[1].party_id = 0;
    assert_int_equal(agreement_parties_check(parties, 2, &why), ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_goes_from_draft_to_successor),
        cmocka_unit_test(it_begins_when_all_have_signed),
        cmocka_unit_test(a_start_before_the_decisions_is_backdated),
        cmocka_unit_test(what_is_not_known_is_not_claimed),
        cmocka_unit_test(the_first_end_counts),
        cmocka_unit_test(states_only_go_forward),
        cmocka_unit_test(counting_leaves_out_who_is_not_asked),
        cmocka_unit_test(a_notice_ends_on_the_same_day_of_a_later_month),
        cmocka_unit_test(what_cannot_be_names_its_field),
    };
    return cmocka_run_group_tests_name("agreement", tests, NULL, NULL);
}
