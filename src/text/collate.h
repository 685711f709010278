/* collate.h — order and normal form of text, by ICU: Finnish alphabetical order (å ä ö last, v and w apart), NFC, lower
 * case. The same order on SQLite (through collate_callback) and on PostgreSQL ("fi-x-icu"). */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct collator;

/* The Finnish collator; process lifetime, read-only after this and usable from any thread. ERR_INTERNAL when ICU's data
 * is missing. Owned by the caller: collate_close. */
must_check enum err collate_open(struct collator **ret_collator);
void collate_close(struct collator *c);

/* Below 0, 0 or above 0, as a comes before b, is equal, or comes after. Both are valid UTF-8. */
int collate_compare(const struct collator *c, struct str a, struct str b);

/* The same with the arguments SQLite gives to a collation; `collator` is a struct collator. */
int collate_callback(void *collator, int n_a, const void *a, int n_b, const void *b);

/* "153.120.42.0": kept in the database; another version there means that indexes must be made again. */
const char *collate_version(const struct collator *c, struct arena *a);

/* The text in normal form C; `s` itself when it already is (most text). ERR_LIMIT above 64 MB. */
must_check enum err text_nfc(struct arena *a, struct str s, struct str *ret_text);

/* The code point in lower case (one to one: "İ" and the like keep their place). */
uint32_t text_lower(uint32_t c);
/* A letter or combining mark of any script? */
bool text_is_letter(uint32_t c);
