-- SPDX-License-Identifier: EUPL-1.2
-- What db/ itself needs, before everything else.

-- One row for each step of schema/ that was carried out here.
CREATE TABLE schema_version (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

-- Raised by every commit that changes what the public sees; the page cache watches it.
CREATE TABLE generation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    n INTEGER NOT NULL
) STRICT;

INSERT INTO generation (id, n) VALUES (1, 1);
