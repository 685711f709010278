/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "core/secret.h"
#include "feature/account/account_store.h"
#include "feature/account/session_store.h"
#include "feature/audit/audit_store.h"

static const struct moment NOW = {1710496800}; /* 15.3.2024 at 12.00 */
static const struct day TODAY = {19797};

static struct moment later(int64_t seconds)
{
    return (struct moment){NOW.s + seconds};
}

static int64_t add_account(struct test_db *t, const char *email)
{
    int64_t id;
    const struct account account = {.email = email, .name = "Esimerkki", .language = "fi", .created_at = NOW};
    assert_int_equal(account_add(t->db, &account, NULL, &id), OK);
    return id;
}

static int64_t add_permission(struct test_db *t, int64_t account_id, enum role role)
{
    int64_t id;
    struct problem why = {0};
    const struct grant grant = {.permission = {.account_id = account_id, .role = role, .scope = SCOPE_INSTALLATION,
                                               .starts_on = TODAY, .ends_on = DAY_NONE},
                                .ground = "Ensimmäinen pääkäyttäjä", .now = NOW};
    assert_int_equal(permission_add(t->db, &grant, NULL, &id, &why), OK);
    return id;
}

static int64_t sign_in(struct test_db *t, int64_t account_id, const char *key)
{
    int64_t id;
    const char *link = secret_make(t->a);
    assert_int_equal(login_link_add(t->db, account_id, link, "", NOW, LINK_SECONDS), OK);
    const struct sign_in s = {.link = link, .account_id = account_id, .key = key, .token = "first", .agent = "Firefox",
                              .from = "here", .now = NOW};
    assert_int_equal(session_add(t->db, &s, &id), OK);
    return id;
}

static void an_account_is_found_by_its_address(void **state)
{
    struct test_db *t = test_db(state);
    struct account account, *all;
    int64_t found, id = add_account(t, "yksi@example.test");
    size_t n;
    assert_int_equal(account_find_by_email(t->db, "yksi@example.test", &found), OK);
    assert_int_equal(found, id);
    assert_int_equal(account_find_by_email(t->db, "kaksi@example.test", &found), OK);
    assert_int_equal(found, 0);
    assert_int_equal(account_get(t->db, t->a, id, &account), OK);
    assert_string_equal(account.name, "Esimerkki");
    assert_true(account_is_open(&account));
    assert_int_equal(account_get(t->db, t->a, id + 1, &account), ERR_NOT_FOUND);
    assert_int_equal(account_add(t->db, &account, NULL, &found), ERR_CONFLICT);
    assert_int_equal(account_list(t->db, t->a, &all, &n), OK);
    assert_int_equal(n, 1);
}

static void permissions_hold_by_date_and_say_why(void **state)
{
    struct test_db *t = test_db(state);
    struct permission *in_force;
    struct granted_permission *all;
    size_t n;
    int64_t id = add_account(t, "yksi@example.test"), permission = add_permission(t, id, ROLE_AUDITOR);
    assert_int_equal(permission_list_in_force(t->db, t->a, id, TODAY, &in_force, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(in_force[0].role, ROLE_AUDITOR);
    assert_int_equal(permission_list_in_force(t->db, t->a, id, day_add(TODAY, -1), &in_force, &n), OK);
    assert_int_equal(n, 0);
    assert_int_equal(permission_list(t->db, t->a, &all, &n), OK);
    assert_int_equal(n, 1);
    assert_string_equal(all[0].ground, "Ensimmäinen pääkäyttäjä");
    assert_string_equal(all[0].account_email, "yksi@example.test");
    assert_string_equal(all[0].granted_by, "");
    assert_int_equal(permission_end(t->db, permission, later(5), TODAY, NULL), OK);
    assert_int_equal(permission_end(t->db, permission, later(6), TODAY, NULL), ERR_CONFLICT);
    assert_int_equal(permission_list_in_force(t->db, t->a, id, TODAY, &in_force, &n), OK);
    assert_int_equal(n, 0);
    assert_int_equal(permission_list_by_account(t->db, t->a, id, &all, &n), OK);
    assert_int_equal(all[0].permission.ended_at.s, later(5).s);
}

static void a_permission_needs_what_it_names(void **state)
{
    struct test_db *t = test_db(state);
    struct problem why = {0};
    int64_t id, account = add_account(t, "yksi@example.test");
    struct grant grant = {.permission = {.account_id = account, .role = ROLE_CHAIR, .scope = SCOPE_ORGANIZATION,
                                         .organization_id = 99, .starts_on = TODAY, .ends_on = DAY_NONE},
                          .ground = "", .now = NOW};
    assert_int_equal(permission_add(t->db, &grant, NULL, &id, &why), ERR_CONFLICT);
    grant.permission.scope = SCOPE_INSTALLATION;
    assert_int_equal(permission_add(t->db, &grant, NULL, &id, &why), ERR_INPUT);
}

static void the_last_administrator_stays(void **state)
{
    struct test_db *t = test_db(state);
    int64_t one = add_account(t, "yksi@example.test"), two = add_account(t, "kaksi@example.test");
    int64_t first = add_permission(t, one, ROLE_ADMINISTRATOR);
    assert_int_equal(permission_end(t->db, first, NOW, TODAY, NULL), ERR_CONFLICT);
    assert_int_equal(account_end(t->db, one, NOW, TODAY, NULL), ERR_CONFLICT);
    add_permission(t, two, ROLE_ADMINISTRATOR);
    assert_int_equal(account_end(t->db, one, NOW, TODAY, NULL), OK);
    assert_int_equal(account_end(t->db, one, NOW, TODAY, NULL), ERR_CONFLICT);
}

static void an_ended_account_has_no_session(void **state)
{
    struct test_db *t = test_db(state);
    struct session s;
    int64_t found, one = add_account(t, "yksi@example.test");
    sign_in(t, one, "key");
    assert_int_equal(account_end(t->db, one, later(9), TODAY, NULL), OK);
    assert_int_equal(session_find(t->db, t->a, "key", "first", &s), OK);
    assert_false(session_is_open(&s, later(10)));
    assert_int_equal(s.ended_at.s, later(9).s);
    assert_int_equal(account_find_by_email(t->db, "yksi@example.test", &found), OK);
    assert_int_equal(found, 0);
}

static void a_link_is_used_once(void **state)
{
    struct test_db *t = test_db(state);
    struct login_link link;
    int64_t n, id = add_account(t, "yksi@example.test");
    assert_int_equal(login_link_add(t->db, id, "token", "browser", NOW, LINK_SECONDS), OK);
    assert_int_equal(login_link_add(t->db, 0, "nobody's", "browser", NOW, LINK_SECONDS), OK);
    assert_int_equal(login_link_count(t->db, id, later(1), &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(login_link_get(t->db, t->a, "token", &link), OK);
    assert_int_equal(login_link_state(&link, login_link_browser(t->a, "browser"), later(1)), LINK_GOOD);
    assert_int_equal(login_link_state(&link, login_link_browser(t->a, "other"), later(1)), LINK_ELSEWHERE);
    assert_int_equal(login_link_get(t->db, t->a, "tokem", &link), ERR_NOT_FOUND);
    struct sign_in s = {.link = "token", .account_id = id, .key = "k", .token = "t", .agent = "", .from = "", .now = NOW};
    assert_int_equal(session_add(t->db, &s, &n), OK);
    s.key = "k2", s.token = "t2";
    assert_int_equal(session_add(t->db, &s, &n), ERR_CONFLICT);
    assert_int_equal(login_link_get(t->db, t->a, "token", &link), OK);
    assert_int_equal(login_link_state(&link, login_link_browser(t->a, "browser"), later(1)), LINK_USED);
    /* Two days on, another's link sweeps it away. */
    assert_int_equal(login_link_add(t->db, id, "next", "", later(2 * 86400), LINK_SECONDS), OK);
    assert_int_equal(login_link_get(t->db, t->a, "token", &link), ERR_NOT_FOUND);
}

static enum token_state token_state(struct test_db *t, const char *token, struct moment now)
{
    struct session s;
    assert_int_equal(session_find(t->db, t->a, "key", token, &s), OK);
    return session_token_state(&s, now);
}

static void tokens_follow_each_other(void **state)
{
    struct test_db *t = test_db(state);
    struct session s;
    int64_t id = sign_in(t, add_account(t, "yksi@example.test"), "key");
    assert_int_equal(session_find(t->db, t->a, "key", "forged", &s), ERR_NOT_FOUND);
    assert_int_equal(session_find(t->db, t->a, "forged", "first", &s), ERR_NOT_FOUND);
    assert_int_equal(token_state(t, "first", later(1)), TOKEN_GOOD);
    /* Until the new one comes back, the old one goes on: the answer may have been lost. */
    assert_int_equal(session_token_add(t->db, id, "second", later(600)), OK);
    assert_int_equal(token_state(t, "first", later(900)), TOKEN_GOOD);
    assert_int_equal(token_state(t, "second", later(900)), TOKEN_FIRST_USE);
    assert_int_equal(session_token_used(t->db, id, "second", later(900)), OK);
    assert_int_equal(token_state(t, "second", later(901)), TOKEN_GOOD);
    assert_int_equal(token_state(t, "first", later(930)), TOKEN_PREVIOUS);
    assert_int_equal(token_state(t, "first", later(961)), TOKEN_REPLAYED);
    /* After a second factor, copies are worth nothing at once. */
    assert_int_equal(session_find(t->db, t->a, "key", "second", &s), OK);
    assert_int_equal(session_second_factor(t->db, &s, "third", "here", later(1000)), OK);
    assert_int_equal(token_state(t, "third", later(1000)), TOKEN_GOOD);
    assert_int_equal(token_state(t, "second", later(1000)), TOKEN_REPLAYED);
}

static void a_replay_is_kept_for_the_owner(void **state)
{
    struct test_db *t = test_db(state);
    struct session s, *all;
    struct audit_entry *log;
    size_t n;
    int64_t account = add_account(t, "yksi@example.test"), id = sign_in(t, account, "key");
    assert_int_equal(session_find(t->db, t->a, "key", "first", &s), OK);
    assert_int_equal(session_replayed(t->db, &s, "curl/7", later(3)), OK);
    assert_int_equal(session_list(t->db, t->a, account, later(4), &all, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].replayed_at.s, later(3).s);
    assert_string_equal(all[0].replayed_agent, "curl/7");
    assert_int_equal(audit_list_by_account(t->db, t->a, account, 1, &log, &n), OK);
    assert_string_equal(log[0].action, "Session cookie used elsewhere");
    /* Nobody else's can be ended. */
    assert_int_equal(session_end(t->db, account + 1, id, later(5)), ERR_NOT_FOUND);
    assert_int_equal(session_end(t->db, account, id, later(5)), OK);
    assert_int_equal(session_end(t->db, account, id, later(6)), ERR_NOT_FOUND);
}

/* Enrols and gives the secret and the recovery codes. */
static const char *enrol(struct test_db *t, int64_t account, const char *codes[static RECOVERY_CODES])
{
    const char *secret = totp_make(t->a);
    assert_int_equal(totp_start(t->db, account, secret, NOW), OK);
    assert_int_equal(totp_enrol(t->db, t->a, account, totp_code(t->a, secret, NOW), NOW, codes), OK);
    return secret;
}

static void codes_are_enrolled_by_a_right_one(void **state)
{
    struct test_db *t = test_db(state);
    struct account account;
    const char *codes[RECOVERY_CODES];
    int64_t id = add_account(t, "yksi@example.test");
    assert_int_equal(totp_enrol(t->db, t->a, id, "123456", NOW, codes), ERR_CONFLICT);
    const char *secret = totp_make(t->a);
    assert_int_equal(totp_start(t->db, id, totp_make(t->a), NOW), OK);
    assert_int_equal(totp_start(t->db, id, secret, NOW), OK); /* begun anew */
    assert_int_equal(totp_enrol(t->db, t->a, id, "", NOW, codes), ERR_INPUT);
    assert_int_equal(account_get(t->db, t->a, id, &account), OK);
    assert_int_equal(account.totp_at.s, 0);
    assert_int_equal(totp_enrol(t->db, t->a, id, totp_code(t->a, secret, NOW), NOW, codes), OK);
    assert_int_equal(account_get(t->db, t->a, id, &account), OK);
    assert_int_equal(account.totp_at.s, NOW.s);
    assert_int_equal(account.recovery_codes, RECOVERY_CODES);
    assert_int_equal(totp_start(t->db, id, secret, NOW), ERR_CONFLICT);
    assert_int_equal(totp_remove(t->db, id, NOW), OK);
    assert_int_equal(account_get(t->db, t->a, id, &account), OK);
    assert_int_equal(account.totp_at.s, 0);
    assert_int_equal(account.recovery_codes, 0);
}

static void a_code_serves_once(void **state)
{
    struct test_db *t = test_db(state);
    struct account account;
    const char *codes[RECOVERY_CODES], *renewed[RECOVERY_CODES];
    int64_t id = add_account(t, "yksi@example.test");
    const char *secret = enrol(t, id, codes);
    /* The code that enrolled is used up too. */
    assert_int_equal(second_factor_check(t->db, id, totp_code(t->a, secret, NOW), NOW), ERR_INPUT);
    const char *next = totp_code(t->a, secret, later(30));
    assert_int_equal(second_factor_check(t->db, id, next, later(30)), OK);
    assert_int_equal(second_factor_check(t->db, id, next, later(31)), ERR_INPUT);
    assert_int_equal(second_factor_check(t->db, id, codes[3], later(32)), OK);
    assert_int_equal(second_factor_check(t->db, id, codes[3], later(33)), ERR_INPUT);
    assert_int_equal(account_get(t->db, t->a, id, &account), OK);
    assert_int_equal(account.recovery_codes, RECOVERY_CODES - 1);
    assert_int_equal(recovery_renew(t->db, t->a, id, later(34), renewed), OK);
    assert_int_equal(second_factor_check(t->db, id, codes[4], later(35)), ERR_INPUT);
    assert_int_equal(second_factor_check(t->db, id, renewed[4], later(36)), OK);
    /* Another's code is no code. */
    int64_t other = add_account(t, "kaksi@example.test");
    enrol(t, other, codes);
    assert_int_equal(second_factor_check(t->db, other, renewed[5], later(37)), ERR_INPUT);
}

static void wrong_codes_are_limited(void **state)
{
    struct test_db *t = test_db(state);
    const char *codes[RECOVERY_CODES];
    int64_t id = add_account(t, "yksi@example.test");
    enrol(t, id, codes);
    for (int i = 0; i < WRONG_CODES_MAX; i++)
        assert_int_equal(second_factor_check(t->db, id, "000000x", later(i)), ERR_INPUT);
    assert_int_equal(second_factor_check(t->db, id, codes[0], later(10)), ERR_LIMIT);
    /* After the pause the right one is taken, and the count begins anew. */
    assert_int_equal(second_factor_check(t->db, id, "000000x", later(1000)), ERR_INPUT);
    assert_int_equal(second_factor_check(t->db, id, codes[0], later(1001)), OK);
}

int main(void)
{
    day_init();
    const struct CMUnitTest tests[] = {
        TEST_DB(an_account_is_found_by_its_address),
        TEST_DB(permissions_hold_by_date_and_say_why),
        TEST_DB(a_permission_needs_what_it_names),
        TEST_DB(the_last_administrator_stays),
        TEST_DB(an_ended_account_has_no_session),
        TEST_DB(a_link_is_used_once),
        TEST_DB(tokens_follow_each_other),
        TEST_DB(a_replay_is_kept_for_the_owner),
        TEST_DB(codes_are_enrolled_by_a_right_one),
        TEST_DB(a_code_serves_once),
        TEST_DB(wrong_codes_are_limited),
    };
    return cmocka_run_group_tests_name("account_store", tests, NULL, NULL);
}
