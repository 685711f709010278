%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "html/html.h"

%static bool given(const char *text)
%{
%    return text && *text;
%}

%static const char *const tones[] = {"neutral", "info", "success", "warning", "error"};

%void status_tag(struct view *v, enum tone tone, const char *text)
%{
<span class="tag tag--{{ tones[tone] }}">{{ text }}</span>
%}

%void notice_begin(struct view *v, enum tone tone, const char *title)
%{
<div class="notice notice--{{ tones[tone] }}" role??="{{ tone == TONE_ERROR ? "alert" : "" }}">
%if (given(title)) {
<h2>{{ title }}</h2>
%}
%}
%void notice_end(struct view *v)
%{
</div>
%}

%void notice(struct view *v, enum tone tone, const char *title, const char *text)
%{
%notice_begin(v, tone, title);
<p>{{ text }}</p>
%notice_end(v);
%}

%void outcome_begin(struct view *v, const char *modifier, const char *heading)
%{
<section class="outcome outcome--{{ modifier }}">
<h2>{{ heading }}</h2>
%}
%void outcome_end(struct view *v)
%{
</section>
%}

%void panel_begin(struct view *v, const char *heading)
%{
<section class="panel">
<h2>{{ heading }}</h2>
%}
%void panel_end(struct view *v)
%{
</section>
%}

%void side_begin(struct view *v)
%{
<aside class="side" aria-label="{{ _("More on this page") }}">
%}
%void side_end(struct view *v)
%{
</aside>
%}

%void tile(struct view *v, const char *label, const char *value)
%{
<p class="tile"><span class="tile-label">{{ label }}</span> <span class="tile-value">{{ value }}</span></p>
%}

%void facts_begin(struct view *v)
%{
<dl class="facts">
%}
%void facts_end(struct view *v)
%{
</dl>
%}

%void fact_begin(struct view *v, const char *label)
%{
<div><dt>{{ label }}</dt><dd>\
%}
%void fact_end(struct view *v)
%{
</dd></div>
%}

%void fact_html(struct view *v, const char *label, struct html value)
%{
%if (value.s.n) {
<div><dt>{{ label }}</dt><dd>{{ value }}</dd></div>
%}
%}

%void fact(struct view *v, const char *label, const char *value)
%{
%if (given(value)) {
<div><dt>{{ label }}</dt><dd>{{ value }}</dd></div>
%}
%}

%void fact_link(struct view *v, const char *label, const char *url, const char *text)
%{
%if (given(text)) {
<div><dt>{{ label }}</dt><dd><a href="{{ url }}">{{ text }}</a></dd></div>
%}
%}

%void item_list_begin(struct view *v)
%{
<ul class="item-list">
%}
%void item_list_end(struct view *v)
%{
</ul>
%}

%static void item_title(struct view *v, const struct list_item *item)
%{
<a href="{{ item->url }}" lang??="{{ lang_unlike(v, item->lang) }}">{{ item->title }}</a>\
%}

%void list_item(struct view *v, int level, const struct list_item *item)
%{
%struct html day = html_day(v, item->day);
<li>
%if (level == 2) {
<h2>\
%    item_title(v, item);
</h2>
%} else if (level == 3) {
<h3>\
%    item_title(v, item);
</h3>
%} else {
%    item_title(v, item);
%}
%if (day.s.n || given(item->meta) || given(item->state)) {
<p class="meta">{{ day }}{{ day.s.n && given(item->meta) ? " · " : "" }}{{ given(item->meta) ? item->meta : "" }}
%    if (given(item->state)) {
%        status_tag(v, item->tone, item->state);
%    }
</p>
%}
%if (item->snippet.s.n) {
<p class="snippet" lang??="{{ lang_unlike(v, item->lang) }}">{{ item->snippet }}</p>
%}
</li>
%}

%void file_link(struct view *v, const char *url, const char *title, const char *type, int64_t size)
%{
%const char *facts = size > 0 ? i18n_bytes(v->arena, v->lang, size) : "";
%if (given(type)) facts = *facts ? arena_printf(v->arena, "%s, %s", type, facts) : type;
<a class="file-link" href="{{ url }}">{{ title }}\
%if (*facts) {
<span class="file-facts"> ({{ facts }})</span>\
%}
</a>
%}

%void timeline_begin(struct view *v)
%{
<ol class="timeline">
%}
%void timeline_end(struct view *v)
%{
</ol>
%}

%void timeline_step(struct view *v, const struct step *step)
%{
<li class??="{{ step->coming ? "coming" : step->current ? "current" : "" }}"
aria-current??="{{ step->current ? "step" : "" }}">
%if (day_known(step->day)) {
<span class="timeline-day">{{ html_day(v, step->day) }}</span>
%} else {
<span class="timeline-day">{{ step->coming ? _("to come") : _("date not told") }}</span>
%}
%if (given(step->url) && !step->current) {
<a href="{{ step->url }}" lang??="{{ lang_unlike(v, step->lang) }}">{{ step->title }}</a>
%} else {
<span lang??="{{ lang_unlike(v, step->lang) }}">{{ step->title }}</span>
%}
%if (given(step->note)) {
<span class="timeline-note">{{ step->note }}</span>
%}
</li>
%}

%void series_begin(struct view *v, const char *label)
%{
<ol class="paragraph-series" aria-label="{{ label }}">
%}
%void series_end(struct view *v)
%{
</ol>
%}

%void series_link(struct view *v, int number, const char *url, const char *title)
%{
<li><a href="{{ url }}" title="{{ title }}">§ {{ number }}</a></li>
%}

%void series_gap(struct view *v, int number)
%{
<li class="gap">§ {{ number }} <span class="visually-hidden">{{ _("is missing") }}</span></li>
%}

%static bool shown_in_pager(int n, int page, int pages)
%{
%    return n == 1 || n == pages || (n >= page - 2 && n <= page + 2);
%}

%void pager_numbered(struct view *v, const char *url, int page, int pages)
%{
%if (pages < 2) return;
<nav class="pager" aria-label="{{ _("Pages") }}">
<ul>
%if (page > 1) {
  <li><a rel="prev" href="{{ url }}{{ page - 1 }}">{{ _("Previous") }}</a></li>
%}
%for (int n = 1; n <= pages; n++) {
%    if (shown_in_pager(n, page, pages)) {
  <li><a href="{{ url }}{{ n }}" aria-label="{{ _f(_N("Page %d"), n) }}"
  aria-current??="{{ n == page ? "page" : "" }}">{{ n }}</a></li>
%    } else if (shown_in_pager(n - 1, page, pages)) {
  <li aria-hidden="true">…</li>
%    }
%}
%if (page < pages) {
  <li><a rel="next" href="{{ url }}{{ page + 1 }}">{{ _("Next") }}</a></li>
%}
</ul>
</nav>
%}

%void pager_by_key(struct view *v, const char *newest_url, const char *older_url)
%{
%if (!given(newest_url) && !given(older_url)) return;
<nav class="pager" aria-label="{{ _("Pages") }}">
<ul>
%if (given(newest_url)) {
  <li><a href="{{ newest_url }}">{{ _("Newest") }}</a></li>
%}
%if (given(older_url)) {
  <li><a rel="next" href="{{ older_url }}">{{ _("Older") }}</a></li>
%}
</ul>
</nav>
%}

%void pager_by_name(struct view *v, const char *first_url, const char *next_url)
%{
%if (!given(first_url) && !given(next_url)) return;
<nav class="pager" aria-label="{{ _("Pages") }}">
<ul>
%if (given(first_url)) {
  <li><a href="{{ first_url }}">{{ _("To the beginning") }}</a></li>
%}
%if (given(next_url)) {
  <li><a rel="next" href="{{ next_url }}">{{ _("Next") }}</a></li>
%}
</ul>
</nav>
%}

%void neighbours(struct view *v, const char *previous_url, const char *previous, const char *next_url, const char *next)
%{
%if (!given(previous_url) && !given(next_url)) return;
<nav class="pager" aria-label="{{ _("Previous and next") }}">
<ul>
%if (given(previous_url)) {
  <li><a rel="prev" href="{{ previous_url }}">{{ previous }}</a></li>
%}
%if (given(next_url)) {
  <li><a rel="next" href="{{ next_url }}">{{ next }}</a></li>
%}
</ul>
</nav>
%}
