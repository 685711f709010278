/* tokens.h — what a text is cut into before Finnish is analysed: words, and the things that only look like words.
 *
 * A token is one place in the text (a position), with its bytes, so that phrases, closeness and marks in a snippet
 * agree. Its `text` is the form that is compared: lower case, soft hyphens out, hyphenation at a line end joined
 * ("toi-" newline "mittava" → "toi-mittava"), numbers, dates, registry numbers and addresses in one writing each.
 * The text must be valid UTF-8, NFC. Pure: no dictionary is asked here. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>

#include "base/str.h"

enum { TOKEN_BYTES = 120 }; /* a longer word is cut to this; its end still counts as its end */

enum token_kind {
    TOKEN_WORD = 1,
    TOKEN_NUMBER,    /* "9960", "2,4", "14.00": digit groups joined, decimals ",00" dropped */
    TOKEN_PARAGRAPH, /* pykälä: "§180" from "§ 180", "180 §", "pykälä 180" */
    TOKEN_DATE,      /* "2023-08-14" from any writing; "--08-14" without a year */
    TOKEN_CASE,      /* registry number: "5523/00.04.02/2023", "730/2017", "hel-2022-008675", class "00.04.02" */
    TOKEN_MAIL,      /* "nimi@kunta.fi" from "@", "(at)", "(a)", "[at]" */
    TOKEN_PHONE,     /* "0401234567" from "040 123 4567", "+358 40 123 4567" */
    TOKEN_FACET,     /* a word of the index's own that begins with U+001E: kept as it is */
};

struct token {
    enum token_kind kind;
    size_t start, end; /* bytes in the text */
    size_t n;
    char text[TOKEN_BYTES + 8]; /* NUL-terminated */
    bool capital;               /* a word written with a capital letter */
    bool hyphen_after;          /* "kuntosali-" in "kuntosali- ja ryhmäliikuntakortteja" */
    bool hyphen_before;         /* "-suunnitelma" in "hyvinvointikertomus ja -suunnitelma" */
};

struct token_reader {
    struct str text;
    size_t at;
};

/* Reads the next token; false at the end. Start with {.text = …}. */
bool token_next(struct token_reader *r, struct token *ret_token);
