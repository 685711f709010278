%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/account/account_web.h"
%#include "html/frame.h"
%#include "html/html.h"

%/* Asks for the address a link is sent to. */
%void account_sign_in_page(struct view *v, const struct sign_in_view *s)
%{
%v->robots = false;
%const struct frame frame = {.title = _("Sign in")};
%frame_begin(v, &frame);
<h1>{{ _("Sign in") }}</h1>
<p>{{ _("Those who prepare, decide and represent sign in to the workspace. A link is sent to your e-mail; there is no password.") }}</p>
%post_begin(v, href(v, "/kirjaudu"), _("Sign in"));
%hidden_field(v, "takaisin", s->back);
%field(v, &(struct field){.name = "sahkoposti", .label = _("E-mail address"), .value = s->email, .type = "email",
%    .error = s->error, .max = ACCOUNT_EMAIL_MAX, .autocomplete = "email", .required = true});
%button(v, _("Send the link"));
%post_end(v);
%frame_end(v);
%}

%/* The same whether there is such an account. */
%void account_sent_page(struct view *v)
%{
%v->robots = false;
%const struct frame frame = {.title = _("Look at your e-mail")};
%frame_begin(v, &frame);
<h1>{{ _("Look at your e-mail") }}</h1>
<p>{{ _("If the address has an account, a link is on its way. It serves once, for 15 minutes, in this browser.") }}</p>
<p><a href="{{ href(v, "/kirjaudu") }}">{{ _("Give another address") }}</a></p>
%frame_end(v);
%}

%/* A button, so that programs that open links in mail do not use it up. */
%void account_link_page(struct view *v, const struct link_view *l)
%{
%v->robots = false;
%const struct frame frame = {.title = _("Confirm signing in")};
%frame_begin(v, &frame);
<h1>{{ _("Confirm signing in") }}</h1>
%if (*l->refusal) {
%    notice(v, TONE_WARNING, _("The link does not serve"), _(l->refusal));
<p><a href="{{ href(v, "/kirjaudu") }}">{{ _("Ask for a new link") }}</a></p>
%} else {
<p>{{ _("Press the button to sign in with this browser.") }}</p>
%    post_begin(v, href(v, "/kirjaudu/linkki"), _("Sign in"));
%    hidden_field(v, "avain", l->token);
%    hidden_field(v, "takaisin", l->back);
%    button(v, _("Sign in"));
%    post_end(v);
%}
%frame_end(v);
%}

%static void code_field(struct view *v, const char *name, const char *error)
%{
%field(v, &(struct field){.name = name, .label = _("Code"), .error = error, .max = 40, .autocomplete = "one-time-code",
%    .hint = _("Six digits from your authenticator, or one of your recovery codes."), .required = true});
%}

%/* The second factor at sign-in. */
%void account_code_page(struct view *v, const struct code_view *c)
%{
%v->robots = false;
%const struct frame frame = {.title = _("Second factor")};
%frame_begin(v, &frame);
<h1>{{ _("Second factor") }}</h1>
%post_begin(v, href(v, "/kirjaudu/koodi"), _("Second factor"));
%hidden_field(v, "takaisin", c->back);
%code_field(v, "koodi", c->error);
%button(v, _("Go on"));
%post_end(v);
%frame_end(v);
%}

%/* The second factor before a change; the form that waits for it goes along. */
%void account_confirm_page(struct view *v, const struct confirm_view *c)
%{
%const struct frame frame = {.title = _("Confirm the change")};
%frame_begin(v, &frame);
<h1>{{ _("Confirm the change") }}</h1>
%if (c->enrolled) {
<p>{{ _("This change asks for a second factor given just now. Nothing that you wrote is lost.") }}</p>
%    post_begin(v, c->action, _("Confirm the change"));
%    for (size_t i = 0; i < c->n_fields; i++) {
%        hidden_field(v, c->fields[i].name, c->fields[i].value);
%    }
%    code_field(v, "koodi", c->error);
%    button(v, _("Confirm"));
%    post_end(v);
%} else {
<p>{{ _("This change asks for a second factor, and your account has none yet. Take one-time codes into use on the page of your account, within ten minutes of signing in.") }}</p>
<p><a href="{{ href(v, "/tyotila/tili") }}">{{ _("To my account") }}</a></p>
%}
%frame_end(v);
%}

%static void permission_rows(struct view *v, const struct own_view *o)
%{
%const struct column columns[] = {{_("Role"), false}, {_("Period"), false}, {_("Why"), false}, {_("Given by"), false}};
%if (o->n_permissions == 0) {
<p>{{ _("You have no permissions yet.") }}</p>
%} else {
%    table_begin(v, _("My permissions"), columns, sizeof columns / sizeof *columns);
%    for (size_t i = 0; i < o->n_permissions; i++) {
%        const struct granted_permission *p = &o->permissions[i];
%        row_begin(v);
%        row_head(v, permission_text(v, p));
%        cell(v, p->permission.ended_at.s ? _("Ended") : permission_period(v, p));
%        cell(v, p->ground);
%        cell(v, *p->granted_by ? p->granted_by : _("The operator"));
%        row_end(v);
%    }
%    table_end(v);
%}
%}

%/* What is mine: where I am in charge, and the way to it. */
%void account_workspace_page(struct view *v, const struct own_view *o, const struct viewer *who, struct day today)
%{
%const struct frame frame = {.title = _("Workspace")};
%frame_begin(v, &frame);
<h1>{{ _("Workspace") }}</h1>
<p>{{ o->account.name }}</p>
<ul>
%for (size_t i = 0; i < o->n_permissions; i++) {
%    const struct granted_permission *p = &o->permissions[i];
%    if (permission_in_force(&p->permission, today)) {
%        if (p->permission.organization_id) {
<li><a href="{{ href(v, "/toimielimet/%lld", (long long)p->permission.organization_id) }}">{{ permission_text(v, p) }}</a></li>
%        } else if (p->permission.party_id) {
<li><a href="{{ href(v, "/toimijat/%lld", (long long)p->permission.party_id) }}">{{ permission_text(v, p) }}</a></li>
%        } else {
<li>{{ permission_text(v, p) }}</li>
%        }
%    }
%}
</ul>
%if (o->n_permissions == 0) {
<p>{{ _("You have no permissions yet.") }}</p>
%}
<h2>{{ _("Pages") }}</h2>
<ul>
<li><a href="{{ href(v, "/tyotila/tili") }}">{{ _("My account") }}</a></li>
%if (viewer_has(who, NEED_ADMINISTER)) {
<li><a href="{{ href(v, "/tyotila/oikeudet") }}">{{ _("Accounts and permissions") }}</a></li>
%}
%if (viewer_has(who, NEED_AUDIT)) {
<li><a href="{{ href(v, "/tyotila/loki") }}">{{ _("Log") }}</a></li>
%}
</ul>
%frame_end(v);
%}

%static const char *session_state(struct view *v, const struct own_view *o, const struct session *s)
%{
%    if (!session_is_open(s, o->now)) return _("Ended");
%    return s->id == o->session_id ? _("This browser") : _("Signed in");
%}

%static void session_rows(struct view *v, const struct own_view *o)
%{
%const struct column columns[] = {{_("Browser"), false}, {_("Last used"), false}, {_("State"), false}, {_("Used elsewhere"), false}, {_("End"), false}};
%table_begin(v, _("Sessions of the last 30 days"), columns, sizeof columns / sizeof *columns);
%for (size_t i = 0; i < o->n_sessions; i++) {
%    const struct session *s = &o->sessions[i];
%    row_begin(v);
%    row_head(v, *s->agent ? s->agent : _("Unnamed browser"));
%    cell_html(v, html_moment(v, s->seen_at));
%    cell(v, session_state(v, o, s));
%    cell_begin(v);
%    if (s->replayed_at.s) {
%        status_tag(v, TONE_ERROR, _("Used elsewhere"));
{{ html_moment(v, s->replayed_at) }} {{ s->replayed_agent }}
%    }
%    cell_end(v);
%    cell_begin(v);
%    if (session_is_open(s, o->now)) {
%        post_button(v, href(v, "/tyotila/tili/istunnot/%lld/lopeta", (long long)s->id), _("End"), _f(_N("End the session of %s"), s->agent));
%    }
%    cell_end(v);
%    row_end(v);
%}
%table_end(v);
%}

%static void second_factor(struct view *v, const struct own_view *o)
%{
<section>
<h2>{{ _("Second factor") }}</h2>
%if (o->account.totp_at.s) {
<p>{{ _("One-time codes are in use since") }} {{ html_moment(v, o->account.totp_at) }}. {{ _f(_N("Unused recovery codes: %d."), (int)o->account.recovery_codes) }}</p>
%    post_button(v, href(v, "/tyotila/tili/varakoodit"), _("New recovery codes"), _("New recovery codes"));
%    post_button(v, href(v, "/tyotila/tili/koodit/poista"), _("Stop using one-time codes"), _("Stop using one-time codes"));
%} else if (*o->secret) {
<p>{{ _("Add this secret to your authenticator, then write the code that it shows.") }}</p>
%    facts_begin(v);
%    fact(v, _("Secret"), o->secret);
%    fact(v, _("Address for the authenticator"), o->url);
%    facts_end(v);
%    post_begin(v, href(v, "/tyotila/tili/koodit/vahvista"), _("Confirm one-time codes"));
%    field(v, &(struct field){.name = "tunnusluku", .label = _("Code"), .error = o->error, .max = 40, .autocomplete = "one-time-code", .inputmode = "numeric", .required = true});
%    button(v, _("Confirm"));
%    post_end(v);
%} else {
<p>{{ _("One-time codes from an authenticator (TOTP) protect your account. Signing, publishing and changes of accounts ask for one.") }}</p>
%    post_button(v, href(v, "/tyotila/tili/koodit"), _("Take one-time codes into use"), _("Take one-time codes into use"));
%}
</section>
%}

%/* One's own account: data, permissions, sessions, second factor. */
%void account_own_page(struct view *v, const struct own_view *o)
%{
%const struct crumb crumbs[] = {{_("Workspace"), href(v, "/tyotila")}};
%const struct frame frame = {.title = _("My account"), .crumbs = crumbs, .n_crumbs = 1};
%frame_begin(v, &frame);
<h1>{{ _("My account") }}</h1>
%facts_begin(v);
%fact(v, _("Name"), o->account.name);
%fact(v, _("E-mail address"), o->account.email);
%fact_html(v, _("Account made"), html_moment(v, o->account.created_at));
%fact_link(v, _("What is stored about me"), href(v, "/tyotila/tili/tiedot.json"), _("All of it as data (JSON)"));
%facts_end(v);
%second_factor(v, o);
<section>
<h2>{{ _("Sessions") }}</h2>
<p>{{ _("End a session that you do not know. One that has been used elsewhere cannot sign or publish without a new second factor.") }}</p>
%session_rows(v, o);
</section>
<section>
<h2>{{ _("My permissions") }}</h2>
%permission_rows(v, o);
</section>
%frame_end(v);
%}

%/* Shown once, as the answer to the change that made them. */
%void account_recovery_page(struct view *v, const char *const *codes)
%{
%const struct crumb crumbs[] = {{_("Workspace"), href(v, "/tyotila")}, {_("My account"), href(v, "/tyotila/tili")}};
%const struct frame frame = {.title = _("Recovery codes"), .crumbs = crumbs, .n_crumbs = 2};
%frame_begin(v, &frame);
<h1>{{ _("Recovery codes") }}</h1>
<p>{{ _("Write these down and keep them safe: they are not shown again. Each serves once in place of a code from the authenticator.") }}</p>
<ul>
%for (size_t i = 0; i < RECOVERY_CODES; i++) {
<li><code>{{ codes[i] }}</code></li>
%}
</ul>
<p><a href="{{ href(v, "/tyotila/tili") }}">{{ _("To my account") }}</a></p>
%frame_end(v);
%}

%static void everybody_rows(struct view *v, const struct rights_view *l)
%{
%const struct column columns[] = {{_("Who"), false}, {_("Role"), false}, {_("Period"), false}, {_("Why"), false}, {_("Given by"), false}, {_("End"), false}};
%table_begin(v, _("Permissions"), columns, sizeof columns / sizeof *columns);
%for (size_t i = 0; i < l->n_permissions; i++) {
%    const struct granted_permission *p = &l->permissions[i];
%    row_begin(v);
%    row_head(v, p->account_name);
%    cell(v, permission_text(v, p));
%    cell(v, p->permission.ended_at.s ? _("Ended") : permission_period(v, p));
%    cell(v, p->ground);
%    cell(v, *p->granted_by ? p->granted_by : _("The operator"));
%    cell_begin(v);
%    if (!p->permission.ended_at.s) {
%        post_button(v, href(v, "/tyotila/oikeudet/%lld/lopeta", (long long)p->permission.id), _("End"), _f(_N("End the permission of %s: %s"), p->account_name, permission_text(v, p)));
%    }
%    cell_end(v);
%    row_end(v);
%}
%table_end(v);
%}

%static void account_rows(struct view *v, const struct rights_view *l)
%{
%const struct column columns[] = {{_("Who"), false}, {_("E-mail address"), false}, {_("One-time codes"), false}, {_("End"), false}};
%table_begin(v, _("Accounts"), columns, sizeof columns / sizeof *columns);
%for (size_t i = 0; i < l->n_accounts; i++) {
%    const struct account *a = &l->accounts[i];
%    row_begin(v);
%    row_head(v, a->name);
%    cell(v, a->email);
%    cell(v, a->totp_at.s ? _("In use") : _("Not in use"));
%    cell_begin(v);
%    if (account_is_open(a)) {
%        post_button(v, href(v, "/tyotila/tilit/%lld/lopeta", (long long)a->id), _("End"), _f(_N("End the account of %s"), a->name));
%    } else {
{{ _("Ended") }}
%    }
%    cell_end(v);
%    row_end(v);
%}
%table_end(v);
%}

%static void permission_form(struct view *v, const struct rights_view *l)
%{
%const struct request *r = l->r;
<section>
<h2>{{ _("Give a permission") }}</h2>
%post_begin(v, href(v, "/tyotila/oikeudet"), _("Give a permission"));
%select_field(v, &(struct select){.name = "tili", .label = _("Account"), .value = request_form(r, "tili"), .none = _("Choose"), .choices = l->account_choices, .n = l->n_account_choices, .error = account_error_of(r, "tili")});
%select_field(v, &(struct select){.name = "rooli", .label = _("Role"), .value = request_form(r, "rooli"), .none = _("Choose"), .choices = l->role_choices, .n = l->n_role_choices, .error = account_error_of(r, "rooli")});
%select_field(v, &(struct select){.name = "laajuus", .label = _("Where it holds"), .value = request_form(r, "laajuus"), .none = _("Choose"), .choices = l->scope_choices, .n = l->n_scope_choices, .error = account_error_of(r, "laajuus")});
%select_field(v, &(struct select){.name = "toimija", .label = _("Party"), .value = request_form(r, "toimija"), .none = _("None"), .choices = l->party_choices, .n = l->n_party_choices, .error = account_error_of(r, "toimija")});
%select_field(v, &(struct select){.name = "toimielin", .label = _("Organ or network"), .value = request_form(r, "toimielin"), .none = _("None"), .choices = l->organization_choices, .n = l->n_organization_choices, .error = account_error_of(r, "toimielin")});
%field(v, &(struct field){.name = "alkaa", .label = _("First day"), .value = request_form(r, "alkaa"), .type = "date", .hint = _("Empty: today"), .error = account_error_of(r, "alkaa")});
%field(v, &(struct field){.name = "paattyy", .label = _("Last day"), .value = request_form(r, "paattyy"), .type = "date", .hint = _("Empty: until further notice"), .error = account_error_of(r, "paattyy")});
%field(v, &(struct field){.name = "peruste", .label = _("Why"), .value = request_form(r, "peruste"), .hint = _("The decision or duty it rests on"), .max = 300, .error = account_error_of(r, "peruste"), .required = true});
%button(v, _("Give"));
%post_end(v);
</section>
%}

%static void account_form(struct view *v, const struct rights_view *l)
%{
%const struct request *r = l->r;
%const struct choice languages[] = {{"fi", "suomi"}, {"sv", "svenska"}, {"en", "English"}};
<section>
<h2>{{ _("Add an account") }}</h2>
%post_begin(v, href(v, "/tyotila/tilit"), _("Add an account"));
%field(v, &(struct field){.name = "nimi", .label = _("Name"), .value = request_form(r, "nimi"), .max = ACCOUNT_NAME_MAX, .error = account_error_of(r, "nimi"), .required = true});
%field(v, &(struct field){.name = "sahkoposti", .label = _("E-mail address"), .value = request_form(r, "sahkoposti"), .type = "email", .max = ACCOUNT_EMAIL_MAX, .error = account_error_of(r, "sahkoposti"), .required = true});
%select_field(v, &(struct select){.name = "kieli", .label = _("Language"), .value = request_form(r, "kieli"), .choices = languages, .n = 3});
%button(v, _("Add"));
%post_end(v);
</section>
%}

%/* Who may do what, and why. */
%void account_rights_page(struct view *v, const struct rights_view *l)
%{
%const struct crumb crumbs[] = {{_("Workspace"), href(v, "/tyotila")}};
%const struct frame frame = {.title = _("Accounts and permissions"), .crumbs = crumbs, .n_crumbs = 1};
%frame_begin(v, &frame);
<h1>{{ _("Accounts and permissions") }}</h1>
%if (l->r->why.message && *l->r->why.message) {
%    notice(v, TONE_ERROR, _("This was not done"), _(l->r->why.message));
%}
%everybody_rows(v, l);
%permission_form(v, l);
%account_rows(v, l);
%account_form(v, l);
%frame_end(v);
%}
