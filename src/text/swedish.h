/* swedish.h — the stem of a Swedish word: Snowball, with neuter -et and the vowel-changing plurals added. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/err.h"
#include "base/str.h"

struct swedish;

must_check enum err swedish_open(struct swedish **ret_swedish); /* owned by the caller: swedish_close */
void swedish_close(struct swedish *s);

/* The stem of a word in lower case, valid until the next call: "nämnd" of nämnden, "stad" of städerna. */
struct str swedish_stem(struct swedish *s, struct str word);

/* Is the text Swedish rather than Finnish? Told by its commonest small words; false when there are none. */
bool swedish_is_likely(struct str text);
