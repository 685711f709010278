/* html_test.c — every component on one page, and the error pages, against goldens in three languages.
 *
 * YHDYSPINTA_ACCEPT=1 rewrites the goldens: read the difference before you commit it. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "html/frame.h"
#include "html/gallery_test.tpl.h"
#include "html/html.h"

static struct arena *arena;
static struct out output;

static struct view fresh(enum lang lang)
{
    out_clear(&output);
    return (struct view){.out = &output,
                         .arena = arena,
                         .lang = lang,
                         .path = "/kokousasiat/1",
                         .query = "a=1&b=2",
                         .today = {19583},
                         .region = "Esimerkkiseutu",
                         .robots = true,
                         .site = "https://yhdyspinta.example",
                         .stylesheet = "/assets/site.0123.css",
                         .script = "/assets/site.4567.js"};
}

static struct str file_text(const char *path)
{
    static char text[1 << 20];
    FILE *file = fopen(path, "rb");
    if (!file) return STR("");
    size_t n = fread(text, 1, sizeof text, file);
    fclose(file);
    return (struct str){text, n};
}

static void same_as_golden(const char *name)
{
    struct str page;
    assert_int_equal(out_finish(&output, &page), OK);
    const char *path = arena_printf(arena, "src/html/golden/%s", name);
    if (getenv("YHDYSPINTA_ACCEPT")) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(page.p, 1, page.n, file), page.n);
        fclose(file);
    }
    struct str golden = file_text(path);
    if (!str_eq(golden, page)) fail_msg("differs from %s; what came:\n%.*s", path, (int)page.n, page.p);
}

static void gallery_in(enum lang lang, const char *name)
{
    struct view v = fresh(lang);
    gallery(&v);
    same_as_golden(name);
}

static void gallery_in_finnish(void **state)
{
    gallery_in(LANG_FI, "gallery.fi.html");
}

static void gallery_in_swedish(void **state)
{
    gallery_in(LANG_SV, "gallery.sv.html");
}

static void gallery_in_english(void **state)
{
    gallery_in(LANG_EN, "gallery.en.html");
}

static void error_pages(void **state)
{
    struct view v = fresh(LANG_FI);
    frame_error(&v, 404, NULL);
    same_as_golden("error404.fi.html");
    v = fresh(LANG_SV);
    frame_error(&v, 400, "Wait a moment and try again.");
    same_as_golden("error400.sv.html");
}

/* A status the table does not know is our own fault. */
static void unknown_errors_are_ours(void **state)
{
    struct view v = fresh(LANG_EN);
    frame_error(&v, 599, "");
    assert_string_equal(frame_error_title(&v, 404), "The page was not found");
    assert_non_null(strstr(output.p, "<h1>Something went wrong</h1>"));
    assert_non_null(strstr(output.p, "noindex"));
}

static void a_bare_frame(void **state)
{
    struct view v = fresh(LANG_FI);
    const struct frame frame = {.title = "", .own_search = true};
    v.region = v.site = v.stylesheet = v.script = NULL;
    v.path = "/";
    v.query = "";
    frame_begin(&v, &frame);
    frame_end(&v);
    assert_non_null(strstr(output.p, "<title>Yhdyspinta</title>"));
    assert_null(strstr(output.p, "breadcrumb"));
    assert_null(strstr(output.p, "stylesheet"));
    assert_null(strstr(output.p, "<script"));
    assert_null(strstr(output.p, "canonical"));
    assert_null(strstr(output.p, "<form"));
    assert_null(strstr(output.p, "site-region"));
}

static void numbered_pages(void **state)
{
    struct view v = fresh(LANG_FI);
    pager_numbered(&v, "?sivu=", 1, 1);
    pager_numbered(&v, "?sivu=", 1, 0);
    pager_by_key(&v, NULL, "");
    neighbours(&v, "", "", NULL, NULL);
    assert_int_equal(output.n, 0);
    pager_numbered(&v, "?sivu=", 1, 2);
    assert_null(strstr(output.p, "Edellinen"));
    assert_non_null(strstr(output.p, "Seuraava"));
    assert_null(strstr(output.p, "…"));
    v = fresh(LANG_FI);
    pager_numbered(&v, "?sivu=", 1000, 1000);
    assert_non_null(strstr(output.p, "?sivu=999\""));
    assert_null(strstr(output.p, "Seuraava"));
    assert_true(output.n < 1000);
}

static void language_of_records(void **state)
{
    struct view v = fresh(LANG_FI);
    assert_string_equal(lang_unlike(&v, "fi"), "");
    assert_string_equal(lang_unlike(&v, "sv"), "sv");
    assert_string_equal(lang_unlike(&v, NULL), "");
    assert_string_equal(lang_unlike(&v, ""), "");
}

static void days(void **state)
{
    struct view v = fresh(LANG_FI);
    assert_int_equal(html_day(&v, DAY_NONE).s.n, 0);
    assert_int_equal(html_moment(&v, (struct moment){0}).s.n, 0);
    assert_string_equal(html_weekday(&v, (struct day){19583}).s.p,
                        "<time datetime=\"2023-08-14\">ma 14.8.2023</time>");
    v.lang = LANG_SV;
    assert_string_equal(html_moment(&v, moment_make((struct day){19583}, 14, 0)).s.p,
                        "<time datetime=\"2023-08-14T14:00:00+03:00\">2023-08-14 14:00</time>");
}

/* Every component with every text hostile: nothing of it may become markup or an address. */
static void hostile_texts(void **state)
{
    static const char x[] = "\"'><script>alert(1)</script>&<b onclick=1>", url[] = "JavaScript:alert(1)";
    const struct crumb crumbs[] = {{x, url}};
    const struct feed_link feeds[] = {{x, url}};
    const struct column columns[] = {{x, false}, {x, true}};
    const struct choice choices[] = {{x, x}, {"", x}};
    struct view v = fresh(LANG_SV);
    v.path = v.query = v.region = x;
    v.stylesheet = v.site = url;
    v.script = NULL;
    frame_begin(&v, &(struct frame){.title = x,
                                    .section = x,
                                    .crumbs = crumbs,
                                    .n_crumbs = 1,
                                    .crumb = x,
                                    .lang = x,
                                    .description = x,
                                    .feeds = feeds,
                                    .n_feeds = 1,
                                    .json = url});
    status_tag(&v, TONE_ERROR, x);
    notice(&v, TONE_WARNING, x, x);
    outcome_begin(&v, x, x);
    outcome_end(&v);
    panel_begin(&v, x);
    panel_end(&v);
    tile(&v, x, x);
    fact(&v, x, x);
    fact_link(&v, x, url, x);
    fact_begin(&v, x);
    fact_end(&v);
    list_item(&v, 2,
              &(struct list_item){.url = url, .title = x, .lang = x, .meta = x, .state = x, .day = DAY_NONE});
    file_link(&v, url, x, x, 7);
    timeline_step(&v, &(struct step){.day = DAY_NONE, .title = x, .url = url, .lang = x, .note = x});
    series_begin(&v, x);
    series_link(&v, -1, url, x);
    series_end(&v);
    table_begin(&v, x, columns, 2);
    row_head(&v, x);
    row_head_link(&v, url, x);
    cell(&v, x);
    cell_link(&v, url, x);
    cell_number(&v, x);
    table_end(&v);
    form_begin(&v, url, x);
    search_begin(&v, url, x);
    hidden_field(&v, x, x);
    field(&v, &(struct field){.name = x, .label = x, .value = x, .type = x, .hint = x, .error = x});
    select_field(
        &v,
        &(struct select){
            .name = x, .label = x, .value = x, .none = x, .choices = choices, .n = 2, .hint = x, .error = x});
    button(&v, x);
    button_link(&v, url, x);
    pager_numbered(&v, url, 2, 3);
    pager_by_key(&v, url, url);
    neighbours(&v, url, x, url, x);
    frame_end(&v);
    frame_error(&v, 404, x);
    assert_int_equal(output.err, OK);
    assert_null(strcasestr(output.p, "<script"));
    assert_null(strcasestr(output.p, "<b onclick"));
    assert_null(strcasestr(output.p, "javascript:"));
    assert_null(strstr(output.p, "\"\"'"));
    assert_non_null(strstr(output.p, "&quot;&#39;&gt;&lt;script&gt;"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gallery_in_finnish),
        cmocka_unit_test(gallery_in_swedish),
        cmocka_unit_test(gallery_in_english),
        cmocka_unit_test(error_pages),
        cmocka_unit_test(unknown_errors_are_ours),
        cmocka_unit_test(a_bare_frame),
        cmocka_unit_test(numbered_pages),
        cmocka_unit_test(language_of_records),
        cmocka_unit_test(days),
        cmocka_unit_test(hostile_texts),
    };
    day_init();
    arena = arena_new();
    output = out_make(1 << 20);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    out_free(&output);
    arena_free(arena);
    return failed;
}
