-- Documents that were imported, and what an import noticed.

-- name: intake_document_find   params: sha256 text, converter int   rows: one
SELECT id FROM source_document WHERE sha256 = :sha256 AND converter = :converter ORDER BY id LIMIT 1;

-- name: intake_document_add   params: sha256 text, host text, source_id text, url text, now int, converter int, form text, kind text   rows: one
INSERT INTO source_document (sha256, host, source_id, url, retrieved_at, converter, form, kind)
VALUES (:sha256, :host, :source_id, :url, :now, :converter, :form, :kind) RETURNING id;

-- name: intake_item_of_document   params: source_document_id int   rows: one
SELECT agenda_item_id FROM item_source WHERE source_document_id = :source_document_id ORDER BY agenda_item_id LIMIT 1;

-- name: intake_item_source_add   params: agenda_item_id int, source_document_id int, kind text   rows: none
INSERT INTO item_source (agenda_item_id, seq, source_document_id, kind)
SELECT :agenda_item_id, coalesce(max(s.seq), 0) + 1, :source_document_id, :kind
  FROM item_source s WHERE s.agenda_item_id = :agenda_item_id;

-- An older document goes before the others: the last is what the item tells.
-- name: intake_item_source_add_before   params: agenda_item_id int, source_document_id int, kind text   rows: none
INSERT INTO item_source (agenda_item_id, seq, source_document_id, kind)
SELECT :agenda_item_id, coalesce(min(s.seq), 1) - 1, :source_document_id, :kind
  FROM item_source s WHERE s.agenda_item_id = :agenda_item_id;

-- name: intake_finding_remove   params: agenda_item_id int   rows: none
DELETE FROM finding WHERE agenda_item_id = :agenda_item_id;

-- name: intake_title_found   params: agenda_item_id int   rows: none
DELETE FROM finding WHERE agenda_item_id = :agenda_item_id AND code = 'not_understood' AND detail = 'no title';

-- name: intake_finding_add   params: agenda_item_id int, source_document_id int, code text, detail text, now int   rows: none
INSERT INTO finding (agenda_item_id, source_document_id, code, detail, found_at)
VALUES (:agenda_item_id, :source_document_id, :code, :detail, :now);

-- An agenda's item of the meeting that has not become one of the minutes.
-- name: intake_agenda_left   params: meeting_id int   rows: one
SELECT count(*) AS n FROM agenda_item WHERE meeting_id = :meeting_id AND kind = 'agenda';

-- name: intake_position_next   params: meeting_id int   rows: one
SELECT coalesce(max(position), 0) + 1 AS n FROM agenda_item WHERE meeting_id = :meeting_id;

-- The same § of the same organ and year on another item.
-- name: intake_duplicate_find   params: organization_id int, from text, until text, paragraph int, id int   rows: one
SELECT id FROM agenda_item
 WHERE organization_id = :organization_id AND held_on >= :from AND held_on <= :until AND paragraph = :paragraph AND id <> :id
 ORDER BY id LIMIT 1;
