/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "app/mail_job.h"
#include "http/app.h"

static const struct moment NOW = {1710496800};
static struct moment clock_now;
static atomic_bool stop;

static struct moment now(void)
{
    return clock_now;
}

/* A server that answers by the recipient's first letter, and notes what it saw. */
struct post_box {
    enum mail_outcome next; /* 0: accepted */
    int n;
    char to[100], return_path[100], letter[4000];
    bool ends_the_program;
};

static enum mail_outcome put_into_box(void *context, const struct mail_due *due, const char *return_path,
                                      struct str letter)
{
    struct post_box *box = context;
    box->n++;
    snprintf(box->to, sizeof box->to, "%s", due->address);
    snprintf(box->return_path, sizeof box->return_path, "%s", return_path);
    snprintf(box->letter, sizeof box->letter, "%.*s", (int)letter.n, letter.p);
    if (box->ends_the_program) atomic_store(&stop, true);
    return box->next ? box->next : MAIL_ACCEPTED;
}

struct stage {
    struct app *app;
    struct post_box box;
    struct mail_settings settings;
    struct mail_way way;
};

static void open_stage(struct test_db *t, struct stage *s)
{
    static const struct route *const none[] = {NULL};
    struct app_config config = app_config_default();
    struct problem why = {0};
    config.db = t->where;
    config.features = none;
    config.quiet = true;
    clock_now = NOW;
    atomic_store(&stop, false);
    *s = (struct stage){.settings = {.from = "post@yp.example", .name = "Äänitorvi"}};
    s->way = (struct mail_way){put_into_box, &s->box, now, &s->settings, &stop};
    if (app_open(&config, &s->app, &why) != OK) fail_msg("%s", why.note);
}

static void add(struct test_db *t, const char *to, enum mail_kind kind)
{
    assert_int_equal(mail_add(t->db,
                              &(struct mail){.kind = kind,
                                             .to = to,
                                             .subject = "Kutsu – ä",
                                             .text = "Kutsu\n",
                                             .now = NOW,
                                             .expires = {NOW.s + 900}},
                              NULL),
                     OK);
}

static struct mail_pass pass(struct stage *s)
{
    struct mail_pass p;
    assert_int_equal(mail_job_pass(s->app, &s->way, &p), OK);
    return p;
}

static void each_mail_leaves_once(void **state)
{
    struct test_db *t = test_db(state);
    struct stage s;
    open_stage(t, &s);
    add(t, "yksi@kunta.example", MAIL_MEETING_NOTICE);
    add(t, "kaksi@kunta.example", MAIL_MEETING_NOTICE);
    assert_int_equal(pass(&s).sent, 2);
    assert_string_equal(s.box.to, "kaksi@kunta.example");
    assert_non_null(strstr(s.box.return_path, "post+b-"));
    assert_non_null(strstr(s.box.return_path, "@yp.example"));
    assert_non_null(strstr(s.box.letter, "Auto-Submitted: auto-generated\r\n"));
    assert_int_equal(pass(&s).sent, 0);
    assert_int_equal(s.box.n, 2);
    app_close(s.app);
}

static void an_absent_server_loses_nothing(void **state)
{
    struct test_db *t = test_db(state);
    struct stage s;
    open_stage(t, &s);
    add(t, "yksi@kunta.example", MAIL_REMINDER);
    add(t, "kaksi@kunta.example", MAIL_REMINDER);
    s.box.next = MAIL_UNREACHABLE;
    for (int i = 0; i < 40; i++) /* longer than any recipient is given */
        assert_true(pass(&s).away);
    assert_int_equal(s.box.n, 40); /* the second one is not tried while the first finds nobody */
    s.box.next = MAIL_ACCEPTED;
    assert_int_equal(pass(&s).sent, 2);
    app_close(s.app);
}

static void a_deferred_mail_keeps_its_message_id(void **state)
{
    struct test_db *t = test_db(state);
    struct stage s;
    char first[4000];
    open_stage(t, &s);
    add(t, "yksi@kunta.example", MAIL_DELIVERY);
    s.box.next = MAIL_DEFERRED;
    assert_int_equal(pass(&s).later, 1);
    memcpy(first, s.box.letter, sizeof first);
    assert_int_equal(pass(&s).later, 0);
    clock_now.s += MAIL_DELAY_FIRST;
    s.box.next = MAIL_ACCEPTED;
    assert_int_equal(pass(&s).sent, 1);
    assert_string_equal(s.box.letter, first);
    app_close(s.app);
}

static void a_late_link_is_not_sent(void **state)
{
    struct test_db *t = test_db(state);
    struct stage s;
    open_stage(t, &s);
    add(t, "yksi@kunta.example", MAIL_LOGIN_LINK);
    clock_now.s += 900;
    assert_int_equal(pass(&s).failed, 1);
    assert_int_equal(s.box.n, 0);
    app_close(s.app);
}

static void no_letter_begins_after_the_end(void **state)
{
    struct test_db *t = test_db(state);
    struct stage s;
    open_stage(t, &s);
    add(t, "yksi@kunta.example", MAIL_REMINDER);
    add(t, "kaksi@kunta.example", MAIL_REMINDER);
    s.box.ends_the_program = true;
    assert_int_equal(pass(&s).sent, 1);
    assert_int_equal(pass(&s).sent, 0);
    assert_int_equal(s.box.n, 1);
    app_close(s.app);
}

static void settings_are_checked(void **state)
{
    struct test_db *t = test_db(state);
    struct stage s;
    struct mail_job *job;
    struct problem why = {0};
    open_stage(t, &s);
    assert_int_equal(mail_job_start(s.app, &(struct mail_settings){.name = ""}, &job, &why), OK);
    assert_null(job);
    struct mail_settings m = {.name = "", .smtp = "127.0.0.1:25"};
    assert_int_equal(mail_job_start(s.app, &m, &job, &why), ERR_INPUT);
    assert_string_equal(why.field, "mail-from");
    m.from = "post@yp.example\n";
    assert_int_equal(mail_job_start(s.app, &m, &job, &why), ERR_INPUT);
    m = (struct mail_settings){.name = "", .from = "post@yp.example", .smtp = "nobody"};
    assert_int_equal(mail_job_start(s.app, &m, &job, &why), ERR_INPUT);
    assert_string_equal(why.field, "smtp");
    m = (struct mail_settings){.name = "", .from = "post@yp.example", .folder = "/nowhere/mail"};
    assert_int_equal(mail_job_start(s.app, &m, &job, &why), ERR_FORBIDDEN);
    m.folder = t->folder;
    assert_int_equal(mail_job_start(s.app, &m, &job, &why), OK);
    mail_job_stop(job);
    app_close(s.app);
}

int main(void)
{
    day_init();
    must(post_open() == OK);
    const struct CMUnitTest tests[] = {
        TEST_DB(each_mail_leaves_once),
        TEST_DB(an_absent_server_loses_nothing),
        TEST_DB(a_deferred_mail_keeps_its_message_id),
        TEST_DB(a_late_link_is_not_sent),
        TEST_DB(no_letter_begins_after_the_end),
        TEST_DB(settings_are_checked),
    };
    return cmocka_run_group_tests_name("mail_job", tests, NULL, NULL);
}
