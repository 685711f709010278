%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "html/html.h"

%void table_begin(struct view *v, const char *caption, const struct column *columns, size_t n)
%{
<div class="table-scroll" role="region" aria-label="{{ caption }}" tabindex="0">
<table class="data-table">
<caption>{{ caption }}</caption>
<thead>
<tr>
%for (size_t i = 0; i < n; i++) {
<th scope="col" class??="{{ columns[i].number ? "number" : "" }}">{{ columns[i].title }}</th>
%}
</tr>
</thead>
<tbody>
%}
%void table_end(struct view *v)
%{
</tbody>
</table>
</div>
%}

%void row_begin(struct view *v)
%{
<tr>
%}
%void row_end(struct view *v)
%{
</tr>
%}

%void row_head(struct view *v, const char *text)
%{
<th scope="row">{{ text }}</th>
%}

%void row_head_link(struct view *v, const char *url, const char *text)
%{
<th scope="row"><a href="{{ url }}">{{ text }}</a></th>
%}

%void cell(struct view *v, const char *text)
%{
<td>{{ text }}</td>
%}

%void cell_html(struct view *v, struct html value)
%{
<td>{{ value }}</td>
%}

%void cell_link(struct view *v, const char *url, const char *text)
%{
<td><a href="{{ url }}">{{ text }}</a></td>
%}

%void cell_number(struct view *v, const char *text)
%{
<td class="number">{{ text }}</td>
%}

%void cell_begin(struct view *v)
%{
<td>\
%}
%void cell_end(struct view *v)
%{
</td>
%}
