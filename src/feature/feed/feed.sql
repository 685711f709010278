-- All public items, those of the newest meetings first.
-- name: feed_item_list   params: until text, limit int   rows: many
SELECT i.id, i.held_on, i.title, i.published_at, o.name AS organization_name, p.name AS party_name
  FROM agenda_item i JOIN organization o ON o.id = i.organization_id JOIN party p ON p.id = i.party_id
 WHERE i.held_on <= :until AND i.is_hidden = 0
 ORDER BY i.held_on DESC, i.id DESC LIMIT :limit;

-- Meetings of which something is public, the newest first.
-- name: feed_meeting_list   params: until text, limit int   rows: many
SELECT m.id, m.held_on, m.published_on, m.kind, o.name AS organization_name, p.name AS party_name
  FROM meeting m JOIN organization o ON o.id = m.organization_id JOIN party p ON p.id = m.party_id
 WHERE m.held_on <= :until
 ORDER BY m.held_on DESC, m.id DESC LIMIT :limit;

-- Coming and recent meetings, cancelled ones too: a calendar must learn of it.
-- name: feed_calendar_list   params: from text, limit int   rows: many
SELECT m.id, m.held_on, m.starts_at, m.ends_at, m.place, m.state, o.name AS organization_name, p.name AS party_name
  FROM meeting m JOIN organization o ON o.id = m.organization_id JOIN party p ON p.id = m.party_id
 WHERE m.held_on >= :from ORDER BY m.held_on, m.id LIMIT :limit;

-- What an old address may mean: the same id may have been given by several hosts.
-- name: feed_find_item   params: source_id text   rows: many
SELECT i.id, i.held_on, i.title, i.language, o.name AS organization_name, p.name AS party_name
  FROM agenda_item i JOIN organization o ON o.id = i.organization_id JOIN party p ON p.id = i.party_id
 WHERE i.source_id = :source_id AND i.source_id <> '' AND i.is_hidden = 0 ORDER BY i.id LIMIT 20;

-- name: feed_find_meeting   params: source_id text   rows: many
SELECT m.id, m.held_on, '' AS title, m.language, o.name AS organization_name, p.name AS party_name
  FROM meeting m JOIN organization o ON o.id = m.organization_id JOIN party p ON p.id = m.party_id
 WHERE m.source_id = :source_id AND m.source_id <> '' ORDER BY m.id LIMIT 20;

-- name: feed_find_organization   params: source_id text   rows: many
SELECT o.id, o.kind AS organization_kind, '' AS title, o.language, o.name AS organization_name, p.name AS party_name
  FROM organization o JOIN party p ON p.id = o.party_id
 WHERE o.source_id = :source_id AND o.source_id <> '' ORDER BY o.id LIMIT 20;
