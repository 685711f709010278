%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/population/population_web.h"
%#include "html/frame.h"
%#include "html/html.h"

%static void series(struct view *v, const struct population_page *page)
%{
%const struct column columns[] = {{_("Year"), false}, {_("Population on 31 December"), true}, {_("Change"), true}, {_("State of the figure"), false}, {_("Source"), false}};
%table_begin(v, _("Population by year"), columns, 5);
%for (size_t i = page->n; i-- > 0;) {
%    const struct population_figure *f = &page->figures[i];
%    row_begin(v);
%    row_head(v, arena_printf(v->arena, "%lld", (long long)f->year));
%    cell_number(v, i18n_number(v->arena, v->lang, f->figure));
%    cell_number(v, population_change_text(v, page, i));
%    cell(v, i18n(v->lang, word_label(&population_statuses, f->status)));
%    cell(v, f->source);
%    row_end(v);
%}
%table_end(v);
%}

%static void former(struct view *v, const struct population_page *page)
%{
%const struct column columns[] = {{_("Year"), false}, {_("Population on 31 December"), true}, {_("State of the figure"), false}, {_("Source"), false}};
<section>
<h2>{{ _("Figures that were replaced") }}</h2>
<p>{{ _("A changed figure is kept beside the new one. Share tables that were approved keep the figures of their time.") }}</p>
%table_begin(v, _("Figures that were replaced"), columns, 4);
%for (size_t i = 0; i < page->n_former; i++) {
%    const struct population_figure *f = &page->former[i];
%    row_begin(v);
%    row_head(v, arena_printf(v->arena, "%lld", (long long)f->year));
%    cell_number(v, i18n_number(v->arena, v->lang, f->figure));
%    cell(v, i18n(v->lang, word_label(&population_statuses, f->status)));
%    cell(v, f->source);
%    row_end(v);
%}
%table_end(v);
</section>
%}

%/* The population of one municipality: series as table and chart, and what was replaced. */
%void population_show_page(struct view *v, const struct population_page *page)
%{
%const char *name = party_name_in(&page->party, lang_code(v->lang)), *path = population_path(v->arena, page->party.id);
%const struct crumb crumbs[] = {{_("Parties"), href(v, "/toimijat")}, {name, href(v, "%s", party_path(v->arena, page->party.id))}};
%const struct frame frame = {.title = _f("Population of %s", name), .crumb = _("Population"), .section = "/toimijat",
%    .crumbs = crumbs, .n_crumbs = 2, .json = arena_printf(v->arena, "%s.json", path)};
%frame_begin(v, &frame);
%if (page->party.is_example) {
%status_tag(v, TONE_INFO, _("Example"));
%}
<h1>{{ _f("Population of %s", name) }}</h1>
%if (page->n == 0) {
<p>{{ _("Information is missing: no population of this municipality is here.") }}</p>
%} else {
<p>{{ _("Population on the last day of each year. Cost shares of agreements are computed from these figures.") }}</p>
%chart_bars(v, &(struct chart){.id = "vaesto", .title = _("Population by year"), .description = population_chart_text(v, page), .bars = population_bars(v, page), .n = page->n});
%series(v, page);
<p><a href="{{ path }}.csv">{{ _("The figures as CSV") }}</a></p>
%}
%if (page->n_former > 0) {
%former(v, page);
%}
%frame_end(v);
%}
