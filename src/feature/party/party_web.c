/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/party/party_web.h"

#include "core/sector.h"
#include "feature/party.tpl.h"
#include "feature/party/party_api.h"
#include "http/http.h"

enum { PAGE_LENGTH = 100 };

const char *party_meta(struct view *v, const struct party *p)
{
    bool same = strcmp(p->official_name, party_name_in(p, lang_code(v->lang))) == 0;
    return WITH_DOTS(v, i18n(v->lang, word_label(&party_kinds, p->kind)), same ? "" : p->official_name, p->short_name);
}

const char *party_name_lang(struct view *v, const struct party *p)
{
    bool translated = party_name_in(p, lang_code(v->lang)) != p->name;
    return translated ? "" : lang_unlike(v, p->language);
}

const char *party_organization_lang(struct view *v, const struct party_organization *o)
{
    bool translated = party_organization_name_in(o, lang_code(v->lang)) != o->name;
    return translated ? "" : lang_unlike(v, o->language);
}

const char *with_commas(struct view *v, const char *const *texts, size_t n)
{
    const char *all = "";
    for (size_t i = 0; i < n; i++) all = *all ? arena_printf(v->arena, "%s, %s", all, texts[i]) : texts[i];
    return all;
}

const char *party_sectors_text(struct view *v, const char *const *sectors, size_t n)
{
    const char **labels = arena_array(v->arena, const char *, n);
    for (size_t i = 0; i < n; i++) labels[i] = i18n(v->lang, sector_label(sectors[i]));
    return with_commas(v, labels, n);
}

const char *party_seat_text(struct view *v, const struct party_organization *seat)
{
    const char *role = i18n(v->lang, word_label(&membership_roles, seat->role));
    return WITH_DOTS(v, role, seat->office, i18n(v->lang, sector_label(seat->sector)), period_text(v, seat->starts_on, seat->ends_on));
}

const char *party_decision_meta(struct view *v, const struct party_decision *d)
{
    const char *mark = d->paragraph ? arena_printf(v->arena, "§ %lld", (long long)d->paragraph) : "";
    return WITH_DOTS(v, d->organization_name, mark);
}

const char *party_meeting_title(struct view *v, const struct party_meeting *m)
{
    return arena_printf(v->arena, "%s %s", m->organization_name, i18n_day(v->arena, v->lang, m->held_on));
}

/* ---- routes ------------------------------------------------------------------------------------------------------ */

static enum err read_kind(struct request *r, enum party_kind *ret_kind)
{
    const char *code = request_query(r, "laji");
    *ret_kind = (enum party_kind)word_read(&party_kinds, code);
    if (*code && !*ret_kind) return problem(&r->why, ERR_INPUT, "laji", _N("There is no such kind of party."), "kind");
    return OK;
}

/* One page of the list, which goes on after the party whose id is `jalkeen`; *ret_next is the query of the page after it,
 * "" when this is the last. */
static enum err read_list(struct request *r, struct party **ret_parties, size_t *ret_n, const char **ret_next)
{
    struct party *parties, last = {.name = ""};
    size_t n;
    int64_t after_id;
    enum party_kind kind;
    TRY(read_kind(r, &kind));
    TRY(request_query_int(r, "jalkeen", &after_id));
    if (after_id) TRY(party_get(r->db, r->arena, after_id, &last));
    TRY(party_list(r->db, r->arena, kind, (struct party_key){last.name, after_id}, PAGE_LENGTH + 1, &parties, &n));
    *ret_next = "";
    if (n > PAGE_LENGTH) {
        n = PAGE_LENGTH;
        const char *of_kind = kind ? arena_printf(r->arena, "&laji=%s", word_code(&party_kinds, kind)) : "";
        *ret_next = arena_printf(r->arena, "?jalkeen=%lld%s", (long long)parties[n - 1].id, of_kind);
    }
    *ret_parties = parties;
    *ret_n = n;
    return OK;
}

static enum err list(struct request *r)
{
    struct view *v = &r->view;
    struct party *parties;
    struct choice kinds[PARTY_OTHER];
    size_t n;
    const char *next, *kind = request_query(r, "laji");
    TRY(read_list(r, &parties, &n, &next));
    for (int k = PARTY_MUNICIPALITY; k <= PARTY_OTHER; k++)
        kinds[k - 1] = (struct choice){word_code(&party_kinds, k), _(word_label(&party_kinds, k))};
    const char *first = *kind ? href(v, "/toimijat?laji=%s", kind) : href(v, "/toimijat");
    party_list_page(v, &(struct party_list_view){
                           .parties = parties,
                           .n = n,
                           .kind = kind,
                           .kinds = kinds,
                           .n_kinds = PARTY_OTHER,
                           .json = *kind ? arena_printf(r->arena, "/toimijat.json?laji=%s", kind) : "/toimijat.json",
                           .first_url = request_has_query(r, "jalkeen") ? first : "",
                           .next_url = *next ? href(v, "/toimijat%s", next) : "",
                       });
    return OK;
}

static enum err list_json(struct request *r)
{
    struct party *parties;
    size_t n;
    const char *next;
    TRY(read_list(r, &parties, &n, &next));
    respond_type(r, "application/json");
    party_write_list(r->view.out, parties, n, *next ? arena_printf(r->arena, "/toimijat.json%s", next) : "");
    return OK;
}

static enum err read_page(struct request *r, struct party_page *ret_page)
{
    int64_t id;
    TRY(request_id(r, &id));
    return party_page_read(r->db, r->arena, id, r->today, ret_page);
}

static enum err show(struct request *r)
{
    struct party_page page;
    TRY(read_page(r, &page));
    party_show_page(&r->view, &page);
    return OK;
}

static enum err show_json(struct request *r)
{
    struct party_page page;
    TRY(read_page(r, &page));
    respond_type(r, "application/json");
    party_write_page(r->view.out, &page);
    return OK;
}

const struct route party_routes[] = {
    {GET, "/toimijat", NEED_PUBLIC, list, "Parties by name; by kind"},
    {GET, "/toimijat.json", NEED_PUBLIC, list_json, "Parties by name, JSON"},
    {GET, "/toimijat/:id", NEED_PUBLIC, show, "One party: facts, organizations, first decisions and meetings"},
    {GET, "/toimijat/:id.json", NEED_PUBLIC, show_json, "One party, JSON"},
    {0},
};
