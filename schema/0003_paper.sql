-- Cases (asia) with their registry numbers, links between them, and files.

CREATE TABLE paper (
    id        INTEGER PRIMARY KEY,
    party_id  INTEGER NOT NULL REFERENCES party (id),
    title     TEXT    NOT NULL DEFAULT '',
    type      TEXT    NOT NULL DEFAULT '',
    state     TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
    next_step TEXT    NOT NULL DEFAULT '',                 -- what comes next, when known
    language  TEXT    NOT NULL DEFAULT 'fi',
    latest_on TEXT                                          -- day of its newest item, for the list
) STRICT;
CREATE INDEX paper_by_party ON paper (party_id, latest_on, id);
CREATE INDEX paper_by_day ON paper (latest_on, id);

CREATE TABLE paper_number (
    party_id INTEGER NOT NULL REFERENCES party (id),
    number   TEXT    NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES paper (id),
    PRIMARY KEY (party_id, number)
) STRICT;
CREATE INDEX paper_number_by_paper ON paper_number (paper_id, number);
CREATE INDEX paper_number_by_number ON paper_number (number);

CREATE TABLE paper_item (
    paper_id       INTEGER NOT NULL REFERENCES paper (id),
    agenda_item_id INTEGER NOT NULL REFERENCES agenda_item (id),
    PRIMARY KEY (paper_id, agenda_item_id)
) STRICT;
CREATE INDEX paper_item_by_item ON paper_item (agenda_item_id, paper_id);

CREATE TABLE paper_link (
    paper_id INTEGER NOT NULL REFERENCES paper (id),
    kind     TEXT    NOT NULL CHECK (kind IN ('replaces', 'ends', 'answers', 'same_matter')),
    other_id INTEGER NOT NULL REFERENCES paper (id),
    note     TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (paper_id, kind, other_id)
) STRICT;
CREATE INDEX paper_link_by_other ON paper_link (other_id, kind);

-- Bytes are kept once, by hash, in chunks.
CREATE TABLE blob (
    sha256 TEXT    PRIMARY KEY CHECK (length(sha256) = 64),
    size   INTEGER NOT NULL
) STRICT;
CREATE TABLE blob_chunk (
    sha256 TEXT    NOT NULL REFERENCES blob (sha256),
    seq    INTEGER NOT NULL,
    bytes  BLOB    NOT NULL,
    PRIMARY KEY (sha256, seq)
) STRICT;

-- An attachment, background material, or something mentioned but not published.
CREATE TABLE file (
    id             INTEGER PRIMARY KEY,
    agenda_item_id INTEGER NOT NULL REFERENCES agenda_item (id),
    seq            INTEGER NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('attachment', 'background', 'mentioned')),
    number         TEXT    NOT NULL DEFAULT '',             -- as printed: "1", "5 A"
    title          TEXT    NOT NULL,
    file_name      TEXT    NOT NULL DEFAULT '',
    media_type     TEXT    NOT NULL DEFAULT '',
    sha256         TEXT    REFERENCES blob (sha256),        -- NULL: not kept here
    size           INTEGER NOT NULL DEFAULT 0,
    source_url     TEXT    NOT NULL DEFAULT '',
    UNIQUE (agenda_item_id, seq)
) STRICT;
CREATE INDEX file_by_blob ON file (sha256) WHERE sha256 IS NOT NULL;
