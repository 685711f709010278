-- name: search_document_find   params: type text, record_id int   rows: one
SELECT id, type, record_id, party_id, organization_id, held_on, paragraph, language, title, body, names, case_numbers, url,
       source_url
  FROM search_document WHERE type = :type AND record_id = :record_id;

-- name: search_document_last   params: first int, last int   rows: one
SELECT coalesce(max(id), 0) AS id FROM search_document WHERE id BETWEEN :first AND :last;

-- name: search_document_add   params: id int, type text, record_id int, party_id int, organization_id int, held_on text,
--       paragraph int, language text, title text, body text, names text, facets text, case_numbers text, url text,
--       source_url text   rows: none
INSERT INTO search_document (id, type, record_id, party_id, organization_id, held_on, paragraph, language, title, body, names,
                             facets, case_numbers, url, source_url)
VALUES (:id, :type, :record_id, :party_id, :organization_id, :held_on, :paragraph, :language, :title, :body, :names, :facets,
        :case_numbers, :url, :source_url);

-- name: search_document_remove   params: id int   rows: none
DELETE FROM search_document WHERE id = :id;

-- name: search_document_count   rows: one
SELECT count(*) AS n FROM search_document;

-- name: search_document_list_after   params: after int, limit int   rows: many
SELECT id, type, record_id, party_id, organization_id, held_on, paragraph, language, title, body, names, case_numbers, url,
       source_url
  FROM search_document WHERE id > :after ORDER BY id LIMIT :limit;

-- name: search_index_add   params: id int   rows: none
-- dialect sqlite: the index is FTS5's
INSERT INTO search_index (rowid, title, body, names, facets)
SELECT id, title, body, names, facets FROM search_source WHERE id = :id;

-- name: search_index_remove   params: id int   rows: none
-- dialect sqlite: the index is FTS5's
INSERT INTO search_index (search_index, rowid, title, body, names, facets)
SELECT 'delete', id, title, body, names, facets FROM search_source WHERE id = :id;

-- name: search_index_empty   rows: none
-- dialect sqlite: the index is FTS5's
INSERT INTO search_index (search_index) VALUES ('delete-all');

-- name: search_index_merge   rows: none
-- dialect sqlite: the index is FTS5's
INSERT INTO search_index (search_index) VALUES ('optimize');

-- name: search_index_count   params: match text, first int, last int, limit int   rows: one
-- dialect sqlite: the index is FTS5's
SELECT count(*) AS n FROM (SELECT 1 FROM search_index WHERE search_index MATCH :match AND rowid BETWEEN :first AND :last LIMIT :limit);

-- name: search_index_best   params: match text, plan text, first int, last int, ranked int, limit int, offset int   rows: many
-- dialect sqlite: the index is FTS5's
SELECT id, substr(score, 16) AS places
  FROM (SELECT rowid AS id, search_rank(search_index, :plan) AS score
          FROM search_index WHERE search_index MATCH :match AND rowid BETWEEN :first AND :last
         ORDER BY rowid DESC LIMIT :ranked)
 ORDER BY substr(score, 1, 14) DESC, id DESC LIMIT :limit OFFSET :offset;

-- name: search_index_newest   params: match text, plan text, first int, last int, limit int, offset int   rows: many
-- dialect sqlite: the index is FTS5's
SELECT rowid AS id, search_places(search_index, :plan) AS places
  FROM search_index WHERE search_index MATCH :match AND rowid BETWEEN :first AND :last
 ORDER BY rowid DESC LIMIT :limit OFFSET :offset;

-- name: search_result_get   params: id int   rows: one
SELECT d.type, d.record_id, d.held_on, d.paragraph, d.language, d.title, d.body, d.case_numbers, d.url, d.source_url,
       d.party_id, coalesce(p.name, '') AS party, d.organization_id, coalesce(o.name, '') AS organization
  FROM search_document d
  LEFT JOIN party p ON p.id = d.party_id
  LEFT JOIN organization o ON o.id = d.organization_id
 WHERE d.id = :id;

-- name: search_word_add   params: word text, folded text, backwards text   rows: none
INSERT INTO search_word (word, folded, backwards, documents) VALUES (:word, :folded, :backwards, 1) ON CONFLICT DO NOTHING;

-- name: search_word_count   params: word text, by int   rows: none
UPDATE search_word SET documents = documents + :by WHERE word = :word;

-- name: search_word_empty   rows: none
DELETE FROM search_word;

-- name: search_word_list_by_folded   params: first text, last text, limit int   rows: many
SELECT word, documents FROM search_word WHERE folded BETWEEN :first AND :last ORDER BY folded LIMIT :limit;

-- name: search_word_list_by_backwards   params: first text, last text, limit int   rows: many
SELECT word, documents FROM search_word WHERE backwards BETWEEN :first AND :last ORDER BY backwards LIMIT :limit;

-- name: search_version_get   rows: one
SELECT version FROM search_state WHERE id = 1;

-- name: search_version_change   params: version text   rows: none
UPDATE search_state SET version = :version WHERE id = 1;


-- name: search_party_list   rows: many
SELECT p.id, p.name FROM party p WHERE EXISTS (SELECT 1 FROM search_document d WHERE d.party_id = p.id)
 ORDER BY p.name COLLATE fi, p.id LIMIT 1000;

-- name: search_party_ids   params: after int, limit int   rows: many
SELECT id FROM party WHERE id > :after ORDER BY id LIMIT :limit;

-- name: search_party_count   rows: one
SELECT count(*) AS n FROM party;

-- name: search_organization_ids   params: after int, limit int   rows: many
SELECT id FROM organization WHERE id > :after ORDER BY id LIMIT :limit;

-- name: search_organization_count   rows: one
SELECT count(*) AS n FROM organization;

-- name: search_meeting_ids   params: after int, limit int   rows: many
SELECT id FROM meeting WHERE id > :after ORDER BY id LIMIT :limit;

-- name: search_meeting_count   rows: one
SELECT count(*) AS n FROM meeting;

-- name: search_paper_ids   params: after int, limit int   rows: many
SELECT id FROM paper WHERE id > :after ORDER BY id LIMIT :limit;

-- name: search_paper_count   rows: one
SELECT count(*) AS n FROM paper;

-- name: search_item_ids   params: after int, limit int   rows: many
SELECT id FROM agenda_item WHERE id > :after ORDER BY id LIMIT :limit;

-- name: search_item_count   rows: one
SELECT count(*) AS n FROM agenda_item;
