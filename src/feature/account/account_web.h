/* account_web.h — what the pages of accounts show, and the handlers that account_web.c's table of routes names. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/account/account.h"
#include "feature/account/session.h"
#include "html/html.h"
#include "http/app.h"

/* What app/ hands to http/; its parts are in account_gate_web.c. */
extern const struct gate account_gate;
enum err account_gate_find(struct request *r, struct gate_session *s);
enum err account_gate_note(struct request *r, struct gate_session *s);
enum err account_gate_confirm(struct request *r, struct gate_session *s, const char *code);

/* ---- signing in (account_sign_in_web.c) ---- */

struct sign_in_view {
    const char *email, *back;
    const char *error; /* of the address; "" none */
};
struct link_view {
    const char *token, *back;
    const char *refusal; /* why it does not serve; "" when it does */
};
struct code_view {
    const char *back, *error;
};
handler_fn account_show_sign_in, account_ask_link, account_show_sent, account_show_link, account_use_link;
handler_fn account_show_code, account_give_code, account_sign_out;

/* Where to go on after signing in: a page of the workspace, whatever was asked; in the arena. */
const char *account_back(struct arena *a, const char *asked);

/* The page that asks for a second factor before a change, with the form that waits for it. */
struct confirm_view {
    const char *action, *error;
    const struct query_field *fields;
    size_t n_fields;
    bool enrolled; /* a second factor is there to be asked for */
};
handler_fn account_ask_confirm;

/* ---- one's own (account_own_web.c) ---- */

struct own_view {
    struct account account;
    const struct granted_permission *permissions;
    size_t n_permissions;
    const struct session *sessions;
    size_t n_sessions;
    int64_t session_id; /* this one */
    struct moment now;
    const char *secret; /* of an enrolment that has begun; "" none */
    const char *url;    /* otpauth: of the secret */
    const char *error;  /* of the code that would end it */
};
handler_fn account_show_workspace, account_show_own, account_show_own_json, account_end_session;
handler_fn account_start_codes, account_enrol_codes, account_remove_codes, account_renew_recovery;

/* ---- everybody's (account_rights_web.c) ---- */

struct rights_view {
    const struct account *accounts;
    size_t n_accounts;
    const struct granted_permission *permissions;
    size_t n_permissions;
    const struct choice *account_choices, *party_choices, *organization_choices, *role_choices, *scope_choices;
    size_t n_account_choices, n_party_choices, n_organization_choices, n_role_choices, n_scope_choices;
    struct request *r; /* for what was typed */
};
handler_fn account_show_rights, account_give_permission, account_end_permission, account_add_one, account_end_one;

/* "Secretary, Vanhusneuvosto"; in the arena. */
const char *permission_text(struct view *v, const struct granted_permission *p);
/* "1.1.2024 – 31.12.2025"; in the arena. */
const char *permission_period(struct view *v, const struct granted_permission *p);
/* The error of a field, "" when it has none. */
const char *account_error_of(const struct request *r, const char *field);
