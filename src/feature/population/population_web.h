/* population_web.h — what the template of a municipality's population shows. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/party/party_store.h"
#include "feature/population/population_store.h"
#include "html/chart.h"
#include "html/record.h"

struct population_page {
    struct party party;
    struct population_figure *figures; /* the current ones, oldest first */
    size_t n;
    struct population_figure *former; /* versions that were replaced */
    size_t n_former;
};

/* "−0,7 %" against the year before; "" where that year is not known. */
const char *population_change_text(struct view *v, const struct population_page *page, size_t i);
/* Bars of the figures, in the arena, and the description of them: first and last year in words. */
const struct chart_bar *population_bars(struct view *v, const struct population_page *page);
const char *population_chart_text(struct view *v, const struct population_page *page);
