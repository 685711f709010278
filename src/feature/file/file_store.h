/* file_store.h — files of items and the bytes they are made of: rows in, rows out. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/out.h"
#include "db/db.h"
#include "feature/file/file.h"

/* Bytes go into rows of at most this many, so that a large file does not need one large value. */
enum { FILE_CHUNK = 256 * 1024 };

/* ERR_NOT_FOUND when there is none with this id, or its item is hidden or secret. */
must_check enum err file_get(struct db *db, struct arena *a, int64_t id, struct file *ret_file);
must_check enum err file_list_by_item(struct db *db, struct arena *a, int64_t item_id, struct file **ret_files,
                                      size_t *ret_n);
must_check enum err file_list_by_meeting(struct db *db, struct arena *a, int64_t meeting_id, struct file **ret_files,
                                         size_t *ret_n);

/* Makes the item's files exactly these. A file that stays the same keeps its id, and so its address. */
must_check enum err file_change_of_item(struct db *db, int64_t item_id, const struct file *files, size_t n);

/* Keeps bytes under their hash (64 hex digits, from the caller); bytes that are here already are not written again. */
must_check enum err blob_add(struct db *db, const char *sha256, struct str bytes);
/* The bytes, in the arena. ERR_NOT_FOUND when they are not here. */
must_check enum err blob_read(struct db *db, struct arena *a, const char *sha256, struct str *ret_bytes);
/* Appends the bytes to `out`, one row of them in memory at a time. ERR_NOT_FOUND when they are not here. */
must_check enum err blob_write(struct db *db, const char *sha256, struct out *out);
