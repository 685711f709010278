-- What was imported, from where, and the raw bytes it was made of.

CREATE TABLE source_document (
    id           INTEGER PRIMARY KEY,
    sha256       TEXT    NOT NULL REFERENCES blob (sha256),
    host         TEXT    NOT NULL DEFAULT '',
    source_id    TEXT    NOT NULL DEFAULT '',
    url          TEXT    NOT NULL DEFAULT '',
    retrieved_at INTEGER NOT NULL,
    converter    INTEGER NOT NULL,                           -- version of the rules that read it
    form         TEXT    NOT NULL CHECK (form IN ('static', 'cgi_old', 'cgi_new', 'text', 'rss')),
    kind         TEXT    NOT NULL CHECK (kind IN ('item', 'meeting', 'list', 'feed'))
) STRICT;
CREATE INDEX source_document_by_hash ON source_document (sha256);
CREATE INDEX source_document_by_source ON source_document (host, source_id) WHERE source_id <> '';

-- The documents an item was made of, newest last; the newest is what its page tells.
CREATE TABLE item_source (
    agenda_item_id     INTEGER NOT NULL REFERENCES agenda_item (id),
    seq                INTEGER NOT NULL,
    source_document_id INTEGER NOT NULL REFERENCES source_document (id),
    kind               TEXT    CHECK (kind IN ('agenda', 'minutes')),
    PRIMARY KEY (agenda_item_id, seq)
) STRICT;
CREATE INDEX item_source_by_document ON item_source (source_document_id);

-- What an import noticed and a person may want to look at: a duplicate §, text that no rule placed.
CREATE TABLE finding (
    id                 INTEGER PRIMARY KEY,
    agenda_item_id     INTEGER REFERENCES agenda_item (id),
    source_document_id INTEGER REFERENCES source_document (id),
    code               TEXT    NOT NULL,
    detail             TEXT    NOT NULL DEFAULT '',
    found_at           INTEGER NOT NULL
) STRICT;
CREATE INDEX finding_by_item ON finding (agenda_item_id, id);
CREATE INDEX finding_by_document ON finding (source_document_id, id);
