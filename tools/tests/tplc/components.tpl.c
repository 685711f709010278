#include "components.tpl.h"
#line 1 "components.tpl"
/* SPDX-License-Identifier: EUPL-1.2 */
/* A panel; closed by panel_end. */
void panel_begin(struct view *v, const char *title)
{
    view_raw(v, "<section class=\"panel\"><h2>", 27);
#line 5 "components.tpl"
    view_text(v, title);
#line 5 "components.tpl"
    view_raw(v, "</h2>\n", 6);
}
void panel_end(struct view *v)
{
    view_raw(v, "</section>\n", 11);
}
#line 12 "components.tpl"
void page(struct view *v)
{
frame_begin(v);
panel_begin(v, "x");
    view_raw(v, "<p>inside</p>\n", 14);
panel_end(v);
frame_end(v);
}
