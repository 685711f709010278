/* Opening, several connections, sudden death, care. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/db_engine.h"

#define TEXTS(name_, sql) .name = #name_, .sqlite = sql, .pg = sql, .file = "db/db_life_test.c"
static const struct stmt_param one_int[] = {{"n", STMT_INT}};
static const struct stmt note_add = {TEXTS(note_add, "INSERT INTO note (id) VALUES ($1)"), .params = one_int,
                                     .n_params = 1, .writes = true};
static const struct stmt note_count = {TEXTS(note_count, "SELECT count(*) FROM note")};
static const struct stmt note_count_to = {TEXTS(note_count_to, "SELECT count(*) FROM note WHERE id <= $1"),
                                          .params = one_int, .n_params = 1};
/* Says that it reads, but writes. */
static const struct stmt note_lie = {TEXTS(note_lie, "INSERT INTO note (id) VALUES (99) RETURNING id")};
static const struct stmt backend = {.name = "backend", .pg = "SELECT pg_backend_pid()", .file = ""};

static void make_notes(struct db *db)
{
    if (db_script(db, "CREATE TABLE note (id INTEGER PRIMARY KEY)") != OK) fail_msg("%s", db_error(db));
}

static int64_t count(struct db *db)
{
    int64_t n = -1;
    if (db_get_int(db, &note_count, DB_NO_VALUES, &n) != OK) fail_msg("%s", db_error(db));
    return n;
}

static void add(struct db *db, int64_t id)
{
    if (db_run(db, &note_add, DB_VALUES(DB_INT(id))) != OK) fail_msg("%s", db_error(db));
}

/* ---- opening ---- */

static void refused(const char *where, enum db_mode mode, enum err expected, const char *said)
{
    struct db *db;
    struct problem why = {0};
    enum err e = db_open(where, mode, &db, &why);
    if (e != expected) fail_msg("%s: %s (%s)", where, err_name(e), why.note);
    if (!strstr(why.note, said)) fail_msg("%s: \"%s\" does not say \"%s\"", where, why.note, said);
}

static void write_file(const char *path, const char *text, size_t n)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, n, f), n);
    fclose(f);
}

static void addresses_that_cannot_be_are_told_plainly(void **state)
{
    struct test_db *t = test_db(state);
    const char *folder = t->folder;
    refused("", DB_MODE_CREATE, ERR_INPUT, "empty");
    refused(folder, DB_MODE_CREATE, ERR_INPUT, "is a folder");
    refused(arena_printf(t->a, "%s/none.db", folder), DB_MODE_READ, ERR_NOT_FOUND, "none.db does not exist");
    refused(arena_printf(t->a, "%s/none.db", folder), DB_MODE_WRITE, ERR_NOT_FOUND, "none.db does not exist");
    refused(arena_printf(t->a, "%s/no/x.db", folder), DB_MODE_CREATE, ERR_NOT_FOUND, "/no does not exist");
    refused(arena_printf(t->a, "%s/x.db", t->where), DB_MODE_CREATE, ERR_INPUT, "part of the path is a file");
    refused("/dev/null", DB_MODE_CREATE, ERR_INPUT, "not a file");
    refused(":memory:", DB_MODE_READ, ERR_INPUT, "memory");
    refused("postgresql://h/d?no_such_word=1", DB_MODE_READ, ERR_INPUT, "address");
    refused("postgresql:///d?host=/nowhere/at/all", DB_MODE_READ, ERR_BUSY, "does not answer");
}

static void a_folder_without_the_right_is_told_plainly(void **state)
{
    struct test_db *t = test_db(state);
    bool root = geteuid() == 0;
    const char *path = arena_printf(t->a, "%s/new.db", t->folder);
    assert_int_equal(chmod(t->folder, 0555), 0);
    if (root) assert_int_equal(seteuid(65534), 0);
    struct db *db;
    struct problem why = {0};
    enum err e = db_open(path, DB_MODE_CREATE, &db, &why);
    if (root) assert_int_equal(seteuid(0), 0);
    assert_int_equal(chmod(t->folder, 0755), 0);
    assert_int_equal(e, ERR_FORBIDDEN);
    assert_non_null(strstr(why.note, "may not be written"));
}

static void what_is_not_ours_is_left_alone(void **state)
{
    struct test_db *t = test_db(state);
    const char *text = arena_printf(t->a, "%s/letter.txt", t->folder);
    char letter[2000];
    memset(letter, 'x', sizeof letter);
    write_file(text, letter, sizeof letter);
    refused(text, DB_MODE_WRITE, ERR_CONFLICT, "not a database of this program");
    const char *empty = arena_printf(t->a, "%s/empty.db", t->folder);
    write_file(empty, "", 0);
    refused(empty, DB_MODE_READ, ERR_NOT_FOUND, "is empty");
    struct db *db;
    assert_int_equal(db_open(empty, DB_MODE_WRITE, &db, NULL), OK); /* nobody's: taken */
    make_notes(db);
    assert_int_equal(db_script(db, "PRAGMA application_id=42"), OK);
    db_close(db);
    refused(empty, DB_MODE_CREATE, ERR_CONFLICT, "another program");
    refused(empty, DB_MODE_WRITE, ERR_CONFLICT, "another program (application id 42)");
    refused(empty, DB_MODE_READ, ERR_CONFLICT, "another program");
}

static void the_file_is_made_as_it_should_be(void **state)
{
    struct test_db *t = test_db(state);
    struct db *reader = test_db_connect(t, DB_MODE_READ);
    static const struct {
        const char *pragma;
        int64_t value;
    } table[] = {
        {"PRAGMA page_size", 8192},    {"PRAGMA application_id", 0x59484459}, {"PRAGMA foreign_keys", 1},
        {"PRAGMA synchronous", 2},     {"PRAGMA trusted_schema", 0},          {"PRAGMA secure_delete", 2},
        {"PRAGMA busy_timeout", 5000}, {"PRAGMA mmap_size", 268435456},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct stmt s = {.name = "pragma", .sqlite = table[i].pragma, .file = ""};
        int64_t written = -1, read = -1;
        struct db *own;
        assert_int_equal(db_open(t->where, DB_MODE_READ, &own, NULL), OK);
        assert_int_equal(db_get_int(own, &s, DB_NO_VALUES, &read), OK);
        db_close(own);
        assert_int_equal(db_open(t->where, DB_MODE_WRITE, &own, NULL), OK);
        assert_int_equal(db_get_int(own, &s, DB_NO_VALUES, &written), OK);
        db_close(own);
        assert_int_equal(read, table[i].value);
        assert_int_equal(written, table[i].value);
    }
    static const struct stmt wal = {
        .name = "wal", .sqlite = "SELECT journal_mode = 'wal' FROM pragma_journal_mode", .file = ""};
    int64_t is_wal = 0;
    assert_int_equal(db_get_int(reader, &wal, DB_NO_VALUES, &is_wal), OK);
    assert_int_equal(is_wal, 1);
}

static void a_database_in_memory_works_too(void **state)
{
    struct db *db;
    int version;
    assert_int_equal(db_open(":memory:", DB_MODE_WRITE, &db, NULL), OK);
    make_notes(db);
    add(db, 1);
    assert_int_equal(count(db), 1);
    assert_int_equal(db_schema_version(db, &version), OK);
    assert_int_equal(version, 0);
    db_close(db);
}

/* ---- several connections ---- */

static void a_read_connection_never_writes(void **state)
{
    struct test_db *t = test_db(state);
    make_notes(t->db);
    struct db *reader = test_db_connect(t, DB_MODE_READ);
    struct db_tx tx;
    int64_t n;
    assert_int_equal(db_run(reader, &note_add, DB_VALUES(DB_INT(1))), ERR_INTERNAL);
    assert_int_equal(db_begin(reader, DB_WRITE, &tx), ERR_INTERNAL);
    assert_int_equal(db_get_int(reader, &note_lie, DB_NO_VALUES, &n), ERR_INTERNAL); /* the engine itself */
    assert_int_equal(count(reader), 0);
}

static void a_reader_sees_one_state(void **state)
{
    struct test_db *t = test_db(state);
    make_notes(t->db);
    struct db *reader = test_db_connect(t, DB_MODE_READ);
    struct db_tx tx;
    assert_int_equal(db_begin(reader, DB_READ, &tx), OK);
    assert_int_equal(count(reader), 0);
    add(t->db, 1);
    assert_int_equal(count(reader), 0);
    assert_int_equal(db_commit(&tx), OK);
    assert_int_equal(count(reader), 1);
}

static void *commit_later(void *context)
{
    struct db_tx *tx = context;
    usleep(100000);
    return db_commit(tx) == OK ? context : NULL;
}

static void writers_wait_for_each_other(void **state)
{
    struct test_db *t = test_db(state);
    make_notes(t->db);
    struct db *other = test_db_connect(t, DB_MODE_WRITE);
    struct db_tx first, second;
    assert_int_equal(db_begin(t->db, DB_WRITE, &first), OK);
    add(t->db, 1);
    const char *impatient = db_is_pg(other) ? "SET lock_timeout = 20" : "PRAGMA busy_timeout=20";
    const char *patient = db_is_pg(other) ? "SET lock_timeout = 5000" : "PRAGMA busy_timeout=5000";
    assert_int_equal(db_script(other, impatient), OK);
    assert_int_equal(db_begin(other, DB_WRITE, &second), ERR_BUSY);
    assert_null(second.db);
    assert_int_equal(db_script(other, patient), OK);
    pthread_t thread;
    void *committed = NULL;
    assert_int_equal(pthread_create(&thread, NULL, commit_later, &first), 0);
    enum err e = db_begin(other, DB_WRITE, &second);
    pthread_join(thread, &committed);
    assert_non_null(committed);
    assert_int_equal(e, OK);
    assert_int_equal(count(other), 1); /* and sees what the first has written */
    add(other, 2);
    assert_int_equal(db_commit(&second), OK);
    assert_int_equal(count(t->db), 2);
}

static int64_t generation(struct db *db)
{
    int64_t n = -1;
    if (db_generation(db, &n) != OK) fail_msg("%s", db_error(db));
    return n;
}

static void the_generation_is_seen_by_all(void **state)
{
    struct test_db *t = test_db(state);
    struct db *reader = test_db_connect(t, DB_MODE_READ);
    int64_t before = generation(reader);
    assert_int_equal(generation(t->db), before);
    struct db_tx tx;
    assert_int_equal(db_begin(t->db, DB_WRITE, &tx), OK);
    assert_int_equal(db_raise_generation(t->db), OK);
    assert_int_equal(generation(t->db), before + 1);
    assert_int_equal(generation(reader), before); /* not committed */
    db_rollback(&tx);
    assert_int_equal(generation(t->db), before);
    assert_int_equal(db_begin(t->db, DB_WRITE, &tx), OK);
    assert_int_equal(db_raise_generation(t->db), OK);
    assert_int_equal(db_commit(&tx), OK);
    assert_int_equal(generation(t->db), before + 1);
    assert_int_equal(generation(reader), before + 1);
    /* Nothing new: SQLite's reader does not even look at the row. */
    int64_t statements = db_statement_count(reader);
    assert_int_equal(generation(reader), before + 1);
    assert_int_equal(db_statement_count(reader), statements + (db_is_pg(reader) ? 1 : 0));
}

/* ---- sudden death ---- */

_Noreturn static void write_until_killed(const char *where, int to)
{
    struct db *db;
    if (db_open(where, DB_MODE_WRITE, &db, NULL) != OK) _exit(1);
    for (int64_t id = 1;; id++) {
        struct db_tx tx;
        bool done = db_begin(db, DB_WRITE, &tx) == OK &&
                    db_run(db, &note_add, DB_VALUES(DB_INT(2 * id))) == OK &&
                    db_run(db, &note_add, DB_VALUES(DB_INT(2 * id + 1))) == OK && db_commit(&tx) == OK;
        if (!done || write(to, &id, sizeof id) != sizeof id) _exit(1);
    }
}

static void count_finding(void *context, const char *line)
{
    ++*(int *)context;
}

static void killed_in_the_middle_nothing_acknowledged_is_lost(void **state)
{
    struct test_db *t = test_db(state);
    make_notes(t->db);
    db_close(t->db); /* no connection is carried into the child */
    t->db = NULL;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) write_until_killed(t->where, ends[1]);
    close(ends[1]);
    int64_t last = 0, id = 0;
    while (last < 25 && read(ends[0], &id, sizeof id) == sizeof id)
        last = id;
    kill(child, SIGKILL);
    while (read(ends[0], &id, sizeof id) == sizeof id)
        last = id; /* said before it died */
    close(ends[0]);
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    assert_true(last >= 25);
    struct db *db = test_db_connect(t, DB_MODE_WRITE);
    /* On PostgreSQL the dead one's last transaction may still be on its way: a writer waits for it. */
    struct db_tx tx;
    assert_int_equal(db_begin(db, DB_WRITE, &tx), OK);
    int64_t n = 0;
    assert_int_equal(db_get_int(db, &note_count_to, DB_VALUES(DB_INT(2 * last + 1)), &n), OK);
    assert_int_equal(n, 2 * last);
    assert_int_equal(count(db) % 2, 0); /* the one not acknowledged is there as a whole or not at all */
    assert_true(count(db) <= 2 * last + 2);
    assert_int_equal(db_commit(&tx), OK);
    int findings = 0;
    struct db_findings to = {count_finding, &findings};
    assert_int_equal(db_check(db, &to), OK);
    assert_int_equal(findings, 0);
}

/* ---- PostgreSQL goes away ---- */

static void cut_off(struct test_db *t, struct db *db)
{
    int64_t pid = 0;
    assert_int_equal(db_get_int(db, &backend, DB_NO_VALUES, &pid), OK);
    struct db *other = test_db_connect(t, DB_MODE_WRITE);
    const char *sql = arena_printf(t->a, "SELECT pg_terminate_backend(%d, 5000)", (int)pid);
    if (db_script(other, sql) != OK) fail_msg("%s", db_error(other));
}

static void a_lost_connection_is_made_again(void **state)
{
    struct test_db *t = test_db(state);
    make_notes(t->db);
    struct db *db = test_db_connect(t, DB_MODE_WRITE);
    struct db_tx tx;
    add(db, 1);
    cut_off(t, db); /* while idle: not even noticed */
    assert_int_equal(db_begin(db, DB_WRITE, &tx), OK);
    add(db, 2);
    cut_off(t, db); /* in a transaction: told, and gone as a whole */
    assert_int_equal(db_run(db, &note_add, DB_VALUES(DB_INT(3))), ERR_BUSY);
    assert_int_equal(db_run(db, &note_add, DB_VALUES(DB_INT(3))), ERR_BUSY);
    assert_int_equal(db_commit(&tx), ERR_BUSY);
    assert_int_equal(count(db), 1);
    add(db, 2);
    cut_off(t, db); /* outside: told once */
    int64_t n;
    assert_int_equal(db_get_int(db, &note_count, DB_NO_VALUES, &n), ERR_BUSY);
    assert_int_equal(count(db), 2);
    cut_off(t, db); /* a savepoint goes with its transaction */
    struct db_tx inner;
    assert_int_equal(db_begin(db, DB_WRITE, &tx), OK);
    assert_int_equal(db_begin(db, DB_WRITE, &inner), OK);
    cut_off(t, db);
    assert_int_equal(db_run(db, &note_add, DB_VALUES(DB_INT(3))), ERR_BUSY);
    db_rollback(&inner);
    assert_int_equal(db_run(db, &note_add, DB_VALUES(DB_INT(4))), ERR_BUSY);
    db_rollback(&tx);
    assert_int_equal(count(db), 2);
}

static void a_changed_table_is_prepared_again(void **state)
{
    struct test_db *t = test_db(state);
    make_notes(t->db);
    static const struct stmt all = {TEXTS(all, "SELECT * FROM note")};
    add(t->db, 1);
    int64_t n = 0;
    assert_int_equal(db_get_int(t->db, &all, DB_NO_VALUES, &n), OK);
    struct db *other = test_db_connect(t, DB_MODE_WRITE);
    assert_int_equal(db_script(other, "ALTER TABLE note ADD COLUMN more TEXT"), OK);
    enum err e = db_get_int(t->db, &all, DB_NO_VALUES, &n);
    if (e == ERR_BUSY) e = db_get_int(t->db, &all, DB_NO_VALUES, &n);
    assert_int_equal(e, OK);
    assert_int_equal(n, 1);
}

/* ---- the disk is full ---- */

static void a_full_disk_loses_only_what_was_not_committed(void **state)
{
    struct test_db *t = test_db(state);
    assert_int_equal(db_script(t->db, "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT);"
                                      "INSERT INTO note VALUES (1, 'kept'); PRAGMA max_page_count=16"),
                     OK);
    static const struct stmt large = {TEXTS(large, "INSERT INTO note (text) VALUES (hex(zeroblob(3000)))"),
                                      .writes = true};
    struct db_tx outer, inner;
    assert_int_equal(db_begin(t->db, DB_WRITE, &outer), OK);
    assert_int_equal(db_begin(t->db, DB_WRITE, &inner), OK);
    enum err e = OK;
    for (int i = 0; i < 100 && e == OK; i++)
        e = db_run(t->db, &large, DB_NO_VALUES);
    assert_int_equal(e, ERR_INTERNAL);
    assert_non_null(strstr(db_error(t->db), "full"));
    assert_int_equal(db_commit(&inner), ERR_INTERNAL);
    /* SQLite may have given up the whole transaction by itself; then nothing more is taken into it. */
    if (!t->db->engine->in_transaction(t->db)) {
        assert_int_equal(db_run(t->db, &note_add, DB_VALUES(DB_INT(2))), ERR_INTERNAL);
        assert_int_equal(db_commit(&outer), ERR_INTERNAL);
    } else {
        assert_int_equal(db_commit(&outer), OK);
    }
    assert_int_equal(count(t->db), 1);
    add(t->db, 3);
    assert_int_equal(count(t->db), 2);
}

/* ---- care ---- */

static void damage_is_found(void **state)
{
    struct test_db *t = test_db(state);
    assert_int_equal(db_script(t->db, "CREATE TABLE a (id INTEGER PRIMARY KEY, text TEXT);"
                                      "CREATE INDEX a_by_text ON a (text);"
                                      "CREATE TABLE b (a_id INTEGER REFERENCES a (id));"
                                      "INSERT INTO a VALUES (1, 'one'), (2, 'two');"
                                      "PRAGMA foreign_keys=OFF; INSERT INTO b VALUES (3)"),
                     OK);
    int findings = 0;
    struct db_findings to = {count_finding, &findings};
    assert_int_equal(db_check(t->db, &to), OK);
    assert_int_equal(findings, 1); /* the row that names nobody */
    assert_int_equal(
        db_script(t->db, "PRAGMA foreign_keys=ON; DELETE FROM b; PRAGMA wal_checkpoint(TRUNCATE)"), OK);
    db_close(t->db);
    t->db = NULL;
    /* Page 3 holds the index: another text there than in its table. */
    int f = open(t->where, O_RDWR);
    char page[8192];
    assert_int_equal(pread(f, page, sizeof page, 2 * 8192), sizeof page);
    char *at = memmem(page, sizeof page, "two", 3);
    assert_non_null(at);
    memcpy(at, "tWo", 3);
    assert_int_equal(pwrite(f, page, sizeof page, 2 * 8192), sizeof page);
    close(f);
    struct db *db = test_db_connect(t, DB_MODE_READ);
    findings = 0;
    assert_int_equal(db_check(db, &to), OK);
    assert_true(findings > 0);
}

static void a_damaged_file_is_no_crash(void **state)
{
    struct test_db *t = test_db(state);
    make_notes(t->db);
    for (int i = 0; i < 5000; i++) {
        if (i == 0) assert_int_equal(db_script(t->db, "BEGIN"), OK);
        add(t->db, i);
    }
    assert_int_equal(db_script(t->db, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)"), OK);
    db_close(t->db);
    t->db = NULL;
    char rubbish[4 * 8192];
    memset(rubbish, 0x5a, sizeof rubbish);
    int f = open(t->where, O_RDWR);
    assert_int_equal(pwrite(f, rubbish, sizeof rubbish, 8192), sizeof rubbish);
    close(f);
    struct db *db = test_db_connect(t, DB_MODE_READ);
    int64_t n;
    assert_int_equal(db_get_int(db, &note_count, DB_NO_VALUES, &n), ERR_INTERNAL);
    assert_non_null(strstr(db_error(db), "malformed"));
    int findings = 0;
    struct db_findings to = {count_finding, &findings};
    enum err e = db_check(db, &to);
    assert_true(e == ERR_INTERNAL || findings > 0);
}

static void a_backup_is_whole_while_others_write(void **state)
{
    struct test_db *t = test_db(state);
    make_notes(t->db);
    add(t->db, 1);
    struct db *other = test_db_connect(t, DB_MODE_WRITE);
    struct db *reader = test_db_connect(t, DB_MODE_READ);
    struct db_tx tx;
    assert_int_equal(db_begin(other, DB_WRITE, &tx), OK);
    add(other, 2);
    const char *path = arena_printf(t->a, "%s/copy.db", t->folder);
    struct problem why = {0};
    if (db_backup(reader, path, &why) != OK) fail_msg("%s", why.note);
    assert_int_equal(db_commit(&tx), OK);
    assert_int_equal(db_backup(reader, path, &why), ERR_CONFLICT);
    assert_int_equal(db_backup(reader, arena_printf(t->a, "%s/no/copy.db", t->folder), &why), ERR_NOT_FOUND);
    struct db *copy;
    if (db_open(path, DB_MODE_READ, &copy, &why) != OK) fail_msg("%s", why.note);
    assert_int_equal(count(copy), 1); /* the state at that moment */
    int findings = 0;
    struct db_findings to = {count_finding, &findings};
    assert_int_equal(db_check(copy, &to), OK);
    assert_int_equal(findings, 0);
    db_close(copy);
}

static void postgresql_is_backed_up_by_its_own_means(void **state)
{
    struct test_db *t = test_db(state);
    struct problem why = {0};
    assert_int_equal(db_backup(t->db, arena_printf(t->a, "%s/copy", t->folder), &why), ERR_INPUT);
    assert_non_null(strstr(why.note, "pg_dump"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_DB_EMPTY_ON_SQLITE(addresses_that_cannot_be_are_told_plainly),
        TEST_DB_EMPTY_ON_SQLITE(a_folder_without_the_right_is_told_plainly),
        TEST_DB_EMPTY_ON_SQLITE(what_is_not_ours_is_left_alone),
        TEST_DB_EMPTY_ON_SQLITE(the_file_is_made_as_it_should_be),
        cmocka_unit_test(a_database_in_memory_works_too),
        TEST_DB_EMPTY(a_read_connection_never_writes),
        TEST_DB_EMPTY(a_reader_sees_one_state),
        TEST_DB_EMPTY(writers_wait_for_each_other),
        TEST_DB(the_generation_is_seen_by_all),
        TEST_DB_EMPTY(killed_in_the_middle_nothing_acknowledged_is_lost),
        TEST_DB_EMPTY_ON_PG(a_lost_connection_is_made_again),
        TEST_DB_EMPTY(a_changed_table_is_prepared_again),
        TEST_DB_EMPTY_ON_SQLITE(a_full_disk_loses_only_what_was_not_committed),
        TEST_DB_EMPTY_ON_SQLITE(damage_is_found),
        TEST_DB_EMPTY_ON_SQLITE(a_damaged_file_is_no_crash),
        TEST_DB_EMPTY_ON_SQLITE(a_backup_is_whole_while_others_write),
        TEST_DB_EMPTY_ON_PG(postgresql_is_backed_up_by_its_own_means),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
