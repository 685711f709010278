/* party_api.h — parties as JSON: the twins of their pages. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/party/party_store.h"
#include "format/json.h"

/* The members that lists and pages share, without the object around them. */
void party_write_head(struct json *j, const struct party *p);
void party_write_page(struct out *out, const struct party_page *page);
/* `next`: the address of the twin of the next page, "" when this is the last. */
void party_write_list(struct out *out, const struct party *parties, size_t n, const char *next);
