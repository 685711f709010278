/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <unistd.h>

#include "app/command.h"
#include "db/db.h"
#include "feature/search/search_all_store.h"

/* On a terminal one line that is written over; elsewhere a line now and then. */
static void show_progress(void *context, int64_t done, int64_t all)
{
    bool terminal = isatty(STDERR_FILENO);
    int64_t *shown = context;
    if (!terminal && done < all && done - *shown < 10000) return;
    *shown = done;
    fprintf(stderr, terminal ? "\r%lld of %lld " : "%lld of %lld\n", (long long)done, (long long)all);
}

int cmd_reindex(struct command_line *line)
{
    const char *where = NULL;
    const struct option options[] = {
        {"db", OPTION_REQUIRED, &where, "PATH", "database file, or postgresql://…"},
        {0},
    };
    int status = command_read(line, "Make the search index again from the records", options, NULL);
    if (status != COMMAND_GO) return status;
    struct problem why = {0};
    struct db *db;
    int64_t shown = 0;
    enum err e = db_open(where, DB_MODE_WRITE, &db, &why);
    if (e != OK) return command_failed(line, e, &why);
    e = db_migrate(db, NULL, &why);
    if (e == OK) {
        e = search_rebuild(db, NULL, NULL);
        if (e == OK) e = search_add_all(db, show_progress, &shown);
        if (e == OK) e = search_merge(db);
        if (e != OK) (void)problem(&why, e, "", "", "%s", db_error(db));
    }
    db_close(db);
    if (e != OK) return command_failed(line, e, &why);
    puts("ok");
    return EXIT_DONE;
}
