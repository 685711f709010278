%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/paper/paper_web.h"
%#include "html/frame.h"

%static void list_filters(struct view *v, const struct paper_list_view *l)
%{
%form_begin(v, href(v, "/asiat"), _("Filter the list"));
%year_field(v, l->years, l->year);
%if (l->party.id) {
%hidden_field(v, "toimija", arena_printf(v->arena, "%lld", (long long)l->party.id));
%}
%button(v, _("Show"));
%form_end(v);
%}

%/* Cases, those with the newest items first. */
%void paper_list_page(struct view *v, const struct paper_list_view *l)
%{
%const struct feed_link feeds[] = {{_("Meeting items"), "/rss/kokousasiat"}};
%frame_begin(v, &(struct frame){.title = _("Cases"), .section = "/asiat", .json = "/asiat.json", .feeds = feeds, .n_feeds = 1});
<h1>{{ _("Cases") }}</h1>
%if (l->party.id) {
<p>{{ party_name_in(&l->party, lang_code(v->lang)) }} · <a href="{{ href(v, "/asiat") }}">{{ _("Show all cases") }}</a></p>
%}
%list_filters(v, l);
%if (l->n == 0) {
<p>{{ _("No cases were found with these choices.") }}</p>
%} else {
%item_list_begin(v);
%for (size_t i = 0; i < l->n; i++) {
%    const struct paper *p = &l->papers[i];
%    list_item(v, 2, &(struct list_item){.url = href(v, "%s", paper_path(v->arena, p->id)), .title = paper_title(v, p->title),
%        .lang = *p->title ? p->language : "", .day = p->latest_on, .meta = paper_meta(v, p->number, p->party_name),
%        .state = i18n(v->lang, word_label(&paper_states, (int)p->state)), .tone = p->state == PAPER_OPEN ? TONE_INFO : TONE_NEUTRAL});
%}
%item_list_end(v);
%}
%pager_by_key(v, l->newest_url, l->older_url);
%frame_end(v);
%}

%static void facts(struct view *v, const struct paper_page *page)
%{
%const struct paper *p = &page->paper;
%facts_begin(v);
%if (page->n_numbers > 0) {
%fact_begin(v, _("Case number"));
<ul>
%for (size_t i = 0; i < page->n_numbers; i++) {
<li>{{ page->numbers[i] }}</li>
%}
</ul>
%fact_end(v);
%}
%fact_link(v, _("Party"), href(v, "/toimijat/%lld", (long long)p->party_id), p->party_name);
%if (*p->type) {
%fact_begin(v, _("Type"));
<span lang??="{{ lang_unlike(v, p->language) }}">{{ p->type }}</span>\
%fact_end(v);
%}
%fact(v, _("State"), i18n(v->lang, word_label(&paper_states, (int)p->state)));
%facts_end(v);
%}

%/* The one chain over organizations and parties, what comes next at its end. */
%static void chain(struct view *v, const struct paper_page *page)
%{
%if (page->n_steps > 0 || *page->paper.next_step) {
<section>
<h2>{{ _("Steps of the matter") }}</h2>
%timeline_begin(v);
%for (size_t i = 0; i < page->n_steps; i++) {
%    const struct chain_step *s = &page->steps[i];
%    timeline_step(v, &(struct step){.day = s->handled_on, .title = chain_step_title(v, s, page->paper.party_id),
%        .lang = s->language, .url = href(v, "/kokousasiat/%lld", (long long)chain_step_item(s)), .note = chain_step_note(v, s)});
%}
%if (*page->paper.next_step) {
%timeline_step(v, &(struct step){.day = DAY_NONE, .title = page->paper.next_step, .lang = page->paper.language, .coming = true});
%}
%timeline_end(v);
</section>
%}
%}

%static void items(struct view *v, const struct paper_page *page)
%{
%if (page->n_items > 0) {
<section>
<h2>{{ _("Items of the case") }}</h2>
%item_list_begin(v);
%for (size_t i = 0; i < page->n_items; i++) {
%    const struct paper_item *item = &page->items[i];
%    const char *meta = item->paragraph ? arena_printf(v->arena, "%s § %lld", item->organization_name, (long long)item->paragraph) : item->organization_name;
%    list_item(v, 3, &(struct list_item){.url = href(v, "/kokousasiat/%lld", (long long)item->id), .title = *item->title ? item->title : _("Item without a title"),
%        .lang = *item->title ? item->language : "", .day = item->held_on, .meta = meta, .state = i18n(v->lang, word_label(&outcomes, (int)item->outcome)), .tone = outcome_tone(item->outcome)});
%}
%item_list_end(v);
</section>
%}
%}

%static void links(struct view *v, const struct paper_page *page)
%{
%panel_begin(v, _("Other cases of the matter"));
%facts_begin(v);
%for (size_t i = 0; i < page->n_links; i++) {
%    const struct paper_link *l = &page->links[i];
%fact_begin(v, i18n(v->lang, paper_link_label(l)));
<a href="{{ href(v, "%s", paper_path(v->arena, l->other_id)) }}" lang??="{{ *l->title ? lang_unlike(v, l->language) : "" }}">{{ paper_title(v, l->title) }}</a>
<p class="meta">{{ paper_meta(v, l->number, l->party_name) }}</p>
%    if (*l->note) {
<p class="meta" lang??="{{ lang_unlike(v, page->paper.language) }}">{{ l->note }}</p>
%    }
%fact_end(v);
%}
%facts_end(v);
%panel_end(v);
%}

%/* One case: facts, its chain, its items, the cases linked with it. */
%void paper_show_page(struct view *v, const struct paper_page *page)
%{
%const struct paper *p = &page->paper;
%const char *title = paper_title(v, p->title);
%const struct crumb crumbs[] = {{_("Cases"), href(v, "/asiat")}};
%frame_begin(v, &(struct frame){.title = *p->number ? arena_printf(v->arena, "%s, %s", title, p->number) : title, .crumb = *p->number ? p->number : title,
%    .section = "/asiat", .crumbs = crumbs, .n_crumbs = 1, .lang = *p->title ? p->language : "", .description = arena_printf(v->arena, "%s, %s", title, p->party_name),
%    .json = arena_printf(v->arena, "%s.json", paper_path(v->arena, p->id))});
<div class="page-grid">
<div class="main-column">
%if (p->is_example) {
<p class="tags">
%status_tag(v, TONE_INFO, _("Example"));
</p>
%}
<h1 lang??="{{ *p->title ? lang_unlike(v, p->language) : "" }}">{{ title }}</h1>
%facts(v, page);
%chain(v, page);
%items(v, page);
</div>
%if (page->n_links > 0) {
%side_begin(v);
%links(v, page);
%side_end(v);
%}
</div>
%frame_end(v);
%}
