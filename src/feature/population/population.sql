-- name: population_find   params: municipality_code text, year int   rows: one
SELECT id, municipality_code, year, version, municipality, figure, status, source, told_on, is_current
  FROM population WHERE municipality_code = :municipality_code AND year = :year AND is_current = 1;

-- name: population_list   params: municipality_code text   rows: many
SELECT id, municipality_code, year, version, municipality, figure, status, source, told_on, is_current
  FROM population WHERE municipality_code = :municipality_code AND is_current = 1 ORDER BY year;

-- name: population_list_versions   params: municipality_code text   rows: many
SELECT id, municipality_code, year, version, municipality, figure, status, source, told_on, is_current
  FROM population WHERE municipality_code = :municipality_code ORDER BY year, version;

-- name: population_retire   params: id int   rows: none
UPDATE population SET is_current = 0 WHERE id = :id;

-- name: population_add   params: municipality_code text, year int, version int, municipality text, figure int, status text, source text, told_on text, read_at int   rows: one
INSERT INTO population (municipality_code, year, version, municipality, figure, status, source, told_on, read_at)
VALUES (:municipality_code, :year, :version, :municipality, :figure, :status, :source, :told_on, :read_at)
RETURNING id;
