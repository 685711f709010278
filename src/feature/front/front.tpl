%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/front/front_web.h"
%#include "html/frame.h"

%static void search(struct view *v)
%{
<form class="front-search" role="search" action="{{ href(v, "/haku") }}" aria-label="{{ _("Search decisions and meetings") }}">
%field(v, &(struct field){.name = "q", .label = _("Search decisions and meetings"), .type = "search", .max = 200});
%button(v, _("Search"));
</form>
%}

%static void decisions(struct view *v, const struct front_page *page)
%{
<section>
<h2>{{ _("Newest decisions") }}</h2>
%if (page->n_decisions == 0) {
<p>{{ _("There are no decisions here yet.") }}</p>
%} else {
%item_list_begin(v);
%for (size_t i = 0; i < page->n_decisions; i++) {
%    const struct agenda_item *item = &page->decisions[i];
%    list_item(v, 3, &(struct list_item){.url = href(v, "%s", agenda_item_path(v->arena, item->id)),
%        .title = *item->title ? item->title : _("Item without a title"), .lang = item->language, .day = item->held_on,
%        .meta = front_decision_meta(v, item), .state = i18n(v->lang, word_label(&outcomes, item->outcome)),
%        .tone = outcome_tone(item->outcome)});
%}
%item_list_end(v);
<p><a href="{{ href(v, "/paatokset") }}">{{ _("All decisions") }}</a></p>
%}
</section>
%}

%static void meetings(struct view *v, const struct front_page *page)
%{
%panel_begin(v, _("Coming meetings"));
%if (page->n_meetings == 0) {
<p>{{ _("No coming meeting is known.") }}</p>
%} else {
<ul>
%for (size_t i = 0; i < page->n_meetings; i++) {
%    const struct meeting *m = &page->meetings[i];
<li><a href="{{ href(v, "%s", meeting_path(v->arena, m->id)) }}" lang??="{{ lang_unlike(v, m->language) }}">{{ front_meeting_title(v, m) }}</a>
<p class="meta">{{ front_meeting_time(v, m) }}
%    if (m->state == MEETING_CANCELLED) {
%        status_tag(v, TONE_WARNING, _("Cancelled"));
%    }
</p></li>
%}
</ul>
%}
<p><a href="{{ href(v, "/kokoukset") }}">{{ _("All meetings") }}</a></p>
%panel_end(v);
%}

%static void agreements(struct view *v, const struct front_page *page)
%{
%panel_begin(v, _("Agreements"));
%if (page->n_agreements == 0) {
<p>{{ _("No agreements are here yet.") }}</p>
%} else {
<ul>
%for (size_t i = 0; i < page->n_agreements; i++) {
%    const struct agreement *g = &page->agreements[i];
%    struct agreement_standing s = agreement_standing(g, v->today);
<li><a href="{{ href(v, "%s", agreement_path(v->arena, g->id)) }}" lang??="{{ lang_unlike(v, g->language) }}">{{ g->title }}</a>
<p class="meta">{{ WITH_DOTS(v, s.state ? i18n(v->lang, word_label(&agreement_states, (int)s.state)) : _("Information is missing"), g->is_example ? _("Example") : "") }}</p></li>
%}
</ul>
%}
<p><a href="{{ href(v, "/sopimukset") }}">{{ _("All agreements") }}</a></p>
%panel_end(v);
%}

%static void parties(struct view *v, const struct front_page *page)
%{
%panel_begin(v, _("Parties"));
%if (page->n_parties == 0) {
<p>{{ _("There is nothing here yet.") }}</p>
%} else {
<ul>
%for (size_t i = 0; i < page->n_parties; i++) {
%    const struct party *p = &page->parties[i];
<li><a href="{{ href(v, "%s", party_path(v->arena, p->id)) }}">{{ party_name_in(p, lang_code(v->lang)) }}</a>
%    if (p->is_example) {
%        status_tag(v, TONE_INFO, _("Example"));
%    }
</li>
%}
</ul>
%}
<p><a href="{{ href(v, "/toimijat") }}">{{ _("All parties taking part") }}</a></p>
%panel_end(v);
%}

%/* The front page: what this is in a sentence, the search, and what is newest. */
%void front_show_page(struct view *v, const struct front_page *page)
%{
%const struct frame frame = {.title = "", .json = "/index.json", .own_search = true,
%    .description = _("Cooperation and decisions of municipalities, the wellbeing services county and associations")};
%frame_begin(v, &frame);
<div class="front">
<h1>{{ _("Cooperation and decisions of municipalities, the wellbeing services county and associations") }}</h1>
<p class="lead">{{ _("Read what was decided, where the matter goes next and who takes part.") }}</p>
%search(v);
</div>
<div class="page-grid">
<div class="main-column">
%decisions(v, page);
</div>
%side_begin(v);
%meetings(v, page);
%agreements(v, page);
%parties(v, page);
%side_end(v);
</div>
%frame_end(v);
%}
