/* db.h — the database, SQLite or PostgreSQL, behind one opaque connection.
 *
 * SQL lives in X.sql beside the store that uses it; tools/sqlc makes one `struct stmt` per named statement. A
 * statement is prepared once per connection and kept. A connection belongs to one thread at a time. Rows are
 * read through a table of fields, by column name, into plain structs whose strings are in the given arena.
 * Statements and tables of fields are known by their addresses: they outlive the connection (static const).
 *
 * Both engines behave alike, and where they differ by nature the stricter one is the rule:
 *   - One write transaction at a time in a database; others wait DB_WAIT_MS and get ERR_BUSY.
 *   - After a failed statement the transaction (or the innermost savepoint) can only be rolled back: every
 *     further call answers the same error; db_commit rolls back and answers it too. "No row" is no failure.
 *   - Text is valid UTF-8 without NUL (ERR_INPUT otherwise). A column of another type than its field is
 *     ERR_INTERNAL.
 *   - ERR_BUSY: run the whole transaction again. On PostgreSQL also after a lost connection; the next
 *     db_begin makes a new one. Whether a db_commit that answered ERR_BUSY took place is then not known. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/str.h"
#include "base/word.h"

struct db;

/* ---- statements, as tools/sqlc writes them ---- */

enum stmt_type { STMT_INT = 1, STMT_TEXT, STMT_BLOB, STMT_REAL };

struct stmt_param {
    const char *name;
    enum stmt_type type;
};

struct stmt {
    const char *name;   /* "meeting_list_by_organization" */
    const char *sqlite; /* text with ?1 ?2 …; NULL when the engine has no such statement */
    const char *pg;     /* text with $1 $2 … */
    const char *file;   /* "feature/meeting/meeting.sql:12", for errors and plans */
    const struct stmt_param *params;
    int n_params;
    bool many;         /* rows: many; otherwise at most one row (rows: one) or none (rows: none) */
    bool writes;       /* INSERT, UPDATE or DELETE: refused on a read-only connection */
    bool scan_allowed; /* "-- scan: reason": a full scan is meant here */
};

/* ---- values for parameters, in the statement's order ---- */

struct db_value {
    enum stmt_type type;
    bool null;
    int64_t i;
    double r;
    struct str s;
};
#define DB_INT(n) ((struct db_value){.type = STMT_INT, .i = (int64_t)(n)})
#define DB_TEXT(text) db_text(text)
#define DB_STR(slice) ((struct db_value){.type = STMT_TEXT, .s = (slice)})
#define DB_BLOB(slice) ((struct db_value){.type = STMT_BLOB, .s = (slice)})
#define DB_REAL(x) ((struct db_value){.type = STMT_REAL, .r = (x)})
#define DB_BOOL(b) DB_INT((b) ? 1 : 0)
#define DB_MOMENT(m) db_moment(m)
#define DB_NULL ((struct db_value){.null = true})
/* Foreign keys: 0 in C is NULL in the table. Days: DAY_NONE is NULL. Moments: 0 is NULL. Empty text stays ''.
 */
#define DB_ID(n) ((struct db_value){.type = STMT_INT, .null = (n) == 0, .i = (int64_t)(n)})
/* An enum as its code; 0 is NULL. */
struct db_value db_word(const struct words *words, int value);
struct db_value db_text(const char *text); /* NULL pointer → SQL NULL */
struct db_value db_moment(struct moment m);
struct db_value db_day_in(struct arena *a, struct day d);

/* All parameters of a call: db_run(db, &stmt_x, DB_VALUES(DB_INT(id), DB_TEXT(name))). DB_NO_VALUES for none.
 */
#define DB_VALUES(...)                                                                                       \
    ((const struct db_value[]){__VA_ARGS__}),                                                                \
        (sizeof((struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value))
#define DB_NO_VALUES NULL, 0

/* ---- reading rows ---- */

enum db_field_type {
    FIELD_INT = 1, /* int64_t; SQL NULL → 0 */
    FIELD_WORD,    /* int (an enum) from its code in `words`; SQL NULL and '' → 0; an unknown code is
                      ERR_INTERNAL */
    FIELD_BOOL,    /* bool */
    FIELD_TEXT,    /* const char *, never NULL; SQL NULL → "" */
    FIELD_BLOB,    /* struct str */
    FIELD_DAY,     /* struct day from ISO text; SQL NULL → DAY_NONE */
    FIELD_MOMENT,  /* struct moment; SQL NULL → 0 */
    FIELD_REAL,    /* double */
};

struct db_field {
    const char *column;
    enum db_field_type type;
    size_t offset;
    const struct words *words; /* FIELD_WORD only */
};
#define DB_FIELD(type_, struct_, member)                                                                     \
    {                                                                                                        \
#member, (type_), offsetof(struct struct_, member), NULL                                             \
    }
#define DB_WORD_FIELD(words_, struct_, member)                                                               \
    {                                                                                                        \
#member, FIELD_WORD, offsetof(struct struct_, member), (words_)                                      \
    }

struct db_fields {
    size_t size; /* of the struct */
    size_t n;
    const struct db_field *at;
};
/* static const struct db_field meeting_row[] = { DB_FIELD(FIELD_INT, meeting, id), … };
 * static const struct db_fields MEETING = DB_FIELDS(meeting, meeting_row); */
#define DB_FIELDS(struct_, table)                                                                            \
    {                                                                                                        \
        sizeof(struct struct_), sizeof(table) / sizeof *(table), (table)                                     \
    }

/* The first row. ERR_NOT_FOUND without one. Every column must have a field; a field without a column is left
 * zero. */
must_check enum err db_get(struct db *db, struct arena *a, const struct stmt *s,
                           const struct db_value *values, size_t n_values, const struct db_fields *fields,
                           void *ret_row);

/* All rows into one array in the arena (*ret_rows is NULL when there are none). ERR_LIMIT past 100 000 rows.
 */
must_check enum err db_list(struct db *db, struct arena *a, const struct stmt *s,
                            const struct db_value *values, size_t n_values, const struct db_fields *fields,
                            void *ret_rows, size_t *ret_n);

/* One by one, for what is too much for memory: `each` gets a row, valid with its strings during the call, and
 * stops with non-OK, which is answered. It may run other statements on the same connection, not the same one.
 * Runs in the present transaction, or in a read transaction of its own. */
struct db_each {
    enum err (*each)(void *context, const void *row);
    void *context;
};
must_check enum err db_each(struct db *db, const struct stmt *s, const struct db_value *values,
                            size_t n_values, const struct db_fields *fields, const struct db_each *each);

/* The first column of the first row; also for INSERT … RETURNING id. ERR_NOT_FOUND without a row. NULL → 0.
 */
must_check enum err db_get_int(struct db *db, const struct stmt *s, const struct db_value *values,
                               size_t n_values, int64_t *ret_n);

/* As db_get_int for what may be absent: without a row OK, and *ret_id is 0. */
must_check enum err db_find_id(struct db *db, const struct stmt *s, const struct db_value *values,
                               size_t n_values, int64_t *ret_id);

/* Runs a statement that returns no rows. ERR_CONFLICT when a constraint (unique, foreign key, check, not
 * null) refuses it, ERR_BUSY when another holds a lock or the server is away, ERR_INTERNAL for the rest (disk
 * full, no such column). */
must_check enum err db_run(struct db *db, const struct stmt *s, const struct db_value *values,
                           size_t n_values);

/* Rows the last db_run changed. */
int64_t db_changes(const struct db *db);

/* Statements run on this connection so far; BEGIN and COMMIT do not count. For tests that hold a page to its
 * number. */
int64_t db_statement_count(const struct db *db);

/* ---- transactions ---- */

enum db_tx_kind { DB_READ, DB_WRITE };

struct db_tx {
    struct db *db; /* NULL: not begun, or ended */
    int level;     /* 1 outermost */
    bool joined;   /* a read inside a running transaction: nothing of its own to end */
};
/* `auto_tx struct db_tx tx; TRY(db_begin(db, DB_WRITE, &tx)); … return db_commit(&tx);` rolls back when left
 * without commit. DB_READ sees one state of the database throughout. DB_WRITE is BEGIN IMMEDIATE; inside a
 * running write transaction it is a savepoint, inside a read transaction ERR_INTERNAL. *ret_tx is always set
 * (to nothing on failure). */
must_check enum err db_begin(struct db *db, enum db_tx_kind kind, struct db_tx *ret_tx);
must_check enum err db_commit(struct db_tx *tx);
void db_rollback(struct db_tx *tx); /* nothing when already ended */
#define auto_tx __attribute__((cleanup(db_rollback)))

/* ---- connections ---- */

enum db_mode {
    DB_MODE_READ,   /* query_only / read-only transactions */
    DB_MODE_WRITE,  /* the writer */
    DB_MODE_CREATE, /* the writer; a missing SQLite file is made */
};

enum { DB_WAIT_MS = 5000 }; /* how long a statement waits for another's lock */

/* `where` is a path, ":memory:" (not with DB_MODE_READ), or postgresql://…  ERR_INPUT for an address that
 * cannot be one (empty, a folder), ERR_NOT_FOUND for a missing file or folder, ERR_FORBIDDEN for one that may
 * not be read or written, ERR_CONFLICT for a file that is another program's or no database, ERR_INTERNAL for
 * a damaged one, ERR_BUSY when the server does not answer. A new file is empty until db_migrate. */
must_check enum err db_open(const char *where, enum db_mode mode, struct db **ret_db, struct problem *why);
void db_close(struct db *db);
bool db_is_pg(const struct db *db);

/* The last error of this connection, for a log line; never sent to a person. */
const char *db_error(const struct db *db);

/* Raises the generation that the page cache watches (see docs/adr): every store function that changes what
 * the public sees calls it inside its transaction. */
must_check enum err db_raise_generation(struct db *db);
/* The generation now: cheap; sees other processes' commits. */
must_check enum err db_generation(struct db *db, int64_t *ret_generation);

/* ---- schema ---- */

/* Brings the schema to the newest version: numbered steps, each in a transaction, embedded from
 * schema/NNNN_*.sql; *ret_steps (may be NULL) says how many were applied. Before the first step of a run a
 * SQLite file that already had tables is copied to NAME.before-NNNN. ERR_CONFLICT when the database is newer
 * than the program. A failed step leaves nothing. PostgreSQL gets NNNN_name.pg.sql where it exists, otherwise
 * the same file with its types mapped (migrate.c). */
must_check enum err db_migrate(struct db *db, int *ret_steps, struct problem *why);
int db_schema_newest(void);
/* 0 for a database without tables. */
must_check enum err db_schema_version(struct db *db, int *ret_version);

/* ---- care ---- */

/* Looks the whole database over and gives each finding as one line in English; OK also with findings. SQLite:
 * integrity_check and foreign_key_check. PostgreSQL: indexes and constraints that are not valid; its storage
 * is the server's to check (pg_amcheck). ERR_INTERNAL when the damage ends the look (db_error tells). */
struct db_findings {
    void (*found)(void *context, const char *line);
    void *context;
};
must_check enum err db_check(struct db *db, const struct db_findings *findings);

/* Copies the database, as it is at this moment and while others go on, to a new file. ERR_CONFLICT when
 * `path` is there already, ERR_INPUT on PostgreSQL (which has pg_dump), the errors of db_open for a folder.
 */
must_check enum err db_backup(struct db *db, const char *path, struct problem *why);

/* Registers what app/ hands in (collation "fi", FTS5 tokenizer): called for each new SQLite connection,
 * before any statement. */
typedef enum err db_setup_fn(void *sqlite3_connection, void *context);
void db_set_setup(db_setup_fn *fn, void *context); /* once, before the first db_open */

/* For use in a setup: gives the connection an order of text, as "name COLLATE fi" asks for. */
must_check enum err db_add_collation(void *sqlite3_connection, const char *name,
                                     int (*compare)(void *context, int n_a, const void *a, int n_b,
                                                    const void *b),
                                     void *context);

/* ---- full-text search on SQLite --------------------------------------------------------------------------------- */

/* Gives the terms of a text in order; `same_place` when a term stands where the one before does. Stops with what `each`
 * gives when that is not OK. Called on the thread of the connection. */
typedef enum err db_terms_fn(struct str text,
                             enum err (*each)(void *context, struct str term, bool same_place, size_t start,
                                              size_t end),
                             void *context);
/* Once, before the first db_open: what the tokenizer "yhdyspinta" of FTS5 tables asks. Without it such a table can be
 * made and queried, but not written. A query is not analysed: in MATCH a quoted string holds finished terms, a space
 * between places and '|' between terms of one place.
 *
 * SQL functions on such a table, in a query with MATCH: search_rank(table, plan) and search_places(table, plan). The plan is
 * one text: "DAY TOP COUNT… / CLAUSE,WEIGHT …": today in days since 1900; how many rows are wanted; for each clause (a word or
 * phrase asked for) how many documents have it; for each phrase of the MATCH in order the number of its clause from 0 and its
 * weight in hundredths. The rowid is days since 1900 × 2^20 + running number × 16 + length class, a class being 8 × 1.5^class
 * places. search_places gives "CLAUSE,PLACE …" for the second column; search_rank the score as 14 digits that sort, a space
 * and, for the TOP best rows, these places. */
void db_set_terms(db_terms_fn *fn);
