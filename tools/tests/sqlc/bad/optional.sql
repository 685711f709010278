-- name: optional_a   params: day text   rows: one
SELECT id FROM paper WHERE (:day IS NULL OR day = :day);
-- name: optional_b   params: day text   rows: one
SELECT id FROM paper WHERE day = :day or
 (:day is null);
-- name: optional_c   params: day text   rows: one
SELECT id FROM paper WHERE ((:day) IS NULL) OR day = :day;
