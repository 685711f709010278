/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/out.h"
#include "xml/charset.h"
#include "xml/xml.h"

static void charset_is_decided_from_mark_label_and_bytes(void **state)
{
    (void)state;
    bool mis;
    assert_int_equal(charset_decide(STR("\xef\xbb\xbfx"), (struct str){0}, &mis), CHARSET_UTF8);
    assert_int_equal(charset_decide(STR("\xff\xfex"), (struct str){0}, &mis), CHARSET_UTF16LE);
    assert_int_equal(charset_decide(STR("<meta charset=\"iso-8859-1\">p\xe4iv\xe4"), (struct str){0}, &mis),
                     CHARSET_WINDOWS_1252);
    assert_false(mis);
    assert_int_equal(charset_decide(STR("<meta charset=utf-8>p\xc3\xa4"), (struct str){0}, &mis),
                     CHARSET_UTF8);
    assert_int_equal(charset_decide(STR("p\xc3\xa4"), (struct str){0}, &mis), CHARSET_UTF8);
    assert_int_equal(charset_decide(STR("p\xe4iv\xe4"), (struct str){0}, &mis), CHARSET_WINDOWS_1252);
    assert_int_equal(charset_decide(STR("p\xe4iv\xe4"), STR("UTF-8"), &mis), CHARSET_WINDOWS_1252);
    assert_true(mis);
    assert_int_equal(charset_decide(STR("<meta charset=iso-8859-1>p\xc3\xa4"), (struct str){0}, &mis),
                     CHARSET_UTF8);
    assert_true(mis);
    assert_int_equal(charset_decide(STR("p\xc3\xa4\xc3"), STR("utf-8"), &mis),
                     CHARSET_UTF8); /* cut at the end */
    assert_false(mis);
}

static void label_is_found(void **state)
{
    (void)state;
    assert_true(
        str_is(charset_declared(STR("<?xml version='1.0' encoding='iso-8859-1'?><rss/>")), "iso-8859-1"));
    assert_true(
        str_is(charset_declared(STR("<meta content=\"text/html; CHARSET=windows-1252\">")), "windows-1252"));
    assert_int_equal(charset_declared(STR("<p>encoding=none")).n, 0);
}

static void text_becomes_utf8(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    assert_string_equal(charset_to_utf8(a, STR("\x80 \xe4\x96\x00z"), CHARSET_WINDOWS_1252).p, "€ ä–z");
    assert_string_equal(charset_to_utf8(a, STR("\xef\xbb\xbf\xc3\xa4\xffz\x00y\xe2\x82"), CHARSET_UTF8).p,
                        "ä\xef\xbf\xbdzy");
    assert_string_equal(charset_to_utf8(a,
                                        STR("\xff\xfe\xe4\x00\x3d\xd8\x00\xde"
                                            "a"),
                                        CHARSET_UTF16LE)
                            .p,
                        "ä\xf0\x9f\x98\x80");
}

static void html_is_mended(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    const struct xml_node *root;
    assert_int_equal(
        xml_read_html(a, STR("<p>yksi<p class=x>ka<b>ksi<!--DATA--><table><tr><td>kolme"), &root), OK);
    assert_string_equal(xml_all_text(a, root).p, "yksikaksikolme");
    const struct xml_node *body = xml_child(root, "body");
    assert_non_null(body);
    const struct xml_node *second = xml_next(xml_first(body));
    assert_true(xml_is(second, "p"));
    assert_string_equal(xml_attribute(a, second, "class"), "x");
    assert_string_equal(xml_attribute(a, second, "id"), "");
    int comments = 0;
    for (const struct xml_node *n = root; n; n = xml_walk(root, n))
        comments += str_is(xml_comment(n), "DATA");
    assert_int_equal(comments, 1);
}

static void deep_and_empty_input_is_survived(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    auto_out struct out o = out_make(1 << 20);
    for (int i = 0; i < 20000; i++)
        out_put(&o, "<div><b>");
    out_put(&o, "pohja");
    const struct xml_node *root;
    if (xml_read_html(a, (struct str){o.p, o.n}, &root) == OK) assert_non_null(root);
    assert_int_equal(xml_read_html(a, (struct str){0}, &root), ERR_INPUT);
    assert_int_equal(xml_read_html(a, (struct str){o.p, XML_BYTES_MAX + 1}, &root), ERR_LIMIT);
}

/* Eight bytes are converted at a time where they can be: any byte among them comes out as it does alone. */
static void every_byte_counts(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    for (int byte = 0; byte < 256; byte++)
        for (size_t at = 0; at < 17; at += 5) {
            char text[17];
            memset(text, 'x', sizeof text);
            text[at] = (char)byte;
            struct str alone = charset_to_utf8(a, (struct str){text + at, 1}, CHARSET_WINDOWS_1252);
            struct str all = charset_to_utf8(a, (struct str){text, sizeof text}, CHARSET_WINDOWS_1252);
            assert_int_equal(all.n, sizeof text - 1 + alone.n);
            if (alone.n > 0) assert_memory_equal(all.p + at, alone.p, alone.n);
            bool plain = (byte >= 0x20 && byte < 0x7f) || byte == '\n' || byte == '\t' || byte == '\r';
            struct str utf8 = charset_to_utf8(a, (struct str){text, sizeof text}, CHARSET_UTF8);
            assert_int_equal(utf8.n == sizeof text && memcmp(utf8.p, text, utf8.n) == 0, plain);
        }
}

static void no_break_spaces_are_characters(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    const struct xml_node *root;
    assert_int_equal(xml_read_html(a, STR("<p title='x&nbsp;y'>&nbsp;a&amp;&nbsp;&nbsp;b&nbs"), &root), OK);
    assert_string_equal(xml_all_text(a, root).p, "\u00a0a&\u00a0\u00a0b&nbs");
    const struct xml_node *p = xml_first(xml_first(root));
    assert_string_equal(xml_attribute(a, p, "title"), "x\u00a0y");
}

static void xml_refuses_document_types(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    const struct xml_node *root;
    assert_int_equal(xml_read(a, STR("<!DOCTYPE r [<!ENTITY x \"y\">]><r>&x;</r>"), &root), ERR_INPUT);
    assert_int_equal(
        xml_read(a,
                 STR("<?xml version='1.0' encoding='iso-8859-1'?><r><t><![CDATA[p\xc3\xa4iv\xc3\xa4 "
                     "&ouml;]]></t></r>"),
                 &root),
        OK);
    struct str text = xml_all_text(a, xml_child(root, "t"));
    assert_string_equal(text.p, "päivä &ouml;");
    assert_string_equal(xml_without_entities(a, text).p, "päivä ö");
    assert_string_equal(xml_without_entities(a, STR("a &amp; b &#8211; &x2; &nosuch; &")).p,
                        "a & b – &x2; &nosuch; &");
}

static void writer_escapes(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct xml_writer *w = xml_writer_new(a);
    xml_start(w, "rss");
    xml_put_attribute(w, "version", "2.0\"");
    xml_put_element(w, "title", "a < b & c\x01");
    xml_put_cdata(w, "link", "x]]>y");
    struct str bytes;
    assert_int_equal(xml_writer_finish(w, &bytes), OK);
    assert_string_equal(bytes.p, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss "
                                 "version=\"2.0&quot;\"><title>a &lt; b &amp; c</title>"
                                 "<link><![CDATA[x]]]]><![CDATA[>y]]></link></rss>\n");
}

int main(void)
{
    xml_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charset_is_decided_from_mark_label_and_bytes),
        cmocka_unit_test(label_is_found),
        cmocka_unit_test(text_becomes_utf8),
        cmocka_unit_test(html_is_mended),
        cmocka_unit_test(deep_and_empty_input_is_survived),
        cmocka_unit_test(every_byte_counts),
        cmocka_unit_test(no_break_spaces_are_characters),
        cmocka_unit_test(xml_refuses_document_types),
        cmocka_unit_test(writer_escapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
