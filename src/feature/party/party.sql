-- name: party_get   params: id int   rows: one
SELECT id, kind, name, name_sv, name_en, short_name, official_name, business_id, municipality_code, language, website,
       description, is_example, successor_id, succeeded_on
  FROM party WHERE id = :id;

-- name: party_list   params: after text, after_id int, limit int   rows: many
SELECT id, kind, name, name_sv, name_en, short_name, official_name, is_example
  FROM party WHERE name COLLATE fi >= :after AND NOT (name COLLATE fi = :after AND id <= :after_id) ORDER BY name COLLATE fi, id LIMIT :limit;

-- name: party_list_by_kind   params: kind text, after text, after_id int, limit int   rows: many
SELECT id, kind, name, name_sv, name_en, short_name, official_name, is_example
  FROM party WHERE kind = :kind AND name COLLATE fi >= :after AND NOT (name COLLATE fi = :after AND id <= :after_id) ORDER BY name COLLATE fi, id LIMIT :limit;

-- name: party_list_predecessors   params: successor_id int   rows: many
SELECT id, kind, name, name_sv, name_en, succeeded_on, is_example
  FROM party WHERE successor_id = :successor_id ORDER BY succeeded_on, id;

-- name: party_find_by_code   params: municipality_code text   rows: one
SELECT id FROM party WHERE municipality_code = :municipality_code AND municipality_code <> '';

-- name: party_find_by_alias   params: alias text   rows: one
SELECT party_id AS id FROM party_alias WHERE alias = :alias ORDER BY party_id LIMIT 1;

-- name: party_find_by_name   params: name text   rows: one
SELECT id FROM party WHERE name COLLATE fi = :name ORDER BY id LIMIT 1;

-- name: party_add   params: kind text, name text, name_sv text, name_en text, short_name text, official_name text, business_id text,
--       municipality_code text, language text, website text, description text, is_example int   rows: one
INSERT INTO party (kind, name, name_sv, name_en, short_name, official_name, business_id, municipality_code, language,
                   website, description, is_example)
VALUES (:kind, :name, :name_sv, :name_en, :short_name, :official_name, :business_id, :municipality_code, :language,
        :website, :description, :is_example)
RETURNING id;

-- name: party_change_successor   params: id int, successor_id int, succeeded_on text   rows: none
UPDATE party SET successor_id = :successor_id, succeeded_on = :succeeded_on WHERE id = :id;

-- name: party_alias_add   params: alias text, party_id int   rows: none
INSERT INTO party_alias (alias, party_id) VALUES (:alias, :party_id) ON CONFLICT DO NOTHING;

-- name: party_alias_list   params: party_id int   rows: many
SELECT alias FROM party_alias WHERE party_id = :party_id ORDER BY alias;

-- name: party_sector_add   params: party_id int, sector text   rows: none
INSERT INTO party_sector (party_id, sector) VALUES (:party_id, :sector) ON CONFLICT DO NOTHING;

-- name: party_sector_list   params: party_id int   rows: many
SELECT sector AS alias FROM party_sector WHERE party_id = :party_id ORDER BY sector;

