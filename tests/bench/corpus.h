/* corpus.h — invented Finnish for measuring: inflected nouns and compounds of them, as often as words really come (Zipf). */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "base/out.h"

struct corpus {
    uint64_t state; /* of the random numbers: the same seed gives the same texts */
};

/* A number from 0 to n - 1. */
uint64_t corpus_random(struct corpus *c, uint64_t n);
/* A word in some inflected form; rare compounds are rare. Written at the end of *o. */
void corpus_word(struct corpus *c, struct out *o);
/* Sentences of about `words` words. */
void corpus_text(struct corpus *c, size_t words, struct out *o);
