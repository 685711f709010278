/* agenda_api.h — items as JSON: the twins of their pages. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/agenda/agenda_web.h"
#include "format/json.h"

must_check enum err agenda_write_item(struct out *out, struct arena *a, const struct item_page *page);
/* An item as lists have it: id, url, title, party, organization, date, paragraph, outcome. */
void agenda_write_row(struct json *j, const struct agenda_item *item);
void agenda_write_decisions(struct out *out, const struct agenda_item *items, size_t n, const char *next);
