/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "feature/organization/organization.h"

static void networks_have_their_own_list(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    assert_string_equal(organization_path(a, ORGANIZATION_BOARD, 7), "/toimielimet/7");
    assert_string_equal(organization_path(a, ORGANIZATION_ADVISORY_COUNCIL, 8), "/toimielimet/8");
    assert_string_equal(organization_path(a, ORGANIZATION_NETWORK, 9), "/verkostot/9");
    assert_string_equal(organization_path(a, ORGANIZATION_WORKING_GROUP, 9), "/verkostot/9");
    assert_string_equal(organization_path(a, ORGANIZATION_INFLUENCE_BODY, 9), "/toimielimet/9");
}

static void a_name_tells_the_kind(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum organization_kind kind;
    } cases[] = {
        {"Kaupunginhallitus", ORGANIZATION_BOARD},
        {"Virolahden kunnanhallitus", ORGANIZATION_BOARD},
        {"Kaupunginhallituksen elinvoima- ja työllisyysjaosto", ORGANIZATION_SUBCOMMITTEE},
        {"Kunnanvaltuusto", ORGANIZATION_COUNCIL},
        {"Nuorisovaltuusto", ORGANIZATION_INFLUENCE_BODY},
        {"Vanhusneuvosto", ORGANIZATION_INFLUENCE_BODY},
        {"Kymenlaakson järjestöjen neuvottelukunta", ORGANIZATION_ADVISORY_COUNCIL},
        {"Tekninen lautakunta", ORGANIZATION_COMMITTEE},
        {"Stadsstyrelsen", ORGANIZATION_BOARD},
        {"Stadsfullmäktige", ORGANIZATION_COUNCIL},
        {"Järjestöfoorumi", ORGANIZATION_FORUM},
        {"Tarkastajien kerho", ORGANIZATION_OTHER},
        {"Hallitusohjelman seuranta", ORGANIZATION_OTHER}, /* the word does not end there */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(organization_kind_of_name(cases[i].name), cases[i].kind);
}

static void only_authorities_follow_the_law_of_their_party(void **state)
{
    (void)state;
    assert_int_equal(organization_regime(ORGANIZATION_BOARD, REGIME_MUNICIPAL), REGIME_MUNICIPAL);
    assert_int_equal(organization_regime(ORGANIZATION_COMMITTEE, REGIME_COUNTY), REGIME_COUNTY);
    assert_int_equal(organization_regime(ORGANIZATION_INFLUENCE_BODY, REGIME_MUNICIPAL), REGIME_NONE);
    assert_int_equal(organization_regime(ORGANIZATION_ADVISORY_COUNCIL, REGIME_MUNICIPAL), REGIME_NONE);
    assert_int_equal(organization_regime(ORGANIZATION_COUNCIL, REGIME_NONE), REGIME_NONE);
}

static void a_gap_is_claimed_only_where_it_may_be(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    const struct paragraph found[] = {{.number = 2, .item_id = 20}, {.number = 3, .item_id = 30},
                                      {.number = 3, .item_id = 31}, {.number = 6, .item_id = 60}};
    struct paragraph_series s = paragraph_series_make(a, 2023, found, 4, false);
    assert_int_equal(s.n, 4);
    assert_int_equal(s.n_missing, 0);
    assert_int_equal(s.n_duplicates, 1);
    assert_false(s.at[1].is_duplicate);
    assert_true(s.at[2].is_duplicate);

    s = paragraph_series_make(a, 2023, found, 4, true);
    assert_int_equal(s.n, 7); /* 1? 2 3 3 4? 5? 6 */
    assert_int_equal(s.n_missing, 3);
    assert_int_equal(s.at[0].number, 1);
    assert_int_equal(s.at[0].item_id, 0);
    assert_int_equal(s.at[5].number, 5);
    assert_int_equal(s.at[6].item_id, 60);
    assert_int_equal(paragraph_series_make(a, 2023, NULL, 0, true).n, 0);
}

static void a_mistyped_number_does_not_fill_the_page(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    const struct paragraph found[] = {{.number = 1, .item_id = 1}, {.number = 4000000000, .item_id = 2}};
    struct paragraph_series s = paragraph_series_make(a, 2023, found, 2, true);
    assert_true(s.n < 3000);
    assert_int_equal(s.at[s.n - 1].item_id, 2);
}

static void periods_include_their_ends(void **state)
{
    (void)state;
    struct day from = {100}, to = {200};
    assert_true(period_holds(from, to, from));
    assert_true(period_holds(from, to, to));
    assert_false(period_holds(from, to, day_add(to, 1)));
    assert_false(period_holds(from, DAY_NONE, day_add(from, -1)));
    assert_true(period_holds(DAY_NONE, DAY_NONE, from));
}

static void words_match_their_enums(void **state)
{
    (void)state;
    assert_int_equal(organization_kinds.n, ORGANIZATION_OTHER);
    assert_int_equal(membership_roles.n, MEMBERSHIP_CONVENER);
    assert_int_equal(duty_tasks.n, DUTY_PREPARATION);
    assert_int_equal(organization_states.n, ORGANIZATION_ENDED);
    assert_string_equal(word_code(&organization_kinds, ORGANIZATION_ROUND_TABLE), "round_table");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(networks_have_their_own_list),
        cmocka_unit_test(a_name_tells_the_kind),
        cmocka_unit_test(only_authorities_follow_the_law_of_their_party),
        cmocka_unit_test(a_gap_is_claimed_only_where_it_may_be),
        cmocka_unit_test(a_mistyped_number_does_not_fill_the_page),
        cmocka_unit_test(periods_include_their_ends),
        cmocka_unit_test(words_match_their_enums),
    };
    return cmocka_run_group_tests_name("organization", tests, NULL, NULL);
}
