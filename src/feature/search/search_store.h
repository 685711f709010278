/* search_store.h — the search index: what others put into it, and what it answers (search.h tells the rules).
 *
 * The narrow interface behind which another index can stand: add, remove, query; the records stay the truth, the index
 * can be made again at any time. On PostgreSQL documents are kept, but not yet searched: search_find gives ERR_INTERNAL. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "feature/search/search.h"

/* A public record as it is found. Texts are plain, valid UTF-8, NFC, public on this day; "" and 0 where there is none. */
struct search_document {
    int64_t id; /* the index's own; given by search_add */
    int type;   /* enum search_type; with record_id what it is replaced and removed by */
    int64_t record_id;
    int64_t party_id, organization_id; /* shown with the result, and filtered by */
    struct day held_on;                /* the day it is ordered by */
    int64_t paragraph;
    const char *language; /* "fi", "sv": how its words are analysed */
    const char *title, *body;
    const char *names;        /* what else it is found by: the organ's and party's names, "§ 180", registry numbers */
    const char *case_numbers; /* one a line */
    const char *url;          /* "/kokousasiat/7" */
    const char *source_url;
};

/* Adds a record or replaces what the index has of it; nothing happens when that is the same. Inside a write transaction
 * (one of its own otherwise). ERR_LIMIT when its day is full (65 536 records). */
must_check enum err search_add(struct db *db, const struct search_document *d);
/* Takes a record out; OK also when it is not there. */
must_check enum err search_remove(struct db *db, enum search_type type, int64_t record_id);

/* Was the index made by other rules, or with another dictionary, than this program has? Then search_rebuild. */
must_check enum err search_is_outdated(struct db *db, bool *ret_outdated);
/* Makes the index again from the documents, in portions that others can write between. `progress` may be NULL. */
must_check enum err search_rebuild(struct db *db, void (*progress)(void *context, int64_t done, int64_t all), void *context);

/* Merges what many additions have left in pieces: searches take a third of the time after it. For the end of a large import;
 * takes seconds per hundred thousand documents, in one write transaction. */
must_check enum err search_merge(struct db *db);

struct search_result {
    int type;
    int64_t record_id, paragraph, party_id, organization_id;
    struct day held_on;
    const char *language, *title, *body, *case_numbers, *url, *source_url, *party, *organization;
    struct str snippet; /* HTML */
};

struct search_answer {
    int64_t total;
    bool capped;            /* total is SEARCH_COUNT_MAX and there are more */
    const char *suggestion; /* the query with its misspelled words put right; NULL when none is */
    bool used_suggestion;   /* the results are the suggestion's, since the query itself has none */
    struct search_result *results;
    size_t n;
};

/* The page query->page of what is found. ERR_NOT_FOUND past the last page; as search_terms otherwise. */
must_check enum err search_find(struct db *db, struct arena *a, const struct search_query *query, struct day today,
                                struct search_answer *ret_answer, struct problem *why);

struct search_choice {
    int64_t id;
    const char *name;
};
/* The parties that have something to find, for the filter. */
must_check enum err search_list_parties(struct db *db, struct arena *a, struct search_choice **ret_parties, size_t *ret_n);
