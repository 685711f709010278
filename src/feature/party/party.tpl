%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/party/party_web.h"
%#include "html/frame.h"
%#include "html/html.h"

%/* Parties by name, of all kinds or of one. */
%void party_list_page(struct view *v, const struct party_list_view *l)
%{
%const struct frame frame = {.title = _("Parties"), .section = "/toimijat", .json = l->json};
%frame_begin(v, &frame);
<h1>{{ _("Parties") }}</h1>
<p>{{ _("Municipalities, other authorities, associations and everybody else who takes part in the cooperation.") }}</p>
%form_begin(v, href(v, "/toimijat"), _("Filter the list"));
%select_field(v, &(struct select){.name = "laji", .label = _("Kind"), .value = l->kind, .none = _("All kinds"), .choices = l->kinds, .n = l->n_kinds});
%button(v, _("Show"));
%form_end(v);
%if (l->n == 0) {
<p>{{ *l->kind ? _("There is no party of this kind here.") : _("There is nothing here yet.") }}</p>
%}
%item_list_begin(v);
%for (size_t i = 0; i < l->n; i++) {
%    const struct party *p = &l->parties[i];
%    list_item(v, 2, &(struct list_item){.url = href(v, "%s", party_path(v->arena, p->id)),
%        .title = party_name_in(p, lang_code(v->lang)), .lang = party_name_lang(v, p), .meta = party_meta(v, p),
%        .day = DAY_NONE, .state = p->is_example ? _("Example") : "", .tone = TONE_INFO});
%}
%item_list_end(v);
%pager_by_name(v, l->first_url, l->next_url);
%frame_end(v);
%}

%static void facts(struct view *v, const struct party_page *page)
%{
%const struct party *p = &page->party;
%facts_begin(v);
%fact(v, _("Kind"), i18n(v->lang, word_label(&party_kinds, p->kind)));
%fact(v, _("Official name"), strcmp(p->official_name, p->name) == 0 ? "" : p->official_name);
%fact(v, _("Short name"), p->short_name);
%fact(v, _("In Swedish"), v->lang == LANG_SV || strcmp(p->name_sv, p->name) == 0 ? "" : p->name_sv);
%fact(v, _("Other names"), with_commas(v, page->aliases, page->n_aliases));
%fact(v, _("Municipality code"), p->municipality_code);
%if (*p->municipality_code) {
%fact_link(v, _("Population"), href(v, "%s/vaesto", party_path(v->arena, p->id)), _("Population by year"));
%}
%fact(v, _("Business ID"), p->business_id);
%fact(v, _("Sectors"), party_sectors_text(v, page->sectors, page->n_sectors));
%if (*p->website) {
%fact_link(v, _("Website"), p->website, p->website);
%}
%for (size_t i = 0; i < page->n_predecessors; i++) {
%    const struct party *before = &page->predecessors[i];
%    fact_begin(v, _("Continues the work of"));
<a href="{{ href(v, "%s", party_path(v->arena, before->id)) }}">{{ before->name }}</a>\
%    if (day_known(before->succeeded_on)) {
 ({{ _f("since %s", i18n_day(v->arena, v->lang, before->succeeded_on)) }})\
%    }
%    fact_end(v);
%}
%if (p->successor_id) {
%    fact_begin(v, _("Successor"));
<a href="{{ href(v, "%s", party_path(v->arena, p->successor_id)) }}">{{ p->successor_name }}</a>\
%    if (day_known(p->succeeded_on)) {
 ({{ _f("since %s", i18n_day(v->arena, v->lang, p->succeeded_on)) }})\
%    }
%    fact_end(v);
%}
%facts_end(v);
%}

%static void decisions(struct view *v, const struct party_page *page)
%{
<section>
<h2>{{ _("Newest decisions") }}</h2>
%item_list_begin(v);
%for (size_t i = 0; i < page->n_decisions; i++) {
%    const struct party_decision *d = &page->decisions[i];
%    list_item(v, 3, &(struct list_item){.url = href(v, "/kokousasiat/%lld", (long long)d->id), .title = d->title,
%        .lang = d->language, .day = d->held_on, .meta = party_decision_meta(v, d),
%        .state = i18n(v->lang, word_label(&outcomes, d->outcome)), .tone = outcome_tone(d->outcome)});
%}
%item_list_end(v);
<p><a href="{{ href(v, "/paatokset?toimija=%lld", (long long)page->party.id) }}">{{ _("All decisions of this party") }}</a></p>
</section>
%}

%static void organizations(struct view *v, const struct party_page *page)
%{
%if (page->n_organizations > 0) {
%panel_begin(v, _("Its bodies and networks"));
<ul>
%for (size_t i = 0; i < page->n_organizations; i++) {
%    const struct party_organization *o = &page->organizations[i];
<li><a href="{{ href(v, "%s", party_organization_path(v->arena, o)) }}" lang??="{{ party_organization_lang(v, o) }}">{{ party_organization_name_in(o, lang_code(v->lang)) }}</a></li>
%}
</ul>
%if (page->n_organizations == PARTY_ORGANIZATIONS_MAX) {
<p><a href="{{ href(v, "/toimielimet?toimija=%lld", (long long)page->party.id) }}">{{ _("All bodies of this party") }}</a></p>
%}
%panel_end(v);
%}
%if (page->n_joint > 0) {
%panel_begin(v, _("Takes part in"));
<ul>
%for (size_t i = 0; i < page->n_joint; i++) {
%    const struct party_organization *o = &page->joint[i];
<li><a href="{{ href(v, "%s", party_organization_path(v->arena, o)) }}" lang??="{{ party_organization_lang(v, o) }}">{{ party_organization_name_in(o, lang_code(v->lang)) }}</a>
<p class="meta">{{ WITH_DOTS(v, o->party_name, period_text(v, o->starts_on, o->ends_on)) }}</p></li>
%}
</ul>
%panel_end(v);
%}
%if (page->n_seats > 0) {
%panel_begin(v, _("Seats"));
<ul>
%for (size_t i = 0; i < page->n_seats; i++) {
%    const struct party_organization *o = &page->seats[i];
<li><a href="{{ href(v, "%s", party_organization_path(v->arena, o)) }}" lang??="{{ party_organization_lang(v, o) }}">{{ party_organization_name_in(o, lang_code(v->lang)) }}</a>
<p class="meta">{{ party_seat_text(v, o) }}</p></li>
%}
</ul>
%panel_end(v);
%}
%}

%static void meetings(struct view *v, const struct party_page *page)
%{
%panel_begin(v, _("Newest meetings"));
<ul>
%for (size_t i = 0; i < page->n_meetings; i++) {
%    const struct party_meeting *m = &page->meetings[i];
<li><a href="{{ href(v, "/kokoukset/%lld", (long long)m->id) }}">{{ party_meeting_title(v, m) }}</a>
%    if (m->is_cancelled) {
%        status_tag(v, TONE_WARNING, _("Cancelled"));
%    }
</li>
%}
</ul>
<p><a href="{{ href(v, "/kokoukset?toimija=%lld", (long long)page->party.id) }}">{{ _("All meetings of this party") }}</a></p>
%panel_end(v);
%}

%/* One party: what it is, what its organs have decided last, what it keeps and where it sits. */
%void party_show_page(struct view *v, const struct party_page *page)
%{
%const struct party *p = &page->party;
%const char *name = party_name_in(p, lang_code(v->lang));
%const struct crumb crumbs[] = {{_("Parties"), href(v, "/toimijat")}};
%const struct frame frame = {.title = name, .section = "/toimijat", .crumbs = crumbs, .n_crumbs = 1,
%    .json = arena_printf(v->arena, "%s.json", party_path(v->arena, p->id))};
%frame_begin(v, &frame);
%if (p->successor_id) {
%status_tag(v, TONE_NEUTRAL, _("Ended"));
%}
%if (p->is_example) {
%status_tag(v, TONE_INFO, _("Example"));
%}
<h1 lang??="{{ party_name_lang(v, p) }}">{{ name }}</h1>
%if (p->is_example) {
%notice(v, TONE_INFO, "", _("This party is invented, to show how the service works."));
%}
<div class="page-grid">
<div class="main-column">
%facts(v, page);
%if (*p->description) {
<div class="prose" lang??="{{ lang_unlike(v, p->language) }}">{{ html_markdown(v, p->description, 2) }}</div>
%}
%if (page->n_decisions > 0) {
%decisions(v, page);
%} else {
<section>
<h2>{{ _("Newest decisions") }}</h2>
<p>{{ _("No decisions of this party are here.") }}</p>
</section>
%}
</div>
%if (page->n_organizations + page->n_joint + page->n_seats + page->n_meetings > 0) {
%side_begin(v);
%if (page->n_meetings > 0) {
%meetings(v, page);
%}
%organizations(v, page);
%side_end(v);
%}
</div>
%frame_end(v);
%}
