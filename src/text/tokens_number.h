/* tokens_number.h — numbers, dates, §, registry numbers and phone numbers in a text: the part of tokens.c about digits.
 *
 * Each reads at byte `at` of the text and, when it finds its thing, fills kind, text and end of *t and returns true. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "text/tokens.h"

/* Whatever begins with the digit at `at`; always something. */
void number_read(struct str s, size_t at, struct token *t);
/* The number after a § sign (or the word pykälä) that ended at `at`. */
bool number_read_paragraph(struct str s, size_t at, struct token *t);
/* "+358 40 123 4567", "040 123 4567". */
bool number_read_phone(struct str s, size_t at, struct token *t);
/* "HEL 2022-008675", "MUO-2021-111": registry numbers of other families. */
bool number_read_prefixed(struct str s, size_t at, struct token *t);
