/* day.h — calendar days and moments: Europe/Helsinki, exact, never typed as text in rules.
 *
 * A day is a date without a time; a moment is a second on the clock, stored as unix seconds UTC. The only place that
 * knows the time zone: day_init sets TZ once at start. Dates are stored as ISO text (2023-08-14). */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct day {
    int32_t n; /* days since 1970-01-01; DAY_NONE when not known */
};
#define DAY_NONE ((struct day){INT32_MIN})

struct moment {
    int64_t s; /* seconds since 1970-01-01T00:00:00Z; 0 when not known */
};

/* Sets the process's time zone to Europe/Helsinki. Call once, before threads. */
void day_init(void);

bool day_known(struct day d);

/* ERR_INPUT for a date that does not exist (31.2.) or a year outside 1900–2199. */
must_check enum err day_make(int year, int month, int day, struct day *ret);
void day_parts(struct day d, int *ret_year, int *ret_month, int *ret_day);
int day_year(struct day d);
int day_weekday(struct day d); /* 1 Monday … 7 Sunday */
struct day day_add(struct day d, int days);

/* Read a whole text: "2023-08-14"; "14.8.2023", "14.08.2023" (spaces after dots allowed); either of the two. */
must_check enum err day_read_iso(struct str text, struct day *ret);
must_check enum err day_read_finnish(struct str text, struct day *ret);
must_check enum err day_read(struct str text, struct day *ret);

/* "2023-08-14" into a buffer of 11 bytes, which is returned; "" when not known. */
char *day_iso(struct day d, char buffer[static 11]);

struct moment moment_now(void);
struct day day_today(void); /* in Helsinki */

/* The moment of a wall-clock time in Helsinki. An hour that the spring change skips is moved forward. */
struct moment moment_make(struct day d, int hour, int minute);
/* The wall clock in Helsinki at a moment. */
void moment_parts(struct moment m, struct day *ret_day, int *ret_hour, int *ret_minute);
/* "2023-08-14T14:00:00+03:00" (Helsinki with its offset) into 26 bytes, returned; "" when not known. */
char *moment_iso(struct moment m, char buffer[static 26]);
/* "Mon, 14 Aug 2023 11:00:00 GMT" (RFC 9110 and RSS) into 30 bytes, returned. */
char *moment_http(struct moment m, char buffer[static 30]);

/* Easter Sunday of a year (Gregorian, anonymous algorithm). */
struct day day_easter(int year);

/* A day on which an act due at an authority moves to the next weekday: Saturday, Sunday, church holiday, Independence
 * Day, May Day, Christmas Eve, Midsummer Eve (150/1930 5 §). */
bool day_is_free(struct day d);
/* The day itself, or the next one that is not free. */
struct day day_next_weekday(struct day d);
