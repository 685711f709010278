/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/meeting/meeting_web.h"

#include "feature/meeting.tpl.h"
#include "feature/meeting/meeting_api.h"
#include "feature/organization/organization_store.h"
#include "feature/party/party_store.h"
#include "http/http.h"

enum { PAGE_LENGTH = 50, COMING_LENGTH = 50, CHOICES_MAX = 200 };

const char *meeting_title(struct view *v, const struct meeting *m)
{
    const char *when = m->starts_at.s ? i18n_moment(v->arena, v->lang, m->starts_at)
                                      : i18n_day(v->arena, v->lang, m->held_on);
    return arena_printf(v->arena, "%s %s", m->organization_name, when);
}

const char *meeting_meta(struct view *v, const struct meeting *m)
{
    const char *count = "";
    if (m->n_items) count = i18n_f(v->arena, v->lang, _n("%lld item", "%lld items", m->n_items), (long long)m->n_items);
    return WITH_DOTS(v, m->party_name, i18n(v->lang, word_label(&meeting_kinds, m->kind)), count, m->place);
}

const char *meeting_state_text(struct view *v, const struct meeting *m)
{
    if (m->state == MEETING_CANCELLED) return i18n(v->lang, word_label(&meeting_states, m->state));
    return m->is_example ? _("Example") : "";
}

enum tone meeting_state_tone(const struct meeting *m)
{
    return m->state == MEETING_CANCELLED ? TONE_WARNING : TONE_INFO;
}

const char *meeting_time_text(struct view *v, const struct meeting *m)
{
    if (!m->starts_at.s) return i18n_day(v->arena, v->lang, m->held_on);
    const char *starts = i18n_moment(v->arena, v->lang, m->starts_at);
    if (!m->ends_at.s) return starts;
    return arena_printf(v->arena, "%s–%s", starts, i18n_time(v->arena, v->lang, m->ends_at));
}

const char *meeting_items_heading(struct view *v, const struct meeting *m)
{
    return m->kind ? i18n(v->lang, word_label(&meeting_kinds, m->kind)) : _("Items");
}

const char *meeting_pdf_text(struct view *v, const struct meeting *m)
{
    if (m->kind == MEETING_MINUTES) return _("Minutes as PDF");
    return m->kind == MEETING_AGENDA ? _("Agenda as PDF") : _("Meeting as PDF");
}

/* ---- the list ---------------------------------------------------------------------------------------------------- */

/* What the query asks for. */
struct query {
    struct meeting_filter filter;
    struct organization organization; /* id 0: no filter */
    bool is_first;                    /* the first page */
};

/* The list's address with its filters, from a key on ("": from the newest). */
static const char *filter_address(struct request *r, const char *path, const struct query *q, const char *key)
{
    const struct meeting_filter *f = &q->filter;
    const struct query_field fields[] = {{"jalkeen", key},
                                         {"vuosi", query_number(r, f->year)},
                                         {"toimija", query_number(r, f->party_id)},
                                         {"toimielin", query_number(r, f->organization_id)}};
    return path_with_query(r, path, fields, sizeof fields / sizeof *fields);
}

/* What the filter names must exist. */
static enum err read_query(struct request *r, struct query *ret_query)
{
    struct query q = {.is_first = !*request_query(r, "jalkeen")};
    struct day_key key;
    struct party party;
    TRY(request_query_year(r, &q.filter.year));
    TRY(request_query_key(r, &key));
    TRY(request_query_int(r, "toimija", &q.filter.party_id));
    TRY(request_query_int(r, "toimielin", &q.filter.organization_id));
    if (q.filter.party_id) TRY(party_get(r->db, r->arena, q.filter.party_id, &party));
    if (q.filter.organization_id)
        TRY(organization_get(r->db, r->arena, q.filter.organization_id, &q.organization));
    q.filter.before_day = key.day;
    q.filter.before_id = key.id;
    *ret_query = q;
    return OK;
}

/* The body was chosen for another party, as happens when the party is changed in the form. */
static bool is_of_another_party(const struct query *q)
{
    return q->organization.id && q->filter.party_id && q->organization.party_id != q->filter.party_id;
}

/* One page; *ret_next is the key of the page after it, "" when this is the last. */
static enum err read_meetings(struct request *r, const struct meeting_filter *f, struct meeting **ret_meetings,
                              size_t *ret_n, const char **ret_next)
{
    TRY(meeting_list(r->db, r->arena, f, PAGE_LENGTH + 1, ret_meetings, ret_n));
    *ret_next = "";
    if (*ret_n <= PAGE_LENGTH) return OK;
    *ret_n = PAGE_LENGTH;
    const struct meeting *last = &(*ret_meetings)[PAGE_LENGTH - 1];
    *ret_next = day_key_write(r->arena, last->held_on, last->id);
    return OK;
}

static enum err read_parties(struct request *r, struct choices *ret_parties)
{
    struct party *parties;
    size_t n;
    TRY(party_list_keepers(r->db, r->arena, CHOICES_MAX + 1, &parties, &n));
    if (n > CHOICES_MAX) return OK;
    ret_parties->at = arena_array(r->arena, struct choice, n);
    ret_parties->n = n;
    for (size_t i = 0; i < n; i++)
        ret_parties->at[i] = (struct choice){query_number(r, parties[i].id),
                                             party_name_in(&parties[i], lang_code(r->lang))};
    return OK;
}

/* The bodies of the chosen party, or of the chosen body's. */
static enum err read_organizations(struct request *r, const struct query *q, struct choices *ret_organizations)
{
    struct organization *all;
    size_t n;
    int64_t party_id = q->filter.party_id ? q->filter.party_id : q->organization.party_id;
    if (!party_id) return OK;
    TRY(organization_list_by_party(r->db, r->arena, party_id, (struct organization_key){"", 0}, CHOICES_MAX + 1, &all, &n));
    if (n > CHOICES_MAX) return OK;
    ret_organizations->at = arena_array(r->arena, struct choice, n);
    ret_organizations->n = n;
    for (size_t i = 0; i < n; i++)
        ret_organizations->at[i] = (struct choice){query_number(r, all[i].id),
                                                   organization_name_in(&all[i], lang_code(r->lang))};
    return OK;
}

/* On the first page those still to come stand in a part of their own. */
static enum err read_lists(struct request *r, const struct query *q, struct meeting_list_view *l, const char **ret_next)
{
    struct meeting_filter f = q->filter;
    struct meeting *meetings, *coming;
    if (q->is_first && (!f.year || f.year >= day_year(r->today))) {
        TRY(meeting_list_coming(r->db, r->arena, &f, r->today, COMING_LENGTH + 1, &coming, &l->n_coming));
        l->coming = coming;
        l->coming_goes_on = l->n_coming > COMING_LENGTH;
        if (l->coming_goes_on) l->n_coming = COMING_LENGTH;
    }
    if (q->is_first) f.before_day = r->today;
    TRY(read_meetings(r, &f, &meetings, &l->n, ret_next));
    l->meetings = meetings;
    return OK;
}

static enum err list(struct request *r)
{
    struct view *v = &r->view;
    struct query q;
    struct meeting_list_view l = {0};
    struct meeting_span span;
    const char *next;
    TRY(read_query(r, &q));
    if (is_of_another_party(&q)) {
        q.filter.organization_id = 0;
        return respond_redirect(r, 303, href(v, "%s", filter_address(r, "/kokoukset", &q, "")));
    }
    TRY(read_lists(r, &q, &l, &next));
    TRY(meeting_read_span(r->db, r->arena, &span));
    l.years = years_of(span.first_on, span.last_on);
    TRY(read_parties(r, &l.parties));
    TRY(read_organizations(r, &q, &l.organizations));
    l.year = q.filter.year;
    l.party = query_number(r, q.filter.party_id ? q.filter.party_id : q.organization.party_id);
    l.organization = query_number(r, q.organization.id);
    l.is_filtered = q.filter.year || q.filter.party_id || q.filter.organization_id;
    l.json = filter_address(r, "/kokoukset.json", &q, "");
    l.newest_url = q.is_first ? "" : href(v, "%s", filter_address(r, "/kokoukset", &q, ""));
    l.older_url = *next ? href(v, "%s", filter_address(r, "/kokoukset", &q, next)) : "";
    meeting_list_page(v, &l);
    return OK;
}

/* All in one list, newest first, coming ones at its head. */
static enum err list_json(struct request *r)
{
    struct query q;
    struct meeting *meetings;
    size_t n;
    const char *next;
    TRY(read_query(r, &q));
    if (is_of_another_party(&q))
        return problem(&r->why, ERR_INPUT, "toimielin", _N("This body belongs to another party."), "organization");
    TRY(read_meetings(r, &q.filter, &meetings, &n, &next));
    respond_type(r, "application/json");
    meeting_write_list(r->view.out, meetings, n, *next ? filter_address(r, "/kokoukset.json", &q, next) : "");
    return OK;
}

/* ---- one --------------------------------------------------------------------------------------------------------- */

static enum err read_page(struct request *r, struct meeting_page *ret_page)
{
    int64_t id;
    TRY(request_id(r, &id));
    return meeting_page_read(r->db, r->arena, id, ret_page);
}

static enum err show(struct request *r)
{
    struct meeting_page page;
    TRY(read_page(r, &page));
    meeting_show_page(&r->view, &page);
    return OK;
}

static enum err show_json(struct request *r)
{
    struct meeting_page page;
    TRY(read_page(r, &page));
    respond_type(r, "application/json");
    meeting_write_page(r->view.out, &page);
    return OK;
}

const struct route meeting_routes[] = {
    {GET, "/kokoukset", NEED_PUBLIC, list, "Meetings, coming ones first, then newest first; by year, party, organ"},
    {GET, "/kokoukset.json", NEED_PUBLIC, list_json, "Meetings, newest first, JSON"},
    {GET, "/kokoukset/:id", NEED_PUBLIC, show, "One meeting: agenda or minutes"},
    {GET, "/kokoukset/:id.json", NEED_PUBLIC, show_json, "One meeting, JSON"},
    {0},
};
