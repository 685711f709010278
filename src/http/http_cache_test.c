/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http_cache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* A page of n bytes that compresses well. */
static struct page *page_of(size_t n)
{
    static char text[20000];
    struct out o = out_make(PAGE_MAX);
    memset(text, 'x', sizeof text);
    must(n <= sizeof text);
    out_bytes(&o, text, n);
    const struct page_draft draft = {.status = 200,
                                     .tagged = true,
                                     .compress = true,
                                     .headers = {{"Content-Type", "text/html; charset=utf-8"}},
                                     .n_headers = 1};
    struct page *page = page_make(&draft, &o);
    out_free(&o);
    return page;
}

static void add(struct cache *cache, const char *key, uint64_t epoch, size_t size)
{
    struct page *page = page_of(size);
    cache_add(cache, str_of(key), epoch, page);
    page_release(page);
}

static bool has(struct cache *cache, const char *key, uint64_t epoch)
{
    struct page *page = cache_find(cache, str_of(key), epoch);
    page_release(page);
    return page;
}

static void a_page_is_found_in_its_epoch_only(void **state)
{
    struct cache *cache = cache_new(1 << 20);
    add(cache, "/a", 5, 100);
    assert_true(has(cache, "/a", 5));
    assert_false(has(cache, "/b", 5));
    assert_false(has(cache, "/a?", 5));
    assert_false(has(cache, "/a", 6));
    assert_false(has(cache, "/a", 5)); /* gone for good, not only hidden */
    assert_int_equal(cache_bytes(cache), 0);
    cache_free(cache);
}

static void a_later_page_takes_the_place(void **state)
{
    struct cache *cache = cache_new(1 << 20);
    add(cache, "/a", 1, 100);
    size_t before = cache_bytes(cache);
    add(cache, "/a", 1, 200);
    assert_true(cache_bytes(cache) < 2 * before);
    struct page *page = cache_find(cache, STR("/a"), 1);
    assert_int_equal(page_size(page), 200);
    page_release(page);
    cache_free(cache);
}

static void memory_is_bounded_and_the_oldest_goes_first(void **state)
{
    struct cache *cache = cache_new(8 << 20);
    char key[16];
    for (int i = 0; i < 2000; i++) {
        snprintf(key, sizeof key, "/%d", i);
        add(cache, key, 1, 20000);
        has(cache, "/0", 1); /* read all the time: stays */
    }
    assert_true(cache_bytes(cache) <= 8 << 20);
    assert_true(cache_bytes(cache) > 4 << 20);
    assert_true(has(cache, "/0", 1));
    assert_false(has(cache, "/1", 1));
    assert_true(has(cache, "/1999", 1));
    cache_free(cache);
}

static void what_is_too_large_or_not_wanted_is_not_kept(void **state)
{
    struct cache *none = cache_new(0), *small = cache_new(8 * 10000);
    add(none, "/a", 1, 10);
    assert_false(has(none, "/a", 1));
    add(small, "/a", 1, 20000);
    assert_false(has(small, "/a", 1));
    assert_int_equal(cache_bytes(small), 0);
    cache_free(none);
    cache_free(small);
}

static void a_page_outlives_its_place_in_the_cache(void **state)
{
    struct cache *cache = cache_new(1 << 20);
    add(cache, "/a", 1, 1000);
    struct page *page = cache_find(cache, STR("/a"), 1);
    cache_free(cache);
    assert_int_equal(page_form_bytes(page, PAGE_PLAIN)->p[999], 'x');
    assert_true(page_form_bytes(page, PAGE_BROTLI)->n < 100);
    page_release(page);
}

static void forms_follow_accept_encoding(void **state)
{
    static const struct {
        const char *accept;
        enum page_form first, again;
    } cases[] = {
        {NULL, PAGE_PLAIN, PAGE_PLAIN},
        {"", PAGE_PLAIN, PAGE_PLAIN},
        {"gzip, deflate, br", PAGE_QUICK, PAGE_BROTLI},
        {"gzip", PAGE_QUICK, PAGE_GZIP},
        {"GZip;q=0.5", PAGE_QUICK, PAGE_GZIP},
        {"br", PAGE_PLAIN, PAGE_BROTLI},
        {"br;q=0, gzip; q=1.0", PAGE_QUICK, PAGE_GZIP},
        {"gzip;q=0.000", PAGE_PLAIN, PAGE_PLAIN},
        {"identity, brx, xgzip", PAGE_PLAIN, PAGE_PLAIN},
    };
    struct page *page = page_of(5000), *tiny = page_of(10);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(page_choose(page, cases[i].accept, false), cases[i].first);
        assert_int_equal(page_choose(page, cases[i].accept, true), cases[i].again);
        assert_int_equal(page_choose(tiny, cases[i].accept, true), PAGE_PLAIN);
    }
    page_release(page);
    page_release(tiny);
}

static void each_form_has_a_tag_of_its_own(void **state)
{
    struct page *page = page_of(5000);
    char tags[PAGE_FORMS][PAGE_ETAG_SIZE];
    struct header headers[PAGE_ALL_HEADERS];
    for (int form = 0; form < PAGE_EMPTY; form++) {
        page_headers(page, form, headers, tags[form]);
        assert_true(page_is_known(page, tags[form], NULL));
        for (int other = 0; other < form; other++)
            assert_string_not_equal(tags[form], tags[other]);
    }
    assert_true(page_is_known(page, "*", NULL));
    assert_false(page_is_known(page, "\"0\"", NULL));
    assert_false(page_is_known(page, NULL, NULL));
    page_release(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_found_in_its_epoch_only),
        cmocka_unit_test(a_later_page_takes_the_place),
        cmocka_unit_test(memory_is_bounded_and_the_oldest_goes_first),
        cmocka_unit_test(what_is_too_large_or_not_wanted_is_not_kept),
        cmocka_unit_test(a_page_outlives_its_place_in_the_cache),
        cmocka_unit_test(forms_follow_accept_encoding),
        cmocka_unit_test(each_form_has_a_tag_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
