/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "text/markdown.h"

static void expect_html(const char *markdown, const char *html)
{
    auto_out struct out o = out_make(1 << 20);
    assert_int_equal(markdown_html(&o, str_of(markdown), 2), OK);
    assert_string_equal(o.p == NULL ? "" : o.p, html);
}

static void expect_text(const char *markdown, const char *text)
{
    auto_out struct out o = out_make(1 << 20);
    assert_int_equal(markdown_text(&o, str_of(markdown)), OK);
    assert_string_equal(o.p == NULL ? "" : o.p, text);
}

static void test_blocks(void **state)
{
    expect_html("", "");
    expect_html("Yksi\nkaksi\n\nkolme", "<p>Yksi\nkaksi</p>\n<p>kolme</p>\n");
    expect_html("# Asia", "<h3>Asia</h3>\n");
    expect_html("##### Asia", "<h3>Asia</h3>\n"); /* no level is left out under the page's own headings */
    expect_html("## A\n#### B\n###### C\n#### D\n## E\n# F",
                "<h3>A</h3>\n<h4>B</h4>\n<h5>C</h5>\n<h4>D</h4>\n<h3>E</h3>\n<h3>F</h3>\n");
    expect_html("# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6",
                "<h3>1</h3>\n<h4>2</h4>\n<h5>3</h5>\n<h6>4</h6>\n<h6>5</h6>\n<h6>6</h6>\n");
    expect_html("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    expect_html("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
    expect_html("> sanottiin", "<blockquote>\n<p>sanottiin</p>\n</blockquote>\n");
    expect_html("yksi  \nkaksi", "<p>yksi<br>\nkaksi</p>\n");
    expect_html("**lihava** ja *vino*", "<p><strong>lihava</strong> ja <em>vino</em></p>\n");
}

/* Prose does not go through md4c; inside a quote it does, and must come out the same. */
static void test_prose_is_as_parsed(void **state)
{
    static const char *const texts[] = {
        "Hyväksyttiin.",
        "Äänin 5–2 \"kyllä\", 'ei' @ § 4 (a) = 10 % - ehkä; #1 {x} !? 1.2.2022 http://a.example/b:c",
        "Yksi\nkaksi\n\nkolme\n\n\n\nneljä\n",
        "a  b\u00a0c\u2011d",
        "Yksi \nkaksi",   /* the rest is not prose */
        "Yksi\n= =",
        "Yksi\n---",
        "Yksi\n\n 2",
        "Yksi\n1. a",
        "a &amp; b",
        "a\tb",
        "Yksi ",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        auto_out struct out quote = out_make(1 << 12), html = out_make(1 << 12), text = out_make(1 << 12);
        auto_out struct out quoted_html = out_make(1 << 12), quoted_text = out_make(1 << 12);
        struct str rest = str_of(texts[i]), line;
        while (str_cut(&rest, '\n', &line)) out_printf(&quote, "> %.*s\n", (int)line.n, line.p);
        assert_int_equal(markdown_html(&html, str_of(texts[i]), 2), OK);
        assert_int_equal(markdown_html(&quoted_html, str_of(quote.p), 2), OK);
        assert_int_equal(markdown_text(&text, str_of(texts[i])), OK);
        assert_int_equal(markdown_text(&quoted_text, str_of(quote.p)), OK);
        out_put(&html, "</blockquote>\n");
        assert_string_equal(quoted_html.p + strlen("<blockquote>\n"), html.p);
        assert_string_equal(quoted_text.p, text.p);
    }
}

static void test_table(void **state)
{
    expect_html("| Kunta | Osuus |\n|---|--:|\n| Mallila | 10 € |",
                "<div class=\"table-scroll\"><table>\n<thead>\n<tr><th scope=\"col\">Kunta</th>"
                "<th scope=\"col\" class=\"right\">Osuus</th></tr>\n</thead>\n<tbody>\n<tr><td>Mallila</td>"
                "<td class=\"right\">10 €</td></tr>\n</tbody>\n</table></div>\n");
    /* Four columns may not fit on a phone: what scrolls can be reached by keyboard. */
    expect_html("| A | B | C | D |\n|---|---|---|---|",
                "<div class=\"table-scroll\" tabindex=\"0\"><table>\n<thead>\n<tr><th scope=\"col\">A</th>"
                "<th scope=\"col\">B</th><th scope=\"col\">C</th><th scope=\"col\">D</th></tr>\n</thead>\n</table></div>\n");
}

static void test_hostile(void **state)
{
    expect_html("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    expect_html("a <img src=x onerror=y> b", "<p>a &lt;img src=x onerror=y&gt; b</p>\n");
    expect_html("[x](javascript:alert(1))", "<p>x</p>\n");
    expect_html("[x](JaVaScRiPt:alert)", "<p>x</p>\n");
    expect_html("[x](java&#x0a;script:alert)", "<p>x</p>\n");
    expect_html("[x](//evil.example)", "<p>x</p>\n");
    expect_html("[x](/\\\\evil.example)", "<p>x</p>\n");
    expect_html("[x](data:text/html;base64,AA)", "<p>x</p>\n");
    expect_html("![kuva](https://evil.example/x.png)", "<p>kuva</p>\n");
    expect_html("[![k](x)](https://a.example)", "<p><a href=\"https://a.example\">k</a></p>\n");
    expect_html("[a](/haku?q=\"x\"&b=1)", "<p><a href=\"/haku?q=&quot;x&quot;&amp;b=1\">a</a></p>\n");
    expect_html("&lt;b&gt; &#60;i&#62; &unknown; &#xD800;", "<p>&lt;b&gt; &lt;i&gt; &amp;unknown; \xef\xbf\xbd</p>\n");
}

static void test_links(void **state)
{
    assert_true(markdown_url_is_safe(STR("https://www.finlex.fi/")));
    assert_true(markdown_url_is_safe(STR("MAILTO:a@b.fi")));
    assert_true(markdown_url_is_safe(STR("tel:+358401234567")));
    assert_true(markdown_url_is_safe(STR("/")));
    assert_true(markdown_url_is_safe(STR("/asiat/7")));
    assert_true(markdown_url_is_safe(STR("#paatos")));
    assert_false(markdown_url_is_safe(STR("")));
    assert_false(markdown_url_is_safe(STR("asiat/7")));
    assert_false(markdown_url_is_safe(STR("//x")));
    assert_false(markdown_url_is_safe(STR("/\\x")));
    assert_false(markdown_url_is_safe(STR(" https://x")));
    assert_false(markdown_url_is_safe(STR("vbscript:x")));
    assert_false(markdown_url_is_safe(STR("https")));
}

static void test_text(void **state)
{
    expect_text("# Asia\n\nYksi **kaksi**\nkolme [linkki](https://x.example).\n\n- a\n- b",
                "Asia\nYksi kaksi\nkolme linkki.\na\nb\n");
    expect_text("| A | B |\n|---|---|\n| 1 | 2 |", "A\tB\n1\t2\n");
    expect_text("&auml;iti &amp; is&#228;", "äiti & isä\n");
    expect_text("yksi  \nkaksi", "yksi\nkaksi\n");
}

static void write_block(void *context, enum markdown_block block, bool begins, int n)
{
    out_printf(context, begins ? "(%d:%d " : ")%d ", (int)block, n);
}

static void write_span(void *context, enum markdown_span span, bool begins, struct str url)
{
    out_printf(context, begins ? "<%d:%.*s " : ">%d ", (int)span, (int)url.n, url.p);
}

static void write_text(void *context, struct str text)
{
    out_str(context, text);
}

static void expect_told(const char *markdown, const char *told)
{
    auto_out struct out o = out_make(1 << 20);
    const struct markdown_writer to = {&o, write_block, write_span, write_text};
    assert_int_equal(markdown_read(&to, str_of(markdown)), OK);
    assert_string_equal(o.p == NULL ? "" : o.p, told);
}

/* The same parser: what a writer is told is what stands in HTML. The first number is the block's or span's value. */
static void test_told(void **state)
{
    expect_told("", "");
    expect_told("# A\n\n### B\nyksi  \nkaksi\nkolme", "(2:1 A)2 (2:2 B)2 (1:0 yksi\nkaksi kolme)1 ");
    expect_told("*a* **b** [c](/d?e&amp;f) [g](javascript:h) ![i*j*](/k)",
                "(1:0 <1: a>1  <2: b>2  <4:/d?e&f c>4  g ij)1 ");
    expect_told("3. x\n4. y", "(6:3 (7:0 x)7 (7:0 y)7 )6 ");
    expect_told("| a | b |\n|---|---|\n| c | &lt; |",
                "(9:2 (10:0 (11:0 a)11 (11:0 b)11 )10 (10:0 (12:0 c)12 (12:0 <)12 )10 )9 ");
    char deep[200];
    auto_out struct out o = out_make(1 << 20);
    const struct markdown_writer to = {&o, write_block, write_span, write_text};
    memset(deep, '>', sizeof deep);
    assert_int_equal(markdown_read(&to, (struct str){deep, sizeof deep}), ERR_LIMIT);
}

static void test_limits(void **state)
{
    auto_out struct out o = out_make(4 << 20);
    out_put(&o, "ennen");
    char deep[200];
    memset(deep, '>', sizeof deep);
    deep[sizeof deep - 1] = 'x';
    assert_int_equal(markdown_html(&o, (struct str){deep, sizeof deep}, 0), ERR_LIMIT);
    assert_int_equal(markdown_text(&o, (struct str){deep, sizeof deep}), ERR_LIMIT);
    assert_string_equal(o.p, "ennen");
    auto_out struct out big = out_make(4 << 20);
    while (big.n <= MARKDOWN_MAX_BYTES) out_put(&big, "sana ");
    assert_int_equal(markdown_html(&o, (struct str){big.p, big.n}, 0), ERR_LIMIT);
    auto_out struct out small = out_make(4);
    assert_int_equal(markdown_html(&small, STR("pitkä teksti"), 0), ERR_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks), cmocka_unit_test(test_prose_is_as_parsed), cmocka_unit_test(test_table), cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_links),  cmocka_unit_test(test_text),  cmocka_unit_test(test_limits),
        cmocka_unit_test(test_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
