/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/import_files.h"

#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/out.h"

typedef enum err each_fn(void *context, const struct import_file *file);

/* The whole of a stream, up to one byte past the limit. False on a read error. */
static bool read_all(FILE *from, struct out *to)
{
    char piece[65536];
    size_t n;
    while ((n = fread(piece, 1, sizeof piece, from)) > 0)
        out_bytes(to, piece, n);
    return !ferror(from);
}

static enum err give_stream(FILE *from, const char *path, each_fn *each, void *context)
{
    auto_out struct out o = out_make(IMPORT_BYTES_MAX);
    struct import_file file = {.path = path, .wrong = ""};
    if (!read_all(from, &o)) {
        file.wrong = "cannot be read";
        file.is_error = true;
    } else if (o.err) {
        file.wrong = "larger than 64 MB";
    } else {
        file.bytes = (struct str){o.p ? o.p : "", o.n};
    }
    return each(context, &file);
}

static enum err give_file(const FTSENT *entry, each_fn *each, void *context)
{
    if (entry->fts_statp->st_size > IMPORT_BYTES_MAX)
        return each(context, &(struct import_file){.path = entry->fts_path, .wrong = "larger than 64 MB"});
    FILE *from = fopen(entry->fts_accpath, "rb");
    if (!from)
        return each(context, &(struct import_file){
                                 .path = entry->fts_path, .wrong = strerror(errno), .is_error = true});
    enum err e = give_stream(from, entry->fts_path, each, context);
    fclose(from);
    return e;
}

static enum err give_entry(const FTSENT *entry, each_fn *each, void *context)
{
    struct import_file file = {.path = entry->fts_path, .wrong = ""};
    switch (entry->fts_info) {
    case FTS_F:
        return give_file(entry, each, context);
    case FTS_D:
    case FTS_DP:
        return OK;
    case FTS_DC:
        file.wrong = "a folder that contains itself";
        break;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        file.wrong = strerror(entry->fts_errno);
        file.is_error = true;
        break;
    case FTS_SLNONE:
        file.wrong = "a link to nothing";
        break;
    default:
        file.wrong = "not a file";
        break;
    }
    return each(context, &file);
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

enum err import_files_each(const char *path, each_fn *each, void *context)
{
    if (!strcmp(path, "-")) return give_stream(stdin, "-", each, context);
    auto_arena struct arena *a = arena_new();
    char *const roots[] = {arena_strdup(a, path), NULL};
    FTS *walk = fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, by_name);
    if (!walk)
        return each(context, &(struct import_file){.path = path, .wrong = strerror(errno), .is_error = true});
    enum err e = OK;
    for (FTSENT *entry; e == OK && (entry = fts_read(walk));)
        e = give_entry(entry, each, context);
    fts_close(walk);
    return e;
}
