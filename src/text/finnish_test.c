/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/out.h"
#include "text/finnish.h"
#include "text/finnish_stem.h"
#include "text/swedish.h"

static struct finnish *finnish;

static int open_finnish(void **state)
{
    return finnish_open(1 << 20, &finnish) == OK ? 0 : -1;
}

static int close_finnish(void **state)
{
    finnish_close(finnish);
    return 0;
}

static bool has(const char *word, enum form_kind kind, const char *text)
{
    struct forms forms;
    finnish_forms(finnish, str_of(word), &forms);
    for (size_t i = 0; i < forms.n; i++)
        if (forms.at[i].kind == kind && str_is(forms.at[i].text, text)) return true;
    return false;
}

/* Do two words share a form of the kind? */
static bool meet(const char *a, const char *b, enum form_kind kind)
{
    struct forms forms;
    finnish_forms(finnish, str_of(a), &forms);
    for (size_t i = 0; i < forms.n; i++) {
        char text[200];
        (void)snprintf(text, sizeof text, "%.*s", (int)forms.at[i].text.n, forms.at[i].text.p);
        if (forms.at[i].kind == kind && has(b, kind, text)) return true;
        finnish_forms(finnish, str_of(a), &forms);
    }
    return false;
}

static void test_base(void **state)
{
    assert_true(has("huleveden", FORM_BASE, "hulevesi"));
    assert_true(has("kunnan", FORM_BASE, "kunta"));
    assert_true(has("kouvolan", FORM_BASE, "kouvola"));
    assert_true(has("vapaa-aikalautakunnan", FORM_BASE, "vapaaaikalautakunta"));
    assert_true(has("toi-mittava", FORM_BASE, "toimittava"));
    assert_false(has("asemakaavan", FORM_PART, "ase"));
    assert_false(has("järjestöavustuksista", FORM_BASE, "järjestöavustuksinen"));
}

static void test_parts(void **state)
{
    assert_true(has("järjestöavustuksista", FORM_PART, "järjestö"));
    assert_true(has("järjestöavustuksista", FORM_PART, "avustus"));
    assert_true(has("järjestöavustuksista", FORM_SPLIT, "järjestö avustus"));
    assert_true(has("pöytäkirjantarkastajat", FORM_PART, "pöytäkirja"));
    assert_true(has("hyvinvointialueiden", FORM_PART, "hyvinvointi"));
    assert_true(has("hyvinvointialueiden", FORM_PART, "alue"));
    assert_false(has("hyvinvointialueiden", FORM_PART, "hyvin"));
    assert_true(has("yhteistyösopimuksen", FORM_PART, "sopimus"));
    assert_false(has("yhteistyösopimuksen", FORM_PART, "yhteis"));
    assert_true(has("ryhmäliikuntakortteja", FORM_PART, "liikuntakortti"));
    assert_true(has("alijäämäisestä", FORM_PART, "alijäämä"));
    assert_true(has("maksullisia", FORM_PART, "maksu"));
    assert_true(has("ylämyllyläinen", FORM_PART, "ylämylly"));
    assert_true(has("yhteisöaktivaattorin", FORM_PART, "yhteisö") || has("yhteisöaktivaattorin", FORM_BASE,
                                                                            "yhteisöaktivaattorin"));
}

static void test_roots(void **state)
{
    assert_true(meet("avustaminen", "avustusten", FORM_ROOT));
    assert_true(meet("päättää", "päätöksen", FORM_ROOT));
    assert_true(meet("rakentamisesta", "rakennuksen", FORM_ROOT));
    assert_true(meet("hakea", "hakemukset", FORM_ROOT));
    assert_true(meet("kilpailuttaminen", "kilpailutuksesta", FORM_ROOT));
    assert_true(meet("sopia", "sopimus", FORM_ROOT));
    assert_true(meet("turvallisuus", "turvallista", FORM_ROOT));
    assert_false(meet("vesi", "veisto", FORM_ROOT));
}

static void test_unknown(void **state)
{
    assert_true(meet("viitakko", "viitakon", FORM_STEM));
    assert_true(meet("viitakko", "viitakkoon", FORM_STEM));
    assert_true(meet("zörbönen", "zörbösen", FORM_STEM));
    assert_true(has("qwerty", FORM_BASE, "qwerty"));
    assert_true(has("xylsuunnitelmista", FORM_BASE, "xylsuunnitelma"));
}

static void test_cache(void **state)
{
    struct finnish *small = NULL;
    assert_int_equal(finnish_open(0, &small), OK); /* every word empties it */
    for (int round = 0; round < 2; round++) {
        struct forms forms;
        finnish_forms(small, STR("kunnan"), &forms);
        assert_true(str_is(forms.at[0].text, "kunta"));
        finnish_forms(small, STR("hulevedet"), &forms);
        assert_true(str_is(forms.at[0].text, "hulevesi"));
    }
    finnish_close(small);
}

static void test_hostile(void **state)
{
    struct forms forms;
    char word[130];
    memset(word, 'a', sizeof word);
    finnish_forms(finnish, (struct str){word, sizeof word}, &forms);
    assert_true(forms.n >= 1);
    finnish_forms(finnish, STR("-"), &forms);
    finnish_forms(finnish, STR("a-"), &forms);
    finnish_forms(finnish, STR("日本語"), &forms);
    finnish_forms(finnish, STR(""), &forms);
}

static void test_swedish(void **state)
{
    struct swedish *s = NULL;
    assert_int_equal(swedish_open(&s), OK);
    assert_true(str_is(swedish_stem(s, STR("nämnden")), "nämnd"));
    assert_true(str_is(swedish_stem(s, STR("mötet")), "möt"));
    assert_true(str_is(swedish_stem(s, STR("böcker")), "bok"));
    assert_true(str_is(swedish_stem(s, STR("städerna")), "stad"));
    assert_true(str_is(swedish_stem(s, STR("elevers")), "elev"));
    assert_true(str_eq(swedish_stem(s, STR("hållplats")), STR("hållplat")));
    assert_true(str_eq(swedish_stem(s, STR("hållplatserna")), STR("hållplat")));
    swedish_close(s);
    assert_true(swedish_is_likely(STR("Nämnden beslutade att avtalet ska gälla till årets slut.")));
    assert_false(swedish_is_likely(STR("Lautakunta päätti, että sopimus on voimassa.")));
    assert_false(swedish_is_likely(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_base),  cmocka_unit_test(test_parts),   cmocka_unit_test(test_roots),
        cmocka_unit_test(test_unknown), cmocka_unit_test(test_cache), cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_swedish),
    };
    return cmocka_run_group_tests(tests, open_finnish, close_finnish);
}
