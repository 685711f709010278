/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "db/db_engine.h"
#include "db/db_fault.h"

extern const struct embedded schema_files[];

/* ---- a schema and statements of our own ---- */

static const char thing_sql[] =
    "-- INTEGER, BLOB and COLLATE fi stay as they are in a comment; and 'it''s INTEGER' in a string\n"
    "CREATE TABLE thing (\n"
    "    id INTEGER PRIMARY KEY,\n"
    "    name TEXT NOT NULL DEFAULT 'it''s INTEGER',\n"
    "    note TEXT,\n"
    "    kind TEXT,\n"
    "    bytes BLOB,\n"
    "    day TEXT,\n"
    "    at INTEGER,\n"
    "    share REAL,\n"
    "    flag INTEGER NOT NULL DEFAULT 0\n"
    ") STRICT;\n"
    "CREATE TABLE part (\n"
    "    thing_id INTEGER NOT NULL REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED,\n"
    "    name TEXT NOT NULL CHECK (name <> ''),\n"
    "    PRIMARY KEY (thing_id, name)\n"
    ") STRICT, WITHOUT ROWID;\n";

enum colour { COLOUR_RED = 1, COLOUR_BLUE };
static const struct word colour_table[] = {{"red", "Red"}, {"blue", "Blue"}};
static const struct words COLOUR = WORDS(colour_table);

struct thing {
    int64_t id;
    const char *name, *note;
    int kind;
    struct str bytes;
    struct day day;
    struct moment at;
    double share;
    bool flag;
    const char *absent;
    struct day absent_day;
};
static const struct db_field thing_row[] = {
    DB_FIELD(FIELD_INT, thing, id),         DB_FIELD(FIELD_TEXT, thing, name),
    DB_FIELD(FIELD_TEXT, thing, note),      DB_WORD_FIELD(&COLOUR, thing, kind),
    DB_FIELD(FIELD_BLOB, thing, bytes),     DB_FIELD(FIELD_DAY, thing, day),
    DB_FIELD(FIELD_MOMENT, thing, at),      DB_FIELD(FIELD_REAL, thing, share),
    DB_FIELD(FIELD_BOOL, thing, flag),      DB_FIELD(FIELD_TEXT, thing, absent),
    DB_FIELD(FIELD_DAY, thing, absent_day),
};
static const struct db_fields THING = DB_FIELDS(thing, thing_row);
static const struct db_field id_row[] = {DB_FIELD(FIELD_INT, thing, id)};
static const struct db_fields ID_ONLY = DB_FIELDS(thing, id_row);
static const struct db_field wrong_row[] = {
    DB_FIELD(FIELD_INT, thing, id),
    {"name", FIELD_INT, offsetof(struct thing, id), NULL},
};
static const struct db_fields WRONG = DB_FIELDS(thing, wrong_row);

static const struct stmt_param thing_params[] = {
    {"id", STMT_INT},   {"name", STMT_TEXT}, {"note", STMT_TEXT},  {"kind", STMT_TEXT}, {"bytes", STMT_BLOB},
    {"day", STMT_TEXT}, {"at", STMT_INT},    {"share", STMT_REAL}, {"flag", STMT_INT},
};
static const struct stmt_param one_int[] = {{"n", STMT_INT}};
static const struct stmt_param one_text[] = {{"name", STMT_TEXT}};
static const struct stmt_param int_text[] = {{"n", STMT_INT}, {"name", STMT_TEXT}};

/* Both engines take $1, $2 … in rising order. */
#define TEXTS(name_, sql) .name = #name_, .sqlite = sql, .pg = sql, .file = "db/db_test.c"
static const struct stmt thing_add = {
    TEXTS(thing_add, "INSERT INTO thing (id, name, note, kind, bytes, day, at, share, flag) "
                     "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
    .params = thing_params,
    .n_params = 9,
    .writes = true,
};
static const struct stmt thing_get = {TEXTS(thing_get, "SELECT * FROM thing WHERE id = $1"),
                                      .params = one_int, .n_params = 1};
static const struct stmt thing_list = {TEXTS(thing_list, "SELECT id FROM thing ORDER BY id"), .many = true};
static const struct stmt thing_names = {TEXTS(thing_names, "SELECT id, name FROM thing ORDER BY name, id"),
                                        .many = true};
static const struct stmt thing_fi = {
    TEXTS(thing_fi, "SELECT id, name FROM thing ORDER BY name COLLATE fi, id"), .many = true};
static const struct stmt thing_count = {TEXTS(thing_count, "SELECT count(*) FROM thing")};
static const struct stmt thing_sum = {TEXTS(thing_sum, "SELECT sum(at) FROM thing")};
static const struct stmt thing_exists = {
    TEXTS(thing_exists, "SELECT EXISTS (SELECT 1 FROM thing WHERE id = $1)"), .params = one_int,
    .n_params = 1};
static const struct stmt thing_new = {TEXTS(thing_new, "INSERT INTO thing (name) VALUES ($1) RETURNING id"),
                                      .params = one_text, .n_params = 1, .writes = true};
static const struct stmt thing_rename = {TEXTS(thing_rename, "UPDATE thing SET name = 'x'"), .writes = true};
static const struct stmt part_add = {TEXTS(part_add, "INSERT INTO part (thing_id, name) VALUES ($1, $2)"),
                                     .params = int_text, .n_params = 2, .writes = true};
static const struct stmt part_count = {TEXTS(part_count, "SELECT count(*) FROM part")};
static const struct stmt broken = {TEXTS(broken, "SELECT nothing FROM nowhere")};

static struct test_db *with_things(void **state)
{
    struct test_db *t = test_db(state);
    const struct embedded steps[] = {
        schema_files[0],
        {"0001_thing.sql", (const unsigned char *)thing_sql, sizeof thing_sql - 1, ""},
        {0},
    };
    struct problem why = {0};
    int n = 0;
    if (db_migrate_steps(t->db, steps, &n, &why) != OK) fail_msg("%s", why.note);
    assert_int_equal(n, 2);
    return t;
}

static int64_t count(struct db *db, const struct stmt *s)
{
    int64_t n = -1;
    assert_int_equal(db_get_int(db, s, DB_NO_VALUES, &n), OK);
    return n;
}

static int64_t add_thing(struct db *db, const char *name)
{
    int64_t id = 0;
    enum err e = db_get_int(db, &thing_new, DB_VALUES(DB_TEXT(name)), &id);
    if (e != OK) fail_msg("%s", db_error(db));
    return id;
}

static struct thing get_thing(struct test_db *t, int64_t id)
{
    struct thing thing;
    enum err e = db_get(t->db, t->a, &thing_get, DB_VALUES(DB_INT(id)), &THING, &thing);
    if (e != OK) fail_msg("%s: %s", err_name(e), db_error(t->db));
    return thing;
}

/* ---- values and rows ---- */

static void types_come_back_as_they_went(void **state)
{
    struct test_db *t = with_things(state);
    struct day day;
    assert_int_equal(day_make(2024, 2, 29, &day), OK);
    assert_int_equal(
        db_run(t->db, &thing_add,
               DB_VALUES(DB_INT(INT64_MAX), DB_TEXT("Öinen \xf0\x9f\x8c\x99 'lainaus' \"a\""), DB_TEXT(""),
                         db_word(&COLOUR, COLOUR_BLUE), DB_BLOB(STR("a\0b\xff\x00")), db_day_in(t->a, day),
                         DB_MOMENT(((struct moment){1700000000})), DB_REAL(0.1), DB_BOOL(true))),
        OK);
    struct thing thing = get_thing(t, INT64_MAX);
    assert_true(thing.id == INT64_MAX);
    assert_string_equal(thing.name, "Öinen \xf0\x9f\x8c\x99 'lainaus' \"a\"");
    assert_string_equal(thing.note, "");
    assert_int_equal(thing.kind, COLOUR_BLUE);
    assert_int_equal(thing.bytes.n, 5);
    assert_memory_equal(thing.bytes.p, "a\0b\xff\x00", 5);
    assert_int_equal(thing.day.n, day.n);
    assert_int_equal(thing.at.s, 1700000000);
    assert_true(thing.share == 0.1);
    assert_true(thing.flag);
    assert_string_equal(thing.absent, "");
    assert_false(day_known(thing.absent_day));
}

static void nothing_comes_back_as_nothing(void **state)
{
    struct test_db *t = with_things(state);
    assert_int_equal(
        db_run(t->db, &thing_add,
               DB_VALUES(DB_INT(INT64_MIN), DB_TEXT(""), DB_TEXT(NULL), db_word(&COLOUR, 0), DB_NULL,
                         db_day_in(t->a, DAY_NONE), DB_MOMENT((struct moment){0}), DB_NULL, DB_BOOL(false))),
        OK);
    struct thing thing = get_thing(t, INT64_MIN);
    assert_true(thing.id == INT64_MIN);
    assert_string_equal(thing.note, "");
    assert_int_equal(thing.kind, 0);
    assert_int_equal(thing.bytes.n, 0);
    assert_false(day_known(thing.day));
    assert_int_equal(thing.at.s, 0);
    assert_true(thing.share == 0);
    assert_false(thing.flag);
    /* '' and NULL are told apart in the table, and an empty blob is no NULL. */
    static const struct stmt nulls = {TEXTS(
        nulls, "SELECT count(*) FROM thing WHERE name = '' AND note IS NULL AND bytes IS NULL AND kind IS "
               "NULL AND day IS NULL AND at IS NULL AND share IS NULL")};
    assert_int_equal(count(t->db, &nulls), 1);
    assert_int_equal(db_run(t->db, &thing_add,
                            DB_VALUES(DB_INT(1), DB_STR(STR("")), DB_NULL, DB_NULL, DB_BLOB(STR("")), DB_NULL,
                                      DB_ID(0), DB_NULL, DB_INT(0))),
                     OK);
    static const struct stmt empty = {
        TEXTS(empty, "SELECT count(*) FROM thing WHERE length(bytes) = 0 AND at IS NULL")};
    assert_int_equal(count(t->db, &empty), 1);
}

static void numbers_are_read_from_what_engines_call_otherwise(void **state)
{
    struct test_db *t = with_things(state);
    int64_t id = add_thing(t->db, "a"), n = -1;
    assert_int_equal(count(t->db, &thing_sum), 0); /* sum of nothing is NULL */
    assert_int_equal(db_get_int(t->db, &thing_exists, DB_VALUES(DB_INT(id)), &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(db_get_int(t->db, &thing_exists, DB_VALUES(DB_INT(id + 1)), &n), OK);
    assert_int_equal(n, 0);
}

static void text_that_is_no_text_is_refused(void **state)
{
    struct test_db *t = with_things(state);
    int64_t id;
    assert_int_equal(db_get_int(t->db, &thing_new, DB_VALUES(DB_TEXT("\xc3")), &id), ERR_INPUT);
    assert_int_equal(db_get_int(t->db, &thing_new, DB_VALUES(DB_STR(STR("a\0b"))), &id), ERR_INPUT);
    assert_int_equal(count(t->db, &thing_count), 0);
}

static void our_own_mistakes_are_internal(void **state)
{
    struct test_db *t = with_things(state);
    struct thing thing;
    int64_t id = add_thing(t->db, "a");
    assert_int_equal(db_get(t->db, t->a, &thing_get, DB_NO_VALUES, &THING, &thing), ERR_INTERNAL);
    assert_int_equal(db_get(t->db, t->a, &thing_get, DB_VALUES(DB_TEXT("1")), &THING, &thing), ERR_INTERNAL);
    assert_int_equal(db_get(t->db, t->a, &thing_get, DB_VALUES(DB_INT(id)), &ID_ONLY, &thing), ERR_INTERNAL);
    assert_non_null(strstr(db_error(t->db), "name")); /* says which column has no field */
    assert_int_equal(db_get(t->db, t->a, &thing_names, DB_NO_VALUES, &WRONG, &thing), ERR_INTERNAL);
    assert_int_equal(db_get_int(t->db, &broken, DB_NO_VALUES, &id), ERR_INTERNAL);
    assert_non_null(strstr(db_error(t->db), "broken"));
    assert_int_equal(db_run(t->db, &thing_count, DB_NO_VALUES), ERR_INTERNAL);
    assert_int_equal(count(t->db, &thing_count), 1); /* and the connection goes on */
}

static void rows_are_listed_in_order(void **state)
{
    struct test_db *t = with_things(state);
    struct thing *rows;
    size_t n = 1;
    assert_int_equal(db_list(t->db, t->a, &thing_list, DB_NO_VALUES, &THING, &rows, &n), OK);
    assert_int_equal(n, 0);
    assert_null(rows);
    struct thing one;
    assert_int_equal(db_get(t->db, t->a, &thing_list, DB_NO_VALUES, &THING, &one), ERR_NOT_FOUND);
    for (int i = 0; i < 20; i++)
        add_thing(t->db, i % 2 ? "a" : "B");
    assert_int_equal(db_list(t->db, t->a, &thing_names, DB_NO_VALUES, &THING, &rows, &n), OK);
    assert_int_equal(n, 20);
    /* By bytes, capitals first, on both engines. */
    assert_string_equal(rows[0].name, "B");
    assert_string_equal(rows[9].name, "B");
    assert_string_equal(rows[10].name, "a");
    assert_true(rows[10].id < rows[11].id);
}

static void too_many_rows_are_refused(void **state)
{
    struct test_db *t = with_things(state);
    static const struct stmt rows_100000 = {TEXTS(
        rows_100000, "WITH RECURSIVE s (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM s WHERE id < 100000) "
                     "SELECT id FROM s")};
    static const struct stmt rows_100001 = {TEXTS(
        rows_100001, "WITH RECURSIVE s (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM s WHERE id < 100001) "
                     "SELECT id FROM s")};
    struct thing *rows;
    size_t n;
    assert_int_equal(db_list(t->db, t->a, &rows_100000, DB_NO_VALUES, &ID_ONLY, &rows, &n), OK);
    assert_int_equal(n, 100000);
    assert_int_equal(rows[99999].id, 100000);
    assert_int_equal(db_list(t->db, t->a, &rows_100001, DB_NO_VALUES, &ID_ONLY, &rows, &n), ERR_LIMIT);
}

/* ---- one by one ---- */

struct walk {
    struct db *db;
    int seen;
    int stop_at;   /* answers ERR_CONFLICT there; 0 never */
    bool adds;     /* a part for each thing */
    enum err same; /* what the same statement answers while it runs */
};

static enum err walk_one(void *context, const void *row)
{
    struct walk *w = context;
    const struct thing *thing = row;
    w->seen++;
    if (w->seen == w->stop_at) return ERR_CONFLICT;
    int64_t n;
    w->same = db_get_int(w->db, &thing_list, DB_NO_VALUES, &n);
    return w->adds ? db_run(w->db, &part_add, DB_VALUES(DB_INT(thing->id), DB_TEXT("part"))) : OK;
}

static void each_row_comes_once(void **state)
{
    struct test_db *t = with_things(state);
    static const struct stmt fill = {
        TEXTS(fill,
              "INSERT INTO thing (name) WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s "
              "WHERE n < 1200) SELECT 'thing' FROM s"),
        .writes = true};
    assert_int_equal(db_run(t->db, &fill, DB_NO_VALUES), OK);
    assert_int_equal(db_changes(t->db), 1200);
    struct walk w = {.db = t->db};
    struct db_each each = {walk_one, &w};
    assert_int_equal(db_each(t->db, &thing_list, DB_NO_VALUES, &ID_ONLY, &each), OK);
    assert_int_equal(w.seen, 1200);
    assert_int_equal(w.same, ERR_INTERNAL);
    w = (struct walk){.db = t->db, .stop_at = 700};
    assert_int_equal(db_each(t->db, &thing_list, DB_NO_VALUES, &ID_ONLY, &each), ERR_CONFLICT);
    assert_int_equal(w.seen, 700);
    /* Writing from within needs a write transaction around. */
    w = (struct walk){.db = t->db, .adds = true};
    assert_int_equal(db_each(t->db, &thing_list, DB_NO_VALUES, &ID_ONLY, &each), ERR_INTERNAL);
    auto_tx struct db_tx tx;
    assert_int_equal(db_begin(t->db, DB_WRITE, &tx), OK);
    w = (struct walk){.db = t->db, .adds = true};
    assert_int_equal(db_each(t->db, &thing_list, DB_NO_VALUES, &ID_ONLY, &each), OK);
    assert_int_equal(db_commit(&tx), OK);
    assert_int_equal(count(t->db, &part_count), 1200);
}

/* ---- constraints and transactions ---- */

static void constraints_are_conflicts(void **state)
{
    struct test_db *t = with_things(state);
    int64_t id = add_thing(t->db, "a");
    assert_int_equal(db_run(t->db, &part_add, DB_VALUES(DB_INT(id), DB_TEXT("p"))), OK);
    assert_int_equal(db_run(t->db, &part_add, DB_VALUES(DB_INT(id), DB_TEXT("p"))), ERR_CONFLICT);
    assert_int_equal(db_run(t->db, &part_add, DB_VALUES(DB_INT(id), DB_TEXT(""))), ERR_CONFLICT);
    assert_int_equal(db_run(t->db, &part_add, DB_VALUES(DB_INT(id), DB_NULL)), ERR_CONFLICT);
    /* The foreign key is looked at when the statement's own transaction ends … */
    assert_int_equal(db_run(t->db, &part_add, DB_VALUES(DB_INT(id + 1), DB_TEXT("p"))), ERR_CONFLICT);
    /* … or ours does. */
    struct db_tx tx;
    assert_int_equal(db_begin(t->db, DB_WRITE, &tx), OK);
    assert_int_equal(db_run(t->db, &part_add, DB_VALUES(DB_INT(id + 1), DB_TEXT("p"))), OK);
    assert_int_equal(db_commit(&tx), ERR_CONFLICT);
    assert_null(tx.db);
    assert_int_equal(count(t->db, &part_count), 1);
}

static void what_is_not_committed_is_gone(void **state)
{
    struct test_db *t = with_things(state);
    {
        auto_tx struct db_tx tx;
        assert_int_equal(db_begin(t->db, DB_WRITE, &tx), OK);
        add_thing(t->db, "a");
        assert_int_equal(count(t->db, &thing_count), 1);
    }
    assert_int_equal(count(t->db, &thing_count), 0);
}

static void savepoints_nest(void **state)
{
    struct test_db *t = with_things(state);
    struct db_tx outer, middle, inner;
    assert_int_equal(db_begin(t->db, DB_WRITE, &outer), OK);
    add_thing(t->db, "kept");
    assert_int_equal(db_begin(t->db, DB_WRITE, &middle), OK);
    add_thing(t->db, "kept too");
    assert_int_equal(db_begin(t->db, DB_WRITE, &inner), OK);
    add_thing(t->db, "dropped");
    db_rollback(&inner);
    assert_int_equal(db_begin(t->db, DB_WRITE, &inner), OK);
    add_thing(t->db, "kept as well");
    assert_int_equal(db_commit(&inner), OK);
    assert_int_equal(db_commit(&middle), OK);
    assert_int_equal(db_begin(t->db, DB_WRITE, &middle), OK);
    assert_int_equal(db_begin(t->db, DB_WRITE, &inner), OK);
    add_thing(t->db, "committed within what is dropped");
    assert_int_equal(db_commit(&inner), OK);
    db_rollback(&middle);
    assert_int_equal(db_commit(&outer), OK);
    assert_int_equal(count(t->db, &thing_count), 3);
}

/* One document of an import fails, the others are kept. */
static void failure_ends_the_innermost_level_only(void **state)
{
    struct test_db *t = with_things(state);
    struct db_tx outer, inner;
    int64_t id;
    assert_int_equal(db_begin(t->db, DB_WRITE, &outer), OK);
    id = add_thing(t->db, "kept");
    assert_int_equal(db_begin(t->db, DB_WRITE, &inner), OK);
    add_thing(t->db, "dropped");
    assert_int_equal(db_run(t->db, &part_add, DB_VALUES(DB_INT(id), DB_TEXT(""))), ERR_CONFLICT);
    /* From here on only back, on both engines. */
    assert_int_equal(db_run(t->db, &part_add, DB_VALUES(DB_INT(id), DB_TEXT("p"))), ERR_CONFLICT);
    struct db_tx deeper;
    assert_int_equal(db_begin(t->db, DB_WRITE, &deeper), ERR_CONFLICT);
    assert_null(deeper.db);
    assert_int_equal(db_commit(&inner), ERR_CONFLICT);
    assert_int_equal(db_run(t->db, &part_add, DB_VALUES(DB_INT(id), DB_TEXT("p"))), OK);
    assert_int_equal(db_commit(&outer), OK);
    assert_int_equal(count(t->db, &thing_count), 1);
    assert_int_equal(count(t->db, &part_count), 1);
}

static void no_row_is_no_failure(void **state)
{
    struct test_db *t = with_things(state);
    struct db_tx tx;
    struct thing thing;
    assert_int_equal(db_begin(t->db, DB_WRITE, &tx), OK);
    assert_int_equal(db_get(t->db, t->a, &thing_get, DB_VALUES(DB_INT(7)), &THING, &thing), ERR_NOT_FOUND);
    add_thing(t->db, "a");
    assert_int_equal(db_commit(&tx), OK);
    assert_int_equal(count(t->db, &thing_count), 1);
}

static void reading_joins_and_never_writes(void **state)
{
    struct test_db *t = with_things(state);
    struct db_tx read, inner;
    assert_int_equal(db_begin(t->db, DB_READ, &read), OK);
    assert_int_equal(db_begin(t->db, DB_READ, &inner), OK);
    assert_int_equal(db_commit(&inner), OK);
    assert_int_equal(db_begin(t->db, DB_WRITE, &inner), ERR_INTERNAL);
    assert_int_equal(db_run(t->db, &thing_rename, DB_NO_VALUES), ERR_INTERNAL);
    assert_int_equal(db_commit(&read), OK);
    struct db_tx write;
    assert_int_equal(db_begin(t->db, DB_WRITE, &write), OK);
    assert_int_equal(db_begin(t->db, DB_READ, &inner), OK);
    db_rollback(&inner);
    add_thing(t->db, "a");
    assert_int_equal(db_commit(&write), OK);
    assert_int_equal(count(t->db, &thing_count), 1);
}

static void a_statement_can_be_made_to_fail(void **state)
{
    struct test_db *t = with_things(state);
    for (int n = 1; n <= 2; n++) {
        struct db_tx tx;
        int64_t id = 0;
        assert_int_equal(db_begin(t->db, DB_WRITE, &tx), OK);
        db_fail_after(t->db, n);
        enum err first = db_get_int(t->db, &thing_new, DB_VALUES(DB_TEXT("a")), &id);
        assert_int_equal(first, n == 1 ? ERR_INTERNAL : OK);
        assert_int_equal(db_get_int(t->db, &thing_new, DB_VALUES(DB_TEXT("b")), &id), ERR_INTERNAL);
        assert_int_equal(db_commit(&tx), ERR_INTERNAL);
        assert_int_equal(count(t->db, &thing_count), 0);
    }
    add_thing(t->db, "a");
    int64_t before = db_statement_count(t->db);
    assert_int_equal(count(t->db, &thing_count), 1);
    assert_int_equal(db_statement_count(t->db), before + 1);
}

static void many_statements_are_kept_prepared(void **state)
{
    struct test_db *t = with_things(state);
    struct stmt many[200];
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 200; i++) {
            const char *sql = arena_printf(t->a, "SELECT %d", i);
            if (!round)
                many[i] = (struct stmt){.name = "n", .sqlite = sql, .pg = sql, .file = "db/db_test.c"};
            assert_int_equal(count(t->db, &many[i]), i);
        }
    }
}

static void names_are_ordered_as_finns_do(void **state)
{
    struct test_db *t = with_things(state);
    add_thing(t->db, "Ähtäri");
    add_thing(t->db, "Åland");
    add_thing(t->db, "Ylöjärvi");
    struct thing *rows;
    size_t n;
    assert_int_equal(db_list(t->db, t->a, &thing_fi, DB_NO_VALUES, &THING, &rows, &n), OK);
    assert_string_equal(rows[0].name, "Ylöjärvi");
    assert_string_equal(rows[1].name, "Åland");
    assert_string_equal(rows[2].name, "Ähtäri");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_DB_EMPTY(types_come_back_as_they_went),
        TEST_DB_EMPTY(nothing_comes_back_as_nothing),
        TEST_DB_EMPTY(numbers_are_read_from_what_engines_call_otherwise),
        TEST_DB_EMPTY(text_that_is_no_text_is_refused),
        TEST_DB_EMPTY(our_own_mistakes_are_internal),
        TEST_DB_EMPTY(rows_are_listed_in_order),
        TEST_DB_EMPTY(too_many_rows_are_refused),
        TEST_DB_EMPTY(each_row_comes_once),
        TEST_DB_EMPTY(constraints_are_conflicts),
        TEST_DB_EMPTY(what_is_not_committed_is_gone),
        TEST_DB_EMPTY(savepoints_nest),
        TEST_DB_EMPTY(failure_ends_the_innermost_level_only),
        TEST_DB_EMPTY(no_row_is_no_failure),
        TEST_DB_EMPTY(reading_joins_and_never_writes),
        TEST_DB_EMPTY(a_statement_can_be_made_to_fail),
        TEST_DB_EMPTY(many_statements_are_kept_prepared),
        TEST_DB_EMPTY(names_are_ordered_as_finns_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
