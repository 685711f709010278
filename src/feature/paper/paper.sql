-- A case whose items are all hidden is hidden with them: it has items, and no day of a newest one.
-- name: paper_get   params: id int   rows: one
SELECT c.id, c.party_id, c.title, c.type, c.state, c.next_step, c.language, c.latest_on, p.name AS party_name, p.is_example,
       (SELECT min(number) FROM paper_number n WHERE n.paper_id = c.id) AS number
  FROM paper c JOIN party p ON p.id = c.party_id
 WHERE c.id = :id
   AND (c.latest_on IS NOT NULL OR NOT EXISTS (SELECT 1 FROM paper_item pi WHERE pi.paper_id = c.id));

-- Newest first from before a key (day, id), not older than a day.
-- name: paper_list   params: from text, before text, before_id int, limit int   rows: many
SELECT c.id, c.party_id, c.title, c.state, c.language, c.latest_on, p.name AS party_name, p.is_example,
       (SELECT min(number) FROM paper_number n WHERE n.paper_id = c.id) AS number
  FROM paper c JOIN party p ON p.id = c.party_id
 WHERE c.latest_on >= :from AND (c.latest_on, c.id) < (:before, :before_id)
 ORDER BY c.latest_on DESC, c.id DESC LIMIT :limit;

-- name: paper_list_by_party   params: party_id int, from text, before text, before_id int, limit int   rows: many
SELECT c.id, c.party_id, c.title, c.state, c.language, c.latest_on, p.name AS party_name, p.is_example,
       (SELECT min(number) FROM paper_number n WHERE n.paper_id = c.id) AS number
  FROM paper c JOIN party p ON p.id = c.party_id
 WHERE c.party_id = :party_id AND c.latest_on >= :from AND (c.latest_on, c.id) < (:before, :before_id)
 ORDER BY c.latest_on DESC, c.id DESC LIMIT :limit;

-- name: paper_read_span   rows: one
SELECT (SELECT min(latest_on) FROM paper) AS first_on, (SELECT max(latest_on) FROM paper) AS last_on;

-- name: paper_list_by_item   params: agenda_item_id int   rows: many
SELECT c.id, c.party_id, c.title, c.state, n.number
  FROM paper_item pi JOIN paper c ON c.id = pi.paper_id LEFT JOIN paper_number n ON n.paper_id = c.id
 WHERE pi.agenda_item_id = :agenda_item_id ORDER BY n.number IS NULL, n.number, c.id;

-- name: paper_number_list   params: paper_id int   rows: many
SELECT number FROM paper_number WHERE paper_id = :paper_id ORDER BY number;

-- name: paper_find_by_number   params: party_id int, number text   rows: one
SELECT paper_id FROM paper_number WHERE party_id = :party_id AND number = :number;

-- name: paper_item_list   params: paper_id int   rows: many
SELECT i.id, i.held_on, i.paragraph, i.outcome, i.title, i.language, i.organization_id, o.name AS organization_name
  FROM paper_item pi JOIN agenda_item i ON i.id = pi.agenda_item_id AND i.is_hidden = 0
  JOIN organization o ON o.id = i.organization_id
 WHERE pi.paper_id = :paper_id ORDER BY i.held_on DESC, i.id DESC;

-- name: paper_link_list   params: paper_id int   rows: many
SELECT l.other_id, l.kind, 0 AS is_from_other, l.note, c.title, c.language, c.party_id, p.name AS party_name,
       (SELECT min(number) FROM paper_number n WHERE n.paper_id = c.id) AS number
  FROM paper_link l JOIN paper c ON c.id = l.other_id JOIN party p ON p.id = c.party_id
 WHERE l.paper_id = :paper_id
   AND (c.latest_on IS NOT NULL OR NOT EXISTS (SELECT 1 FROM paper_item pi WHERE pi.paper_id = c.id))
UNION ALL
SELECT l.paper_id, l.kind, 1, l.note, c.title, c.language, c.party_id, p.name,
       (SELECT min(number) FROM paper_number n WHERE n.paper_id = c.id)
  FROM paper_link l JOIN paper c ON c.id = l.paper_id JOIN party p ON p.id = c.party_id
 WHERE l.other_id = :paper_id
   AND (c.latest_on IS NOT NULL OR NOT EXISTS (SELECT 1 FROM paper_item pi WHERE pi.paper_id = c.id))
 ORDER BY 2, 1;

-- Every step of the case and of the cases linked with it, item by item. An item's own step is its organization's.
-- name: paper_chain   params: id int   rows: many
WITH RECURSIVE linked (id) AS (
    SELECT CAST(:id AS BIGINT)
    UNION
    SELECT CASE WHEN l.paper_id = k.id THEN l.other_id ELSE l.paper_id END
      FROM linked k JOIN paper_link l ON l.paper_id = k.id OR l.other_id = k.id)
SELECT step.paper_id, i.id AS item_id, own.id AS own_item_id, h.seq, h.is_own, o.id AS organization_id,
       coalesce(o.name, h.organization_text) AS organization_name, p.id AS party_id, p.name AS party_name,
       CASE WHEN h.is_own = 1 THEN i.held_on ELSE h.handled_on END AS handled_on,
       CASE WHEN h.is_own = 1 THEN i.paragraph ELSE h.paragraph END AS paragraph, h.kind, h.outcome, i.title, i.language
  FROM (SELECT agenda_item_id, min(paper_id) AS paper_id FROM paper_item
         WHERE paper_id IN (SELECT id FROM linked) GROUP BY agenda_item_id) step
  JOIN agenda_item i ON i.id = step.agenda_item_id AND i.is_hidden = 0
  JOIN handling h ON h.agenda_item_id = i.id
  LEFT JOIN organization o ON o.id = CASE WHEN h.is_own = 1 THEN i.organization_id ELSE h.organization_id END
  LEFT JOIN agenda_item own ON own.id = h.own_item_id AND own.is_hidden = 0
  JOIN party p ON p.id = coalesce(o.party_id, i.party_id)
 ORDER BY i.held_on, i.id, h.seq;

-- name: paper_add   params: party_id int, title text, type text, state text, next_step text, language text   rows: one
INSERT INTO paper (party_id, title, type, state, next_step, language)
VALUES (:party_id, :title, :type, :state, :next_step, :language)
RETURNING id;

-- name: paper_change   params: id int, title text, type text, state text, next_step text   rows: none
UPDATE paper SET title = :title, type = :type, state = :state, next_step = :next_step WHERE id = :id;

-- name: paper_number_add   params: party_id int, number text, paper_id int   rows: none
INSERT INTO paper_number (party_id, number, paper_id) VALUES (:party_id, :number, :paper_id);

-- name: paper_item_add   params: paper_id int, agenda_item_id int   rows: none
INSERT INTO paper_item (paper_id, agenda_item_id) VALUES (:paper_id, :agenda_item_id) ON CONFLICT DO NOTHING;

-- name: paper_item_remove   params: agenda_item_id int   rows: none
DELETE FROM paper_item WHERE agenda_item_id = :agenda_item_id;

-- name: paper_change_latest   params: id int   rows: none
UPDATE paper SET latest_on = (SELECT max(i.held_on) FROM paper_item pi
                                 JOIN agenda_item i ON i.id = pi.agenda_item_id AND i.is_hidden = 0
                               WHERE pi.paper_id = :id)
 WHERE id = :id;

-- name: paper_link_add   params: paper_id int, kind text, other_id int, note text   rows: none
INSERT INTO paper_link (paper_id, kind, other_id, note) VALUES (:paper_id, :kind, :other_id, :note) ON CONFLICT DO NOTHING;
