/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "feature/search/search_store.h"

static struct search_document document(int64_t id, const char *day, const char *title, const char *body)
{
    struct search_document d = {.type = SEARCH_ITEM, .record_id = id, .held_on = DAY_NONE, .language = "fi",
                                .title = title, .body = body, .names = "", .case_numbers = "", .url = "/kokousasiat/1",
                                .source_url = ""};
    if (*day != '\0') assert_int_equal(day_read_iso(str_of(day), &d.held_on), OK);
    return d;
}

static void add(struct test_db *t, const struct search_document *d)
{
    enum err e = search_add(t->db, d);
    if (e != OK) fail_msg("%s: %s", err_name(e), db_error(t->db));
}

static enum err find_page(struct test_db *t, struct search_query q, const char *text, struct search_answer *answer)
{
    struct day today;
    struct problem why = {0};
    assert_int_equal(day_make(2024, 3, 15, &today), OK);
    if (q.page == 0) q.page = 1;
    if (q.from.n == 0) q.from = DAY_NONE;
    if (q.to.n == 0) q.to = DAY_NONE;
    TRY(search_read(t->a, str_of(text), &q, &why));
    enum err e = search_find(t->db, t->a, &q, today, answer, &why);
    if (e == ERR_INTERNAL) print_error("%s: %s\n", why.note, db_error(t->db));
    return e;
}

/* The records found, in order: "3 1". */
static const char *found(struct test_db *t, struct search_query q, const char *text)
{
    struct search_answer answer = {0};
    const char *line = "";
    assert_int_equal(find_page(t, q, text, &answer), OK);
    assert_int_equal(answer.total, answer.n);
    for (size_t i = 0; i < answer.n; i++)
        line = arena_printf(t->a, "%s%s%lld", line, i > 0 ? " " : "", (long long)answer.results[i].record_id);
    return line;
}

static void fill(struct test_db *t)
{
    struct search_document d = document(1, "2023-08-14", "Kumppanuussopimus",
                                        "Kunnat jakavat järjestöavustuksia. Asianumero 5523/00.04.02/2023.");
    d.party_id = 0;
    add(t, &d);
    d = document(2, "2024-02-01", "Hulevesien hallinta", "Huleveden imeytys tontilla, katso pöytäkirja § 180.");
    add(t, &d);
    d = document(3, "2024-01-15", "Koulukuljetukset", "Kuljetus kouluun ja kerhoon. Soita 040 123 4567.");
    d.names = "Jaosto Mallila";
    d.party_id = 7;
    d.organization_id = 8;
    add(t, &d);
    d = document(4, "", "Mallilan kunta", "");
    d.type = SEARCH_PARTY;
    add(t, &d);
    d = document(5, "2024-02-20", "Bidrag till föreningar", "Nämnden beviljade bidragen till idrottsföreningarna.");
    d.language = "sv";
    add(t, &d);
}

static void words_are_found(void **state)
{
    struct test_db *t = test_db(state);
    const struct search_query any = {0};
    fill(t);
    assert_string_equal(found(t, any, "hulevesi"), "2");
    assert_string_equal(found(t, any, "avustus"), "1");
    assert_string_equal(found(t, any, "järjestöjen avustaminen"), "1");
    assert_string_equal(found(t, any, "5523/00.04.02/2023"), "1");
    assert_string_equal(found(t, any, "5523"), "1");
    assert_string_equal(found(t, any, "180 §"), "2");
    assert_string_equal(found(t, any, "+358401234567"), "3");
    assert_string_equal(found(t, any, "bidraget"), "5");
    assert_string_equal(found(t, any, "förening"), "5");
    assert_string_equal(found(t, any, "idrott bidrag"), "5"); /* in a compound that no dictionary here knows */
    assert_string_equal(found(t, any, "kunta järjestö"), "1");
    assert_string_equal(found(t, any, "kunta kuljetus"), "");
    assert_string_equal(found(t, any, "\"kuljetus kouluun\""), "3");
    assert_string_equal(found(t, any, "\"kouluun kuljetus\""), "");
    assert_string_equal(found(t, any, "kunta -sopimus"), "4");
    assert_string_equal(found(t, any, "-kunta"), "5 2 3");
    assert_string_equal(found(t, any, ""), "5 2 3 1 4");
}

static void filters_hold(void **state)
{
    struct test_db *t = test_db(state);
    struct day day;
    fill(t);
    assert_int_equal(day_make(2024, 1, 15, &day), OK);
    assert_string_equal(found(t, (struct search_query){.type = SEARCH_PARTY}, "kunta"), "4");
    assert_string_equal(found(t, (struct search_query){.party_id = 7}, ""), "3");
    assert_string_equal(found(t, (struct search_query){.organization_id = 8}, "koulu"), "3");
    assert_string_equal(found(t, (struct search_query){.organization_id = 9}, "koulu"), "");
    assert_string_equal(found(t, (struct search_query){.from = day}, ""), "5 2 3");
    assert_string_equal(found(t, (struct search_query){.to = day}, ""), "3 1");
    assert_string_equal(found(t, (struct search_query){.from = day, .to = day}, ""), "3");
}

static void misspelled_words_are_put_right(void **state)
{
    struct test_db *t = test_db(state);
    struct search_answer answer = {0};
    fill(t);
    assert_int_equal(find_page(t, (struct search_query){0}, "hulevesie halinta", &answer), OK);
    assert_string_equal(answer.suggestion, "hulevesi hallinta");
    assert_true(answer.used_suggestion);
    assert_int_equal(answer.total, 1);
    assert_int_equal(find_page(t, (struct search_query){0}, "zzzzzzz", &answer), OK);
    assert_null(answer.suggestion);
    assert_int_equal(answer.total, 0);
    assert_int_equal(find_page(t, (struct search_query){0}, "hulevesi", &answer), OK);
    assert_null(answer.suggestion);
}

static void changes_and_removals_are_seen(void **state)
{
    struct test_db *t = test_db(state);
    fill(t);
    struct search_document d = document(2, "2024-02-01", "Hulevesien hallinta", "Uusi teksti kaivosta.");
    add(t, &d);
    add(t, &d); /* the same again: nothing happens */
    assert_string_equal(found(t, (struct search_query){0}, "imeytys"), "");
    assert_string_equal(found(t, (struct search_query){0}, "kaivo"), "2");
    assert_int_equal(search_remove(t->db, SEARCH_ITEM, 2), OK);
    assert_int_equal(search_remove(t->db, SEARCH_ITEM, 2), OK);
    assert_string_equal(found(t, (struct search_query){0}, "kaivo"), "");
    bool outdated = true;
    assert_int_equal(search_is_outdated(t->db, &outdated), OK);
    assert_false(outdated);
    assert_int_equal(search_rebuild(t->db, NULL, NULL), OK);
    assert_string_equal(found(t, (struct search_query){0}, "kunta"), "4 1");
    assert_string_equal(found(t, (struct search_query){0}, "kaivo"), "");
}

static void pages_follow_each_other(void **state)
{
    struct test_db *t = test_db(state);
    struct search_answer answer = {0};
    struct db_tx tx;
    assert_int_equal(db_begin(t->db, DB_WRITE, &tx), OK);
    for (int i = 1; i <= 45; i++) {
        struct search_document d = document(i, "2024-02-01", "Koulu", "sama teksti");
        add(t, &d);
    }
    assert_int_equal(db_commit(&tx), OK);
    assert_int_equal(find_page(t, (struct search_query){.page = 3}, "koulu", &answer), OK);
    assert_int_equal(answer.total, 45);
    assert_int_equal(answer.n, 5);
    assert_int_equal(find_page(t, (struct search_query){.page = 3, .order = SEARCH_NEWEST}, "koulu", &answer), OK);
    assert_int_equal(answer.results[4].record_id, 1);
    assert_int_equal(find_page(t, (struct search_query){.page = 4}, "koulu", &answer), ERR_NOT_FOUND);
    assert_int_equal(find_page(t, (struct search_query){.page = 10000}, "koulu", &answer), ERR_NOT_FOUND);
}

static void better_answers_come_first(void **state)
{
    struct test_db *t = test_db(state);
    struct search_document all[] = {
        document(1, "2015-01-01", "Muu asia", "Vanha avustus jaettiin yhdistyksille vuosia sitten."),
        document(2, "2024-01-01", "Muu asia", "Uusi avustus jaettiin yhdistyksille vuosia sitten."),
        document(3, "2020-01-01", "Avustus yhdistyksille", "Jaettiin."),
        document(4, "2024-02-01", "Muu asia", "Tilaisuudessa esiintyi avustusjärjestö vuosia sitten eli kauan sitten."),
    };
    for (size_t i = 0; i < 4; i++) add(t, &all[i]);
    assert_string_equal(found(t, (struct search_query){0}, "avustus"), "3 2 1 4");
}

static void documents_are_kept_on_both_engines(void **state)
{
    struct test_db *t = test_db(state);
    struct search_choice *parties;
    size_t n;
    fill(t);
    assert_int_equal(search_list_parties(t->db, t->a, &parties, &n), OK);
    assert_int_equal(n, 0); /* party 7 is no row of party */
    assert_int_equal(search_remove(t->db, SEARCH_ITEM, 2), OK);
    assert_int_equal(search_rebuild(t->db, NULL, NULL), OK);
}

#define ON_SQLITE(fn) {#fn, fn, test_db_sqlite, test_db_remove, NULL}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(words_are_found),           ON_SQLITE(filters_hold),
        ON_SQLITE(misspelled_words_are_put_right), ON_SQLITE(changes_and_removals_are_seen),
        ON_SQLITE(pages_follow_each_other),   ON_SQLITE(better_answers_come_first),
        TEST_DB(documents_are_kept_on_both_engines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
