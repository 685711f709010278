/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include "app/features.h"
#include "db/db.h"
#include "feature/party/party_store.h"
#include "feature/search/search_store.h"

#define GOLDEN "src/feature/search/golden/"

static struct day day(const char *iso)
{
    struct day d;
    assert_int_equal(day_read_iso(str_of(iso), &d), OK);
    return d;
}

static void fill(struct test_app *t)
{
    struct db *db = test_app_writer(t);
    int64_t party_id;
    const struct party p = {.kind = PARTY_MUNICIPALITY, .name = "Mallila & ranta", .name_sv = "", .name_en = "",
                            .short_name = "", .official_name = "", .business_id = "", .municipality_code = "",
                            .language = "fi", .website = "", .description = "", .succeeded_on = DAY_NONE};
    assert_int_equal(party_add(db, &p, &party_id), OK);
    const struct search_document all[] = {
        {.type = SEARCH_ITEM, .record_id = 7, .party_id = party_id, .held_on = day("2024-02-01"), .paragraph = 12,
         .language = "fi", .title = "Hulevesien <hallinta>", .body = "Huleveden imeytys tontilla & puistossa.",
         .names = "Mallila", .case_numbers = "31/00.04.02/2024\n32/00.04.02/2024", .url = "/kokousasiat/7",
         .source_url = "https://example.org/1"},
        {.type = SEARCH_PARTY, .record_id = 3, .party_id = party_id, .held_on = DAY_NONE, .language = "fi",
         .title = "Mallila", .body = "", .names = "", .case_numbers = "", .url = "/toimijat/3", .source_url = ""},
        {.type = SEARCH_ITEM, .record_id = 8, .held_on = day("2024-02-20"), .language = "sv", .title = "Bidrag",
         .body = "Nämnden beviljade bidragen.", .names = "", .case_numbers = "", .url = "/kokousasiat/8",
         .source_url = ""},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) assert_int_equal(search_add(db, &all[i]), OK);
    test_app_written(t);
}

static bool has(const struct answer *answer, const char *text)
{
    return str_find(answer->body, text) >= 0;
}

static void the_page_is_the_one_we_read(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    test_app_same(t, "/haku?q=hulevesi", GOLDEN "found.fi.html");
    test_app_same(t, "/sv/haku?q=huleves%C3%A4&tyyppi=kokousasia", GOLDEN "suggested.sv.html");
    test_app_same(t, "/en/haku?q=zzzzz", GOLDEN "nothing.en.html");
    test_app_same(t, "/haku.json?q=hulevesi", GOLDEN "found.json");
    test_app_same(t, "/haku", GOLDEN "newest.fi.html");
}

static void what_cannot_be_searched_is_told(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const struct answer *answer = test_app_get(t, "/haku?q=%22%22+-");
    assert_int_equal(answer->status, 400);
    assert_true(has(answer, "id=\"q-error\""));
    assert_int_equal(test_app_get(t, "/haku.json?q=%22%22+-")->status, 400);
    assert_int_equal(test_app_get(t, "/haku?q=koulu&alkaen=31.2.2024")->status, 400);
    assert_int_equal(test_app_get(t, "/haku?q=koulu&tyyppi=x")->status, 400);
    assert_int_equal(test_app_get(t, "/haku?q=koulu&sivu=2")->status, 404);
    assert_int_equal(test_app_get(t, "/haku?q=koulu&sivu=100000")->status, 404);
    assert_int_equal(test_app_get(t, "/haku?q=a%00b")->status, 400);
    assert_int_equal(test_app_get(t, "/haku?q=%FF%FE")->status, 400);
    auto_arena struct arena *a = arena_new();
    char *longest = arena_alloc(a, 1300);
    memset(longest, 'a', 1200);
    answer = test_app_get(t, arena_printf(a, "/haku?q=%s", longest));
    assert_int_equal(answer->status, 413);
    assert_true(has(answer, "id=\"q-error\""));
    longest[SEARCH_SHOWN_MAX + 1] = '\0';
    assert_false(has(answer, longest)); /* only its beginning is on the page */
    assert_int_equal(test_app_get(t, arena_printf(a, "/haku.json?q=%01200d", 0))->status, 413);
}

static void filters_stand_in_the_address(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    assert_true(has(test_app_get(t, "/haku.json?toimija=1"), "\"total\":2"));
    assert_true(has(test_app_get(t, "/haku.json?tyyppi=toimija"), "\"total\":1"));
    assert_true(has(test_app_get(t, "/haku.json?alkaen=1.2.2024&asti=2024-02-10"), "\"total\":1"));
    assert_true(has(test_app_get(t, "/haku.json?jarjestys=uusimmat"), "\"id\":8"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(the_page_is_the_one_we_read, all_routes),
        TEST_APP(what_cannot_be_searched_is_told, all_routes),
        TEST_APP(filters_stand_in_the_address, all_routes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
