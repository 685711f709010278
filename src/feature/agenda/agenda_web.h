/* agenda_web.h — what the templates of items show, and the words they put together. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/agenda/agenda_store.h"
#include "feature/file/file_store.h"
#include "feature/organization/organization_store.h"
#include "feature/paper/paper_store.h"
#include "feature/party/party_store.h"
#include "html/record.h"

/* All that the page of an item shows, for HTML and JSON alike. */
struct item_page {
    struct agenda_item item;
    struct item_surroundings around;
    struct paper *papers; /* one row for each registry number */
    size_t n_papers;
    struct file *files;
    size_t n_files;
    struct db *db; /* for references in the texts */
};

struct decision_list_view {
    const struct agenda_item *items;
    size_t n;
    struct party party;               /* id 0: no filter */
    struct organization organization; /* id 0: no filter */
    struct years years;               /* of the filter */
    int year;                         /* 0: all */
    const char *newest_url, *older_url;
};

/* The page of an item in the reader's language; "" for id 0. */
const char *item_url(struct view *v, int64_t id);
/* Its title, or that it has none. */
const char *item_title(struct view *v, const struct agenda_item *item);
/* Where it was imported from: the newest document's address, else the item's own; "" when not known. */
const char *item_source_url(const struct item_page *page);
/* "Kunnanhallitus § 180" as it is cited: "Kunnanhallitus 14.8.2023 § 180". */
const char *item_citation(struct view *v, const char *organization, struct day on, int64_t paragraph);
/* Class of the decision box: "approved", "rejected", "postponed", "returned", "noted", "unclear". */
const char *outcome_modifier(enum outcome outcome);
/* "hyvinvointipäällikkö Nimi, p. 020 615 0000" */
const char *person_text(struct view *v, const struct handling_person *p);
/* Reads all that is public of an item; its remedy by the law's rule where the page does not tell. ERR_NOT_FOUND when
 * there is none. */
must_check enum err item_page_read(struct db *db, struct arena *a, int64_t id, struct item_page *ret_page);
/* A part's Markdown with its references linked. */
const char *part_linked(struct view *v, const struct item_page *page, const char *markdown);
/* A part's text with its references linked; its headings go below the one of `level` that stands over it. */
struct html part_html(struct view *v, const struct item_page *page, const char *markdown, int level);
/* What the reader can do about the decision; "" when nothing is known. */
const char *remedy_text(struct view *v, const struct agenda_item *item);
