/* golden.h — what the program gives, held against a file that people have read.
 *
 * YHDYSPINTA_ACCEPT=1 (make accept) rewrites the files; read the diff before it is committed. Paths are
 * relative to the project's root, where the tests run. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/str.h"

/* Fails the test, naming the first line that differs, unless the file holds exactly these bytes. */
void golden_same(const char *path, struct str text);
