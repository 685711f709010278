/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/account/account_web.h"

enum { EMAIL = ACCOUNT_EMAIL_MAX, KEY = 43, BACK = 300, CODE = 40, NAME = ACCOUNT_NAME_MAX, GROUND = 300, NUMBER = 19 };

static const struct form_field address_fields[] = {{"sahkoposti", EMAIL, true}, {"takaisin", BACK}, {0}};
static const struct form_field link_fields[] = {{"avain", KEY, true}, {"takaisin", BACK}, {0}};
static const struct form_field code_fields[] = {{"koodi", CODE, true}, {"takaisin", BACK}, {0}};
static const struct form_field enrol_fields[] = {{"tunnusluku", CODE, true}, {0}};
static const struct form_field permission_fields[] = {
    {"tili", NUMBER, true}, {"rooli", 20, true},    {"laajuus", 20, true},     {"toimija", NUMBER},
    {"toimielin", NUMBER},  {"alkaa", 20},          {"paattyy", 20},           {"peruste", GROUND, true},
    {0},
};
static const struct form_field account_fields[] = {{"sahkoposti", EMAIL, true}, {"nimi", NAME, true}, {"kieli", 2}, {0}};

static const struct form address_form = {address_fields, account_show_sign_in, false};
static const struct form link_form = {link_fields, NULL, false};
static const struct form code_form = {code_fields, account_show_code, false};
static const struct form enrol_form = {enrol_fields, account_show_own, false};
static const struct form permission_form = {permission_fields, account_show_rights, false};
static const struct form account_form = {account_fields, account_show_rights, false};
static const struct form button_form = {NULL, NULL, false};
static const struct form rights_button_form = {NULL, account_show_rights, false};

const struct route account_routes[] = {
    {GET, "/kirjaudu", NEED_PUBLIC, account_show_sign_in, "Sign in: ask for a link"},
    {POST, "/kirjaudu", NEED_PUBLIC, account_ask_link, "Send a sign-in link", &address_form},
    {GET, "/kirjaudu/lahetetty", NEED_PUBLIC, account_show_sent, "The link has been sent"},
    {GET, "/kirjaudu/linkki", NEED_PUBLIC, account_show_link, "The link that was sent, to be confirmed"},
    {POST, "/kirjaudu/linkki", NEED_PUBLIC, account_use_link, "Sign in by the link", &link_form},
    {GET, "/kirjaudu/koodi", NEED_BEGUN, account_show_code, "Second factor"},
    {POST, "/kirjaudu/koodi", NEED_BEGUN, account_give_code, "Give the second factor", &code_form},
    {POST, "/kirjaudu/ulos", NEED_BEGUN, account_sign_out, "Sign out", &button_form},
    {GET, "/tyotila", NEED_SIGNED_IN, account_show_workspace, "The workspace: what is mine"},
    {GET, "/tyotila/tili", NEED_SIGNED_IN, account_show_own, "My account"},
    {GET, "/tyotila/tili/tiedot.json", NEED_SIGNED_IN, account_show_own_json, "All that is stored about me"},
    {POST, "/tyotila/tili/istunnot/:id/lopeta", NEED_SIGNED_IN, account_end_session, "End a session of mine", &button_form},
    {POST, "/tyotila/tili/koodit", NEED_OWN, account_start_codes, "Begin to use one-time codes", &button_form},
    {POST, "/tyotila/tili/koodit/vahvista", NEED_OWN, account_enrol_codes, "Confirm one-time codes", &enrol_form},
    {POST, "/tyotila/tili/koodit/poista", NEED_OWN, account_remove_codes, "Stop using one-time codes", &button_form},
    {POST, "/tyotila/tili/varakoodit", NEED_OWN, account_renew_recovery, "New recovery codes", &button_form},
    {GET, "/tyotila/oikeudet", NEED_ADMINISTER, account_show_rights, "Who may do what, and why"},
    {POST, "/tyotila/oikeudet", NEED_ADMINISTER, account_give_permission, "Give a permission", &permission_form},
    {POST, "/tyotila/oikeudet/:id/lopeta", NEED_ADMINISTER, account_end_permission, "End a permission", &rights_button_form},
    {POST, "/tyotila/tilit", NEED_ADMINISTER, account_add_one, "Add an account", &account_form},
    {POST, "/tyotila/tilit/:id/lopeta", NEED_ADMINISTER, account_end_one, "End an account", &rights_button_form},
    {0},
};

const struct gate account_gate = {
    .find = account_gate_find,
    .note = account_gate_note,
    .confirm = account_gate_confirm,
    .ask = account_ask_confirm,
    .sign_in_path = "/kirjaudu",
    .code_path = "/kirjaudu/koodi",
};
