#include "page.tpl.h"
#line 1 "page.tpl"
/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/meeting/meeting.h"
#line 4 "page.tpl"
/* A list of meetings, newest first. */
void meeting_page_list(struct view *v, const struct meeting *m, size_t n)
{
    view_raw(v, "<!DOCTYPE html>\n<h1 class=\"title ", 33);
#line 9 "page.tpl"
    view_attr(v, m->kind);
#line 9 "page.tpl"
    view_raw(v, "\">", 2);
#line 9 "page.tpl"
    view_text(v, _("Meetings"));
#line 9 "page.tpl"
    view_raw(v, " &amp; more</h1>\n<ul>\n", 22);
#line 13 "page.tpl"
for (size_t i = 0; i < n; i++) { /* a brace } in a comment, */ char c = '}'; (void)c;
    view_raw(v, "<li class=\"item &quot;quoted&quot;\"", 35);
#line 16 "page.tpl"
    { const char *text_ = (m[i].lang); if (text_ && *text_) { view_raw(v, " lang=\"", 7); view_attr(v, text_); view_raw(v, "\"", 1); } }
    view_raw(v, "><a href=\"", 10);
#line 17 "page.tpl"
    view_url(v, meeting_path(v, &m[i]));
#line 17 "page.tpl"
    view_raw(v, "?sivu=", 6);
#line 17 "page.tpl"
    view_url_part(v, i + 1);
#line 17 "page.tpl"
    view_raw(v, "#top\"", 5);
#line 17 "page.tpl"
    { const char *text_ = (i ? "page" : ""); if (text_ && *text_) { view_raw(v, " aria-current=\"", 15); view_attr(v, text_); view_raw(v, "\"", 1); } }
#line 17 "page.tpl"
    view_raw(v, ">", 1);
#line 17 "page.tpl"
    view_text(v, m[i].place);
#line 17 "page.tpl"
    view_raw(v, "</a>\n<input type=\"checkbox\"", 27);
    if (i == 0) view_raw(v, " checked", 8);
#line 18 "page.tpl"
    view_raw(v, " disabled name=\"x", 17);
#line 18 "page.tpl"
    view_attr(v, i);
#line 18 "page.tpl"
    view_raw(v, "\"><br>\n<a href=\"/haku?q=", 24);
    view_url_part(v, m[i].place);
#line 19 "page.tpl"
    view_raw(v, "\">", 2);
#line 19 "page.tpl"
    view_text(v, "}}");
#line 19 "page.tpl"
    view_raw(v, "</a></li>\n", 10);
} else {
    view_raw(v, "<p>One % of\n100 \\n \"text\"</p>\n", 30);
#line 23 "page.tpl"
}
    view_raw(v, "</ul>\n<pre>\n  kept\n    as ", 26);
#line 27 "page.tpl"
    view_text(v, it_is);
#line 27 "page.tpl"
    view_raw(v, "\n</pre>\n<script src=\"", 21);
#line 29 "page.tpl"
    view_url(v, asset(v, "a.js"));
#line 29 "page.tpl"
    view_raw(v, "\" defer></script>\n<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>\n", 64);
#line 31 "page.tpl"
}
#line 33 "page.tpl"
static int plain(int x)
{
    return x;
}
#line 38 "page.tpl"
static void row(struct view *v)
{
    view_raw(v, "<p>row</p>\n", 11);
}
