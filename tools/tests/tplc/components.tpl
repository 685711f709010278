%/* SPDX-License-Identifier: EUPL-1.2 */
%/* A panel; closed by panel_end. */
%void panel_begin(struct view *v, const char *title)
%{
<section class="panel"><h2>{{ title }}</h2>
%}
%void panel_end(struct view *v)
%{
</section>
%}

%void page(struct view *v)
%{
%frame_begin(v);
%panel_begin(v, "x");
<p>inside</p>
%panel_end(v);
%frame_end(v);
%}
