/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "core/municipality.h"

static const char *named(const char *name)
{
    const struct municipality *m = municipality_by_name(str_of(name));
    return m ? m->name : "";
}

static const char *hosted(const char *address)
{
    const struct municipality *m = municipality_by_host(str_of(address));
    return m ? m->name : "";
}

static void every_municipality_is_found_by_all_its_names(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    assert_int_equal(municipality_count, 308);
    for (size_t i = 0; i < municipality_count; i++) {
        const struct municipality *m = &municipalities[i];
        assert_ptr_equal(municipality_by_name(str_of(m->name)), m);
        assert_ptr_equal(municipality_by_name(str_of(arena_printf(a, "%s kaupunki", m->genitive))), m);
        assert_ptr_equal(municipality_by_name(str_of(arena_printf(a, "%s kunta", m->genitive))), m);
        assert_non_null(municipality_by_name(str_of(arena_printf(a, "%s kommun", m->name_sv))));
        struct str rest;
        assert_ptr_equal(
            municipality_of_organ(str_of(arena_printf(a, "%s kunnanhallitus", m->genitive)), &rest), m);
        assert_true(str_is(rest, "kunnanhallitus"));
        /* the genitive keeps the beginning of the name and ends in n */
        assert_memory_equal(m->genitive, m->name, 2);
        assert_true(str_ends(str_of(m->genitive), "n"));
    }
}

static void names_of_pages(void **state)
{
    (void)state;
    assert_string_equal(named("Kouvolan kaupunki"), "Kouvola");
    assert_string_equal(named("Virolahden kunta"), "Virolahti");
    assert_string_equal(named("Esbo stad"), "Espoo");
    assert_string_equal(named("Raseborgs stad"), "Raasepori");
    assert_string_equal(named("Kuusijoen kaupunki"), "");
    assert_string_equal(named(""), "");
}

static void hosts_of_pages(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"lempaala10.oncloudos.com", "Lempäälä"},
                                           {"ep10.kouvola.fi", "Kouvola"},
                                           {"dynasty.virolahti.fi", "Virolahti"},
                                           {"dynasty10.kittila.fi", "Kittilä"},
                                           {"kauniainen10fi.oncloudos.com", "Kauniainen"},
                                           {"porvoofi.oncloudos.com", "Porvoo"},
                                           {"espoo04.hosting.documenta.fi", "Espoo"},
                                           {"web28.aanekoski.fi", "Äänekoski"},
                                           {"dynastyjulkaisu.pohjoiskarjala.net/joensuu", "Joensuu"},
                                           {"dynastyjulkaisu.kase.fi/D10_Kannus", "Kannus"},
                                           {"publish.kuopio.fi", "Kuopio"},
                                           {"kokkola10.oncloudos.com", "Kokkola"},
                                           {"tuntematon.example.fi", ""},
                                           {"", ""}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(hosted(pairs[i][0]), pairs[i][1]);
    assert_string_equal(county_by_host(STR("luhva-d10julk.oncloudos.com")),
                        "Länsi-Uudenmaan hyvinvointialue");
    assert_null(county_by_host(STR("ep10.kouvola.fi")));
    assert_string_equal(county_by_name(STR("Kymenlaakson hyvinvointialue")), "Kymenlaakson hyvinvointialue");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_municipality_is_found_by_all_its_names),
                                       cmocka_unit_test(names_of_pages), cmocka_unit_test(hosts_of_pages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
