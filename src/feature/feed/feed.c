/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/feed/feed.h"

int feed_length(const char *show)
{
    int n = 0;
    while (*show >= '0' && *show <= '9' && n <= FEED_LENGTH_MAX) n = n * 10 + (*show++ - '0');
    if (n == 0) return FEED_LENGTH;
    return n > FEED_LENGTH_MAX ? FEED_LENGTH_MAX : n;
}

const char *feed_title(struct arena *a, const char *organization, struct day on, const char *title)
{
    int year, month, day;
    day_parts(on, &year, &month, &day);
    const char *meeting = arena_printf(a, "%s %02d.%02d.%d", organization, day, month, year);
    return *title ? arena_printf(a, "%s / %s", meeting, title) : meeting;
}
