/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/day.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void day_init(void)
{
    setenv("TZ", "Europe/Helsinki", 1);
    tzset();
}

bool day_known(struct day d)
{
    return d.n != INT32_MIN;
}

/* Days from civil and back: Howard Hinnant's algorithms over 400-year eras. */
static int32_t days_from_civil(int y, int m, int d)
{
    y -= m <= 2;
    int era = (y >= 0 ? y : y - 399) / 400;
    int yoe = y - era * 400;
    int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

void day_parts(struct day day, int *ret_year, int *ret_month, int *ret_day)
{
    int32_t z = day.n + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    int month = mp + (mp < 10 ? 3 : -9);
    *ret_day = doy - (153 * mp + 2) / 5 + 1;
    *ret_month = month;
    *ret_year = yoe + era * 400 + (month <= 2);
}

enum err day_make(int year, int month, int day, struct day *ret)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return ERR_INPUT;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > lengths[month - 1] + (month == 2 && leap)) return ERR_INPUT;
    ret->n = days_from_civil(year, month, day);
    return OK;
}

int day_year(struct day d)
{
    int y, m, dd;
    day_parts(d, &y, &m, &dd);
    return y;
}

int day_weekday(struct day d)
{
    int w = (d.n + 3) % 7; /* 1970-01-01 was a Thursday */
    return (w < 0 ? w + 7 : w) + 1;
}

struct day day_add(struct day d, int days)
{
    return (struct day){d.n + days};
}

/* Up to `most` digits off the front of *s. */
static bool read_number(struct str *s, size_t least, size_t most, int *ret)
{
    size_t n = 0;
    int value = 0;
    while (n < s->n && n < most && char_is_digit(s->p[n])) value = value * 10 + (s->p[n++] - '0');
    if (n < least || (n < s->n && char_is_digit(s->p[n]))) return false;
    *s = str_from(*s, n);
    *ret = value;
    return true;
}

enum err day_read_iso(struct str text, struct day *ret)
{
    int y, m, d;
    if (!read_number(&text, 4, 4, &y) || !str_skip(&text, "-") || !read_number(&text, 2, 2, &m) ||
        !str_skip(&text, "-") || !read_number(&text, 2, 2, &d) || text.n)
        return ERR_INPUT;
    return day_make(y, m, d, ret);
}

enum err day_read_finnish(struct str text, struct day *ret)
{
    int y, m, d;
    if (!read_number(&text, 1, 2, &d) || !str_skip(&text, ".")) return ERR_INPUT;
    text = str_trim(text);
    if (!read_number(&text, 1, 2, &m) || !str_skip(&text, ".")) return ERR_INPUT;
    text = str_trim(text);
    if (!read_number(&text, 4, 4, &y) || text.n) return ERR_INPUT;
    return day_make(y, m, d, ret);
}

enum err day_read(struct str text, struct day *ret)
{
    text = str_trim(text);
    return day_read_iso(text, ret) == OK ? OK : day_read_finnish(text, ret);
}

static void put_two_digits(char *p, int n)
{
    p[0] = (char)('0' + n / 10 % 10);
    p[1] = (char)('0' + n % 10);
}

char *day_iso(struct day d, char buffer[static 11])
{
    buffer[0] = '\0';
    if (!day_known(d)) return buffer;
    int y, m, dd;
    day_parts(d, &y, &m, &dd);
    put_two_digits(buffer, y / 100);
    put_two_digits(buffer + 2, y);
    buffer[4] = buffer[7] = '-';
    put_two_digits(buffer + 5, m);
    put_two_digits(buffer + 8, dd);
    buffer[10] = '\0';
    return buffer;
}

struct moment moment_now(void)
{
    return (struct moment){time(NULL)};
}

void moment_parts(struct moment m, struct day *ret_day, int *ret_hour, int *ret_minute)
{
    time_t t = m.s;
    struct tm tm;
    localtime_r(&t, &tm);
    ret_day->n = days_from_civil(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
    *ret_hour = tm.tm_hour;
    *ret_minute = tm.tm_min;
}

struct day day_today(void)
{
    struct day d;
    int hour, minute;
    moment_parts(moment_now(), &d, &hour, &minute);
    return d;
}

struct moment moment_make(struct day d, int hour, int minute)
{
    int y, m, dd;
    day_parts(d, &y, &m, &dd);
    struct tm tm = {.tm_year = y - 1900, .tm_mon = m - 1, .tm_mday = dd, .tm_hour = hour, .tm_min = minute, .tm_isdst = -1};
    return (struct moment){mktime(&tm)};
}

char *moment_iso(struct moment m, char buffer[static 26])
{
    buffer[0] = '\0';
    if (!m.s) return buffer;
    time_t t = m.s;
    struct tm tm;
    localtime_r(&t, &tm);
    long offset = tm.tm_gmtoff / 60;
    snprintf(buffer, 26, "%04u-%02u-%02uT%02u:%02u:%02u%c%02u:%02u", (unsigned)(tm.tm_year + 1900) % 10000,
             (unsigned)(tm.tm_mon + 1) % 100, (unsigned)tm.tm_mday % 100, (unsigned)tm.tm_hour % 100,
             (unsigned)tm.tm_min % 100, (unsigned)tm.tm_sec % 100, offset < 0 ? '-' : '+',
             (unsigned)labs(offset) / 60 % 100, (unsigned)labs(offset) % 60);
    return buffer;
}

char *moment_http(struct moment m, char buffer[static 30])
{
    static const char days[] = "SunMonTueWedThuFriSat";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    time_t t = m.s;
    struct tm tm;
    gmtime_r(&t, &tm);
    snprintf(buffer, 30, "%.3s, %02u %.3s %04u %02u:%02u:%02u GMT", days + 3 * (tm.tm_wday % 7),
             (unsigned)tm.tm_mday % 100, months + 3 * (tm.tm_mon % 12), (unsigned)(tm.tm_year + 1900) % 10000,
             (unsigned)tm.tm_hour % 100, (unsigned)tm.tm_min % 100, (unsigned)tm.tm_sec % 100);
    return buffer;
}

struct day day_easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
    return (struct day){days_from_civil(year, month, day)};
}

bool day_is_free(struct day d)
{
    int year, month, day;
    day_parts(d, &year, &month, &day);
    int weekday = day_weekday(d);
    if (weekday >= 6) return true;
    if ((month == 1 && (day == 1 || day == 6)) || (month == 5 && day == 1) ||
        (month == 12 && (day == 6 || (day >= 24 && day <= 26))))
        return true;
    if (month == 6 && weekday == 5 && day >= 19 && day <= 25) return true; /* Midsummer Eve */
    int from_easter = d.n - day_easter(year).n;
    return from_easter == -2 || from_easter == 1 || from_easter == 39; /* Good Friday, Easter Monday, Ascension */
}

struct day day_next_weekday(struct day d)
{
    while (day_is_free(d)) d.n++;
    return d;
}
