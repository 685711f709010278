/* check.c — what an operator asks of a database now and then: is it whole, and a copy of it. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <unistd.h>

#include "db/db_engine.h"

static const struct stmt checks[] = {
    {
        .name = "check_integrity",
        .sqlite = "SELECT integrity_check AS line FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
        .pg = "SELECT 'index ' || c.relname || ' is not valid' AS line FROM pg_catalog.pg_index i "
              "JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid "
              "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
              "WHERE n.nspname = current_schema() AND NOT i.indisvalid",
        .file = "db/check.c",
    },
    {
        .name = "check_references",
        .sqlite = "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' names a row of ' || parent || "
                  "' that is not there' AS line FROM pragma_foreign_key_check",
        .pg =
            "SELECT 'constraint ' || conname || ' of ' || conrelid::regclass || ' is not validated' AS line "
            "FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace "
            "WHERE n.nspname = current_schema() AND NOT c.convalidated",
        .file = "db/check.c",
    },
};

struct finding {
    const char *line;
};
static const struct db_field finding_row[] = {DB_FIELD(FIELD_TEXT, finding, line)};
static const struct db_fields FINDING = DB_FIELDS(finding, finding_row);

static enum err tell(void *context, const void *row)
{
    const struct db_findings *findings = context;
    findings->found(findings->context, ((const struct finding *)row)->line);
    return OK;
}

enum err db_check(struct db *db, const struct db_findings *findings)
{
    struct db_findings to = *findings;
    struct db_each each = {tell, &to};
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        TRY(db_each(db, &checks[i], DB_NO_VALUES, &FINDING, &each));
    return OK;
}

enum err db_backup(struct db *db, const char *path, struct problem *why)
{
    if (!db->engine->backup)
        return problem(why, ERR_INPUT, "db", "", "a PostgreSQL database is backed up with pg_dump");
    if (access(path, F_OK) == 0) return problem(why, ERR_CONFLICT, "", "", "%s exists already", path);
    return db->engine->backup(db, path, why);
}
