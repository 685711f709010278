/* Who may do what, and why: for the administrator. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/account.tpl.h"
#include "feature/account/account_store.h"
#include "feature/account/account_web.h"
#include "feature/organization/organization_store.h"
#include "feature/party/party_store.h"

enum { CHOICES_MAX = 1000 };

static const char *id_text(struct request *r, int64_t id)
{
    return arena_printf(r->arena, "%lld", (long long)id);
}

static void choose_words(struct request *r, const struct words *words, const struct choice **ret_choices, size_t *ret_n)
{
    struct choice *choices = arena_array(r->arena, struct choice, words->n);
    for (size_t i = 0; i < words->n; i++)
        choices[i] = (struct choice){words->at[i].code, i18n(r->lang, words->at[i].label)};
    *ret_choices = choices;
    *ret_n = words->n;
}

static enum err choose_parties(struct request *r, struct rights_view *v)
{
    struct party *all;
    size_t n;
    TRY(party_list(r->db, r->arena, 0, (struct party_key){"", 0}, CHOICES_MAX, &all, &n));
    struct choice *choices = arena_array(r->arena, struct choice, n);
    for (size_t i = 0; i < n; i++)
        choices[i] = (struct choice){id_text(r, all[i].id), all[i].name};
    v->party_choices = choices;
    v->n_party_choices = n;
    return OK;
}

static enum err choose_organizations(struct request *r, struct rights_view *v)
{
    struct choice *choices = arena_array(r->arena, struct choice, 2 * CHOICES_MAX);
    for (int networks = 0; networks < 2; networks++) {
        struct organization *all;
        size_t n;
        TRY(organization_list(r->db, r->arena, networks, (struct organization_key){"", 0}, CHOICES_MAX, &all, &n));
        for (size_t i = 0; i < n; i++)
            choices[v->n_organization_choices++] = (struct choice){
                id_text(r, all[i].id), arena_printf(r->arena, "%s, %s", all[i].name, all[i].party_name)};
    }
    v->organization_choices = choices;
    return OK;
}

static void choose_accounts(struct request *r, struct rights_view *v)
{
    struct choice *choices = arena_array(r->arena, struct choice, v->n_accounts);
    for (size_t i = 0; i < v->n_accounts; i++) {
        const struct account *a = &v->accounts[i];
        if (account_is_open(a)) choices[v->n_account_choices++] = (struct choice){id_text(r, a->id), a->name};
    }
    v->account_choices = choices;
}

enum err account_show_rights(struct request *r)
{
    struct rights_view v = {.r = r};
    struct account *accounts;
    struct granted_permission *permissions;
    TRY(account_list(r->db, r->arena, &accounts, &v.n_accounts));
    TRY(permission_list(r->db, r->arena, &permissions, &v.n_permissions));
    v.accounts = accounts;
    v.permissions = permissions;
    choose_accounts(r, &v);
    TRY(choose_parties(r, &v));
    TRY(choose_organizations(r, &v));
    choose_words(r, &permission_roles, &v.role_choices, &v.n_role_choices);
    choose_words(r, &permission_scopes, &v.scope_choices, &v.n_scope_choices);
    account_rights_page(&r->view, &v);
    return OK;
}

static enum err back_to_rights(struct request *r)
{
    return respond_redirect(r, 303, href(&r->view, "/tyotila/oikeudet"));
}

enum err account_give_permission(struct request *r)
{
    struct grant grant = {.ground = request_form(r, "peruste"), .now = r->now};
    struct permission *p = &grant.permission;
    int64_t id;
    TRY(request_form_int(r, "tili", &p->account_id));
    TRY(request_form_int(r, "toimija", &p->party_id));
    TRY(request_form_int(r, "toimielin", &p->organization_id));
    TRY(request_form_day(r, "alkaa", &p->starts_on));
    TRY(request_form_day(r, "paattyy", &p->ends_on));
    if (!day_known(p->starts_on)) p->starts_on = r->today;
    p->role = (enum role)word_read(&permission_roles, request_form(r, "rooli"));
    p->scope = (enum scope)word_read(&permission_scopes, request_form(r, "laajuus"));
    TRY(permission_add(r->db, &grant, &r->viewer, &id, &r->why));
    return back_to_rights(r);
}

/* Refused when nobody would be left to give rights. */
static enum err refuse_last(struct request *r, enum err e)
{
    if (e != ERR_CONFLICT) return e;
    return problem(&r->why, e, "", _N("Somebody must stay administrator, and what has ended cannot end again."),
                   "last administrator, or ended already");
}

enum err account_end_permission(struct request *r)
{
    int64_t id;
    TRY(request_id(r, &id));
    TRY(refuse_last(r, permission_end(r->db, id, r->now, r->today, &r->viewer)));
    return back_to_rights(r);
}

enum err account_add_one(struct request *r)
{
    struct account account = {.name = request_form(r, "nimi"), .language = request_form(r, "kieli"), .created_at = r->now};
    int64_t id;
    if (account_email_read(r->arena, request_form(r, "sahkoposti"), &account.email) != OK)
        return problem(&r->why, ERR_INPUT, "sahkoposti", _N("This is not an e-mail address"), "no address");
    if (!*account.language) account.language = "fi";
    enum err e = account_add(r->db, &account, &r->viewer, &id);
    if (e == ERR_CONFLICT)
        return problem(&r->why, e, "sahkoposti", _N("This address has an account already"), "address taken");
    TRY(e);
    return back_to_rights(r);
}

enum err account_end_one(struct request *r)
{
    int64_t id;
    TRY(request_id(r, &id));
    TRY(refuse_last(r, account_end(r->db, id, r->now, r->today, &r->viewer)));
    return back_to_rights(r);
}
