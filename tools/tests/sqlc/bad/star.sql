-- name: star_a   rows: many
SELECT * FROM paper;
-- name: star_b   rows: many
SELECT DISTINCT p.* FROM paper p;
-- name: star_c   rows: many
SELECT 2 * id, * FROM paper;
-- name: star_d   rows: one
INSERT INTO paper (id) VALUES (1) RETURNING *;
