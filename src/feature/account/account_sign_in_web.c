/* Signing in: address, link, button, code; and out. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/secret.h"
#include "feature/account.tpl.h"
#include "feature/account/account_store.h"
#include "feature/account/account_web.h"
#include "feature/account/session_store.h"
#include "feature/mail/mail_store.h"

enum { BACK_MAX = 300 };

const char *account_back(struct arena *a, const char *asked)
{
    struct str s = str_of(asked);
    bool ours = str_is(s, "/tyotila") || str_starts(s, "/tyotila/");
    for (const char *p = asked; *p; p++) {
        char c = char_lower(*p);
        if (!(c >= 'a' && c <= 'z') && !char_is_digit(c) && !strchr("/_-.", c)) ours = false;
    }
    return ours && s.n <= BACK_MAX && str_find(s, "//") < 0 ? arena_strdup(a, asked) : "/tyotila";
}

/* ---- the address ---- */

enum err account_show_sign_in(struct request *r)
{
    request_browser(r);
    bool posted = r->method == POST;
    const char *back = posted ? request_form(r, "takaisin") : request_query(r, "takaisin");
    account_sign_in_page(&r->view, &(struct sign_in_view){.email = posted ? request_form(r, "sahkoposti") : "",
                                                          .back = account_back(r->arena, back),
                                                          .error = account_error_of(r, "sahkoposti")});
    return OK;
}

static enum err send_link(struct request *r, const struct account *account, const char *token, const char *back)
{
    enum lang lang = !strcmp(account->language, "sv") ? LANG_SV : !strcmp(account->language, "en") ? LANG_EN : LANG_FI;
    const char *url = arena_printf(r->arena, "%s%s/kirjaudu/linkki?avain=%s&takaisin=%s", request_site(r),
                                   lang_prefix(lang), token, back);
    const char *text = i18n_f(r->arena, lang,
                              _N("Open this link in the browser in which you asked for it, and press the button:\n\n%s\n\n"
                                 "The link serves once and for 15 minutes. If you did not ask for it, do nothing.\n"),
                              url);
    const struct mail mail = {.kind = MAIL_LOGIN_LINK,
                              .to = account->email,
                              .to_name = account->name,
                              .subject = i18n(lang, _N("Signing in to Yhdyspinta")),
                              .text = text,
                              .now = r->now,
                              .expires = {r->now.s + LINK_SECONDS}};
    return mail_add(r->db, &mail, &r->why);
}

/* The same answer and the same work whether the address has an account: a link is stored in either case. */
enum err account_ask_link(struct request *r)
{
    const char *email, *back = account_back(r->arena, request_form(r, "takaisin"));
    const char *browser = request_browser(r), *token = secret_make(r->arena);
    struct account account = {0};
    int64_t id = 0, n = 0;
    auto_tx struct db_tx tx = {0};
    if (account_email_read(r->arena, request_form(r, "sahkoposti"), &email) != OK)
        return problem(&r->why, ERR_INPUT, "sahkoposti", _N("This is not an e-mail address"), "no address");
    TRY(db_begin(r->db, DB_WRITE, &tx));
    TRY(account_find_by_email(r->db, email, &id));
    TRY(login_link_count(r->db, id, r->now, &n));
    if (n >= LINKS_MAX) id = 0; /* enough is on its way */
    TRY(login_link_add(r->db, id, token, browser, r->now, LINK_SECONDS));
    if (id) {
        TRY(account_get(r->db, r->arena, id, &account));
        TRY(send_link(r, &account, token, back));
    }
    TRY(db_commit(&tx));
    return respond_redirect(r, 303, href(&r->view, "/kirjaudu/lahetetty"));
}

enum err account_show_sent(struct request *r)
{
    respond_private(r);
    account_sent_page(&r->view);
    return OK;
}

/* ---- the link ---- */

/* Why the link does not serve, "" when it does. */
static enum err check_link(struct request *r, const char *token, struct login_link *ret_link, const char **ret_refusal)
{
    static const char *const refusals[] = {
        [LINK_GOOD] = "",
        [LINK_USED] = _N("The link has been used already. Ask for a new one."),
        [LINK_EXPIRED] = _N("The link is too old. Ask for a new one."),
        [LINK_ELSEWHERE] = _N("Open the link in the browser in which you asked for it, or ask for a new one here."),
    };
    enum err e = login_link_get(r->db, r->arena, token, ret_link);
    if (e != OK && e != ERR_NOT_FOUND) return e;
    const char *browser = login_link_browser(r->arena, request_browser(r));
    bool known = e == OK && ret_link->account_id;
    *ret_refusal = known ? refusals[login_link_state(ret_link, browser, r->now)]
                         : _N("There is no such link. Check that the whole of it was opened.");
    return OK;
}

static void show_link(struct request *r, const char *token, const char *back, const char *refusal)
{
    if (*refusal) respond_status(r, 409);
    account_link_page(&r->view, &(struct link_view){token, account_back(r->arena, back), refusal});
}

enum err account_show_link(struct request *r)
{
    struct login_link link;
    const char *token = request_query(r, "avain"), *refusal;
    TRY(check_link(r, token, &link, &refusal));
    show_link(r, token, request_query(r, "takaisin"), refusal);
    return OK;
}

enum err account_use_link(struct request *r)
{
    struct login_link link;
    const char *token = request_form(r, "avain"), *refusal, *back = account_back(r->arena, request_form(r, "takaisin"));
    struct account account;
    int64_t id;
    TRY(check_link(r, token, &link, &refusal));
    if (!*refusal) {
        TRY(account_get(r->db, r->arena, link.account_id, &account));
        if (!account_is_open(&account)) refusal = _N("The account has ended.");
    }
    if (*refusal) {
        show_link(r, token, back, refusal);
        return OK;
    }
    const struct sign_in s = {.link = token,
                              .account_id = link.account_id,
                              .key = secret_make(r->arena),
                              .token = secret_make(r->arena),
                              .agent = r->agent,
                              .from = session_from(r->arena, r->agent, r->address),
                              .now = r->now};
    TRY(session_add(r->db, &s, &id));
    respond_session(r, s.key, s.token);
    if (account.totp_at.s) back = arena_printf(r->arena, "/kirjaudu/koodi?takaisin=%s", back);
    return respond_redirect(r, 303, href(&r->view, "%s", back));
}

/* ---- the code ---- */

enum err account_show_code(struct request *r)
{
    const char *back = r->method == POST ? request_form(r, "takaisin") : request_query(r, "takaisin");
    account_code_page(&r->view, &(struct code_view){account_back(r->arena, back), account_error_of(r, "koodi")});
    return OK;
}

enum err account_give_code(struct request *r)
{
    const char *token = secret_make(r->arena);
    const struct session s = {.id = r->viewer.session_id,
                              .account_id = r->viewer.account_id ? r->viewer.account_id : r->viewer.waiting_id};
    enum err e = second_factor_check(r->db, s.account_id, request_form(r, "koodi"), r->now);
    if (e == ERR_INPUT) return problem(&r->why, e, "koodi", _N("The code is not right"), "wrong code");
    if (e == ERR_LIMIT) {
        (void)problem(&r->why, e, "koodi", _N("Too many wrong codes. Wait a quarter of an hour."), "too many codes");
        respond_status(r, 429);
        return account_show_code(r);
    }
    TRY(e);
    TRY(session_second_factor(r->db, &s, token, session_from(r->arena, r->agent, r->address), r->now));
    respond_session(r, r->session_key, token);
    return respond_redirect(r, 303, href(&r->view, "%s", account_back(r->arena, request_form(r, "takaisin"))));
}

enum err account_ask_confirm(struct request *r)
{
    struct account account;
    struct confirm_view c = {.action = href(&r->view, "%s", r->path), .error = account_error_of(r, "koodi")};
    TRY(account_get(r->db, r->arena, r->viewer.account_id, &account));
    c.enrolled = account.totp_at.s;
    c.n_fields = request_form_list(r, &c.fields);
    account_confirm_page(&r->view, &c);
    return OK;
}

enum err account_sign_out(struct request *r)
{
    int64_t id = r->viewer.account_id ? r->viewer.account_id : r->viewer.waiting_id;
    TRY(session_end(r->db, id, r->viewer.session_id, r->now));
    respond_session(r, "", "");
    return respond_redirect(r, 303, href(&r->view, "/"));
}
