/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/out.h"
#include "text/terms.h"

static struct analyser *analyser;

static int open_all(void **state)
{
    return analyser_open(1 << 20, &analyser) == OK ? 0 : -1;
}

static int close_all(void **state)
{
    analyser_close(analyser);
    return 0;
}

static enum err collect(void *context, const struct index_term *term)
{
    struct out *o = context;
    out_put(o, term->same_place ? "|" : " ");
    out_str(o, term->text);
    return OK;
}

/* Terms separated by "|" within a place and by a space between places, a space before the first. */
static const char *terms(struct arena *a, const char *text)
{
    auto_out struct out o = out_make(1 << 16);
    assert_int_equal(terms_of_text(analyser, str_of(text), collect, &o), OK);
    return arena_strdup(a, o.p == NULL ? "" : o.p);
}

static void assert_has(const char *text, const char *term)
{
    auto_arena struct arena *a = arena_new();
    const char *all = arena_printf(a, "%s ", terms(a, text));
    bool found = strstr(all, arena_printf(a, " %s|", term)) || strstr(all, arena_printf(a, "|%s|", term)) ||
                 strstr(all, arena_printf(a, "|%s ", term)) || strstr(all, arena_printf(a, " %s ", term));
    if (!found) print_error("%s is not among:%s\n", term, all);
    assert_true(found);
}

static void test_words(void **state)
{
    assert_has("Kunnan avustukset", "kunta");
    assert_has("Kunnan avustukset", "<avust");
    assert_has("järjestöavustuksista", "+avustus");
    assert_has(TERMS_SWEDISH "Nämnden beslutade", "^nämnd");
    assert_has(TERMS_SWEDISH "Nämnden beslutade", "nämnden");
}

static void test_elliptic(void **state)
{
    assert_has("kuntosali- ja ryhmäliikuntakortteja", "kuntosalikortti");
    assert_has("kuntosali- ja ryhmäliikuntakortteja", "kuntosali");
    assert_has("sosiaali-, terveys- ja kasvatuspalvelut", "sosiaalipalvelu");
    assert_has("sosiaali-, terveys- ja kasvatuspalvelut", "terveyspalvelu");
    assert_has("hyvinvointikertomus ja -suunnitelma", "hyvinvointisuunnitelma");
    assert_has("asioista toi- mittava luettelo", "toimittava");
    assert_has("asioista toi-\nmittava luettelo", "toimittava");
}

static void test_numbers(void **state)
{
    auto_arena struct arena *a = arena_new();
    assert_string_equal(terms(a, "5523/00.04.02/2023"), " 5523/00.04.02/2023|+5523|+00.04.02|+5523/2023");
    assert_string_equal(terms(a, "612/2021"), " 612/2021|+612");
    assert_string_equal(terms(a, "HEL 2022-008675"), " hel-2022-008675|+2022-008675");
    assert_string_equal(terms(a, "14.8.2023"), " 2023-08-14|+elokuu|+2023|+--08-14");
    assert_string_equal(terms(a, "14.8."), " --08-14|+elokuu");
    assert_string_equal(terms(a, "§ 180"), " §180|+180");
    assert_string_equal(terms(a, "x.sukunimi(at)kunta.fi"), " x.sukunimi@kunta.fi|+kunta.fi|+sukunimi");
}

static void test_wanted(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct wanted w[4];
    size_t n = 0;
    assert_int_equal(terms_wanted(analyser, a, STR("järjestöavustukset ja § 7"), 4, w, &n), OK);
    assert_int_equal(n, 3);
    assert_non_null(strstr(w[0].whole, "järjestöavustus"));
    assert_string_equal(w[0].split, "järjestö avustus");
    assert_true(w[1].filler);
    assert_string_equal(w[2].whole, "§7");
    assert_int_equal(terms_wanted(analyser, a, STR("a b c d e"), 4, w, &n), ERR_LIMIT);
    assert_int_equal(terms_wanted(analyser, a, STR("\x1etoimija:1 kunta"), 4, w, &n), OK);
    assert_int_equal(n, 1); /* facets cannot be typed */
}

static void test_version(void **state)
{
    auto_arena struct arena *a = arena_new();
    assert_non_null(strstr(terms_version(a), "libvoikko"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),  cmocka_unit_test(test_elliptic), cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_wanted), cmocka_unit_test(test_version),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
