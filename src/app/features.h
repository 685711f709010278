/* features.h — what the features bring together: every route and every SQL statement of the program.
 *
 * The lists are made by src/feature/meson.build from the feature list, the X_web.c files and the .sql files.
 */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "http/http.h"

/* One route table (which ends with an empty route) a feature, in the order of the feature list; NULL at the
 * end. */
extern const struct route *const all_routes[];

/* Every statement, those of the layers below first; NULL at the end. */
extern const struct stmt *const all_statements[];
