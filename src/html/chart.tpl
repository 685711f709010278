%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "html/chart.h"

%enum { ROW = 46, BAR = 16, BASELINE = 18 };

%/* "37.5%": the length of a bar, the longest being 100 %. */
%static const char *length_of(struct view *v, const struct chart *c, size_t i)
%{
%    int64_t most = 0, amount = c->bars[i].amount;
%    for (size_t k = 0; k < c->n; k++)
%        if (c->bars[k].amount > most) most = c->bars[k].amount;
%    int64_t per_mille = most > 0 && amount > 0 ? (int64_t)((__int128)amount * 1000 / most) : 0;
%    return arena_printf(v->arena, "%lld.%lld%%", (long long)per_mille / 10, (long long)per_mille % 10);
%}

%void chart_bars(struct view *v, const struct chart *c)
%{
%if (c->n > 0) {
<svg class="chart" role="img" aria-labelledby="{{ c->id }}-title {{ c->id }}-text" width="100%" height="{{ c->n * ROW }}">
<title id="{{ c->id }}-title">{{ c->title }}</title>
<desc id="{{ c->id }}-text">{{ c->description }}</desc>
%    for (size_t i = 0; i < c->n; i++) {
<text x="0" y="{{ i * ROW + BASELINE }}">{{ c->bars[i].label }}</text>
<text x="100%" y="{{ i * ROW + BASELINE }}" text-anchor="end">{{ c->bars[i].value }}</text>
<rect x="0" y="{{ i * ROW + BASELINE + 6 }}" width="{{ length_of(v, c, i) }}" height="{{ (int)BAR }}"></rect>
%    }
</svg>
%}
%}
