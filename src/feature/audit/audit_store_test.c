/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "feature/audit/audit_store.h"

static const struct moment NOW = {1710496800};

static void note(void *context, const char *line)
{
    char *found = context;
    snprintf(found, 200, "%s", line);
}

static void fill(struct test_db *t, int n)
{
    char subject[AUDIT_SUBJECT];
    for (int i = 1; i <= n; i++)
        assert_int_equal(audit_add(t->db, NOW, NULL, "meeting planned", audit_subject(subject, "meeting", i)), OK);
}

static void entries_come_back_newest_first(void **state)
{
    struct test_db *t = test_db(state);
    struct audit_entry *all;
    size_t n;
    fill(t, 3);
    assert_int_equal(audit_list(t->db, t->a, 0, 2, &all, &n), OK);
    assert_int_equal(n, 2);
    assert_int_equal(all[0].id, 3);
    assert_string_equal(all[0].subject, "meeting 3");
    assert_int_equal(audit_list(t->db, t->a, 2, 10, &all, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].id, 1);
    assert_int_equal(audit_list_by_subject(t->db, t->a, "meeting 2", 10, &all, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].id, 2);
}

static void the_chain_is_whole(void **state)
{
    struct test_db *t = test_db(state);
    struct audit_entry *all;
    struct audit_state seal;
    char found[200] = "";
    size_t n;
    const struct db_findings findings = {note, found};
    assert_int_equal(audit_check(t->db, &findings, &seal), OK);
    assert_int_equal(seal.n, 0);
    assert_string_equal(seal.last_hash, "");
    fill(t, 3);
    assert_int_equal(audit_check(t->db, &findings, &seal), OK);
    assert_string_equal(found, "");
    assert_int_equal(seal.n, 3);
    assert_int_equal(audit_list(t->db, t->a, 0, 1, &all, &n), OK);
    assert_string_equal(seal.last_hash, all[0].hash);
}

/* Somebody writes into the file past the program. */
static void a_changed_entry_is_found(void **state)
{
    static const struct stmt tamper = {.name = "tamper",
                                       .sqlite = "UPDATE audit_entry SET subject = 'meeting 9' WHERE id = 2",
                                       .pg = "UPDATE audit_entry SET subject = 'meeting 9' WHERE id = 2",
                                       .file = "audit_store_test.c",
                                       .writes = true};
    static const struct stmt cut = {.name = "cut",
                                    .sqlite = "DELETE FROM audit_entry WHERE id = 2",
                                    .pg = "DELETE FROM audit_entry WHERE id = 2",
                                    .file = "audit_store_test.c",
                                    .writes = true};
    struct test_db *t = test_db(state);
    struct audit_state seal;
    char found[200] = "";
    const struct db_findings findings = {note, found};
    fill(t, 3);
    assert_int_equal(db_run(t->db, &tamper, DB_NO_VALUES), OK);
    assert_int_equal(audit_check(t->db, &findings, &seal), OK);
    assert_string_equal(found, "audit_entry 2: it has been changed");
    assert_int_equal(db_run(t->db, &cut, DB_NO_VALUES), OK);
    assert_int_equal(audit_check(t->db, &findings, &seal), OK);
    assert_string_equal(found, "audit_entry 3: an entry is missing before it");
}

static void what_is_rolled_back_is_not_logged(void **state)
{
    struct test_db *t = test_db(state);
    struct audit_entry *all;
    struct db_tx tx;
    size_t n;
    assert_int_equal(db_begin(t->db, DB_WRITE, &tx), OK);
    fill(t, 1);
    db_rollback(&tx);
    assert_int_equal(audit_list(t->db, t->a, 0, 10, &all, &n), OK);
    assert_int_equal(n, 0);
}

int main(void)
{
    day_init();
    const struct CMUnitTest tests[] = {
        TEST_DB(entries_come_back_newest_first),
        TEST_DB(the_chain_is_whole),
        TEST_DB(a_changed_entry_is_found),
        TEST_DB(what_is_rolled_back_is_not_logged),
    };
    return cmocka_run_group_tests_name("audit_store", tests, NULL, NULL);
}
