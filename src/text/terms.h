/* terms.h — from a text to the terms of the search index, and from a searcher's words to the terms looked for.
 *
 * A term is the index's word. Its first character tells its kind: a letter or digit, the base form of a word or the one
 * writing of a number; '+' part of a compound, of a date or of a registry number; '<' root; '~' stem of an unknown word;
 * '^' Swedish stem; U+001E a facet of the index's own. Terms hold no space, '|' or '"'. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* The dictionaries of one thread. */
struct analyser;

/* Fails as finnish_open does. Owned by the caller: analyser_close. */
must_check enum err analyser_open(size_t cache_bytes, struct analyser **ret_analyser);
void analyser_close(struct analyser *an);

/* An analyser that nobody else uses, from the process's stock, and back into it: opening one takes milliseconds and its
 * cache is worth keeping. Any thread. Fails as analyser_open does. */
must_check enum err analyser_borrow(struct analyser **ret_analyser);
void analyser_return(struct analyser *an); /* also for `auto_analyser struct analyser *an = NULL;` */
void analyser_cleanup_(struct analyser **an);
#define auto_analyser __attribute__((cleanup(analyser_cleanup_)))

/* What an index must have been made with to be right: versions of the dictionary and of every rule here. */
const char *terms_version(struct arena *a);

/* Put before a text to tell that its words are Swedish. */
#define TERMS_SWEDISH "\x1fsv "

struct index_term {
    struct str text;
    struct str word;   /* the word as it was written, in lower case; the same for all terms of a place */
    bool same_place;   /* as the term before: not a place of its own */
    bool is_word;      /* the place holds a word rather than a number or address */
    bool is_known;     /* and the dictionary knows that word */
    size_t start, end; /* bytes of the place in the text */
};

/* Calls `each` for every term of a text in order until it gives non-OK, which is returned. The text is valid UTF-8, NFC,
 * or begins with TERMS_SWEDISH. The strings are valid during the call. */
must_check enum err terms_of_text(struct analyser *an, struct str text,
                                  enum err (*each)(void *context, const struct index_term *term), void *context);

/* The same with a borrowed analyser, in the form that db_set_terms of db/ wants. */
must_check enum err terms_for_index(struct str text,
                                    enum err (*each)(void *context, struct str term, bool same_place, size_t start,
                                                     size_t end),
                                    void *context);

/* One word looked for. Alternatives are joined by '|'; "" where there are none. All are in the arena. */
struct wanted {
    const char *typed; /* in lower case, as it would stand in a text */
    const char *whole; /* "avustus|avustaa|^avustus": the word itself */
    const char *part;  /* "+avustus": the word inside a compound, a number inside a longer one */
    const char *loose; /* "<avust|~avustuks": its root, or its worn-down stem */
    const char *split; /* "järjestö avustus": the word's own pieces, which may stand apart in a text */
    const char *stem;  /* Snowball's Swedish one, without its mark */
    bool is_word;
    bool known;        /* by the Finnish dictionary */
    bool filler;       /* "ja", "miten": asks for nothing by itself */
    size_t start, end; /* bytes in the text that was asked */
};

/* The words of a searcher's text, at most `max`; ERR_LIMIT when it has more. */
must_check enum err terms_wanted(struct analyser *an, struct arena *a, struct str text, size_t max,
                                 struct wanted *ret_wanted, size_t *ret_n);

/* What the dictionary proposes for a misspelled word, best first: at most max, in the arena. */
size_t terms_suggest(struct analyser *an, struct arena *a, struct str word, size_t max, const char **ret_words);
