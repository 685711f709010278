/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/organization/organization_web.h"

#include "feature/organization.tpl.h"
#include "feature/organization/organization_api.h"
#include "http/http.h"

enum { PAGE_LENGTH = 100 };

const char *organization_meta(struct view *v, const struct organization *o)
{
    return arena_printf(v->arena, "%s · %s", o->party_name, i18n(v->lang, word_label(&organization_kinds, o->kind)));
}

const char *organization_name_lang(struct view *v, const struct organization *o)
{
    bool translated = organization_name_in(o, lang_code(v->lang)) != o->name;
    return translated ? "" : lang_unlike(v, o->language);
}

const char *membership_text(struct view *v, const struct membership *m)
{
    if (*m->person_name && *m->party_name) return arena_printf(v->arena, "%s, %s", m->person_name, m->party_name);
    if (*m->person_name) return m->person_name;
    if (*m->office && *m->party_name) return arena_printf(v->arena, "%s, %s", m->office, m->party_name);
    return *m->party_name ? m->party_name : m->office;
}

const char *membership_role_text(struct view *v, const struct organization_page *page, const struct membership *m)
{
    const char *role = i18n(v->lang, word_label(&membership_roles, m->role));
    if (m->is_acting) role = _f("%s (acting)", role);
    if (!m->has_vote) role = _f("%s, no vote", role);
    if (m->role != MEMBERSHIP_DEPUTY) return role;
    for (size_t i = 0; i < page->n_members; i++)
        if (page->members[i].id == m->deputy_of_id) return _f("Deputy of %s", membership_text(v, &page->members[i]));
    return role;
}

const char *organization_year_url(struct view *v, const struct organization_page *page, int64_t year)
{
    const struct organization *o = &page->organization;
    return href(v, "%s?vuosi=%lld", organization_path(v->arena, o->kind, o->id), (long long)year);
}

const char *organization_meeting_title(struct view *v, const struct organization_meeting *m)
{
    const char *when = m->starts_at.s ? i18n_moment(v->arena, v->lang, m->starts_at)
                                      : i18n_day(v->arena, v->lang, m->held_on);
    if (!m->number) return when;
    return arena_printf(v->arena, "%lld/%d · %s", (long long)m->number, day_year(m->held_on), when);
}

const char *organization_meeting_meta(struct view *v, const struct organization_meeting *m)
{
    const char *what = m->has_minutes ? _("Minutes") : m->n_items ? _("Agenda") : "";
    const char *count = "";
    if (m->n_items) count = i18n_f(v->arena, v->lang, _n("%lld item", "%lld items", m->n_items), (long long)m->n_items);
    return WITH_DOTS(v, what, count, m->place);
}

/* ---- routes ------------------------------------------------------------------------------------------------------ */

/* One page of a list, which goes on after the organization whose id is `jalkeen`; *ret_next is the query of the page
 * after it, "" when this is the last. */
static enum err read_list(struct request *r, bool networks, struct organization **ret_all, size_t *ret_n,
                          const char **ret_next)
{
    struct organization *all, last = {.name = ""};
    size_t n;
    int64_t party_id, after_id;
    TRY(request_query_int(r, "toimija", &party_id));
    TRY(request_query_int(r, "jalkeen", &after_id));
    if (after_id) TRY(organization_get(r->db, r->arena, after_id, &last));
    struct organization_key after = {last.name, after_id};
    if (party_id)
        TRY(organization_list_by_party(r->db, r->arena, party_id, after, PAGE_LENGTH + 1, &all, &n));
    else
        TRY(organization_list(r->db, r->arena, networks, after, PAGE_LENGTH + 1, &all, &n));
    *ret_next = "";
    if (n > PAGE_LENGTH) {
        n = PAGE_LENGTH;
        const char *of_party = party_id ? arena_printf(r->arena, "&toimija=%lld", (long long)party_id) : "";
        *ret_next = arena_printf(r->arena, "?jalkeen=%lld%s", (long long)all[n - 1].id, of_party);
    }
    *ret_all = all;
    *ret_n = n;
    return OK;
}

static enum err list_html(struct request *r, bool networks)
{
    struct view *v = &r->view;
    struct organization *all;
    size_t n;
    const char *next, *path = networks ? "/verkostot" : "/toimielimet";
    TRY(read_list(r, networks, &all, &n, &next));
    organization_list_page(v, &(struct organization_list_view){
                                  .networks = networks,
                                  .title = networks ? _("Networks") : _("Decision-making bodies"),
                                  .path = path,
                                  .json = arena_printf(r->arena, "%s.json", path),
                                  .all = all,
                                  .n = n,
                                  .first_url = request_has_query(r, "jalkeen") ? href(v, "%s", path) : "",
                                  .next_url = *next ? href(v, "%s%s", path, next) : "",
                              });
    return OK;
}

static enum err list_json(struct request *r, bool networks)
{
    struct organization *all;
    size_t n;
    const char *next, *path = networks ? "/verkostot.json" : "/toimielimet.json";
    TRY(read_list(r, networks, &all, &n, &next));
    respond_type(r, "application/json");
    organization_write_list(r->view.out, all, n, *next ? arena_printf(r->arena, "%s%s", path, next) : "");
    return OK;
}

static enum err organization_list_organs(struct request *r)
{
    return list_html(r, false);
}

static enum err organization_list_organs_json(struct request *r)
{
    return list_json(r, false);
}

static enum err organization_list_networks(struct request *r)
{
    return list_html(r, true);
}

static enum err organization_list_networks_json(struct request *r)
{
    return list_json(r, true);
}

static enum err read_page(struct request *r, struct organization_page *ret_page)
{
    int64_t id;
    int year;
    TRY(request_id(r, &id));
    TRY(request_query_year(r, &year));
    return organization_page_read(r->db, r->arena, id, year, r->today, ret_page);
}

static enum err organization_show(struct request *r)
{
    struct organization_page page;
    TRY(read_page(r, &page));
    const char *path = organization_path(r->arena, page.organization.kind, page.organization.id);
    if (strcmp(path, r->path) != 0) /* an organ asked for among the networks, or the other way round */
        return respond_redirect(r, 301, href(&r->view, "%s", path));
    organization_show_page(&r->view, &page);
    return OK;
}

static enum err organization_show_json(struct request *r)
{
    struct organization_page page;
    TRY(read_page(r, &page));
    respond_type(r, "application/json");
    organization_write_page(r->view.out, &page);
    return OK;
}

const struct route organization_routes[] = {
    {GET, "/toimielimet", NEED_PUBLIC, organization_list_organs, "Organs by name"},
    {GET, "/toimielimet.json", NEED_PUBLIC, organization_list_organs_json, "Organs by name, JSON"},
    {GET, "/toimielimet/:id", NEED_PUBLIC, organization_show, "One organ: members, meetings by year, section series"},
    {GET, "/toimielimet/:id.json", NEED_PUBLIC, organization_show_json, "One organ, JSON"},
    {GET, "/verkostot", NEED_PUBLIC, organization_list_networks, "Networks by name"},
    {GET, "/verkostot.json", NEED_PUBLIC, organization_list_networks_json, "Networks by name, JSON"},
    {GET, "/verkostot/:id", NEED_PUBLIC, organization_show, "One network: members, meetings, duties"},
    {GET, "/verkostot/:id.json", NEED_PUBLIC, organization_show_json, "One network, JSON"},
    {0},
};
