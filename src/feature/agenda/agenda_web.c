/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agenda/agenda_web.h"

#include "feature/agenda.tpl.h"
#include "feature/agenda/agenda_api.h"
#include "feature/agenda/agenda_pdf.h"
#include "feature/agenda/agenda_reference.h"
#include "feature/meeting/meeting_store.h"
#include "http/http.h"

enum { PAGE_LENGTH = 30 };

const char *item_url(struct view *v, int64_t id)
{
    return id ? href(v, "/kokousasiat/%lld", (long long)id) : "";
}

const char *item_title(struct view *v, const struct agenda_item *item)
{
    return *item->title ? item->title : _("Item without a title");
}

const char *item_source_url(const struct item_page *page)
{
    return *page->around.source_url ? page->around.source_url : page->item.source_url;
}

const char *item_citation(struct view *v, const char *organization, struct day on, int64_t paragraph)
{
    const char *date = i18n_day(v->arena, v->lang, on);
    const char *cited = *date ? arena_printf(v->arena, "%s %s", organization, date) : organization;
    return paragraph ? arena_printf(v->arena, "%s § %lld", cited, (long long)paragraph) : cited;
}

const char *outcome_modifier(enum outcome outcome)
{
    switch (outcome_tone(outcome)) {
    case TONE_SUCCESS:
        return "approved";
    case TONE_ERROR:
        return "rejected";
    case TONE_WARNING:
        return outcome == OUTCOME_RETURNED ? "returned" : "postponed";
    default:
        return outcome == OUTCOME_NOTED ? "noted" : "unclear";
    }
}

const char *person_text(struct view *v, const struct handling_person *p)
{
    const char *space = *p->title && *p->name ? " " : "";
    const char *who = arena_printf(v->arena, "%s%s%s", p->title, space, p->name);
    if (!*p->phone) return who;
    return arena_printf(v->arena, "%s%s%s", who, *who ? ", " : "", _f("tel. %s", p->phone));
}

const char *remedy_text(struct view *v, const struct agenda_item *item)
{
    if (item->regime == REGIME_NONE) return _("No authority; no appeal against its decisions");
    return i18n(v->lang, word_label(&remedies, item->remedy));
}

struct reference_context {
    struct view *view;
    const struct item_page *page;
};

static const char *find_reference(void *context, struct day on, int64_t paragraph)
{
    const struct reference_context *c = context;
    int64_t id;
    if (agenda_item_find_by_reference(c->page->db, c->page->item.party_id, on, paragraph, &id) != OK) return "";
    if (!id || id == c->page->item.id) return "";
    return href(c->view, "/kokousasiat/%lld", (long long)id);
}

const char *part_linked(struct view *v, const struct item_page *page, const char *markdown)
{
    struct reference_context context = {v, page};
    return reference_link(v->arena, markdown, find_reference, &context);
}

struct html part_html(struct view *v, const struct item_page *page, const char *markdown, int level)
{
    return html_markdown(v, part_linked(v, page, markdown), level);
}

/* ---- routes ------------------------------------------------------------------------------------------------------ */

enum err item_page_read(struct db *db, struct arena *a, int64_t id, struct item_page *ret_page)
{
    const struct viewer public = {0};
    struct item_page page = {.db = db};
    TRY(agenda_item_get(db, a, &public, id, &page.item));
    TRY(agenda_item_read_surroundings(db, a, id, &page.around));
    TRY(paper_list_by_item(db, a, id, &page.papers, &page.n_papers));
    if (!page.item.is_secret) TRY(file_list_by_item(db, a, id, &page.files, &page.n_files));
    if (!page.item.remedy) page.item.remedy = agenda_item_remedy(&page.item);
    *ret_page = page;
    return OK;
}

static enum err read_page(struct request *r, struct item_page *ret_page)
{
    int64_t id;
    TRY(request_id(r, &id));
    TRY(item_page_read(r->db, r->arena, id, ret_page));
    respond_modified(r, ret_page->item.changed_at);
    return OK;
}

static enum err agenda_show(struct request *r)
{
    struct item_page page;
    TRY(read_page(r, &page));
    for (size_t i = 0; i < page.item.n_handlings; i++)
        part_reading_order(page.item.handlings[i].parts, page.item.handlings[i].n_parts);
    agenda_show_page(&r->view, &page);
    return OK;
}

static enum err agenda_show_json(struct request *r)
{
    struct item_page page;
    TRY(read_page(r, &page));
    respond_type(r, "application/json");
    return agenda_write_item(r->view.out, r->arena, &page);
}

/* The filter that the query asks for; what it names must exist. */
static enum err read_filter(struct request *r, struct decision_filter *ret_filter, struct decision_list_view *list)
{
    struct day_key key;
    TRY(request_query_int(r, "toimija", &ret_filter->party_id));
    TRY(request_query_int(r, "toimielin", &ret_filter->organization_id));
    TRY(request_query_year(r, &list->year));
    TRY(request_query_key(r, &key));
    ret_filter->year = list->year;
    ret_filter->before_day = key.day;
    ret_filter->before_id = key.id;
    if (ret_filter->party_id) TRY(party_get(r->db, r->arena, ret_filter->party_id, &list->party));
    if (ret_filter->organization_id)
        TRY(organization_get(r->db, r->arena, ret_filter->organization_id, &list->organization));
    return OK;
}

/* The list's address with its filters, from a key on ("": from the newest). */
static const char *list_path(struct request *r, const char *path, const struct decision_list_view *list, const char *key)
{
    const struct query_field fields[] = {{"jalkeen", key},
                                         {"toimija", query_number(r, list->party.id)},
                                         {"toimielin", query_number(r, list->organization.id)},
                                         {"vuosi", query_number(r, list->year)}};
    return path_with_query(r, path, fields, sizeof fields / sizeof *fields);
}

/* One page of decisions and the key of the next one, "" when this is the last. */
static enum err read_decisions(struct request *r, struct decision_list_view *ret_list, const char **ret_next)
{
    struct decision_filter filter = {.before_day = DAY_NONE};
    struct decision_list_view list = {0};
    struct agenda_item *items;
    TRY(read_filter(r, &filter, &list));
    TRY(agenda_item_list_decided(r->db, r->arena, &filter, PAGE_LENGTH + 1, &items, &list.n));
    list.items = items;
    *ret_next = "";
    if (list.n > PAGE_LENGTH) {
        list.n = PAGE_LENGTH;
        *ret_next = day_key_write(r->arena, items[PAGE_LENGTH - 1].held_on, items[PAGE_LENGTH - 1].id);
    }
    *ret_list = list;
    return OK;
}

static enum err agenda_decisions(struct request *r)
{
    struct decision_list_view list;
    struct meeting_span span;
    const char *next;
    TRY(read_decisions(r, &list, &next));
    TRY(meeting_read_span(r->db, r->arena, &span));
    list.years = years_of(span.first_on, span.last_on.n < r->today.n ? span.last_on : r->today);
    list.newest_url = request_has_query(r, "jalkeen") ? href(&r->view, "%s", list_path(r, "/paatokset", &list, "")) : "";
    list.older_url = *next ? href(&r->view, "%s", list_path(r, "/paatokset", &list, next)) : "";
    agenda_decisions_page(&r->view, &list);
    return OK;
}

static enum err agenda_decisions_json(struct request *r)
{
    struct decision_list_view list;
    const char *next;
    TRY(read_decisions(r, &list, &next));
    respond_type(r, "application/json");
    agenda_write_decisions(r->view.out, list.items, list.n, *next ? list_path(r, "/paatokset.json", &list, next) : "");
    return OK;
}

const struct route agenda_routes[] = {
    {GET, "/kokousasiat/:id", NEED_PUBLIC, agenda_show, "One item: decision, proposal, explanation, handling chain"},
    {GET, "/kokousasiat/:id.pdf", NEED_PUBLIC, agenda_show_pdf, "One item, PDF"},
    {GET, "/kokousasiat/:id.json", NEED_PUBLIC, agenda_show_json, "One item, JSON"},
    {GET, "/kokoukset/:id/poytakirja.pdf", NEED_PUBLIC, agenda_minutes_pdf, "A meeting's minutes or agenda, PDF"},
    {GET, "/paatokset", NEED_PUBLIC, agenda_decisions, "Decisions, newest first; by year, party, organ"},
    {GET, "/paatokset.json", NEED_PUBLIC, agenda_decisions_json, "Decisions, JSON"},
    {0},
};
