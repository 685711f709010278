-- name: file_get   params: id int   rows: one
SELECT f.id, f.agenda_item_id, f.kind, f.number, f.title, f.file_name, f.media_type, f.sha256, f.size, f.source_url
  FROM file f JOIN agenda_item i ON i.id = f.agenda_item_id AND i.is_hidden = 0 AND i.is_secret = 0
 WHERE f.id = :id;

-- name: file_list_by_item   params: agenda_item_id int   rows: many
SELECT id, agenda_item_id, kind, number, title, file_name, media_type, sha256, size, source_url
  FROM file WHERE agenda_item_id = :agenda_item_id ORDER BY seq;

-- name: file_list_by_meeting   params: meeting_id int   rows: many
SELECT f.id, f.agenda_item_id, f.kind, f.number, f.title, f.file_name, f.media_type, f.sha256, f.size, f.source_url
  FROM agenda_item i JOIN file f ON f.agenda_item_id = i.id
 WHERE i.meeting_id = :meeting_id AND i.is_hidden = 0 AND i.is_secret = 0 ORDER BY i.position, i.id, f.seq;

-- name: file_add   params: agenda_item_id int, seq int, kind text, number text, title text, file_name text, media_type text,
--       sha256 text, size int, source_url text   rows: one
INSERT INTO file (agenda_item_id, seq, kind, number, title, file_name, media_type, sha256, size, source_url)
VALUES (:agenda_item_id, :seq, :kind, :number, :title, :file_name, :media_type, :sha256, :size, :source_url)
RETURNING id;

-- name: file_change_seq   params: id int, seq int   rows: none
UPDATE file SET seq = :seq WHERE id = :id;

-- name: file_remove   params: id int   rows: none
DELETE FROM file WHERE id = :id;

-- name: file_blob_find   params: sha256 text   rows: one
SELECT size FROM blob WHERE sha256 = :sha256;

-- name: file_blob_add   params: sha256 text, size int   rows: none
INSERT INTO blob (sha256, size) VALUES (:sha256, :size);

-- name: file_chunk_add   params: sha256 text, seq int, bytes blob   rows: none
INSERT INTO blob_chunk (sha256, seq, bytes) VALUES (:sha256, :seq, :bytes);

-- name: file_chunk_list   params: sha256 text   rows: many
SELECT seq, bytes FROM blob_chunk WHERE sha256 = :sha256 ORDER BY seq;
