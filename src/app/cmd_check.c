/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "app/command.h"
#include "db/db.h"

static enum err check_schema(struct db *db, struct problem *why)
{
    int version;
    TRY(db_schema_version(db, &version));
    if (version == db_schema_newest()) return OK;
    return problem(why, ERR_CONFLICT, "", "", "the schema is %d, this program's is %d", version,
                   db_schema_newest());
}

int cmd_check(struct command_line *line)
{
    const char *where = NULL;
    const struct option options[] = {
        {"db", OPTION_REQUIRED, &where, "PATH", "database file, or postgresql://…"},
        {0},
    };
    int status = command_read(line, "Check the database", options, NULL);
    if (status != COMMAND_GO) return status;
    struct problem why = {0};
    struct db *db;
    enum err e = db_open(where, DB_MODE_READ, &db, &why);
    if (e != OK) return command_failed(line, e, &why);
    e = check_schema(db, &why);
    db_close(db);
    if (e != OK) return command_failed(line, e, &why);
    puts("ok");
    return EXIT_DONE;
}
