%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/meeting/meeting_web.h"
%#include "html/frame.h"

%static void filters(struct view *v, const struct meeting_list_view *l)
%{
%form_begin(v, href(v, "/kokoukset"), _("Filter the list"));
%year_field(v, l->years, l->year);
%if (l->parties.n > 0) {
%select_field(v, &(struct select){.name = "toimija", .label = _("Party"), .value = l->party, .none = _("All parties"), .choices = l->parties.at, .n = l->parties.n});
%} else if (*l->party) {
%hidden_field(v, "toimija", l->party);
%}
%if (l->organizations.n > 0) {
%select_field(v, &(struct select){.name = "toimielin", .label = _("Organ"), .value = l->organization, .none = _("All organs"), .choices = l->organizations.at, .n = l->organizations.n});
%} else if (*l->organization) {
%hidden_field(v, "toimielin", l->organization);
%}
%button(v, _("Show"));
%form_end(v);
%}

%static void rows(struct view *v, const struct meeting *meetings, size_t n, int level)
%{
%item_list_begin(v);
%for (size_t i = 0; i < n; i++) {
%    const struct meeting *m = &meetings[i];
%    list_item(v, level, &(struct list_item){.url = href(v, "%s", meeting_path(v->arena, m->id)), .title = meeting_title(v, m),
%        .lang = m->language, .day = DAY_NONE, .meta = meeting_meta(v, m), .state = meeting_state_text(v, m),
%        .tone = meeting_state_tone(m)});
%}
%item_list_end(v);
%}

%/* Meetings: on the first page those still to come, then those that have been, newest first. */
%void meeting_list_page(struct view *v, const struct meeting_list_view *l)
%{
%const struct feed_link feeds[] = {{_("Meetings"), "/rss/kokoukset"}};
%const struct frame frame = {.title = _("Meetings"), .section = "/kokoukset", .json = l->json, .feeds = feeds, .n_feeds = 1};
%frame_begin(v, &frame);
<h1>{{ _("Meetings") }}</h1>
%filters(v, l);
%if (l->n_coming > 0) {
<section>
<h2>{{ _("Coming meetings") }}</h2>
%rows(v, l->coming, l->n_coming, 3);
%if (l->coming_goes_on) {
<p>{{ _f("Only the next %d are shown.", (int)l->n_coming) }}</p>
%}
</section>
%}
%if (l->n > 0) {
<section>
<h2>{{ _("Meetings held") }}</h2>
%rows(v, l->meetings, l->n, 3);
</section>
%}
%if (l->n == 0 && l->n_coming == 0) {
<p>{{ l->is_filtered ? _("No meeting is like this. Try another year, party or organ.") : _("There is nothing here yet.") }}</p>
%}
%pager_by_key(v, l->newest_url, l->older_url);
%frame_end(v);
%}

%static void facts(struct view *v, const struct meeting_page *page)
%{
%const struct meeting *m = &page->meeting;
%facts_begin(v);
%fact_link(v, _("Organ"), href(v, "%s", organization_path(v->arena, m->organization_kind, m->organization_id)), m->organization_name);
%fact_link(v, _("Party"), href(v, "/toimijat/%lld", (long long)m->party_id), m->party_name);
%fact(v, _("Time"), meeting_time_text(v, m));
%fact(v, _("Place"), m->place);
%if (meeting_is_coming(m, v->today)) {
%fact_link(v, _("Calendar"), arena_printf(v->arena, "%s.ics", meeting_path(v->arena, m->id)), _("Add to your calendar"));
%}
%fact(v, _("Number"), m->number ? arena_printf(v->arena, "%lld/%d", (long long)m->number, day_year(m->held_on)) : "");
%fact(v, _("State"), i18n(v->lang, word_label(&meeting_states, m->state)));
%fact(v, _("Published"), i18n_day(v->arena, v->lang, m->published_on));
%if (*m->source_url) {
%fact_begin(v, _("Source"));
<a href="{{ m->source_url }}">{{ _("The original page") }}</a>\
%if (page->retrieved_at.s) {
, {{ _f("brought here %s", i18n_moment(v->arena, v->lang, page->retrieved_at)) }}\
%}
%fact_end(v);
%}
%facts_end(v);
%}

%static void item_files(struct view *v, const struct meeting_page *page, const struct meeting_item *item)
%{
%size_t n = 0;
%for (size_t i = 0; i < page->n_files; i++) n += page->files[i].agenda_item_id == item->id;
%if (n > 0) {
<ul class="files" lang??="{{ lang_unlike(v, item->language) }}">
%for (size_t i = 0; i < page->n_files; i++) {
%    const struct file *f = &page->files[i];
%    if (f->agenda_item_id != item->id) continue;
%    const char *path = file_path(v->arena, f);
%    const char *title = *f->number ? arena_printf(v->arena, "%s. %s", f->number, f->title) : f->title;
<li>\
%    if (*path) {
%        file_link(v, path, title, file_type_text(f), f->size);
%    } else {
{{ title }} ({{ _("not published") }})\
%    }
</li>
%}
</ul>
%}
%}

%static void items(struct view *v, const struct meeting_page *page)
%{
<section>
<h2>{{ meeting_items_heading(v, &page->meeting) }}</h2>
<ol class="item-list">
%for (size_t i = 0; i < page->n_items; i++) {
%    const struct meeting_item *item = &page->items[i];
<li>
<h3><span class="item-mark">{{ meeting_item_mark(v->arena, item) }}</span> <a href="{{ href(v, "/kokousasiat/%lld", (long long)item->id) }}" lang??="{{ *item->title ? lang_unlike(v, item->language) : "" }}">{{ *item->title ? item->title : item->is_secret ? _("Secret item") : _("Item without a title") }}</a></h3>
%if (item->outcome || item->is_secret) {
<p class="tags">
%    if (item->outcome) {
%        status_tag(v, outcome_tone(item->outcome), i18n(v->lang, word_label(&outcomes, item->outcome)));
%    }
%    if (item->is_secret) {
%        status_tag(v, TONE_WARNING, _("Secret"));
{{ item->secrecy_ground }}
%    }
</p>
%}
%    item_files(v, page, item);
</li>
%}
</ol>
</section>
%}

%/* The organ's meetings before and after this one, and all of them. */
%static void organ_meetings(struct view *v, const struct meeting_page *page)
%{
%panel_begin(v, _("Meetings of the organ"));
<ul>
%if (page->previous_id) {
<li><a rel="prev" href="{{ href(v, "%s", meeting_path(v->arena, page->previous_id)) }}">{{ _f("Previous meeting: %s", i18n_day(v->arena, v->lang, page->previous_on)) }}</a></li>
%}
%if (page->next_id) {
<li><a rel="next" href="{{ href(v, "%s", meeting_path(v->arena, page->next_id)) }}">{{ _f("Next meeting: %s", i18n_day(v->arena, v->lang, page->next_on)) }}</a></li>
%}
<li><a href="{{ href(v, "/kokoukset?toimielin=%lld", (long long)page->meeting.organization_id) }}">{{ _("All meetings of the organ") }}</a></li>
</ul>
%panel_end(v);
%}

%/* One meeting: facts, its items in order with their files, the meetings before and after it. */
%void meeting_show_page(struct view *v, const struct meeting_page *page)
%{
%const struct meeting *m = &page->meeting;
%const char *name = arena_printf(v->arena, "%s %s", m->organization_name, i18n_day(v->arena, v->lang, m->held_on));
%const struct crumb crumbs[] = {{_("Meetings"), href(v, "/kokoukset")}};
%const struct frame frame = {.title = arena_printf(v->arena, "%s, %s", name, m->party_name), .crumb = name, .section = "/kokoukset",
%    .crumbs = crumbs, .n_crumbs = 1, .lang = m->language, .json = arena_printf(v->arena, "%s.json", meeting_path(v->arena, m->id))};
%frame_begin(v, &frame);
%if (m->state == MEETING_CANCELLED || m->is_example || meeting_is_coming(m, v->today)) {
<p class="tags">
%if (m->state == MEETING_CANCELLED) {
%status_tag(v, TONE_WARNING, _("Cancelled"));
%} else if (meeting_is_coming(m, v->today)) {
%status_tag(v, TONE_INFO, _("Coming"));
%}
%if (m->is_example) {
%status_tag(v, TONE_INFO, _("Example"));
%}
</p>
%}
<h1 lang??="{{ lang_unlike(v, m->language) }}">{{ name }}</h1>
<div class="page-grid">
<div class="main-column">
%facts(v, page);
%if (page->n_items > 0) {
<p>
%file_link(v, arena_printf(v->arena, "%s/poytakirja.pdf", meeting_path(v->arena, m->id)), meeting_pdf_text(v, m), "", 0);
</p>
%}
%if (page->n_items > 0) {
%items(v, page);
%} else if (m->state != MEETING_CANCELLED) {
<p>{{ meeting_is_coming(m, v->today) ? _("The agenda has not been published yet.") : _("The items of this meeting are not here.") }}</p>
%}
</div>
%side_begin(v);
%organ_meetings(v, page);
%side_end(v);
</div>
%frame_end(v);
%}
