/* search.h — finding public records (haku): what a searcher may ask, and what an answer is.
 *
 * Words are ANDed, "…" is a phrase, -word excludes, nothing else is an operator. A word is found by its base form, inside
 * compounds, and by its root; a word no document has is taken for misspelled.
 * Rules only: the index is in search_store.h, the page in search_web.h. Nothing here does input or output. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/str.h"
#include "base/word.h"

struct analyser; /* text/terms.h */

enum {
    SEARCH_TEXT_MAX = 1000,   /* characters of what is asked */
    SEARCH_SHOWN_MAX = 100,   /* bytes shown of a text that is too long */
    SEARCH_WORDS_MAX = 24,    /* words and phrases that count */
    SEARCH_PAGE = 20,         /* results a page */
    SEARCH_COUNT_MAX = 1000,  /* counted exactly up to this */
    SEARCH_RANKED_MAX = 5000, /* the newest so many matches are put in order of how well they answer */
    SEARCH_PAGES_MAX = SEARCH_RANKED_MAX / SEARCH_PAGE,
};

/* What can be found, as in the `type` of /haku.json. */
enum search_type {
    SEARCH_ITEM = 1,     /* kokousasia */
    SEARCH_PAPER,        /* asia */
    SEARCH_MEETING,      /* kokous */
    SEARCH_ORGANIZATION, /* toimielin, verkosto */
    SEARCH_PARTY,        /* toimija */
    SEARCH_FILE,         /* liite */
};
extern const struct words search_types;      /* "agenda_item"; labels for people */
extern const struct words search_type_names; /* the same as in addresses: "kokousasia" */

enum search_order {
    SEARCH_BEST = 1, /* osuvuus */
    SEARCH_NEWEST,   /* uusimmat */
};
extern const struct words search_orders;

/* ---- what is asked ------------------------------------------------------------------------------------------------ */

/* A stretch of the text that was asked: words in a row, one phrase, or one excluded word or phrase. */
struct search_clause {
    struct str text;
    bool phrase, excluded;
};

struct search_query {
    const char *text; /* as asked, trimmed */
    struct search_clause *clauses;
    size_t n;
    enum search_type type; /* 0: all */
    int64_t party_id, organization_id;
    struct day from, to; /* DAY_NONE: open */
    enum search_order order; /* 0: by what suits the words */
    int page;                /* from 1 */
};

/* Reads the words of a query into clauses; the other fields stay as they are. ERR_LIMIT when the text is too long or has
 * too many parts, ERR_INPUT when it is not text or has marks but no word; why->message tells it in plain words. */
must_check enum err search_read(struct arena *a, struct str text, struct search_query *query, struct problem *why);

/* Has it a word or phrase that is looked for (rather than only excluded ones)? */
bool search_has_words(const struct search_query *query);
/* The order that holds: the one asked for, else best first where there are words, newest first where there are none. */
enum search_order search_order_of(const struct search_query *query);

/* ---- what the index is asked ---------------------------------------------------------------------------------------- */

enum { SEARCH_WEIGHTS_MAX = 8 };

/* One word or phrase as the index's expression. Strings are in the arena. */
struct search_term {
    const char *typed;  /* the word in lower case; "" for a phrase */
    const char *match;  /* everything it is found by */
    const char *strong; /* the word itself or inside a compound: without it the word is taken for misspelled */
    uint8_t weights[SEARCH_WEIGHTS_MAX]; /* of the phrases of `match` in order, in hundredths */
    size_t n_weights;
    const char *split;  /* a compound's pieces, for search_split: "järjestö avustus"; else "" */
    const char *stem;   /* of a word the dictionary does not know: for compounds that begin or end with it; else "" */
    bool excluded, is_word;
    size_t start, end;  /* bytes of query->text */
};

/* The terms of a query; words such as "ja" are left out where there are others. ERR_LIMIT when there are too many. */
must_check enum err search_terms(struct analyser *an, struct arena *a, const struct search_query *query,
                                 struct search_term **ret_terms, size_t *ret_n, struct problem *why);

/* Lets a term be found inside these words too ("uppsägningstid|uppsägningsvillkor"), as inside a compound. */
void search_widen(struct arena *a, struct search_term *term, const char *words);

/* Lets a compound be found where its pieces stand near each other ("avustuksia järjestöille"). */
void search_split(struct arena *a, struct search_term *term);

/* The whole expression: filters, all terms, without the excluded ones. */
const char *search_match(struct arena *a, const struct search_query *query, const struct search_term *terms, size_t n);
/* How the matches are ordered (db_set_terms): counts[i] is how many documents have terms[i]. */
const char *search_plan(struct arena *a, struct day today, const struct search_query *query,
                        const struct search_term *terms, size_t n, const int64_t *counts);

/* The words of the index's own that a document is filtered by: type, party, organization. */
const char *search_facets(struct arena *a, enum search_type type, int64_t party_id, int64_t organization_id);

/* ---- places in the order of time ------------------------------------------------------------------------------------ */

/* Documents' numbers go by day: days since 1900 × 2^20 + running number × 16 + length class. */
int64_t search_day_start(struct day d);      /* the first number of a day; of no day: the first of all */
int64_t search_day_end(struct day d);        /* the last number of a day; of no day: of all that have none */
int search_length_class(size_t places);      /* 0 … 15 */

/* ---- misspelled words ------------------------------------------------------------------------------------------------ */

/* The word without dots, doubled letters and other things people leave out: "päätös" → "patos". */
const char *search_fold(struct arena *a, struct str word);
const char *search_backwards(struct arena *a, const char *folded);
/* How unlike two words are: 0 the same; a letter more or less 1, a forgotten dot or a doubled letter less than that.
 * Above `limit` the answer is only "above limit". */
double search_distance(struct str a, struct str b, double limit);
/* The most by which a word of this length may differ from what was meant. */
double search_distance_allowed(struct str word);

/* ---- the piece of text shown with a result ---------------------------------------------------------------------------- */

/* HTML: some 35 words of the text around the most telling places, those marked with <mark>, cut ends with "…".
 * `places` is what SQL's search_places gave: "CLAUSE,PLACE …". Without places the text's beginning. */
struct str search_snippet(struct arena *a, struct str text, struct str places);
