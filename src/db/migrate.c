/* migrate.c — brings the schema to the newest version, a transaction a step. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/db_engine.h"

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
    .params = (const struct stmt_param[]){{"version", STMT_INT}, {"name", STMT_TEXT}, {"applied_at", STMT_INT}},
    .n_params = 3,
    .writes = true,
};

int db_schema_newest(void)
{
    return db_steps[db_n_steps - 1].number;
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

static enum err run_step(struct db *db, const struct db_step *step, bool *ret_done)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    int64_t version;
    TRY(get_version(db, &version));
    *ret_done = version < step->number; /* otherwise another process was first */
    if (!*ret_done) return OK;
    const char *sql = !db_is_pg(db) ? step->sql : step->pg ? step->pg : pg_schema_text(a, step->sql);
    TRY(db_script(db, sql));
    if (!db->engine->in_transaction(db))
        return db_fail(db, ERR_INTERNAL, "%s ends the transaction it runs in", step->name);
    TRY(db_run(db, &version_add,
               DB_VALUES(DB_INT(step->number), DB_TEXT(step->name), DB_INT(moment_now().s))));
    return db_commit(&tx);
}

/* What the operator can go back to. PostgreSQL is backed up by its own means. */
static enum err keep_old(struct db *db, int first_step, struct problem *why)
{
    if (!db->engine->backup || !strcmp(db->where, ":memory:")) return OK;
    auto_arena struct arena *a = arena_new();
    return db->engine->backup(db, arena_printf(a, "%s.before-%04d", db->where, first_step), why);
}

enum err db_migrate_steps(struct db *db, const struct db_step *steps, int n, int *ret_steps, struct problem *why)
{
    int64_t version;
    int done = 0;
    if (get_version(db, &version) != OK) return problem(why, ERR_INTERNAL, "db", "", "%s", db_error(db));
    if (version > steps[n - 1].number)
        return problem(why, ERR_CONFLICT, "db", "",
                       "the database has schema version %d, this program knows versions up to %d: use a newer program",
                       (int)version, steps[n - 1].number);
    bool kept = version < 0; /* nothing to keep */
    for (int i = 0; i < n; i++) {
        if (steps[i].number <= version) continue;
        if (!kept) TRY(keep_old(db, steps[i].number, why));
        kept = true;
        bool ran = false;
        enum err e = run_step(db, &steps[i], &ran);
        if (e != OK)
            return problem(why, e, "db", "", "schema step %s failed and was taken back: %s", steps[i].name,
                           db_error(db));
        done += ran;
    }
    if (ret_steps) *ret_steps = done;
    return OK;
}

enum err db_migrate(struct db *db, int *ret_steps, struct problem *why)
{
    return db_migrate_steps(db, db_steps, db_n_steps, ret_steps, why);
}
