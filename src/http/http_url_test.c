/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http_url.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena *a;

static void path_is(const char *raw, enum err wanted, const char *decoded)
{
    struct str path = {0};
    enum err e = path_read(a, str_of(raw), &path);
    if (e != wanted) fail_msg("%s: %s, not %s", raw, err_name(e), err_name(wanted));
    if (e == OK) assert_true(str_is(path, decoded));
}

static void paths_are_decoded(void **state)
{
    path_is("/", OK, "/");
    path_is("/kokoukset/7", OK, "/kokoukset/7");
    path_is("/kokoukset/", OK, "/kokoukset/");
    path_is("/sivut/j%C3%A4rjest%c3%b6t", OK, "/sivut/järjestöt");
    path_is("/sivut/järjestöt", OK, "/sivut/järjestöt");
    path_is("/a+b", OK, "/a+b"); /* '+' is a space in queries only */
    path_is("/a%3Fb%23c", OK, "/a?b#c");
    path_is("/...", OK, "/...");
}

static void hostile_paths_are_refused(void **state)
{
    static const char *const broken[] = {
        "",       "x",         "/a%00b",         "/%",         "/%4",    "/%zz",  "/%ff", "/\xff", "/a\\b",
        "/a%5Cb", "/a%0d%0ab", "/%c0%ae%c0%ae/", "/%ed%a0%80", "/..%00", "/a\x7f"};
    static const char *const absent[] = {"/..",    "/../etc/passwd", "/a/../b", "/%2e%2e/b", "/.%2e", "/a/.",
                                         "/%2E/b", "/a%2fb",         "/a//b",   "//",        "//a"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        path_is(broken[i], ERR_INPUT, NULL);
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        path_is(absent[i], ERR_NOT_FOUND, NULL);
}

static void languages_are_cut_off(void **state)
{
    static const struct {
        const char *path, *rest;
        bool cut;
        enum lang lang;
    } cases[] = {
        {"/sv/haku", "/haku", true, LANG_SV}, {"/en/", "/", true, LANG_EN},
        {"/sv", "/", true, LANG_SV},          {"/fi/haku", "/haku", true, LANG_FI},
        {"/svenska", "/svenska", false, 0},   {"/", "/", false, 0},
        {"/haku/sv", "/haku/sv", false, 0},   {"/sv/en/x", "/en/x", true, LANG_SV},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str path = str_of(cases[i].path);
        enum lang lang = LANG_FI;
        assert_int_equal(path_cut_language(&path, &lang), cases[i].cut);
        assert_true(str_is(path, cases[i].rest));
        if (cases[i].cut) assert_int_equal(lang, cases[i].lang);
    }
}

static void some_addresses_have_no_language(void **state)
{
    static const char *const bare[] = {"/haku.json", "/rss/kokoukset", "/cgi/DREQUEST.PHP", "/assets/yp.css",
                                       "/healthz",   "/kalenteri.ics", "/oparl/v1.1/system"};
    static const char *const spoken[] = {"/",    "/haku",    "/kokousasiat/7.pdf", "/liitteet/7/kaava",
                                         "/rss", "/healthzz"};
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        assert_true(path_is_bare(str_of(bare[i])));
    for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++)
        assert_false(path_is_bare(str_of(spoken[i])));
}

static void canonical_is(const char *raw, const char *wanted)
{
    struct query_field *fields;
    size_t n;
    auto_out struct out o = out_make(100000);
    assert_int_equal(query_read(a, str_of(raw), NULL, &fields, &n), OK);
    query_write(a, &o, fields, n);
    assert_string_equal(o.p ? o.p : "", wanted);
}

static void queries_have_one_canonical_form(void **state)
{
    canonical_is("", "");
    canonical_is("b=2&a=1", "a=1&b=2");
    canonical_is("q=%68ulevesi", "q=hulevesi");
    canonical_is("q=a+b%20c", "q=a+b+c");
    canonical_is("q=+a++", "q=a"); /* trimmed */
    canonical_is("q=%2B%26%3D%25", "q=%2B%26%3D%25");
    canonical_is("q=100%", "q=100%25"); /* typed by hand: kept as it is */
    canonical_is("q=%zz%4", "q=%25zz%254");
    canonical_is("q=1&q=2&&=3&", "q=1"); /* the first counts; no name, no field */
    canonical_is("a&b=", "a=&b=");
    canonical_is("q=a%0Ab%01c", "q=a+b+c");
    canonical_is("page=rss/meetingitems&show=30", "page=rss/meetingitems&show=30");
    canonical_is("q=j%C3%A4rvi", "q=j%C3%A4rvi");
    canonical_is("q=järvi", "q=j%C3%A4rvi");
}

static enum err read_query(const char *raw, size_t n)
{
    struct query_field *fields;
    size_t n_fields;
    return query_read(a, (struct str){raw, n}, NULL, &fields, &n_fields);
}

static void hostile_queries_are_refused(void **state)
{
    char many[QUERY_FIELDS_MAX * 2 + 2], longest[10003] = "q=";
    assert_int_equal(read_query("q=%00", 5), ERR_INPUT);
    assert_int_equal(read_query("q=\0x", 4), ERR_INPUT);
    assert_int_equal(read_query("q=%ff", 5), ERR_INPUT);
    assert_int_equal(read_query("%c3=1", 5), ERR_INPUT);
    for (size_t i = 0; i < sizeof many; i++)
        many[i] = i % 2 ? '&' : 'a';
    assert_int_equal(read_query(many, QUERY_FIELDS_MAX * 2), OK);
    assert_int_equal(read_query(many, QUERY_FIELDS_MAX * 2 + 1), ERR_INPUT);
    memset(longest + 2, 'a', 10000);
    assert_int_equal(read_query(longest, 10002), OK);
}

static enum err to_x(struct arena *arena, struct str text, struct str *ret_text)
{
    *ret_text = str_is(text, "bad") ? STR("") : STR("x");
    return str_is(text, "bad") ? ERR_LIMIT : OK;
}

static void the_normal_form_is_asked_for(void **state)
{
    struct query_field *fields;
    size_t n;
    assert_int_equal(query_read(a, STR("a=b"), to_x, &fields, &n), OK);
    assert_string_equal(fields[0].value, "x");
    assert_int_equal(query_read(a, STR("a=bad"), to_x, &fields, &n), ERR_LIMIT);
}

static void targets_are_split(void **state)
{
    struct str path, query;
    url_split(STR("/a?b?c#d"), &path, &query);
    assert_true(str_is(path, "/a") && str_is(query, "b?c"));
    url_split(STR("/a#d?b"), &path, &query);
    assert_true(str_is(path, "/a") && str_is(query, ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_decoded),
        cmocka_unit_test(hostile_paths_are_refused),
        cmocka_unit_test(languages_are_cut_off),
        cmocka_unit_test(some_addresses_have_no_language),
        cmocka_unit_test(queries_have_one_canonical_form),
        cmocka_unit_test(hostile_queries_are_refused),
        cmocka_unit_test(the_normal_form_is_asked_for),
        cmocka_unit_test(targets_are_split),
    };
    a = arena_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(a);
    return failed;
}
