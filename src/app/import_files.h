/* import_files.h — the files an import is given: paths, folders below them in the order of names, "-" for
 * standard input. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/arena.h"
#include "base/str.h"

enum { IMPORT_BYTES_MAX = 64 * 1024 * 1024 };

/* One of them. `wrong` is "" or why it could not be read; with `is_error` that is a failure, otherwise it is
 * passed over. The bytes are valid during the call. */
struct import_file {
    const char *path;
    struct str bytes;
    const char *wrong;
    bool is_error;
};

/* Calls each for every file of the path; stops with the first non-OK of it. A folder that contains itself
 * through a link is told once and not entered again. */
must_check enum err import_files_each(const char *path,
                                      enum err (*each)(void *context, const struct import_file *file),
                                      void *context);
