-- name: verb_a   rows: none
DROP TABLE paper;
-- name: verb_b   rows: one
SELECT 1;
-- scan:
-- name: verb_c   rows: one
SELECT 1;
-- dialect mysql: is none of ours
SELECT 2;
-- name: verb_d   rows: one
SELECT 1;
-- dialect sqlite:
SELECT 2;
-- dialect pg:
SELECT 3;
