/* agenda_reference.h — references in a record's text to decisions and statutes become links.
 *
 * A decision is referred to by its day and § ("kaupunginhallituksessa 09.12.2024 § 263", "18.3.2010 (§ 5)",
 * "105 § 10.4.2017"); whether it is known is asked of the caller. A statute by its number ("612/2021"), from a closed
 * list, so that a registry number is never taken for one; its text is at Finlex (https://www.finlex.fi). */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/arena.h"
#include "base/day.h"

/* The address of the decision of that day and §, "" when it is not known. */
typedef const char *reference_find_fn(void *context, struct day on, int64_t paragraph);

/* At most this many decisions are asked for in one text. */
enum { REFERENCES_MAX = 20 };

/* The Markdown with links put in; what stands inside a link or code already is left alone. In the arena. */
const char *reference_link(struct arena *a, const char *markdown, reference_find_fn *find, void *context);
