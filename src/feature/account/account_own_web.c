/* The workspace's first page, and what is one's own: data, sessions, second factor. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/secret.h"
#include "feature/account.tpl.h"
#include "feature/account/account_store.h"
#include "feature/account/account_web.h"
#include "feature/account/session_store.h"
#include "feature/audit/audit_store.h"
#include "format/json.h"

enum { LOG_MAX = 1000 };

const char *account_error_of(const struct request *r, const char *field)
{
    bool here = r->why.field && !strcmp(r->why.field, field) && r->why.message;
    return here ? i18n(r->lang, r->why.message) : "";
}

const char *permission_text(struct view *v, const struct granted_permission *p)
{
    const char *role = i18n(v->lang, word_label(&permission_roles, p->permission.role));
    const char *where = *p->place_name ? p->place_name : _("The whole service");
    return arena_printf(v->arena, "%s, %s", role, where);
}

const char *permission_period(struct view *v, const struct granted_permission *p)
{
    return arena_printf(v->arena, "%s – %s", i18n_day(v->arena, v->lang, p->permission.starts_on),
                        i18n_day(v->arena, v->lang, p->permission.ends_on));
}

/* ---- pages ---- */

static enum err read_own(struct request *r, struct own_view *o)
{
    struct granted_permission *permissions;
    struct session *sessions;
    struct totp totp;
    int64_t id = r->viewer.account_id;
    TRY(account_get(r->db, r->arena, id, &o->account));
    TRY(permission_list_by_account(r->db, r->arena, id, &permissions, &o->n_permissions));
    TRY(session_list(r->db, r->arena, id, r->now, &sessions, &o->n_sessions));
    TRY(totp_get(r->db, r->arena, id, &totp));
    o->permissions = permissions;
    o->sessions = sessions;
    o->session_id = r->viewer.session_id;
    o->now = r->now;
    o->secret = totp.confirmed_at.s ? "" : totp.secret;
    o->url = arena_printf(r->arena, "otpauth://totp/Yhdyspinta:%s?secret=%s&issuer=Yhdyspinta",
                          url_part(&r->view, o->account.email), o->secret);
    o->error = account_error_of(r, "tunnusluku");
    return OK;
}

enum err account_show_workspace(struct request *r)
{
    struct own_view o = {0};
    TRY(read_own(r, &o));
    account_workspace_page(&r->view, &o, &r->viewer, r->today);
    return OK;
}

enum err account_show_own(struct request *r)
{
    struct own_view o = {0};
    TRY(read_own(r, &o));
    account_own_page(&r->view, &o);
    return OK;
}

/* ---- all that is stored about me ---- */

static void write_permissions(struct json *j, const struct own_view *o)
{
    json_array(j, "permissions");
    for (size_t i = 0; i < o->n_permissions; i++) {
        const struct granted_permission *p = &o->permissions[i];
        json_object(j, NULL);
        json_text(j, "role", word_code(&permission_roles, p->permission.role));
        json_text(j, "scope", word_code(&permission_scopes, p->permission.scope));
        json_text_or_null(j, "place", p->place_name);
        json_day(j, "starts_on", p->permission.starts_on);
        json_day(j, "ends_on", p->permission.ends_on);
        json_moment(j, "ended_at", p->permission.ended_at);
        json_text_or_null(j, "ground", p->ground);
        json_text_or_null(j, "granted_by", p->granted_by);
        json_moment(j, "granted_at", p->granted_at);
        json_end(j);
    }
    json_end(j);
}

static void write_sessions(struct json *j, const struct own_view *o)
{
    json_array(j, "sessions");
    for (size_t i = 0; i < o->n_sessions; i++) {
        const struct session *s = &o->sessions[i];
        json_object(j, NULL);
        json_text(j, "browser", s->agent);
        json_moment(j, "began_at", s->created_at);
        json_moment(j, "seen_at", s->seen_at);
        json_moment(j, "ended_at", s->ended_at);
        json_moment(j, "second_factor_at", s->second_factor_at);
        json_moment(j, "used_elsewhere_at", s->replayed_at);
        json_text_or_null(j, "used_elsewhere_by", s->replayed_agent);
        json_end(j);
    }
    json_end(j);
}

static enum err write_log(struct request *r, struct json *j)
{
    struct audit_entry *log;
    size_t n;
    TRY(audit_list_by_account(r->db, r->arena, r->viewer.account_id, LOG_MAX, &log, &n));
    json_array(j, "log");
    for (size_t i = 0; i < n; i++) {
        json_object(j, NULL);
        json_moment(j, "at", log[i].at);
        json_text(j, "action", log[i].action);
        json_text_or_null(j, "subject", log[i].subject);
        json_text_or_null(j, "detail", log[i].detail);
        json_end(j);
    }
    json_end(j);
    return OK;
}

static enum err write_links(struct request *r, struct json *j)
{
    struct login_link *links;
    size_t n;
    TRY(login_link_list(r->db, r->arena, r->viewer.account_id, &links, &n));
    json_array(j, "sign_in_links");
    for (size_t i = 0; i < n; i++) {
        json_object(j, NULL);
        json_moment(j, "asked_at", links[i].created_at);
        json_moment(j, "used_at", links[i].used_at);
        json_end(j);
    }
    json_end(j);
    return OK;
}

enum err account_show_own_json(struct request *r)
{
    struct own_view o = {0};
    struct json j = json_to(r->view.out);
    TRY(read_own(r, &o));
    respond_type(r, "application/json");
    json_object(&j, NULL);
    json_int(&j, "id", o.account.id);
    json_text(&j, "email", o.account.email);
    json_text(&j, "name", o.account.name);
    json_text(&j, "language", o.account.language);
    json_moment(&j, "created_at", o.account.created_at);
    json_moment(&j, "one_time_codes_since", o.account.totp_at);
    json_int(&j, "recovery_codes_left", o.account.recovery_codes);
    write_permissions(&j, &o);
    write_sessions(&j, &o);
    TRY(write_links(r, &j));
    TRY(write_log(r, &j));
    json_end(&j);
    return OK;
}

/* ---- changes ---- */

static enum err back_to_own(struct request *r)
{
    return respond_redirect(r, 303, href(&r->view, "/tyotila/tili"));
}

enum err account_end_session(struct request *r)
{
    int64_t id;
    TRY(request_id(r, &id));
    TRY(session_end(r->db, r->viewer.account_id, id, r->now));
    if (id != r->viewer.session_id) return back_to_own(r);
    respond_session(r, "", "");
    return respond_redirect(r, 303, href(&r->view, "/"));
}

enum err account_start_codes(struct request *r)
{
    TRY(totp_start(r->db, r->viewer.account_id, totp_make(r->arena), r->now));
    return back_to_own(r);
}

/* The codes are shown this once: the answer to the post itself, not a page to come back to. */
enum err account_enrol_codes(struct request *r)
{
    const char *codes[RECOVERY_CODES], *token = secret_make(r->arena);
    const struct session s = {.id = r->viewer.session_id, .account_id = r->viewer.account_id};
    auto_tx struct db_tx tx = {0};
    TRY(db_begin(r->db, DB_WRITE, &tx));
    enum err e = totp_enrol(r->db, r->arena, r->viewer.account_id, request_form(r, "tunnusluku"), r->now, codes);
    if (e == ERR_INPUT) {
        db_rollback(&tx);
        return problem(&r->why, e, "tunnusluku", _N("The code is not right"), "wrong code");
    }
    TRY(e);
    TRY(session_second_factor(r->db, &s, token, session_from(r->arena, r->agent, r->address), r->now));
    TRY(db_commit(&tx));
    respond_session(r, r->session_key, token);
    account_recovery_page(&r->view, codes);
    return OK;
}

enum err account_remove_codes(struct request *r)
{
    TRY(totp_remove(r->db, r->viewer.account_id, r->now));
    return back_to_own(r);
}

enum err account_renew_recovery(struct request *r)
{
    const char *codes[RECOVERY_CODES];
    TRY(recovery_renew(r->db, r->arena, r->viewer.account_id, r->now, codes));
    account_recovery_page(&r->view, codes);
    return OK;
}
