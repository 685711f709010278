%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "html/html.h"

%static bool given(const char *text)
%{
%    return text && *text;
%}

%/* The ids of hint and error, for aria-describedby. */
%static const char *described_by(struct view *v, const char *name, const char *hint, const char *error)
%{
%    if (given(hint) && given(error)) return arena_printf(v->arena, "%s-hint %s-error", name, name);
%    if (given(hint)) return arena_printf(v->arena, "%s-hint", name);
%    return given(error) ? arena_printf(v->arena, "%s-error", name) : "";
%}

%static void hint_and_error(struct view *v, const char *name, const char *hint, const char *error)
%{
%if (given(hint)) {
<p class="field-hint" id="{{ name }}-hint">{{ hint }}</p>
%}
%if (given(error)) {
<p class="field-error" id="{{ name }}-error"><span class="visually-hidden">{{ _("Error:") }} \
</span>{{ error }}</p>
%}
%}

%void form_begin(struct view *v, const char *action, const char *label)
%{
<form class="filters" action="{{ action }}" aria-label="{{ label }}">
%}
%void form_end(struct view *v)
%{
</form>
%}

%void search_begin(struct view *v, const char *action, const char *label)
%{
<form class="filters" role="search" action="{{ action }}" aria-label="{{ label }}">
%}
%void search_end(struct view *v)
%{
</form>
%}

%void post_begin(struct view *v, const char *action, const char *label)
%{
<form method="post" action="{{ action }}" aria-label="{{ label }}">
<input type="hidden" name="lomake" value="{{ v->form_token ? v->form_token : "" }}">
%}
%void post_end(struct view *v)
%{
</form>
%}

%void post_button(struct view *v, const char *action, const char *text, const char *label)
%{
%post_begin(v, action, label);
<button class="hds-button hds-button--secondary" type="submit" aria-label="{{ label }}">{{ text }}</button>
%post_end(v);
%}

%void button(struct view *v, const char *text)
%{
<button class="hds-button hds-button--primary" type="submit">{{ text }}</button>
%}

%void button_link(struct view *v, const char *url, const char *text)
%{
<a class="hds-button hds-button--secondary" href="{{ url }}">{{ text }}</a>
%}

%void hidden_field(struct view *v, const char *name, const char *value)
%{
<input type="hidden" name="{{ name }}" value="{{ value }}">
%}

%/* For attributes that are left out when there is no limit. */
%static const char *number_text(struct view *v, int n)
%{
%    return n > 0 ? arena_printf(v->arena, "%d", n) : "";
%}

%void field(struct view *v, const struct field *f)
%{
%const char *described = described_by(v, f->name, f->hint, f->error);
<div class="field">
<label for="{{ f->name }}">{{ f->label }}</label>
%hint_and_error(v, f->name, f->hint, f->error);
<input id="{{ f->name }}" name="{{ f->name }}" type="{{ f->type ? f->type : "text" }}"
value??="{{ f->value }}" maxlength??="{{ number_text(v, f->max) }}"
autocomplete??="{{ f->autocomplete }}" inputmode??="{{ f->inputmode }}" required?="{{ f->required }}"
aria-describedby??="{{ described }}" aria-invalid??="{{ given(f->error) ? "true" : "" }}">
</div>
%}

%void select_field(struct view *v, const struct select *s)
%{
<div class="field">
<label for="{{ s->name }}">{{ s->label }}</label>
%hint_and_error(v, s->name, s->hint, s->error);
<select id="{{ s->name }}" name="{{ s->name }}"
aria-describedby??="{{ described_by(v, s->name, s->hint, s->error) }}"
aria-invalid??="{{ given(s->error) ? "true" : "" }}">
%if (s->none) {
<option value="">{{ s->none }}</option>
%}
%for (size_t i = 0; i < s->n; i++) {
%    const struct choice *c = &s->choices[i];
<option value="{{ c->value }}" selected?="{{ s->value && strcmp(s->value, c->value) == 0 }}">{{ c->label }}</option>
%}
</select>
</div>
%}

%struct years years_of(struct day first, struct day last)
%{
%    if (!day_known(first) || !day_known(last)) return (struct years){0};
%    return (struct years){day_year(first), day_year(last)};
%}

%void year_field(struct view *v, struct years years, int year)
%{
%enum { YEARS_MAX = 200 };
%size_t n = 0;
%if (years.last - years.first >= YEARS_MAX) years.first = years.last - YEARS_MAX + 1;
%struct choice *choices = arena_array(v->arena, struct choice, (size_t)(years.last - years.first + 2));
%if (year > years.last) choices[n++].value = arena_printf(v->arena, "%d", year);
%for (int i = years.last; i && i >= years.first; i--) choices[n++].value = arena_printf(v->arena, "%d", i);
%if (year && year < years.first) choices[n++].value = arena_printf(v->arena, "%d", year);
%for (size_t i = 0; i < n; i++) choices[i].label = choices[i].value;
%select_field(v, &(struct select){.name = "vuosi", .label = _("Year"), .none = _("All years"), .choices = choices, .n = n,
%    .value = year ? arena_printf(v->arena, "%d", year) : ""});
%}

%void textarea_field(struct view *v, const struct textarea *t)
%{
%const char *described = described_by(v, t->name, t->hint, t->error);
<div class="field">
<label for="{{ t->name }}">{{ t->label }}</label>
%hint_and_error(v, t->name, t->hint, t->error);
<textarea id="{{ t->name }}" name="{{ t->name }}" rows="{{ t->rows > 0 ? t->rows : 6 }}" lang??="{{ t->lang }}"
maxlength??="{{ number_text(v, t->max) }}" required?="{{ t->required }}"
aria-describedby??="{{ described }}" aria-invalid??="{{ given(t->error) ? "true" : "" }}">
{{ t->value ? t->value : "" }}</textarea>
</div>
%}

%void checkbox_field(struct view *v, const char *name, const char *label, bool checked)
%{
<div class="choice">
<input type="checkbox" id="{{ name }}" name="{{ name }}" value="1" checked?="{{ checked }}">
<label for="{{ name }}">{{ label }}</label>
</div>
%}
