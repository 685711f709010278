/* search_api.h — /haku.json, kept stable for programs. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/out.h"
#include "feature/search/search_store.h"

void search_write_answer(struct out *o, const struct search_query *query, const struct search_answer *answer);
