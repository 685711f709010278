-- name: unused_parameter_a   params: id int, day text   rows: one
SELECT title FROM paper WHERE id = :id;
-- name: unused_parameter_pg   params: id int   rows: one
SELECT title FROM paper WHERE id = :id;
-- dialect pg: forgets its parameter
SELECT title FROM paper WHERE ':id' = title;
