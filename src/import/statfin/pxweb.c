/* SPDX-License-Identifier: EUPL-1.2 */
/* PxWeb's CSV: one heading, then lines whose first columns name area, age, sex (and year); the other columns are figures,
 * whose heading tells the year where no column does ("2023 Yhteensä Väestö 31.12.", "Väestö 31.12."). A title line of one
 * field may stand first. Comma, semicolon or tab. */
#include "base/vec.h"
#include "import/statfin/form.h"

enum { COLUMNS_MOST = 400 };

enum column_kind { COLUMN_AREA = 1, COLUMN_YEAR, COLUMN_TOTAL, COLUMN_FIGURE, COLUMN_REFUSED };

struct px_column {
    enum column_kind kind;
    int year; /* of figures; 0: the line's year column tells */
    bool is_preliminary;
};

struct px_reader {
    struct arena *a;
    struct problem *why;
    char separator;
    int line;
    struct px_column columns[COLUMNS_MOST];
    size_t n_columns;
    bool has_area, has_year, has_figure;
    VEC(struct population) rows;
    size_t n_lines, n_totals, n_missing, n_other_areas;
};

static enum err wrong(struct px_reader *r, const char *what)
{
    return problem(r->why, ERR_INPUT, "line", "", "line %d: %s", r->line, what);
}

static bool is_one_of(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcasecmp(text, words[i]) == 0) return true;
    return false;
}
#define ONE_OF(text, ...)                                                                                    \
    is_one_of((text), (const char *const[]){__VA_ARGS__},                                                    \
              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* A figure's heading: a year somewhere in it, the rest totals or the content. */
static struct px_column read_figure_heading(struct arena *a, const char *heading)
{
    struct px_column c = {.kind = COLUMN_REFUSED};
    struct str rest = str_of(heading), word;
    bool known = statfin_is_population(heading);
    while (str_cut(&rest, ' ', &word)) {
        int year;
        bool star;
        if (!c.year && statfin_year_read(word, &year, &star)) {
            c.year = year;
            c.is_preliminary = star;
        }
        known = known || (rest.n && statfin_is_population(str_dup(a, rest)));
    }
    if (c.year && str_of(heading).n <= 5) known = true; /* the year alone: the title line tells the content */
    if (known) c.kind = COLUMN_FIGURE;
    return c;
}

static struct px_column read_heading(struct arena *a, const char *heading)
{
    if (ONE_OF(heading, "Alue", "Area", "Område") || strncasecmp(heading, "alue_", 5) == 0)
        return (struct px_column){.kind = COLUMN_AREA};
    if (ONE_OF(heading, "Vuosi", "Year", "År", "timeperiod_y")) return (struct px_column){.kind = COLUMN_YEAR};
    if (ONE_OF(heading, "Ikä", "Age", "Ålder", "Sukupuoli", "Sex", "Kön") ||
        strncasecmp(heading, "ikaryhma_", 9) == 0 || strncasecmp(heading, "sukupuoli_", 10) == 0)
        return (struct px_column){.kind = COLUMN_TOTAL};
    return read_figure_heading(a, heading);
}

static enum err read_fields(struct px_reader *r, struct str line, struct str *ret_fields, size_t *ret_n)
{
    size_t n = 0;
    while (line.n) {
        if (n == COLUMNS_MOST) return wrong(r, "more columns than a table of populations has");
        if (!statfin_cut_field(r->a, &line, r->separator, &ret_fields[n++])) return wrong(r, "a quotation is not closed");
    }
    *ret_n = n;
    return OK;
}

static enum err read_headings(struct px_reader *r, struct str line)
{
    struct str fields[COLUMNS_MOST];
    TRY(read_fields(r, line, fields, &r->n_columns));
    for (size_t i = 0; i < r->n_columns; i++) {
        const char *heading = str_dup(r->a, str_trim(fields[i]));
        struct px_column c = r->columns[i] = read_heading(r->a, heading);
        if (c.kind == COLUMN_REFUSED)
            return problem(r->why, ERR_INPUT, "line", "", "line %d: another table: \"%.60s\" is no population on 31.12.",
                           r->line, heading);
        r->has_area = r->has_area || c.kind == COLUMN_AREA;
        r->has_year = r->has_year || c.kind == COLUMN_YEAR;
        r->has_figure = r->has_figure || c.kind == COLUMN_FIGURE;
    }
    if (!r->has_area || !r->has_figure) return wrong(r, "another table: no area or no population among the columns");
    for (size_t i = 0; i < r->n_columns; i++)
        if (r->columns[i].kind == COLUMN_FIGURE && !r->columns[i].year && !r->has_year)
            return wrong(r, "no year is told");
    return OK;
}

/* ".", "..", "..." and nothing stand for a figure that is not given. */
static bool is_missing(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '.') return false;
    return true;
}

static enum err add_figure(struct px_reader *r, const struct px_column *c, const struct statfin_area *area,
                           struct str text)
{
    int64_t n;
    text = str_trim(text);
    if (is_missing(text)) {
        r->n_missing++;
        return OK;
    }
    if (str_to_int(text, &n) != OK || n < 0 || n > POPULATION_MOST) return wrong(r, "the population is not a number");
    if (r->rows.n >= STATFIN_ROWS_MOST) return problem(r->why, ERR_LIMIT, "line", "", "too many figures");
    *vec_add(r->a, &r->rows) = (struct population){area->name, area->code, c->year, n, "", c->is_preliminary};
    return OK;
}

static enum err read_line(struct px_reader *r, struct str line)
{
    struct str fields[COLUMNS_MOST];
    struct statfin_area area = {0};
    struct px_column year = {0};
    size_t n;
    bool total = true;
    TRY(read_fields(r, line, fields, &n));
    if (n != r->n_columns) return wrong(r, "another number of fields than the heading has");
    r->n_lines++;
    for (size_t i = 0; i < n; i++) {
        if (r->columns[i].kind == COLUMN_AREA) area = statfin_area_read(r->a, fields[i]);
        if (r->columns[i].kind == COLUMN_TOTAL) total = total && statfin_is_total(str_dup(r->a, str_trim(fields[i])));
        if (r->columns[i].kind == COLUMN_YEAR && !statfin_year_read(fields[i], &year.year, &year.is_preliminary))
            return wrong(r, "the year is not one");
    }
    if (!total) return OK;
    r->n_totals++;
    if (!area.is_municipality) {
        r->n_other_areas++;
        return OK;
    }
    for (size_t i = 0; i < n; i++) {
        if (r->columns[i].kind != COLUMN_FIGURE) continue;
        struct px_column c = r->columns[i].year ? r->columns[i] : year;
        TRY(add_figure(r, &c, &area, fields[i]));
    }
    return OK;
}

static char separator_of(struct str line)
{
    static const char separators[] = {'\t', ';', ','};
    for (size_t i = 0; i < sizeof separators; i++)
        if (str_find_char(line, separators[i]) >= 0) return separators[i];
    return '\0';
}

enum err statfin_read_pxweb(struct arena *a, struct str text, struct statfin_table *ret_table, struct problem *why)
{
    struct px_reader *r = arena_make(a, struct px_reader);
    struct str line;
    r->a = a;
    r->why = why;
    for (r->line = 1; str_cut_line(&text, &line); r->line++) {
        if (!str_trim(line).n) continue;
        if (!r->separator && !(r->separator = separator_of(line))) {
            if (r->line > 1) return wrong(r, "neither JSON-stat, PxWeb CSV nor the plain form");
            continue; /* a title */
        }
        TRY(r->n_columns ? read_line(r, line) : read_headings(r, line));
    }
    if (!r->n_columns) return problem(why, ERR_INPUT, "file", "", "neither JSON-stat, PxWeb CSV nor the plain form");
    if (r->n_lines && !r->n_totals)
        return problem(why, ERR_INPUT, "file", "", "no line is of all ages and both sexes together");
    for (size_t i = 0; i < r->rows.n; i++) r->rows.at[i].source = "Tilastokeskus, väestörakenne (PxWeb)";
    *ret_table = (struct statfin_table){r->rows.at, r->rows.n, r->n_missing, r->n_other_areas, DAY_NONE};
    return OK;
}
