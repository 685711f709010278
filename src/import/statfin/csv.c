/* SPDX-License-Identifier: EUPL-1.2 */
#include "import/statfin/form.h"

#include "base/vec.h"

enum { FIELDS = 5 };

bool statfin_cut_field(struct arena *a, struct str *line, char separator, struct str *ret_field)
{
    if (!str_starts(*line, "\"")) {
        str_cut(line, separator, ret_field);
        return true;
    }
    char *text = arena_alloc(a, line->n);
    size_t n = 0, i = 1;
    for (; i < line->n; i++) {
        if (line->p[i] == '"' && (i + 1 == line->n || line->p[i + 1] != '"')) break;
        if (line->p[i] == '"') i++;
        text[n++] = line->p[i];
    }
    if (i >= line->n || (i + 1 < line->n && line->p[i + 1] != separator)) return false;
    *line = str_from(*line, i + 2);
    *ret_field = (struct str){text, n};
    return true;
}

static bool is_code(struct str s)
{
    return s.n == 3 && char_is_digit(s.p[0]) && char_is_digit(s.p[1]) && char_is_digit(s.p[2]);
}

/* NULL, or what is wrong with the line. */
static const char *read_line(struct arena *a, struct str line, struct population *ret_row)
{
    struct str fields[FIELDS];
    int64_t year, population;
    int n = 0;
    while (n < FIELDS && line.n) {
        if (!statfin_cut_field(a, &line, ',', &fields[n++])) return "a quotation is not closed";
    }
    if (n < FIELDS || line.n) return "five fields are expected";
    if (!fields[0].n) return "the municipality has no name";
    if (!is_code(fields[1])) return "a municipality code has three digits";
    if (str_to_int(fields[2], &year) != OK || year < 1900 || year > 2199) return "the year is not one";
    if (str_to_int(fields[3], &population) != OK || population < 0 || population > POPULATION_MOST)
        return "the population is not a number";
    *ret_row = (struct population){.municipality = str_dup(a, fields[0]), .code = str_dup(a, fields[1]),
                                   .year = (int)year, .population = population, .source = str_dup(a, fields[4])};
    return NULL;
}

enum err statfin_read_csv(struct arena *a, struct str text, struct population **ret_rows, size_t *ret_n,
                          struct problem *why)
{
    VEC(struct population) rows = {0};
    struct str line;
    for (int number = 1; str_cut_line(&text, &line); number++) {
        struct population row = {0};
        const char *wrong = NULL;
        if (number == 1 && !str_is(line, "municipality,code,year,population,source"))
            wrong = "another heading";
        else if (number > 1 && line.n)
            wrong = read_line(a, line, &row);
        if (!wrong && row.code && population_find(rows.at, rows.n, row.code, row.year))
            wrong = "a figure told twice";
        if (wrong) return problem(why, ERR_INPUT, "", "", "line %d: %s", number, wrong);
        if (row.code) *vec_add(a, &rows) = row;
    }
    *ret_rows = rows.at;
    *ret_n = rows.n;
    return OK;
}

const struct population *population_find(const struct population *rows, size_t n, const char *code, int year)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].year == year && strcmp(rows[i].code, code) == 0) return &rows[i];
    return NULL;
}
