/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/db.h"

#include <stdarg.h>

#include "base/text.h"
#include "base/vec.h"
#include "db/db_engine.h"
#include "db/db_fault.h"

enum { ROWS_AT_MOST = 100000, CACHE_FIRST = 64 };

/* ---- values ---- */

struct db_value db_text(const char *text)
{
    return text ? DB_STR(str_of(text)) : DB_NULL;
}

struct db_value db_word(const struct words *words, int value)
{
    return value ? DB_TEXT(word_code(words, value)) : DB_NULL;
}

struct db_value db_moment(struct moment m)
{
    return DB_ID(m.s);
}

struct db_value db_day_in(struct arena *a, struct day d)
{
    if (!day_known(d)) return DB_NULL;
    char *text = arena_alloc(a, 11);
    return DB_TEXT(day_iso(d, text));
}

/* ---- connections ---- */

static bool is_pg_address(const char *where)
{
    struct str s = str_of(where);
    return str_starts(s, "postgresql://") || str_starts(s, "postgres://");
}

enum err db_open(const char *where, enum db_mode mode, struct db **ret_db, struct problem *why)
{
    if (!*where) return problem(why, ERR_INPUT, "db", "", "the address of the database is empty");
    struct arena *a = arena_new();
    struct db *db = arena_make(a, struct db);
    db->a = a;
    db->row = arena_new();
    db->where = arena_strdup(a, where);
    db->mode = mode;
    db->engine = is_pg_address(where) ? &engine_pg : &engine_sqlite;
    enum err e = db->engine->open(db, where, why);
    if (e != OK)
        db_close(db);
    else
        *ret_db = db;
    return e;
}

void db_close(struct db *db)
{
    if (!db) return;
    for (size_t i = 0; i < db->cache_size; i++) {
        if (db->cache[i]) db->engine->drop(db->cache[i]);
    }
    db->engine->close(db);
    arena_free(db->row);
    arena_free(db->a);
}

bool db_is_pg(const struct db *db)
{
    return db->engine == &engine_pg;
}

const char *db_error(const struct db *db)
{
    return db->error;
}

int64_t db_changes(const struct db *db)
{
    return db->engine->changes(db);
}

int64_t db_statement_count(const struct db *db)
{
    return db->statements;
}

enum err db_fail(struct db *db, enum err e, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    vsnprintf(db->error, sizeof db->error, format, ap);
    va_end(ap);
    return e;
}

void db_fail_after(struct db *db, int n)
{
    db->fail_in = n;
}

/* ---- the cache of prepared statements ---- */

static struct prepared **cache_place(struct prepared **cache, size_t size, const struct stmt *s)
{
    size_t at = ((uintptr_t)s >> 4) * 0x9E3779B97F4A7C15u >> 20;
    for (;; at++) {
        struct prepared **place = &cache[at & (size - 1)];
        if (!*place || (*place)->s == s) return place;
    }
}

static void cache_grow(struct db *db)
{
    size_t size = db->cache_size ? db->cache_size * 2 : CACHE_FIRST;
    struct prepared **bigger = arena_array(db->a, struct prepared *, size);
    for (size_t i = 0; i < db->cache_size; i++) {
        if (db->cache[i]) *cache_place(bigger, size, db->cache[i]->s) = db->cache[i];
    }
    db->cache = bigger;
    db->cache_size = size;
}

static enum err find_prepared(struct db *db, const struct stmt *s, struct prepared **ret_p)
{
    if (db->cache_n * 2 >= db->cache_size) cache_grow(db);
    struct prepared **place = cache_place(db->cache, db->cache_size, s);
    if (!*place) {
        struct prepared p = {.s = s};
        TRY(db->engine->prepare(db, &p));
        *place = arena_make(db->a, struct prepared);
        **place = p;
        db->cache_n++;
    }
    *ret_p = *place;
    return OK;
}

/* ---- running ---- */

static enum err check_values(struct db *db, const struct stmt *s, const struct db_value *values, size_t n)
{
    if (n != (size_t)s->n_params)
        return db_fail(db, ERR_INTERNAL, "%s (%s): %zu values for %d parameters", s->name, s->file, n,
                       s->n_params);
    for (size_t i = 0; i < n; i++) {
        if (values[i].null) continue;
        if (values[i].type != s->params[i].type)
            return db_fail(db, ERR_INTERNAL, "%s (%s): value of another type for %s", s->name, s->file,
                           s->params[i].name);
        if (values[i].type == STMT_TEXT && !text_is_utf8(values[i].s))
            return db_fail(db, ERR_INPUT, "%s (%s): %s is not valid text", s->name, s->file,
                           s->params[i].name);
    }
    return OK;
}

/* Remembers the first failure of the running transaction, so that nothing is built upon it. */
static enum err note_failure(struct db *db, enum err e)
{
    if (db->level && db->failed == OK) db->failed = e;
    db->generation_known = false;
    return e;
}

static enum err check_may_run(struct db *db, const struct stmt *s)
{
    if (s->writes && db->mode == DB_MODE_READ)
        return db_fail(db, ERR_INTERNAL, "%s (%s) writes on a read-only connection", s->name, s->file);
    if (s->writes && db->level && !db->writing)
        return db_fail(db, ERR_INTERNAL, "%s (%s) writes in a read transaction", s->name, s->file);
    return db->failed;
}

static enum err start(struct db *db, const struct stmt *s, const struct db_value *values, size_t n_values,
                      bool stream, struct prepared **ret_p)
{
    TRY(check_values(db, s, values, n_values));
    TRY(check_may_run(db, s));
    db->statements++;
    if (db->fail_in && --db->fail_in == 0)
        return note_failure(db,
                            db_fail(db, ERR_INTERNAL, "%s (%s): made to fail by a test", s->name, s->file));
    struct prepared *p;
    enum err e = find_prepared(db, s, &p);
    if (e != OK) return note_failure(db, e);
    if (p->running) return db_fail(db, ERR_INTERNAL, "%s (%s) is already running", s->name, s->file);
    e = db->engine->start(db, p, values, stream);
    if (e != OK) return note_failure(db, e);
    p->running = true;
    *ret_p = p;
    return OK;
}

static enum err step(struct db *db, struct prepared *p, bool *ret_row)
{
    enum err e = db->engine->step(db, p, ret_row);
    return e == OK ? OK : note_failure(db, e);
}

static void reset(struct db *db, struct prepared *p)
{
    db->engine->reset(db, p);
    p->running = false;
}

enum err db_run(struct db *db, const struct stmt *s, const struct db_value *values, size_t n_values)
{
    struct prepared *p;
    TRY(start(db, s, values, n_values, false, &p));
    bool row;
    enum err e = step(db, p, &row);
    if (e == OK && row)
        e = note_failure(
            db, db_fail(db, ERR_INTERNAL, "%s (%s): returned rows that nobody reads", s->name, s->file));
    reset(db, p);
    return e;
}

enum err db_script(struct db *db, const char *sql)
{
    TRY(db->failed);
    enum err e = db->engine->script(db, sql);
    return e == OK ? OK : note_failure(db, e);
}

/* ---- rows ---- */

static int find_field(const struct db_fields *fields, const char *column)
{
    for (size_t i = 0; i < fields->n; i++) {
        if (!strcmp(fields->at[i].column, column)) return (int)i;
    }
    return -1;
}

/* Which field each column goes to; kept with the statement, since it is nearly always read into the same
 * struct. */
static enum err map_columns(struct db *db, struct prepared *p, const struct db_fields *fields)
{
    if (p->fields == fields) return OK;
    int n = db->engine->columns(p);
    if (!p->field_of || n != p->n_columns) p->field_of = arena_array(db->a, int, (size_t)n);
    p->fields = NULL;
    p->n_columns = n;
    for (int i = 0; i < n; i++) {
        const char *column = db->engine->column_name(p, i);
        p->field_of[i] = find_field(fields, column);
        if (p->field_of[i] < 0)
            return db_fail(db, ERR_INTERNAL, "%s (%s): no field for the column %s", p->s->name, p->s->file,
                           column);
    }
    p->fields = fields;
    return OK;
}

static enum stmt_type cell_type(enum db_field_type type)
{
    switch (type) {
    case FIELD_INT:
    case FIELD_BOOL:
    case FIELD_MOMENT:
        return STMT_INT;
    case FIELD_TEXT:
    case FIELD_WORD:
    case FIELD_DAY:
        return STMT_TEXT;
    case FIELD_BLOB:
        return STMT_BLOB;
    case FIELD_REAL:
        return STMT_REAL;
    }
    return STMT_TEXT;
}

static enum err put_word(struct arena *a, const struct words *words, struct str code, int *ret_value)
{
    *ret_value = code.n ? word_read(words, arena_strndup(a, code.p, code.n)) : 0;
    return code.n && !*ret_value ? ERR_INTERNAL : OK;
}

static enum err put_field(struct arena *a, const struct db_value *v, const struct db_field *f, void *at)
{
    switch (f->type) {
    case FIELD_INT:
        *(int64_t *)at = v->i;
        break;
    case FIELD_WORD:
        return put_word(a, f->words, v->s, at);
    case FIELD_BOOL:
        *(bool *)at = v->i != 0;
        break;
    case FIELD_MOMENT:
        ((struct moment *)at)->s = v->i;
        break;
    case FIELD_TEXT:
        *(const char **)at = v->s.n ? arena_strndup(a, v->s.p, v->s.n) : "";
        break;
    case FIELD_BLOB:
        *(struct str *)at = v->s;
        break;
    case FIELD_DAY:
        *(struct day *)at = DAY_NONE;
        if (!v->null) return day_read_iso(v->s, at);
        break;
    case FIELD_REAL:
        *(double *)at = v->r;
        break;
    }
    return OK;
}

static enum err read_row(struct db *db, struct arena *a, struct prepared *p, void *row)
{
    for (int i = 0; i < p->n_columns; i++) {
        const struct db_field *f = &p->fields->at[p->field_of[i]];
        struct db_value v = {0};
        enum err e = db->engine->cell(p, i, cell_type(f->type), a, &v);
        if (e == OK) e = put_field(a, &v, f, (char *)row + f->offset);
        if (e != OK)
            return db_fail(db, ERR_INTERNAL, "%s (%s): the value of %s is not of its field's type",
                           p->s->name, p->s->file, f->column);
    }
    return OK;
}

/* A field without a column: nothing, except where nothing is not zero. */
static void clear_row(const struct db_fields *fields, void *row)
{
    memset(row, 0, fields->size);
    for (size_t i = 0; i < fields->n; i++) {
        void *at = (char *)row + fields->at[i].offset;
        if (fields->at[i].type == FIELD_TEXT) *(const char **)at = "";
        if (fields->at[i].type == FIELD_DAY) *(struct day *)at = DAY_NONE;
    }
}

/* A statement that writes is always run to its end: a deferred refusal would otherwise go unseen. */
static enum err finish(struct db *db, struct prepared *p)
{
    bool row = p->s->writes;
    while (row)
        TRY(step(db, p, &row));
    return OK;
}

enum err db_get(struct db *db, struct arena *a, const struct stmt *s, const struct db_value *values,
                size_t n_values, const struct db_fields *fields, void *ret_row)
{
    struct prepared *p;
    TRY(start(db, s, values, n_values, false, &p));
    bool row = false;
    enum err e = step(db, p, &row);
    if (e == OK && !row) e = ERR_NOT_FOUND;
    if (e == OK) e = map_columns(db, p, fields);
    if (e == OK) {
        clear_row(fields, ret_row);
        e = read_row(db, a, p, ret_row);
    }
    if (e == OK) e = finish(db, p);
    reset(db, p);
    return e;
}

struct rows {
    struct arena *a;
    const struct db_fields *fields;
    VEC(char) bytes; /* vec_add_ with the struct's size: `at` is the array */
};

static enum err read_rows(struct db *db, struct prepared *p, struct rows *rows)
{
    TRY(map_columns(db, p, rows->fields));
    for (;;) {
        bool row = false;
        TRY(step(db, p, &row));
        if (!row) return OK;
        if (rows->bytes.n == ROWS_AT_MOST)
            return db_fail(db, ERR_LIMIT, "%s (%s): more than %d rows", p->s->name, p->s->file, ROWS_AT_MOST);
        void *at =
            vec_add_(rows->a, (void **)&rows->bytes.at, &rows->bytes.n, &rows->bytes.cap, rows->fields->size);
        clear_row(rows->fields, at);
        TRY(read_row(db, rows->a, p, at));
    }
}

enum err db_list(struct db *db, struct arena *a, const struct stmt *s, const struct db_value *values,
                 size_t n_values, const struct db_fields *fields, void *ret_rows, size_t *ret_n)
{
    struct prepared *p;
    TRY(start(db, s, values, n_values, false, &p));
    struct rows rows = {.a = a, .fields = fields};
    enum err e = read_rows(db, p, &rows);
    reset(db, p);
    if (e != OK) return e;
    *(void **)ret_rows = rows.bytes.at;
    *ret_n = rows.bytes.n;
    return OK;
}

static enum err give_rows(struct db *db, struct prepared *p, struct rows *rows, const struct db_each *each)
{
    TRY(map_columns(db, p, rows->fields));
    void *one = arena_alloc(rows->a, rows->fields->size);
    for (;;) {
        bool row = false;
        TRY(step(db, p, &row));
        if (!row) return OK;
        auto_arena struct arena *a = arena_new();
        clear_row(rows->fields, one);
        TRY(read_row(db, a, p, one));
        TRY(each->each(each->context, one));
    }
}

enum err db_each(struct db *db, const struct stmt *s, const struct db_value *values, size_t n_values,
                 const struct db_fields *fields, const struct db_each *each)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_READ, &tx));
    struct prepared *p;
    TRY(start(db, s, values, n_values, true, &p));
    auto_arena struct arena *a = arena_new();
    struct rows rows = {.a = a, .fields = fields};
    enum err e = give_rows(db, p, &rows, each);
    reset(db, p);
    return e == OK ? db_commit(&tx) : e;
}

enum err db_get_int(struct db *db, const struct stmt *s, const struct db_value *values, size_t n_values,
                    int64_t *ret_n)
{
    struct prepared *p;
    TRY(start(db, s, values, n_values, false, &p));
    bool row = false;
    struct db_value v = {0};
    enum err e = step(db, p, &row);
    if (e == OK && !row) e = ERR_NOT_FOUND;
    if (e == OK && db->engine->cell(p, 0, STMT_INT, db->row, &v) != OK)
        e = db_fail(db, ERR_INTERNAL, "%s (%s): the first column is not a number", s->name, s->file);
    if (e == OK) e = finish(db, p);
    reset(db, p);
    if (e == OK) *ret_n = v.i;
    return e;
}

enum err db_find_id(struct db *db, const struct stmt *s, const struct db_value *values, size_t n_values,
                    int64_t *ret_id)
{
    int64_t id = 0;
    enum err e = db_get_int(db, s, values, n_values, &id);
    if (e != OK && e != ERR_NOT_FOUND) return e;
    *ret_id = id;
    return OK;
}
