/* word.h — closed lists of words: the codes stored in the database and spoken in JSON, and the labels people read.
 *
 * An enum's values are 1, 2, 3 … in the order of its table; 0 is "not known" (SQL NULL or ''). */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stddef.h>

/* Marks a text for translation where it is only stored; i18n/ looks it up when it is shown. */
#define _N(text) text

struct word {
    const char *code;  /* "advisory_council" */
    const char *label; /* message id: "Advisory council" */
};

struct words {
    const struct word *at;
    size_t n;
};
#define WORDS(table) {(table), sizeof(table) / sizeof *(table)}

/* The code or label of a value; "" for 0 and for what is no value. */
const char *word_code(const struct words *w, int value);
const char *word_label(const struct words *w, int value);

/* The value of a code, 0 when there is none. */
int word_read(const struct words *w, const char *code);
