/* feed.h — feeds (syötteet), calendars and the old addresses: the records as other programs and old links want them.
 *
 * Rules only: rows are in feed_store.h, feeds and calendars in feed_web.c, old Dynasty addresses in feed_dynasty_web.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/arena.h"
#include "base/day.h"

enum { FEED_LENGTH = 30, FEED_LENGTH_MAX = 1000 };

/* How many entries `show` asks for; it may be followed by anything, as in links that the old system made. */
int feed_length(const char *show);

/* "Kaupunginhallitus 14.08.2023 / Title" as the old feeds have it; "Kaupunginhallitus 14.08.2023" without a title. */
const char *feed_title(struct arena *a, const char *organization, struct day on, const char *title);
