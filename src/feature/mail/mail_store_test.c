/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "feature/mail/mail_store.h"

static const struct moment NOW = {1710496800};

static struct mail notice(void)
{
    return (struct mail){.kind = MAIL_MEETING_NOTICE,
                         .ref = "meeting 1",
                         .subject = "Kokouskutsu – äö",
                         .text = "Kutsu.\n",
                         .to = "jasen@kunta.example",
                         .to_name = "Jäsen",
                         .now = NOW};
}

static struct mail_due *due_at(struct test_db *t, int64_t at, size_t n_expected)
{
    struct mail_due *due;
    size_t n;
    assert_int_equal(mail_list_due(t->db, t->a, (struct moment){at}, 50, &due, &n), OK);
    assert_int_equal(n, n_expected);
    return due;
}

static int64_t count(struct test_db *t, enum mail_state state)
{
    int64_t n;
    assert_int_equal(mail_count(t->db, state, &n), OK);
    return n;
}

/* One attempt on the only mail that is due. */
static void attempt(struct test_db *t, int64_t at, enum mail_outcome outcome)
{
    struct mail_due *due = due_at(t, at, 1);
    assert_int_equal(mail_take(t->db, due, (struct moment){at}), OK);
    assert_int_equal(mail_settle(t->db, due, outcome, (struct moment){at}), OK);
}

static void what_was_added_is_due(void **state)
{
    struct test_db *t = test_db(state);
    struct mail m = notice();
    m.attachment = &(struct mail_attachment){"kokous.ics", "text/calendar", STR("BEGIN\0END")};
    m.list = "kutsut.yhdyspinta.example";
    assert_int_equal(mail_add(t->db, &m, NULL), OK);
    (void)due_at(t, NOW.s - 1, 0);
    struct mail_due *due = due_at(t, NOW.s, 1);
    struct mail_content content;
    assert_string_equal(due->address, "jasen@kunta.example");
    assert_string_equal(due->name, "Jäsen");
    assert_string_equal(due->domain, "kunta.example");
    assert_int_equal(strlen(due->token), 24);
    assert_int_equal(mail_get_content(t->db, t->a, due->message_id, &content), OK);
    assert_string_equal(content.subject, "Kokouskutsu – äö");
    assert_string_equal(content.list_id, "kutsut.yhdyspinta.example");
    assert_int_equal(content.attachment.n, 9);
    assert_memory_equal(content.attachment.p, "BEGIN\0END", 9);
}

static void a_forged_header_is_not_queued(void **state)
{
    struct test_db *t = test_db(state);
    struct problem why = {0};
    struct mail m = notice();
    m.to_name = "Jäsen\r\nBcc: kaikki@kunta.example";
    assert_int_equal(mail_add(t->db, &m, &why), ERR_INPUT);
    assert_string_equal(why.field, "to_name");
    m = notice();
    const struct mail_recipient to[] = {{"a@kunta.example", NULL}, {"b@kunta.example\n", NULL}};
    assert_int_equal(mail_add_to(t->db, &m, to, 2, &why), ERR_INPUT);
    assert_int_equal(count(t, MAIL_QUEUED), 0);
}

static void a_sign_in_link_goes_first(void **state)
{
    struct test_db *t = test_db(state);
    struct mail m = notice();
    assert_int_equal(mail_add(t->db, &m, NULL), OK);
    m.kind = MAIL_LOGIN_LINK;
    m.now.s += 5;
    assert_int_equal(mail_add(t->db, &m, NULL), OK);
    assert_int_equal(due_at(t, NOW.s + 10, 1)->kind, MAIL_LOGIN_LINK);
}

static void one_takes_it_only_once(void **state)
{
    struct test_db *t = test_db(state);
    struct mail m = notice();
    assert_int_equal(mail_add(t->db, &m, NULL), OK);
    struct mail_due *due = due_at(t, NOW.s, 1);
    assert_int_equal(mail_take(t->db, due, NOW), OK);
    assert_int_equal(mail_take(t->db, due, NOW), ERR_CONFLICT);
    (void)due_at(t, NOW.s + MAIL_LEASE - 1, 0);
    due = due_at(t, NOW.s + MAIL_LEASE, 1); /* the program was killed: it is tried again */
    assert_int_equal(due->attempts, 1);
    assert_int_equal(count(t, MAIL_SENDING), 1);
}

static void what_is_sent_is_forgotten(void **state)
{
    struct test_db *t = test_db(state);
    struct mail m = notice();
    struct mail_content content;
    const struct mail_recipient to[] = {{"a@yksi.example", NULL}, {"b@KAKSI.example", NULL}};
    assert_int_equal(mail_add_to(t->db, &m, to, 2, NULL), OK);
    struct mail_due *due = due_at(t, NOW.s, 2);
    assert_string_equal(due[1].domain, "kaksi.example");
    assert_true(strcmp(due[0].token, due[1].token) != 0);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(mail_get_content(t->db, t->a, due->message_id, &content), OK);
        assert_string_equal(content.body, "Kutsu.\n");
        assert_int_equal(mail_take(t->db, &due[i], NOW), OK);
        assert_int_equal(mail_settle(t->db, &due[i], MAIL_ACCEPTED, NOW), OK);
    }
    assert_int_equal(mail_get_content(t->db, t->a, due->message_id, &content), OK);
    assert_string_equal(content.body, "");
    assert_int_equal(count(t, MAIL_SENT), 2);
    (void)due_at(t, NOW.s + 86400, 0);
}

static void a_deferred_mail_comes_again_later(void **state)
{
    struct test_db *t = test_db(state);
    struct mail m = notice();
    assert_int_equal(mail_add(t->db, &m, NULL), OK);
    attempt(t, NOW.s, MAIL_DEFERRED);
    (void)due_at(t, NOW.s + 59, 0);
    attempt(t, NOW.s + 60, MAIL_DEFERRED);
    (void)due_at(t, NOW.s + 60 + 119, 0);
    attempt(t, NOW.s + 60 + 120, MAIL_UNREACHABLE); /* no attempt, no delay of its own */
    struct mail_due *due = due_at(t, NOW.s + 180, 1);
    assert_int_equal(due->attempts, 2);
    assert_int_equal(count(t, MAIL_QUEUED), 1);
}

static void three_hard_bounces_suspend_an_address(void **state)
{
    struct test_db *t = test_db(state);
    struct mail_row *rows;
    struct mail m = notice();
    size_t n;
    int64_t retried;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(mail_add(t->db, &m, NULL), OK);
        attempt(t, NOW.s, MAIL_REFUSED);
    }
    assert_int_equal(count(t, MAIL_FAILED), 2);
    assert_int_equal(mail_add(t->db, &m, NULL), OK);
    const char *token = due_at(t, NOW.s, 1)->token;
    attempt(t, NOW.s, MAIL_ACCEPTED);
    assert_int_equal(mail_add(t->db, &m, NULL), OK); /* one waits when the third bounce comes */
    assert_int_equal(mail_bounce(t->db, token, NOW), OK);
    assert_int_equal(mail_bounce(t->db, token, NOW), OK); /* the same again */
    assert_int_equal(mail_bounce(t->db, "000000000000000000000000", NOW), ERR_NOT_FOUND);
    assert_int_equal(count(t, MAIL_SUSPENDED), 1);
    (void)due_at(t, NOW.s, 0);
    assert_int_equal(mail_add(t->db, &m, NULL), OK); /* and one is added afterwards */
    assert_int_equal(due_at(t, NOW.s, 1)->suspended_at.s, NOW.s);
    assert_int_equal(mail_list(t->db, t->a, MAIL_SUSPENDED, 0, 10, &rows, &n), OK);
    assert_int_equal(n, 1);
    assert_string_equal(rows->last_error, "suspended");
    assert_int_equal(mail_retry(t->db, rows->id, NOW, &retried), OK);
    assert_int_equal(retried, 1);
    assert_int_equal(due_at(t, NOW.s, 2)->suspended_at.s, 0);
}

static void failed_mail_is_tried_again_when_asked(void **state)
{
    struct test_db *t = test_db(state);
    struct mail m = notice();
    int64_t n;
    assert_int_equal(mail_add(t->db, &m, NULL), OK);
    attempt(t, NOW.s, MAIL_REJECTED);
    assert_int_equal(mail_add(t->db, &m, NULL), OK);
    attempt(t, NOW.s, MAIL_EXPIRED);
    assert_int_equal(mail_retry(t->db, 0, NOW, &n), OK);
    assert_int_equal(n, 1); /* what is too late stays */
    assert_int_equal(due_at(t, NOW.s, 1)->attempts, 0);
}

static void ten_thousand_in_one_transaction(void **state)
{
    enum { MANY = 10000 };
    struct test_db *t = test_db(state);
    struct mail m = notice();
    struct mail_recipient *to = arena_array(t->a, struct mail_recipient, MANY);
    for (int i = 0; i < MANY; i++)
        to[i].address = arena_printf(t->a, "jasen%d@kunta.example", i);
    int64_t before = db_statement_count(t->db);
    assert_int_equal(mail_add_to(t->db, &m, to, MANY, NULL), OK);
    assert_int_equal(db_statement_count(t->db) - before, MANY + 1);
    assert_int_equal(count(t, MAIL_QUEUED), MANY);
}

/* The limit holds one domain back, another's mail goes on, and so does what somebody waits for. */
static void a_domain_has_its_share(void **state)
{
    struct test_db *t = test_db(state);
    struct mail m = notice();
    struct mail_recipient to[MAIL_DOMAIN_LIMIT + 2];
    struct mail_due *due;
    size_t n;
    for (int i = 0; i < MAIL_DOMAIN_LIMIT + 2; i++)
        to[i] = (struct mail_recipient){arena_printf(t->a, "j%d@kunta.example", i), NULL};
    assert_int_equal(mail_add_to(t->db, &m, to, MAIL_DOMAIN_LIMIT + 2, NULL), OK);
    m.to = "x@toinen.example";
    assert_int_equal(mail_add(t->db, &m, NULL), OK);
    assert_int_equal(mail_list_due(t->db, t->a, NOW, 1000, &due, &n), OK);
    assert_int_equal(n, MAIL_DOMAIN_LIMIT + 3);
    for (int i = 0; i < MAIL_DOMAIN_LIMIT; i++) {
        assert_int_equal(mail_take(t->db, &due[i], NOW), OK);
        assert_int_equal(mail_settle(t->db, &due[i], MAIL_ACCEPTED, NOW), OK);
    }
    assert_int_equal(mail_take(t->db, &due[MAIL_DOMAIN_LIMIT], NOW), ERR_LIMIT);
    assert_string_equal(due_at(t, NOW.s, 1)->domain, "toinen.example");
    m.to = "j0@kunta.example";
    m.kind = MAIL_LOGIN_LINK;
    assert_int_equal(mail_add(t->db, &m, NULL), OK);
    assert_int_equal(mail_take(t->db, due_at(t, NOW.s, 1), NOW), OK);
    due = due_at(t, NOW.s + MAIL_DOMAIN_SECONDS, 3);
    assert_int_equal(mail_take(t->db, &due[1], (struct moment){NOW.s + MAIL_DOMAIN_SECONDS}), OK);
}

int main(void)
{
    day_init();
    const struct CMUnitTest tests[] = {
        TEST_DB(what_was_added_is_due),
        TEST_DB(a_forged_header_is_not_queued),
        TEST_DB(a_sign_in_link_goes_first),
        TEST_DB(one_takes_it_only_once),
        TEST_DB(what_is_sent_is_forgotten),
        TEST_DB(a_deferred_mail_comes_again_later),
        TEST_DB(three_hard_bounces_suspend_an_address),
        TEST_DB(failed_mail_is_tried_again_when_asked),
        TEST_DB(ten_thousand_in_one_transaction),
        TEST_DB(a_domain_has_its_share),
    };
    return cmocka_run_group_tests_name("mail_store", tests, NULL, NULL);
}
