/* ical.h — meetings as an iCalendar (RFC 5545): the one door to libical.
 *
 * Times are Helsinki's own, with TZID Europe/Helsinki and its VTIMEZONE in the calendar, so that a calendar programme
 * shows the wall clock of the meeting room also after the hour has changed. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/day.h"

/* Texts are plain, never NULL, "" when unknown. */
struct ical_event {
    const char *uid;
    const char *summary, *place, *url;
    struct day day;                /* used when `starts` is not known: the whole day */
    struct moment starts, ends;    /* `ends` 0: not known */
    bool is_cancelled;
};

/* A whole calendar in the arena. `stamp` is when it was made. ERR_INTERNAL when libical has no memory. */
must_check enum err ical_write(struct arena *a, const char *name, const struct ical_event *events, size_t n,
                               struct moment stamp, struct str *ret_bytes);
