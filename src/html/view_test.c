/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "html/view_test.tpl.h"

static struct out output;
static struct arena *arena;

static struct view fresh(enum lang lang)
{
    out_clear(&output);
    return (struct view){
        .out = &output, .arena = arena, .lang = lang, .path = "/", .query = "", .today = DAY_NONE};
}

static const char *text_of(const char *text)
{
    struct view v = fresh(LANG_FI);
    view_text(&v, text);
    return output.n ? output.p : "";
}

static const char *url_of(const char *url)
{
    struct view v = fresh(LANG_FI);
    view_url(&v, url);
    return output.p;
}

static const char *part_of(const char *part)
{
    struct view v = fresh(LANG_FI);
    view_url_part(&v, part);
    return output.n ? output.p : "";
}

static void text_is_escaped(void **state)
{
    assert_string_equal(text_of(""), "");
    assert_string_equal(text_of("Kunnanhallitus § 40"), "Kunnanhallitus § 40");
    assert_string_equal(text_of("<script>alert('x & \"y\"')</script>"),
                        "&lt;script&gt;alert(&#39;x &amp; &quot;y&quot;&#39;)&lt;/script&gt;");
    assert_string_equal(text_of("&amp;"), "&amp;amp;");
}

/* The scan goes 16 bytes at a time: a character at any place, in texts of any length, must not be missed. */
static void escaping_finds_every_place(void **state)
{
    for (size_t n = 1; n <= 50; n++)
        for (size_t at = 0; at < n; at++)
            for (const char *c = "&<>\"'"; *c; c++) {
                char text[51], expected[60];
                memset(text, 'a', n);
                text[n] = '\0';
                text[at] = *c;
                const char *entity = *c == '&'   ? "&amp;"
                                     : *c == '<' ? "&lt;"
                                     : *c == '>' ? "&gt;"
                                     : *c == '"' ? "&quot;"
                                                 : "&#39;";
                snprintf(expected, sizeof expected, "%.*s%s%s", (int)at, text, entity, text + at + 1);
                assert_string_equal(text_of(text), expected);
            }
}

static void safe_addresses_pass(void **state)
{
    assert_string_equal(url_of("/kokoukset/7"), "/kokoukset/7");
    assert_string_equal(url_of("/"), "/");
    assert_string_equal(url_of("?sivu=2&q=a"), "?sivu=2&amp;q=a");
    assert_string_equal(url_of("#sisalto"), "#sisalto");
    assert_string_equal(url_of("https://www.example.fi/a?b='c'"), "https://www.example.fi/a?b=&#39;c&#39;");
    assert_string_equal(url_of("HTTP://example.fi"), "HTTP://example.fi");
    assert_string_equal(url_of("mailto:kirjaamo@example.fi"), "mailto:kirjaamo@example.fi");
    assert_string_equal(url_of("tel:+358"), "tel:+358");
    assert_string_equal(url_of("/liitteet/7/liite 1.pdf"), "/liitteet/7/liite%201.pdf");
    assert_string_equal(url_of("/äö"), "/äö");
}

static void other_addresses_become_a_hash(void **state)
{
    static const char *const evil[] = {
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "\tjavascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "https:evil.example",
        "https:/evil.example",
        "https://",
        "https:///evil.example",
        "http:",
        "mailto:",
        "tel:",
        "www.example.fi",
        "kokoukset/7",
        "/a\x7f",
        "blob:https://x",
        "view-source:http://x",
        "\xc2\xa0javascript:alert(1)",
    };
    for (size_t i = 0; i < sizeof evil / sizeof *evil; i++)
        assert_string_equal(url_of(evil[i]), "#");
}

static void parts_are_percent_encoded(void **state)
{
    assert_string_equal(part_of(""), "");
    assert_string_equal(part_of("az AZ-._~@09"), "az%20AZ-._~@09");
    assert_string_equal(part_of("a/b?c=d&e#f:g%"), "a%2Fb%3Fc%3Dd%26e%23f%3Ag%25");
    assert_string_equal(part_of("ä\"<'>\n"), "%C3%A4%22%3C%27%3E%0A");
    /* longer than one piece of the encoder */
    char text[131], expected[3 * 130 + 1];
    for (size_t i = 0; i < 130; i++) {
        text[i] = '/';
        memcpy(expected + 3 * i, "%2F", 4);
    }
    text[130] = '\0';
    assert_string_equal(part_of(text), expected);
}

/* The empty slice may hold no pointer at all. */
static void nothing_is_nothing(void **state)
{
    struct view v = fresh(LANG_FI);
    view_text(&v, (struct html){0});
    view_text(&v, (struct str){0});
    view_url_part(&v, (struct str){0});
    assert_int_equal(output.n, 0);
    view_url(&v, (struct str){0});
    assert_string_equal(output.p, "#");
}

static void numbers(void **state)
{
    struct view v = fresh(LANG_FI);
    view_text(&v, 0);
    view_text(&v, (size_t)12);
    view_attr(&v, INT64_MIN);
    assert_string_equal(output.p, "012-9223372036854775808");
}

static void a_page_has_a_limit(void **state)
{
    struct out small = out_make(10);
    struct view v = {.out = &small, .arena = arena};
    struct str page;
    view_raw(&v, "12345", 5);
    view_text(&v, "67890");
    assert_int_equal(out_finish(&small, &page), OK);
    assert_int_equal(page.n, 10);
    view_raw(&v, "1", 1);
    assert_int_equal(out_finish(&small, &page), ERR_LIMIT);
    view_raw(&v, "", 0);
    assert_int_equal(out_finish(&small, &page), ERR_LIMIT);
    out_free(&small);
}

static void addresses_carry_the_language(void **state)
{
    struct view v = fresh(LANG_SV);
    assert_string_equal(href(&v, "/kokoukset/%d", 7), "/sv/kokoukset/7");
    assert_string_equal(href(&v, "/"), "/sv/");
    assert_string_equal(href(&v, "/haku?q=%s", url_part(&v, "a&b ä")), "/sv/haku?q=a%26b%20%C3%A4");
    v.lang = LANG_FI;
    assert_string_equal(href(&v, "/"), "/");
    char longer[1001];
    memset(longer, 'x', 1000);
    longer[1000] = '\0';
    v.lang = LANG_EN;
    const char *path = href(&v, "/%s", longer);
    assert_int_equal(strlen(path), 1004);
    assert_memory_equal(path, "/en/xxx", 7);
}

/* Around the place where the buffer on the stack ends. */
static void addresses_of_every_length(void **state)
{
    struct view v = fresh(LANG_SV);
    for (size_t n = 245; n < 265; n++) {
        char text[300];
        memset(text, 'x', n);
        text[n] = '\0';
        const char *path = href(&v, "/%s", text);
        assert_int_equal(strlen(path), n + 4);
        assert_string_equal(path + 4, text);
    }
}

static void the_page_in_another_language(void **state)
{
    struct view v = fresh(LANG_FI);
    v.path = "/liitteet/7/Öinen liite?.pdf";
    v.query = "q=a%20b&x=\"<";
    assert_string_equal(href_in(&v, LANG_SV), "/sv/liitteet/7/%C3%96inen%20liite%3F.pdf?q=a%20b&x=%22%3C");
    v.query = "";
    v.path = "/";
    assert_string_equal(href_in(&v, LANG_FI), "/");
    assert_string_equal(href_in(&v, LANG_EN), "/en/");
}

static void templates_escape_by_position(void **state)
{
    struct view v = fresh(LANG_FI);
    every_position(&v, "javascript:\"<&", true);
    assert_string_equal(output.p,
                        "<p class=\"javascript:&quot;&lt;&amp;\" lang=\"javascript:&quot;&lt;&amp;\" hidden>"
                        "<a href=\"#\">javascript:&quot;&lt;&amp;</a> "
                        "<a href=\"/haku?q=javascript%3A%22%3C%26\"><b>7</b> 7</a></p>\n");
    v = fresh(LANG_FI);
    every_position(&v, "", false);
    assert_string_equal(output.p,
                        "<p class=\"\"><a href=\"#\"></a> <a href=\"/haku?q=\"><b>7</b> 7</a></p>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(escaping_finds_every_place),
        cmocka_unit_test(safe_addresses_pass),
        cmocka_unit_test(other_addresses_become_a_hash),
        cmocka_unit_test(parts_are_percent_encoded),
        cmocka_unit_test(nothing_is_nothing),
        cmocka_unit_test(numbers),
        cmocka_unit_test(a_page_has_a_limit),
        cmocka_unit_test(addresses_carry_the_language),
        cmocka_unit_test(addresses_of_every_length),
        cmocka_unit_test(the_page_in_another_language),
        cmocka_unit_test(templates_escape_by_position),
    };
    arena = arena_new();
    output = out_make(1 << 20);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    out_free(&output);
    arena_free(arena);
    return failed;
}
