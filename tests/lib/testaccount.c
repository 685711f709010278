/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testaccount.h"

#include "core/secret.h"
#include "feature/account/account_store.h"
#include "feature/account/session_store.h"

struct browser *test_browser(struct test_app *t)
{
    struct browser *b = arena_make(t->a, struct browser);
    *b = (struct browser){.t = t, .agent = "Selain/1.0", .address = "192.0.2.7", .session = "", .before = "",
                          .form_token = ""};
    return b;
}

static void keep_cookies(struct browser *b, const struct answer *answer)
{
    for (size_t i = 0; i < answer->n_headers; i++) {
        if (strcmp(answer->headers[i].name, "Set-Cookie")) continue;
        const char *value = answer->headers[i].value;
        const char *pair = arena_strndup(b->t->a, value, strcspn(value, ";"));
        if (strstr(value, "Max-Age=0")) pair = "";
        *(strstr(value, "yp_session") ? &b->session : &b->before) = pair;
    }
}

static void keep_form_token(struct browser *b, const struct answer *answer)
{
    static const char mark[] = "name=\"lomake\" value=\"";
    const char *found = strstr(answer->body.p, mark);
    if (found) b->form_token = arena_strndup(b->t->a, found + strlen(mark), 64);
}

static const struct answer *ask(struct browser *b, const char *method, const char *target, const char *body)
{
    const char *cookie = arena_printf(b->t->a, "%s; %s", b->session, b->before);
    const struct answer *answer =
        test_app_serve(b->t, &(struct incoming){.method = method, .target = target, .cookie = cookie,
                                                .user_agent = b->agent, .address = b->address,
                                                .body = str_of(body)});
    keep_cookies(b, answer);
    keep_form_token(b, answer);
    return answer;
}

const struct answer *test_get(struct browser *b, const char *target)
{
    return ask(b, "GET", target, "");
}

const struct answer *test_post_raw(struct browser *b, const char *target, const char *body)
{
    return ask(b, "POST", target, body);
}

const struct answer *test_post(struct browser *b, const char *target, const char *body)
{
    return ask(b, "POST", target, arena_printf(b->t->a, "lomake=%s%s%s", b->form_token, *body ? "&" : "", body));
}

static int64_t make_account(struct test_app *t, struct db *db, const struct permission *permission)
{
    static const char *const numbers[] = {"yksi", "kaksi", "kolme", "nelja", "viisi", "kuusi", "seitseman", "kahdeksan",
                                          "yhdeksan", "kymmenen"};
    struct account *all;
    struct problem why = {0};
    size_t n;
    int64_t id, x;
    must(account_list(db, t->a, &all, &n) == OK && n < sizeof numbers / sizeof *numbers);
    const struct account account = {.email = arena_printf(t->a, "%s@example.test", numbers[n]),
                                    .name = arena_printf(t->a, "Esimerkki %s", numbers[n]),
                                    .language = "fi",
                                    .created_at = test_app_now()};
    must(account_add(db, &account, NULL, &id) == OK);
    if (!permission) return id;
    struct grant grant = {.permission = *permission, .ground = "Esimerkki", .now = test_app_now()};
    grant.permission.account_id = id;
    grant.permission.starts_on = test_app_today();
    grant.permission.ends_on = DAY_NONE;
    if (permission_add(db, &grant, NULL, &x, &why) != OK) fail_msg("no permission: %s", why.note);
    return id;
}

struct browser *test_sign_in(struct test_app *t, const struct permission *permission)
{
    struct browser *b = test_browser(t);
    const char *key = secret_make(t->a), *link = secret_make(t->a), *secret = totp_make(t->a), *codes[RECOVERY_CODES];
    const struct moment now = test_app_now();
    const char *from = session_from(t->a, b->agent, b->address), *last = secret_make(t->a);
    struct db *db = test_app_writer(t);
    struct session s = {0};
    b->account_id = s.account_id = make_account(t, db, permission);
    must(login_link_add(db, b->account_id, link, "", now, LINK_SECONDS) == OK);
    must(totp_start(db, b->account_id, secret, now) == OK);
    must(totp_enrol(db, t->a, b->account_id, totp_code(t->a, secret, now), now, codes) == OK);
    must(session_add(db, &(struct sign_in){link, b->account_id, key, secret_make(t->a), b->agent, from, now}, &s.id) == OK);
    must(session_second_factor(db, &s, last, from, now) == OK);
    test_app_written(t);
    b->session = arena_printf(t->a, "__Host-yp_session=%s.%s", key, last);
    b->form_token = secret_hash(t->a, "form", key);
    return b;
}
