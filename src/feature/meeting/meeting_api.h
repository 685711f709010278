/* meeting_api.h — meetings as JSON: the twins of their pages. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/meeting/meeting_store.h"
#include "format/json.h"

/* A meeting as lists have it, an object of its own. */
void meeting_write_row(struct json *j, const struct meeting *m);
void meeting_write_page(struct out *out, const struct meeting_page *page);
/* `next`: the address of the twin of the next page, "" when this is the last. */
void meeting_write_list(struct out *out, const struct meeting *meetings, size_t n, const char *next);
