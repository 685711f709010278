-- name: parameters_type   params: id integer   rows: one
SELECT title FROM paper WHERE id = :id;
-- name: parameters_twice   params: id int, id int   rows: one
SELECT title FROM paper WHERE id = :id;
-- name: parameters_shape   params: id   rows: one
SELECT title FROM paper;
-- name: parameters_raw   rows: one
SELECT title FROM paper WHERE id = ?1 OR id = $1;
