/* chart.h — a bar chart as SVG, made here: no script, no viewBox, read by screen readers.
 *
 * Stands beside the table of the same figures, never instead of it. Lengths across are in per cent and heights in pixels, so
 * that text keeps its size on a phone. One bar a row: its label above it at the left, its value at the right. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "html/view.h"

struct chart_bar {
    const char *label, *value; /* as people read them: "Kouvola", "9 960,00 €" */
    int64_t amount;            /* what the length shows, from 0; a negative one has no length */
};

struct chart {
    const char *id;          /* unique on the page: begins the ids of title and description */
    const char *title;       /* what is shown: "Shares in 2024" */
    const char *description; /* the least and the most in words, or the whole when it is short */
    const struct chart_bar *bars;
    size_t n;
};

/* Nothing for no bars. */
void chart_bars(struct view *v, const struct chart *c);
