-- SPDX-License-Identifier: EUPL-1.2
-- What is written here belongs to no statement.

-- name: paper_list   params: organization_id int, from text, limit int   rows: many
-- A remark: with :colons, 'quotes and ; marks.
SELECT id, title FROM paper -- :not_a_parameter
 WHERE organization_id = :organization_id AND day >= :from /* nor :this */ ORDER BY day LIMIT :limit;

-- name: paper_title_like
--   params: pattern text,
--           language text
--   rows: one
SELECT title || ':x ''quoted'' -- "text"' AS t, "order:by" FROM paper WHERE title LIKE :pattern AND language = :language LIMIT 1;
-- dialect pg: its LIKE knows the case of letters
SELECT title || ':x ''quoted'' -- "text"' AS t, "order:by" FROM paper
 WHERE title ILIKE :pattern::text AND language = :language LIMIT 1;

-- name: paper_add   params: title text, bytes blob, weight real   rows: none
INSERT INTO paper (title, bytes, weight, again) VALUES (:title, :bytes, :weight, :title);

-- name: paper_remove_old   params: before text   rows: many
WITH old AS (SELECT id FROM paper WHERE day < :before)
DELETE FROM paper WHERE id IN (SELECT id FROM old) RETURNING id;

-- name: paper_count   rows: one
-- scan: the whole table is counted
SELECT count(*) AS n FROM paper;

-- name: paper_match   params: query text   rows: many
-- dialect sqlite:
SELECT rowid FROM paper_fts WHERE paper_fts MATCH :query AND (deleted IS NULL OR :query <> '') ORDER BY rowid LIMIT 10;
