-- Population of municipalities on 31.12. of a year, in versions: a changed figure is a new row, never an overwritten one.
CREATE TABLE population (
    id                INTEGER PRIMARY KEY,
    municipality_code TEXT    NOT NULL CHECK (length(municipality_code) = 3),
    year              INTEGER NOT NULL,
    version           INTEGER NOT NULL,                  -- 1 … in the order told
    municipality      TEXT    NOT NULL DEFAULT '',       -- as the source calls it
    figure            INTEGER NOT NULL CHECK (figure >= 0),
    status            TEXT    NOT NULL CHECK (status IN ('final', 'preliminary')),
    source            TEXT    NOT NULL,
    told_on           TEXT,                              -- when the source was brought up to date
    read_at           INTEGER NOT NULL,
    is_current        INTEGER NOT NULL DEFAULT 1,
    UNIQUE (municipality_code, year, version)
) STRICT;
CREATE UNIQUE INDEX population_current ON population (municipality_code, year) WHERE is_current = 1;
