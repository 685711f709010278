%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/organization/organization_web.h"
%#include "core/sector.h"
%#include "html/frame.h"
%#include "html/html.h"

%/* A list of organs or of networks, by name. */
%void organization_list_page(struct view *v, const struct organization_list_view *l)
%{
%const struct frame frame = {.title = l->title, .section = l->path, .json = l->json};
%frame_begin(v, &frame);
<h1>{{ l->title }}</h1>
<p>{{ l->networks ? _("Networks, forums, round tables and teams of the cooperation.") : _("Councils, boards, committees and other organs by name.") }}</p>
%if (l->n == 0) {
<p>{{ _("There is nothing here yet.") }}</p>
%}
%item_list_begin(v);
%for (size_t i = 0; i < l->n; i++) {
%    const struct organization *o = &l->all[i];
%    list_item(v, 2, &(struct list_item){.url = href(v, "%s", organization_path(v->arena, o->kind, o->id)),
%        .title = organization_name_in(o, lang_code(v->lang)), .meta = organization_meta(v, o), .day = DAY_NONE,
%        .lang = organization_name_lang(v, o), .state = o->is_example ? _("Example") : "", .tone = TONE_INFO});
%}
%item_list_end(v);
%pager_by_name(v, l->first_url, l->next_url);
%frame_end(v);
%}

%static void members(struct view *v, const struct organization_page *page)
%{
%bool sectors = false, periods = false; /* columns that would stay empty are left out */
%for (size_t i = 0; i < page->n_members; i++) {
%    sectors = sectors || *page->members[i].sector;
%    periods = periods || day_known(page->members[i].starts_on) || day_known(page->members[i].ends_on);
%}
%struct column columns[4] = {{_("Member"), false}, {_("Role"), false}};
%size_t n = 2;
%if (sectors) columns[n++] = (struct column){_("Sector"), false};
%if (periods) columns[n++] = (struct column){_("Period"), false};
<section>
<h2>{{ _("Members") }}</h2>
%table_begin(v, _("Members"), columns, n);
%for (size_t i = 0; i < page->n_members; i++) {
%    const struct membership *m = &page->members[i];
%    row_begin(v);
%    row_head(v, membership_text(v, m));
%    cell(v, membership_role_text(v, page, m));
%    if (sectors) cell(v, i18n(v->lang, sector_label(m->sector)));
%    if (periods) cell(v, period_text(v, m->starts_on, m->ends_on));
%    row_end(v);
%}
%table_end(v);
</section>
%}

%static void duties(struct view *v, const struct organization_page *page)
%{
%const struct column columns[] = {{_("Period"), false}, {_("Task"), false}, {_("Party"), false}};
<section>
<h2>{{ _("Duty calendar") }}</h2>
<p>{{ _("The duties rotate between the parties by calendar.") }}</p>
%table_begin(v, _("Duty calendar"), columns, 3);
%for (size_t i = 0; i < page->n_duties; i++) {
%    const struct duty *d = &page->duties[i];
%    row_begin(v);
%    row_head(v, period_text(v, d->starts_on, d->ends_on));
%    cell(v, i18n(v->lang, word_label(&duty_tasks, d->task)));
%    cell(v, *d->partner_name ? i18n_f(v->arena, v->lang, _N("%s with %s"), d->party_name, d->partner_name) : d->party_name);
%    row_end(v);
%}
%table_end(v);
</section>
%}

%static void meetings(struct view *v, const struct organization_page *page)
%{
<section>
<h2>{{ _f("Meetings in %d", page->year) }}</h2>
%if (page->n_years > 1) {
<nav class="years" aria-label="{{ _("Meetings by year") }}"><ul>
%for (size_t i = 0; i < page->n_years; i++) {
<li><a href="{{ organization_year_url(v, page, page->years[i]) }}" aria-current??="{{ page->years[i] == page->year ? "true" : "" }}">{{ page->years[i] }}</a></li>
%}
</ul></nav>
%}
%item_list_begin(v);
%for (size_t i = 0; i < page->n_meetings; i++) {
%    const struct organization_meeting *m = &page->meetings[i];
%    list_item(v, 3, &(struct list_item){.url = href(v, "/kokoukset/%lld", (long long)m->id),
%        .title = organization_meeting_title(v, m), .day = DAY_NONE, .meta = organization_meeting_meta(v, m),
%        .state = m->is_cancelled ? _("Cancelled") : "", .tone = TONE_WARNING});
%}
%item_list_end(v);
</section>
%}

%static void series(struct view *v, const struct paragraph_series *s)
%{
<section>
<h2>{{ _f("Sections of %d", s->year) }}</h2>
%if (s->claims_gaps && s->n_missing == 0) {
<p>{{ _("All section numbers of the year are here.") }}</p>
%}
%if (s->claims_gaps && s->n_missing > 0) {
<p>{{ i18n_f(v->arena, v->lang, _n("%lld section number of the year is missing.", "%lld section numbers of the year are missing.", (long long)s->n_missing), (long long)s->n_missing) }}</p>
%}
%if (!s->claims_gaps) {
<p>{{ _("These sections have been brought here; the series may be incomplete.") }}</p>
%}
%if (s->n_duplicates > 0) {
%notice(v, TONE_WARNING, "", _("The same section number stands on several items."));
%}
%series_begin(v, i18n_f(v->arena, v->lang, _N("Sections of %d"), s->year));
%for (size_t i = 0; i < s->n; i++) {
%    const struct paragraph *p = &s->at[i];
%    if (p->item_id)
%        series_link(v, (int)p->number, href(v, "/kokousasiat/%lld", (long long)p->item_id), p->title);
%    else
%        series_gap(v, (int)p->number);
%}
%series_end(v);
</section>
%}

%static void relations(struct view *v, const struct organization_page *page)
%{
%if (page->n_children > 0) {
%panel_begin(v, _("Under it"));
<ul>
%for (size_t i = 0; i < page->n_children; i++) {
%    const struct organization *o = &page->children[i];
<li><a href="{{ href(v, "%s", organization_path(v->arena, o->kind, o->id)) }}">{{ organization_name_in(o, lang_code(v->lang)) }}</a></li>
%}
</ul>
%panel_end(v);
%}
%if (page->n_parties > 0) {
%panel_begin(v, _("Parties taking part"));
<ul>
%for (size_t i = 0; i < page->n_parties; i++) {
<li><a href="{{ href(v, "/toimijat/%lld", (long long)page->parties[i].party_id) }}">{{ page->parties[i].party_name }}</a></li>
%}
</ul>
%panel_end(v);
%}
%}

%/* One organization: what it is, who sits in it, its duties, its meetings by year, its series of section numbers. */
%void organization_show_page(struct view *v, const struct organization_page *page)
%{
%const struct organization *o = &page->organization;
%const char *name = organization_name_in(o, lang_code(v->lang));
%const struct crumb crumbs[] = {{organization_is_network(o->kind) ? _("Networks") : _("Decision-making bodies"), href(v, organization_is_network(o->kind) ? "/verkostot" : "/toimielimet")}};
%const struct frame frame = {.title = arena_printf(v->arena, "%s, %s", name, o->party_name), .crumb = name,
%    .section = organization_is_network(o->kind) ? "/verkostot" : "/toimielimet", .crumbs = crumbs, .n_crumbs = 1,
%    .json = arena_printf(v->arena, "%s.json", organization_path(v->arena, o->kind, o->id))};
%frame_begin(v, &frame);
%if (o->state == ORGANIZATION_ENDED) {
%status_tag(v, TONE_NEUTRAL, _("Ended"));
%}
%if (o->is_example) {
%status_tag(v, TONE_INFO, _("Example"));
%}
<h1 lang??="{{ organization_name_lang(v, o) }}">{{ name }}</h1>
<div class="page-grid">
<div class="main-column">
%facts_begin(v);
%fact_link(v, _("Party"), href(v, "/toimijat/%lld", (long long)o->party_id), o->party_name);
%fact(v, _("Kind"), i18n(v->lang, word_label(&organization_kinds, o->kind)));
%fact(v, _("Sector"), i18n(v->lang, sector_label(o->sector)));
%if (page->parent.id) {
%fact_link(v, _("Under"), href(v, "%s", organization_path(v->arena, page->parent.kind, page->parent.id)), organization_name_in(&page->parent, lang_code(v->lang)));
%}
%fact(v, _("Law"), o->regime == REGIME_NONE ? _("No authority; no appeal against its decisions") : i18n(v->lang, word_label(&regimes, o->regime)));
%fact(v, _("Active"), period_text(v, o->started_on, o->ended_on));
%fact(v, _("Term"), page->n_terms ? period_text(v, page->terms[0].starts_on, page->terms[0].ends_on) : "");
%fact(v, _("Meets"), o->rhythm);
%if (page->successor.id) {
%fact_link(v, _("Successor"), href(v, "%s", organization_path(v->arena, page->successor.kind, page->successor.id)), page->successor.name);
%}
%facts_end(v);
%if (*o->tasks) {
<section>
<h2>{{ _("Tasks") }}</h2>
<div class="prose" lang??="{{ lang_unlike(v, o->language) }}">{{ html_markdown(v, o->tasks, 2) }}</div>
</section>
%}
%if (page->year) {
%meetings(v, page);
%}
%if (page->series.n > 0) {
%series(v, &page->series);
%}
%if (page->n_members > 0) {
%members(v, page);
%}
%if (page->n_duties > 0) {
%duties(v, page);
%}
</div>
%if (page->n_children > 0 || page->n_parties > 0) {
%side_begin(v);
%relations(v, page);
%side_end(v);
%}
</div>
%frame_end(v);
%}
