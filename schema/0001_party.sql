-- Who: parties, persons, what they sit in and for how long.
-- Text columns are '' when unknown; references and dates are NULL when unknown. Dates are ISO text, instants unix seconds UTC.

CREATE TABLE party (
    id                INTEGER PRIMARY KEY,
    kind              TEXT    NOT NULL CHECK (kind IN ('municipality', 'county', 'joint_authority', 'regional_council',
                              'association', 'foundation', 'parish', 'company', 'group', 'council_group', 'other')),
    name              TEXT    NOT NULL CHECK (name <> ''),
    name_sv           TEXT    NOT NULL DEFAULT '',
    name_en           TEXT    NOT NULL DEFAULT '',
    short_name        TEXT    NOT NULL DEFAULT '',
    official_name     TEXT    NOT NULL DEFAULT '',   -- "Kouvolan kaupunki" where name is "Kouvola"
    business_id       TEXT    NOT NULL DEFAULT '',
    municipality_code TEXT    NOT NULL DEFAULT '',   -- Statistics Finland, three digits
    language          TEXT    NOT NULL DEFAULT 'fi',
    website           TEXT    NOT NULL DEFAULT '',
    description       TEXT    NOT NULL DEFAULT '',
    is_example        INTEGER NOT NULL DEFAULT 0,    -- invented, and shown as such
    successor_id      INTEGER REFERENCES party (id),
    succeeded_on      TEXT
) STRICT;
CREATE UNIQUE INDEX party_by_code ON party (municipality_code) WHERE municipality_code <> '';
CREATE INDEX party_by_kind ON party (kind, name COLLATE fi, id);
CREATE INDEX party_by_name ON party (name COLLATE fi, id);
CREATE INDEX party_by_successor ON party (successor_id) WHERE successor_id IS NOT NULL;

-- Other names a party is met under: "YHVI", "Kouvolan kaupunki", a former name.
CREATE TABLE party_alias (
    alias    TEXT    NOT NULL,
    party_id INTEGER NOT NULL REFERENCES party (id),
    PRIMARY KEY (alias, party_id)
) STRICT;
CREATE INDEX party_alias_by_party ON party_alias (party_id, alias);

CREATE TABLE party_sector (
    party_id INTEGER NOT NULL REFERENCES party (id),
    sector   TEXT    NOT NULL,
    PRIMARY KEY (party_id, sector)
) STRICT;

CREATE TABLE person (
    id        INTEGER PRIMARY KEY,
    name      TEXT    NOT NULL CHECK (name <> ''),
    title     TEXT    NOT NULL DEFAULT '',
    party_id  INTEGER REFERENCES party (id)
) STRICT;
CREATE INDEX person_by_party ON person (party_id, name COLLATE fi, id);

-- What meets: organs, networks, forums, teams. Belongs to exactly one party, the keeper of its archive.
CREATE TABLE organization (
    id            INTEGER PRIMARY KEY,
    party_id      INTEGER NOT NULL REFERENCES party (id),
    parent_id     INTEGER REFERENCES organization (id),
    kind          TEXT    NOT NULL CHECK (kind IN ('council', 'board', 'committee', 'subcommittee', 'advisory_council',
                          'network', 'forum', 'round_table', 'team', 'working_group', 'influence_body', 'other')),
    is_network    INTEGER NOT NULL,                  -- follows from kind: which of the two lists it stands in
    regime        TEXT    NOT NULL CHECK (regime IN ('municipal', 'county', 'none')),
    name          TEXT    NOT NULL CHECK (name <> ''),
    name_sv       TEXT    NOT NULL DEFAULT '',
    name_en       TEXT    NOT NULL DEFAULT '',
    short_name    TEXT    NOT NULL DEFAULT '',
    language      TEXT    NOT NULL DEFAULT 'fi',
    sector        TEXT    NOT NULL DEFAULT '',
    state         TEXT    NOT NULL DEFAULT 'active' CHECK (state IN ('planned', 'active', 'ended')),
    tasks         TEXT    NOT NULL DEFAULT '',       -- Markdown
    rhythm        TEXT    NOT NULL DEFAULT '',       -- how often it meets, as told
    started_on    TEXT,
    ended_on      TEXT,
    successor_id  INTEGER REFERENCES organization (id),
    keeps_minutes INTEGER NOT NULL DEFAULT 0,        -- its minutes are made here: a gap in § numbers is a finding
    source_host   TEXT    NOT NULL DEFAULT '',
    source_id     TEXT    NOT NULL DEFAULT ''        -- the organ's id in the publishing system it was imported from
) STRICT;
CREATE INDEX organization_by_party ON organization (party_id, name COLLATE fi, id);
CREATE INDEX organization_by_parent ON organization (parent_id, name COLLATE fi, id);
CREATE INDEX organization_by_list ON organization (is_network, name COLLATE fi, id);
CREATE INDEX organization_by_successor ON organization (successor_id) WHERE successor_id IS NOT NULL;
CREATE INDEX organization_by_source ON organization (source_host, source_id) WHERE source_id <> '';

-- Names and abbreviations a party's pages use: "KhVi", "Khall".
CREATE TABLE organization_alias (
    party_id        INTEGER NOT NULL REFERENCES party (id),
    alias           TEXT    NOT NULL,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    PRIMARY KEY (party_id, alias)
) STRICT;
CREATE INDEX organization_alias_by_organization ON organization_alias (organization_id, alias);

-- The parties of a joint organization.
CREATE TABLE organization_party (
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    party_id        INTEGER NOT NULL REFERENCES party (id),
    since           TEXT,
    until           TEXT,
    PRIMARY KEY (organization_id, party_id)
) STRICT;
CREATE INDEX organization_party_by_party ON organization_party (party_id, organization_id);

-- Years the operator has declared complete: in them a missing § is a finding.
CREATE TABLE organization_year (
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    year            INTEGER NOT NULL,
    PRIMARY KEY (organization_id, year)
) STRICT;

CREATE TABLE term (
    id              INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    starts_on       TEXT    NOT NULL,
    ends_on         TEXT    NOT NULL,
    UNIQUE (organization_id, starts_on)
) STRICT;

-- A seat: a person on behalf of a party, a party without a person, or by virtue of another office.
CREATE TABLE membership (
    id              INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    term_id         INTEGER REFERENCES term (id),
    person_id       INTEGER REFERENCES person (id),
    party_id        INTEGER REFERENCES party (id),
    office          TEXT    NOT NULL DEFAULT '',
    role            TEXT    NOT NULL CHECK (role IN ('chair', 'vice_chair', 'secretary', 'communications', 'member',
                            'deputy', 'expert', 'lead', 'convener')),
    deputy_of_id    INTEGER REFERENCES membership (id),
    is_acting       INTEGER NOT NULL DEFAULT 0,
    has_vote        INTEGER NOT NULL DEFAULT 1,
    sector          TEXT    NOT NULL DEFAULT '',
    starts_on       TEXT,
    ends_on         TEXT,
    CHECK (person_id IS NOT NULL OR party_id IS NOT NULL OR office <> '')
) STRICT;
CREATE INDEX membership_by_organization ON membership (organization_id, id);
CREATE INDEX membership_by_party ON membership (party_id, organization_id);
CREATE INDEX membership_by_person ON membership (person_id, organization_id);
CREATE INDEX membership_by_term ON membership (term_id) WHERE term_id IS NOT NULL;
CREATE INDEX membership_by_deputy ON membership (deputy_of_id) WHERE deputy_of_id IS NOT NULL;

-- A task that rotates between parties by calendar.
CREATE TABLE duty (
    id              INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    task            TEXT    NOT NULL CHECK (task IN ('chair', 'secretary', 'communications', 'preparation')),
    party_id        INTEGER NOT NULL REFERENCES party (id),
    partner_id      INTEGER REFERENCES party (id),
    starts_on       TEXT    NOT NULL,
    ends_on         TEXT    NOT NULL,
    UNIQUE (organization_id, task, starts_on, party_id)
) STRICT;
CREATE INDEX duty_by_party ON duty (party_id, starts_on);
CREATE INDEX duty_by_partner ON duty (partner_id) WHERE partner_id IS NOT NULL;
