/* search_web.h — what the page of the search shows. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/search/search_store.h"
#include "html/view.h"

struct search_view {
    const struct search_query *query;
    const struct search_answer *answer; /* NULL when the query could not be read */
    const char *error;                  /* message id, "" when all is well */
    const char *error_field;            /* the field it is about */
    const char *from, *to;              /* the days as they were given */
    struct search_choice *parties;
    size_t n_parties;
};

/* "3 results", "Over 1,000 results"; with words "3 results for “avustus”". */
const char *search_count_text(struct view *v, const struct search_view *s);
/* "Meeting item · Kaupunginhallitus · § 180 · 5523/00.04.02/2023" */
const char *search_meta(struct view *v, const struct search_result *r);
/* The address of the same search with another text and up to the page's number: "/haku?q=sopimus&tyyppi=asia&sivu=". */
const char *search_url(struct view *v, const struct search_query *query, const char *text, bool page);
/* How many pages can be turned to. */
int search_pages(const struct search_answer *answer);
