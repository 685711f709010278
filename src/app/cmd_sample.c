/* SPDX-License-Identifier: EUPL-1.2 */
#include <inttypes.h>
#include <stdio.h>

#include "app/command.h"
#include "app/population_load.h"
#include "app/sample.h"
#include "app/sample_accounts.h"

extern const struct embedded data_files[]; /* made by tools/embed */

/* The figures that ship with the program. */
static enum err load_population(struct db *db, struct problem *why)
{
    struct population_load load;
    const struct embedded *file = embedded_find(data_files, "population.csv");
    if (!file) return problem(why, ERR_INTERNAL, "", "", "population.csv is not in the program");
    return population_load(db, (struct str){(const char *)file->p, file->n}, &load, why);
}

static enum err make_sample(struct db *db, struct problem *why)
{
    struct sample_counts n;
    bool is_there;
    int steps;
    TRY(db_migrate(db, &steps, why));
    TRY(sample_find(db, &is_there));
    if (is_there) {
        puts("The sample region is there already.");
        return OK;
    }
    TRY(load_population(db, why)); /* first: share tables show them */
    TRY(sample_load(db, sample_files, &n, why));
    TRY(sample_accounts_make(db, why));
    printf("The sample region: %" PRId64 " parties, %" PRId64 " organizations, %" PRId64 " cases, %" PRId64
           " meetings, %" PRId64 " items, %" PRId64 " files.\n",
           n.parties, n.organizations, n.cases, n.meetings, n.items, n.files);
    return OK;
}

int cmd_sample(struct command_line *line)
{
    const char *where = NULL;
    const struct option options[] = {
        {"db", OPTION_REQUIRED, &where, "PATH", "database file, made if missing, or postgresql://…"},
        {0},
    };
    int status = command_read(line, "Make the sample region in a new database", options, NULL);
    if (status != COMMAND_GO) return status;
    struct problem why = {0};
    struct db *db;
    enum err e = db_open(where, DB_MODE_CREATE, &db, &why);
    if (e != OK) return command_failed(line, e, &why);
    e = make_sample(db, &why);
    db_close(db);
    return e == OK ? EXIT_DONE : command_failed(line, e, &why);
}
