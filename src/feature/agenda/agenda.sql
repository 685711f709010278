-- name: agenda_item_get   params: id int   rows: one
SELECT i.id, i.meeting_id, i.organization_id, i.party_id, i.held_on, i.position, i.item_number, i.paragraph, i.kind,
       i.remedy, i.outcome, i.title, i.language, i.organization_text, i.is_secret, i.secrecy_ground, i.has_text,
       i.is_decided, i.is_hidden, i.source_host, i.source_id, i.source_url, i.published_at, i.changed_at,
       o.name AS organization_name, o.kind AS organization_kind, o.regime, p.name AS party_name, p.is_example
  FROM agenda_item i JOIN organization o ON o.id = i.organization_id JOIN party p ON p.id = i.party_id
 WHERE i.id = :id;

-- A step's own item is told only while that is not hidden.
-- name: agenda_handling_list   params: agenda_item_id int   rows: many
SELECT h.id, h.seq, h.is_own, h.organization_id, h.organization_text, h.handled_on, h.paragraph, h.kind, h.outcome,
       h.presenter_title, h.presenter_name, own.id AS own_item_id, o.name AS organization_name, o.kind AS organization_kind
  FROM handling h LEFT JOIN organization o ON o.id = h.organization_id
  LEFT JOIN agenda_item own ON own.id = h.own_item_id AND own.is_hidden = 0
 WHERE h.agenda_item_id = :agenda_item_id ORDER BY h.seq;

-- name: agenda_person_list   params: agenda_item_id int   rows: many
SELECT hp.handling_id, hp.role, hp.title, hp.name, hp.phone, hp.email
  FROM handling h JOIN handling_person hp ON hp.handling_id = h.id
 WHERE h.agenda_item_id = :agenda_item_id ORDER BY h.seq, hp.role, hp.seq;

-- name: agenda_recipient_list   params: agenda_item_id int   rows: many
SELECT hr.handling_id, hr.way, hr.recipient
  FROM handling h JOIN handling_recipient hr ON hr.handling_id = h.id
 WHERE h.agenda_item_id = :agenda_item_id ORDER BY h.seq, hr.way, hr.seq;

-- name: agenda_part_list   params: agenda_item_id int   rows: many
SELECT t.id, t.handling_id, t.type, v.markdown
  FROM handling h JOIN part t ON t.handling_id = h.id JOIN part_version v ON v.part_id = t.id AND v.is_current = 1
 WHERE h.agenda_item_id = :agenda_item_id ORDER BY h.seq, t.seq, t.id;

-- name: agenda_item_list_by_meeting   params: meeting_id int   rows: many
SELECT i.id, i.meeting_id, i.held_on, i.position, i.item_number, i.paragraph, i.kind, i.outcome, i.title, i.language,
       i.is_secret, i.has_text, i.is_decided
  FROM agenda_item i WHERE i.meeting_id = :meeting_id AND i.is_hidden = 0 ORDER BY i.position, i.id;

-- Decisions, newest first from before a key (day, id), not older than a day.
-- name: agenda_item_list_decided   params: from text, before text, before_id int, limit int   rows: many
SELECT i.id, i.meeting_id, i.organization_id, i.party_id, i.held_on, i.paragraph, i.kind, i.outcome, i.title, i.language,
       i.has_text, i.is_decided, o.name AS organization_name, o.kind AS organization_kind, p.name AS party_name, p.is_example
  FROM agenda_item i JOIN organization o ON o.id = i.organization_id JOIN party p ON p.id = i.party_id
 WHERE i.is_decided = 1 AND i.is_hidden = 0 AND i.held_on >= :from AND (i.held_on, i.id) < (:before, :before_id)
 ORDER BY i.held_on DESC, i.id DESC LIMIT :limit;

-- name: agenda_item_list_decided_by_party   params: party_id int, from text, before text, before_id int, limit int   rows: many
SELECT i.id, i.meeting_id, i.organization_id, i.party_id, i.held_on, i.paragraph, i.kind, i.outcome, i.title, i.language,
       i.has_text, i.is_decided, o.name AS organization_name, o.kind AS organization_kind, p.name AS party_name, p.is_example
  FROM agenda_item i JOIN organization o ON o.id = i.organization_id JOIN party p ON p.id = i.party_id
 WHERE i.party_id = :party_id AND i.is_decided = 1 AND i.is_hidden = 0 AND i.held_on >= :from
   AND (i.held_on, i.id) < (:before, :before_id)
 ORDER BY i.held_on DESC, i.id DESC LIMIT :limit;

-- name: agenda_item_list_decided_by_organization   params: organization_id int, from text, before text, before_id int, limit int   rows: many
SELECT i.id, i.meeting_id, i.organization_id, i.party_id, i.held_on, i.paragraph, i.kind, i.outcome, i.title, i.language,
       i.has_text, i.is_decided, o.name AS organization_name, o.kind AS organization_kind, p.name AS party_name, p.is_example
  FROM agenda_item i JOIN organization o ON o.id = i.organization_id JOIN party p ON p.id = i.party_id
 WHERE i.organization_id = :organization_id AND i.is_decided = 1 AND i.is_hidden = 0 AND i.held_on >= :from
   AND (i.held_on, i.id) < (:before, :before_id)
 ORDER BY i.held_on DESC, i.id DESC LIMIT :limit;

-- name: agenda_item_find_by_source   params: source_host text, source_id text   rows: one
SELECT id FROM agenda_item WHERE source_host = :source_host AND source_id = :source_id AND source_id <> '';

-- name: agenda_item_find_by_paragraph   params: organization_id int, held_on text, paragraph int   rows: one
SELECT id FROM agenda_item
 WHERE organization_id = :organization_id AND held_on = :held_on AND paragraph = :paragraph ORDER BY id LIMIT 1;

-- name: agenda_item_find_by_number   params: organization_id int, held_on text, item_number int   rows: one
SELECT i.id FROM agenda_item i
 WHERE i.organization_id = :organization_id AND i.held_on = :held_on AND i.item_number = :item_number ORDER BY i.id LIMIT 1;

-- name: agenda_item_find_by_title   params: organization_id int, held_on text, title text   rows: one
SELECT i.id FROM agenda_item i
 WHERE i.organization_id = :organization_id AND i.held_on = :held_on AND i.title = :title ORDER BY i.id LIMIT 1;

-- name: agenda_item_add   params: meeting_id int, position int, item_number int, paragraph int, kind text, title text, language text,
--       remedy text, is_secret int, secrecy_ground text, has_text int, is_decided int, outcome text, organization_text text,
--       source_host text, source_id text, source_url text, now int   rows: one
INSERT INTO agenda_item (meeting_id, organization_id, party_id, held_on, position, item_number, paragraph, kind, title,
                         language, remedy, is_secret, secrecy_ground, has_text, is_decided, outcome, organization_text,
                         source_host, source_id, source_url, published_at, changed_at)
SELECT m.id, m.organization_id, m.party_id, m.held_on, :position, :item_number, :paragraph, :kind, :title,
       :language, :remedy, :is_secret, :secrecy_ground, :has_text, :is_decided, :outcome, :organization_text,
       :source_host, :source_id, :source_url, :now, :now
  FROM meeting m WHERE m.id = :meeting_id
RETURNING id;

-- name: agenda_item_change   params: id int, position int, item_number int, paragraph int, kind text, title text, language text,
--       remedy text, is_secret int, secrecy_ground text, has_text int, is_decided int, outcome text, organization_text text,
--       source_host text, source_id text, source_url text, now int   rows: none
UPDATE agenda_item
   SET position = :position, item_number = :item_number, paragraph = :paragraph, kind = :kind, title = :title,
       language = :language, remedy = :remedy, is_secret = :is_secret, secrecy_ground = :secrecy_ground,
       has_text = :has_text, is_decided = :is_decided, outcome = :outcome, organization_text = :organization_text,
       source_host = :source_host, source_id = :source_id, source_url = :source_url, changed_at = :now
 WHERE id = :id;

-- name: agenda_item_change_hidden   params: id int, is_hidden int   rows: none
UPDATE agenda_item SET is_hidden = :is_hidden WHERE id = :id;

-- name: agenda_handling_add   params: agenda_item_id int, seq int, is_own int, organization_id int, organization_text text,
--       handled_on text, paragraph int, kind text, outcome text, presenter_title text, presenter_name text, own_item_id int   rows: one
INSERT INTO handling (agenda_item_id, seq, is_own, organization_id, organization_text, handled_on, paragraph, kind,
                      outcome, presenter_title, presenter_name, own_item_id)
VALUES (:agenda_item_id, :seq, :is_own, :organization_id, :organization_text, :handled_on, :paragraph, :kind,
        :outcome, :presenter_title, :presenter_name, :own_item_id)
RETURNING id;

-- name: agenda_handling_change   params: id int, seq int, is_own int, organization_id int, organization_text text, handled_on text,
--       paragraph int, kind text, outcome text, presenter_title text, presenter_name text, own_item_id int   rows: none
UPDATE handling
   SET seq = :seq, is_own = :is_own, organization_id = :organization_id, organization_text = :organization_text,
       handled_on = :handled_on, paragraph = :paragraph, kind = :kind, outcome = :outcome,
       presenter_title = :presenter_title, presenter_name = :presenter_name, own_item_id = :own_item_id
 WHERE id = :id;

-- Frees the numbers of the steps before they are given anew.
-- name: agenda_handling_unnumber   params: agenda_item_id int   rows: none
UPDATE handling SET seq = -seq - 1000 WHERE agenda_item_id = :agenda_item_id;

-- name: agenda_handling_remove_unnumbered   params: agenda_item_id int   rows: none
DELETE FROM handling WHERE agenda_item_id = :agenda_item_id AND seq < 0;

-- name: agenda_version_remove_unnumbered   params: agenda_item_id int   rows: none
DELETE FROM part_version WHERE part_id IN (
    SELECT t.id FROM handling h JOIN part t ON t.handling_id = h.id WHERE h.agenda_item_id = :agenda_item_id AND h.seq < 0);

-- name: agenda_part_remove_unnumbered   params: agenda_item_id int   rows: none
DELETE FROM part WHERE handling_id IN (
    SELECT h.id FROM handling h WHERE h.agenda_item_id = :agenda_item_id AND h.seq < 0);

-- name: agenda_person_remove   params: agenda_item_id int   rows: none
DELETE FROM handling_person WHERE handling_id IN (SELECT h.id FROM handling h WHERE h.agenda_item_id = :agenda_item_id);

-- name: agenda_recipient_remove   params: agenda_item_id int   rows: none
DELETE FROM handling_recipient WHERE handling_id IN (SELECT h.id FROM handling h WHERE h.agenda_item_id = :agenda_item_id);

-- name: agenda_person_add   params: handling_id int, role text, seq int, title text, name text, phone text, email text   rows: none
INSERT INTO handling_person (handling_id, role, seq, title, name, phone, email)
VALUES (:handling_id, :role, :seq, :title, :name, :phone, :email);

-- name: agenda_recipient_add   params: handling_id int, way text, seq int, recipient text   rows: none
INSERT INTO handling_recipient (handling_id, way, seq, recipient) VALUES (:handling_id, :way, :seq, :recipient);

-- name: agenda_part_add   params: handling_id int, seq int, type text   rows: one
INSERT INTO part (handling_id, seq, type) VALUES (:handling_id, :seq, :type) RETURNING id;

-- name: agenda_part_change_seq   params: id int, seq int   rows: none
UPDATE part SET seq = :seq WHERE id = :id;

-- name: agenda_version_retire   params: part_id int   rows: none
UPDATE part_version SET is_current = 0 WHERE part_id = :part_id AND is_current = 1;

-- name: agenda_version_add   params: part_id int, markdown text, now int   rows: none
INSERT INTO part_version (part_id, number, markdown, made_at)
SELECT :part_id, coalesce(max(v.number), 0) + 1, :markdown, :now FROM part_version v WHERE v.part_id = :part_id;

-- A step of another organ's page that tells of this item: both directions of own_item_id.
-- name: agenda_handling_link_to   params: organization_id int, handled_on text, paragraph int, own_item_id int   rows: none
UPDATE handling SET own_item_id = :own_item_id
 WHERE organization_id = :organization_id AND handled_on = :handled_on AND paragraph = :paragraph AND is_own = 0
   AND (own_item_id IS NULL OR own_item_id <> :own_item_id);

-- Steps that told of this item before its § was mended.
-- name: agenda_handling_unlink   params: own_item_id int, organization_id int, handled_on text, paragraph int   rows: none
UPDATE handling SET own_item_id = NULL
 WHERE own_item_id = :own_item_id
   AND (organization_id <> :organization_id OR handled_on <> :handled_on OR paragraph <> :paragraph);

-- What stands around an item: its neighbours in the meeting, and the newest document it was made of (kept by intake).
-- name: agenda_item_surroundings   params: id int   rows: one
SELECT m.starts_at, m.number AS meeting_number,
       (SELECT x.id FROM agenda_item x WHERE x.meeting_id = i.meeting_id AND x.is_hidden = 0
           AND (x.position, x.id) < (i.position, i.id) ORDER BY x.position DESC, x.id DESC LIMIT 1) AS previous_id,
       (SELECT x.id FROM agenda_item x WHERE x.meeting_id = i.meeting_id AND x.is_hidden = 0
           AND (x.position, x.id) > (i.position, i.id) ORDER BY x.position, x.id LIMIT 1) AS next_id,
       d.url AS source_url, d.retrieved_at, d.sha256
  FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id
  LEFT JOIN item_source s ON s.agenda_item_id = i.id
        AND s.seq = (SELECT max(seq) FROM item_source newest WHERE newest.agenda_item_id = i.id)
  LEFT JOIN source_document d ON d.id = s.source_document_id
 WHERE i.id = :id;

-- An item that a text refers to by day and § alone; two rows when the reference is ambiguous.
-- name: agenda_item_list_by_reference   params: party_id int, held_on text, paragraph int   rows: many
SELECT id FROM agenda_item
 WHERE party_id = :party_id AND held_on = :held_on AND paragraph = :paragraph AND is_hidden = 0
 ORDER BY id LIMIT 2;

-- An abbreviation is explained: the steps of this party's pages that were waiting for it.
-- name: agenda_handling_learn_organization   params: party_id int, organization_text text, organization_id int   rows: none
UPDATE handling
   SET organization_id = :organization_id,
       own_item_id = (SELECT min(i.id) FROM agenda_item i
                       WHERE i.organization_id = :organization_id AND i.held_on = handling.handled_on
                         AND i.paragraph = handling.paragraph AND i.id <> handling.agenda_item_id)
 WHERE organization_id IS NULL AND organization_text = :organization_text AND is_own = 0
   AND (SELECT i.party_id FROM agenda_item i WHERE i.id = handling.agenda_item_id) = :party_id;
