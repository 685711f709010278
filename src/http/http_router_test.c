/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http_router.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena *a;

static enum err answer(struct request *r)
{
    return OK;
}

static const struct form no_fields = {.open = true};

static const struct route meetings[] = {
    {GET, "/", NEED_PUBLIC, answer, "front"},
    {GET, "/kokoukset", NEED_PUBLIC, answer, "list"},
    {GET, "/kokoukset.json", NEED_PUBLIC, answer, "list as data"},
    {GET, "/kokoukset/:id", NEED_PUBLIC, answer, "one"},
    {GET, "/kokoukset/:id.json", NEED_PUBLIC, answer, "one as data"},
    {GET, "/kokoukset/:id/poytakirja.pdf", NEED_PUBLIC, answer, "minutes"},
    {GET, "/kokoukset/uusi", NEED_PUBLIC, answer, "fixed"},
    {0},
};
static const struct route others[] = {
    {GET, "/liitteet/:id/:name", NEED_PUBLIC, answer, "file"},
    {GET, "/sivut/:slug", NEED_PUBLIC, answer, "page"},
    {GET, "/sivut/:slug.json", NEED_PUBLIC, answer, "page as data"},
    {POST, "/sivut/:slug", NEED_PUBLIC, answer, "change", &no_fields},
    {POST, "/vain", NEED_PUBLIC, answer, "post only", &no_fields},
    {GET, "/a/:x/b", NEED_PUBLIC, answer, "text, then b"},
    {GET, "/a/:id/c", NEED_PUBLIC, answer, "integer, then c"},
    {0},
};
static const struct route *const tables[] = {meetings, others, NULL};

static const struct router *compile(void)
{
    struct router *router;
    struct problem why = {0};
    if (router_make(a, tables, &router, &why) != OK) fail_msg("%s", why.note);
    return router;
}

static void found(const char *path, const char *summary, const char *first_part)
{
    struct router_match match;
    enum err e = router_find(compile(), GET, str_of(path), &match);
    if (e != OK || !match.route) fail_msg("%s is not found", path);
    assert_string_equal(match.route->summary, summary);
    if (first_part) assert_true(match.n_parts > 0 && str_is(match.parts[0], first_part));
    if (!first_part) assert_int_equal(match.n_parts, 0);
}

static void the_most_exact_route_is_found(void **state)
{
    found("/", "front", NULL);
    found("/kokoukset", "list", NULL);
    found("/kokoukset.json", "list as data", NULL);
    found("/kokoukset/7", "one", "7");
    found("/kokoukset/7.json", "one as data", "7");
    found("/kokoukset/7/poytakirja.pdf", "minutes", "7");
    found("/kokoukset/uusi", "fixed", NULL);
    found("/liitteet/5/kaava 1.pdf", "file", "5");
    found("/sivut/opas", "page", "opas");
    found("/sivut/opas.json", "page as data", "opas");
    found("/sivut/opas.pdf", "page", "opas.pdf");
    found("/sivut/.json", "page", ".json"); /* nothing before the suffix: it is the name */
    found("/a/7/c", "integer, then c", "7");
    found("/a/7/b", "text, then b", "7"); /* although an integer is tried first */
    found("/kokoukset/9223372036854775807", "one", "9223372036854775807");
}

static void what_no_route_has_is_not_found(void **state)
{
    static const char *const absent[] = {"/x",
                                         "/kokoukset/x",
                                         "/kokoukset/0",
                                         "/kokoukset/007",
                                         "/kokoukset/-1",
                                         "/kokoukset/+1",
                                         "/kokoukset/7.pdf",
                                         "/kokoukset/9223372036854775808",
                                         "/kokoukset/7/",
                                         "/Kokoukset",
                                         "/kokoukset/7/x",
                                         "/sivut",
                                         "/sivut/",
                                         "/a/x/c",
                                         "/1/2/3/4/5/6/7/8/9/10",
                                         "/kokoukset/1e3",
                                         "/kokoukset/.json"};
    struct router_match match;
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        if (router_find(compile(), GET, str_of(absent[i]), &match) != ERR_NOT_FOUND)
            fail_msg("%s is found", absent[i]);
}

static void other_methods_are_told(void **state)
{
    struct router_match match;
    assert_int_equal(router_find(compile(), POST, STR("/kokoukset"), &match), OK);
    assert_null(match.route);
    assert_true(match.allows_get && !match.allows_post);
    assert_int_equal(router_find(compile(), GET, STR("/vain"), &match), OK);
    assert_null(match.route);
    assert_true(!match.allows_get && match.allows_post);
    assert_int_equal(router_find(compile(), POST, STR("/sivut/opas"), &match), OK);
    assert_string_equal(match.route->summary, "change");
}

static void refused(struct route route, const char *fault)
{
    const struct route table[] = {{GET, "/kokoukset/:id", NEED_PUBLIC, answer, "one"}, route, {0}};
    const struct route *const both[] = {table, NULL};
    struct router *router;
    struct problem why = {0};
    assert_int_equal(router_make(a, both, &router, &why), ERR_INPUT);
    if (!strstr(why.note, fault)) fail_msg("\"%s\" does not tell \"%s\"", why.note, fault);
}

static void a_wrong_route_stops_the_start(void **state)
{
    refused((struct route){GET, "/x", NEED_UNSET, answer, "s"}, "names no right");
    refused((struct route){GET, "/x", NEED_PUBLIC, NULL, "s"}, "has no handler");
    refused((struct route){GET, "/x", NEED_PUBLIC, answer, NULL}, "has no summary");
    refused((struct route){GET, "/x", NEED_PUBLIC, answer, ""}, "has no summary");
    refused((struct route){GET, NULL, NEED_PUBLIC, answer, "s"}, "has no path");
    refused((struct route){HEAD, "/x", NEED_PUBLIC, answer, "s"}, "has neither GET nor POST");
    refused((struct route){GET, "/kokoukset/:id", NEED_PUBLIC, answer, "s"}, "is there twice");
    refused((struct route){GET, "/kokoukset/:meeting_id", NEED_PUBLIC, answer, "s"}, "is there twice");
    refused((struct route){GET, "x", NEED_PUBLIC, answer, "s"}, "cannot be asked for");
    refused((struct route){GET, "/x//y", NEED_PUBLIC, answer, "s"}, "cannot be asked for");
    refused((struct route){GET, "/x/../y", NEED_PUBLIC, answer, "s"}, "cannot be asked for");
    refused((struct route){GET, "/x%41", NEED_PUBLIC, answer, "s"}, "cannot be asked for");
    refused((struct route){GET, "/x/", NEED_PUBLIC, answer, "s"}, "ends with a slash");
    refused((struct route){GET, "/sv/x", NEED_PUBLIC, answer, "s"}, "begins with a language");
    refused((struct route){GET, "/fi", NEED_PUBLIC, answer, "s"}, "begins with a language");
    refused((struct route){GET, "/x/:", NEED_PUBLIC, answer, "s"}, "has a part without a name");
    refused((struct route){GET, "/:a.json/y", NEED_PUBLIC, answer, "s"}, "has a suffix before its end");
    refused((struct route){GET, "/:a/:b/:c/:d/:e", NEED_PUBLIC, answer, "s"}, "is too long");
}

static void the_table_is_printed_by_path(void **state)
{
    auto_out struct out o = out_make(10000);
    router_write(compile(), &o);
    const char *first = strstr(o.p, "/a/:id/c"), *second = strstr(o.p, "/kokoukset "),
               *last = strstr(o.p, "/vain");
    assert_true(first && second && last && first < second && second < last);
    assert_non_null(strstr(o.p, "POST  /vain                                        public     post only\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_exact_route_is_found), cmocka_unit_test(what_no_route_has_is_not_found),
        cmocka_unit_test(other_methods_are_told),        cmocka_unit_test(a_wrong_route_stops_the_start),
        cmocka_unit_test(the_table_is_printed_by_path),
    };
    a = arena_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(a);
    return failed;
}
