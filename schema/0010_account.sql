-- Who signs in, with what, from where, and what they may do. Nothing here is public.
-- What a browser or a person holds (keys, codes) is stored only as its hash; see docs/accounts.md.

CREATE TABLE account (
    id                INTEGER PRIMARY KEY,
    email             TEXT    NOT NULL UNIQUE CHECK (email <> ''), -- small letters
    name              TEXT    NOT NULL CHECK (name <> ''),
    language          TEXT    NOT NULL DEFAULT 'fi',
    created_at        INTEGER NOT NULL,
    ended_at          INTEGER,                      -- from then on it does not sign in
    wrong_codes       INTEGER NOT NULL DEFAULT 0,   -- in a row
    wrong_codes_since INTEGER
) STRICT;

-- One-time links by e-mail. Those asked for with an address that has no account are kept too, without the address,
-- so that both take the same time.
CREATE TABLE login_link (
    token_hash   TEXT    NOT NULL PRIMARY KEY,
    account_id   INTEGER REFERENCES account (id),
    browser_hash TEXT    NOT NULL DEFAULT '',       -- the browser that asked; '' a first link, which the operator hands over
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    used_at      INTEGER
) STRICT;
CREATE INDEX login_link_by_account ON login_link (account_id, created_at);
CREATE INDEX login_link_by_expiry ON login_link (expires_at);

-- A browser that is signed in.
CREATE TABLE session (
    id                 INTEGER PRIMARY KEY,
    account_id         INTEGER NOT NULL REFERENCES account (id),
    key_hash           TEXT    NOT NULL UNIQUE,     -- of the lasting half of the cookie
    agent              TEXT    NOT NULL,            -- the browser, as it named itself at sign-in
    created_at         INTEGER NOT NULL,
    seen_at            INTEGER NOT NULL,
    expires_at         INTEGER NOT NULL,
    ended_at           INTEGER,
    second_factor_at   INTEGER,                     -- when one was last given
    second_factor_from TEXT    NOT NULL DEFAULT '', -- hash of browser and address it was given from
    replayed_at        INTEGER,                     -- its cookie was used elsewhere, or an old one was
    replayed_agent     TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX session_by_account ON session (account_id, created_at);

-- The changing half of the cookie: a new one every few minutes; an older one that comes back is a replay.
CREATE TABLE session_token (
    token_hash    TEXT    NOT NULL PRIMARY KEY,
    session_id    INTEGER NOT NULL REFERENCES session (id),
    issued_at     INTEGER NOT NULL,
    used_at       INTEGER,                          -- first
    superseded_at INTEGER                           -- a newer one has been used since
) STRICT;
CREATE INDEX session_token_by_session ON session_token (session_id, issued_at);

CREATE TABLE passkey (
    id            INTEGER PRIMARY KEY,
    account_id    INTEGER NOT NULL REFERENCES account (id),
    credential_id TEXT    NOT NULL UNIQUE,          -- base64url
    public_key    BLOB    NOT NULL,
    algorithm     INTEGER NOT NULL,                 -- COSE
    counter       INTEGER NOT NULL,
    name          TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    used_at       INTEGER
) STRICT;
CREATE INDEX passkey_by_account ON passkey (account_id, id);

-- The secret of one-time codes; it must be readable to be compared, unlike everything else here.
CREATE TABLE totp (
    account_id   INTEGER PRIMARY KEY REFERENCES account (id),
    secret       TEXT    NOT NULL,                  -- base32
    created_at   INTEGER NOT NULL,
    confirmed_at INTEGER,                           -- by a first right code; until then it asks for nothing
    last_step    INTEGER NOT NULL DEFAULT 0         -- a code serves once
) STRICT;

CREATE TABLE recovery_code (
    code_hash  TEXT    NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    created_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT;
CREATE INDEX recovery_code_by_account ON recovery_code (account_id, created_at);

-- An account's role in a scope, for a time, on a ground.
CREATE TABLE permission (
    id              INTEGER PRIMARY KEY,
    account_id      INTEGER NOT NULL REFERENCES account (id),
    role            TEXT    NOT NULL CHECK (role IN ('administrator', 'coordinator', 'secretary', 'chair', 'member',
                            'representative', 'funder', 'auditor')),
    scope           TEXT    NOT NULL CHECK (scope IN ('installation', 'party', 'organization')),
    party_id        INTEGER REFERENCES party (id),
    organization_id INTEGER REFERENCES organization (id),
    starts_on       TEXT    NOT NULL,
    ends_on         TEXT,
    ground          TEXT    NOT NULL DEFAULT '',    -- why: a decision, a duty
    granted_by_id   INTEGER REFERENCES account (id), -- NULL: the operator, on the command line
    granted_at      INTEGER NOT NULL,
    ended_at        INTEGER,
    CHECK ((party_id IS NOT NULL) = (scope = 'party')),
    CHECK ((organization_id IS NOT NULL) = (scope = 'organization'))
) STRICT;
CREATE INDEX permission_by_account ON permission (account_id, id);
CREATE INDEX permission_by_party ON permission (party_id) WHERE party_id IS NOT NULL;
CREATE INDEX permission_by_organization ON permission (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX permission_by_grantor ON permission (granted_by_id) WHERE granted_by_id IS NOT NULL;

-- What was done, by whom. Only added to; each entry's hash covers the one before it.
CREATE TABLE audit_entry (
    id            INTEGER PRIMARY KEY,              -- 1, 2, 3 … without a gap
    at            INTEGER NOT NULL,
    account_id    INTEGER REFERENCES account (id),  -- NULL: the operator or the program
    action        TEXT    NOT NULL CHECK (action <> ''),
    subject       TEXT    NOT NULL DEFAULT '',      -- "account 7", "meeting 12"
    detail        TEXT    NOT NULL DEFAULT '',      -- no names, no addresses
    previous_hash TEXT    NOT NULL,
    hash          TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_entry_by_account ON audit_entry (account_id, id);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, id);
