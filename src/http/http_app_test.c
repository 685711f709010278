/* The program in process, on routes of its own: answers, cache, forms, errors. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include "base/embed.h"
#include "db/db.h"

static int calls; /* of count_calls, since the test began */

static enum err count_calls(struct request *r)
{
    char day[11];
    out_printf(r->view.out, "call %d, day %s, lang %s, path %s, query %s\n", ++calls, day_iso(r->today, day),
               lang_code(r->lang), r->path, r->query);
    return OK;
}

static enum err show_id(struct request *r)
{
    int64_t id;
    TRY(request_id(r, &id));
    respond_type(r, "application/json");
    out_printf(r->view.out, "{\"id\":%lld,\"name\":\"%s\",\"none\":\"%s\"}", (long long)id,
               request_part(r, 1), request_part(r, 2));
    return OK;
}

static enum err show_query(struct request *r)
{
    int64_t n;
    struct day day;
    char text[11];
    TRY(request_query_int(r, "n", &n));
    TRY(request_query_day(r, "d", &day));
    respond_type(r, "text/plain");
    out_printf(r->view.out, "%lld|%s|%s|%d", (long long)n, day_iso(day, text), request_query(r, "q"),
               request_has_query(r, "q"));
    return OK;
}

static enum err show_long(struct request *r)
{
    for (int i = 0; i < 1000; i++)
        out_printf(r->view.out, "<p>row %d of a page that compresses well</p>\n", i);
    respond_modified(r, moment_make(r->today, 12, 0));
    return OK;
}

static enum err fail_as_asked(struct request *r)
{
    const char *kind = request_part(r, 0);
    out_put(r->view.out, "half a page");
    respond_attachment(r, "x.txt");
    for (enum err e = ERR_INPUT; e <= ERR_INTERNAL; e++)
        if (!strcmp(kind, err_name(e))) return problem(&r->why, e, "", "", "secret note");
    return problem(&r->why, ERR_INPUT, "", "Not a date that exists", "secret note");
}

static enum err grow_too_large(struct request *r)
{
    for (int i = 0; i <= PAGE_MAX / 4096; i++)
        out_printf(r->view.out, "%4096d", i);
    return OK;
}

static enum err redirect(struct request *r)
{
    out_put(r->view.out, "not sent");
    return respond_redirect(r, 303, "/laskuri");
}

static enum err attach(struct request *r)
{
    respond_type(r, "application/pdf");
    respond_attachment(r, "Pöytäkirja \"1\".pdf");
    out_put(r->view.out, "%PDF");
    return OK;
}

static enum err be_private(struct request *r)
{
    respond_private(r);
    return count_calls(r);
}

static enum err site(struct request *r)
{
    out_put(r->view.out, request_site(r));
    return OK;
}

static enum err write_public(struct request *r)
{
    auto_tx struct db_tx tx = {0};
    TRY(db_begin(r->db, DB_WRITE, &tx));
    TRY(db_raise_generation(r->db));
    TRY(db_commit(&tx));
    return respond_redirect(r, 303, "/laskuri");
}

static enum err write_in_get(struct request *r)
{
    return db_raise_generation(r->db);
}

static const struct form no_fields = {.open = true};

static const struct route routes[] = {
    {GET, "/laskuri", NEED_PUBLIC, count_calls, "Counts its calls"},
    {GET, "/laskuri.json", NEED_PUBLIC, count_calls, "The same under another address"},
    {POST, "/laskuri", NEED_PUBLIC, write_public, "Raises the generation", &no_fields},
    {GET, "/tunnus/:id/:name", NEED_PUBLIC, show_id, "Shows its parts"},
    {GET, "/kysely", NEED_PUBLIC, show_query, "Shows its query"},
    {GET, "/pitka", NEED_PUBLIC, show_long, "A long page"},
    {GET, "/virhe/:kind", NEED_PUBLIC, fail_as_asked, "Fails"},
    {GET, "/virhe/:kind.json", NEED_PUBLIC, fail_as_asked, "Fails"},
    {GET, "/liikaa", NEED_PUBLIC, grow_too_large, "Too large"},
    {GET, "/ohjaus", NEED_PUBLIC, redirect, "Redirects"},
    {GET, "/liite", NEED_PUBLIC, attach, "A file"},
    {GET, "/oma", NEED_PUBLIC, be_private, "Private"},
    {GET, "/osoite", NEED_PUBLIC, site, "The site's address"},
    {GET, "/kirjoita", NEED_PUBLIC, write_in_get, "Tries to write in a GET"},
    {0},
};
static const struct route *const tables[] = {routes, NULL};

static const char *text_of(struct test_app *t, const struct answer *answer)
{
    return str_dup(t->a, answer->body);
}

static const char *get(struct test_app *t, const char *target)
{
    const struct answer *answer = test_app_get(t, target);
    if (answer->status != 200) fail_msg("GET %s answers %d", target, answer->status);
    return text_of(t, answer);
}

static void answers(struct test_app *t, const char *target, int status)
{
    const struct answer *answer = test_app_get(t, target);
    if (answer->status != status) fail_msg("GET %s answers %d, not %d", target, answer->status, status);
}

/* ---- requests ---- */

static void a_request_is_seen_whole(void **state)
{
    struct test_app *t = test_app(state);
    calls = 0;
    assert_string_equal(get(t, "/laskuri"), "call 1, day 2024-03-15, lang fi, path /laskuri, query \n");
    assert_string_equal(get(t, "/sv/laskuri?b=1&a=%61"),
                        "call 2, day 2024-03-15, lang sv, path /laskuri, query a=a&b=1\n");
    assert_string_equal(get(t, "http://example.org/en/laskuri"),
                        "call 3, day 2024-03-15, lang en, path /laskuri, query \n");
    assert_string_equal(get(t, "/tunnus/12/j%C3%A4rvi"), "{\"id\":12,\"name\":\"järvi\",\"none\":\"\"}");
    assert_string_equal(get(t, "/osoite"), "https://yhdyspinta.example");
}

static void query_fields_are_read(void **state)
{
    struct test_app *t = test_app(state);
    assert_string_equal(get(t, "/kysely"), "0|||0");
    assert_string_equal(get(t, "/kysely?n=&d=&q="), "0|||1");
    assert_string_equal(get(t, "/kysely?n=-5&d=1.3.2024&q=a+b"), "-5|2024-03-01|a b|1");
    assert_string_equal(get(t, "/kysely?d=2024-02-29&q=a%CC%88"), "0|2024-02-29|ä|1"); /* normal form C */
    answers(t, "/kysely?n=5x", 400);
    answers(t, "/kysely?n=99999999999999999999", 400);
    const struct answer *answer = test_app_get(t, "/sv/kysely?d=31.2.2024");
    assert_int_equal(answer->status, 400);
    assert_non_null(strstr(text_of(t, answer), i18n(LANG_SV, "Not a date that exists")));
}

static void addresses_have_one_form(void **state)
{
    struct test_app *t = test_app(state);
    static const char *const moved[][2] = {
        {"/laskuri/", "/laskuri"},
        {"/fi/laskuri", "/laskuri"},
        {"/sv/laskuri/?b=1&a=2", "/sv/laskuri?a=2&b=1"},
        {"/fi/", "/"},
        {"/fi", "/"},
        {"/fi/laskuri/", "/laskuri"},
        {"/tuntematon/", "/tuntematon"},
        {"/fi/%C3%A4?q=%0d%0aX:1", "/%C3%A4?q=X:1"},
    };
    for (size_t i = 0; i < sizeof moved / sizeof *moved; i++) {
        const struct answer *answer = test_app_get(t, moved[i][0]);
        assert_int_equal(answer->status, 301);
        assert_string_equal(answer_header(answer, "Location"), moved[i][1]);
        assert_int_equal(answer->body.n, 0);
    }
    answers(t, "/sv/laskuri.json", 404);
    answers(t, "/en/healthz", 404);
    answers(t, "/fi/laskuri.json", 404);
    answers(t, "/sv/en/laskuri", 404);
}

static const struct answer *send(struct test_app *t, const char *method, const char *target)
{
    return test_app_serve(t, &(struct incoming){.method = method, .target = target});
}

static void methods_are_kept_apart(void **state)
{
    struct test_app *t = test_app(state);
    const struct answer *answer = send(t, "HEAD", "/pitka");
    assert_int_equal(answer->status, 200);
    assert_int_equal(answer->body.n, 0);
    assert_string_equal(answer_header(answer, "ETag"), answer_header(test_app_get(t, "/pitka"), "ETag"));
    answer = send(t, "POST", "/pitka");
    assert_int_equal(answer->status, 405);
    assert_string_equal(answer_header(answer, "Allow"), "GET, HEAD");
    answer = send(t, "DELETE", "/laskuri");
    assert_int_equal(answer->status, 405);
    assert_string_equal(answer_header(answer, "Allow"), "GET, HEAD, POST");
    assert_int_equal(send(t, "POST", "/tuntematon")->status, 404);
    assert_int_equal(send(t, "OPTIONS", "*")->status, 400);
    assert_int_equal(send(t, "post", "/laskuri")->status, 405);
}

/* ---- errors ---- */

static void each_failure_has_its_status(void **state)
{
    struct test_app *t = test_app(state);
    static const struct {
        const char *target;
        int status;
    } cases[] = {{"/virhe/input", 400},    {"/virhe/not_found", 404}, {"/virhe/forbidden", 403},
                 {"/virhe/conflict", 409}, {"/virhe/limit", 413},     {"/virhe/busy", 503},
                 {"/virhe/internal", 500}, {"/liikaa", 500},          {"/kirjoita", 500}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer *answer = test_app_get(t, cases[i].target);
        if (answer->status != cases[i].status) fail_msg("%s answers %d", cases[i].target, answer->status);
        assert_null(strstr(text_of(t, answer), "half a page"));
        assert_null(strstr(text_of(t, answer), "secret note"));
        assert_string_equal(answer_header(answer, "Content-Disposition"), "");
        assert_string_equal(answer_header(answer, "ETag"), "");
        assert_string_equal(answer_header(answer, "Retry-After"), cases[i].status == 503 ? "5" : "");
        assert_true(strstr(answer_header(answer, "Content-Security-Policy"), "default-src 'none'"));
    }
}

static void error_page_is(struct test_app *t, const char *target, int status, enum lang lang,
                          const char *title)
{
    const struct answer *answer = test_app_get(t, target);
    const char *text = text_of(t, answer);
    assert_int_equal(answer->status, status);
    assert_string_equal(answer_header(answer, "Content-Type"), "text/html; charset=utf-8");
    assert_non_null(strstr(text, arena_printf(t->a, "<html lang=\"%s\">", lang_code(lang))));
    assert_non_null(strstr(text, arena_printf(t->a, "<h1>%s</h1>", i18n(lang, title))));
}

static void error_data_is(struct test_app *t, const char *target, int status, const char *message)
{
    const struct answer *answer = test_app_get(t, target);
    assert_int_equal(answer->status, status);
    assert_string_equal(answer_header(answer, "Content-Type"), "application/json; charset=utf-8");
    assert_string_equal(text_of(t, answer),
                        arena_printf(t->a, "{\"error\":{\"status\":%d,\"message\":\"%s\"}}\n", status,
                                     i18n(LANG_FI, message)));
}

static void errors_speak_the_readers_language(void **state)
{
    struct test_app *t = test_app(state);
    error_page_is(t, "/ei/ole", 404, LANG_FI, "The page was not found");
    error_page_is(t, "/sv/ei/ole", 404, LANG_SV, "The page was not found");
    error_page_is(t, "/en/a%00b", 400, LANG_EN, "The request was not understood");
    error_data_is(t, "/virhe/x.json", 400, "Not a date that exists");
    error_data_is(t, "/ei.json", 404, "The page was not found");
    error_data_is(t, "/a%00.json", 400, "The request was not understood");
}

static void limits_are_met_with_an_answer(void **state)
{
    struct test_app *t = test_app(state);
    char *url = arena_alloc(t->a, URL_MAX + 3);
    memset(url, 'a', URL_MAX + 1);
    url[0] = '/';
    answers(t, url, 414);
    url[URL_MAX] = '\0';
    answers(t, url, 404);
    char *body = arena_alloc(t->a, FORM_BODY_MAX + 1);
    struct incoming in = {.method = "POST", .target = "/laskuri", .body = {body, FORM_BODY_MAX + 1}};
    assert_int_equal(test_app_serve(t, &in)->status, 413);
    in.body.n--;
    assert_int_equal(test_app_serve(t, &in)->status, 303);
}

/* ---- headers ---- */

static void every_answer_is_guarded(void **state)
{
    struct test_app *t = test_app(state);
    static const char *const targets[] = {"/laskuri", "/ei/ole",  "/fi/",
                                          "/liite",   "/healthz", "/virhe/internal"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        const struct answer *answer = test_app_get(t, targets[i]);
        assert_string_equal(answer_header(answer, "X-Content-Type-Options"), "nosniff");
        assert_string_equal(answer_header(answer, "X-Frame-Options"), "DENY");
        assert_string_equal(answer_header(answer, "Referrer-Policy"), "same-origin");
        assert_string_equal(answer_header(answer, "Cross-Origin-Opener-Policy"), "same-origin");
        const char *policy = answer_header(answer, "Content-Security-Policy");
        assert_non_null(strstr(policy, "default-src 'none'; style-src 'self'; script-src 'self';"));
        assert_non_null(strstr(policy, "frame-ancestors 'none'"));
        assert_null(strstr(policy, "unsafe"));
        assert_int_equal(strstr(policy, "sandbox") != NULL, !strcmp(targets[i], "/liite"));
    }
}

static void files_are_handed_over_safely(void **state)
{
    struct test_app *t = test_app(state);
    const struct answer *answer = test_app_get(t, "/liite");
    assert_string_equal(answer_header(answer, "Content-Disposition"),
                        "attachment; filename=\"P__yt__kirja _1_.pdf\"; "
                        "filename*=UTF-8''P%C3%B6yt%C3%A4kirja%20%221%22.pdf");
    assert_string_equal(answer_header(answer, "Content-Type"), "application/pdf");
    assert_string_equal(answer_header(answer, "Vary"), ""); /* not compressed */
}

static void caches_are_told_what_they_may(void **state)
{
    struct test_app *t = test_app(state);
    assert_string_equal(answer_header(test_app_get(t, "/laskuri"), "Cache-Control"),
                        "public, max-age=0, must-revalidate");
    assert_string_equal(answer_header(test_app_get(t, "/oma"), "Cache-Control"), "no-store");
    assert_string_equal(answer_header(test_app_get(t, "/oma"), "ETag"), "");
    assert_string_equal(answer_header(test_app_get(t, "/ei/ole"), "Cache-Control"), "no-cache");
    assert_string_equal(answer_header(test_app_get(t, "/pitka"), "Last-Modified"),
                        "Fri, 15 Mar 2024 10:00:00 GMT");
    assert_string_equal(answer_header(test_app_get(t, "/pitka"), "Vary"), "Accept-Encoding");
}

static void redirects_carry_no_body(void **state)
{
    const struct answer *answer = test_app_get(test_app(state), "/ohjaus");
    assert_int_equal(answer->status, 303);
    assert_string_equal(answer_header(answer, "Location"), "/laskuri");
    assert_int_equal(answer->body.n, 0);
}

/* ---- cache ---- */

static int calls_after(struct test_app *t, const char *target)
{
    get(t, target);
    return calls;
}

static void the_same_page_is_made_once(void **state)
{
    struct test_app *t = test_app(state);
    calls = 0;
    assert_int_equal(calls_after(t, "/laskuri"), 1);
    assert_int_equal(calls_after(t, "/laskuri"), 1);
    assert_int_equal(calls_after(t, "/sv/laskuri"), 2); /* language, query and address are parts of the key */
    assert_int_equal(calls_after(t, "/laskuri?a=1"), 3);
    assert_int_equal(calls_after(t, "/laskuri.json"), 4);
    assert_int_equal(calls_after(t, "/laskuri?a=%31"), 4);
}

static void one_page_in_many_spellings_is_made_once(void **state)
{
    struct test_app *t = test_app(state);
    static const char *const spellings[] = {"/laskuri?a=1&b=x+y",     "/laskuri?b=x%20y&a=1",
                                            "/laskuri?%61=1&b=x+y&",  "/l%61skuri?a=1&b=x+y",
                                            "/laskuri?a=1&b=x+y#osa", "/laskuri?a=+1&b=x+y&a=2"};
    calls = 0;
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        assert_int_equal(calls_after(t, spellings[i]), 1);
}

static void private_pages_and_errors_are_not_kept(void **state)
{
    struct test_app *t = test_app(state);
    calls = 0;
    assert_int_equal(calls_after(t, "/oma"), 1);
    assert_int_equal(calls_after(t, "/oma"), 2);
    answers(t, "/virhe/busy", 503);
    answers(t, "/virhe/busy", 503);
}

static void own_commits_are_seen_at_once(void **state)
{
    struct test_app *t = test_app(state);
    calls = 0;
    assert_int_equal(calls_after(t, "/laskuri"), 1);
    assert_int_equal(send(t, "POST", "/laskuri")->status, 303);
    assert_int_equal(calls_after(t, "/laskuri"), 2);
    test_app_writer(t); /* nothing public written: the pages stand */
    test_app_written(t);
    assert_int_equal(calls_after(t, "/laskuri"), 2);
}

static void commits_of_others_are_seen_at_the_next_look(void **state)
{
    struct test_app *t = test_app(state);
    struct db *other;
    calls = 0;
    assert_int_equal(calls_after(t, "/laskuri"), 1);
    app_look_around(t->app);
    assert_int_equal(calls_after(t, "/laskuri"), 1);
    assert_int_equal(db_open(t->db, DB_MODE_WRITE, &other, NULL), OK);
    assert_int_equal(db_raise_generation(other), OK);
    db_close(other);
    assert_int_equal(calls_after(t, "/laskuri"), 1);
    app_look_around(t->app);
    assert_int_equal(calls_after(t, "/laskuri"), 2);
}

static void midnight_makes_pages_anew(void **state)
{
    struct test_app *t = test_app(state);
    calls = 0;
    get(t, "/laskuri");
    app_set_today(t->app, day_add(test_app_today(), 1));
    app_look_around(t->app);
    assert_string_equal(get(t, "/laskuri"), "call 2, day 2024-03-16, lang fi, path /laskuri, query \n");
}

static void known_pages_are_not_sent_again(void **state)
{
    struct test_app *t = test_app(state);
    const char *tag = answer_header(test_app_get(t, "/pitka"), "ETag");
    struct incoming in = {.target = "/pitka", .if_none_match = tag};
    const struct answer *answer = test_app_serve(t, &in);
    assert_int_equal(answer->status, 304);
    assert_int_equal(answer->body.n, 0);
    assert_string_equal(answer_header(answer, "ETag"), tag);
    assert_string_equal(answer_header(answer, "Content-Type"), "");
    assert_string_equal(answer_header(answer, "Vary"), "Accept-Encoding");
    in.if_none_match = arena_printf(t->a, "\"other\", W/%s", tag);
    assert_int_equal(test_app_serve(t, &in)->status, 304);
    in.if_none_match = "\"other\"";
    in.if_modified_since = "Fri, 15 Mar 2024 10:00:00 GMT"; /* the tag decides where there is one */
    assert_int_equal(test_app_serve(t, &in)->status, 200);
    in.if_none_match = NULL;
    assert_int_equal(test_app_serve(t, &in)->status, 304);
    in.if_modified_since = "Fri, 15 Mar 2024 09:59:59 GMT";
    assert_int_equal(test_app_serve(t, &in)->status, 200);
}

static void forms_grow_with_use(void **state)
{
    struct test_app *t = test_app(state);
    struct incoming in = {.target = "/pitka", .accept_encoding = "gzip, br"};
    const struct answer *first = test_app_serve(t, &in), *second = test_app_serve(t, &in),
                        *plain = test_app_get(t, "/pitka");
    assert_string_equal(answer_header(first, "Content-Encoding"), "gzip");
    assert_string_equal(answer_header(second, "Content-Encoding"), "br");
    assert_string_equal(answer_header(plain, "Content-Encoding"), "");
    assert_true(second->body.n < first->body.n && first->body.n * 4 < plain->body.n);
    in.if_none_match = answer_header(first, "ETag"); /* the page is the same, whichever form was sent */
    assert_int_equal(test_app_serve(t, &in)->status, 304);
}

/* ---- what every site has ---- */

extern const struct embedded asset_files[];

static struct app *open_with_assets(void)
{
    struct app_config config = app_config_default();
    struct problem why = {0};
    struct app *app;
    config.assets = asset_files;
    config.today = test_app_today();
    assert_int_equal(app_open(&config, &app, &why), OK);
    return app;
}

static void embedded_files_are_served_by_hash(void **state)
{
    struct app *app = open_with_assets();
    auto_arena struct arena *a = arena_new();
    const struct embedded *css = embedded_find(asset_files, "yp.css"),
                          *packed = embedded_find(asset_files, "yp.css.br");
    struct answer answer;
    struct incoming in = {.target = arena_printf(a, "/assets/yp.%s.css", css->hash), .accept_encoding = "br"};
    app_serve(app, a, &in, &answer);
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer_header(&answer, "Cache-Control"), "public, max-age=31536000, immutable");
    assert_string_equal(answer_header(&answer, "Content-Type"), "text/css; charset=utf-8");
    assert_true(str_eq(answer.body, (struct str){(const char *)packed->p, packed->n}));
    in.accept_encoding = NULL;
    app_serve(app, a, &in, &answer);
    assert_true(str_eq(answer.body, (struct str){(const char *)css->p, css->n}));
    static const char *const absent[] = {"/assets/yp.css", "/assets/yp.0000000000000000.css",
                                         "/assets/yp",     "/assets/..%2fyp.css",
                                         "/assets/.css",   "/assets/yp.css.br"};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        app_get(app, a, absent[i], &answer);
        assert_int_equal(answer.status, 404);
    }
    app_close(app);
}

static void operations_are_told(void **state)
{
    struct test_app *t = test_app(state);
    assert_string_equal(get(t, "/healthz"), "ok\n");
    assert_string_equal(get(t, "/readyz"), "ok\n");
    assert_string_equal(answer_header(test_app_get(t, "/healthz"), "Cache-Control"), "no-store");
    assert_non_null(strstr(get(t, "/robots.txt"), "Disallow: /haku"));
    answers(t, "/favicon.ico", 404); /* this program has no files */
    assert_string_equal(get(t, "/.well-known/security.txt"),
                        "Contact: mailto:turva@yhdyspinta.example\nExpires: 2024-09-13T00:00:00Z\n"
                        "Preferred-Languages: fi, sv, en\n");
}

static void nothing_starts_with_a_wrong_route(void **state)
{
    static const struct route wrong[] = {{GET, "/healthz", NEED_PUBLIC, site, "There already"}, {0}};
    static const struct route *const wrong_tables[] = {wrong, NULL};
    struct app_config config = app_config_default();
    struct problem why = {0};
    struct app *app;
    config.features = wrong_tables;
    assert_int_equal(app_open(&config, &app, &why), ERR_INPUT);
    assert_non_null(strstr(why.note, "/healthz"));
    config.features = NULL;
    config.db = "/absent/folder/x.db";
    assert_int_equal(app_open(&config, &app, &why), ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(a_request_is_seen_whole, tables),
        TEST_APP(query_fields_are_read, tables),
        TEST_APP(addresses_have_one_form, tables),
        TEST_APP(methods_are_kept_apart, tables),
        TEST_APP(each_failure_has_its_status, tables),
        TEST_APP(errors_speak_the_readers_language, tables),
        TEST_APP(limits_are_met_with_an_answer, tables),
        TEST_APP(every_answer_is_guarded, tables),
        TEST_APP(files_are_handed_over_safely, tables),
        TEST_APP(caches_are_told_what_they_may, tables),
        TEST_APP(redirects_carry_no_body, tables),
        TEST_APP(the_same_page_is_made_once, tables),
        TEST_APP(one_page_in_many_spellings_is_made_once, tables),
        TEST_APP(private_pages_and_errors_are_not_kept, tables),
        TEST_APP(own_commits_are_seen_at_once, tables),
        TEST_APP(commits_of_others_are_seen_at_the_next_look, tables),
        TEST_APP(midnight_makes_pages_anew, tables),
        TEST_APP(known_pages_are_not_sent_again, tables),
        TEST_APP(forms_grow_with_use, tables),
        cmocka_unit_test(embedded_files_are_served_by_hash),
        TEST_APP(operations_are_told, tables),
        cmocka_unit_test(nothing_starts_with_a_wrong_route),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
