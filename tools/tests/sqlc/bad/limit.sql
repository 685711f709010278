-- name: limit_a   rows: many
SELECT id FROM paper LIMIT 5;
-- name: limit_b   rows: many
SELECT id FROM (SELECT id FROM paper ORDER BY day) LIMIT 5;
-- name: limit_c   rows: many
SELECT id FROM paper WHERE id IN (SELECT id FROM paper LIMIT 3) ORDER BY id;
