/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "app/command.h"
#include "db/db.h"
#include "feature/audit/audit_store.h"

static void print_finding(void *count, const char *line)
{
    ++*(int *)count;
    printf("%s\n", line);
}

static enum err check(struct db *db, bool tell_seal, int *ret_findings, struct problem *why)
{
    int version;
    TRY(db_schema_version(db, &version));
    if (version != db_schema_newest())
        return problem(why, ERR_CONFLICT, "", "", "the schema is %d, this program's is %d", version,
                       db_schema_newest());
    const struct db_findings findings = {print_finding, ret_findings};
    struct audit_state log;
    TRY(db_check(db, &findings));
    TRY(audit_check(db, &findings, &log));
    if (tell_seal) printf("log: %lld entries, the last sealed %s\n", (long long)log.n, log.last_hash);
    return OK;
}

int cmd_check(struct command_line *line)
{
    const char *where = NULL;
    bool seal = false;
    const struct option options[] = {
        {"db", OPTION_REQUIRED, &where, "PATH", "database file, or postgresql://…"},
        {"seal", OPTION_FLAG, &seal, NULL, "tell the log's length and last hash, to be kept elsewhere"},
        {0},
    };
    int status = command_read(line, "Check the database: its storage, its references, its schema, its log", options, NULL);
    if (status != COMMAND_GO) return status;
    struct problem why = {0};
    struct db *db;
    int findings = 0;
    enum err e = db_open(where, DB_MODE_READ, &db, &why);
    if (e != OK) return command_failed(line, e, &why);
    e = check(db, seal, &findings, &why);
    if (e != OK && !*why.note) e = problem(&why, e, "", "", "%s", db_error(db));
    db_close(db);
    if (e != OK) return command_failed(line, e, &why);
    if (findings) return EXIT_FAILED;
    puts("ok");
    return EXIT_DONE;
}
