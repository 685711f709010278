/* finnish_stem.h — endings of Finnish worn down by rule, where the dictionary does not tell: roots that a verb and its
 * nouns share, stems of names. Pure functions of text; results are in the arena or point into the argument; "" = none. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* Lower case, ASCII and the letters used in Finland. */
uint32_t finnish_lower(uint32_t c);

/* Three to thirty letters of the Latin alphabet, nothing else. */
bool finnish_is_plain_word(struct str word);

/* "päättää" → "päät", "rakentaa" → "rakent", "hakea" → "hak". */
struct str finnish_verb_root(struct arena *a, struct str verb);

/* The same root from a noun: by the verb in Voikko's WORDBASES ("+avust(avustaa)+us(+us)"), else by its ending:
 * "päätös" → "päät", "rakennus" → "rakent", "hakemus" → "hak". */
struct str finnish_noun_root(struct arena *a, struct str noun, struct str bases);

/* What the forms of an unknown name share: "Viitakko", "Viitakon" → "viitak"; "Ahtonen", "Ahtosen" → "ahtos".
 * `stem` is Snowball's. */
struct str finnish_name_stem(struct arena *a, struct str word, struct str stem);
