-- What was handled: meetings, their items, each item's handlings and texts.

CREATE TABLE meeting (
    id              INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    party_id        INTEGER NOT NULL REFERENCES party (id),    -- the organization's, for lists by party
    held_on         TEXT    NOT NULL,
    starts_at       INTEGER,
    ends_at         INTEGER,
    number          INTEGER,                                    -- n of n/year
    place           TEXT    NOT NULL DEFAULT '',
    language        TEXT    NOT NULL DEFAULT 'fi',
    state           TEXT    NOT NULL CHECK (state IN ('planned', 'called', 'held', 'approved', 'cancelled')),
    kind            TEXT    CHECK (kind IN ('agenda', 'minutes', 'memo')), -- what is public of it; NULL: nothing yet
    published_on    TEXT,
    source_host     TEXT    NOT NULL DEFAULT '',
    source_id       TEXT    NOT NULL DEFAULT '',
    source_url      TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_by_organization ON meeting (organization_id, held_on, id);
CREATE INDEX meeting_by_party ON meeting (party_id, held_on, id);
CREATE INDEX meeting_by_day ON meeting (held_on, id);
CREATE INDEX meeting_by_source ON meeting (source_host, source_id) WHERE source_id <> '';

-- One matter in one meeting. party_id, organization_id and held_on repeat the meeting's, for lists in date order.
CREATE TABLE agenda_item (
    id                INTEGER PRIMARY KEY,
    meeting_id        INTEGER NOT NULL REFERENCES meeting (id),
    organization_id   INTEGER NOT NULL REFERENCES organization (id),
    party_id          INTEGER NOT NULL REFERENCES party (id),
    held_on           TEXT    NOT NULL,
    position          INTEGER NOT NULL,                         -- order in the meeting
    item_number       INTEGER,                                  -- asianro, before the meeting
    paragraph         INTEGER,                                  -- §, after it
    kind              TEXT    CHECK (kind IN ('agenda', 'minutes')),
    title             TEXT    NOT NULL,
    language          TEXT    NOT NULL DEFAULT 'fi',
    remedy            TEXT    CHECK (remedy IN ('review', 'appeal', 'none')),
    is_secret         INTEGER NOT NULL DEFAULT 0,
    secrecy_ground    TEXT    NOT NULL DEFAULT '',
    has_text          INTEGER NOT NULL DEFAULT 0,               -- 0: only the title is known yet
    is_decided        INTEGER NOT NULL DEFAULT 0,               -- its own handling has a decision
    is_hidden         INTEGER NOT NULL DEFAULT 0,
    outcome           TEXT    CHECK (outcome IN ('approved_unanimously', 'approved_by_vote', 'approved', 'amended',
                              'postponed', 'returned', 'noted', 'withdrawn', 'rejected', 'unclear')),
    organization_text TEXT    NOT NULL DEFAULT '',              -- the organ as printed
    source_host       TEXT    NOT NULL DEFAULT '',
    source_id         TEXT    NOT NULL DEFAULT '',              -- <mtg>-<n>
    source_url        TEXT    NOT NULL DEFAULT '',
    published_at      INTEGER,                                  -- first seen here
    changed_at        INTEGER
) STRICT;
CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting_id, position, id);
CREATE INDEX agenda_item_by_paragraph ON agenda_item (organization_id, held_on, paragraph);
CREATE INDEX agenda_item_by_party ON agenda_item (party_id, held_on, id);
CREATE INDEX agenda_item_by_day ON agenda_item (held_on, id);
CREATE INDEX agenda_item_decided ON agenda_item (held_on, id) WHERE is_decided = 1 AND is_hidden = 0;
CREATE INDEX agenda_item_decided_by_party ON agenda_item (party_id, held_on, id)
    WHERE is_decided = 1 AND is_hidden = 0;
CREATE INDEX agenda_item_decided_by_organization ON agenda_item (organization_id, held_on, id)
    WHERE is_decided = 1 AND is_hidden = 0;
CREATE UNIQUE INDEX agenda_item_by_source ON agenda_item (source_host, source_id) WHERE source_id <> '';

-- An item has 1..n handlings in time order; the last (is_own) is its own. An earlier one never makes an agenda_item.
CREATE TABLE handling (
    id                INTEGER PRIMARY KEY,
    agenda_item_id    INTEGER NOT NULL REFERENCES agenda_item (id),
    seq               INTEGER NOT NULL,
    is_own            INTEGER NOT NULL DEFAULT 0,
    organization_id   INTEGER REFERENCES organization (id),
    organization_text TEXT    NOT NULL DEFAULT '',
    handled_on        TEXT,
    paragraph         INTEGER,
    kind              TEXT    NOT NULL DEFAULT 'decision' CHECK (kind IN ('referral', 'preparation', 'hearing',
                              'commenting', 'statement', 'decision', 'execution', 'follow_up')),
    outcome           TEXT    CHECK (outcome IN ('approved_unanimously', 'approved_by_vote', 'approved', 'amended',
                              'postponed', 'returned', 'noted', 'withdrawn', 'rejected', 'unclear')),
    presenter_title   TEXT    NOT NULL DEFAULT '',
    presenter_name    TEXT    NOT NULL DEFAULT '',
    own_item_id       INTEGER REFERENCES agenda_item (id),      -- that organization's item of that date and §
    UNIQUE (agenda_item_id, seq)
) STRICT;
CREATE INDEX handling_by_organization ON handling (organization_id, handled_on, paragraph);
CREATE INDEX handling_by_own_item ON handling (own_item_id) WHERE own_item_id IS NOT NULL;

-- People named by a handling, as text: preparers, contacts for more information, those granted the right to speak.
CREATE TABLE handling_person (
    handling_id INTEGER NOT NULL REFERENCES handling (id),
    role        TEXT    NOT NULL CHECK (role IN ('preparer', 'contact', 'speaker')),
    seq         INTEGER NOT NULL,
    title       TEXT    NOT NULL DEFAULT '',
    name        TEXT    NOT NULL DEFAULT '',
    phone       TEXT    NOT NULL DEFAULT '',
    email       TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (handling_id, role, seq)
) STRICT;

-- Whom an extract or a copy for information goes to, as printed.
CREATE TABLE handling_recipient (
    handling_id INTEGER NOT NULL REFERENCES handling (id),
    way         TEXT    NOT NULL CHECK (way IN ('extract', 'informed')),
    seq         INTEGER NOT NULL,
    recipient   TEXT    NOT NULL,
    PRIMARY KEY (handling_id, way, seq)
) STRICT;

-- The ordered texts of a handling; each version is immutable.
CREATE TABLE part (
    id          INTEGER PRIMARY KEY,
    handling_id INTEGER NOT NULL REFERENCES handling (id),
    seq         INTEGER NOT NULL,
    type        TEXT    NOT NULL CHECK (type IN ('explanation', 'competence', 'proposal', 'discussion', 'decision',
                        'more_information', 'extracts', 'informed', 'appeal'))
) STRICT;
CREATE INDEX part_by_handling ON part (handling_id, seq, id);

CREATE TABLE part_version (
    id         INTEGER PRIMARY KEY,
    part_id    INTEGER NOT NULL REFERENCES part (id),
    number     INTEGER NOT NULL,
    markdown   TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    is_current INTEGER NOT NULL DEFAULT 1,
    UNIQUE (part_id, number)
) STRICT;
CREATE UNIQUE INDEX part_version_current ON part_version (part_id) WHERE is_current = 1;
