/* Signing in, step by step, and what must not work. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testaccount.h"

#include "app/features.h"
#include "core/secret.h"
#include "feature/account/account_store.h"
#include "feature/account/session_store.h"
#include "feature/mail/mail_store.h"
#include "lib/golden.h"

static const struct permission administrator = {.role = ROLE_ADMINISTRATOR, .scope = SCOPE_INSTALLATION};
static const struct permission auditor = {.role = ROLE_AUDITOR, .scope = SCOPE_INSTALLATION};

static void later(struct test_app *t, int64_t seconds)
{
    app_set_now(t->app, (struct moment){test_app_now().s + seconds});
}

static const char *location(const struct answer *answer)
{
    return answer_header(answer, "Location");
}

#define assert_tells(answer, text)                                                                                     \
    do {                                                                                                               \
        if (!strstr((answer)->body.p, (text))) fail_msg("%s is not told in:\n%s", (text), (answer)->body.p);          \
    } while (0)

static int64_t add_account(struct test_app *t, const char *email)
{
    int64_t id;
    const struct account account = {.email = email, .name = "Esimerkki", .language = "fi", .created_at = test_app_now()};
    assert_int_equal(account_add(test_app_writer(t), &account, NULL, &id), OK);
    test_app_written(t);
    return id;
}

static const struct answer *ask_link(struct browser *b, const char *email)
{
    test_get(b, "/kirjaudu");
    return test_post(b, "/kirjaudu", arena_printf(b->t->a, "sahkoposti=%s", email));
}

static int count_letters(struct test_app *t)
{
    int64_t n;
    assert_int_equal(mail_count(test_app_writer(t), MAIL_QUEUED, &n), OK);
    test_app_written(t);
    return (int)n;
}

/* The newest in the queue. */
static const char *letter_text(struct test_app *t)
{
    struct mail_row *all;
    struct mail_content content;
    size_t n;
    struct db *db = test_app_writer(t);
    assert_int_equal(mail_list(db, t->a, MAIL_QUEUED, 0, 100, &all, &n), OK);
    assert_true(n > 0);
    assert_string_equal(all[n - 1].address, "yksi@example.test");
    assert_int_equal(mail_get_content(db, t->a, all[n - 1].message_id, &content), OK);
    test_app_written(t);
    return content.body;
}

/* The link of the last letter, as the target of a request. */
static const char *letter_target(struct test_app *t)
{
    const char *url = strstr(letter_text(t), "https://yhdyspinta.example/");
    assert_non_null(url);
    url += strlen("https://yhdyspinta.example");
    return arena_strndup(t->a, url, strcspn(url, "\n"));
}

static const char *letter_token(struct test_app *t)
{
    return arena_strndup(t->a, strstr(letter_target(t), "avain=") + 6, SECRET_LENGTH);
}

static const struct answer *press(struct browser *b, const char *token)
{
    return test_post(b, "/kirjaudu/linkki", arena_printf(b->t->a, "avain=%s&takaisin=%%2Ftyotila%%2Ftili", token));
}

static void somebody_signs_in_by_link(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_browser(t);
    add_account(t, "yksi@example.test");
    const struct answer *answer = test_get(b, "/tyotila/tili");
    assert_int_equal(answer->status, 303);
    assert_string_equal(location(answer), "/kirjaudu?takaisin=/tyotila/tili");
    assert_string_equal(answer_header(answer, "Cache-Control"), "no-store");
    answer = ask_link(b, "Yksi%40example.test");
    assert_int_equal(answer->status, 303);
    assert_string_equal(location(answer), "/kirjaudu/lahetetty");
    assert_int_equal(test_get(b, "/kirjaudu/lahetetty")->status, 200);
    assert_int_equal(count_letters(t), 1);
    /* Looking at the link changes nothing, however often. */
    for (int i = 0; i < 2; i++) {
        answer = test_get(b, letter_target(t));
        assert_int_equal(answer->status, 200);
        assert_string_equal(answer_header(answer, "Cache-Control"), "no-store");
    }
    assert_int_equal(test_get(b, "/tyotila")->status, 303);
    answer = press(b, letter_token(t));
    assert_int_equal(answer->status, 303);
    assert_string_equal(location(answer), "/tyotila/tili");
    assert_non_null(strstr(answer_header(answer, "Set-Cookie"), "; Path=/; HttpOnly; SameSite=Lax; Secure"));
    answer = test_get(b, "/tyotila");
    assert_int_equal(answer->status, 200);
    assert_tells(answer, "Esimerkki");
    /* And out again: the cookie is worth nothing, also to one who kept it. */
    const char *kept = b->session;
    test_get(b, "/tyotila");
    assert_int_equal(test_post(b, "/kirjaudu/ulos", "")->status, 303);
    assert_string_equal(b->session, "");
    b->session = kept;
    assert_int_equal(test_get(b, "/tyotila")->status, 303);
}

static void nobody_learns_who_has_an_account(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_browser(t);
    add_account(t, "yksi@example.test");
    const struct answer *one = ask_link(b, "yksi%40example.test"), *other = ask_link(b, "kaksi%40example.test");
    assert_int_equal(one->status, other->status);
    assert_string_equal(location(one), location(other));
    assert_int_equal(one->n_headers, other->n_headers);
    assert_int_equal(count_letters(t), 1);
    assert_int_equal(ask_link(b, "ei-osoite")->status, 400);
    assert_int_equal(count_letters(t), 1);
}

static void a_wrong_address_comes_back_with_its_error(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_browser(t);
    const struct answer *answer = ask_link(b, "ei+osoite");
    assert_int_equal(answer->status, 400);
    assert_tells(answer, "value=\"ei osoite\"");
    assert_tells(answer, "aria-invalid=\"true\"");
    answer = ask_link(b, "");
    assert_int_equal(answer->status, 400);
    assert_tells(answer, "id=\"sahkoposti-error\"");
}

static void letters_are_limited(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_browser(t);
    add_account(t, "yksi@example.test");
    for (int i = 0; i < LINKS_MAX + 3; i++)
        assert_int_equal(ask_link(b, "yksi%40example.test")->status, 303);
    assert_int_equal(count_letters(t), LINKS_MAX);
    later(t, LINK_SECONDS + 1);
    ask_link(b, "yksi%40example.test");
    assert_int_equal(count_letters(t), LINKS_MAX + 1);
}

static void a_link_serves_once_in_time_and_in_its_browser(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_browser(t), *other = test_browser(t);
    add_account(t, "yksi@example.test");
    ask_link(b, "yksi%40example.test");
    test_get(other, "/kirjaudu");
    const struct answer *answer = press(other, letter_token(t));
    assert_int_equal(answer->status, 409);
    assert_tells(answer, "selaimella");
    assert_int_equal(test_get(other, letter_target(t))->status, 409);
    assert_string_equal(other->session, "");
    assert_int_equal(press(b, letter_token(t))->status, 303);
    test_get(b, "/kirjaudu");
    assert_int_equal(press(b, letter_token(t))->status, 409);
    later(t, 1);
    ask_link(b, "yksi%40example.test");
    later(t, 1 + LINK_SECONDS);
    b->session = "";
    assert_int_equal(press(b, letter_token(t))->status, 409);
    assert_string_equal(b->session, "");
    assert_int_equal(press(b, "x")->status, 409);
    assert_int_equal(test_get(b, "/kirjaudu/linkki")->status, 409);
}

static void a_link_of_nobody_signs_nobody_in(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_browser(t);
    struct db *db = test_app_writer(t);
    assert_int_equal(login_link_add(db, 0, "nobody", "", test_app_now(), LINK_SECONDS), OK);
    test_app_written(t);
    test_get(b, "/kirjaudu");
    assert_int_equal(press(b, "nobody")->status, 409);
}

static void a_forged_form_is_refused(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_browser(t), *other = test_browser(t);
    add_account(t, "yksi@example.test");
    assert_int_equal(test_post_raw(b, "/kirjaudu", "sahkoposti=yksi%40example.test")->status, 403);
    test_get(other, "/kirjaudu");
    test_get(b, "/kirjaudu");
    b->form_token = other->form_token;
    assert_int_equal(test_post(b, "/kirjaudu", "sahkoposti=yksi%40example.test")->status, 403);
    assert_int_equal(count_letters(t), 0);

    struct browser *admin = test_sign_in(t, &administrator);
    assert_int_equal(test_post_raw(admin, "/tyotila/tilit", "nimi=X&sahkoposti=x%40example.test")->status, 403);
    const char *form = arena_printf(t->a, "lomake=%s&nimi=X&sahkoposti=x%%40example.test", admin->form_token);
    struct incoming in = {.method = "POST", .target = "/tyotila/tilit", .cookie = admin->session, .user_agent = admin->agent,
                          .address = admin->address, .host = "yhdyspinta.example", .origin = "https://evil.example",
                          .body = str_of(form)};
    assert_int_equal(test_app_serve(t, &in)->status, 403);
    in.origin = "null";
    assert_int_equal(test_app_serve(t, &in)->status, 403);
    in.origin = "https://yhdyspinta.example";
    assert_int_equal(test_app_serve(t, &in)->status, 303);
}

static void a_form_takes_its_own_fields_only(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *admin = test_sign_in(t, &administrator);
    assert_int_equal(test_post(admin, "/tyotila/tilit", "nimi=X&sahkoposti=x%40example.test&rooli=administrator")->status, 400);
    assert_int_equal(test_post(admin, "/tyotila/tilit", "nimi=%FF&sahkoposti=x%40example.test")->status, 400);
    char *name = arena_alloc(t->a, 200);
    memset(name, 'a', 150);
    const struct answer *answer = test_post(admin, "/tyotila/tilit", arena_printf(t->a, "nimi=%s&sahkoposti=x%%40example.test", name));
    assert_int_equal(answer->status, 400);
    assert_tells(answer, "id=\"nimi-error\"");
    assert_tells(answer, "value=\"x@example.test\""); /* what was typed is there */
}

/* ---- second factor ---- */

static void codes_are_taken_into_use(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_browser(t);
    int64_t id = add_account(t, "yksi@example.test");
    ask_link(b, "yksi%40example.test");
    press(b, letter_token(t));
    test_get(b, "/tyotila/tili");
    assert_int_equal(test_post(b, "/tyotila/tili/koodit", "")->status, 303);
    const struct answer *answer = test_get(b, "/tyotila/tili");
    const char *at = strstr(answer->body.p, "secret=");
    assert_non_null(at);
    const char *secret = arena_strndup(t->a, at + 7, 32);
    assert_tells(answer, "otpauth://totp/Yhdyspinta:yksi");
    answer = test_post(b, "/tyotila/tili/koodit/vahvista", "tunnusluku=12345");
    assert_int_equal(answer->status, 400);
    assert_tells(answer, "id=\"tunnusluku-error\"");
    const char *kept = b->session;
    answer = test_post(b, "/tyotila/tili/koodit/vahvista",
                       arena_printf(t->a, "tunnusluku=%s", totp_code(t->a, secret, test_app_now())));
    assert_int_equal(answer->status, 200);
    const char *code = arena_strndup(t->a, strstr(answer->body.p, "<code>") + 6, 19);
    assert_string_not_equal(b->session, kept);

    /* Signing in asks for a code now; halfway, nothing else opens. */
    struct browser *again = test_browser(t);
    later(t, 60);
    ask_link(again, "yksi%40example.test");
    answer = press(again, letter_token(t));
    assert_string_equal(location(answer), "/kirjaudu/koodi?takaisin=/tyotila/tili");
    answer = test_get(again, "/tyotila");
    assert_int_equal(answer->status, 303);
    assert_string_equal(location(answer), "/kirjaudu/koodi");
    test_get(again, "/kirjaudu/koodi");
    assert_int_equal(test_post(again, "/tyotila/tili/koodit/poista", "")->status, 403);
    answer = test_post(again, "/kirjaudu/koodi", "koodi=000000x&takaisin=%2Ftyotila%2Ftili");
    assert_int_equal(answer->status, 400);
    assert_tells(answer, "id=\"koodi-error\"");
    answer = test_post(again, "/kirjaudu/koodi", arena_printf(t->a, "koodi=%s&takaisin=%%2Ftyotila%%2Ftili", code));
    assert_int_equal(answer->status, 303);
    assert_string_equal(location(answer), "/tyotila/tili");
    assert_int_equal(test_get(again, "/tyotila")->status, 200);
    assert_true(id > 0);
}

static void wrong_codes_bring_a_pause(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_sign_in(t, NULL), *again = test_browser(t);
    ask_link(again, "yksi%40example.test");
    press(again, letter_token(t));
    test_get(again, "/kirjaudu/koodi");
    for (int i = 0; i < WRONG_CODES_MAX; i++)
        assert_int_equal(test_post(again, "/kirjaudu/koodi", "koodi=1")->status, 400);
    assert_int_equal(test_post(again, "/kirjaudu/koodi", "koodi=1")->status, 429);
    assert_int_equal(test_get(b, "/tyotila")->status, 200);
}

static void a_change_asks_for_a_fresh_code_and_loses_nothing(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *admin = test_sign_in(t, &administrator);
    struct totp totp;
    later(t, SESSION_FRESH_SECONDS + 60);
    const struct answer *answer = test_post(admin, "/tyotila/tilit", "nimi=Uusi+%3Cb%3E&sahkoposti=uusi%40example.test");
    assert_int_equal(answer->status, 403);
    assert_tells(answer, "name=\"nimi\" value=\"Uusi &lt;b&gt;\"");
    assert_int_equal(totp_get(test_app_writer(t), t->a, admin->account_id, &totp), OK);
    test_app_written(t);
    const struct moment now = {test_app_now().s + SESSION_FRESH_SECONDS + 60};
    answer = test_post(admin, "/tyotila/tilit", "nimi=Uusi&sahkoposti=uusi%40example.test&koodi=1");
    assert_int_equal(answer->status, 403);
    assert_tells(answer, "id=\"koodi-error\"");
    answer = test_post(admin, "/tyotila/tilit",
                       arena_printf(t->a, "nimi=Uusi&sahkoposti=uusi%%40example.test&koodi=%s",
                                    totp_code(t->a, totp.secret, now)));
    assert_int_equal(answer->status, 303);
    assert_tells(test_get(admin, "/tyotila/oikeudet"), "uusi@example.test");
    /* Fresh again for the next ten minutes. */
    assert_int_equal(test_post(admin, "/tyotila/tilit", "nimi=Toinen&sahkoposti=toinen%40example.test")->status, 303);
}

/* ---- replays ---- */

static void a_copied_cookie_shows_and_changes_nothing(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *admin = test_sign_in(t, &administrator), *thief = test_browser(t);
    thief->agent = "curl/7.88";
    thief->session = admin->session;
    thief->form_token = admin->form_token;
    assert_int_equal(test_post(thief, "/tyotila/tilit", "nimi=X&sahkoposti=x%40example.test")->status, 403);
    const struct answer *answer = test_get(admin, "/tyotila/tili");
    assert_int_equal(answer->status, 200);
    assert_tells(answer, "curl/7.88");
    /* The owner's earlier second factor does not count any more either. */
    assert_int_equal(test_post(admin, "/tyotila/tilit", "nimi=X&sahkoposti=x%40example.test")->status, 403);
    /* From another address with the same name of browser: nothing is changed. */
    struct browser *other = test_sign_in(t, &administrator), *near = test_browser(t);
    near->session = other->session;
    near->form_token = other->form_token;
    near->address = "198.51.100.9";
    assert_int_equal(test_post(near, "/tyotila/tilit", "nimi=X&sahkoposti=x%40example.test")->status, 403);
    assert_int_equal(test_post(other, "/tyotila/tilit", "nimi=X&sahkoposti=x%40example.test")->status, 303);
}

static void an_old_cookie_is_refused_and_shows(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_sign_in(t, &auditor), *thief = test_browser(t);
    thief->session = b->session;
    later(t, TOKEN_SECONDS);
    assert_int_equal(test_get(b, "/tyotila")->status, 200);
    assert_string_not_equal(b->session, thief->session);
    /* Until the new cookie is used the old one goes on; then it is a replay. */
    assert_int_equal(test_get(b, "/tyotila")->status, 200);
    later(t, TOKEN_SECONDS + TOKEN_GRACE_SECONDS + 1);
    assert_int_equal(test_get(thief, "/tyotila")->status, 303);
    const struct answer *answer = test_get(b, "/tyotila/tili");
    assert_int_equal(answer->status, 200);
    assert_tells(answer, "Käytetty muualla</span>");
}

static void a_session_ends_by_itself_and_by_its_owner(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_sign_in(t, NULL);
    const struct answer *answer = test_get(b, "/tyotila/tili");
    const char *at = strstr(answer->body.p, "/tyotila/tili/istunnot/");
    assert_non_null(at);
    struct browser *stranger = test_sign_in(t, NULL);
    const char *action = arena_strndup(t->a, at, strcspn(at, "\""));
    assert_int_equal(test_post(stranger, action, "")->status, 404);
    assert_int_equal(test_post(b, action, "")->status, 303);
    assert_int_equal(test_get(b, "/tyotila")->status, 303);
    assert_int_equal(test_get(stranger, "/tyotila")->status, 200);
    later(t, SESSION_IDLE_SECONDS);
    assert_int_equal(test_get(stranger, "/tyotila")->status, 303);
}

/* ---- what is shown, and to whom ---- */

static void an_administrator_gives_and_takes(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *admin = test_sign_in(t, &administrator), *other = test_sign_in(t, NULL);
    assert_int_equal(test_get(other, "/tyotila/loki")->status, 403);
    const char *form = arena_printf(t->a, "tili=%lld&rooli=auditor&laajuus=installation&peruste=Tarkastus+2024",
                                    (long long)other->account_id);
    assert_int_equal(test_post(admin, "/tyotila/oikeudet", form)->status, 303);
    assert_int_equal(test_get(other, "/tyotila/loki")->status, 200);
    const struct answer *answer = test_get(admin, "/tyotila/oikeudet");
    assert_tells(answer, "Tarkastus 2024");
    assert_tells(answer, "Esimerkki yksi");
    assert_int_equal(test_post(admin, "/tyotila/oikeudet/2/lopeta", "")->status, 303);
    assert_int_equal(test_get(other, "/tyotila/loki")->status, 403);
    answer = test_post(admin, "/tyotila/oikeudet/1/lopeta", "");
    assert_int_equal(answer->status, 409);
    answer = test_post(admin, "/tyotila/oikeudet", "tili=1&rooli=chair&laajuus=installation&peruste=x");
    assert_int_equal(answer->status, 400);
    assert_tells(answer, "id=\"laajuus-error\"");
    assert_int_equal(test_post(admin, "/tyotila/tilit/2/lopeta", "")->status, 303);
    assert_int_equal(test_get(other, "/tyotila")->status, 303);
}

static void all_that_is_stored_is_told(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_sign_in(t, &auditor);
    const struct answer *answer = test_get(b, "/tyotila/tili/tiedot.json");
    assert_int_equal(answer->status, 200);
    assert_string_equal(answer_header(answer, "Cache-Control"), "no-store");
    golden_same("src/feature/account/golden/tiedot.json", answer->body);
    assert_int_equal(test_app_get(t, "/tyotila/tili/tiedot.json")->status, 403);
}

static void pages_are_as_read(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *admin = test_sign_in(t, &administrator);
    const struct answer *answer = test_get(admin, "/tyotila");
    assert_tells(answer, "/tyotila/oikeudet");
    assert_tells(answer, "noindex");
    assert_int_equal(test_get(admin, "/sv/tyotila/tili")->status, 200);
    assert_int_equal(test_get(admin, "/en/tyotila/loki")->status, 200);
    /* Pages for everybody are the same for those who have signed in, and come from the cache. */
    const struct answer *public = test_get(admin, "/toimielimet");
    assert_null(strstr(public->body.p, "Esimerkki"));
    assert_string_equal(answer_header(public, "Cache-Control"), "public, max-age=0, must-revalidate");
}

static void one_comes_back_only_to_the_workspace(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *b = test_browser(t);
    static const char *const bad[] = {"https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2Ftyotila%2F%2Fevil", "%2Ftyotila%5Cx",
                                      "%2Ftyotila%0d%0aX"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_tells(test_get(b, arena_printf(t->a, "/kirjaudu?takaisin=%s", bad[i])), "name=\"takaisin\" value=\"/tyotila\"");
    assert_tells(test_get(b, "/kirjaudu?takaisin=%2Ftyotila%2Floki"), "name=\"takaisin\" value=\"/tyotila/loki\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(somebody_signs_in_by_link, all_routes),
        TEST_APP(nobody_learns_who_has_an_account, all_routes),
        TEST_APP(a_wrong_address_comes_back_with_its_error, all_routes),
        TEST_APP(letters_are_limited, all_routes),
        TEST_APP(a_link_serves_once_in_time_and_in_its_browser, all_routes),
        TEST_APP(a_link_of_nobody_signs_nobody_in, all_routes),
        TEST_APP(a_forged_form_is_refused, all_routes),
        TEST_APP(a_form_takes_its_own_fields_only, all_routes),
        TEST_APP(codes_are_taken_into_use, all_routes),
        TEST_APP(wrong_codes_bring_a_pause, all_routes),
        TEST_APP(a_change_asks_for_a_fresh_code_and_loses_nothing, all_routes),
        TEST_APP(a_copied_cookie_shows_and_changes_nothing, all_routes),
        TEST_APP(an_old_cookie_is_refused_and_shows, all_routes),
        TEST_APP(a_session_ends_by_itself_and_by_its_owner, all_routes),
        TEST_APP(an_administrator_gives_and_takes, all_routes),
        TEST_APP(all_that_is_stored_is_told, all_routes),
        TEST_APP(pages_are_as_read, all_routes),
        TEST_APP(one_comes_back_only_to_the_workspace, all_routes),
    };
    return cmocka_run_group_tests_name("account_web", tests, NULL, NULL);
}
