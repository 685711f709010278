%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/feed/feed_web.h"
%#include "html/frame.h"
%#include "html/record.h"

%/* An old address that several publishers' records have had. */
%void feed_candidates_page(struct view *v, const struct old_list_view *l)
%{
%v->robots = false;
%frame_begin(v, &(struct frame){.title = _("Several records have had this address")});
<h1>{{ _("Several records have had this address") }}</h1>
<p>{{ _("The address comes from another publishing system, and more than one publisher has used it. Choose the one you mean.") }}</p>
%item_list_begin(v);
%for (size_t i = 0; i < l->n; i++) {
%    const struct old_record *o = &l->records[i];
%    const char *title = *o->title ? o->title : o->organization_name;
%    list_item(v, 2, &(struct list_item){.url = href(v, "%s", old_record_path(v->arena, l->kind, o)), .title = title, .lang = o->language,
%        .day = l->kind == OLD_ORGANIZATION ? DAY_NONE : o->held_on, .meta = WITH_DOTS(v, *o->title ? o->organization_name : "", o->party_name)});
%}
%item_list_end(v);
%frame_end(v);
%}
