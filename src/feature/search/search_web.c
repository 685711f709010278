/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/search/search_web.h"

#include "base/text.h"
#include "feature/search.tpl.h"
#include "feature/search/search_api.h"
#include "html/html.h"
#include "http/http.h"

const char *search_count_text(struct view *v, const struct search_view *s)
{
    const struct search_answer *answer = s->answer;
    const char *n = i18n_number(v->arena, v->lang, answer->total);
    if (answer->capped) return _f("More than %s results", n);
    return i18n_f(v->arena, v->lang, _n("%s result", "%s results", answer->total), n);
}

const char *search_meta(struct view *v, const struct search_result *r)
{
    struct str rest = str_of(r->case_numbers), number;
    const char *meta = i18n(v->lang, word_label(&search_types, r->type));
    if (*r->organization != '\0') meta = arena_printf(v->arena, "%s · %s", meta, r->organization);
    if (*r->party != '\0' && r->type != SEARCH_PARTY) meta = arena_printf(v->arena, "%s · %s", meta, r->party);
    if (r->paragraph != 0) meta = arena_printf(v->arena, "%s · § %lld", meta, (long long)r->paragraph);
    while (str_cut(&rest, '\n', &number))
        if (number.n > 0) meta = arena_printf(v->arena, "%s · %.*s", meta, (int)number.n, number.p);
    return meta;
}

static void put_field(struct out *o, const char *name, const char *value)
{
    static const char digits[] = "0123456789ABCDEF";
    if (*value == '\0') return;
    out_char(o, o->n == 0 ? '?' : '&');
    out_printf(o, "%s=", name);
    for (const char *p = value; *p != '\0'; p++) {
        unsigned char c = (unsigned char)*p;
        bool plain = char_is_digit(*p) || (char_lower(*p) >= 'a' && char_lower(*p) <= 'z') || strchr("-._~", c) != NULL;
        if (plain) out_char(o, *p);
        else if (c == ' ') out_char(o, '+');
        else out_bytes(o, (const char[]){'%', digits[c >> 4], digits[c & 15]}, 3);
    }
}

const char *search_url(struct view *v, const struct search_query *query, const char *text, bool page)
{
    auto_out struct out o = out_make(4 * SEARCH_TEXT_MAX * 4);
    char from[11], to[11];
    put_field(&o, "q", text);
    if (query->party_id != 0) put_field(&o, "toimija", arena_printf(v->arena, "%lld", (long long)query->party_id));
    if (query->organization_id != 0)
        put_field(&o, "toimielin", arena_printf(v->arena, "%lld", (long long)query->organization_id));
    put_field(&o, "tyyppi", word_code(&search_type_names, query->type));
    put_field(&o, "alkaen", day_iso(query->from, from));
    put_field(&o, "asti", day_iso(query->to, to));
    put_field(&o, "jarjestys", word_code(&search_orders, query->order));
    const char *end = !page ? "" : o.n == 0 ? "?sivu=" : "&sivu=";
    return href(v, "/haku%s%s", o.p == NULL ? "" : arena_strndup(v->arena, o.p, o.n), end);
}

int search_pages(const struct search_answer *answer)
{
    return (int)((answer->total + SEARCH_PAGE - 1) / SEARCH_PAGE);
}

/* ---- routes -------------------------------------------------------------------------------------------------------- */

static enum err read_word(struct request *r, const char *name, const struct words *words, int *ret_value)
{
    const char *code = request_query(r, name);
    *ret_value = word_read(words, code);
    if (*code == '\0' || *ret_value != 0) return OK;
    return problem(&r->why, ERR_INPUT, name, _N("This choice is not known."), "no such %s", name);
}

static enum err read_query(struct request *r, struct search_query *q)
{
    int64_t page;
    int type, order;
    *q = (struct search_query){.text = request_query(r, "q"), .page = 1, .from = DAY_NONE, .to = DAY_NONE};
    TRY(search_read(r->arena, str_of(q->text), q, &r->why));
    TRY(request_query_int(r, "toimija", &q->party_id));
    TRY(request_query_int(r, "toimielin", &q->organization_id));
    TRY(read_word(r, "tyyppi", &search_type_names, &type));
    TRY(read_word(r, "jarjestys", &search_orders, &order));
    TRY(request_query_day(r, "alkaen", &q->from));
    TRY(request_query_day(r, "asti", &q->to));
    TRY(request_query_int(r, "sivu", &page));
    if (page < 0 || page > SEARCH_PAGES_MAX) return ERR_NOT_FOUND;
    q->type = (enum search_type)type;
    q->order = (enum search_order)order;
    q->page = page == 0 ? 1 : (int)page;
    return OK;
}

static enum err find(struct request *r, struct search_query *query, struct search_answer *answer)
{
    TRY(read_query(r, query));
    return search_find(r->db, r->arena, query, r->today, answer, &r->why);
}

/* Of a search that is too long its beginning is shown, and nothing of it goes into the addresses on the page. */
static void show_beginning(struct request *r, struct search_query *query)
{
    struct str text = text_first(str_of(query->text), SEARCH_SHOWN_MAX);
    query->text = arena_strndup(r->arena, text.p, text.n);
    r->view.query = "";
}

/* What could not be read is told on the page itself, beside the field it is about. */
static enum err search_show(struct request *r)
{
    struct search_query query = {0};
    struct search_answer answer = {0};
    struct search_view s = {.query = &query, .answer = &answer, .error = "", .error_field = ""};
    enum err e = find(r, &query, &answer);
    bool told = (e == ERR_INPUT || e == ERR_LIMIT) && r->why.message != NULL && *r->why.message != '\0';
    if (e != OK && !told) return e;
    if (told) {
        s.answer = NULL;
        s.error = r->why.message;
        s.error_field = r->why.field;
        respond_status(r, e == ERR_LIMIT ? 413 : 400);
        if (e == ERR_LIMIT) show_beginning(r, &query);
    }
    s.from = request_query(r, "alkaen");
    s.to = request_query(r, "asti");
    TRY(search_list_parties(r->db, r->arena, &s.parties, &s.n_parties));
    search_page(&r->view, &s);
    return OK;
}

static enum err search_show_json(struct request *r)
{
    struct search_query query;
    struct search_answer answer;
    TRY(find(r, &query, &answer));
    respond_type(r, "application/json");
    search_write_answer(r->view.out, &query, &answer);
    return OK;
}

const struct route search_routes[] = {
    {GET, "/haku", NEED_PUBLIC, search_show, "Search of all public records"},
    {GET, "/haku.json", NEED_PUBLIC, search_show_json, "Search of all public records, JSON"},
    {0},
};
