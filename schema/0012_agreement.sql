-- Agreements between parties: who agreed and signed, how long it holds, and how its sum was shared. What follows from these
-- facts (its state, its end by notice, differences) is computed, never stored. NULL: not known here.
CREATE TABLE agreement (
    id             INTEGER PRIMARY KEY,
    title          TEXT    NOT NULL CHECK (title <> ''),
    type           TEXT    NOT NULL DEFAULT '',
    language       TEXT    NOT NULL DEFAULT 'fi',
    content        TEXT    NOT NULL DEFAULT '',          -- Markdown
    paper_id       INTEGER REFERENCES paper (id),
    replaces_id    INTEGER REFERENCES agreement (id),
    parent_id      INTEGER REFERENCES agreement (id),    -- an annex or sub-agreement of that one
    validity       TEXT    CHECK (validity IN ('until_further_notice', 'fixed', 'until_replaced')),
    starts_on      TEXT,                                 -- as agreed, which may be before the decisions
    ends_on        TEXT,                                 -- the last day, when a day was agreed
    sent_out_on    TEXT,                                 -- for approval
    notice_months  INTEGER CHECK (notice_months > 0),
    ended_on       TEXT,                                 -- the last day, when a decision ended it
    ending_item_id INTEGER REFERENCES agenda_item (id),
    ending_text    TEXT    NOT NULL DEFAULT '',          -- that decision as it is cited
    share_rule     TEXT    NOT NULL DEFAULT '',          -- 'nearest:1'; '' when not stated
    is_kept_here   INTEGER NOT NULL DEFAULT 0,           -- prepared here: what is not recorded has not happened
    is_example     INTEGER NOT NULL DEFAULT 0,
    listed_on      TEXT    NOT NULL,                     -- its start, or far ahead: the order of the list
    CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on)
) STRICT;
CREATE INDEX agreement_by_list ON agreement (listed_on, id);
CREATE INDEX agreement_by_paper ON agreement (paper_id) WHERE paper_id IS NOT NULL;
CREATE INDEX agreement_by_replaced ON agreement (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX agreement_by_parent ON agreement (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX agreement_by_ending ON agreement (ending_item_id) WHERE ending_item_id IS NOT NULL;

-- One row a party: its roles, its decision, its signature. A duty held jointly has an organization (network) in its place.
CREATE TABLE agreement_party (
    id              INTEGER PRIMARY KEY,
    agreement_id    INTEGER NOT NULL REFERENCES agreement (id),
    seq             INTEGER NOT NULL,
    party_id        INTEGER REFERENCES party (id),
    organization_id INTEGER REFERENCES organization (id),
    is_signatory    INTEGER NOT NULL DEFAULT 1,          -- 0: holds a duty without being asked to approve
    is_payer        INTEGER NOT NULL DEFAULT 0,
    is_provider     INTEGER NOT NULL DEFAULT 0,
    is_coordinator  INTEGER NOT NULL DEFAULT 0,
    is_employer     INTEGER NOT NULL DEFAULT 0,
    organ_text      TEXT    NOT NULL DEFAULT '',         -- the competent organization
    decided_on      TEXT,
    paragraph       INTEGER,
    item_id         INTEGER REFERENCES agenda_item (id),
    decision_url    TEXT    NOT NULL DEFAULT '',         -- at an outside address
    final_on        TEXT,                                -- at the earliest
    mandate         TEXT    NOT NULL DEFAULT '',         -- the office that may sign
    signed_on       TEXT,
    UNIQUE (agreement_id, party_id),
    UNIQUE (agreement_id, organization_id),
    CHECK ((party_id IS NULL) <> (organization_id IS NULL)),
    CHECK (signed_on IS NULL OR (decided_on IS NOT NULL AND signed_on >= decided_on))
) STRICT;
CREATE INDEX agreement_party_by_party ON agreement_party (party_id, agreement_id) WHERE party_id IS NOT NULL;
CREATE INDEX agreement_party_by_organization ON agreement_party (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX agreement_party_by_item ON agreement_party (item_id) WHERE item_id IS NOT NULL;

CREATE TABLE agreement_deliverable (
    agreement_id INTEGER NOT NULL REFERENCES agreement (id),
    seq          INTEGER NOT NULL,
    text         TEXT    NOT NULL CHECK (text <> ''),
    PRIMARY KEY (agreement_id, seq)
) STRICT;

-- Notice given by a party; ends_on is what the notice period gave on that day, or another day agreed.
CREATE TABLE agreement_termination (
    id           INTEGER PRIMARY KEY,
    agreement_id INTEGER NOT NULL REFERENCES agreement (id),
    party_id     INTEGER NOT NULL REFERENCES party (id),
    given_on     TEXT    NOT NULL,
    ends_on      TEXT    NOT NULL,
    effect       TEXT    NOT NULL CHECK (effect IN ('all', 'party')),
    CHECK (ends_on >= given_on)
) STRICT;
CREATE INDEX agreement_termination_by_agreement ON agreement_termination (agreement_id, ends_on);
CREATE INDEX agreement_termination_by_party ON agreement_termination (party_id);

-- A year's sum of one group of payers and how it was shared: frozen, with its basis.
CREATE TABLE share_table (
    id           INTEGER PRIMARY KEY,
    agreement_id INTEGER NOT NULL REFERENCES agreement (id),
    year         INTEGER NOT NULL,
    payers       TEXT    NOT NULL CHECK (payers IN ('municipalities', 'county')),
    total_cents  INTEGER NOT NULL CHECK (total_cents >= 0),
    rule         TEXT    NOT NULL DEFAULT '',            -- '' when not stated
    basis_on     TEXT,                                   -- 31.12. of the populations; NULL when not stated
    basis_source TEXT    NOT NULL DEFAULT '',
    basis_status TEXT    CHECK (basis_status IN ('final', 'preliminary')),
    approved_on  TEXT,
    UNIQUE (agreement_id, year, payers)
) STRICT;

CREATE TABLE share_row (
    share_table_id INTEGER NOT NULL REFERENCES share_table (id),
    seq            INTEGER NOT NULL,
    party_id       INTEGER NOT NULL REFERENCES party (id),
    population     INTEGER,
    share_cents    INTEGER,                              -- NULL when not public
    PRIMARY KEY (share_table_id, seq),
    UNIQUE (share_table_id, party_id)
) STRICT;
CREATE INDEX share_row_by_party ON share_row (party_id);
