/* SPDX-License-Identifier: EUPL-1.2 */
#include <inttypes.h>
#include <stdio.h>

#include "app/command.h"
#include "base/embed.h"
#include "base/money.h"
#include "base/text.h"
#include "feature/agreement/agreement_share.h"
#include "feature/population/population_store.h"
#include "format/json.h"
#include "import/statfin/statfin.h"

extern const struct embedded data_files[]; /* made by tools/embed */

/* The step of the schema that brought populations. */
enum { JSON_BYTES = 1 << 18, POPULATION_SCHEMA = 11 };

struct share_options {
    const char *total, *rule, *date, *municipalities, *db;
    bool json;
};

/* What the options ask for, read and checked. */
struct share_request {
    struct share_rule rule;
    struct day date;
    struct share_table table;
    const char **sources; /* of each row's figure */
};

static enum err read_date(const char *text, struct day *ret_date, struct problem *why)
{
    int year, month, day;
    if (day_read(str_of(text), ret_date) != OK)
        return problem(why, ERR_INPUT, "date", "", "there is no day %.40s", text);
    day_parts(*ret_date, &year, &month, &day);
    if (month == 12 && day == 31) return OK;
    return problem(why, ERR_INPUT, "date", "", "populations are of 31.12. of a year");
}

/* Where the figures come from: a database, or (db NULL) those that ship with the program. */
struct figures {
    struct db *db;
    struct population *shipped;
    size_t n;
};

static enum err open_figures(struct arena *a, const char *db, struct figures *ret, struct problem *why)
{
    const struct embedded *file = embedded_find(data_files, "population.csv");
    struct figures f = {0};
    int version;
    if (db) {
        TRY(db_open(db, DB_MODE_READ, &f.db, why));
        if (db_schema_version(f.db, &version) != OK || version < POPULATION_SCHEMA) {
            db_close(f.db);
            return problem(why, ERR_CONFLICT, "", "", "the database knows no populations yet: import them");
        }
    } else if (file) {
        TRY(statfin_read_csv(a, (struct str){(const char *)file->p, file->n}, &f.shipped, &f.n, why));
    } else {
        return problem(why, ERR_INTERNAL, "", "", "population.csv is not in the program");
    }
    *ret = f;
    return OK;
}

/* ERR_NOT_FOUND where there is none. */
static enum err find_figure(struct arena *a, const struct figures *f, const char *code, int year,
                            struct population *ret)
{
    struct population_figure told;
    if (!f->db) {
        const struct population *p = population_find(f->shipped, f->n, code, year);
        if (p) *ret = *p;
        return p ? OK : ERR_NOT_FOUND;
    }
    TRY(population_get(f->db, a, code, year, &told));
    *ret = (struct population){.municipality = told.municipality, .code = told.municipality_code, .year = year,
                               .population = told.figure, .source = told.source};
    return OK;
}

/* One row a code of the list, with the figure of the year. */
static enum err read_rows(struct arena *a, const struct share_options *o, const struct figures *figures,
                          struct share_request *r, struct problem *why)
{
    struct str rest = str_of(o->municipalities), code;
    r->table.rows = arena_array(a, struct share_row, rest.n / 2 + 1);
    r->sources = arena_array(a, const char *, rest.n / 2 + 1);
    while (str_cut(&rest, ',', &code)) {
        const char *name = str_dup(a, str_trim(code));
        struct population p;
        enum err e = find_figure(a, figures, name, day_year(r->date), &p);
        if (e != OK && e != ERR_NOT_FOUND) return problem(why, e, "", "", "%s", db_error(figures->db));
        if (e != OK)
            return problem(why, ERR_INPUT, "municipalities", "",
                           "there is no population of \"%.20s\" on 31.12.%d", name, day_year(r->date));
        r->sources[r->table.n] = p.source;
        r->table.rows[r->table.n++] = (struct share_row){p.code, p.municipality, p.population, 0};
    }
    return OK;
}

static enum err make_table(struct arena *a, const struct share_options *o, struct share_request *r,
                           struct problem *why)
{
    if (money_read(str_of(o->total), &r->table.total_cents) != OK)
        return problem(why, ERR_INPUT, "total", "", "%.40s is no sum in euros, up to a thousand million",
                       o->total);
    TRY(share_rule_read(a, str_of(o->rule), &r->rule, why));
    TRY(read_date(o->date, &r->date, why));
    struct figures figures = {0};
    TRY(open_figures(a, o->db, &figures, why));
    enum err e = read_rows(a, o, &figures, r, why);
    db_close(figures.db);
    TRY(e);
    return share_table_make(&r->rule, &r->table, why);
}

static void print_row(const char *code, const char *name, const char *population, int64_t cents)
{
    char sum[MONEY_TEXT];
    int pad = 20 - (int)text_length(str_of(name));
    printf("%-4s%s%*s%12s%16s\n", code, name, pad > 0 ? pad : 1, "", population, money_plain(cents, sum));
}

static void write_table(const struct share_options *o, const struct share_request *r)
{
    char date[11], number[24];
    const struct share_table *t = &r->table;
    printf("Shares by population on %s, rule %s\n\n", day_iso(r->date, date), o->rule);
    printf("    %-20s%12s%16s\n", "municipality", "population", "share, euros");
    for (size_t i = 0; i < t->n; i++) {
        snprintf(number, sizeof number, "%" PRId64, t->rows[i].population);
        print_row(t->rows[i].code, t->rows[i].municipality, number, t->rows[i].share_cents);
    }
    print_row("", "rounding difference", "", t->difference_cents);
    print_row("", "total", "", t->total_cents);
    for (size_t i = 0; i < t->n; i++) /* once each; one year mostly has one */
        if (!i || strcmp(r->sources[i], r->sources[i - 1]) != 0) printf("\nPopulation: %s\n", r->sources[i]);
    if (*r->rule.carrier)
        printf("\n%s carries the rounding difference, %s euros, in its share.\n", r->rule.carrier,
               money_plain(t->carried_cents, number));
}

static enum err write_json(const struct share_options *o, const struct share_request *r)
{
    auto_out struct out bytes = out_make(JSON_BYTES);
    struct json j = json_to(&bytes);
    struct str text;
    json_object(&j, NULL);
    json_int(&j, "total_cents", r->table.total_cents);
    json_text(&j, "rule", o->rule);
    json_day(&j, "date", r->date);
    json_array(&j, "rows");
    for (size_t i = 0; i < r->table.n; i++) {
        const struct share_row *row = &r->table.rows[i];
        json_object(&j, NULL);
        json_text(&j, "code", row->code);
        json_text(&j, "municipality", row->municipality);
        json_int(&j, "population", row->population);
        json_int(&j, "share_cents", row->share_cents);
        json_end(&j);
    }
    json_end(&j);
    json_int(&j, "difference_cents", r->table.difference_cents);
    json_end(&j);
    TRY(out_finish(&bytes, &text));
    printf("%.*s", (int)text.n, text.p);
    return OK;
}

int cmd_shares(struct command_line *line)
{
    struct share_options o = {0};
    const struct option options[] = {
        {"total", OPTION_REQUIRED, &o.total, "EUROS", "the sum that is divided"},
        {"rule", OPTION_REQUIRED, &o.rule, "RULE",
         "nearest:UNIT[:CARRIER], percent:DECIMALS[:CARRIER] or largest_remainder:UNIT"},
        {"date", OPTION_REQUIRED, &o.date, "DATE", "the populations' day, 31.12. of a year (2022-12-31)"},
        {"municipalities", OPTION_REQUIRED, &o.municipalities, "CODES",
         "municipality codes with commas between"},
        {"db", OPTION_TEXT, &o.db, "PATH", "take the populations from this database, not those shipped"},
        {"json", OPTION_FLAG, &o.json, NULL, "one JSON object"},
        {0},
    };
    auto_arena struct arena *a = arena_new();
    struct share_request r = {0};
    struct problem why = {0};
    int status = command_read(line, "Divide a sum between municipalities by population", options, NULL);
    if (status != COMMAND_GO) return status;
    enum err e = make_table(a, &o, &r, &why);
    if (e == OK && o.json)
        e = write_json(&o, &r);
    else if (e == OK)
        write_table(&o, &r);
    return e == OK ? EXIT_DONE : command_failed(line, e, &why);
}
