/* db.h — the database, SQLite or PostgreSQL, behind one opaque connection.
 *
 * SQL lives in X.sql beside the store that uses it; tools/sqlc makes one `struct stmt` per named statement. A statement
 * is prepared once per connection and kept. A connection belongs to one thread at a time.
 * Rows are read through a table of fields, by column name, into plain structs whose strings are in the given arena. */
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

/* ---- statements, as tools/sqlc writes them -------------------------------------------------------------------- */

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
    bool many;   /* rows: many; otherwise at most one row (rows: one) or none (rows: none) */
    bool writes; /* INSERT, UPDATE or DELETE: refused on a read-only connection */
    bool scan_allowed; /* "-- scan: reason": a full scan is meant here */
};

/* ---- values for parameters, in the statement's order ---------------------------------------------------------- */

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
#define DB_NULL ((struct db_value){.null = true})
/* Foreign keys: 0 in C is NULL in the table. Days: DAY_NONE is NULL. Moments: 0 is NULL. Empty text stays ''. */
#define DB_ID(n) ((struct db_value){.type = STMT_INT, .null = (n) == 0, .i = (int64_t)(n)})
/* An enum as its code; 0 is NULL. */
struct db_value db_word(const struct words *words, int value);
struct db_value db_text(const char *text); /* NULL pointer → SQL NULL */
struct db_value db_day_in(struct arena *a, struct day d);

/* All parameters of a call: db_run(db, &stmt_x, DB_VALUES(DB_INT(id), DB_TEXT(name))). DB_NO_VALUES for none. */
#define DB_VALUES(...) ((const struct db_value[]){__VA_ARGS__}), (sizeof((struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value))
#define DB_NO_VALUES NULL, 0

/* ---- reading rows ---------------------------------------------------------------------------------------------- */

enum db_field_type {
    FIELD_INT = 1, /* int64_t; SQL NULL → 0 */
    FIELD_WORD,    /* int (an enum) from its code in `words`; SQL NULL and '' → 0; an unknown code is ERR_INTERNAL */
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
#define DB_FIELD(type_, struct_, member) {#member, (type_), offsetof(struct struct_, member), NULL}
#define DB_WORD_FIELD(words_, struct_, member) {#member, FIELD_WORD, offsetof(struct struct_, member), (words_)}

struct db_fields {
    size_t size; /* of the struct */
    size_t n;
    const struct db_field *at;
};
/* static const struct db_field meeting_row[] = { DB_FIELD(FIELD_INT, meeting, id), … };
 * static const struct db_fields MEETING = DB_FIELDS(meeting, meeting_row); */
#define DB_FIELDS(struct_, table) {sizeof(struct struct_), sizeof(table) / sizeof *(table), (table)}

/* The first row. ERR_NOT_FOUND without one. Every column must have a field; a field without a column is left zero. */
must_check enum err db_get(struct db *db, struct arena *a, const struct stmt *s, const struct db_value *values,
                           size_t n_values, const struct db_fields *fields, void *ret_row);

/* All rows into one array in the arena (*ret_rows is NULL when there are none). ERR_LIMIT past 100 000 rows. */
must_check enum err db_list(struct db *db, struct arena *a, const struct stmt *s, const struct db_value *values,
                            size_t n_values, const struct db_fields *fields, void *ret_rows, size_t *ret_n);

/* One by one, for what is too much for memory: `each` gets a row (valid during the call) and stops with non-OK. */
must_check enum err db_each(struct db *db, struct arena *a, const struct stmt *s, const struct db_value *values,
                            size_t n_values, const struct db_fields *fields,
                            enum err (*each)(void *context, const void *row), void *context);

/* The first column of the first row. ERR_NOT_FOUND without a row. */
must_check enum err db_get_int(struct db *db, const struct stmt *s, const struct db_value *values, size_t n_values,
                               int64_t *ret_n);

/* Runs a statement that returns no rows. ERR_CONFLICT when a constraint (unique, foreign key, check) refuses it. */
must_check enum err db_run(struct db *db, const struct stmt *s, const struct db_value *values, size_t n_values);

/* Rows the last db_run changed. */
int64_t db_changes(struct db *db);

/* ---- transactions ---------------------------------------------------------------------------------------------- */

enum db_tx_kind { DB_READ, DB_WRITE };

struct db_tx {
    struct db *db; /* NULL once ended */
    bool savepoint;
};
/* `auto_tx struct db_tx tx; TRY(db_begin(db, DB_WRITE, &tx)); … return db_commit(&tx);` rolls back when left without
 * commit. DB_WRITE is BEGIN IMMEDIATE. Inside a running write transaction it is a savepoint. */
must_check enum err db_begin(struct db *db, enum db_tx_kind kind, struct db_tx *ret_tx);
must_check enum err db_commit(struct db_tx *tx);
void db_rollback(struct db_tx *tx); /* nothing when already ended */
#define auto_tx __attribute__((cleanup(db_rollback)))

/* ---- connections ----------------------------------------------------------------------------------------------- */

enum db_mode {
    DB_MODE_READ,   /* query_only / read-only transactions */
    DB_MODE_WRITE,  /* the writer */
    DB_MODE_CREATE, /* the writer; a missing SQLite file is made */
};

/* `where` is a path, ":memory:", or postgresql://…  ERR_INPUT for an address that cannot be one, ERR_NOT_FOUND for a
 * missing file, ERR_CONFLICT for a file that is another program's database, ERR_BUSY when the server does not answer. */
must_check enum err db_open(const char *where, enum db_mode mode, struct db **ret_db, struct problem *why);
void db_close(struct db *db);
bool db_is_pg(const struct db *db);

/* The last error of this connection, for a log line; never sent to a person. */
const char *db_error(const struct db *db);

/* Raises the generation that the page cache watches (see docs/adr): every store function that changes what the public
 * sees calls it inside its transaction. */
must_check enum err db_raise_generation(struct db *db);
/* The generation now: cheap; sees other processes' commits. */
must_check enum err db_generation(struct db *db, int64_t *ret_generation);

/* ---- schema ---------------------------------------------------------------------------------------------------- */

/* Brings the schema to the newest version: numbered steps, each in a transaction, refused when the file is newer than
 * the program. The steps are embedded from schema/NNNN_*.sql; *ret_steps says how many were applied. */
must_check enum err db_migrate(struct db *db, int *ret_steps, struct problem *why);
int db_schema_newest(void);
must_check enum err db_schema_version(struct db *db, int *ret_version);

/* Registers what app/ hands in (collation "fi", FTS5 tokenizer): called for each new connection. */
typedef enum err db_setup_fn(void *sqlite3_connection, void *context);
void db_set_setup(db_setup_fn *fn, void *context); /* once, before the first db_open */
