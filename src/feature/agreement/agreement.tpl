%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/agreement/agreement_web.h"
%#include "html/frame.h"
%#include "html/html.h"

%/* Agreements: those that wait first, then the newest. */
%void agreement_list_page(struct view *v, const struct agreement_list_view *l)
%{
%frame_begin(v, &(struct frame){.title = _("Agreements"), .section = "/sopimukset", .json = "/sopimukset.json"});
<h1>{{ _("Agreements") }}</h1>
<p>{{ _("Agreements on cooperation: who agreed, who pays and until when. The state of each is computed from the decisions and signatures that are known here.") }}</p>
%if (l->n == 0) {
<p>{{ _("There is nothing here yet.") }}</p>
%}
%item_list_begin(v);
%for (size_t i = 0; i < l->n; i++) {
%    const struct agreement *g = &l->all[i];
%    struct agreement_standing s = agreement_standing(g, v->today);
%    list_item(v, 2, &(struct list_item){.url = href(v, "%s", agreement_path(v->arena, g->id)), .title = g->title,
%        .lang = g->language, .day = DAY_NONE, .state = agreement_state_text(v, s.state), .tone = agreement_state_tone(s.state),
%        .meta = WITH_DOTS(v, g->type, agreement_period(v, g), agreement_approval_text(v, g), g->is_example ? _("Example") : "")});
%}
%item_list_end(v);
%pager_by_name(v, l->first_url, l->next_url);
%frame_end(v);
%}

%static void facts(struct view *v, const struct agreement_page *page, const struct agreement_standing *s)
%{
%const struct agreement *g = &page->agreement;
%const char *missing = _("Information is missing");
%facts_begin(v);
%fact(v, _("Type"), g->type);
%fact(v, _("Agreed start"), day_known(g->starts_on) ? i18n_day(v->arena, v->lang, g->starts_on) : g->validity == AGREEMENT_UNTIL_REPLACED ? _("When all have approved and signed") : missing);
%if (s->is_backdated) {
%fact(v, _("Backdated"), _("The agreed start is before the last known decision."));
%}
%fact(v, _("Validity"), g->validity ? i18n(v->lang, word_label(&agreement_validities, (int)g->validity)) : missing);
%fact(v, _("Last day"), i18n_day(v->arena, v->lang, s->ends_on));
%if (day_known(g->ended_on)) {
%    fact_begin(v, _("Ended by decision"));
%    if (g->ending_item_id) {
<a href="{{ href(v, "/kokousasiat/%lld", (long long)g->ending_item_id) }}">{{ g->ending_text }}</a>\
%    } else {
{{ g->ending_text }}\
%    }
%    fact_end(v);
%}
%fact(v, _("Notice period"), g->notice_months ? i18n_f(v->arena, v->lang, _n("%lld month", "%lld months", g->notice_months), (long long)g->notice_months) : missing);
%fact(v, _("Approvals"), agreement_approval_text(v, g));
%fact(v, _("Rule of rounding"), *g->share_rule ? agreement_rule_text(v, g->share_rule) : missing);
%if (g->paper_id) {
%fact_link(v, _("Case"), href(v, "/asiat/%lld", (long long)g->paper_id), _("The case and its steps"));
%}
%if (page->parent.id) {
%fact_link(v, _("Part of"), href(v, "%s", agreement_path(v->arena, page->parent.id)), page->parent.title);
%}
%facts_end(v);
%}

%static void parties(struct view *v, const struct agreement_page *page)
%{
%const struct agreement *g = &page->agreement;
%const struct column columns[] = {{_("Party"), false}, {_("Role"), false}, {_("Approved"), false}, {_("Decision"), false}, {_("Mandate to sign"), false}, {_("Signed"), false}};
<section>
<h2>{{ _("Parties, approvals and signatures") }}</h2>
%table_begin(v, _("Parties, approvals and signatures"), columns, 6);
%for (size_t i = 0; i < page->n_parties; i++) {
%    const struct agreement_party *p = &page->parties[i];
%    const char *none = p->is_signatory ? agreement_not_told(v, g) : _("Not asked");
%    row_begin(v);
%    row_head_link(v, agreement_party_path(v, p), p->name);
%    cell(v, agreement_roles(v, p));
%    cell(v, day_known(p->decided_on) ? i18n_day(v->arena, v->lang, p->decided_on) : none);
%    if (p->item_id) {
%        cell_link(v, href(v, "/kokousasiat/%lld", (long long)p->item_id), agreement_decision_text(v, p));
%    } else if (*p->decision_url) {
%        cell_link(v, p->decision_url, agreement_decision_text(v, p));
%    } else {
%        cell(v, agreement_decision_text(v, p));
%    }
%    cell(v, p->mandate);
%    cell(v, day_known(p->signed_on) ? i18n_day(v->arena, v->lang, p->signed_on) : none);
%    row_end(v);
%}
%table_end(v);
%for (size_t i = 0; i < page->n_terminations; i++) {
%    const struct agreement_termination *t = &page->terminations[i];
<p>{{ _f("%s gave notice on %s; the last day is %s.", t->party_name, i18n_day(v->arena, v->lang, t->given_on), i18n_day(v->arena, v->lang, t->ends_on)) }} {{ i18n(v->lang, word_label(&termination_effects, (int)t->effect)) }}.</p>
%}
</section>
%}

%static void share_rows(struct view *v, const struct agreement_table *t)
%{
%const struct column columns[] = {{_("Payer"), false}, {_("Population"), true}, {_("Share"), true}};
%bool whole = agreement_table_is_whole(t);
%table_begin(v, agreement_table_title(v, t), columns, 3);
%for (size_t i = 0; i < t->n_rows; i++) {
%    const struct agreement_row *r = &t->rows[i];
%    row_begin(v);
%    row_head(v, r->name);
%    cell_number(v, r->population ? i18n_number(v->arena, v->lang, r->population) : "");
%    cell_number(v, r->is_known ? agreement_euros(v, r->share_cents) : _("Information is missing"));
%    row_end(v);
%}
%if (t->n_rows > 1) {
%    row_begin(v);
%    row_head(v, _("Rounding difference"));
%    cell_number(v, "");
%    cell_number(v, whole ? agreement_euros(v, agreement_table_difference(t)) : _("Information is missing"));
%    row_end(v);
%}
%row_begin(v);
%row_head(v, _("Total"));
%cell_number(v, "");
%cell_number(v, agreement_euros(v, t->total_cents));
%row_end(v);
%table_end(v);
<p class="meta">{{ agreement_basis_text(v, t) }}</p>
%}

%static void share_chart(struct view *v, const char *id, const struct agreement_table *t)
%{
%size_t n;
%const struct chart_bar *bars = agreement_bars(v, t, &n);
%if (n > 1) {
%chart_bars(v, &(struct chart){.id = id, .title = agreement_table_title(v, t), .description = agreement_chart_text(v, t), .bars = bars, .n = n});
%}
%}

%static void shares(struct view *v, const struct agreement_page *page)
%{
<section>
<h2>{{ _("Shares of the sum") }}</h2>
%for (size_t i = 0; i < page->n_tables; i++) {
%    const struct agreement_table *t = &page->tables[i];
<h3>{{ agreement_table_title(v, t) }}</h3>
%    share_chart(v, arena_printf(v->arena, "osuus-%lld", (long long)t->id), t);
%    share_rows(v, t);
%    if (t->payers == PAYERS_MUNICIPALITIES) {
<p><a href="{{ agreement_path(v->arena, t->agreement_id) }}/maksuosuudet.csv?vuosi={{ t->year }}">{{ _f("The shares of %lld as CSV", (long long)t->year) }}</a></p>
%    }
%}
<p><a href="{{ href(v, "%s/laskelma", agreement_path(v->arena, page->agreement.id)) }}">{{ _("What if the sum, the rule or the year were another?") }}</a></p>
</section>
%}

%static void chain(struct view *v, const struct agreement_page *page)
%{
<section>
<h2>{{ _("What came before and after") }}</h2>
%timeline_begin(v);
%for (size_t i = 0; i < page->n_chain; i++) {
%    const struct agreement *g = &page->chain[i];
%    timeline_step(v, &(struct step){.day = g->starts_on, .title = g->title, .lang = g->language,
%        .url = href(v, "%s", agreement_path(v->arena, g->id)), .note = agreement_period(v, g), .current = g->id == page->agreement.id});
%}
%timeline_end(v);
</section>
%}

%/* One agreement: its state, parties, contents, shares and what came before and after. */
%void agreement_show_page(struct view *v, const struct agreement_page *page)
%{
%const struct agreement *g = &page->agreement;
%const struct agreement_standing s = agreement_standing(g, v->today);
%const struct crumb crumbs[] = {{_("Agreements"), href(v, "/sopimukset")}};
%const struct frame frame = {.title = g->title, .lang = g->language, .section = "/sopimukset", .crumbs = crumbs, .n_crumbs = 1,
%    .json = arena_printf(v->arena, "%s.json", agreement_path(v->arena, g->id))};
%frame_begin(v, &frame);
%status_tag(v, agreement_state_tone(s.state), agreement_state_text(v, s.state));
%if (g->is_example) {
%status_tag(v, TONE_INFO, _("Example"));
%}
<h1 lang??="{{ lang_unlike(v, g->language) }}">{{ g->title }}</h1>
%if (s.state == AGREEMENT_TERMINATED) {
%notice(v, TONE_WARNING, "", i18n_f(v->arena, v->lang, _N("In force until %s."), i18n_day(v->arena, v->lang, s.ends_on)));
%}
%if (!s.state) {
%notice(v, TONE_INFO, "", _("Information is missing: whether all parties have approved and signed is not known here, so its state is not claimed."));
%}
%if (g->is_example) {
%notice(v, TONE_INFO, "", _("This agreement is invented, to show how the service works."));
%}
%facts(v, page, &s);
%if (*g->content) {
<div class="prose" lang??="{{ lang_unlike(v, g->language) }}">{{ html_markdown(v, g->content, 2) }}</div>
%}
%parties(v, page);
%if (page->n_deliverables > 0) {
<section>
<h2>{{ _("What is done under it") }}</h2>
<ul lang??="{{ lang_unlike(v, g->language) }}">
%for (size_t i = 0; i < page->n_deliverables; i++) {
<li>{{ page->deliverables[i] }}</li>
%}
</ul>
</section>
%}
%if (page->n_tables > 0) {
%shares(v, page);
%}
%if (page->n_annexes > 0) {
<section>
<h2>{{ _("Annexes and sub-agreements") }}</h2>
<ul>
%for (size_t i = 0; i < page->n_annexes; i++) {
<li><a href="{{ href(v, "%s", agreement_path(v->arena, page->annexes[i].id)) }}">{{ page->annexes[i].title }}</a></li>
%}
</ul>
</section>
%}
%if (page->n_chain > 1) {
%chain(v, page);
%}
%frame_end(v);
%}

%static void what_if_form(struct view *v, const struct agreement_what_if *w)
%{
%form_begin(v, href(v, "%s/laskelma", agreement_path(v->arena, w->agreement.id)), _("What if"));
%field(v, &(struct field){.name = "summa", .label = _("Sum, euros"), .value = w->total, .error = w->total_error, .max = 20});
%field(v, &(struct field){.name = "saanto", .label = _("Rule of rounding"), .value = w->rule, .error = w->rule_error, .hint = _("nearest:1, percent:2 or largest_remainder:1"), .max = 40});
%field(v, &(struct field){.name = "vuosi", .label = _("Year of the populations (31.12.)"), .value = w->year, .error = w->year_error, .max = 4});
%button(v, _("Compute"));
%form_end(v);
%}

%/* The same sum by each of the usual rules, side by side. */
%static void by_rules(struct view *v, const struct agreement_what_if *w)
%{
%struct column columns[WHAT_IF_RULES + 1] = {{_("Payer"), false}};
%for (size_t k = 0; k < w->n_others; k++) columns[k + 1] = (struct column){agreement_rule_text(v, w->others[k].rule), true};
<section>
<h2>{{ _("The same sum by other rules") }}</h2>
%table_begin(v, _("The same sum by other rules"), columns, w->n_others + 1);
%for (size_t i = 0; i < w->table.n_rows; i++) {
%    row_begin(v);
%    row_head(v, w->table.rows[i].name);
%    for (size_t k = 0; k < w->n_others; k++) cell_number(v, agreement_euros(v, w->others[k].rows[i].share_cents));
%    row_end(v);
%}
%row_begin(v);
%row_head(v, _("Rounding difference"));
%for (size_t k = 0; k < w->n_others; k++) cell_number(v, agreement_euros(v, agreement_table_difference(&w->others[k])));
%row_end(v);
%table_end(v);
</section>
%}

%/* What if the sum, the rule or the year were another: nothing is stored, nobody signs in. */
%void agreement_what_if_page(struct view *v, const struct agreement_what_if *w)
%{
%const char *path = agreement_path(v->arena, w->agreement.id);
%const struct crumb crumbs[] = {{_("Agreements"), href(v, "/sopimukset")}, {w->agreement.title, href(v, "%s", path)}};
%const struct frame frame = {.title = _("What if the shares were computed otherwise?"), .crumb = _("What if"),
%    .section = "/sopimukset", .crumbs = crumbs, .n_crumbs = 2};
%frame_begin(v, &frame);
<h1>{{ _("What if the shares were computed otherwise?") }}</h1>
<p>{{ _("Try another sum, rule or year. This is a computation only: the shares that were agreed are on the agreement's page.") }}</p>
%what_if_form(v, w);
%if (w->is_made) {
<h2>{{ _("Shares") }}</h2>
%share_chart(v, "laskelma", &w->table);
%share_rows(v, &w->table);
%by_rules(v, w);
%}
%frame_end(v);
%}
