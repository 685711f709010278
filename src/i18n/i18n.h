/* i18n.h — the interface's languages: messages, plurals, forms of dates and numbers.
 *
 * Source text is English; po/fi.po and po/sv.po are compiled into the binary by tools/poc. Records keep their
 * own language; only the frame, labels, dates and numbers follow the reader's. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/word.h" /* _N */

enum lang { LANG_FI, LANG_SV, LANG_EN };
enum { LANG_COUNT = 3 };

const char *lang_code(enum lang lang);   /* "fi" */
const char *lang_prefix(enum lang lang); /* "", "/sv", "/en" */

/* The message in the language; the source text itself where a translation is missing (a test fails on that).
 */
const char *i18n(enum lang lang, const char *source);
/* One of two forms by number: fi, sv and en all have one/other. The result still holds its %d, if any. */
const char *i18n_n(enum lang lang, const char *one, const char *other, int64_t n)
    __attribute__((format_arg(2), format_arg(3)));
/* printf with a translated format: i18n_f(a, lang, _N("%d items"), n). Conversions keep their order in
 * translations. */
char *i18n_f(struct arena *a, enum lang lang, const char *source, ...) printf_like(3, 4);

/* "14.8.2023" · "2023-08-14" (sv) · "14 August 2023"; "" when not known. */
const char *i18n_day(struct arena *a, enum lang lang, struct day d);
/* "ma 14.8.2023" and likewise. */
const char *i18n_weekday(struct arena *a, enum lang lang, struct day d);
/* "14.8.2023 klo 14.00" · "2023-08-14 14:00" · "14 August 2023, 14:00"; "" when not known. */
const char *i18n_moment(struct arena *a, enum lang lang, struct moment m);
const char *i18n_time(struct arena *a, enum lang lang, struct moment m);
/* "9 960" (U+00A0) · "9 960" · "9,960". */
const char *i18n_number(struct arena *a, enum lang lang, int64_t n);
/* Cents: "9 960,00 €" · "9 960,00 €" · "€9,960.00". U+2212 for minus. */
const char *i18n_euros(struct arena *a, enum lang lang, int64_t cents);
/* "212 kt" · "212 kB" · "212 kB". */
const char *i18n_bytes(struct arena *a, enum lang lang, int64_t bytes);
