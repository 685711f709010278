/* SPDX-License-Identifier: EUPL-1.2 */
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "app/command.h"
#include "app/wiring.h"
#include "app/import_files.h"
#include "app/import_population.h"
#include "base/out.h"
#include "base/vec.h"
#include "feature/search/search_store.h"
#include "feature/intake/intake_store.h"
#include "format/json.h"
#include "xml/xml.h"

/* A commit gathers this many documents, or what was read in a second. */
enum { BATCH_DOCUMENTS = 100, LINES_MAX = 64 * 1024 * 1024 };

struct told {
    const char *path, *source_url;
    struct intake_report report;
};

struct import_run {
    struct db *db;
    const char *party;
    bool json, shows_progress;
    struct db_tx tx;
    int in_batch;
    struct moment batch_began;
    struct arena *batch; /* what is told after the commit */
    VEC(struct told) told;
    int64_t counts[INTAKE_FAILED + 1];
};

/* ---- what is told ----------------------------------------------------------------------------------- */

static void write_json(struct out *o, const struct told *t)
{
    struct json j = json_to(o);
    json_object(&j, NULL);
    json_text(&j, "path", t->path);
    json_text(&j, "status", intake_status_name(t->report.status));
    json_text_or_null(&j, "source_url", t->source_url);
    bool stored = t->report.status != INTAKE_SKIPPED && t->report.status != INTAKE_FAILED;
    json_int(&j, "items", stored ? t->report.items : 0);
    if (stored && t->report.items == 1 && t->report.item_id) json_int(&j, "item_id", t->report.item_id);
    json_array(&j, "warnings");
    if (*t->report.reason) json_text(&j, NULL, t->report.reason);
    for (size_t i = 0; i < t->report.warnings.n; i++)
        json_text(&j, NULL, t->report.warnings.at[i]);
    json_end(&j);
    json_end(&j);
}

static void write_line(struct out *o, const struct told *t)
{
    out_printf(o, "%-9s %s", intake_status_name(t->report.status), t->path);
    const char *before = ": ";
    if (*t->report.reason) {
        out_put(o, before);
        out_put(o, t->report.reason);
        before = "; ";
    }
    for (size_t i = 0; i < t->report.warnings.n; i++) {
        out_put(o, before);
        out_put(o, t->report.warnings.at[i]);
        before = "; ";
    }
    out_char(o, '\n');
}

static void show_progress(const struct import_run *run)
{
    int64_t n = 0;
    for (int i = 1; i <= INTAKE_FAILED; i++)
        n += run->counts[i];
    if (run->shows_progress) fprintf(stderr, "\r%" PRId64 " documents", n);
}

static void tell_batch(struct import_run *run)
{
    auto_out struct out o = out_make(LINES_MAX);
    for (size_t i = 0; i < run->told.n; i++) {
        run->counts[run->told.at[i].report.status]++;
        if (run->json)
            write_json(&o, &run->told.at[i]);
        else
            write_line(&o, &run->told.at[i]);
    }
    if (o.n) fwrite(o.p, 1, o.n, stdout);
    fflush(stdout);
    arena_reset(run->batch);
    memset(&run->told, 0, sizeof run->told);
    show_progress(run);
}

/* ---- batches ---------------------------------------------------------------------------------------- */

/* Nothing of a batch is told before its commit; when that fails, all of it has failed. */
static void end_batch(struct import_run *run)
{
    if (run->in_batch > 0 && db_commit(&run->tx) != OK) {
        const char *why = arena_printf(run->batch, "not stored: %s", db_error(run->db));
        db_rollback(&run->tx);
        for (size_t i = 0; i < run->told.n; i++) {
            struct intake_report *r = &run->told.at[i].report;
            if (r->status != INTAKE_SKIPPED)
                *r = (struct intake_report){.status = INTAKE_FAILED, .reason = why, .items = r->items};
        }
    }
    run->in_batch = 0;
    tell_batch(run);
}

static void keep_report(struct import_run *run, const char *path, const char *url,
                        const struct intake_report *r)
{
    struct told *t = vec_add(run->batch, &run->told);
    *t = (struct told){arena_strdup(run->batch, path),
                       arena_strdup(run->batch, url),
                       {.status = r->status,
                        .reason = arena_strdup(run->batch, r->reason),
                        .items = r->items,
                        .item_id = r->item_id}};
    for (size_t i = 0; i < r->warnings.n; i++) {
        const char **at = vec_add(run->batch, &t->report.warnings);
        *at = arena_strdup(run->batch, r->warnings.at[i]);
    }
}

static enum err store(struct import_run *run, struct arena *a, const struct import_file *file,
                      const struct dynasty_document *d, struct intake_report *ret)
{
    const struct intake_input in = {d, file->bytes, run->party, moment_now()};
    if (run->in_batch == 0) {
        TRY(db_begin(run->db, DB_WRITE, &run->tx));
        run->batch_began = moment_now();
    }
    run->in_batch++;
    return intake_store(run->db, a, &in, ret);
}

static enum err import_file(void *context, const struct import_file *file)
{
    struct import_run *run = context;
    auto_arena struct arena *a = arena_new();
    struct dynasty_document d = {.source = {"", "", ""}};
    struct intake_report report = {.status = file->is_error ? INTAKE_FAILED : INTAKE_SKIPPED,
                                   .reason = file->wrong};
    if (!*file->wrong) {
        enum err e = dynasty_read(a, file->bytes, file->path, &d);
        if (e == ERR_LIMIT)
            report.reason = "larger than 64 MB";
        else if (e != OK)
            report = (struct intake_report){.status = INTAKE_FAILED, .reason = "cannot be read"};
        else if (d.what == DYNASTY_NOTHING)
            report.reason = d.reason;
        else if ((e = store(run, a, file, &d, &report)) != OK)
            report = (struct intake_report){
                .status = INTAKE_FAILED,
                .items = (int64_t)d.items.n,
                .reason = arena_printf(a, "not stored: %s (%s)", err_name(e), db_error(run->db))};
    }
    keep_report(run, file->path, d.source.url, &report);
    bool late = run->in_batch > 0 && moment_now().s > run->batch_began.s;
    if (run->told.n >= BATCH_DOCUMENTS || late) end_batch(run);
    return OK;
}

/* ---- the command ------------------------------------------------------------------------------------ */

static void tell_summary(const struct import_run *run)
{
    int64_t n = 0;
    for (int i = 1; i <= INTAKE_FAILED; i++)
        n += run->counts[i];
    if (run->shows_progress) fputs("\r", stderr);
    fprintf(run->json ? stderr : stdout,
            "%" PRId64 " documents: %" PRId64 " imported, %" PRId64 " updated, %" PRId64
            " unchanged, %" PRId64 " skipped, %" PRId64 " failed\n",
            n, run->counts[INTAKE_IMPORTED], run->counts[INTAKE_UPDATED], run->counts[INTAKE_UNCHANGED],
            run->counts[INTAKE_SKIPPED], run->counts[INTAKE_FAILED]);
}

static enum err import_all(struct import_run *run, struct command_line *line, struct problem *why)
{
    enum { MANY = 1000 }; /* documents after which the index is worth merging */
    int steps;
    enum err e = OK;
    TRY(db_migrate(run->db, &steps, why));
    TRY(wiring_renew_index(run->db));
    run->batch = arena_new();
    for (int i = 1; e == OK && i < line->argc; i++)
        e = import_files_each(line->argv[i], import_file, run);
    end_batch(run);
    arena_free(run->batch);
    tell_summary(run);
    if (e == OK && run->counts[INTAKE_IMPORTED] + run->counts[INTAKE_UPDATED] >= MANY) e = search_merge(run->db);
    return e;
}

int cmd_import(struct command_line *line)
{
    const char *where = NULL;
    struct import_run run = {.party = ""};
    const struct option options[] = {
        {"db", OPTION_REQUIRED, &where, "PATH", "database file, made if missing, or postgresql://…"},
        {"party", OPTION_TEXT, &run.party, "NAME", "whose the pages are that do not tell it themselves"},
        {"json", OPTION_FLAG, &run.json, NULL,
         "one JSON object a document or file; the summary goes to standard error"},
        {0},
    };
    int status = command_read(line, "Import pages of the Dynasty publishing system, or population figures", options,
                              "dynasty|population PATH… (- is standard input)");
    if (status != COMMAND_GO) return status;
    bool populations = line->argc > 0 && strcmp(line->argv[0], "population") == 0, failed = false;
    if (!populations && (line->argc < 1 || strcmp(line->argv[0], "dynasty") != 0))
        return command_misused(line, "say what to import: dynasty or population");
    if (line->argc < 2) return command_misused(line, "say which files or folders to import");
    struct problem why = {0};
    enum err e = db_open(where, DB_MODE_CREATE, &run.db, &why);
    if (e != OK) return command_failed(line, e, &why);
    xml_init();
    run.shows_progress = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
    e = populations ? import_population(run.db, line, run.json, &failed, &why) : import_all(&run, line, &why);
    db_close(run.db);
    if (e != OK) return command_failed(line, e, &why);
    return failed || run.counts[INTAKE_FAILED] ? EXIT_FAILED : EXIT_DONE;
}
