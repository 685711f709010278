%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/audit/audit_web.h"
%#include "html/frame.h"
%#include "html/html.h"

%/* The log, newest first. */
%void audit_page(struct view *v, const struct audit_view *l)
%{
%const struct crumb crumbs[] = {{_("Workspace"), href(v, "/tyotila")}};
%const struct frame frame = {.title = _("Log"), .crumbs = crumbs, .n_crumbs = 1};
%const struct column columns[] = {{_("Number"), true}, {_("Time"), false}, {_("Who"), false}, {_("What"), false}, {_("Subject"), false}};
%frame_begin(v, &frame);
<h1>{{ _("Log") }}</h1>
<p>{{ _("What has been done in the service. Entries are only added; each is sealed with the one before it.") }}</p>
%if (l->n == 0) {
<p>{{ _("There is nothing here yet.") }}</p>
%} else {
%    table_begin(v, _("Log"), columns, sizeof columns / sizeof *columns);
%    for (size_t i = 0; i < l->n; i++) {
%        const struct audit_entry *e = &l->all[i];
%        row_begin(v);
%        row_head(v, i18n_number(v->arena, v->lang, e->id));
%        cell_html(v, html_moment(v, e->at));
%        cell(v, e->account_id ? e->account_name : _("The operator"));
%        cell(v, i18n(v->lang, e->action));
%        cell(v, *e->detail ? arena_printf(v->arena, "%s: %s", e->subject, e->detail) : e->subject);
%        row_end(v);
%    }
%    table_end(v);
%}
%pager_by_key(v, l->newest_url, l->older_url);
%frame_end(v);
%}
