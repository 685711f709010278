/* paper_api.h — cases as JSON: the twins of their pages. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/paper/paper_store.h"
#include "format/json.h"

void paper_write_page(struct out *out, const struct paper_page *page);
/* `next`: the address of the twin of the next page, "" when this is the last. */
void paper_write_list(struct out *out, const struct paper *papers, size_t n, const char *next);
