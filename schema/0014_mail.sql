-- Mail that is to be sent, was sent, or could not be. Nothing here is public; see docs/mail.md.

-- What is sent. Text and attachment are removed once every recipient's server has taken it.
CREATE TABLE mail_message (
    id              INTEGER PRIMARY KEY,
    kind            TEXT    NOT NULL CHECK (kind IN ('login_link', 'meeting_notice', 'delivery', 'reminder', 'test')),
    ref             TEXT    NOT NULL DEFAULT '',     -- what it is about: "meeting 12"
    subject         TEXT    NOT NULL CHECK (subject <> ''),
    body            TEXT    NOT NULL,
    list_id         TEXT    NOT NULL DEFAULT '',
    attachment_name TEXT    NOT NULL DEFAULT '',
    attachment_type TEXT    NOT NULL DEFAULT '',
    attachment      BLOB,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER                          -- not worth sending after it
) STRICT;

-- To whom; each gets a mail of their own, whose return path carries the token.
CREATE TABLE mail_recipient (
    id         INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES mail_message (id),
    address    TEXT    NOT NULL CHECK (address <> ''),
    name       TEXT    NOT NULL DEFAULT '',
    domain     TEXT    NOT NULL,                     -- of the address, small letters
    token      TEXT    NOT NULL UNIQUE,
    urgent     INTEGER NOT NULL,                     -- somebody waits for it: before all others
    state      TEXT    NOT NULL DEFAULT 'queued'
               CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'suspended')),
    attempts   INTEGER NOT NULL DEFAULT 0,
    next_at    INTEGER,                              -- not before; while sending: given up by then
    tried_at   INTEGER,                              -- last
    last_error TEXT    NOT NULL DEFAULT '',          -- its class, never what a server wrote
    CHECK ((next_at IS NOT NULL) = (state IN ('queued', 'sending')))
) STRICT;
CREATE INDEX mail_recipient_due ON mail_recipient (urgent, next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX mail_recipient_by_domain ON mail_recipient (domain, tried_at);
CREATE INDEX mail_recipient_by_message ON mail_recipient (message_id, id);
CREATE INDEX mail_recipient_left ON mail_recipient (message_id) WHERE state <> 'sent';
CREATE INDEX mail_recipient_by_address ON mail_recipient (address);
CREATE INDEX mail_recipient_by_state ON mail_recipient (state, id);

-- Addresses whose mail has come back for good.
CREATE TABLE mail_address (
    address      TEXT    NOT NULL PRIMARY KEY,
    hard_bounces INTEGER NOT NULL,                   -- in a row
    bounced_at   INTEGER NOT NULL,
    suspended_at INTEGER                             -- nothing is sent to it from then on
) STRICT;
