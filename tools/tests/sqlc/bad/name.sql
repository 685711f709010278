SELECT 1;
-- name: name_a   rows: one
SELECT 1;
-- name: name_a   rows: one
SELECT 2;
-- name: other_a   rows: one
SELECT 3;
-- name: named   rows: one
SELECT 3;
-- name: name-b   rows: one
SELECT 4;
-- name: core_a   rows: one
SELECT 5;
