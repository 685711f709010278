/* meeting_web.h — what the templates of meetings show, and the words they put together. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/meeting/meeting_store.h"
#include "html/record.h"

/* A filter's choices; n is 0 when there are none, or too many for a list to choose from. */
struct choices {
    struct choice *at;
    size_t n;
};

struct meeting_list_view {
    const struct meeting *coming; /* on the first page only */
    size_t n_coming;
    bool coming_goes_on; /* there are more than are shown */
    const struct meeting *meetings;
    size_t n;
    struct years years;
    int year;                         /* 0: all */
    const char *party, *organization; /* ids; "": all */
    struct choices parties, organizations;
    bool is_filtered;
    const char *json;
    const char *newest_url, *older_url; /* "" where there is none */
};

/* "Kunnanhallitus 14.8.2023 klo 14.00" */
const char *meeting_title(struct view *v, const struct meeting *m);
/* "Virolahti · Pöytäkirja · 12 asiaa · Valtuustosali" */
const char *meeting_meta(struct view *v, const struct meeting *m);
/* What is to be known of its state at a glance: cancelled, coming, example; "" when nothing. */
const char *meeting_state_text(struct view *v, const struct meeting *m);
enum tone meeting_state_tone(const struct meeting *m);
/* "14.8.2023 klo 14.00–16.30" */
const char *meeting_time_text(struct view *v, const struct meeting *m);
/* "Agenda", "Minutes", … over the items. */
const char *meeting_items_heading(struct view *v, const struct meeting *m);
/* "Minutes as PDF" */
const char *meeting_pdf_text(struct view *v, const struct meeting *m);
