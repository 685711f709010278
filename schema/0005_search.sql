-- The search: a row for each public record that can be found, and SQLite's index over it.
-- The records stay the truth: all of this can be made again (yhdyspinta reindex).

CREATE TABLE search_document (
    id              INTEGER PRIMARY KEY,             -- days since 1900 × 2^20 + running number × 16 + length class: date order
    type            TEXT    NOT NULL CHECK (type IN ('agenda_item', 'paper', 'meeting', 'organization', 'party', 'file')),
    record_id       INTEGER NOT NULL,
    party_id        INTEGER,
    organization_id INTEGER,
    held_on         TEXT,
    paragraph       INTEGER,
    language        TEXT    NOT NULL DEFAULT 'fi',
    title           TEXT    NOT NULL,
    body            TEXT    NOT NULL DEFAULT '',     -- the public text, plain
    names           TEXT    NOT NULL DEFAULT '',     -- what else it is found by: party, organ, registry numbers, day and §
    facets          TEXT    NOT NULL DEFAULT '',     -- words of the index's own, for filters
    case_numbers    TEXT    NOT NULL DEFAULT '',     -- one a line
    url             TEXT    NOT NULL,
    source_url      TEXT    NOT NULL DEFAULT '',
    UNIQUE (type, record_id)
) STRICT;
CREATE INDEX search_document_by_party ON search_document (party_id);

-- Words met in the documents, in base form, names as written: what a misspelled word may have meant.
CREATE TABLE search_word (
    word      TEXT    PRIMARY KEY,
    folded    TEXT    NOT NULL,                      -- without dots and doubling: "päätös" → "patos"
    backwards TEXT    NOT NULL,                      -- folded, last letter first
    documents INTEGER NOT NULL                       -- about how many have it
) STRICT, WITHOUT ROWID;
CREATE INDEX search_word_by_folded ON search_word (folded);
CREATE INDEX search_word_by_backwards ON search_word (backwards);

-- The versions of rules and dictionary the index was made with; another version: make it again.
CREATE TABLE search_state (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version TEXT    NOT NULL
) STRICT;
INSERT INTO search_state (id, version) VALUES (1, '');

-- U+001F "sv " tells the tokenizer that a text is Swedish.
CREATE VIEW search_source AS
SELECT id, CASE language WHEN 'sv' THEN char(31) || 'sv ' || title ELSE title END AS title,
       CASE language WHEN 'sv' THEN char(31) || 'sv ' || body ELSE body END AS body, names, facets
  FROM search_document;

CREATE VIRTUAL TABLE search_index USING fts5 (title, body, names, facets, content = 'search_source', content_rowid = 'id',
    tokenize = 'yhdyspinta', columnsize = 0);
