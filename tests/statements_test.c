/* statements_test.c — every SQL statement of the program: prepared on both engines against the newest schema,
 * its plan on SQLite kept as text beside its .sql file (golden/X_plans.txt), and no table read whole unless
 * the file says so. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/features.h"
#include "base/out.h"

struct step {
    int64_t id, parent, notused;
    const char *detail;
};

static const struct db_field sqlite_fields[] = {
    DB_FIELD(FIELD_INT, step, id),
    DB_FIELD(FIELD_INT, step, parent),
    DB_FIELD(FIELD_INT, step, notused),
    DB_FIELD(FIELD_TEXT, step, detail),
};
static const struct db_fields SQLITE_STEP = DB_FIELDS(step, sqlite_fields);
static const struct db_field pg_fields[] = {{"QUERY PLAN", FIELD_TEXT, offsetof(struct step, detail), NULL}};
static const struct db_fields PG_STEP = DB_FIELDS(step, pg_fields);

/* The steps in which the engine would run the statement; the test fails when it cannot prepare it. */
static struct step *plan_of(struct test_db *t, const struct stmt *s, size_t *ret_n)
{
    struct stmt *explain = arena_make(t->a, struct stmt);
    *explain = *s;
    explain->many = true;
    explain->writes = false;
    if (s->sqlite) explain->sqlite = arena_printf(t->a, "EXPLAIN QUERY PLAN %s", s->sqlite);
    if (s->pg) explain->pg = arena_printf(t->a, "EXPLAIN %s", s->pg);
    struct db_value *values = arena_array(t->a, struct db_value, (size_t)s->n_params);
    for (int i = 0; i < s->n_params; i++)
        values[i] = (struct db_value){.type = s->params[i].type, .null = true};
    const struct db_fields *fields = db_is_pg(t->db) ? &PG_STEP : &SQLITE_STEP;
    struct step *steps = NULL;
    if (db_list(t->db, t->a, explain, values, (size_t)s->n_params, fields, &steps, ret_n) != OK)
        fail_msg("src/%s: %s: %s", s->file, s->name, db_error(t->db));
    return steps;
}

static const struct db_field count_fields[] = {{"n", FIELD_INT, offsetof(struct step, id), NULL}};
static const struct db_fields COUNT = DB_FIELDS(step, count_fields);

/* Is there a table of that name? (A step may also scan what another step made.) */
static bool is_table(struct test_db *t, struct str name)
{
    static const struct stmt_param params[] = {{"name", STMT_TEXT}};
    static const struct stmt count = {.name = "count_tables",
                                      .sqlite = "SELECT count(*) AS n FROM sqlite_schema WHERE name = ?1",
                                      .file = "tests/statements_test.c",
                                      .params = params,
                                      .n_params = 1};
    struct step row = {0};
    assert_int_equal(db_get(t->db, t->a, &count, DB_VALUES(DB_STR(name)), &COUNT, &row), OK);
    return row.id > 0;
}

static struct str next_word(struct str *text)
{
    while (text->n && !isalnum((unsigned char)text->p[0]) && text->p[0] != '_')
        *text = str_from(*text, 1);
    size_t n = 0;
    while (n < text->n && (isalnum((unsigned char)text->p[n]) || text->p[n] == '_'))
        n++;
    struct str word = str_first(*text, n);
    *text = str_from(*text, n);
    return word;
}

/* Does the name that a plan gives stand for a table: by itself, or as what the statement calls one ("paper
 * p")? */
static bool stands_for_table(struct test_db *t, const struct stmt *s, struct str name)
{
    if (is_table(t, name)) return true;
    struct str text = str_of(s->sqlite), before = {"", 0};
    for (struct str word; (word = next_word(&text)).n;) {
        if (str_is(word, "AS")) continue;
        if (str_eq(word, name) && is_table(t, before)) return true;
        before = word;
    }
    return false;
}

static int count_scans(struct test_db *t, const struct stmt *s, const struct step *steps, size_t n)
{
    int scans = 0;
    for (size_t i = 0; i < n; i++) {
        struct str detail = str_of(steps[i].detail);
        if (!str_skip(&detail, "SCAN ") || str_find_char(detail, ' ') >= 0) continue;
        if (!stands_for_table(t, s, detail)) continue;
        scans++;
        if (!s->scan_allowed)
            print_error("src/%s: %s reads the whole table %s: an index, or \"-- scan: reason\"\n", s->file,
                        s->name, detail.p);
    }
    return scans;
}

static void write_plan(struct out *o, const struct stmt *s, const struct step *steps, size_t n)
{
    out_printf(o, "%s\n", s->name);
    for (size_t i = 0; i < n; i++) {
        int depth = 1;
        for (int64_t up = steps[i].parent; up; depth++) {
            size_t k = 0;
            while (k < n && steps[k].id != up)
                k++;
            up = k < n ? steps[k].parent : 0;
        }
        out_printf(o, "%*s%s\n", depth * 2, "", steps[i].detail);
    }
}

/* "feature/meeting/meeting.sql:12" → "src/feature/meeting/golden/meeting_plans.txt" */
static const char *golden_path(struct arena *a, const struct stmt *s)
{
    const char *name = strrchr(s->file, '/') + 1;
    return arena_printf(a, "src/%.*sgolden/%.*s_plans.txt", (int)(name - s->file), s->file,
                        (int)(strchr(name, '.') - name), name);
}

static void read_file(const char *path, struct out *o)
{
    FILE *f = fopen(path, "rb");
    if (!f) return;
    char piece[4096];
    for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
        out_bytes(o, piece, n);
    fclose(f);
}

static bool golden_holds(const char *path, struct str text)
{
    auto_out struct out kept = out_make(1 << 20);
    read_file(path, &kept);
    if (str_eq((struct str){kept.p, kept.n}, text)) return true;
    FILE *f = getenv("YHDYSPINTA_ACCEPT") ? fopen(path, "wb") : NULL;
    bool written = f && fwrite(text.p, 1, text.n, f) == text.n;
    if (f) written = fclose(f) == 0 && written;
    if (!written) print_error("%s is not what the plans are now (make accept); they are:\n%s", path, text.p);
    return written;
}

static void every_plan_is_the_one_we_read(void **state)
{
    struct test_db *t = test_db(state);
    auto_out struct out plans = out_make(1 << 20);
    int refused = 0, differing = 0;
    for (const struct stmt *const *s = all_statements; *s; s++) {
        if ((*s)->sqlite) {
            size_t n = 0;
            struct step *steps = plan_of(t, *s, &n);
            int scans = count_scans(t, *s, steps, n);
            if (!scans && (*s)->scan_allowed)
                print_error("src/%s: %s: \"-- scan\", but no table is read whole\n", (*s)->file, (*s)->name);
            refused += (scans > 0) != (*s)->scan_allowed;
            write_plan(&plans, *s, steps, n);
        }
        const char *path = golden_path(t->a, *s);
        if (s[1] && strcmp(golden_path(t->a, s[1]), path) == 0) continue;
        struct str text = {"", 0};
        assert_int_equal(out_finish(&plans, &text), OK);
        differing += !golden_holds(path, text);
        out_clear(&plans);
    }
    out_free(&plans);
    assert_int_equal(refused, 0);
    assert_int_equal(differing, 0);
}

static void every_statement_prepares(void **state)
{
    struct test_db *t = test_db(state);
    for (const struct stmt *const *s = all_statements; *s; s++) {
        size_t n = 0;
        if (db_is_pg(t->db) ? (*s)->pg : (*s)->sqlite) plan_of(t, *s, &n);
        assert_true((*s)->pg || (*s)->sqlite);
    }
}

static void names_are_unique(void **state)
{
    for (const struct stmt *const *s = all_statements; *s; s++)
        for (const struct stmt *const *other = s + 1; *other; other++)
            assert_string_not_equal((*s)->name, (*other)->name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_DB(every_statement_prepares),
        {"every_plan_is_the_one_we_read", every_plan_is_the_one_we_read, test_db_sqlite, test_db_remove,
         NULL},
        cmocka_unit_test(names_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
