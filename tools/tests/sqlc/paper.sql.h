/* paper.sql.h — made by tools/sqlc from paper.sql. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"

extern const struct stmt stmt_paper_list;
extern const struct stmt stmt_paper_title_like;
extern const struct stmt stmt_paper_add;
extern const struct stmt stmt_paper_remove_old;
extern const struct stmt stmt_paper_count;
extern const struct stmt stmt_paper_match;

/* Every statement of the file, each followed by a comma: for the list of the whole program. */
#define SQL_ALL_paper \
    &stmt_paper_list, \
    &stmt_paper_title_like, \
    &stmt_paper_add, \
    &stmt_paper_remove_old, \
    &stmt_paper_count, \
    &stmt_paper_match,
