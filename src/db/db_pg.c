/* db_pg.c — the engine on PostgreSQL, through libpq.
 *
 * Parameters go in binary with their types named, results come as text. One write transaction runs at a time
 * in a schema (an advisory lock), as on SQLite: rules that look first and write then are safe without
 * serialization failures. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <endian.h>
#include <libpq-fe.h>

#include "db/db_engine.h"

enum { OID_BOOL = 16, OID_BYTEA = 17, OID_INT8 = 20, OID_TEXT = 25, OID_FLOAT8 = 701 };
enum { PORTION = 500, PARAMS_AT_MOST = 100 };

#define BEGIN_WRITE                                                                                          \
    "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; "                                                      \
    "SELECT pg_advisory_xact_lock(1497908313, hashtext(current_schema()))"
static const char *const verb_sql[] = {
    [VERB_BEGIN_READ] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    [VERB_BEGIN_WRITE] = BEGIN_WRITE,
    [VERB_COMMIT] = "COMMIT",
    [VERB_ROLLBACK] = "ROLLBACK",
    [VERB_SAVE] = "SAVEPOINT s",
    [VERB_RELEASE] = "RELEASE SAVEPOINT s",
    [VERB_UNDO] = "ROLLBACK TO SAVEPOINT s; RELEASE SAVEPOINT s",
};

struct pg {
    PGconn *c;
    unsigned session;  /* counts connections made: what was prepared on an earlier one is gone */
    unsigned prepared; /* names given */
    int64_t changes;
};

struct pg_statement {
    const char *sql;
    char name[24], cursor[24];
    unsigned session; /* 0: not prepared */
    PGresult *result;
    int row;
    bool streaming;
};

static struct pg *native(const struct db *db)
{
    return db->native;
}

static struct pg_statement *statement(const struct prepared *p)
{
    return p->native;
}

/* ---- errors ---- */

static enum err err_of(const char *state)
{
    static const struct {
        const char *state; /* a prefix */
        enum err e;
    } table[] = {
        {"23", ERR_CONFLICT},    /* constraints */
        {"40001", ERR_BUSY},     /* serialization failure */
        {"40P01", ERR_BUSY},     /* deadlock */
        {"55P03", ERR_BUSY},     /* lock not available in time */
        {"57P", ERR_BUSY},       /* shut down, starting up */
        {"57014", ERR_BUSY},     /* cancelled by a time limit */
        {"08", ERR_BUSY},        /* connection */
        {"53300", ERR_BUSY},     /* too many connections */
        {"0A000", ERR_BUSY},     /* a kept plan whose table was changed meanwhile: prepared again next time */
        {"25006", ERR_INTERNAL}, /* read-only transaction */
        {"54", ERR_LIMIT},       /* program limits */
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (str_starts(str_of(state), table[i].state)) return table[i].e;
    }
    return ERR_INTERNAL;
}

/* The first line alone: the server's DETAIL lines hold values of rows. */
static enum err fail(struct db *db, const PGresult *r, const char *what, const char *file)
{
    const char *state = r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
    const char *text = r ? PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY) : NULL;
    bool lost = PQstatus(native(db)->c) != CONNECTION_OK;
    if (!text) text = lost ? "the connection to the server is lost" : "no answer from the server";
    enum err e = lost || !state ? ERR_BUSY : err_of(state);
    return db_fail(db, e, "%s%s%s: %s (%s)", what, *file ? " " : "", file, text, state ? state : "no state");
}

static bool succeeded(const PGresult *r)
{
    ExecStatusType status = PQresultStatus(r);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

static enum err exec(struct db *db, const char *sql, const char *what)
{
    PGresult *r = PQexec(native(db)->c, sql);
    enum err e = succeeded(r) ? OK : fail(db, r, what, "");
    PQclear(r);
    return e;
}

/* ---- connection ---- */

static void drop_notice(void *context, const PGresult *r)
{
}

static enum err set_session(struct db *db)
{
    struct pg *n = native(db);
    n->session++;
    PQsetNoticeReceiver(n->c, drop_notice, NULL);
    char sql[160];
    snprintf(sql, sizeof sql,
             "SET lock_timeout = %d; SET TimeZone = 'UTC'; SET default_transaction_read_only = %s",
             DB_WAIT_MS, db->mode == DB_MODE_READ ? "on" : "off");
    return exec(db, sql, "session");
}

/* Text is kept as UTF-8 and compared by its bytes, as on SQLite; only COLLATE fi orders otherwise. */
static enum err check_database(struct db *db, struct problem *why)
{
    PGresult *r = PQexec(native(db)->c, "SELECT pg_encoding_to_char(encoding), datcollate FROM pg_database "
                                        "WHERE datname = current_database()");
    enum err e = OK;
    if (!succeeded(r) || PQntuples(r) != 1) {
        e = fail(db, r, "open", "");
        e = problem(why, e, "db", "", "%s", db->error);
    } else {
        const char *encoding = PQgetvalue(r, 0, 0), *collate = PQgetvalue(r, 0, 1);
        if (strcmp(encoding, "UTF8") != 0 || (strcmp(collate, "C") != 0 && strcmp(collate, "C.UTF-8") != 0))
            e = problem(
                why, ERR_CONFLICT, "db", "",
                "the database has encoding %s and collation %s: make it with CREATE DATABASE … TEMPLATE "
                "template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'",
                encoding, collate);
    }
    PQclear(r);
    return e;
}

static enum err pg_open(struct db *db, const char *where, struct problem *why)
{
    struct pg *n = arena_make(db->a, struct pg);
    db->native = n;
    /* Before dbname, so that the address may say otherwise. */
    static const char *const keys[] = {"connect_timeout", "tcp_user_timeout", "fallback_application_name",
                                       "dbname",          "client_encoding",  NULL};
    const char *const values[] = {"5", "10000", "yhdyspinta", where, "UTF8", NULL};
    char *wrong = NULL;
    PQconninfoOption *options = PQconninfoParse(where, &wrong);
    if (!options) {
        PQfreemem(wrong); /* would repeat the address, which may hold a password */
        return problem(why, ERR_INPUT, "db", "", "the address of the PostgreSQL database cannot be read");
    }
    PQconninfoFree(options);
    n->c = PQconnectdbParams(keys, values, 1);
    if (PQstatus(n->c) != CONNECTION_OK) {
        struct str text = str_of(PQerrorMessage(n->c)), line;
        if (!str_cut_line(&text, &line)) line = STR("no reason given");
        return problem(why, ERR_BUSY, "db", "", "PostgreSQL does not answer: %.*s", (int)line.n, line.p);
    }
    enum err e = set_session(db);
    if (e != OK) return problem(why, e, "db", "", "%s", db->error);
    return check_database(db, why);
}

static void pg_close(struct db *db)
{
    if (native(db)) PQfinish(native(db)->c);
}

/* Outside transactions only: what ran in a lost one is gone, and its caller is told. */
static enum err reconnect(struct db *db)
{
    PQreset(native(db)->c);
    if (PQstatus(native(db)->c) != CONNECTION_OK)
        return db_fail(db, ERR_BUSY, "the PostgreSQL server does not answer");
    return set_session(db);
}

/* ---- transactions ---- */

static bool pg_in_transaction(const struct db *db)
{
    PGTransactionStatusType status = PQtransactionStatus(native(db)->c);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

static enum err begin(struct db *db, const char *sql)
{
    if (PQstatus(native(db)->c) != CONNECTION_OK) TRY(reconnect(db));
    enum err e = exec(db, sql, "begin");
    if (e != OK && PQstatus(native(db)->c) != CONNECTION_OK) {
        /* Lost while idle, which shows only now; nothing has been done yet. */
        TRY(reconnect(db));
        e = exec(db, sql, "begin");
    }
    if (e != OK && pg_in_transaction(db)) PQclear(PQexec(native(db)->c, "ROLLBACK"));
    return e;
}

static enum err pg_transaction(struct db *db, enum db_verb verb)
{
    if (verb == VERB_BEGIN_READ || verb == VERB_BEGIN_WRITE) return begin(db, verb_sql[verb]);
    return exec(db, verb_sql[verb], verb_sql[verb]);
}

static enum err pg_script(struct db *db, const char *sql)
{
    return exec(db, sql, "script");
}

static int64_t pg_changes(const struct db *db)
{
    return native(db)->changes;
}

/* ---- statements ---- */

static enum err pg_prepare(struct db *db, struct prepared *p)
{
    const struct stmt *s = p->s;
    if (!s->pg) return db_fail(db, ERR_INTERNAL, "%s (%s): not for PostgreSQL", s->name, s->file);
    must(s->n_params <= PARAMS_AT_MOST);
    struct pg_statement *st = arena_make(db->a, struct pg_statement);
    st->sql = pg_statement_text(db->a, s->pg);
    p->native = st;
    return OK;
}

static void pg_drop(struct prepared *p)
{
    PQclear(statement(p)->result);
}

static Oid oid_of(enum stmt_type type)
{
    switch (type) {
    case STMT_INT:
        return OID_INT8;
    case STMT_TEXT:
        return OID_TEXT;
    case STMT_BLOB:
        return OID_BYTEA;
    case STMT_REAL:
        return OID_FLOAT8;
    }
    return 0;
}

/* Values as libpq wants them; numbers turned into network order in `numbers`. */
struct params {
    Oid types[PARAMS_AT_MOST];
    const char *values[PARAMS_AT_MOST];
    int lengths[PARAMS_AT_MOST], formats[PARAMS_AT_MOST];
    uint64_t numbers[PARAMS_AT_MOST];
};

static enum err set_param(struct params *to, int i, enum stmt_type type, const struct db_value *v)
{
    to->types[i] = oid_of(type);
    to->formats[i] = 1;
    to->values[i] = NULL;
    to->lengths[i] = 0;
    if (v->null) return OK;
    if (v->s.n > INT32_MAX) return ERR_LIMIT;
    uint64_t bits = (uint64_t)v->i;
    if (type == STMT_REAL) memcpy(&bits, &v->r, sizeof bits);
    to->numbers[i] = htobe64(bits);
    bool number = type == STMT_INT || type == STMT_REAL;
    to->values[i] = number ? (const char *)&to->numbers[i] : v->s.n ? v->s.p : "";
    to->lengths[i] = number ? (int)sizeof bits : (int)v->s.n;
    return OK;
}

/* A failed run of a kept plan: prepared anew next time (its table may have changed, or a pooler switched
 * sessions). */
static enum err fail_run(struct db *db, struct prepared *p, PGresult *r)
{
    const char *state = r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
    if (state && (!strcmp(state, "0A000") || !strcmp(state, "26000"))) statement(p)->session = 0;
    enum err e = fail(db, r, p->s->name, p->s->file);
    PQclear(r);
    return e;
}

static enum err prepare_here(struct db *db, struct prepared *p, const struct params *params)
{
    struct pg_statement *st = statement(p);
    if (st->session == native(db)->session) return OK;
    snprintf(st->name, sizeof st->name, "s%u", ++native(db)->prepared);
    PGresult *r = PQprepare(native(db)->c, st->name, st->sql, p->s->n_params, params->types);
    if (!succeeded(r)) return fail_run(db, p, r);
    PQclear(r);
    st->session = native(db)->session;
    return OK;
}

static enum err fetch(struct db *db, struct prepared *p)
{
    struct pg_statement *st = statement(p);
    char sql[64];
    snprintf(sql, sizeof sql, "FETCH %d FROM %s", PORTION, st->cursor);
    PQclear(st->result);
    st->result = NULL;
    PGresult *r = PQexec(native(db)->c, sql);
    if (!succeeded(r)) return fail_run(db, p, r);
    st->result = r;
    st->row = -1;
    return OK;
}

/* Rows in portions, so that a large result never stands in memory as a whole. */
static enum err open_cursor(struct db *db, struct prepared *p, const struct params *params)
{
    struct pg_statement *st = statement(p);
    snprintf(st->cursor, sizeof st->cursor, "c%u", ++native(db)->prepared);
    auto_arena struct arena *a = arena_new();
    const char *sql = arena_printf(a, "DECLARE %s NO SCROLL CURSOR FOR %s", st->cursor, st->sql);
    PGresult *r = PQexecParams(native(db)->c, sql, p->s->n_params, params->types, params->values,
                               params->lengths, params->formats, 0);
    if (!succeeded(r)) return fail_run(db, p, r);
    PQclear(r);
    st->streaming = true;
    return fetch(db, p);
}

static enum err run(struct db *db, struct prepared *p, const struct params *params)
{
    struct pg_statement *st = statement(p);
    TRY(prepare_here(db, p, params));
    PGresult *r = PQexecPrepared(native(db)->c, st->name, p->s->n_params, params->values, params->lengths,
                                 params->formats, 0);
    if (!succeeded(r)) return fail_run(db, p, r);
    int64_t n = 0;
    if (p->s->writes && str_to_int(str_of(PQcmdTuples(r)), &n) == OK) native(db)->changes = n;
    st->result = r;
    st->row = -1;
    return OK;
}

static enum err pg_start(struct db *db, struct prepared *p, const struct db_value *values, bool stream)
{
    struct params params;
    for (int i = 0; i < p->s->n_params; i++) {
        if (set_param(&params, i, p->s->params[i].type, &values[i]) != OK)
            return db_fail(db, ERR_LIMIT, "%s (%s): a value is too large", p->s->name, p->s->file);
    }
    if (!db->level && PQstatus(native(db)->c) != CONNECTION_OK) TRY(reconnect(db));
    return stream && !p->s->writes ? open_cursor(db, p, &params) : run(db, p, &params);
}

static enum err pg_step(struct db *db, struct prepared *p, bool *ret_row)
{
    struct pg_statement *st = statement(p);
    if (st->streaming && st->row + 1 == PQntuples(st->result) && PQntuples(st->result) == PORTION)
        TRY(fetch(db, p));
    *ret_row = ++st->row < PQntuples(st->result);
    return OK;
}

static void pg_reset(struct db *db, struct prepared *p)
{
    struct pg_statement *st = statement(p);
    PQclear(st->result);
    st->result = NULL;
    /* In a failed transaction the cursor is already gone. */
    if (st->streaming && PQtransactionStatus(native(db)->c) == PQTRANS_INTRANS) {
        char sql[64];
        snprintf(sql, sizeof sql, "CLOSE %s", st->cursor);
        PQclear(PQexec(native(db)->c, sql));
    }
    st->streaming = false;
}

/* ---- cells ---- */

static int pg_columns(const struct prepared *p)
{
    return PQnfields(statement(p)->result);
}

static const char *pg_column_name(const struct prepared *p, int column)
{
    return PQfname(statement(p)->result, column);
}

static int hex_digit(char c)
{
    return char_is_digit(c) ? c - '0' : char_lower(c) - 'a' + 10;
}

/* "\x0aff" */
static enum err read_hex(struct arena *a, struct str text, struct str *ret_bytes)
{
    if (!str_skip(&text, "\\x") || text.n % 2) return ERR_INTERNAL;
    char *bytes = arena_alloc(a, text.n / 2);
    for (size_t i = 0; i < text.n / 2; i++)
        bytes[i] = (char)(hex_digit(text.p[2 * i]) << 4 | hex_digit(text.p[2 * i + 1]));
    *ret_bytes = (struct str){bytes, text.n / 2};
    return OK;
}

static enum err read_real(struct str text, double *ret)
{
    char *end;
    *ret = strtod(text.p, &end);
    return end == text.p + text.n && text.n ? OK : ERR_INTERNAL;
}

static enum err pg_cell(struct prepared *p, int column, enum stmt_type want, struct arena *a,
                        struct db_value *ret_value)
{
    struct pg_statement *st = statement(p);
    struct db_value v = {.type = want};
    Oid oid = PQftype(st->result, column);
    struct str text = {PQgetvalue(st->result, st->row, column),
                       (size_t)PQgetlength(st->result, st->row, column)};
    v.null = PQgetisnull(st->result, st->row, column);
    *ret_value = v;
    if (v.null) return OK;
    switch (want) {
    case STMT_INT:
        if (oid == OID_BOOL) {
            ret_value->i = str_is(text, "t");
            return OK;
        }
        return str_to_int(text, &ret_value->i);
    case STMT_REAL:
        return read_real(text, &ret_value->r);
    case STMT_TEXT:
        ret_value->s = text;
        return oid == OID_BYTEA ? ERR_INTERNAL : OK;
    case STMT_BLOB:
        return oid == OID_BYTEA ? read_hex(a, text, &ret_value->s) : ERR_INTERNAL;
    }
    return ERR_INTERNAL;
}

const struct db_engine engine_pg = {
    .open = pg_open,
    .close = pg_close,
    .prepare = pg_prepare,
    .drop = pg_drop,
    .start = pg_start,
    .step = pg_step,
    .reset = pg_reset,
    .columns = pg_columns,
    .column_name = pg_column_name,
    .cell = pg_cell,
    .transaction = pg_transaction,
    .in_transaction = pg_in_transaction,
    .script = pg_script,
    .changes = pg_changes,
};
