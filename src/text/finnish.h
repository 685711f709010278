/* finnish.h — the forms a Finnish word is found by: base forms, parts of a compound, root, by libvoikko behind a cache.
 *
 * One analyser belongs to one thread at a time (libvoikko's rule). A word that was met before costs a look-up.
 * Words Voikko does not know: the longest known noun at their end gives a base form ("huleveden" even if unknown would
 * be hule + vesi), and a worn-down stem joins the forms of names ("Viitakko", "Viitakon"). */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct finnish;

/* An analyser whose cache holds at most about cache_bytes. ERR_INTERNAL when the dictionary is missing.
 * Owned by the caller: finnish_close. */
must_check enum err finnish_open(size_t cache_bytes, struct finnish **ret_finnish);
void finnish_close(struct finnish *f);

/* The version of library, dictionary and of these rules: an index made with another one must be made again. */
const char *finnish_version(struct arena *a);

enum form_kind {
    FORM_BASE = 1, /* base form: "avustus" */
    FORM_PART,     /* base form of a part of a compound, smallest pieces and runs of them: "järjestö" */
    FORM_ROOT,     /* what a verb and the nouns made of it share: "avust" of avustaa, avustus, avustaja */
    FORM_STEM,     /* worn-down stem of a word that is not known */
    FORM_SPLIT,    /* the smallest pieces' base forms with a space between: "järjestö avustus"; all are known */
};

struct form {
    enum form_kind kind;
    struct str text;
};

enum { FORMS_MAX = 28, CUTS_MAX = 5, FORM_BYTES = 120 };

struct forms {
    bool known; /* Voikko knows the word */
    size_t n;
    struct form at[FORMS_MAX];
    size_t n_cuts;
    uint8_t cut[CUTS_MAX]; /* bytes of the word where its second, third … piece begins */
};

/* The forms of a word in lower case; at least one FORM_BASE (an unknown word's own writing is one of them).
 * The texts are valid until the next call. */
void finnish_forms(struct finnish *f, struct str word, struct forms *ret_forms);

/* Words the dictionary proposes for a misspelled one, best first: at most max, valid until the next call. */
size_t finnish_suggest(struct finnish *f, struct str word, size_t max, struct str *ret_texts);
