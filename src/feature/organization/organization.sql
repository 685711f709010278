-- name: organization_get   params: id int   rows: one
SELECT o.id, o.party_id, o.parent_id, o.kind, o.regime, o.name, o.name_sv, o.name_en, o.short_name, o.language, o.sector,
       o.state, o.tasks, o.rhythm, o.started_on, o.ended_on, o.successor_id, o.keeps_minutes, o.source_host, o.source_id,
       p.name AS party_name, p.is_example
  FROM organization o JOIN party p ON p.id = o.party_id
 WHERE o.id = :id;

-- name: organization_list   params: is_network int, after text, after_id int, limit int   rows: many
SELECT o.id, o.party_id, o.kind, o.regime, o.name, o.name_sv, o.name_en, o.language, o.sector, o.state,
       p.name AS party_name, p.is_example
  FROM organization o JOIN party p ON p.id = o.party_id
 WHERE o.is_network = :is_network AND o.name COLLATE fi >= :after AND NOT (o.name COLLATE fi = :after AND o.id <= :after_id)
 ORDER BY o.name COLLATE fi, o.id LIMIT :limit;

-- name: organization_list_by_party   params: party_id int, after text, after_id int, limit int   rows: many
SELECT o.id, o.party_id, o.kind, o.regime, o.name, o.name_sv, o.name_en, o.language, o.sector, o.state,
       p.name AS party_name, p.is_example
  FROM organization o JOIN party p ON p.id = o.party_id
 WHERE o.party_id = :party_id AND o.name COLLATE fi >= :after AND NOT (o.name COLLATE fi = :after AND o.id <= :after_id)
 ORDER BY o.name COLLATE fi, o.id LIMIT :limit;

-- name: organization_list_by_parent   params: parent_id int   rows: many
SELECT o.id, o.party_id, o.kind, o.regime, o.name, o.name_sv, o.name_en, o.language, o.sector, o.state
  FROM organization o WHERE o.parent_id = :parent_id ORDER BY o.name COLLATE fi, o.id;

-- name: organization_list_parties   params: organization_id int   rows: many
SELECT p.id AS party_id, p.name AS party_name, op.since AS starts_on, op.until AS ends_on
  FROM organization_party op JOIN party p ON p.id = op.party_id
 WHERE op.organization_id = :organization_id ORDER BY p.name COLLATE fi, p.id;

-- name: organization_list_joint_of_party   params: party_id int   rows: many
SELECT o.id, o.party_id, o.kind, o.regime, o.name, o.name_sv, o.name_en, o.language, o.sector, o.state,
       p.name AS party_name, p.is_example
  FROM organization_party op JOIN organization o ON o.id = op.organization_id JOIN party p ON p.id = o.party_id
 WHERE op.party_id = :party_id AND o.party_id <> :party_id ORDER BY o.name COLLATE fi, o.id;

-- name: organization_find_by_alias   params: party_id int, alias text   rows: one
SELECT organization_id FROM organization_alias WHERE party_id = :party_id AND alias = :alias;

-- name: organization_find_by_name   params: party_id int, name text   rows: one
SELECT id FROM organization WHERE party_id = :party_id AND name COLLATE fi = :name ORDER BY id LIMIT 1;

-- name: organization_find_by_source   params: source_host text, source_id text   rows: one
SELECT id FROM organization WHERE source_host = :source_host AND source_id = :source_id AND source_id <> '' ORDER BY id LIMIT 1;

-- name: organization_add   params: party_id int, parent_id int, kind text, is_network int, regime text, name text, name_sv text, name_en text,
--       short_name text, language text, sector text, state text, tasks text, rhythm text, started_on text, ended_on text,
--       keeps_minutes int, source_host text, source_id text   rows: one
INSERT INTO organization (party_id, parent_id, kind, is_network, regime, name, name_sv, name_en, short_name, language, sector, state,
                          tasks, rhythm, started_on, ended_on, keeps_minutes, source_host, source_id)
VALUES (:party_id, :parent_id, :kind, :is_network, :regime, :name, :name_sv, :name_en, :short_name, :language, :sector, :state,
        :tasks, :rhythm, :started_on, :ended_on, :keeps_minutes, :source_host, :source_id)
RETURNING id;

-- name: organization_change_source   params: id int, source_host text, source_id text   rows: none
UPDATE organization SET source_host = :source_host, source_id = :source_id WHERE id = :id;

-- name: organization_change_successor   params: id int, successor_id int   rows: none
UPDATE organization SET successor_id = :successor_id WHERE id = :id;

-- name: organization_change_name   params: id int, name text   rows: none
UPDATE organization SET name = :name WHERE id = :id;

-- name: organization_alias_add   params: party_id int, alias text, organization_id int   rows: none
INSERT INTO organization_alias (party_id, alias, organization_id) VALUES (:party_id, :alias, :organization_id)
ON CONFLICT DO NOTHING;

-- name: organization_party_add   params: organization_id int, party_id int, since text, until text   rows: none
INSERT INTO organization_party (organization_id, party_id, since, until)
VALUES (:organization_id, :party_id, :since, :until);

-- name: organization_year_add   params: organization_id int, year int   rows: none
INSERT INTO organization_year (organization_id, year) VALUES (:organization_id, :year) ON CONFLICT DO NOTHING;

-- name: organization_list_complete_years   params: organization_id int   rows: many
SELECT year FROM organization_year WHERE organization_id = :organization_id ORDER BY year;

-- The §§ of an organ, for its series; kept by agenda, read here.
-- name: organization_list_paragraphs   params: organization_id int, from text, until text   rows: many
SELECT id AS item_id, paragraph AS number, title, held_on
  FROM agenda_item
 WHERE organization_id = :organization_id AND held_on >= :from AND held_on < :until AND paragraph IS NOT NULL
   AND is_hidden = 0
 ORDER BY paragraph, held_on, id;

-- name: organization_list_years   params: organization_id int   rows: many
SELECT DISTINCT CAST(substr(held_on, 1, 4) AS INTEGER) AS year
  FROM meeting WHERE organization_id = :organization_id ORDER BY year DESC;

-- Its meetings of one year, newest first; kept by meeting, read here.
-- name: organization_list_meetings   params: organization_id int, from text, until text   rows: many
SELECT m.id, m.held_on, m.starts_at, m.number, m.place, CASE WHEN m.kind IN ('minutes', 'memo') THEN 1 ELSE 0 END AS has_minutes,
       CASE WHEN m.state = 'cancelled' THEN 1 ELSE 0 END AS is_cancelled,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting_id = m.id AND i.is_hidden = 0) AS n_items
  FROM meeting m
 WHERE m.organization_id = :organization_id AND m.held_on >= :from AND m.held_on < :until
 ORDER BY m.held_on DESC, m.id DESC;

-- name: organization_term_add   params: organization_id int, starts_on text, ends_on text   rows: one
INSERT INTO term (organization_id, starts_on, ends_on) VALUES (:organization_id, :starts_on, :ends_on) RETURNING id;

-- name: organization_term_list   params: organization_id int   rows: many
SELECT id, organization_id, starts_on, ends_on FROM term WHERE organization_id = :organization_id ORDER BY starts_on DESC;

-- name: organization_membership_add   params: organization_id int, term_id int, person_id int, party_id int, office text, role text,
--       deputy_of_id int, is_acting int, has_vote int, sector text, starts_on text, ends_on text   rows: one
INSERT INTO membership (organization_id, term_id, person_id, party_id, office, role, deputy_of_id, is_acting, has_vote,
                        sector, starts_on, ends_on)
VALUES (:organization_id, :term_id, :person_id, :party_id, :office, :role, :deputy_of_id, :is_acting, :has_vote,
        :sector, :starts_on, :ends_on)
RETURNING id;

-- name: organization_membership_list   params: organization_id int   rows: many
SELECT m.id, m.organization_id, m.term_id, m.person_id, m.party_id, m.deputy_of_id, m.role, m.office, m.sector,
       m.is_acting, m.has_vote, m.starts_on, m.ends_on, person.name AS person_name, p.name AS party_name
  FROM membership m LEFT JOIN person ON person.id = m.person_id LEFT JOIN party p ON p.id = m.party_id
 WHERE m.organization_id = :organization_id ORDER BY m.id;

-- name: organization_membership_list_by_party   params: party_id int   rows: many
SELECT m.id, m.organization_id, m.party_id, m.role, m.office, m.sector, m.is_acting, m.has_vote, m.starts_on, m.ends_on,
       o.name AS organization_name
  FROM membership m JOIN organization o ON o.id = m.organization_id
 WHERE m.party_id = :party_id ORDER BY m.organization_id, m.id;

-- name: organization_duty_add   params: organization_id int, task text, party_id int, partner_id int, starts_on text, ends_on text
--       rows: one
INSERT INTO duty (organization_id, task, party_id, partner_id, starts_on, ends_on)
VALUES (:organization_id, :task, :party_id, :partner_id, :starts_on, :ends_on)
RETURNING id;

-- name: organization_duty_list   params: organization_id int   rows: many
SELECT d.id, d.organization_id, d.party_id, d.partner_id, d.task, d.starts_on, d.ends_on, p.name AS party_name,
       partner.name AS partner_name
  FROM duty d JOIN party p ON p.id = d.party_id LEFT JOIN party partner ON partner.id = d.partner_id
 WHERE d.organization_id = :organization_id ORDER BY d.starts_on, d.task, d.id;
