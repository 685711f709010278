/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/import_population.h"

#include <inttypes.h>
#include <stdio.h>

#include "app/import_files.h"
#include "app/population_load.h"
#include "format/json.h"

enum { LINE_BYTES = 1 << 16 };

enum file_status { FILE_IMPORTED, FILE_UPDATED, FILE_UNCHANGED, FILE_SKIPPED, FILE_FAILED, FILE_STATUSES };
static const char *const status_names[] = {"imported", "updated", "unchanged", "skipped", "failed"};

struct run {
    struct db *db;
    bool json;
    int64_t counts[FILE_STATUSES];
};

struct file_report {
    const char *path, *field, *reason; /* "" when there is none */
    enum file_status status;
    struct population_load load;
};

static void write_json(struct out *o, const struct file_report *r)
{
    struct json j = json_to(o);
    json_object(&j, NULL);
    json_text(&j, "path", r->path);
    json_text(&j, "status", status_names[r->status]);
    json_int(&j, "new", r->load.n[POPULATION_NEW]);
    json_int(&j, "changed", r->load.n[POPULATION_CHANGED]);
    json_int(&j, "unchanged", r->load.n[POPULATION_SAME]);
    json_int(&j, "outdated", r->load.n[POPULATION_OUTDATED]);
    json_int(&j, "missing", r->load.missing);
    json_int(&j, "other_areas", r->load.other_areas);
    json_text_or_null(&j, "field", r->field);
    json_array(&j, "warnings");
    if (*r->reason) json_text(&j, NULL, r->reason);
    json_end(&j);
    json_end(&j);
}

static void write_line(struct out *o, const struct file_report *r)
{
    out_printf(o, "%-9s %s: ", status_names[r->status], r->path);
    if (*r->reason) {
        out_printf(o, "%s\n", r->reason);
        return;
    }
    out_printf(o, "%" PRId64 " new, %" PRId64 " changed, %" PRId64 " unchanged", r->load.n[POPULATION_NEW],
               r->load.n[POPULATION_CHANGED], r->load.n[POPULATION_SAME]);
    if (r->load.n[POPULATION_OUTDATED]) out_printf(o, ", %" PRId64 " outdated", r->load.n[POPULATION_OUTDATED]);
    if (r->load.missing) out_printf(o, ", %" PRId64 " missing", r->load.missing);
    if (r->load.other_areas) out_printf(o, ", %" PRId64 " other areas", r->load.other_areas);
    out_char(o, '\n');
}

static void tell(struct run *run, const struct file_report *r)
{
    auto_out struct out o = out_make(LINE_BYTES);
    run->counts[r->status]++;
    if (run->json)
        write_json(&o, r);
    else
        write_line(&o, r);
    if (o.n) fwrite(o.p, 1, o.n, stdout);
    fflush(stdout);
}

static enum file_status status_of(const struct population_load *load)
{
    if (load->n[POPULATION_CHANGED]) return FILE_UPDATED;
    if (load->n[POPULATION_NEW]) return FILE_IMPORTED;
    return load->n[POPULATION_SAME] ? FILE_UNCHANGED : FILE_SKIPPED;
}

static enum err import_file(void *context, const struct import_file *file)
{
    struct run *run = context;
    struct problem why = {.field = "", .note = ""};
    struct file_report r = {.path = file->path, .field = "", .reason = file->wrong,
                            .status = file->is_error ? FILE_FAILED : FILE_SKIPPED};
    if (!*file->wrong) {
        enum err e = population_load(run->db, file->bytes, &r.load, &why);
        r.status = e == OK ? status_of(&r.load) : FILE_FAILED;
        r.field = why.field;
        if (e != OK) r.reason = *why.note ? why.note : err_name(e);
        if (e == OK && r.status == FILE_SKIPPED && !r.load.n[POPULATION_OUTDATED]) r.reason = "no figure of a municipality";
    }
    tell(run, &r);
    return OK;
}

enum err import_population(struct db *db, const struct command_line *line, bool json, bool *ret_failed,
                           struct problem *why)
{
    struct run run = {.db = db, .json = json};
    int64_t n = 0;
    int steps;
    TRY(db_migrate(db, &steps, why));
    for (int i = 1; i < line->argc; i++) TRY(import_files_each(line->argv[i], import_file, &run));
    for (int i = 0; i < FILE_STATUSES; i++) n += run.counts[i];
    fprintf(json ? stderr : stdout,
            "%" PRId64 " files: %" PRId64 " imported, %" PRId64 " updated, %" PRId64 " unchanged, %" PRId64
            " skipped, %" PRId64 " failed\n",
            n, run.counts[FILE_IMPORTED], run.counts[FILE_UPDATED], run.counts[FILE_UNCHANGED],
            run.counts[FILE_SKIPPED], run.counts[FILE_FAILED]);
    *ret_failed = run.counts[FILE_FAILED] > 0;
    return OK;
}
