%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/search/search_web.h"
%#include "html/frame.h"
%#include "html/html.h"

%static const char *error_of(struct view *v, const struct search_view *s, const char *name)
%{
%    return str_is(str_of(s->error_field), name) ? i18n(v->lang, s->error) : "";
%}

%static size_t choices_of(struct view *v, const struct words *codes, struct choice *choices)
%{
%    for (size_t i = 0; i < codes->n; i++)
%        choices[i] = (struct choice){codes->at[i].code, i18n(v->lang, codes->at[i].label)};
%    return codes->n;
%}

%static void filters(struct view *v, const struct search_view *s)
%{
%const struct search_query *q = s->query;
%struct choice types[10], orders[4], *parties = arena_array(v->arena, struct choice, s->n_parties);
%size_t n_types = choices_of(v, &search_type_names, types), n_orders = choices_of(v, &search_orders, orders);
%for (size_t i = 0; i < s->n_parties; i++) {
%    parties[i] = (struct choice){arena_printf(v->arena, "%lld", (long long)s->parties[i].id), s->parties[i].name};
%}
%const char *party = q->party_id ? arena_printf(v->arena, "%lld", (long long)q->party_id) : "";
%search_begin(v, href(v, "/haku"), _("Search decisions and meetings"));
%field(v, &(struct field){.name = "q", .label = _("Search words"), .value = q->text, .type = "search", .max = SEARCH_TEXT_MAX,
%    .error = error_of(v, s, "q")});
%select_field(v, &(struct select){.name = "tyyppi", .label = _("What"), .value = word_code(&search_type_names, q->type),
%    .none = _("Everything"), .choices = types, .n = n_types, .error = error_of(v, s, "tyyppi")});
%select_field(v, &(struct select){.name = "toimija", .label = _("Party"), .value = party, .none = _("All parties"),
%    .choices = parties, .n = s->n_parties, .error = error_of(v, s, "toimija")});
%field(v, &(struct field){.name = "alkaen", .label = _("From the day"), .value = s->from, .hint = _("For example 1.1.2024"),
%    .error = error_of(v, s, "alkaen")});
%field(v, &(struct field){.name = "asti", .label = _("To the day"), .value = s->to, .error = error_of(v, s, "asti")});
%select_field(v, &(struct select){.name = "jarjestys", .label = _("Order"), .choices = orders, .n = n_orders,
%    .value = word_code(&search_orders, search_order_of(q)), .error = error_of(v, s, "jarjestys")});
%if (q->organization_id) {
%    hidden_field(v, "toimielin", arena_printf(v->arena, "%lld", (long long)q->organization_id));
%}
%button(v, _("Search"));
%search_end(v);
%}

%static void nothing_found(struct view *v)
%{
%notice_begin(v, TONE_INFO, _("Nothing was found"));
<ul>
<li>{{ _("Check the spelling, or use another word for the same thing.") }}</li>
<li>{{ _("Use fewer words: every word must be found in the same record.") }}</li>
<li>{{ _("Leave out the choices of time, party and kind.") }}</li>
</ul>
%notice_end(v);
%}

%static void suggestion(struct view *v, const struct search_view *s)
%{
%const struct search_answer *answer = s->answer;
%if (answer->used_suggestion) {
<p class="suggestion">{{ _f("Nothing was found with “%s”. These were found with:", s->query->text) }} \
<a href="{{ search_url(v, s->query, answer->suggestion, false) }}">{{ answer->suggestion }}</a></p>
%} else if (answer->suggestion) {
<p class="suggestion">{{ _("Did you mean:") }} \
<a href="{{ search_url(v, s->query, answer->suggestion, false) }}">{{ answer->suggestion }}</a></p>
%}
%}

%static void results(struct view *v, const struct search_view *s)
%{
%const struct search_answer *answer = s->answer;
%const char *text = answer->used_suggestion ? answer->suggestion : s->query->text;
<p class="result-count" role="status">{{ search_count_text(v, s) }}</p>
%suggestion(v, s);
%if (answer->n == 0) {
%    nothing_found(v);
%}
%item_list_begin(v);
%for (size_t i = 0; i < answer->n; i++) {
%    const struct search_result *r = &answer->results[i];
%    list_item(v, 2, &(struct list_item){.url = href(v, "%s", r->url), .title = r->title, .lang = r->language, .day = r->held_on,
%        .meta = search_meta(v, r), .snippet = html_of(r->snippet)});
%}
%item_list_end(v);
%pager_numbered(v, search_url(v, s->query, text, true), s->query->page, search_pages(answer));
%}

%/* The search and what it found. */
%void search_page(struct view *v, const struct search_view *s)
%{
%bool asked = *s->query->text;
%const struct frame frame = {.title = asked ? _f("Search: %s", s->query->text) : _("Search"), .own_search = true,
%    .crumb = _("Search"), .json = "/haku.json"};
%frame_begin(v, &frame);
<h1>{{ asked ? _f("Search: %s", s->query->text) : _("Search") }}</h1>
%filters(v, s);
%if (s->answer) {
%    results(v, s);
%} else {
%    notice(v, TONE_ERROR, _("The search was not carried out"), i18n(v->lang, s->error));
%}
%frame_end(v);
%}
