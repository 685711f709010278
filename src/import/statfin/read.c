/* SPDX-License-Identifier: EUPL-1.2 */
#include "import/statfin/form.h"

#include "base/text.h"

bool statfin_is_population(const char *text)
{
    static const char *const codes[] = {"vaesto", "vaerak-vaesto"};
    static const char *const words[] = {"Väestö 31.12.", "Väkiluku", "Population 31 Dec", "Befolkning 31.12."};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcasecmp(text, codes[i]) == 0) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncasecmp(text, words[i], strlen(words[i])) == 0) return true;
    return false;
}

bool statfin_is_total(const char *text)
{
    static const char *const words[] = {"SSS", "Yhteensä", "Total", "Totalt", "Sammanlagt"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(text, words[i]) == 0) return true;
    return false;
}

static bool has_digits(struct str s, size_t n)
{
    if (s.n < n) return false;
    for (size_t i = 0; i < n; i++)
        if (!char_is_digit(s.p[i])) return false;
    return s.n == n || s.p[n] == ' ';
}

struct statfin_area statfin_area_read(struct arena *a, struct str text)
{
    struct str rest = text = str_trim(text);
    bool is_coded = str_skip(&rest, "KU");
    if (has_digits(rest, 3)) {
        const char *name = str_dup(a, str_trim(str_from(rest, 3)));
        return (struct statfin_area){str_dup(a, str_first(rest, 3)), name, true};
    }
    /* regions and the like have codes of two letters and digits; the country is SSS */
    bool is_other = is_coded || !text.n || str_starts(text, "SSS") || str_is(text, "KOKO MAA") ||
                    str_is(text, "HELA LANDET") || str_is(text, "WHOLE COUNTRY") ||
                    (text.n > 3 && (str_starts(text, "MK") || str_starts(text, "SK")) && char_is_digit(text.p[2]));
    return (struct statfin_area){"", str_dup(a, text), !is_other};
}

bool statfin_year_read(struct str text, int *ret_year, bool *ret_is_preliminary)
{
    int64_t year;
    text = str_trim(text);
    bool star = str_ends(text, "*");
    if (star) text = str_first(text, text.n - 1);
    if (text.n != 4 || str_to_int(text, &year) != OK || year < 1900 || year > 2199) return false;
    *ret_year = (int)year;
    *ret_is_preliminary = star;
    return true;
}

enum err statfin_read(struct arena *a, struct str bytes, struct statfin_table *ret_table, struct problem *why)
{
    struct statfin_table t = {.told_on = DAY_NONE};
    str_skip(&bytes, "\xEF\xBB\xBF");
    if (!text_is_utf8(bytes)) return problem(why, ERR_INPUT, "file", "", "the file is not UTF-8 text");
    struct str text = str_trim(bytes);
    if (!text.n) return problem(why, ERR_INPUT, "file", "", "the file is empty");
    if (*text.p == '{' || *text.p == '[')
        TRY(statfin_read_json(a, text, &t, why));
    else if (str_starts(text, "municipality,code,"))
        TRY(statfin_read_csv(a, text, &t.rows, &t.n, why));
    else
        TRY(statfin_read_pxweb(a, text, &t, why));
    if (t.n > STATFIN_ROWS_MOST)
        return problem(why, ERR_LIMIT, "value", "", "more than %d figures", STATFIN_ROWS_MOST);
    *ret_table = t;
    return OK;
}
