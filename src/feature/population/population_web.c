/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/population/population_web.h"

#include "feature/population.tpl.h"
#include "format/csv.h"
#include "format/json.h"
#include "http/http.h"

const char *population_change_text(struct view *v, const struct population_page *page, size_t i)
{
    if (i == 0 || page->figures[i - 1].year != page->figures[i].year - 1) return "";
    int64_t n = population_change_per_mille(page->figures[i - 1].figure, page->figures[i].figure);
    const char *sign = n < 0 ? "\u2212" : n > 0 ? "+" : "";
    long long size = n < 0 ? -n : n;
    return arena_printf(v->arena, v->lang == LANG_EN ? "%s%lld.%lld%%" : "%s%lld,%lld\u00a0%%", sign, size / 10, size % 10);
}

const struct chart_bar *population_bars(struct view *v, const struct population_page *page)
{
    struct chart_bar *bars = arena_array(v->arena, struct chart_bar, page->n);
    for (size_t i = 0; i < page->n; i++)
        bars[i] = (struct chart_bar){arena_printf(v->arena, "%lld", (long long)page->figures[i].year),
                                     i18n_number(v->arena, v->lang, page->figures[i].figure), page->figures[i].figure};
    return bars;
}

const char *population_chart_text(struct view *v, const struct population_page *page)
{
    const struct population_figure *first = &page->figures[0], *last = &page->figures[page->n - 1];
    return _f("%lld: %s inhabitants; %lld: %s inhabitants", (long long)first->year,
              i18n_number(v->arena, v->lang, first->figure), (long long)last->year,
              i18n_number(v->arena, v->lang, last->figure));
}

/* ---- routes ------------------------------------------------------------------------------------------------------ */

/* ERR_NOT_FOUND for a party that is no municipality: it has no population. */
static enum err read_page(struct request *r, struct population_page *ret_page)
{
    struct population_page page = {0};
    struct population_figure *all;
    size_t n;
    int64_t id;
    TRY(request_id(r, &id));
    TRY(party_get(r->db, r->arena, id, &page.party));
    if (page.party.kind != PARTY_MUNICIPALITY) return ERR_NOT_FOUND;
    TRY(population_list_versions(r->db, r->arena, page.party.municipality_code, &all, &n));
    page.figures = arena_array(r->arena, struct population_figure, n);
    page.former = arena_array(r->arena, struct population_figure, n);
    for (size_t i = 0; i < n; i++)
        if (all[i].is_current)
            page.figures[page.n++] = all[i];
        else
            page.former[page.n_former++] = all[i];
    *ret_page = page;
    return OK;
}

static enum err show(struct request *r)
{
    struct population_page page;
    TRY(read_page(r, &page));
    population_show_page(&r->view, &page);
    return OK;
}

static void write_figures(struct json *j, const char *key, const struct population_figure *figures, size_t n)
{
    json_array(j, key);
    for (size_t i = 0; i < n; i++) {
        json_object(j, NULL);
        json_int(j, "year", figures[i].year);
        json_int(j, "population", figures[i].figure);
        json_text(j, "status", word_code(&population_statuses, figures[i].status));
        json_text(j, "source", figures[i].source);
        json_day(j, "updated", figures[i].told_on);
        json_int(j, "version", figures[i].version);
        json_end(j);
    }
    json_end(j);
}

static enum err show_json(struct request *r)
{
    struct population_page page;
    TRY(read_page(r, &page));
    respond_type(r, "application/json");
    struct json j = json_to(r->view.out);
    json_object(&j, NULL);
    json_ref(&j, "party", page.party.id, page.party.name);
    json_text(&j, "url", population_path(r->arena, page.party.id));
    json_text_or_null(&j, "code", page.party.municipality_code);
    write_figures(&j, "figures", page.figures, page.n);
    write_figures(&j, "former", page.former, page.n_former);
    json_end(&j);
    return OK;
}

/* The form that `import population` reads. */
static enum err show_csv(struct request *r)
{
    struct population_page page;
    TRY(read_page(r, &page));
    respond_type(r, "text/csv");
    respond_attachment(r, arena_printf(r->arena, "vaesto-%s.csv", page.party.municipality_code));
    struct csv c = csv_to(r->view.out);
    CSV_LINE(&c, "municipality", "code", "year", "population", "source");
    for (size_t i = 0; i < page.n; i++) {
        csv_text(&c, page.party.name);
        csv_text(&c, page.party.municipality_code);
        csv_int(&c, page.figures[i].year);
        csv_int(&c, page.figures[i].figure);
        csv_text(&c, page.figures[i].source);
        csv_end_line(&c);
    }
    return OK;
}

const struct route population_routes[] = {
    {GET, "/toimijat/:id/vaesto", NEED_PUBLIC, show, "Population of a municipality: table and chart"},
    {GET, "/toimijat/:id/vaesto.json", NEED_PUBLIC, show_json, "Population of a municipality, JSON"},
    {GET, "/toimijat/:id/vaesto.csv", NEED_PUBLIC, show_csv, "Population of a municipality, CSV"},
    {0},
};
