/* sector.h — the sectors of associations by which they are represented (järjestöala; domain 3.13). */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/word.h"

extern const struct words sector_words;

/* The message id of a sector's code; a text that is no code of ours is its own label. */
const char *sector_label(const char *sector);
