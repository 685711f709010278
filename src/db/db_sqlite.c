/* db_sqlite.c — the engine on SQLite: one file, write-ahead log, a connection a thread. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <pthread.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/db_engine.h"
#include "db/fts5.h"

/* "YHDY" in the file's header says whose file it is. */
enum { APPLICATION_ID = 0x59484459 };

/* First the connection's own settings. Attached code and double-quoted strings are refused, freed pages are
 * overwritten where it costs nothing, every commit is on the disk before it is acknowledged. Not
 * cell_size_check: with mmap it looks a page over at every visit, and nearly doubles the cost of a read. */
#define SETTINGS                                                                                             \
    "PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON; PRAGMA secure_delete=FAST;"                          \
    "PRAGMA mmap_size=268435456; PRAGMA synchronous=FULL;"
#define SETTINGS_READ "PRAGMA query_only=ON;"
#define SETTINGS_WRITE "PRAGMA cache_size=-32768; PRAGMA journal_size_limit=67108864;"
/* What a new file gets before its first table. 0x59484459 is 1497908313. */
#define SETTINGS_NEW "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA application_id=1497908313;"
_Static_assert(APPLICATION_ID == 1497908313, "the two forms of the application id");

static const char *const verb_sql[] = {
    [VERB_BEGIN_READ] = "BEGIN",   [VERB_BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [VERB_COMMIT] = "COMMIT",      [VERB_ROLLBACK] = "ROLLBACK",
    [VERB_SAVE] = "SAVEPOINT s",   [VERB_RELEASE] = "RELEASE s",
    [VERB_UNDO] = "ROLLBACK TO s",
};
enum { N_VERBS = sizeof verb_sql / sizeof *verb_sql };

struct sqlite {
    sqlite3 *db;
    sqlite3_stmt *verb[N_VERBS];
    sqlite3_stmt *data_version;
};

static db_setup_fn *setup;
static void *setup_context;

void db_set_setup(db_setup_fn *fn, void *context)
{
    setup = fn;
    setup_context = context;
}

enum err db_add_collation(void *sqlite3_connection, const char *name,
                          int (*compare)(void *context, int n_a, const void *a, int n_b, const void *b),
                          void *context)
{
    int rc = sqlite3_create_collation(sqlite3_connection, name, SQLITE_UTF8, context, compare);
    return rc == SQLITE_OK ? OK : ERR_INTERNAL;
}

static struct sqlite *native(const struct db *db)
{
    return db->native;
}

static enum err err_of(int rc)
{
    switch (rc & 0xff) {
    case SQLITE_CONSTRAINT:
        return ERR_CONFLICT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_INTERRUPT:
        return ERR_BUSY;
    case SQLITE_TOOBIG:
        return ERR_LIMIT;
    default:
        return ERR_INTERNAL;
    }
}

static enum err fail(struct db *db, int rc, const char *what, const char *file)
{
    return db_fail(db, err_of(rc), "%s%s%s: %s (%d)", what, *file ? " " : "", file,
                   sqlite3_errmsg(native(db)->db), sqlite3_extended_errcode(native(db)->db));
}

/* ---- opening ---- */

/* A connection belongs to one thread, so the library needs no lock a connection and no counters of memory. */
static void set_library(void)
{
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static bool may_access(const char *path, int how)
{
    return faccessat(AT_FDCWD, path, how, AT_EACCESS) == 0;
}

static enum err check_folder(struct arena *a, const char *path, struct problem *why)
{
    struct stat st;
    const char *folder = dirname(arena_strdup(a, path));
    if (stat(folder, &st) != 0)
        return problem(why, ERR_NOT_FOUND, "db", "", "the folder %s does not exist", folder);
    if (!S_ISDIR(st.st_mode)) return problem(why, ERR_INPUT, "db", "", "%s is not a folder", folder);
    if (!may_access(folder, W_OK | X_OK))
        return problem(why, ERR_FORBIDDEN, "db", "", "the folder %s may not be written", folder);
    return OK;
}

/* A new file is made aside and then given its name, so that two who start together cannot disturb each other:
 * the first to name it wins, the other takes that one. */
static enum err make_file(struct db *db, const char *path, struct problem *why)
{
    const char *aside = arena_printf(db->a, "%s.new-%d", path, (int)gettid());
    sqlite3 *c = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    unlink(aside);
    int rc = sqlite3_open_v2(aside, &c, flags, NULL);
    if (rc == SQLITE_OK) rc = sqlite3_exec(c, SETTINGS_NEW, NULL, NULL, NULL);
    enum err e = OK;
    if (rc != SQLITE_OK)
        e = problem(why, err_of(rc), "db", "", "%s cannot be made: %s", path, sqlite3_errstr(rc));
    sqlite3_close(c);
    if (e == OK && link(aside, path) != 0 && errno != EEXIST)
        e = problem(why, ERR_INTERNAL, "db", "", "%s cannot be made: %m", path);
    unlink(aside);
    return e;
}

/* Tells beforehand in plain words what SQLite would only call "unable to open database file". */
static enum err check_path(struct db *db, const char *path, struct problem *why)
{
    struct stat st;
    bool may_write = db->mode != DB_MODE_READ;
    if (stat(path, &st) != 0) {
        if (errno == EACCES) return problem(why, ERR_FORBIDDEN, "db", "", "%s may not be reached", path);
        if (errno == ENOTDIR)
            return problem(why, ERR_INPUT, "db", "", "%s: a part of the path is a file", path);
        if (errno != ENOENT) return problem(why, ERR_INPUT, "db", "", "%s: %m", path);
        if (db->mode != DB_MODE_CREATE)
            return problem(why, ERR_NOT_FOUND, "db", "", "%s does not exist", path);
        TRY(check_folder(db->a, path, why));
        return make_file(db, path, why);
    }
    if (S_ISDIR(st.st_mode))
        return problem(why, ERR_INPUT, "db", "", "%s is a folder, not a database file", path);
    if (!S_ISREG(st.st_mode)) return problem(why, ERR_INPUT, "db", "", "%s is not a file", path);
    if (!may_access(path, may_write ? R_OK | W_OK : R_OK))
        return problem(why, ERR_FORBIDDEN, "db", "", "%s may not be %s", path,
                       may_write ? "written" : "read");
    return may_write ? check_folder(db->a, path, why) : OK;
}

static int get_number(sqlite3 *db, const char *sql, int64_t *ret_n)
{
    sqlite3_stmt *s = NULL;
    int rc = sqlite3_prepare_v2(db, sql, -1, &s, NULL);
    if (rc == SQLITE_OK) rc = sqlite3_step(s);
    if (rc == SQLITE_ROW) {
        *ret_n = sqlite3_column_int64(s, 0);
        rc = SQLITE_OK;
    }
    sqlite3_finalize(s);
    return rc;
}

static enum err open_problem(struct db *db, int rc, struct problem *why)
{
    const char *text = sqlite3_errmsg(native(db)->db);
    switch (rc & 0xff) {
    case SQLITE_NOTADB:
        return problem(why, ERR_CONFLICT, "db", "", "%s is not a database of this program", db->where);
    case SQLITE_CORRUPT:
        return problem(why, ERR_INTERNAL, "db", "", "%s is damaged: %s", db->where, text);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return problem(why, ERR_FORBIDDEN, "db", "", "%s cannot be opened: %s", db->where, text);
    default:
        return problem(why, err_of(rc), "db", "", "%s: %s", db->where, text);
    }
}

/* Whose file is it? An empty one is marked as ours before its first table. */
static enum err check_owner(struct db *db, struct problem *why)
{
    sqlite3 *c = native(db)->db;
    int64_t id = 0, tables = 0;
    int rc = get_number(c, "PRAGMA application_id", &id);
    if (rc == SQLITE_OK) rc = get_number(c, "SELECT count(*) FROM sqlite_schema", &tables);
    if (rc != SQLITE_OK) return open_problem(db, rc, why);
    if (id == APPLICATION_ID) return OK;
    if (id != 0 || tables != 0)
        return problem(why, ERR_CONFLICT, "db", "",
                       "%s is a database of another program (application id %lld)", db->where, (long long)id);
    if (db->mode == DB_MODE_READ) return problem(why, ERR_NOT_FOUND, "db", "", "%s is empty", db->where);
    rc = sqlite3_exec(c, SETTINGS_NEW, NULL, NULL, NULL);
    return rc == SQLITE_OK ? OK : open_problem(db, rc, why);
}

static enum err sqlite_open(struct db *db, const char *where, struct problem *why)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, set_library);
    struct sqlite *n = arena_make(db->a, struct sqlite);
    db->native = n;
    bool in_memory = !strcmp(where, ":memory:");
    if (in_memory && db->mode == DB_MODE_READ)
        return problem(why, ERR_INPUT, "db", "", "a database in memory cannot be opened for reading alone");
    if (!in_memory) TRY(check_path(db, where, why));
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int rc = sqlite3_open_v2(where, &n->db, flags, NULL);
    if (rc != SQLITE_OK) return open_problem(db, rc, why);
    sqlite3_busy_timeout(n->db, DB_WAIT_MS);
    sqlite3_db_config(n->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(n->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(n->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (fts5_register(n->db) != OK) return problem(why, ERR_INTERNAL, "db", "", "%s: SQLite has no FTS5", where);
    if (setup && setup(n->db, setup_context) != OK)
        return problem(why, ERR_INTERNAL, "db", "", "%s: the collation could not be set", where);
    rc = sqlite3_exec(n->db, SETTINGS, NULL, NULL, NULL);
    if (rc != SQLITE_OK) return open_problem(db, rc, why);
    TRY(check_owner(db, why));
    rc = sqlite3_exec(n->db, db->mode == DB_MODE_READ ? SETTINGS_READ : SETTINGS_WRITE, NULL, NULL, NULL);
    return rc == SQLITE_OK ? OK : open_problem(db, rc, why);
}

static void sqlite_close(struct db *db)
{
    struct sqlite *n = native(db);
    if (!n) return;
    for (int i = 0; i < N_VERBS; i++)
        sqlite3_finalize(n->verb[i]);
    sqlite3_finalize(n->data_version);
    must(sqlite3_close(n->db) == SQLITE_OK);
}

/* ---- statements ---- */

static enum err sqlite_prepare(struct db *db, struct prepared *p)
{
    const struct stmt *s = p->s;
    if (!s->sqlite) return db_fail(db, ERR_INTERNAL, "%s (%s): not for SQLite", s->name, s->file);
    sqlite3_stmt *native_stmt = NULL;
    int rc = sqlite3_prepare_v3(native(db)->db, s->sqlite, -1, SQLITE_PREPARE_PERSISTENT, &native_stmt, NULL);
    if (rc != SQLITE_OK) return fail(db, rc, s->name, s->file);
    if (!native_stmt || sqlite3_bind_parameter_count(native_stmt) != s->n_params) {
        sqlite3_finalize(native_stmt);
        return db_fail(db, ERR_INTERNAL, "%s (%s): the text has other parameters than its list", s->name,
                       s->file);
    }
    p->native = native_stmt;
    return OK;
}

static void sqlite_drop(struct prepared *p)
{
    sqlite3_finalize(p->native);
}

static int bind(sqlite3_stmt *s, int at, const struct db_value *v)
{
    /* The caller's bytes outlive the run, which is reset before the call ends: nothing is copied. */
    const char *bytes = v->s.n ? v->s.p : "";
    if (v->null) return sqlite3_bind_null(s, at);
    switch (v->type) {
    case STMT_INT:
        return sqlite3_bind_int64(s, at, v->i);
    case STMT_REAL:
        return sqlite3_bind_double(s, at, v->r);
    case STMT_TEXT:
        return sqlite3_bind_text64(s, at, bytes, v->s.n, SQLITE_STATIC, SQLITE_UTF8);
    case STMT_BLOB:
        return sqlite3_bind_blob64(s, at, bytes, v->s.n, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

static enum err sqlite_start(struct db *db, struct prepared *p, const struct db_value *values, bool stream)
{
    for (int i = 0; i < p->s->n_params; i++) {
        int rc = bind(p->native, i + 1, &values[i]);
        if (rc != SQLITE_OK) {
            sqlite3_clear_bindings(p->native);
            return fail(db, rc, p->s->name, p->s->file);
        }
    }
    return OK;
}

static enum err sqlite_step(struct db *db, struct prepared *p, bool *ret_row)
{
    int rc = sqlite3_step(p->native);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE) return fail(db, rc, p->s->name, p->s->file);
    *ret_row = rc == SQLITE_ROW;
    return OK;
}

static void sqlite_reset(struct db *db, struct prepared *p)
{
    sqlite3_reset(p->native);
    sqlite3_clear_bindings(p->native);
}

static int sqlite_columns(const struct prepared *p)
{
    return sqlite3_column_count(p->native);
}

static const char *sqlite_column_name(const struct prepared *p, int column)
{
    return sqlite3_column_name(p->native, column);
}

static enum err sqlite_cell(struct prepared *p, int column, enum stmt_type want, struct arena *a,
                            struct db_value *ret_value)
{
    struct db_value v = {.type = want};
    /* One look-up a cell. Values are safe to read so where a connection keeps to one thread (set_library). */
    sqlite3_value *cell = sqlite3_column_value(p->native, column);
    int type = sqlite3_value_type(cell);
    if (type == SQLITE_NULL) {
        v.null = true;
    } else if (want == STMT_INT && type == SQLITE_INTEGER) {
        v.i = sqlite3_value_int64(cell);
    } else if (want == STMT_REAL && (type == SQLITE_FLOAT || type == SQLITE_INTEGER)) {
        v.r = sqlite3_value_double(cell);
    } else if (want == STMT_TEXT && type != SQLITE_BLOB) {
        v.s.p = (const char *)sqlite3_value_text(cell);
        v.s.n = (size_t)sqlite3_value_bytes(cell);
    } else if (want == STMT_BLOB && type == SQLITE_BLOB) {
        const void *bytes = sqlite3_value_blob(cell);
        v.s.n = (size_t)sqlite3_value_bytes(cell);
        char *copy = arena_alloc(a, v.s.n);
        if (v.s.n) memcpy(copy, bytes, v.s.n);
        v.s.p = copy;
    } else {
        return ERR_INTERNAL;
    }
    *ret_value = v;
    return OK;
}

/* ---- transactions, scripts, backup ---- */

/* These run on every page: prepared once like the rest. */
static int run_kept(struct sqlite *n, sqlite3_stmt **kept, const char *sql, int64_t *ret_n)
{
    int rc = SQLITE_OK;
    if (!*kept) rc = sqlite3_prepare_v3(n->db, sql, -1, SQLITE_PREPARE_PERSISTENT, kept, NULL);
    if (rc != SQLITE_OK) return rc;
    rc = sqlite3_step(*kept);
    if (rc == SQLITE_ROW && ret_n) *ret_n = sqlite3_column_int64(*kept, 0);
    if (rc == SQLITE_ROW || rc == SQLITE_DONE) rc = SQLITE_OK;
    sqlite3_reset(*kept);
    return rc;
}

static enum err sqlite_transaction(struct db *db, enum db_verb verb)
{
    struct sqlite *n = native(db);
    int rc = run_kept(n, &n->verb[verb], verb_sql[verb], NULL);
    if (rc == SQLITE_OK && verb == VERB_UNDO)
        rc = run_kept(n, &n->verb[VERB_RELEASE], verb_sql[VERB_RELEASE], NULL);
    return rc == SQLITE_OK ? OK : fail(db, rc, verb_sql[verb], "");
}

static bool sqlite_in_transaction(const struct db *db)
{
    return !sqlite3_get_autocommit(native(db)->db);
}

static enum err sqlite_script(struct db *db, const char *sql)
{
    int rc = sqlite3_exec(native(db)->db, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK ? OK : fail(db, rc, "script", "");
}

/* In one go: in portions it would begin anew at every commit of another process, and might never end. Writers
 * are not held up by it. */
static enum err copy_to(struct db *db, const char *path, struct problem *why)
{
    sqlite3 *to = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    int rc = sqlite3_open_v2(path, &to, flags, NULL);
    sqlite3_backup *b = rc == SQLITE_OK ? sqlite3_backup_init(to, "main", native(db)->db, "main") : NULL;
    if (b) {
        rc = sqlite3_backup_step(b, -1);
        int end = sqlite3_backup_finish(b);
        rc = rc == SQLITE_DONE ? end : rc;
    }
    enum err e = OK;
    if (!b || rc != SQLITE_OK)
        e = problem(why, ERR_INTERNAL, "", "", "the backup %s could not be written: %s", path,
                    sqlite3_errstr(rc));
    sqlite3_close(to);
    return e;
}

/* The file appears under its name only when it is whole and on the disk. */
static enum err sqlite_backup(struct db *db, const char *path, struct problem *why)
{
    auto_arena struct arena *a = arena_new();
    const char *part = arena_printf(a, "%s.part", path);
    TRY(check_folder(a, path, why));
    unlink(part);
    enum err e = copy_to(db, part, why);
    if (e == OK && rename(part, path) != 0)
        e = problem(why, ERR_INTERNAL, "", "", "the backup %s could not be named: %m", path);
    if (e != OK) {
        unlink(part);
        return e;
    }
    int folder = open(dirname(arena_strdup(a, path)), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        fsync(folder);
        close(folder);
    }
    return OK;
}

static int64_t sqlite_changes(const struct db *db)
{
    return sqlite3_changes64(native(db)->db);
}

static enum err sqlite_data_version(struct db *db, int64_t *ret_version)
{
    struct sqlite *n = native(db);
    int rc = run_kept(n, &n->data_version, "PRAGMA data_version", ret_version);
    return rc == SQLITE_OK ? OK : fail(db, rc, "data_version", "");
}

const struct db_engine engine_sqlite = {
    .open = sqlite_open,
    .close = sqlite_close,
    .prepare = sqlite_prepare,
    .drop = sqlite_drop,
    .start = sqlite_start,
    .step = sqlite_step,
    .reset = sqlite_reset,
    .columns = sqlite_columns,
    .column_name = sqlite_column_name,
    .cell = sqlite_cell,
    .transaction = sqlite_transaction,
    .in_transaction = sqlite_in_transaction,
    .script = sqlite_script,
    .changes = sqlite_changes,
    .data_version = sqlite_data_version,
    .backup = sqlite_backup,
};
