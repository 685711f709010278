/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "mail/post.h"

static struct arena *a;

static int set_up(void **state)
{
    a = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(a);
    return 0;
}

static struct letter good(void)
{
    return (struct letter){.from = "post@yp.example",
                           .from_name = "Yhteistyön äänitorvi",
                           .to = "jasen@kunta.example",
                           .to_name = "Jäsen Öster",
                           .subject = "Järjestöasiain neuvottelukunta – kokouskutsu 14.8.2023",
                           .text = "Tervetuloa!\n\nÄänekoski – Öölanti\n.\npiste rivin alussa\n",
                           .list_id = "kutsut.yp.example",
                           .message_id = "7.0a1b@yp.example",
                           .date = {1692010800}};
}

static const char *written(const struct letter *l)
{
    struct str bytes = {0};
    assert_int_equal(letter_write(a, l, &bytes), OK);
    return str_dup(a, bytes);
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part)) fail_msg("no \"%s\"", part);
}

static void everything_says_utf_8(void **state)
{
    struct letter l = good();
    const char *text = written(&l);
    assert_has(text, "Content-Type: text/plain; charset=utf-8");
    assert_has(text, "Subject: =?UTF-8?");
    assert_has(text, "From: =?UTF-8?");
    assert_has(text, "To: =?UTF-8?");
    assert_has(text, "<jasen@kunta.example>");
    assert_has(text, "=C3=84=C3=A4nekoski");
    assert_null(strstr(text, "iso-8859"));
    for (const char *p = text; *p; p++)
        assert_true((unsigned char)*p < 0x80);
}

static void it_tells_what_it_is(void **state)
{
    struct letter l = good();
    const char *text = written(&l);
    assert_has(text, "Message-Id: <7.0a1b@yp.example>\r\n");
    assert_has(text, "Auto-Submitted: auto-generated\r\n");
    assert_has(text, "List-Id: <kutsut.yp.example>\r\n");
    assert_has(text, "Date: Mon, 14 Aug 2023 11:00:00 +0000\r\n");
    assert_has(text, "MIME-Version: 1.0\r\n");
    l.list_id = "";
    assert_null(strstr(written(&l), "List-Id"));
}

static void no_line_is_long(void **state)
{
    static char word[5000];
    struct letter l = good();
    memset(word, 'x', sizeof word - 1);
    l.text = word;
    l.subject = "ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – ä – "
                "ä – ä – ä";
    struct str rest = str_of(written(&l)), line;
    while (str_cut(&rest, '\n', &line)) {
        assert_true(line.n <= 79);
        assert_true(rest.n == 0 || str_ends(line, "\r"));
    }
}

static void a_part_stands_beside_the_text(void **state)
{
    struct letter l = good();
    l.part = &(struct letter_part){"kokous.ics", "text/calendar; method=PUBLISH", STR("BEGIN:VCALENDAR\r\n")};
    const char *text = written(&l);
    assert_has(text, "Content-Type: multipart/mixed");
    assert_has(text, "text/calendar");
    assert_has(text, "method=PUBLISH");
    assert_has(text, "filename=kokous.ics");
    assert_has(text, "QkVHSU46VkNBTEVOREFSDQo=");
    l.part = &(struct letter_part){"pöytäkirja.pdf", "application/pdf", STR("%PDF\0\xff")};
    text = written(&l);
    assert_has(text, "application/pdf");
    assert_has(text, "JVBERgD/");
}

static void a_forged_header_is_refused(void **state)
{
    struct str bytes;
    static const char evil[] = "x\r\nBcc: kaikki@kunta.example";
    const size_t places[] = {offsetof(struct letter, from),      offsetof(struct letter, from_name),
                             offsetof(struct letter, to),        offsetof(struct letter, to_name),
                             offsetof(struct letter, subject),   offsetof(struct letter, list_id),
                             offsetof(struct letter, message_id)};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct letter l = good();
        *(const char **)((char *)&l + places[i]) = evil;
        assert_int_equal(letter_write(a, &l, &bytes), ERR_INPUT);
    }
    struct letter l = good();
    l.to = "a@b.example,c@d.example";
    assert_int_equal(letter_write(a, &l, &bytes), ERR_INPUT);
    l = good();
    l.part = &(struct letter_part){evil, "text/plain", STR("x")};
    assert_int_equal(letter_write(a, &l, &bytes), ERR_INPUT);
}

static void a_name_cannot_be_an_address(void **state)
{
    struct letter l = good();
    l.to_name = "Etu, Suku\" <x@y.example>";
    assert_has(written(&l), "To: \"Etu, Suku\\\" <x@y.example>\" <jasen@kunta.example>");
}

/* ---- bounces ---- */

#define STATUS(action, status)                                                                               \
    "--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"             \
    "Final-Recipient: rfc822; jasen@kunta.example\r\nAction: " action "\r\nStatus: " status "\r\n"
#define RETURNED                                                                                             \
    "--x\r\nContent-Type: message/rfc822\r\n\r\nSubject: Kokouskutsu\r\n\r\nTervetuloa\r\n--x--\r\n"
#define BOUNCE(to, kind, parts)                                                                              \
    "From: <>\r\nTo: " to "\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\nContent-Type: multipart/" kind   \
    "; boundary=x\r\n\r\n" parts RETURNED
#define TO "post+b-0a1b2c3d4e5f@yp.example"

static struct bounce bounce_of(const char *text)
{
    struct bounce b;
    assert_int_equal(bounce_read(a, str_of(text), &b), OK);
    return b;
}

static void a_bounce_names_its_mail(void **state)
{
    struct bounce b = bounce_of(BOUNCE(TO, "report; report-type=delivery-status", STATUS("failed", "5.1.1")));
    assert_string_equal(b.token, "0a1b2c3d4e5f");
    assert_true(b.permanent);
    b = bounce_of(BOUNCE(TO, "mixed", STATUS("failed", "5.0.0"))); /* as OpenSMTPD writes it */
    assert_true(b.permanent);
    b = bounce_of(BOUNCE("POST+B-0A1B2C3D4E5F@YP.EXAMPLE", "mixed", STATUS("failed", "5.0.0")));
    assert_string_equal(b.token, ""); /* "+B-" is not how we write it … */
    b = bounce_of(BOUNCE("post+b-0A1B2C3D4E5F@YP.EXAMPLE", "mixed", STATUS("failed", "5.0.0")));
    assert_string_equal(b.token, "0a1b2c3d4e5f"); /* … but digits may come in capitals */
}

static void a_delay_is_no_hard_bounce(void **state)
{
    assert_false(bounce_of(BOUNCE(TO, "report", STATUS("delayed", "4.4.7"))).permanent);
    assert_false(bounce_of(BOUNCE(TO, "report", STATUS("failed", "4.4.7"))).permanent);
    assert_false(bounce_of(BOUNCE(TO, "report", STATUS("relayed", "5.0.0"))).permanent);
    assert_false(bounce_of(BOUNCE(TO, "mixed", "--x\r\nContent-Type: text/plain\r\n\r\nPoissa 1.8. asti\r\n"))
                     .permanent);
}

static void what_is_no_bounce_names_nothing(void **state)
{
    struct bounce b;
    assert_string_equal(bounce_of("To: post@yp.example\r\n\r\nHei\r\n").token, "");
    assert_string_equal(bounce_of("To: post+b-12@yp.example\r\n\r\nHei\r\n").token, "");
    assert_string_equal(bounce_of("To: post+b-0a1b2c3d4e5fx@yp.example\r\n\r\nHei\r\n").token, "");
    static char big[BOUNCE_MAX + 1];
    assert_int_equal(bounce_read(a, (struct str){big, sizeof big}, &b), ERR_LIMIT);
}

static void a_return_path_is_read_back(void **state)
{
    const char *path = letter_return_path(a, "post@yp.example", "0a1b2c3d4e5f");
    assert_string_equal(path, TO);
    assert_string_equal(bounce_of(arena_printf(a, "Delivered-To: %s\r\n\r\n", path)).token, "0a1b2c3d4e5f");
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, set_up, tear_down)

int main(void)
{
    must(post_open() == OK);
    const struct CMUnitTest tests[] = {
        TEST(everything_says_utf_8),
        TEST(it_tells_what_it_is),
        TEST(no_line_is_long),
        TEST(a_part_stands_beside_the_text),
        TEST(a_forged_header_is_refused),
        TEST(a_name_cannot_be_an_address),
        TEST(a_bounce_names_its_mail),
        TEST(a_delay_is_no_hard_bounce),
        TEST(what_is_no_bounce_names_nothing),
        TEST(a_return_path_is_read_back),
    };
    return cmocka_run_group_tests_name("letter", tests, NULL, NULL);
}
