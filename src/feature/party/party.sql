-- name: party_get   params: id int   rows: one
SELECT p.id, p.kind, p.name, p.name_sv, p.name_en, p.short_name, p.official_name, p.business_id, p.municipality_code,
       p.language, p.website, p.description, p.is_example, p.successor_id, p.succeeded_on, s.name AS successor_name
  FROM party p LEFT JOIN party s ON s.id = p.successor_id
 WHERE p.id = :id;

-- name: party_list   params: after text, after_id int, limit int   rows: many
SELECT id, kind, name, name_sv, name_en, short_name, official_name, language, is_example
  FROM party WHERE name COLLATE fi >= :after AND NOT (name COLLATE fi = :after AND id <= :after_id) ORDER BY name COLLATE fi, id LIMIT :limit;

-- name: party_list_by_kind   params: kind text, after text, after_id int, limit int   rows: many
SELECT id, kind, name, name_sv, name_en, short_name, official_name, language, is_example
  FROM party WHERE kind = :kind AND name COLLATE fi >= :after AND NOT (name COLLATE fi = :after AND id <= :after_id) ORDER BY name COLLATE fi, id LIMIT :limit;

-- Those that keep an organ or a network; each party is looked up in the organizations' index.
-- name: party_list_keepers   params: limit int   rows: many
SELECT p.id, p.kind, p.name, p.name_sv, p.name_en, p.language, p.is_example
  FROM party p WHERE EXISTS (SELECT 1 FROM organization o WHERE o.party_id = p.id)
 ORDER BY p.name COLLATE fi, p.id LIMIT :limit;

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

-- name: party_change_official_name   params: id int, official_name text   rows: none
UPDATE party SET official_name = :official_name WHERE id = :id AND official_name = '';

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

-- What other features keep of a party, read here for its page.
-- name: party_list_organizations   params: party_id int, limit int   rows: many
SELECT id, is_network, name, name_sv, name_en, language
  FROM organization WHERE party_id = :party_id ORDER BY name COLLATE fi, id LIMIT :limit;

-- name: party_list_joint_organizations   params: party_id int   rows: many
SELECT o.id, o.is_network, o.name, o.name_sv, o.name_en, o.language, keeper.name AS party_name,
       op.since AS starts_on, op.until AS ends_on
  FROM organization_party op JOIN organization o ON o.id = op.organization_id JOIN party keeper ON keeper.id = o.party_id
 WHERE op.party_id = :party_id AND o.party_id <> :party_id ORDER BY o.name COLLATE fi, o.id;

-- name: party_list_seats   params: party_id int   rows: many
SELECT o.id, o.is_network, o.name, o.name_sv, o.name_en, o.language, m.role, m.office, m.sector, m.starts_on, m.ends_on
  FROM membership m JOIN organization o ON o.id = m.organization_id
 WHERE m.party_id = :party_id ORDER BY m.organization_id, m.id;

-- name: party_list_decisions   params: party_id int, limit int   rows: many
SELECT i.id, i.held_on, i.paragraph, i.outcome, i.title, i.language, o.name AS organization_name
  FROM agenda_item i JOIN organization o ON o.id = i.organization_id
 WHERE i.party_id = :party_id AND i.is_decided = 1 AND i.is_hidden = 0
 ORDER BY i.held_on DESC, i.id DESC LIMIT :limit;

-- name: party_list_meetings   params: party_id int, until text, limit int   rows: many
SELECT m.id, m.held_on, m.starts_at, m.language, o.name AS organization_name,
       CASE WHEN m.kind IN ('minutes', 'memo') THEN 1 ELSE 0 END AS has_minutes,
       CASE WHEN m.state = 'cancelled' THEN 1 ELSE 0 END AS is_cancelled
  FROM meeting m JOIN organization o ON o.id = m.organization_id
 WHERE m.party_id = :party_id AND m.held_on <= :until
 ORDER BY m.held_on DESC, m.id DESC LIMIT :limit;
