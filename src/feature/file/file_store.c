/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/file/file_store.h"

#include <string.h>

#include "feature/file.sql.h"

static const struct db_field file_row[] = {
    DB_FIELD(FIELD_INT, file, id),
    DB_FIELD(FIELD_INT, file, agenda_item_id),
    DB_WORD_FIELD(&file_kinds, file, kind),
    DB_FIELD(FIELD_TEXT, file, number),
    DB_FIELD(FIELD_TEXT, file, title),
    DB_FIELD(FIELD_TEXT, file, file_name),
    DB_FIELD(FIELD_TEXT, file, media_type),
    DB_FIELD(FIELD_TEXT, file, sha256),
    DB_FIELD(FIELD_INT, file, size),
    DB_FIELD(FIELD_TEXT, file, source_url),
};
static const struct db_fields FILE_FIELDS = DB_FIELDS(file, file_row);

struct chunk {
    int64_t seq;
    struct str bytes;
};
static const struct db_field chunk_row[] = {
    DB_FIELD(FIELD_INT, chunk, seq),
    DB_FIELD(FIELD_BLOB, chunk, bytes),
};
static const struct db_fields CHUNK = DB_FIELDS(chunk, chunk_row);

enum err file_get(struct db *db, struct arena *a, int64_t id, struct file *ret_file)
{
    return db_get(db, a, &stmt_file_get, DB_VALUES(DB_INT(id)), &FILE_FIELDS, ret_file);
}

enum err file_list_by_item(struct db *db, struct arena *a, int64_t item_id, struct file **ret_files, size_t *ret_n)
{
    return db_list(db, a, &stmt_file_list_by_item, DB_VALUES(DB_INT(item_id)), &FILE_FIELDS, ret_files, ret_n);
}

enum err file_list_by_meeting(struct db *db, struct arena *a, int64_t meeting_id, struct file **ret_files, size_t *ret_n)
{
    return db_list(db, a, &stmt_file_list_by_meeting, DB_VALUES(DB_INT(meeting_id)), &FILE_FIELDS, ret_files, ret_n);
}

static bool is_same(const struct file *x, const struct file *y)
{
    return x->kind == y->kind && strcmp(x->number, y->number) == 0 && strcmp(x->title, y->title) == 0 &&
           strcmp(x->file_name, y->file_name) == 0 && strcmp(x->media_type, y->media_type) == 0 &&
           strcmp(x->sha256, y->sha256) == 0 && strcmp(x->source_url, y->source_url) == 0;
}

static enum err add_file(struct db *db, int64_t item_id, const struct file *f, size_t seq)
{
    int64_t id;
    return db_get_int(db, &stmt_file_add,
                      DB_VALUES(DB_INT(item_id), DB_INT(seq), db_word(&file_kinds, f->kind), DB_TEXT(f->number),
                                DB_TEXT(f->title), DB_TEXT(f->file_name), DB_TEXT(f->media_type),
                                *f->sha256 ? DB_TEXT(f->sha256) : DB_NULL, DB_INT(f->size), DB_TEXT(f->source_url)),
                      &id);
}

enum err file_change_of_item(struct db *db, int64_t item_id, const struct file *files, size_t n)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct file *stored;
    size_t n_stored;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(file_list_by_item(db, a, item_id, &stored, &n_stored));
    const struct file **kept = arena_array(a, const struct file *, n); /* the stored one that stays in place i */
    for (size_t k = 0; k < n_stored; k++) {
        size_t i = 0;
        while (i < n && (kept[i] || !is_same(&files[i], &stored[k]))) i++;
        if (i < n) kept[i] = &stored[k];
        /* Numbers above those in use, so that no two files have one while they move. */
        TRY(i < n ? db_run(db, &stmt_file_change_seq, DB_VALUES(DB_INT(stored[k].id), DB_INT(n + n_stored + k + 1)))
                  : db_run(db, &stmt_file_remove, DB_VALUES(DB_INT(stored[k].id))));
    }
    for (size_t i = 0; i < n; i++)
        TRY(kept[i] ? db_run(db, &stmt_file_change_seq, DB_VALUES(DB_INT(kept[i]->id), DB_INT(i + 1)))
                    : add_file(db, item_id, &files[i], i + 1));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}

enum err blob_add(struct db *db, const char *sha256, struct str bytes)
{
    int64_t size;
    enum err e = db_get_int(db, &stmt_file_blob_find, DB_VALUES(DB_TEXT(sha256)), &size);
    if (e != ERR_NOT_FOUND) return e;
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_file_blob_add, DB_VALUES(DB_TEXT(sha256), DB_INT(bytes.n))));
    for (size_t at = 0, seq = 0; at < bytes.n; at += FILE_CHUNK, seq++) {
        struct str chunk = str_first(str_from(bytes, at), FILE_CHUNK);
        TRY(db_run(db, &stmt_file_chunk_add, DB_VALUES(DB_TEXT(sha256), DB_INT(seq), DB_BLOB(chunk))));
    }
    return db_commit(&tx);
}

enum err blob_read(struct db *db, struct arena *a, const char *sha256, struct str *ret_bytes)
{
    int64_t size;
    struct chunk *chunks;
    size_t n, at = 0;
    TRY(db_get_int(db, &stmt_file_blob_find, DB_VALUES(DB_TEXT(sha256)), &size));
    TRY(db_list(db, a, &stmt_file_chunk_list, DB_VALUES(DB_TEXT(sha256)), &CHUNK, &chunks, &n));
    char *bytes = arena_alloc(a, (size_t)size + 1);
    for (size_t i = 0; i < n && at + chunks[i].bytes.n <= (size_t)size; i++) {
        memcpy(bytes + at, chunks[i].bytes.p, chunks[i].bytes.n);
        at += chunks[i].bytes.n;
    }
    if (at != (size_t)size) return ERR_INTERNAL;
    *ret_bytes = (struct str){bytes, at};
    return OK;
}

static enum err write_chunk(void *out, const void *row)
{
    const struct chunk *chunk = row;
    out_str(out, chunk->bytes);
    return OK;
}

enum err blob_write(struct db *db, const char *sha256, struct out *out)
{
    int64_t size;
    size_t before = out->n;
    TRY(db_get_int(db, &stmt_file_blob_find, DB_VALUES(DB_TEXT(sha256)), &size));
    TRY(db_each(db, &stmt_file_chunk_list, DB_VALUES(DB_TEXT(sha256)), &CHUNK, &(struct db_each){write_chunk, out}));
    if (out->err != OK) return out->err;
    return out->n - before == (size_t)size ? OK : ERR_INTERNAL;
}
