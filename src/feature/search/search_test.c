/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "feature/search/search.h"
#include "text/terms.h"

/* The clauses of a text in one line: "word" as it is, "…" for a phrase, -x for an excluded one; '|' between. */
static const char *clauses(struct arena *a, const char *text)
{
    struct search_query q = {0};
    const char *line = "";
    assert_int_equal(search_read(a, str_of(text), &q, NULL), OK);
    for (size_t i = 0; i < q.n; i++) {
        const struct search_clause *c = &q.clauses[i];
        const char *quote = c->phrase ? "\"" : "";
        line = arena_printf(a, "%s%s%s%s%.*s%s", line, i > 0 ? "|" : "", c->excluded ? "-" : "", quote, (int)c->text.n,
                            c->text.p, quote);
    }
    return line;
}

static void test_clauses(void **state)
{
    auto_arena struct arena *a = arena_new();
    assert_string_equal(clauses(a, ""), "");
    assert_string_equal(clauses(a, "  avustus  järjestö "), "avustus  järjestö");
    assert_string_equal(clauses(a, "\"pyöreä pöytä\" kulttuuri"), "\"pyöreä pöytä\"|kulttuuri");
    assert_string_equal(clauses(a, "”pyöreä pöytä” «toinen»"), "\"pyöreä pöytä\"|\"toinen\"");
    assert_string_equal(clauses(a, "koulu -kuljetus"), "koulu|-kuljetus");
    assert_string_equal(clauses(a, "koulu -\"oma auto\" linja-auto"), "koulu|-\"oma auto\"|linja-auto");
    assert_string_equal(clauses(a, "\"jäi auki"), "\"jäi auki\"");
    assert_string_equal(clauses(a, "a AND b OR c NOT d*"), "a AND b OR c NOT d*");
    assert_string_equal(clauses(a, "- koulu"), "koulu");
}

static void test_refused(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct problem why = {0};
    struct search_query q = {0};
    char *longest = arena_alloc(a, 10001);
    memset(longest, 'a', 10000);
    assert_int_equal(search_read(a, str_of(longest), &q, &why), ERR_LIMIT);
    assert_string_equal(why.field, "q");
    assert_true(*why.message != '\0');
    assert_int_equal(search_read(a, STR("- -- * () :"), &q, &why), ERR_INPUT);
    assert_int_equal(search_read(a, STR("\"\" \" \""), &q, &why), ERR_INPUT);
    assert_int_equal(search_read(a, STR("a\0b"), &q, &why), ERR_INPUT);
    assert_int_equal(search_read(a, STR("\xff\xfe"), &q, &why), ERR_INPUT);
    assert_int_equal(search_read(a, STR(""), &q, &why), OK);
}

static void read_terms(struct analyser *an, struct arena *a, const char *text, struct search_query *q,
                       struct search_term **terms, size_t *n)
{
    assert_int_equal(search_read(a, str_of(text), q, NULL), OK);
    assert_int_equal(search_terms(an, a, q, terms, n, NULL), OK);
}

static void test_expression(void **state)
{
    auto_arena struct arena *a = arena_new();
    auto_analyser struct analyser *an = NULL;
    struct search_query q = {.page = 1};
    struct search_term *terms;
    size_t n;
    assert_int_equal(analyser_borrow(&an), OK);
    read_terms(an, a, "kunta ja § 7", &q, &terms, &n);
    assert_int_equal(n, 2); /* "ja" asks for nothing */
    assert_string_equal(search_match(a, &q, terms, n),
                        "((\"kunta|^kunt\" OR \"+kunta\") AND (\"§7\" OR \"+§7\"))");
    assert_string_equal(search_plan(a, DAY_NONE, &q, terms, n, (int64_t[]){3, 4}), "0 20 3 4/ 0,100 0,45 1,100 1,45");
    read_terms(an, a, "-kunta", &q, &terms, &n);
    assert_string_equal(search_match(a, &q, terms, n), "(\"\x1e*\") NOT ((\"kunta|^kunt\" OR \"+kunta\"))");
    read_terms(an, a, "ja", &q, &terms, &n);
    assert_int_equal(n, 1);
    q = (struct search_query){.type = SEARCH_PAPER, .party_id = 5, .organization_id = 6};
    read_terms(an, a, "\"kunta kunta\" -kunta", &q, &terms, &n);
    assert_string_equal(search_match(a, &q, terms, n),
                        "(\"\x1etpaper\" AND \"\x1ep5\" AND \"\x1eo6\" AND \"kunta|^kunt kunta|^kunt\") NOT "
                        "((\"kunta|^kunt\" OR \"+kunta\"))");
    struct problem why = {0};
    assert_int_equal(search_read(a, STR("a b c d e f g h i j k l m n o p q r s t u v x y z aa"), &q, &why), OK);
    assert_int_equal(search_terms(an, a, &q, &terms, &n, &why), ERR_LIMIT);
}

static void test_numbers_of_days(void **state)
{
    struct day early, late;
    assert_int_equal(day_make(2023, 8, 14, &early), OK);
    assert_int_equal(day_make(2023, 8, 15, &late), OK);
    assert_int_equal(search_day_end(early) + 1, search_day_start(late));
    assert_true(search_day_end(DAY_NONE) < search_day_start(early));
    assert_int_equal(search_day_start(early) >> 20, 45150); /* days from 1.1.1900 to 14.8.2023 */
    assert_int_equal(search_length_class(0), 0);
    assert_int_equal(search_length_class(9), 0);
    assert_int_equal(search_length_class(12), 1);
    assert_int_equal(search_length_class(300), 9);
    assert_int_equal(search_length_class(1000000), 15);
}

static void test_order(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct search_query q = {0};
    assert_int_equal(search_read(a, STR("koulu"), &q, NULL), OK);
    assert_int_equal(search_order_of(&q), SEARCH_BEST);
    q.order = SEARCH_NEWEST;
    assert_int_equal(search_order_of(&q), SEARCH_NEWEST);
    q = (struct search_query){0};
    assert_int_equal(search_read(a, STR("-koulu"), &q, NULL), OK);
    assert_int_equal(search_order_of(&q), SEARCH_NEWEST);
}

static double distance(const char *a, const char *b)
{
    return search_distance(str_of(a), str_of(b), 9);
}

static void test_spelling(void **state)
{
    auto_arena struct arena *a = arena_new();
    assert_string_equal(search_fold(a, STR("päätös")), "patos");
    assert_string_equal(search_fold(a, STR("kuntosali")), "kuntosali");
    assert_string_equal(search_backwards(a, "äb"), "bä");
    assert_true(distance("kunta", "kunta") == 0);
    assert_true(distance("paatos", "päätös") < 0.6);
    assert_true(distance("avustsus", "avustus") <= 1);
    assert_true(distance("avsutus", "avustus") < 1);
    assert_true(distance("kunnossapito", "kunosapito") < distance("kunnossapito", "kunnossavito"));
    assert_true(distance("koulu", "hoitaja") > search_distance_allowed(STR("koulu")));
    assert_true(search_distance(STR("a"), STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), 1) > 1);
    assert_true(search_distance(STR(""), STR(""), 1) == 0);
}

static void test_snippet(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct str s = search_snippet(a, STR("Kunta <b> & \"koulu\" 7."), STR("0,2 "));
    assert_true(str_is(s, "Kunta &lt;b&gt; &amp; &quot;<mark>koulu</mark>&quot; 7."));
    struct str empty = search_snippet(a, STR(""), STR(""));
    assert_int_equal(empty.n, 0);
    const char *text = "";
    for (int i = 0; i < 200; i++) text = arena_printf(a, "%ssana%d ", text, i);
    s = search_snippet(a, str_of(text), STR("0,10 0,150 1,152 "));
    assert_true(str_starts(s, "… sana142 "));
    assert_true(str_find(s, "<mark>sana150</mark> sana151 <mark>sana152</mark>") > 0);
    assert_true(str_ends(s, "sana175 …"));
    s = search_snippet(a, STR("lyhyt"), STR("0,900 "));
    assert_true(str_starts(s, "…"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clauses),         cmocka_unit_test(test_refused),  cmocka_unit_test(test_expression),
        cmocka_unit_test(test_numbers_of_days), cmocka_unit_test(test_order),    cmocka_unit_test(test_spelling),
        cmocka_unit_test(test_snippet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
