%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/agenda/agenda_web.h"
%#include "feature/file/file.h"
%#include "html/frame.h"

%static void persons(struct view *v, const struct handling *h, enum person_role role)
%{
%for (size_t i = 0; h && i < h->n_persons; i++) {
%    const struct handling_person *p = &h->persons[i];
%    if (p->role != role) continue;
%    if (*p->email) {
<p class="person">{{ person_text(v, p) }}, <a href="mailto:{{ p->email }}">{{ p->email }}</a></p>
%    } else {
<p class="person">{{ person_text(v, p) }}</p>
%    }
%}
%}

%static bool has_person(const struct handling *h, enum person_role role)
%{
%bool found = false;
%for (size_t i = 0; h && i < h->n_persons; i++) found = found || h->persons[i].role == role;
%return found;
%}

%static void person_fact(struct view *v, const struct handling *h, enum person_role role)
%{
%if (has_person(h, role)) {
%fact_begin(v, i18n(v->lang, word_label(&person_roles, role)));
%persons(v, h, role);
%fact_end(v);
%}
%}

%static void item_facts(struct view *v, const struct item_page *page)
%{
%const struct agenda_item *item = &page->item;
%const struct handling *own = agenda_item_own(item);
%facts_begin(v);
%fact_begin(v, _("Organ"));
<a href="{{ href(v, "%s", organization_path(v->arena, item->organization_kind, item->organization_id)) }}" lang??="{{ lang_unlike(v, item->language) }}">{{ item->organization_name }}</a>, <a href="{{ href(v, "/toimijat/%lld", (long long)item->party_id) }}">{{ item->party_name }}</a>
%fact_end(v);
%fact_begin(v, _("Meeting"));
<a href="{{ href(v, "/kokoukset/%lld", (long long)item->meeting_id) }}">{{ page->around.starts_at.s ? html_moment(v, page->around.starts_at) : html_day(v, item->held_on) }}</a>
%fact_end(v);
%fact(v, item->paragraph ? _("Section") : _("Item number"), agenda_item_mark(v->arena, item));
%bool numbered = false;
%for (size_t i = 0; i < page->n_papers; i++) numbered = numbered || *page->papers[i].number;
%if (numbered) {
%fact_begin(v, _("Case number"));
<ul>
%for (size_t i = 0; i < page->n_papers; i++) {
%    if (!*page->papers[i].number) continue;
<li><a href="{{ href(v, "/asiat/%lld", (long long)page->papers[i].id) }}">{{ page->papers[i].number }}</a></li>
%}
</ul>
%fact_end(v);
%}
%person_fact(v, own, PERSON_PREPARER);
%if (own && (*own->presenter_title || *own->presenter_name)) {
%fact(v, _("Presenter"), person_text(v, &(struct handling_person){.title = own->presenter_title, .name = own->presenter_name, .phone = "", .email = ""}));
%}
%person_fact(v, own, PERSON_CONTACT);
%person_fact(v, own, PERSON_SPEAKER);
%fact(v, _("Appeal"), remedy_text(v, item));
%facts_end(v);
%}

%/* Whom extracts and copies for information go to. */
%static void recipients(struct view *v, const struct item_page *page, const struct handling *h, bool earlier)
%{
%const char *lang = lang_unlike(v, page->item.language);
%for (enum recipient_way way = RECIPIENT_EXTRACT; way <= RECIPIENT_INFORMED; way++) {
%    bool some = false;
%    for (size_t i = 0; i < h->n_recipients; i++) some = some || h->recipients[i].way == way;
%    if (some) {
<section>
%if (earlier) {
<h4>{{ i18n(v->lang, word_label(&recipient_ways, way)) }}</h4>
%} else {
<h2>{{ i18n(v->lang, word_label(&recipient_ways, way)) }}</h2>
%}
<ul lang??="{{ lang }}">
%for (size_t i = 0; i < h->n_recipients; i++) {
%if (h->recipients[i].way == way) {
<li>{{ h->recipients[i].recipient }}</li>
%}
%}
</ul>
</section>
%    }
%}
%}

%/* The texts of a handling in reading order, the decision in its box, then whom it goes to. */
%static void parts(struct view *v, const struct item_page *page, const struct handling *h, bool earlier)
%{
%const char *lang = lang_unlike(v, page->item.language);
%for (size_t i = 0; i < h->n_parts; i++) {
%    const struct part *p = &h->parts[i];
%    const char *heading = i18n(v->lang, word_label(&part_types, p->type));
%    if (p->type == PART_DECISION && !earlier) {
%outcome_begin(v, outcome_modifier(h->outcome), heading);
<div class="prose" lang??="{{ lang }}">{{ part_html(v, page, p->markdown, earlier ? 4 : 2) }}</div>
%outcome_end(v);
%    } else {
<section>
%if (earlier) {
<h4>{{ heading }}</h4>
%} else {
<h2>{{ heading }}</h2>
%}
<div class="prose" lang??="{{ lang }}">{{ part_html(v, page, p->markdown, earlier ? 4 : 2) }}</div>
</section>
%    }
%}
%}

%static void earlier_handlings(struct view *v, const struct item_page *page)
%{
%const struct agenda_item *item = &page->item;
%if (item->n_handlings > 1) {
<section>
<h2>{{ _("Earlier handling") }}</h2>
%for (size_t i = 0; i + 1 < item->n_handlings; i++) {
%    const struct handling *h = &item->handlings[i];
%    const char *name = *h->organization_name ? h->organization_name : h->organization_text;
<details class="earlier">
<summary><h3>{{ item_citation(v, name, h->handled_on, h->paragraph) }}</h3></summary>
%if (h->own_item_id) {
<p><a href="{{ href(v, "/kokousasiat/%lld", (long long)h->own_item_id) }}">{{ _("Read the item of that meeting") }}</a></p>
%}
%if (has_person(h, PERSON_PREPARER)) {
<h4>{{ _("Preparer") }}</h4>
%persons(v, h, PERSON_PREPARER);
%}
%if (*h->presenter_title || *h->presenter_name) {
<h4>{{ _("Presenter") }}</h4>
<p>{{ person_text(v, &(struct handling_person){.title = h->presenter_title, .name = h->presenter_name, .phone = "", .email = ""}) }}</p>
%}
%parts(v, page, h, true);
%recipients(v, page, h, true);
%if (h->n_parts == 0) {
<p>{{ _("The text of this handling is not told here.") }}</p>
%}
</details>
%}
</section>
%}
%}

%static void chain(struct view *v, const struct item_page *page)
%{
%const struct agenda_item *item = &page->item;
%panel_begin(v, _("Steps of the matter"));
%timeline_begin(v);
%for (size_t i = 0; i < item->n_handlings; i++) {
%    const struct handling *h = &item->handlings[i];
%    const char *name = h->is_own ? item->organization_name : *h->organization_name ? h->organization_name : h->organization_text;
%    const char *title = h->paragraph ? arena_printf(v->arena, "%s § %lld", name, (long long)h->paragraph) : name;
%    timeline_step(v, &(struct step){.day = h->handled_on, .title = title, .lang = item->language,
%        .url = h->own_item_id ? href(v, "/kokousasiat/%lld", (long long)h->own_item_id) : "",
%        .note = h->outcome ? i18n(v->lang, word_label(&outcomes, h->outcome)) : "", .current = h->is_own});
%}
%timeline_end(v);
%for (size_t i = 0; i < page->n_papers; i++) {
%    const struct paper *p = &page->papers[i];
%    if (i > 0 && p->id == p[-1].id) continue; /* under another number */
<p><a href="{{ href(v, "/asiat/%lld", (long long)p->id) }}">{{ page->n_papers > 1 && *p->number ? _f("The whole case %s", p->number) : _("The whole case") }}</a></p>
%}
%panel_end(v);
%}

%static void files_of(struct view *v, const struct item_page *page, enum file_kind kind, const char *heading)
%{
%size_t n = 0;
%for (size_t i = 0; i < page->n_files; i++) n += page->files[i].kind == kind;
%if (n > 0) {
%panel_begin(v, heading);
<ul>
%for (size_t i = 0; i < page->n_files; i++) {
%    const struct file *f = &page->files[i];
%    if (f->kind != kind) continue;
%    const char *path = file_path(v->arena, f);
%    const char *title = *f->number ? arena_printf(v->arena, "%s. %s", f->number, f->title) : f->title;
<li lang??="{{ lang_unlike(v, page->item.language) }}">
%if (*path) {
%file_link(v, path, title, file_type_text(f), f->size);
%} else {
{{ title }}
%}
</li>
%}
</ul>
%panel_end(v);
%}
%}

%static void source(struct view *v, const struct item_page *page)
%{
%const char *url = item_source_url(page);
%if (page->around.retrieved_at.s) {
<section class="source">
<h2>{{ _("Source") }}</h2>
<p>
%if (*url) {
<a href="{{ url }}">{{ _("The original page") }}</a>,
%}
{{ _f("brought here %s", i18n_moment(v->arena, v->lang, page->around.retrieved_at)) }}</p>
</section>
%}
%}

%static void tags(struct view *v, const struct agenda_item *item)
%{
%if (!item->outcome && item->kind != ITEM_AGENDA && !item->is_secret && !item->is_example) return;
<p class="tags">
%if (item->outcome) {
%status_tag(v, outcome_tone(item->outcome), i18n(v->lang, word_label(&outcomes, item->outcome)));
%}
%if (item->kind == ITEM_AGENDA) {
%status_tag(v, TONE_NEUTRAL, _("Agenda"));
%}
%if (item->is_secret) {
%status_tag(v, TONE_WARNING, _("Secret"));
%}
%if (item->is_example) {
%status_tag(v, TONE_INFO, _("Example"));
%}
</p>
%}

%/* One item: facts, decision, proposal and the rest in reading order, earlier handlings, files, source. */
%void agenda_show_page(struct view *v, const struct item_page *page)
%{
%const struct agenda_item *item = &page->item;
%const struct handling *own = agenda_item_own(item);
%const char *title = item_title(v, item), *lang = *item->title ? item->language : "";
%const char *citation = item_citation(v, item->organization_name, item->held_on, item->paragraph);
%const struct crumb crumbs[] = {{_("Meetings"), href(v, "/kokoukset")}, {arena_printf(v->arena, "%s %s", item->organization_name, i18n_day(v->arena, v->lang, item->held_on)), href(v, "/kokoukset/%lld", (long long)item->meeting_id)}};
%frame_begin(v, &(struct frame){.title = arena_printf(v->arena, "%s, %s", title, citation), .crumb = *agenda_item_mark(v->arena, item) ? agenda_item_mark(v->arena, item) : title,
%    .section = item->is_decided ? "/paatokset" : "/kokoukset", .crumbs = crumbs, .n_crumbs = 2, .lang = lang, .description = arena_printf(v->arena, "%s, %s", citation, item->party_name),
%    .json = arena_printf(v->arena, "/kokousasiat/%lld.json", (long long)item->id)});
<article>
<div class="page-grid">
<div class="main-column">
%tags(v, item);
<h1 lang??="{{ lang_unlike(v, lang) }}">{{ title }}</h1>
%item_facts(v, page);
<p>
%file_link(v, arena_printf(v->arena, "/kokousasiat/%lld.pdf", (long long)item->id), _("Item as PDF"), "", 0);
</p>
%if (item->is_secret) {
%notice_begin(v, TONE_WARNING, _("The item is secret"));
<p>{{ *item->secrecy_ground ? _f("Ground: %s", item->secrecy_ground) : _("Only the title is published.") }}</p>
%notice_end(v);
%} else if (!item->has_text) {
%notice(v, TONE_INFO, "", _("Only the title is known so far; the text comes when it is published."));
%} else {
%parts(v, page, own, false);
%recipients(v, page, own, false);
%}
%earlier_handlings(v, page);
%source(v, page);
%neighbours(v, item_url(v, page->around.previous_id), _("Previous item"), item_url(v, page->around.next_id), _("Next item"));
</div>
%if (item->n_handlings > 0 || page->n_files > 0) {
%side_begin(v);
%if (item->n_handlings > 0) {
%chain(v, page);
%}
%files_of(v, page, FILE_ATTACHMENT, _("Attachments"));
%files_of(v, page, FILE_BACKGROUND, _("Background material"));
%files_of(v, page, FILE_MENTIONED, _("Mentioned, not published"));
%side_end(v);
%}
</div>
</article>
%frame_end(v);
%}

%static void decision_filters(struct view *v, const struct decision_list_view *l)
%{
%form_begin(v, href(v, "/paatokset"), _("Filter the list"));
%year_field(v, l->years, l->year);
%if (l->party.id) {
%hidden_field(v, "toimija", arena_printf(v->arena, "%lld", (long long)l->party.id));
%}
%if (l->organization.id) {
%hidden_field(v, "toimielin", arena_printf(v->arena, "%lld", (long long)l->organization.id));
%}
%button(v, _("Show"));
%form_end(v);
%}

%/* Decisions, newest first. */
%void agenda_decisions_page(struct view *v, const struct decision_list_view *l)
%{
%const struct feed_link feeds[] = {{_("Meeting items"), "/rss/kokousasiat"}};
%frame_begin(v, &(struct frame){.title = _("Decisions"), .section = "/paatokset", .json = "/paatokset.json", .feeds = feeds, .n_feeds = 1});
<h1>{{ _("Decisions") }}</h1>
%if (l->party.id || l->organization.id) {
<p>{{ l->organization.id ? arena_printf(v->arena, "%s, %s", l->organization.name, l->organization.party_name) : l->party.name }} · <a href="{{ href(v, "/paatokset") }}">{{ _("Show all decisions") }}</a></p>
%}
%decision_filters(v, l);
%if (l->n == 0) {
<p>{{ _("No decisions were found with these choices.") }}</p>
%}
%if (l->n > 0) {
%item_list_begin(v);
%for (size_t i = 0; i < l->n; i++) {
%    const struct agenda_item *item = &l->items[i];
%    list_item(v, 2, &(struct list_item){.url = href(v, "/kokousasiat/%lld", (long long)item->id), .title = item_title(v, item),
%        .lang = *item->title ? item->language : "", .day = item->held_on,
%        .meta = WITH_DOTS(v, item->paragraph ? arena_printf(v->arena, "%s § %lld", item->organization_name, (long long)item->paragraph) : item->organization_name, item->party_name),
%        .state = item->outcome ? i18n(v->lang, word_label(&outcomes, item->outcome)) : "", .tone = outcome_tone(item->outcome)});
%}
%item_list_end(v);
%}
%pager_by_key(v, l->newest_url, l->older_url);
%frame_end(v);
%}
