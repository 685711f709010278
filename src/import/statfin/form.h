/* form.h — the forms that statfin_read tells apart, and the words they share. Inside import/statfin only. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "import/statfin/statfin.h"

enum { POPULATION_MOST = 10000000 };

must_check enum err statfin_read_json(struct arena *a, struct str bytes, struct statfin_table *ret_table,
                                      struct problem *why);
must_check enum err statfin_read_pxweb(struct arena *a, struct str text, struct statfin_table *ret_table,
                                       struct problem *why);

/* Does the code or the label name the population on 31.12.? */
bool statfin_is_population(const char *text);
/* "SSS", "Yhteensä", "Total", "Sammanlagt": all of a dimension together. */
bool statfin_is_total(const char *text);

/* What an area is: "KU286", "KU286 Kouvola", "286 Kouvola", or a name alone. */
struct statfin_area {
    const char *code, *name; /* code "" when only a name is told */
    bool is_municipality;
};
struct statfin_area statfin_area_read(struct arena *a, struct str text);

/* "2024", "2024*" (preliminary). */
bool statfin_year_read(struct str text, int *ret_year, bool *ret_is_preliminary);

/* Cuts one field off a line of CSV: "quoted" ("" stands for one quotation mark) or plain. False when a quotation is not
 * closed. */
bool statfin_cut_field(struct arena *a, struct str *line, char separator, struct str *ret_field);
