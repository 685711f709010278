/* db_engine.h — what an engine gives to db.c; only files of this folder include it.
 *
 * db.c knows transactions, the cache of prepared statements and rows; an engine knows its library. A
 * statement is started, stepped and reset; cells are read between two steps. An engine tells what failed by
 * db_fail. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/embed.h"
#include "db/db.h"
#include "db/db_script.h"

/* One statement prepared on one connection. */
struct prepared {
    const struct stmt *s;
    void *native;                   /* sqlite3_stmt, or struct pg_statement */
    bool running;                   /* between start and reset */
    const struct db_fields *fields; /* what `field_of` was made for */
    int *field_of;                  /* for each column, the index of its field */
    int n_columns;
};

enum db_verb {
    VERB_BEGIN_READ,
    VERB_BEGIN_WRITE,
    VERB_COMMIT,
    VERB_ROLLBACK,
    VERB_SAVE,
    VERB_RELEASE,
    VERB_UNDO
};

struct db_engine {
    enum err (*open)(struct db *db, const char *where, struct problem *why);
    void (*close)(struct db *db);
    enum err (*prepare)(struct db *db, struct prepared *p);
    void (*drop)(struct prepared *p);
    /* `stream`: rows are fetched in portions; only inside a transaction. */
    enum err (*start)(struct db *db, struct prepared *p, const struct db_value *values, bool stream);
    enum err (*step)(struct db *db, struct prepared *p, bool *ret_row);
    void (*reset)(struct db *db, struct prepared *p);
    int (*columns)(const struct prepared *p);
    const char *(*column_name)(const struct prepared *p, int column);
    /* A cell as `want`; text is borrowed until the next step, a blob is copied into `a`. ERR_INTERNAL: other
     * type. */
    enum err (*cell)(struct prepared *p, int column, enum stmt_type want, struct arena *a,
                     struct db_value *ret_value);
    enum err (*transaction)(struct db *db, enum db_verb verb);
    bool (*in_transaction)(const struct db *db);        /* false also after the engine itself rolled back */
    enum err (*script)(struct db *db, const char *sql); /* many statements, none returning rows */
    int64_t (*changes)(const struct db *db);
    /* NULL when the engine has no cheap way to see that others have committed. */
    enum err (*data_version)(struct db *db, int64_t *ret_version);
    enum err (*backup)(struct db *db, const char *path, struct problem *why);
};
extern const struct db_engine engine_sqlite, engine_pg;

struct db {
    const struct db_engine *engine;
    void *native;          /* the engine's own state */
    struct arena *a, *row; /* life of the connection; life of one row in db_each */
    const char *where;
    enum db_mode mode;
    char error[512];

    int level;       /* open transactions: 0 none, 1 a transaction, more: savepoints */
    bool writing;    /* the transaction is DB_WRITE */
    enum err failed; /* the first error at the innermost level; OK: none */

    struct prepared **cache; /* open addressing by address of the statement */
    size_t cache_n, cache_size;

    bool generation_known;
    int64_t generation, generation_at; /* value, and data_version when it was read */

    int64_t statements;
    int fail_in; /* see db_fault.h */
};

/* Keeps the text for db_error and returns `e`. */
enum err db_fail(struct db *db, enum err e, const char *format, ...) printf_like(3, 4);

/* ---- migrate.c ---- */

/* `files`: the steps as tools/embed lists a folder, "0001_party.sql" and its twin "0001_party.pg.sql", in
 * order. */
must_check enum err db_migrate_steps(struct db *db, const struct embedded *files, int *ret_steps,
                                     struct problem *why);

/* SQL written for SQLite as PostgreSQL reads it: INTEGER PRIMARY KEY, INTEGER, BLOB, REAL, STRICT, WITHOUT
 * ROWID and COLLATE fi. Strings, quoted names and comments stay. */
const char *pg_schema_text(struct arena *a, const char *sql);
/* For statements: COLLATE fi → COLLATE "fi-x-icu", and the types of CAST. */
const char *pg_statement_text(struct arena *a, const char *sql);
