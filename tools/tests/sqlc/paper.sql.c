/* paper.sql.c — made by tools/sqlc from paper.sql. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper.sql.h"

static const struct stmt_param params_paper_list[] = {
    {"organization_id", STMT_INT},
    {"from", STMT_TEXT},
    {"limit", STMT_INT},
};

const struct stmt stmt_paper_list = {
    .name = "paper_list",
    .sqlite = "SELECT id, title FROM paper\n"
              "WHERE organization_id = ?1 AND day >= ?2 ORDER BY day LIMIT ?3",
    .pg = "SELECT id, title FROM paper\n"
          "WHERE organization_id = $1 AND day >= $2 ORDER BY day LIMIT $3",
    .file = "paper.sql:4",
    .params = params_paper_list,
    .n_params = 3,
    .many = true,
    .writes = false,
    .scan_allowed = false,
};

static const struct stmt_param params_paper_title_like[] = {
    {"pattern", STMT_TEXT},
    {"language", STMT_TEXT},
};

const struct stmt stmt_paper_title_like = {
    .name = "paper_title_like",
    .sqlite = "SELECT title || ':x ''quoted'' -- \"text\"' AS t, \"order:by\" FROM paper WHERE title LIKE ?1 AND language = ?2 LIMIT 1",
    .pg = "SELECT title || ':x ''quoted'' -- \"text\"' AS t, \"order:by\" FROM paper\n"
          "WHERE title ILIKE $1::text AND language = $2 LIMIT 1",
    .file = "paper.sql:9",
    .params = params_paper_title_like,
    .n_params = 2,
    .many = false,
    .writes = false,
    .scan_allowed = false,
};

static const struct stmt_param params_paper_add[] = {
    {"title", STMT_TEXT},
    {"bytes", STMT_BLOB},
    {"weight", STMT_REAL},
};

const struct stmt stmt_paper_add = {
    .name = "paper_add",
    .sqlite = "INSERT INTO paper (title, bytes, weight, again) VALUES (?1, ?2, ?3, ?1)",
    .pg = "INSERT INTO paper (title, bytes, weight, again) VALUES ($1, $2, $3, $1)",
    .file = "paper.sql:18",
    .params = params_paper_add,
    .n_params = 3,
    .many = false,
    .writes = true,
    .scan_allowed = false,
};

static const struct stmt_param params_paper_remove_old[] = {
    {"before", STMT_TEXT},
};

const struct stmt stmt_paper_remove_old = {
    .name = "paper_remove_old",
    .sqlite = "WITH old AS (SELECT id FROM paper WHERE day < ?1)\n"
              "DELETE FROM paper WHERE id IN (SELECT id FROM old) RETURNING id",
    .pg = "WITH old AS (SELECT id FROM paper WHERE day < $1)\n"
          "DELETE FROM paper WHERE id IN (SELECT id FROM old) RETURNING id",
    .file = "paper.sql:21",
    .params = params_paper_remove_old,
    .n_params = 1,
    .many = true,
    .writes = true,
    .scan_allowed = false,
};

const struct stmt stmt_paper_count = {
    .name = "paper_count",
    .sqlite = "SELECT count(*) AS n FROM paper",
    .pg = "SELECT count(*) AS n FROM paper",
    .file = "paper.sql:25",
    .many = false,
    .writes = false,
    .scan_allowed = true,
};

static const struct stmt_param params_paper_match[] = {
    {"query", STMT_TEXT},
};

const struct stmt stmt_paper_match = {
    .name = "paper_match",
    .sqlite = "SELECT rowid FROM paper_fts WHERE paper_fts MATCH ?1 AND (deleted IS NULL OR ?1 <> '') ORDER BY rowid LIMIT 10",
    .pg = NULL,
    .file = "paper.sql:29",
    .params = params_paper_match,
    .n_params = 1,
    .many = true,
    .writes = false,
    .scan_allowed = false,
};
