/* organization_api.h — organizations as JSON: the twins of their pages. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/organization/organization_store.h"
#include "format/json.h"

void organization_write_page(struct out *out, const struct organization_page *page);
/* `next`: the address of the twin of the next page, "" when this is the last. */
void organization_write_list(struct out *out, const struct organization *all, size_t n, const char *next);
