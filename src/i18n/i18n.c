/* SPDX-License-Identifier: EUPL-1.2 */
#include "i18n/i18n.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "base/print.h"
#include "i18n/messages.h"

#define NBSP "\u00a0"
#define MINUS "\u2212"

enum { NUMBER_MAX = 64 };

static const char *const codes[LANG_COUNT] = {"fi", "sv", "en"};
static const char *const prefixes[LANG_COUNT] = {"", "/sv", "/en"};
static const char *const weekdays[LANG_COUNT][7] = {
    {"ma", "ti", "ke", "to", "pe", "la", "su"},
    {"mån", "tis", "ons", "tors", "fre", "lör", "sön"},
    {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
};
static const char *const months_en[12] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

const char *lang_code(enum lang lang)
{
    return codes[lang];
}

const char *lang_prefix(enum lang lang)
{
    return prefixes[lang];
}

/* ---- messages ----------------------------------------------------------------------------------------- */

static int by_source(const void *key, const void *message)
{
    return strcmp(key, ((const struct message *)message)->source);
}

static const struct message *find_message(enum lang lang, const char *source)
{
    if (lang == LANG_EN) return NULL;
    const struct messages *m = lang == LANG_FI ? &messages_fi : &messages_sv;
    return bsearch(source, m->at, m->n, sizeof *m->at, by_source);
}

const char *i18n(enum lang lang, const char *source)
{
    const struct message *m = find_message(lang, source);
    return m ? m->one : source;
}

const char *i18n_n(enum lang lang, const char *one, const char *other, int64_t n)
{
    const struct message *m = find_message(lang, one);
    bool is_one = n == 1 || n == -1;
    if (m && m->other) return is_one ? m->one : m->other;
    return is_one ? one : other;
}

#pragma GCC diagnostic push
/* tools/poc holds translations to the source's conversions */
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
char *i18n_f(struct arena *a, enum lang lang, const char *source, ...)
{
    const char *format = i18n(lang, source);
    must(format);
    va_list ap, again;
    va_start(ap, source);
    va_copy(again, ap);
    size_t n = print_text(NULL, 0, format, ap);
    va_end(ap);
    char *text = arena_alloc(a, n + 1);
    print_text(text, n + 1, format, again);
    va_end(again);
    return text;
}
#pragma GCC diagnostic pop

/* ---- days and times ----------------------------------------------------------------------------------- */

/* A number of one or two digits and a full stop; returns the place after it. */
static char *put_ordinal(char *p, int n)
{
    if (n >= 10) *p++ = (char)('0' + n / 10);
    *p++ = (char)('0' + n % 10);
    *p++ = '.';
    return p;
}

/* Lists are full of days: no printf for the two forms made of digits. */
const char *i18n_day(struct arena *a, enum lang lang, struct day d)
{
    if (!day_known(d)) return "";
    char iso[11], finnish[11];
    int year, month, day;
    day_parts(d, &year, &month, &day);
    if (lang == LANG_EN) return arena_printf(a, "%d %s %d", day, months_en[month - 1], year);
    day_iso(d, iso);
    if (lang == LANG_SV) return arena_strndup(a, iso, 10);
    char *p = put_ordinal(put_ordinal(finnish, day), month);
    memcpy(p, iso, 4);
    return arena_strndup(a, finnish, (size_t)(p - finnish) + 4);
}

const char *i18n_weekday(struct arena *a, enum lang lang, struct day d)
{
    if (!day_known(d)) return "";
    return arena_printf(a, "%s %s", weekdays[lang][day_weekday(d) - 1], i18n_day(a, lang, d));
}

const char *i18n_time(struct arena *a, enum lang lang, struct moment m)
{
    if (!m.s) return "";
    struct day d;
    int hour, minute;
    moment_parts(m, &d, &hour, &minute);
    return arena_printf(a, "%02d%c%02d", hour, lang == LANG_FI ? '.' : ':', minute);
}

const char *i18n_moment(struct arena *a, enum lang lang, struct moment m)
{
    static const char *const between[LANG_COUNT] = {" klo ", " ", ", "};
    if (!m.s) return "";
    struct day d;
    int hour, minute;
    moment_parts(m, &d, &hour, &minute);
    return arena_printf(a, "%s%s%s", i18n_day(a, lang, d), between[lang], i18n_time(a, lang, m));
}

/* ---- numbers ------------------------------------------------------------------------------------------ */

/* The digits of n in groups of three. */
static void write_grouped(struct out *o, enum lang lang, uint64_t n)
{
    if (n >= 1000) {
        write_grouped(o, lang, n / 1000);
        out_printf(o, "%s%03u", lang == LANG_EN ? "," : NBSP, (unsigned)(n % 1000));
    } else {
        out_printf(o, "%u", (unsigned)n);
    }
}

static uint64_t absolute(int64_t n)
{
    return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

static const char *finish(struct arena *a, struct out *o)
{
    struct str s = {"", 0};
    must(out_finish(o, &s) == OK);
    return str_dup(a, s);
}

const char *i18n_number(struct arena *a, enum lang lang, int64_t n)
{
    auto_out struct out o = out_make(NUMBER_MAX);
    if (n < 0) out_put(&o, MINUS);
    write_grouped(&o, lang, absolute(n));
    return finish(a, &o);
}

const char *i18n_euros(struct arena *a, enum lang lang, int64_t cents)
{
    auto_out struct out o = out_make(NUMBER_MAX);
    uint64_t n = absolute(cents);
    if (cents < 0) out_put(&o, MINUS);
    if (lang == LANG_EN) out_put(&o, "€");
    write_grouped(&o, lang, n / 100);
    out_printf(&o, "%c%02u", lang == LANG_EN ? '.' : ',', (unsigned)(n % 100));
    if (lang != LANG_EN) out_put(&o, NBSP "€");
    return finish(a, &o);
}

/* Sizes of files, in thousands: one decimal below ten of the larger units, none else. */
const char *i18n_bytes(struct arena *a, enum lang lang, int64_t bytes)
{
    static const char *const units[] = {"", "k", "M", "G", "T"};
    uint64_t n = absolute(bytes), size = 1;
    size_t unit = 0;
    while (unit < 4 && (n + size / 2) / size >= 1000) {
        size *= 1000;
        unit++;
    }
    auto_out struct out o = out_make(NUMBER_MAX);
    if (bytes < 0) out_put(&o, MINUS);
    uint64_t tenths = unit >= 2 ? (n + size / 20) / (size / 10) : 100;
    if (tenths < 100 && tenths % 10)
        out_printf(&o, "%u%c%u", (unsigned)(tenths / 10), lang == LANG_EN ? '.' : ',',
                   (unsigned)(tenths % 10));
    else
        write_grouped(&o, lang, (n + size / 2) / size);
    out_printf(&o, NBSP "%s%c", units[unit], lang == LANG_FI ? 't' : 'B');
    return finish(a, &o);
}
