-- name: meeting_get   params: id int   rows: one
SELECT m.id, m.organization_id, m.party_id, m.number, m.state, m.kind, m.held_on, m.starts_at, m.ends_at, m.published_on,
       m.place, m.language, m.source_host, m.source_id, m.source_url,
       o.name AS organization_name, o.kind AS organization_kind, o.regime, p.name AS party_name, p.is_example
  FROM meeting m JOIN organization o ON o.id = m.organization_id JOIN party p ON p.id = m.party_id
 WHERE m.id = :id;

-- Lists go newest first from before a key (day, id), not older than a day.
-- name: meeting_list   params: from text, before text, before_id int, limit int   rows: many
SELECT m.id, m.organization_id, m.party_id, m.number, m.state, m.kind, m.held_on, m.starts_at, m.place, m.language,
       o.name AS organization_name, o.kind AS organization_kind, p.name AS party_name, p.is_example,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting_id = m.id AND i.is_hidden = 0) AS n_items
  FROM meeting m JOIN organization o ON o.id = m.organization_id JOIN party p ON p.id = m.party_id
 WHERE m.held_on >= :from AND (m.held_on, m.id) < (:before, :before_id)
 ORDER BY m.held_on DESC, m.id DESC LIMIT :limit;

-- name: meeting_list_by_party   params: party_id int, from text, before text, before_id int, limit int   rows: many
SELECT m.id, m.organization_id, m.party_id, m.number, m.state, m.kind, m.held_on, m.starts_at, m.place, m.language,
       o.name AS organization_name, o.kind AS organization_kind, p.name AS party_name, p.is_example,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting_id = m.id AND i.is_hidden = 0) AS n_items
  FROM meeting m JOIN organization o ON o.id = m.organization_id JOIN party p ON p.id = m.party_id
 WHERE m.party_id = :party_id AND m.held_on >= :from AND (m.held_on, m.id) < (:before, :before_id)
 ORDER BY m.held_on DESC, m.id DESC LIMIT :limit;

-- name: meeting_list_by_organization   params: organization_id int, from text, before text, before_id int, limit int   rows: many
SELECT m.id, m.organization_id, m.party_id, m.number, m.state, m.kind, m.held_on, m.starts_at, m.place, m.language,
       o.name AS organization_name, o.kind AS organization_kind, p.name AS party_name, p.is_example,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting_id = m.id AND i.is_hidden = 0) AS n_items
  FROM meeting m JOIN organization o ON o.id = m.organization_id JOIN party p ON p.id = m.party_id
 WHERE m.organization_id = :organization_id AND m.held_on >= :from AND (m.held_on, m.id) < (:before, :before_id)
 ORDER BY m.held_on DESC, m.id DESC LIMIT :limit;

-- Those still to come, the next first, before a day; cancelled ones too, since people need to know.
-- name: meeting_list_coming   params: today text, until text, limit int   rows: many
SELECT m.id, m.organization_id, m.party_id, m.number, m.state, m.kind, m.held_on, m.starts_at, m.place, m.language,
       o.name AS organization_name, o.kind AS organization_kind, p.name AS party_name, p.is_example,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting_id = m.id AND i.is_hidden = 0) AS n_items
  FROM meeting m JOIN organization o ON o.id = m.organization_id JOIN party p ON p.id = m.party_id
 WHERE m.held_on >= :today AND m.held_on < :until
 ORDER BY m.held_on, m.id LIMIT :limit;

-- name: meeting_list_coming_by_party   params: party_id int, today text, until text, limit int   rows: many
SELECT m.id, m.organization_id, m.party_id, m.number, m.state, m.kind, m.held_on, m.starts_at, m.place, m.language,
       o.name AS organization_name, o.kind AS organization_kind, p.name AS party_name, p.is_example,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting_id = m.id AND i.is_hidden = 0) AS n_items
  FROM meeting m JOIN organization o ON o.id = m.organization_id JOIN party p ON p.id = m.party_id
 WHERE m.party_id = :party_id AND m.held_on >= :today AND m.held_on < :until
 ORDER BY m.held_on, m.id LIMIT :limit;

-- name: meeting_list_coming_by_organization   params: organization_id int, today text, until text, limit int   rows: many
SELECT m.id, m.organization_id, m.party_id, m.number, m.state, m.kind, m.held_on, m.starts_at, m.place, m.language,
       o.name AS organization_name, o.kind AS organization_kind, p.name AS party_name, p.is_example,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting_id = m.id AND i.is_hidden = 0) AS n_items
  FROM meeting m JOIN organization o ON o.id = m.organization_id JOIN party p ON p.id = m.party_id
 WHERE m.organization_id = :organization_id AND m.held_on >= :today AND m.held_on < :until
 ORDER BY m.held_on, m.id LIMIT :limit;

-- The days of the oldest and the newest.
-- name: meeting_read_span   rows: one
SELECT (SELECT min(held_on) FROM meeting) AS first_on, (SELECT max(held_on) FROM meeting) AS last_on;

-- What stands around a meeting: its organ's meetings before and after it, and when its page was brought here (kept by
-- intake).
-- name: meeting_surroundings   params: id int   rows: one
SELECT (SELECT x.id FROM meeting x WHERE x.organization_id = m.organization_id AND (x.held_on, x.id) < (m.held_on, m.id)
         ORDER BY x.held_on DESC, x.id DESC LIMIT 1) AS previous_id,
       (SELECT x.held_on FROM meeting x WHERE x.organization_id = m.organization_id AND (x.held_on, x.id) < (m.held_on, m.id)
         ORDER BY x.held_on DESC, x.id DESC LIMIT 1) AS previous_on,
       (SELECT x.id FROM meeting x WHERE x.organization_id = m.organization_id AND (x.held_on, x.id) > (m.held_on, m.id)
         ORDER BY x.held_on, x.id LIMIT 1) AS next_id,
       (SELECT x.held_on FROM meeting x WHERE x.organization_id = m.organization_id AND (x.held_on, x.id) > (m.held_on, m.id)
         ORDER BY x.held_on, x.id LIMIT 1) AS next_on,
       (SELECT max(d.retrieved_at) FROM source_document d
         WHERE d.host = m.source_host AND d.source_id = m.source_id AND d.source_id <> '' AND d.kind = 'meeting') AS retrieved_at
  FROM meeting m WHERE m.id = :id;

-- Its items in order; kept by agenda, read here.
-- name: meeting_list_items   params: meeting_id int   rows: many
SELECT id, item_number, paragraph, outcome, title, language, is_secret, secrecy_ground
  FROM agenda_item WHERE meeting_id = :meeting_id AND is_hidden = 0 ORDER BY position, id;

-- name: meeting_find_by_source   params: source_host text, source_id text   rows: one
SELECT id FROM meeting WHERE source_host = :source_host AND source_id = :source_id AND source_id <> '' ORDER BY id LIMIT 1;

-- name: meeting_find_by_day   params: organization_id int, held_on text   rows: one
SELECT id FROM meeting WHERE organization_id = :organization_id AND held_on = :held_on ORDER BY id LIMIT 1;

-- name: meeting_find_by_day_without_source   params: organization_id int, held_on text   rows: one
SELECT id FROM meeting WHERE organization_id = :organization_id AND held_on = :held_on AND source_id = ''
 ORDER BY id LIMIT 1;

-- name: meeting_add   params: organization_id int, number int, state text, kind text, held_on text, starts_at int, ends_at int,
--       published_on text, place text, language text, source_host text, source_id text, source_url text   rows: one
INSERT INTO meeting (organization_id, party_id, number, state, kind, held_on, starts_at, ends_at, published_on, place,
                     language, source_host, source_id, source_url)
SELECT o.id, o.party_id, :number, :state, :kind, :held_on, :starts_at, :ends_at, :published_on, :place,
       :language, :source_host, :source_id, :source_url
  FROM organization o WHERE o.id = :organization_id
RETURNING id;

-- name: meeting_change   params: id int, number int, state text, kind text, starts_at int, ends_at int, published_on text, place text,
--       language text, source_host text, source_id text, source_url text   rows: none
UPDATE meeting SET number = :number, state = :state, kind = :kind, starts_at = :starts_at, ends_at = :ends_at,
       published_on = :published_on, place = :place, language = :language, source_host = :source_host,
       source_id = :source_id, source_url = :source_url
 WHERE id = :id;
