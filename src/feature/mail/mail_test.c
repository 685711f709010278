/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "feature/mail/mail.h"

static const struct moment NOW = {1710496800};

static struct mail good(void)
{
    return (struct mail){.kind = MAIL_MEETING_NOTICE,
                         .subject = "Kokouskutsu – äö",
                         .text = "Tervetuloa.\n",
                         .ref = "meeting 1"};
}

static void headers_take_one_line(void **state)
{
    static const char *const forged[] = {"Kutsu\nBcc: x@y.example", "Kutsu\r", "a\x01", "a\x7f", "a\xc2\x85z",
                                         "a\xe2\x80\xa8z",          "\xff",    NULL};
    for (const char *const *text = forged; *text; text++) {
        struct mail m = good();
        m.subject = *text;
        assert_int_equal(mail_check(&m, NULL), ERR_INPUT);
        m = good();
        m.list = *text;
        assert_int_equal(mail_check(&m, NULL), ERR_INPUT);
        m = good();
        m.attachment = &(struct mail_attachment){*text, "text/calendar", {"x", 1}};
        assert_int_equal(mail_check(&m, NULL), ERR_INPUT);
        assert_int_equal(mail_check_recipient(&(struct mail_recipient){"a@kunta.example", *text}, NULL),
                         ERR_INPUT);
    }
    struct mail m = good();
    assert_int_equal(mail_check(&m, NULL), OK);
    m.subject = "";
    assert_int_equal(mail_check(&m, NULL), ERR_INPUT);
}

static void an_address_is_plain(void **state)
{
    static const char *const bad[] = {"",
                                      "a",
                                      "@b.example",
                                      "a@b",
                                      "a@b.example\n",
                                      "a@b.example\nRCPT TO:<c@d.example>",
                                      "a b@c.example",
                                      "<a@b.example>",
                                      "a@b.example, c@d.example",
                                      "a@@b.example",
                                      "ä@b.example",
                                      "-x@b.example",
                                      "a@.example",
                                      "a@b..example",
                                      "a@b.example.",
                                      NULL};
    for (const char *const *text = bad; *text; text++)
        if (mail_check_recipient(&(struct mail_recipient){*text, NULL}, NULL) != ERR_INPUT)
            fail_msg("%s", *text);
    assert_int_equal(mail_check_recipient(&(struct mail_recipient){"etu.suku+x@kunta.example", NULL}, NULL),
                     OK);
}

static void sizes_have_limits(void **state)
{
    static char big[MAIL_TEXT_MAX + 2];
    memset(big, 'a', sizeof big - 1);
    struct mail m = good();
    m.text = big;
    assert_int_equal(mail_check(&m, NULL), ERR_LIMIT);
    m.text = big + 1;
    assert_int_equal(mail_check(&m, NULL), OK);
    m.subject = big + sizeof big - 1 - MAIL_HEADER_MAX;
    assert_int_equal(mail_check(&m, NULL), OK);
    m.subject--;
    assert_int_equal(mail_check(&m, NULL), ERR_LIMIT);
}

static void a_deferred_mail_waits_longer_each_time(void **state)
{
    static const int64_t delays[] = {60, 120, 240, 480, 960, 1920, 3840, 7680, 14400, 14400};
    for (int64_t i = 0; i < 10; i++) {
        struct mail_step step = mail_after(MAIL_DEFERRED, i + 1, NOW);
        assert_int_equal(step.state, MAIL_QUEUED);
        assert_int_equal(step.next.s, NOW.s + delays[i]);
    }
    assert_int_equal(mail_after(MAIL_DEFERRED, MAIL_ATTEMPTS_MAX, NOW).state, MAIL_FAILED);
}

static void an_outcome_leads_to_a_state(void **state)
{
    assert_int_equal(mail_after(MAIL_ACCEPTED, 1, NOW).state, MAIL_SENT);
    assert_int_equal(mail_after(MAIL_ACCEPTED, 1, NOW).next.s, 0);
    assert_int_equal(mail_after(MAIL_REFUSED, 1, NOW).state, MAIL_FAILED);
    assert_int_equal(mail_after(MAIL_REJECTED, 1, NOW).state, MAIL_FAILED);
    assert_int_equal(mail_after(MAIL_EXPIRED, 0, NOW).state, MAIL_FAILED);
    assert_int_equal(mail_after(MAIL_ADDRESS_SUSPENDED, 0, NOW).state, MAIL_SUSPENDED);
    struct mail_step away = mail_after(MAIL_UNREACHABLE, MAIL_ATTEMPTS_MAX + 1, NOW);
    assert_int_equal(away.state, MAIL_QUEUED); /* however often: the server is away, not the recipient */
    assert_int_equal(away.attempts, MAIL_ATTEMPTS_MAX);
    assert_int_equal(away.next.s, NOW.s);
}

static void some_mail_is_not_tried(void **state)
{
    const struct moment none = {0}, later = {NOW.s + 1};
    assert_int_equal(mail_obstacle(none, none, NOW), 0);
    assert_int_equal(mail_obstacle(later, none, NOW), 0);
    assert_int_equal(mail_obstacle(NOW, none, NOW), MAIL_EXPIRED);
    assert_int_equal(mail_obstacle(none, NOW, NOW), MAIL_ADDRESS_SUSPENDED);
}

static void old_bounces_are_forgotten(void **state)
{
    assert_int_equal(mail_bounces(0, (struct moment){0}, NOW), 1);
    assert_int_equal(mail_bounces(1, (struct moment){NOW.s - 86400}, NOW), 2);
    assert_int_equal(mail_bounces(2, (struct moment){NOW.s - MAIL_BOUNCES_FORGOTTEN - 1}, NOW), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_take_one_line),
        cmocka_unit_test(an_address_is_plain),
        cmocka_unit_test(sizes_have_limits),
        cmocka_unit_test(a_deferred_mail_waits_longer_each_time),
        cmocka_unit_test(an_outcome_leads_to_a_state),
        cmocka_unit_test(some_mail_is_not_tried),
        cmocka_unit_test(old_bounces_are_forgotten),
    };
    return cmocka_run_group_tests_name("mail", tests, NULL, NULL);
}
