-- name: end_none   rows: one
SELECT 1
-- name: end_empty   rows: one
;
-- name: end_nothing   rows: one
-- name: end_two   rows: one
SELECT 1; SELECT 2;
-- name: end_comment   rows: one
SELECT 1 -- ;
