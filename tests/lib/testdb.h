/* testdb.h — a fresh database for one test, on each engine in turn.
 *
 * A store test is written once and listed by TEST_DB(name): cmocka then runs it twice, as "name on sqlite"
 * and "name on postgresql". It starts with `struct test_db *t = test_db(state);`, which skips the second run
 * where YHDYSPINTA_TEST_PG names no server (scripts/with-postgres gives one). Everything is removed
 * afterwards. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "db/db.h"

struct test_db {
    struct db *db;      /* the writer, migrated to the newest schema */
    struct arena *a;    /* freed after the test */
    const char *where;  /* for further connections: db_open(t->where, DB_MODE_READ, …) */
    const char *folder; /* a folder of this test's own, removed with its files */
};

/* clang-format off */
#define TEST_DB(fn) \
    {#fn " on sqlite", fn, test_db_sqlite, test_db_remove, NULL}, \
    {#fn " on postgresql", fn, test_db_pg, test_db_remove, NULL}
/* The same with an empty database, for tests that bring their own schema. */
#define TEST_DB_EMPTY(fn) \
    {#fn " on sqlite", fn, test_db_sqlite_empty, test_db_remove, NULL}, \
    {#fn " on postgresql", fn, test_db_pg_empty, test_db_remove, NULL}
/* Of one engine only, by its nature. */
#define TEST_DB_EMPTY_ON_SQLITE(fn) {#fn " on sqlite", fn, test_db_sqlite_empty, test_db_remove, NULL}
#define TEST_DB_EMPTY_ON_PG(fn) {#fn " on postgresql", fn, test_db_pg_empty, test_db_remove, NULL}
#define TEST_DB_ON_PG(fn) {#fn " on postgresql", fn, test_db_pg, test_db_remove, NULL}
#define TEST_DB_ON_SQLITE(fn) {#fn " on sqlite", fn, test_db_sqlite, test_db_remove, NULL}
/* clang-format on */

struct test_db *test_db(void **state);

/* Another connection to the same database; closed after the test. Fails the test when it cannot be made. */
struct db *test_db_connect(struct test_db *t, enum db_mode mode);

int test_db_sqlite(void **state);
int test_db_pg(void **state);
int test_db_sqlite_empty(void **state);
int test_db_pg_empty(void **state);
int test_db_remove(void **state);
