/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include <sys/wait.h>
#include <unistd.h>

#include "db/db_engine.h"

extern const struct embedded schema_files[];

#define STEP(name, text)                                                                                     \
    {                                                                                                        \
        name, (const unsigned char *)(text), sizeof(text) - 1, ""                                            \
    }
#define TEXTS(name_, sql) .name = #name_, .sqlite = sql, .pg = sql, .file = "db/migrate_test.c"
static const struct stmt count_a = {TEXTS(count_a, "SELECT count(*) FROM a")};
static const struct stmt count_b = {TEXTS(count_b, "SELECT count(*) FROM b")};

static const struct embedded step_a =
    STEP("0001_a.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; INSERT INTO a (id) VALUES (1);");
static const struct embedded step_b = STEP("0002_b.sql", "CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT;");
/* Its second statement fails. */
static const struct embedded step_wrong = STEP("0002_b.sql", "CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT;"
                                                             "INSERT INTO a (id) VALUES (2), (1);");

static int64_t count(struct db *db, const struct stmt *s)
{
    int64_t n = -1;
    if (db_get_int(db, s, DB_NO_VALUES, &n) != OK) fail_msg("%s", db_error(db));
    return n;
}

static enum err migrate(struct db *db, const struct embedded *files, int *ret_steps, struct problem *why)
{
    *why = (struct problem){0};
    *ret_steps = 0;
    return db_migrate_steps(db, files, ret_steps, why);
}

static void steps_run_once_and_in_order(void **state)
{
    struct test_db *t = test_db(state);
    const struct embedded first[] = {schema_files[0], step_a, {0}};
    const struct embedded both[] = {schema_files[0], step_a, step_b, {0}};
    struct problem why;
    int n, version;
    assert_int_equal(db_schema_version(t->db, &version), OK);
    assert_int_equal(version, 0);
    assert_int_equal(migrate(t->db, first, &n, &why), OK);
    assert_int_equal(n, 2);
    assert_int_equal(migrate(t->db, first, &n, &why), OK);
    assert_int_equal(n, 0);
    assert_int_equal(migrate(t->db, both, &n, &why), OK);
    assert_int_equal(n, 1);
    assert_int_equal(db_schema_version(t->db, &version), OK);
    assert_int_equal(version, 2);
    assert_int_equal(count(t->db, &count_a), 1);
    assert_int_equal(count(t->db, &count_b), 0);
}

static void a_failed_step_leaves_nothing(void **state)
{
    struct test_db *t = test_db(state);
    const struct embedded wrong[] = {schema_files[0], step_a, step_wrong, {0}};
    const struct embedded right[] = {schema_files[0], step_a, step_b, {0}};
    struct problem why;
    int n, version;
    assert_int_equal(migrate(t->db, wrong, &n, &why), ERR_CONFLICT);
    assert_non_null(strstr(why.note, "0002_b"));
    assert_int_equal(db_schema_version(t->db, &version), OK);
    assert_int_equal(version, 1); /* the step before it stays */
    assert_int_equal(count(t->db, &count_a), 1);
    assert_int_equal(migrate(t->db, right, &n, &why), OK); /* b is not there yet */
    assert_int_equal(n, 1);
}

static void a_newer_database_is_refused(void **state)
{
    struct test_db *t = test_db(state);
    const struct embedded newer[] = {schema_files[0], step_a, step_b, {0}};
    const struct embedded older[] = {schema_files[0], step_a, {0}};
    struct problem why;
    int n;
    assert_int_equal(migrate(t->db, newer, &n, &why), OK);
    assert_int_equal(migrate(t->db, older, &n, &why), ERR_CONFLICT);
    assert_non_null(strstr(why.note, "version 2"));
    assert_non_null(strstr(why.note, "up to 1"));
}

static void a_step_cannot_end_its_transaction(void **state)
{
    struct test_db *t = test_db(state);
    const struct embedded steps[] = {
        schema_files[0], STEP("0001_a.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; COMMIT;"), {0}};
    struct problem why;
    int n;
    assert_int_equal(migrate(t->db, steps, &n, &why), ERR_INTERNAL);
    assert_non_null(strstr(why.note, "transaction"));
}

static void two_who_migrate_do_it_once(void **state)
{
    struct test_db *t = test_db(state);
    struct db *other = test_db_connect(t, DB_MODE_WRITE);
    const struct embedded both[] = {schema_files[0], step_a, step_b, {0}};
    struct problem why;
    int n;
    assert_int_equal(migrate(t->db, both, &n, &why), OK);
    assert_int_equal(n, 3);
    assert_int_equal(migrate(other, both, &n, &why), OK);
    assert_int_equal(n, 0);
    assert_int_equal(count(other, &count_a), 1);
}

/* `serve` and an import started together on a database that is not there yet. */
static void many_who_start_together_make_one_database(void **state)
{
    enum { MANY = 4 };
    struct test_db *t = test_db(state);
    const struct embedded both[] = {schema_files[0], step_a, step_b, {0}};
    bool pg = db_is_pg(t->db);
    const char *where = pg ? t->where : arena_printf(t->a, "%s/new.db", t->folder);
    db_close(t->db); /* no connection is carried into the children */
    t->db = NULL;
    pid_t children[MANY];
    for (int i = 0; i < MANY; i++) {
        children[i] = fork();
        if (children[i]) continue;
        struct db *db;
        struct problem why = {0};
        int n;
        enum err e = db_open(where, DB_MODE_CREATE, &db, &why);
        if (e == OK) e = migrate(db, both, &n, &why);
        if (e != OK) print_error("%s: %s\n", err_name(e), why.note);
        _exit(e);
    }
    for (int i = 0; i < MANY; i++) {
        int status = -1;
        waitpid(children[i], &status, 0);
        assert_int_equal(status, 0);
    }
    struct db *db;
    assert_int_equal(db_open(where, DB_MODE_READ, &db, NULL), OK);
    assert_int_equal(count(db, &count_a), 1);
    db_close(db);
}

static void a_twin_takes_its_place_on_postgresql(void **state)
{
    struct test_db *t = test_db(state);
    const struct embedded steps[] = {
        schema_files[0],
        STEP("0001_a.pg.sql", "CREATE TABLE a (id BIGINT); INSERT INTO a VALUES (1), (2);"),
        step_a,
        {0},
    };
    struct problem why;
    int n;
    assert_int_equal(migrate(t->db, steps, &n, &why), OK);
    assert_int_equal(n, 2);
    assert_int_equal(count(t->db, &count_a), db_is_pg(t->db) ? 2 : 1);
}

static void the_old_file_is_kept(void **state)
{
    struct test_db *t = test_db(state);
    const struct embedded first[] = {schema_files[0], step_a, {0}};
    const struct embedded both[] = {schema_files[0], step_a, step_b, {0}};
    const char *name = arena_printf(t->a, "%s.before-0002", t->where);
    struct problem why;
    int n, version;
    assert_int_equal(migrate(t->db, first, &n, &why), OK);
    assert_int_not_equal(access(arena_printf(t->a, "%s.before-0000", t->where), F_OK), 0);
    assert_int_equal(migrate(t->db, both, &n, &why), OK);
    struct db *old;
    if (db_open(name, DB_MODE_READ, &old, &why) != OK) fail_msg("%s", why.note);
    assert_int_equal(db_schema_version(old, &version), OK);
    assert_int_equal(version, 1);
    assert_int_equal(count(old, &count_a), 1);
    db_close(old);
    assert_int_not_equal(access(arena_printf(t->a, "%s.part", name), F_OK), 0);
}

/* ---- the steps the program carries ---- */

static void steps_are_numbered_upwards(void **state)
{
    int64_t before = -1, n;
    for (const struct embedded *f = schema_files; f->name; f++) {
        struct str name = str_of(f->name);
        assert_int_equal(str_to_int(str_first(name, 4), &n), OK);
        if (n <= before) fail_msg("%s: its number is taken", f->name);
        if (!str_ends(name, ".pg.sql")) {
            before = n;
            continue;
        }
        /* Its twin comes next: "0005_search.pg.sql", "0005_search.sql". */
        size_t stem = name.n - strlen("pg.sql");
        assert_non_null(f[1].name);
        assert_memory_equal(f->name, f[1].name, stem);
        assert_string_equal(f[1].name + stem, "sql");
    }
    assert_int_equal(db_schema_newest(), before);
}

static void the_program_s_steps_run(void **state)
{
    struct test_db *t = test_db(state);
    int n, version;
    struct problem why;
    assert_int_equal(db_schema_version(t->db, &version), OK);
    assert_int_equal(version, db_schema_newest());
    assert_int_equal(db_migrate(t->db, &n, &why), OK);
    assert_int_equal(n, 0);
}

static void words_are_exchanged_for_postgresql(void **state)
{
    auto_arena struct arena *a = arena_new();
    assert_string_equal(
        pg_schema_text(a, "CREATE TABLE x (id INTEGER  PRIMARY\nKEY, n INTEGER, blob BLOB, r REAL, "
                          "name TEXT COLLATE fi) STRICT;"),
        "CREATE TABLE x (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, n BIGINT, "
        "blob BYTEA, r DOUBLE PRECISION, name TEXT COLLATE \"fi-x-icu\") ;");
    assert_string_equal(pg_schema_text(a, "(a TEXT) STRICT, WITHOUT ROWID; (b TEXT) WITHOUT ROWID ,STRICT;"),
                        "(a TEXT) ; (b TEXT) ;");
    const char *kept = "-- BLOB\n/* REAL */ 'INTEGER ''BLOB' \"REAL\" INTEGERS MY_BLOB 'unclosed INTEGER";
    assert_string_equal(pg_schema_text(a, kept), kept);
    assert_string_equal(pg_statement_text(a, "SELECT CAST(1 AS INTEGER) ORDER BY a COLLATE fi DESC"),
                        "SELECT CAST(1 AS BIGINT) ORDER BY a COLLATE \"fi-x-icu\" DESC");
    assert_string_equal(pg_schema_text(a, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_DB_EMPTY(steps_run_once_and_in_order),
        TEST_DB_EMPTY(a_failed_step_leaves_nothing),
        TEST_DB_EMPTY(a_newer_database_is_refused),
        TEST_DB_EMPTY(a_step_cannot_end_its_transaction),
        TEST_DB_EMPTY(two_who_migrate_do_it_once),
        TEST_DB_EMPTY(many_who_start_together_make_one_database),
        TEST_DB_EMPTY(a_twin_takes_its_place_on_postgresql),
        TEST_DB_EMPTY_ON_SQLITE(the_old_file_is_kept),
        cmocka_unit_test(steps_are_numbered_upwards),
        TEST_DB(the_program_s_steps_run),
        cmocka_unit_test(words_are_exchanged_for_postgresql),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
