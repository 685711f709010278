/* smtp_test.c — sending to a real server (aiosmtpd, tests/mail/sink) and to none. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "mail/post.h"

static atomic_bool stop;
static char folder[] = "/tmp/yhdyspinta-sink-XXXXXX";
static char server[64];
static pid_t sink;
static int to_sink;

static int start(void **state)
{
    int in[2], out[2], status;
    char port[16] = "";
    must(mkdtemp(folder) && pipe(in) == 0 && pipe(out) == 0);
    sink = fork();
    if (sink == 0) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        close(in[1]);
        execl("tests/mail/sink", "sink", folder, (char *)NULL);
        _exit(77);
    }
    close(in[0]);
    close(out[1]);
    to_sink = in[1];
    ssize_t n = read(out[0], port, sizeof port - 1);
    close(out[0]);
    if (n <= 0) {
        waitpid(sink, &status, 0);
        print_message("aiosmtpd is not installed\n");
        exit(77);
    }
    port[strcspn(port, "\n")] = 0;
    snprintf(server, sizeof server, "127.0.0.1:%s", port);
    return 0;
}

static int end(void **state)
{
    auto_arena struct arena *a = arena_new();
    int status;
    close(to_sink);
    waitpid(sink, &status, 0);
    for (int i = 1; unlink(arena_printf(a, "%s/%d.eml", folder, i)) == 0; i++)
        continue;
    return rmdir(folder);
}

static struct str letter(struct arena *a, const char *to)
{
    struct str bytes;
    const struct letter l = {.from = "post@yp.example",
                             .from_name = "",
                             .to = to,
                             .to_name = "",
                             .subject = "Kutsu – ä",
                             .text = ".\n..\nTervetuloa\n",
                             .list_id = "",
                             .message_id = "1@yp.example",
                             .date = {1692010800}};
    must(letter_write(a, &l, &bytes) == OK);
    return bytes;
}

static enum smtp_end send_to(struct smtp *s, const char *to, int *ret_code)
{
    auto_arena struct arena *a = arena_new();
    return smtp_send(s, "post+b-0a1b2c3d@yp.example", to, letter(a, to), ret_code);
}

static const char *kept(struct arena *a, int number)
{
    char *text = arena_alloc(a, 10000);
    FILE *f = fopen(arena_printf(a, "%s/%d.eml", folder, number), "rb");
    if (!f) return "";
    size_t n = fread(text, 1, 9999, f);
    text[n] = 0;
    fclose(f);
    return text;
}

/* One connection, each recipient a letter of their own, whatever became of the one before. */
static void the_server_s_answers_are_told_apart(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct smtp *s;
    int code;
    assert_int_equal(smtp_open(server, &stop, &s), OK);
    assert_int_equal(send_to(s, "yksi@kunta.example", &code), SMTP_TAKEN);
    assert_int_equal(send_to(s, "refused@kunta.example", &code), SMTP_NO_SUCH);
    assert_int_equal(code, 550);
    assert_int_equal(send_to(s, "later@kunta.example", &code), SMTP_LATER);
    assert_int_equal(code, 451);
    assert_int_equal(send_to(s, "content@kunta.example", &code), SMTP_NOT_SO);
    assert_int_equal(code, 554);
    assert_int_equal(send_to(s, "kaksi@kunta.example", &code), SMTP_TAKEN);
    smtp_close(s);
    const char *first = kept(a, 1), *second = kept(a, 2);
    assert_non_null(strstr(first, "From post+b-0a1b2c3d@yp.example\nTo yksi@kunta.example\n"));
    assert_non_null(strstr(first, "\r\n.\r\n..\r\nTervetuloa\r\n"));
    assert_non_null(strstr(second, "\nTo kaksi@kunta.example\n"));
    assert_string_equal(kept(a, 3), "");
}

static void no_server_is_away(void **state)
{
    struct smtp *s;
    assert_int_equal(smtp_open("127.0.0.1:1", &stop, &s), OK);
    assert_int_equal(send_to(s, "yksi@kunta.example", NULL), SMTP_AWAY);
    smtp_close(s);
}

static void only_a_host_and_a_port_are_a_server(void **state)
{
    static const char *const bad[] = {"",
                                      "host",
                                      "host:",
                                      ":25",
                                      "host:0",
                                      "host:99999",
                                      "user@host:25",
                                      "host:25/x",
                                      "file:///etc/passwd",
                                      "http://host:25",
                                      "ho st:25",
                                      NULL};
    struct smtp *s;
    for (const char *const *text = bad; *text; text++)
        if (smtp_open(*text, &stop, &s) != ERR_INPUT) fail_msg("%s", *text);
    static const char *const fine[] = {"host:25", "smtp://host:587", "smtps://host:465", "[::1]:25", NULL};
    for (const char *const *text = fine; *text; text++) {
        assert_int_equal(smtp_open(*text, &stop, &s), OK);
        smtp_close(s);
    }
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    must(post_open() == OK);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_server_s_answers_are_told_apart),
        cmocka_unit_test(no_server_is_away),
        cmocka_unit_test(only_a_host_and_a_port_are_a_server),
    };
    return cmocka_run_group_tests_name("smtp", tests, start, end);
}
