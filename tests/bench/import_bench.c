/* import_bench.c — documents a second of an import, the search index left out: what reading and storing cost.
 *
 *     import_bench DATABASE FILE…
 *
 * As `yhdyspinta import dynasty`, a hundred documents a commit. The linker puts the functions below in the place of those
 * that index a record (--wrap), so that the program needs no such switch. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <time.h>

#include "db/db.h"
#include "feature/intake/intake_store.h"
#include "text/collate.h"
#include "xml/xml.h"

enum { BATCH = 100, FILE_MAX = 1 << 20 };

#define NOT_INDEXED(name)                                                                                    \
    enum err __wrap_##name(struct db *db, int64_t id);                                                       \
    enum err __wrap_##name(struct db *db, int64_t id) { return db != NULL && id != 0 ? OK : ERR_INTERNAL; }
NOT_INDEXED(search_add_item)
NOT_INDEXED(search_remove_item)
NOT_INDEXED(search_add_meeting)
NOT_INDEXED(search_add_paper)
NOT_INDEXED(search_add_organization)
NOT_INDEXED(search_add_party)

static enum err import(struct db *db, const char *path)
{
    static char bytes[FILE_MAX];
    auto_arena struct arena *a = arena_new();
    struct dynasty_document document;
    struct intake_report report;
    FILE *f = fopen(path, "r");
    if (f == NULL) return ERR_NOT_FOUND;
    struct str page = {bytes, fread(bytes, 1, sizeof bytes, f)};
    fclose(f);
    TRY(dynasty_read(a, page, path, &document));
    TRY(intake_store(db, a, &(struct intake_input){&document, page, "", moment_now()}, &report));
    return report.status == INTAKE_IMPORTED ? OK : ERR_CONFLICT;
}

static enum err import_portion(struct db *db, char **paths, int n)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    for (int i = 0; i < n; i++) TRY(import(db, paths[i]));
    return db_commit(&tx);
}

static enum err set_up(void *connection, void *collator)
{
    return db_add_collation(connection, "fi", collate_callback, collator);
}

static double seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    struct problem why = {0};
    struct collator *collator;
    struct db *db = NULL;
    if (argc < 3) {
        fprintf(stderr, "usage: %s DATABASE FILE...\n", argv[0]);
        return 2;
    }
    day_init();
    xml_init();
    must(collate_open(&collator) == OK);
    db_set_setup(set_up, collator);
    enum err e = db_open(argv[1], DB_MODE_CREATE, &db, &why);
    if (e == OK) e = db_migrate(db, NULL, &why);
    double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    for (int i = 2; e == OK && i < argc; i += BATCH)
        e = import_portion(db, argv + i, argc - i < BATCH ? argc - i : BATCH);
    wall = seconds(CLOCK_MONOTONIC) - wall;
    cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    if (e != OK) fprintf(stderr, "%s %s %s\n", err_name(e), why.note, db != NULL ? db_error(db) : "");
    else printf("%d documents, %.3f s, %.3f s of processor time\n", argc - 2, wall, cpu);
    db_close(db);
    collate_close(collator);
    return e == OK ? 0 : 1;
}
