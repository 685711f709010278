/* migrate.c — brings the schema to the newest version, a transaction a step. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <unistd.h>

#include "db/db_engine.h"

extern const struct embedded schema_files[];

static const struct stmt version_table = {
    .name = "schema_version_table",
    .sqlite = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_version'",
    .pg = "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND "
          "tablename = 'schema_version'",
    .file = "db/migrate.c",
};
static const struct stmt version_get = {
    .name = "schema_version_get",
    .sqlite = "SELECT max(version) FROM schema_version",
    .pg = "SELECT max(version) FROM schema_version",
    .file = "db/migrate.c",
};
static const struct stmt version_add = {
    .name = "schema_version_add",
    .sqlite = "INSERT INTO schema_version (version, name, applied_at) VALUES (?1, ?2, ?3)",
    .pg = "INSERT INTO schema_version (version, name, applied_at) VALUES ($1, $2, $3)",
    .file = "db/migrate.c",
    .params =
        (const struct stmt_param[]){{"version", STMT_INT}, {"name", STMT_TEXT}, {"applied_at", STMT_INT}},
    .n_params = 3,
    .writes = true,
};

/* The number a step's name begins with: the build has seen to it that there is one (db_test). */
static int number_of(const struct embedded *file)
{
    int64_t n = 0;
    must(str_to_int(str_first(str_of(file->name), 4), &n) == OK);
    return (int)n;
}

static bool is_pg_twin(const struct embedded *file)
{
    return str_ends(str_of(file->name), ".pg.sql");
}

static int newest(const struct embedded *files)
{
    int n = 0;
    for (const struct embedded *f = files; f->name; f++)
        n = number_of(f);
    return n;
}

int db_schema_newest(void)
{
    return newest(schema_files);
}

/* -1 before step 0. */
static enum err get_version(struct db *db, int64_t *ret_version)
{
    int64_t tables;
    TRY(db_get_int(db, &version_table, DB_NO_VALUES, &tables));
    if (tables) return db_get_int(db, &version_get, DB_NO_VALUES, ret_version);
    *ret_version = -1;
    return OK;
}

enum err db_schema_version(struct db *db, int *ret_version)
{
    int64_t version;
    TRY(get_version(db, &version));
    *ret_version = version < 0 ? 0 : (int)version;
    return OK;
}

/* The text of a step for this engine: its twin, which stands before it in the list, or the mapped text. */
static const char *step_text(const struct db *db, struct arena *a, const struct embedded *files,
                             const struct embedded *step)
{
    if (!db_is_pg(db)) return (const char *)step->p;
    if (step > files && is_pg_twin(step - 1) && number_of(step - 1) == number_of(step))
        return (const char *)step[-1].p;
    return pg_schema_text(a, (const char *)step->p);
}

static enum err run_step(struct db *db, const char *sql, const struct embedded *step, bool *ret_done)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    int64_t version;
    TRY(get_version(db, &version));
    *ret_done = version < number_of(step); /* otherwise another process was first */
    if (!*ret_done) return OK;
    TRY(db_script(db, sql));
    if (!db->engine->in_transaction(db))
        return db_fail(db, ERR_INTERNAL, "%s ends the transaction it runs in", step->name);
    TRY(db_run(db, &version_add,
               DB_VALUES(DB_INT(number_of(step)), DB_TEXT(step->name), DB_INT(moment_now().s))));
    return db_commit(&tx);
}

/* What the operator can go back to. PostgreSQL is backed up by its own means. A copy made while another
 * process was already migrating is thrown away: that one has made its own, of the state before. */
static enum err keep_old(struct db *db, int64_t version, int first_step, struct problem *why)
{
    if (!db->engine->backup || !strcmp(db->where, ":memory:")) return OK;
    auto_arena struct arena *a = arena_new();
    const char *name = arena_printf(a, "%s.before-%04d", db->where, first_step);
    const char *copy = arena_printf(a, "%s.%d", name, (int)gettid());
    TRY(db->engine->backup(db, copy, why));
    int64_t now = -1;
    enum err e = get_version(db, &now);
    if (e != OK)
        e = problem(why, e, "db", "", "%s", db_error(db));
    else if (now == version && rename(copy, name) != 0)
        e = problem(why, ERR_INTERNAL, "db", "", "the backup %s could not be named: %m", name);
    if (e != OK || now != version) unlink(copy);
    return e;
}

enum err db_migrate_steps(struct db *db, const struct embedded *files, int *ret_steps, struct problem *why)
{
    auto_arena struct arena *a = arena_new();
    int64_t version;
    int done = 0;
    enum err e = get_version(db, &version);
    if (e != OK) return problem(why, e, "db", "", "%s", db_error(db));
    if (version > newest(files))
        return problem(
            why, ERR_CONFLICT, "db", "",
            "the database has schema version %d, this program knows versions up to %d: use a newer program",
            (int)version, newest(files));
    bool kept = version < 0; /* nothing to keep */
    for (const struct embedded *f = files; f->name; f++) {
        if (is_pg_twin(f) || number_of(f) <= version) continue;
        if (!kept) TRY(keep_old(db, version, number_of(f), why));
        kept = true;
        bool ran = false;
        e = run_step(db, step_text(db, a, files, f), f, &ran);
        if (e != OK)
            return problem(why, e, "db", "", "schema step %s failed and was taken back: %s", f->name,
                           db_error(db));
        done += ran;
    }
    if (ret_steps) *ret_steps = done;
    return OK;
}

enum err db_migrate(struct db *db, int *ret_steps, struct problem *why)
{
    return db_migrate_steps(db, schema_files, ret_steps, why);
}
