/* Cookies, and what makes a post one of our own: the form's token and the Origin. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/secret.h"
#include "http/app_internal.h"

/* ---- cookies ---- */

enum { COOKIE_SESSION, COOKIE_BROWSER };

static bool is_https(const struct request *r)
{
    return !strncmp(app_site(r->app), "https://", 8);
}

/* Over https the prefix keeps other hosts of the domain from setting it. */
static const char *cookie_name(const struct request *r, int which)
{
    static const char *const names[2][2] = {{"yp_session", "__Host-yp_session"}, {"yp_browser", "__Host-yp_browser"}};
    return names[which][is_https(r)];
}

static struct str find_cookie(const struct request *r, int which)
{
    struct str rest = str_of(r->cookie), pair;
    const char *name = cookie_name(r, which);
    while (str_cut(&rest, ';', &pair)) {
        pair = str_trim(pair);
        if (str_skip(&pair, name) && str_skip(&pair, "=")) return pair;
    }
    return STR("");
}

static void set_cookie(struct request *r, int which, const char *value)
{
    r->cookies[which] = arena_printf(r->arena, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s", cookie_name(r, which), value,
                                     is_https(r) ? "; Secure" : "", *value ? "" : "; Max-Age=0");
    respond_private(r);
}

static bool is_key(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = char_lower(s.p[i]);
        if (!(c >= 'a' && c <= 'z') && !char_is_digit(c) && c != '-' && c != '_') return false;
    }
    return s.n == SECRET_LENGTH;
}

bool session_read_cookie(const struct request *r, const char **ret_key, const char **ret_token)
{
    struct str token = find_cookie(r, COOKIE_SESSION), key;
    if (!str_cut(&token, '.', &key) || !is_key(key) || !is_key(token)) return false;
    *ret_key = str_dup(r->arena, key);
    *ret_token = str_dup(r->arena, token);
    return true;
}

void session_set_token(struct request *r, const char *token)
{
    set_cookie(r, COOKIE_SESSION, arena_printf(r->arena, "%s.%s", r->session_key, token));
}

void respond_session(struct request *r, const char *key, const char *token)
{
    r->session_key = key;
    set_cookie(r, COOKIE_SESSION, *key ? arena_printf(r->arena, "%s.%s", key, token) : "");
}

const char *request_browser(struct request *r)
{
    struct str key = find_cookie(r, COOKIE_BROWSER);
    if (!r->browser_key && is_key(key)) r->browser_key = str_dup(r->arena, key);
    if (!r->browser_key) {
        r->browser_key = secret_make(r->arena);
        set_cookie(r, COOKIE_BROWSER, r->browser_key);
    }
    respond_private(r);
    session_set_form_token(r);
    return r->browser_key;
}

/* ---- forms ---- */

void session_set_form_token(struct request *r)
{
    const char *key = r->session_key ? r->session_key : r->browser_key;
    if (key) r->view.form_token = secret_hash(r->arena, "form", key);
}

/* "https://yhdyspinta.example" of our own site or of the host that was asked. */
static bool is_own_origin(const struct request *r, const struct incoming *in)
{
    struct str origin = str_of(in->origin);
    if (str_is(origin, app_site(r->app))) return true;
    if (!str_skip(&origin, "https://") && !str_skip(&origin, "http://")) return false;
    return in->host && origin.n && str_is(origin, in->host);
}

enum err session_check_form(struct request *r, const struct incoming *in)
{
    if (in->origin && !is_own_origin(r, in))
        return problem(&r->why, ERR_FORBIDDEN, "", _N("The form came from another site"), "foreign origin");
    if (!r->session_key && find_cookie(r, COOKIE_BROWSER).n) request_browser(r);
    if (r->view.form_token && secret_equal(r->view.form_token, request_form(r, FORM_TOKEN))) return OK;
    return problem(&r->why, ERR_FORBIDDEN, "", _N("The form is too old. Open its page again."), "wrong form token");
}
