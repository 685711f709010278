/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include <dirent.h>
#include <stdatomic.h>
#include <unistd.h>

#include "db/db_script.h"
#include "text/collate.h"
#include "text/terms.h"

struct life {
    struct test_db t;
    const char *server; /* NULL on SQLite */
    const char *schema;
};

static enum err set_up_connection(void *connection, void *collator)
{
    return db_add_collation(connection, "fi", collate_callback, collator);
}

/* As app/ does, once a process. */
static void set_up_library(void)
{
    static struct collator *collator;
    if (collator) return;
    must(collate_open(&collator) == OK);
    db_set_setup(set_up_connection, collator);
    db_set_terms(terms_for_index);
}

static struct life *life_new(void)
{
    set_up_library();
    struct arena *a = arena_new();
    struct life *life = arena_make(a, struct life);
    const char *base = getenv("TMPDIR");
    char *folder = arena_printf(a, "%s/yhdyspinta-test-XXXXXX", base ? base : "/tmp");
    must(mkdtemp(folder));
    life->t.a = a;
    life->t.folder = folder;
    return life;
}

/* Stores are tested without waiting for the disk; what a sudden end leaves is tested on empty databases. */
static enum err fill(struct db *db, struct problem *why)
{
    if (!db_is_pg(db) && db_script(db, "PRAGMA synchronous=OFF") != OK) return ERR_INTERNAL;
    return db_migrate(db, NULL, why);
}

static int open_writer(void **state, bool migrated)
{
    struct life *life = *state;
    struct problem why = {0};
    enum err e = db_open(life->t.where, DB_MODE_CREATE, &life->t.db, &why);
    if (e == OK && migrated) e = fill(life->t.db, &why);
    if (e == OK) return 0;
    print_error("%s: %s: %s\n", life->t.where, err_name(e), why.note);
    test_db_remove(state); /* cmocka does not, after a set-up that failed */
    return -1;
}

static int make_sqlite(void **state, bool migrated)
{
    struct life *life = life_new();
    *state = life;
    life->t.where = arena_printf(life->t.a, "%s/test.db", life->t.folder);
    return open_writer(state, migrated);
}

/* A schema of its own in the given database: quick to make, and tests cannot see each other. */
static enum err run_on_server(const char *server, const char *sql)
{
    struct db *db;
    struct problem why = {0};
    enum err e = db_open(server, DB_MODE_WRITE, &db, &why);
    if (e != OK) {
        print_error("%s\n", why.note);
        return e;
    }
    e = db_script(db, sql);
    if (e != OK) print_error("%s\n", db_error(db));
    db_close(db);
    return e;
}

static int make_pg(void **state, bool migrated)
{
    static atomic_int number;
    const char *server = getenv("YHDYSPINTA_TEST_PG");
    *state = NULL;
    if (!server || !*server) return 0;
    struct life *life = life_new();
    *state = life;
    struct arena *a = life->t.a;
    life->server = server;
    life->schema = arena_printf(a, "test_%d_%d", (int)getpid(), ++number);
    life->t.where = arena_printf(a, "%s%coptions=-csearch_path%%3D%s", server,
                                 strchr(server, '?') ? '&' : '?', life->schema);
    if (run_on_server(server, arena_printf(a, "CREATE SCHEMA %s", life->schema)) != OK) return -1;
    return open_writer(state, migrated);
}

int test_db_sqlite(void **state)
{
    return make_sqlite(state, true);
}
int test_db_pg(void **state)
{
    return make_pg(state, true);
}
int test_db_sqlite_empty(void **state)
{
    return make_sqlite(state, false);
}
int test_db_pg_empty(void **state)
{
    return make_pg(state, false);
}

struct test_db *test_db(void **state)
{
    if (!*state) {
        print_message("skipped: YHDYSPINTA_TEST_PG names no server\n");
        skip();
    }
    return &((struct life *)*state)->t;
}

static void close_connection(void *db)
{
    db_close(db);
}

struct db *test_db_connect(struct test_db *t, enum db_mode mode)
{
    struct db *db = NULL;
    struct problem why = {0};
    if (db_open(t->where, mode, &db, &why) != OK) fail_msg("%s", why.note);
    arena_defer(t->a, close_connection, db);
    return db;
}

static void remove_folder(const char *path)
{
    DIR *d = opendir(path);
    for (struct dirent *f; d && (f = readdir(d));) {
        if (f->d_name[0] != '.') unlinkat(dirfd(d), f->d_name, 0);
    }
    if (d) closedir(d);
    rmdir(path);
}

int test_db_remove(void **state)
{
    struct life *life = *state;
    if (!life) return 0;
    struct arena *a = life->t.a;
    auto_arena struct arena *own = arena_new();
    const char *folder = arena_strdup(own, life->t.folder), *server = life->server;
    const char *drop = server ? arena_printf(own, "DROP SCHEMA %s CASCADE", life->schema) : NULL;
    db_close(life->t.db);
    arena_free(a); /* closes the further connections */
    remove_folder(folder);
    return server && run_on_server(server, drop) != OK ? -1 : 0;
}
