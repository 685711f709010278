/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/front/front_web.h"

#include "feature/front.tpl.h"
#include "feature/front/front_api.h"
#include "http/http.h"

enum { DECISIONS = 8, MEETINGS = 6, PARTIES = 30, AGREEMENTS = 5 };

const char *front_decision_meta(struct view *v, const struct agenda_item *item)
{
    const char *party = item->is_example ? _f("%s (example)", item->party_name) : item->party_name;
    return WITH_DOTS(v, party, item->organization_name, agenda_item_mark(v->arena, item));
}

const char *front_meeting_title(struct view *v, const struct meeting *m)
{
    return arena_printf(v->arena, "%s, %s", m->organization_name, m->party_name);
}

const char *front_meeting_time(struct view *v, const struct meeting *m)
{
    return m->starts_at.s ? i18n_moment(v->arena, v->lang, m->starts_at) : i18n_day(v->arena, v->lang, m->held_on);
}

static enum err read_page(struct request *r, struct front_page *ret_page)
{
    const struct decision_filter all_decisions = {.before_day = DAY_NONE};
    const struct meeting_filter all_meetings = {.before_day = DAY_NONE};
    struct front_page page = {0};
    TRY(agenda_item_list_decided(r->db, r->arena, &all_decisions, DECISIONS, &page.decisions, &page.n_decisions));
    TRY(meeting_list_coming(r->db, r->arena, &all_meetings, r->today, MEETINGS, &page.meetings, &page.n_meetings));
    TRY(agreement_list(r->db, r->arena, 0, AGREEMENTS, &page.agreements, &page.n_agreements));
    TRY(party_list_keepers(r->db, r->arena, PARTIES, &page.parties, &page.n_parties));
    *ret_page = page;
    return OK;
}

static enum err show(struct request *r)
{
    struct front_page page;
    TRY(read_page(r, &page));
    front_show_page(&r->view, &page);
    return OK;
}

static enum err show_json(struct request *r)
{
    struct front_page page;
    TRY(read_page(r, &page));
    respond_type(r, "application/json");
    front_write_page(r->view.out, &page, r->today);
    return OK;
}

const struct route front_routes[] = {
    {GET, "/", NEED_PUBLIC, show, "Front page: search, newest decisions, coming meetings, parties"},
    {GET, "/index.json", NEED_PUBLIC, show_json, "Front page, JSON"},
    {0},
};
