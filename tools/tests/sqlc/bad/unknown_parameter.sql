-- name: unknown_parameter   params: id int   rows: one
SELECT title FROM paper
 WHERE id = :id AND day = :day;
