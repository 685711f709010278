/* agreement_api.h — agreements as JSON. Amounts are in cents; what is not known is null. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/agreement/agreement_store.h"
#include "format/json.h"

/* The members that lists share. */
void agreement_write_head(struct json *j, const struct agreement *g, struct day today);
/* `next` "" when this is the last page. */
void agreement_write_list(struct out *out, const struct agreement *all, size_t n, struct day today, const char *next);
void agreement_write_page(struct out *out, const struct agreement_page *page, struct day today);
/* A table by itself: the "what if". */
void agreement_write_table(struct out *out, const struct agreement_table *t);
