/* The schema is the same on both engines: tables, columns, types, NULL, keys, references and indexes. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "db/db_engine.h"

/* Left out: virtual tables with what belongs to them on SQLite, tsvector columns on PostgreSQL; the search
 * index is each engine's own. */
#define SQLITE_TABLES                                                                                        \
    "FROM pragma_table_list t WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'"
#define SQLITE_FROM "FROM pragma_table_list t JOIN "
#define SQLITE_OWN "WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' "
#define PG_OWN "n.nspname = current_schema() "

static const struct stmt columns = {
    .name = "columns",
    .sqlite = "SELECT t.name || '.' || c.name || ' ' || lower(c.type) || "
              "CASE WHEN c.\"notnull\" OR c.pk THEN ' not null' ELSE '' END AS line " SQLITE_FROM
              "pragma_table_info(t.name) c " SQLITE_OWN,
    .pg = "SELECT t.relname || '.' || a.attname || ' ' || CASE format_type(a.atttypid, a.atttypmod) "
          "WHEN 'bigint' THEN 'integer' WHEN 'bytea' THEN 'blob' WHEN 'double precision' THEN 'real' "
          "ELSE format_type(a.atttypid, a.atttypmod) END || CASE WHEN a.attnotnull THEN ' not null' ELSE '' "
          "END "
          "AS line FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace "
          "JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped "
          "WHERE t.relkind = 'r' AND a.atttypid <> 'tsvector'::regtype AND " PG_OWN,
    .file = "db/catalogue_test.c",
};
static const struct stmt references = {
    .name = "references",
    .sqlite = "SELECT t.name || ' (' || group_concat(f.\"from\", ', ') || ') -> ' || f.\"table\" || "
              "' on delete ' || lower(f.on_delete) AS line " SQLITE_FROM
              "pragma_foreign_key_list(t.name) f " SQLITE_OWN "GROUP BY t.name, f.id",
    .pg = "SELECT t.relname || ' (' || (SELECT string_agg(a.attname, ', ' ORDER BY k.ord) "
          "FROM unnest(c.conkey) WITH ORDINALITY k (num, ord) "
          "JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.num) || ') -> ' || o.relname || "
          "' on delete ' || CASE c.confdeltype WHEN 'a' THEN 'no action' WHEN 'r' THEN 'restrict' "
          "WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' ELSE 'set default' END AS line "
          "FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class o ON o.oid = c.confrelid "
          "JOIN pg_namespace n ON n.oid = t.relnamespace WHERE c.contype = 'f' AND " PG_OWN,
    .file = "db/catalogue_test.c",
};
/* Keys go by their columns: the names of those that a table makes itself differ. */
static const struct stmt keys = {
    .name = "keys",
    .sqlite =
        "SELECT 'key ' || t.name || ' (' || (SELECT group_concat(name, ', ') FROM "
        "(SELECT name FROM pragma_table_info(t.name) WHERE pk > 0 ORDER BY pk)) || ')' AS line " SQLITE_TABLES
        " AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE pk > 0) "
        "UNION ALL SELECT 'unique ' || t.name || ' (' || (SELECT group_concat(coalesce(name, '?'), ', ') "
        "FROM pragma_index_info(i.name)) || ')' " SQLITE_FROM "pragma_index_list(t.name) i " SQLITE_OWN
        " AND i.origin = 'u'",
    .pg = "SELECT CASE c.contype WHEN 'p' THEN 'key ' ELSE 'unique ' END || t.relname || ' (' || "
          "(SELECT string_agg(a.attname, ', ' ORDER BY k.ord) FROM unnest(c.conkey) WITH ORDINALITY k (num, "
          "ord) "
          "JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.num) || ')' AS line "
          "FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid "
          "JOIN pg_namespace n ON n.oid = t.relnamespace WHERE c.contype IN ('p', 'u') AND " PG_OWN,
    .file = "db/catalogue_test.c",
};
static const struct stmt indexes = {
    .name = "indexes",
    .sqlite =
        "SELECT i.name || ' on ' || t.name || ' (' || (SELECT group_concat(coalesce(name, '?'), ', ') "
        "FROM pragma_index_info(i.name)) || ')' || CASE WHEN i.\"unique\" THEN ' unique' ELSE '' END || "
        "CASE WHEN i.partial THEN ' partial' ELSE '' END AS line " SQLITE_FROM
        "pragma_index_list(t.name) i " SQLITE_OWN " AND i.origin = 'c'",
    .pg = "SELECT c.relname || ' on ' || t.relname || ' (' || (SELECT string_agg(coalesce(a.attname, '?'), "
          "', ' "
          "ORDER BY k.ord) FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (num, ord) "
          "LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.num) || ')' || "
          "CASE WHEN i.indisunique THEN ' unique' ELSE '' END || "
          "CASE WHEN i.indpred IS NOT NULL THEN ' partial' ELSE '' END AS line "
          "FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid "
          "JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_am m ON m.oid = c.relam AND m.amname = "
          "'btree' "
          "WHERE NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid) AND " PG_OWN,
    .file = "db/catalogue_test.c",
};

/* Without one, removing a row reads the whole table that may name it. */
static const struct stmt references_without_index = {
    .name = "references_without_index",
    .sqlite =
        "SELECT t.name || '.' || f.\"from\" AS line " SQLITE_FROM
        "pragma_foreign_key_list(t.name) f " SQLITE_OWN "AND f.seq = 0 "
        "AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c "
        "WHERE c.seqno = 0 AND c.name = f.\"from\") "
        "AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) k WHERE k.pk = 1 AND k.name = f.\"from\")",
    .file = "db/catalogue_test.c",
};

struct line {
    const char *line;
};
static const struct db_field line_row[] = {DB_FIELD(FIELD_TEXT, line, line)};
static const struct db_fields LINE = DB_FIELDS(line, line_row);

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct line *)a)->line, ((const struct line *)b)->line);
}

static struct line *list_lines(struct test_db *t, const struct stmt *s, size_t *ret_n)
{
    struct line *lines;
    if (db_list(t->db, t->a, s, DB_NO_VALUES, &LINE, &lines, ret_n) != OK) fail_msg("%s", db_error(t->db));
    if (*ret_n) qsort(lines, *ret_n, sizeof *lines, by_text);
    return lines;
}

/* What one has and the other has not. */
static int tell_missing(const struct line *has, size_t n, const struct line *other, size_t n_other,
                        const char *who)
{
    int missing = 0;
    for (size_t i = 0; i < n; i++) {
        if (bsearch(&has[i], other, n_other, sizeof *other, by_text)) continue;
        print_error("only on %s: %s\n", who, has[i].line);
        missing++;
    }
    return missing;
}

static void same(void **state, const struct stmt *s, size_t at_least)
{
    struct test_db *on_pg = test_db(state);
    void *other = NULL;
    assert_int_equal(test_db_sqlite(&other), 0);
    struct test_db *on_sqlite = test_db(&other);
    size_t n, n_pg;
    struct line *lines = list_lines(on_sqlite, s, &n);
    struct line *lines_pg = list_lines(on_pg, s, &n_pg);
    int missing = tell_missing(lines, n, lines_pg, n_pg, "SQLite") +
                  tell_missing(lines_pg, n_pg, lines, n, "PostgreSQL");
    test_db_remove(&other);
    assert_int_equal(missing, 0);
    assert_true(n >= at_least); /* the question itself finds something */
}

static void columns_are_the_same(void **state)
{
    same(state, &columns, 100);
}
static void references_are_the_same(void **state)
{
    same(state, &references, 20);
}
static void keys_are_the_same(void **state)
{
    same(state, &keys, 20);
}
static void indexes_are_the_same(void **state)
{
    same(state, &indexes, 20);
}

static void every_reference_has_an_index(void **state)
{
    struct test_db *t = test_db(state);
    size_t n;
    struct line *lines = list_lines(t, &references_without_index, &n);
    for (size_t i = 0; i < n; i++)
        print_error("no index begins with %s\n", lines[i].line);
    assert_int_equal(n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_DB_ON_PG(columns_are_the_same),
        TEST_DB_ON_PG(references_are_the_same),
        TEST_DB_ON_PG(keys_are_the_same),
        TEST_DB_ON_PG(indexes_are_the_same),
        TEST_DB_ON_SQLITE(every_reference_has_an_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
