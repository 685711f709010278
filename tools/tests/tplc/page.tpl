%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/meeting/meeting.h"

%/* A list of meetings, newest first. */
%void meeting_page_list(struct view *v, const struct meeting *m, size_t n)
%{
<!DOCTYPE html>
<!-- not sent -->
<h1 class="title {{ m->kind }}">{{ _("Meetings") }} \
  &amp; more</h1>

<ul>
%for (size_t i = 0; i < n; i++) { /* a brace } in a comment, */ char c = '}'; (void)c;
  <li
    class='item "quoted"'
    lang??="{{ m[i].lang }}"
    ><a href="{{ meeting_path(v, &m[i]) }}?sivu={{ i + 1 }}#top" aria-current??="{{ i ? "page" : "" }}">{{ m[i].place }}</a>
    <input type="checkbox" checked?="{{ i == 0 }}" disabled name="x{{ i }}" /><br>
    <a href="/haku?q={{ m[i].place }}">{{ "}}" }}</a></li>
%} else {
    <p>One % of
    100 \n "text"</p>
%}
</ul>
<pre>
  kept
    as {{ it_is }}
</pre>
<script src="{{ asset(v, "a.js") }}" defer></script>
<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>
%}

%static int plain(int x)
%{
%    return x;
%}

%static void row(struct view *v)
%{
<p>row</p>
%}
