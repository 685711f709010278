-- name: rows_a
SELECT 1;
-- name: rows_b   rows: some
SELECT 1;
-- name: rows_c   rows: none
SELECT 1;
-- name: rows_d   rows: one
DELETE FROM paper;
-- name: rows_e   parameters: id int   rows: one
SELECT 1;
