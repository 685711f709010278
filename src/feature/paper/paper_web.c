/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/paper/paper_web.h"

#include "feature/paper.tpl.h"
#include "feature/paper/paper_api.h"
#include "http/http.h"

enum { PAGE_LENGTH = 30 };

const char *paper_title(struct view *v, const char *title)
{
    return *title ? title : _("Case without a title");
}

const char *paper_meta(struct view *v, const char *number, const char *party_name)
{
    return WITH_DOTS(v, number, party_name);
}

const char *chain_step_title(struct view *v, const struct chain_step *step, int64_t party_id)
{
    const char *title = step->organization_name;
    if (step->paragraph) title = arena_printf(v->arena, "%s § %lld", title, (long long)step->paragraph);
    return step->party_id == party_id ? title : arena_printf(v->arena, "%s, %s", title, step->party_name);
}

const char *chain_step_note(struct view *v, const struct chain_step *step)
{
    const char *kind = step->kind && step->kind != HANDLING_DECISION ? word_label(&handling_kinds, (int)step->kind) : "";
    const char *outcome = word_label(&outcomes, (int)step->outcome);
    return WITH_DOTS(v, i18n(v->lang, kind), i18n(v->lang, outcome));
}

/* ---- routes ------------------------------------------------------------------------------------------------------ */

/* The filter that the query asks for; what it names must exist. */
static enum err read_filter(struct request *r, struct paper_filter *ret_filter, struct paper_list_view *list)
{
    struct day_key key;
    TRY(request_query_int(r, "toimija", &ret_filter->party_id));
    TRY(request_query_year(r, &list->year));
    TRY(request_query_key(r, &key));
    ret_filter->year = list->year;
    ret_filter->before_day = key.day;
    ret_filter->before_id = key.id;
    if (ret_filter->party_id) TRY(party_get(r->db, r->arena, ret_filter->party_id, &list->party));
    return OK;
}

/* The list's address with its filters, from a key on ("": from the newest). */
static const char *list_path(struct request *r, const char *path, const struct paper_list_view *list, const char *key)
{
    const struct query_field fields[] = {{"jalkeen", key},
                                         {"toimija", query_number(r, list->party.id)},
                                         {"vuosi", query_number(r, list->year)}};
    return path_with_query(r, path, fields, sizeof fields / sizeof *fields);
}

/* One page of cases and the key of the next one, "" when this is the last. */
static enum err read_list(struct request *r, struct paper_list_view *ret_list, const char **ret_next)
{
    struct paper_filter filter = {.before_day = DAY_NONE};
    struct paper_list_view list = {0};
    struct paper *papers;
    TRY(read_filter(r, &filter, &list));
    TRY(paper_list(r->db, r->arena, &filter, PAGE_LENGTH + 1, &papers, &list.n));
    list.papers = papers;
    *ret_next = "";
    if (list.n > PAGE_LENGTH) {
        list.n = PAGE_LENGTH;
        *ret_next = day_key_write(r->arena, papers[PAGE_LENGTH - 1].latest_on, papers[PAGE_LENGTH - 1].id);
    }
    *ret_list = list;
    return OK;
}

static enum err paper_list_html(struct request *r)
{
    struct paper_list_view list;
    struct paper_span span;
    const char *next;
    TRY(read_list(r, &list, &next));
    TRY(paper_read_span(r->db, r->arena, &span));
    list.years = years_of(span.first_on, span.last_on);
    list.newest_url = request_has_query(r, "jalkeen") ? href(&r->view, "%s", list_path(r, "/asiat", &list, "")) : "";
    list.older_url = *next ? href(&r->view, "%s", list_path(r, "/asiat", &list, next)) : "";
    paper_list_page(&r->view, &list);
    return OK;
}

static enum err paper_list_json(struct request *r)
{
    struct paper_list_view list;
    const char *next;
    TRY(read_list(r, &list, &next));
    respond_type(r, "application/json");
    paper_write_list(r->view.out, list.papers, list.n, *next ? list_path(r, "/asiat.json", &list, next) : "");
    return OK;
}

static enum err read_page(struct request *r, struct paper_page *ret_page)
{
    int64_t id;
    TRY(request_id(r, &id));
    return paper_page_read(r->db, r->arena, id, ret_page);
}

static enum err paper_show(struct request *r)
{
    struct paper_page page;
    TRY(read_page(r, &page));
    paper_show_page(&r->view, &page);
    return OK;
}

static enum err paper_show_json(struct request *r)
{
    struct paper_page page;
    TRY(read_page(r, &page));
    respond_type(r, "application/json");
    paper_write_page(r->view.out, &page);
    return OK;
}

const struct route paper_routes[] = {
    {GET, "/asiat", NEED_PUBLIC, paper_list_html, "Cases, those with the newest items first; by year, party"},
    {GET, "/asiat.json", NEED_PUBLIC, paper_list_json, "Cases, JSON"},
    {GET, "/asiat/:id", NEED_PUBLIC, paper_show, "One case: its chain over organizations and parties, links, items"},
    {GET, "/asiat/:id.json", NEED_PUBLIC, paper_show_json, "One case, JSON"},
    {0},
};
