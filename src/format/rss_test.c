/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "format/feed.h"
#include "xml/xml.h"

static const struct feed_entry entries[] = {
    {.id = "tag:y.example,2026:kokousasiat/7", .title = "Hallitus 14.08.2023 / A < B & \"C\" ]]> Ä", .summary = "ä\x01ö",
     .url = "https://y.example/kokousasiat/7", .author = "Mallikunta", .at = {1692010800}},
    {.id = "tag:y.example,2026:kokousasiat/6", .title = "", .summary = "", .url = "https://y.example/kokousasiat/6",
     .author = "", .at = {1692000000}},
};
static const struct feed whole = {.id = "tag:y.example,2026:kokousasiat/0", .title = "Yhdyspinta", .description = "Kokousasiat",
                                  .language = "fi", .url = "https://y.example/paatokset?a=1&b=2",
                                  .self = "https://y.example/rss/kokousasiat", .at = {1692010800}, .entries = entries, .n = 2};

/* The text of the first child of that name. */
static const char *text_of(struct arena *a, const struct xml_node *node, const char *name)
{
    const struct xml_node *child = xml_child(node, name);
    assert_non_null(child);
    return str_dup(a, xml_all_text(a, child));
}

/* A stranger's judgement: xmllint finds the document well-formed. */
static void assert_well_formed(struct str bytes)
{
    char path[] = "/tmp/yhdyspinta-feed-XXXXXX";
    int status, file = mkstemp(path);
    pid_t child;
    assert_int_equal(write(file, bytes.p, bytes.n), bytes.n);
    close(file);
    char *const arguments[] = {"xmllint", "--noout", path, NULL};
    if (posix_spawnp(&child, "xmllint", NULL, NULL, arguments, environ) != 0) {
        print_message("without xmllint (libxml2-utils)\n");
    } else {
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(status, 0);
    }
    unlink(path);
}

static void rss_holds_what_a_reader_needs(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    const struct xml_node *root;
    struct str bytes;
    assert_int_equal(feed_write_rss(a, &whole, &bytes), OK);
    assert_well_formed(bytes);
    assert_int_equal(xml_read(a, bytes, &root), OK);
    assert_string_equal(xml_name(root), "rss");
    assert_string_equal(xml_attribute(a, root, "version"), "2.0");
    const struct xml_node *channel = xml_child(root, "channel"), *item = xml_child(channel, "item");
    assert_string_equal(text_of(a, channel, "title"), "Yhdyspinta");
    assert_string_equal(text_of(a, item, "title"), entries[0].title);
    assert_string_equal(text_of(a, item, "description"), "äö"); /* what XML cannot hold is left out */
    assert_string_equal(text_of(a, item, "link"), entries[0].url);
    assert_string_equal(text_of(a, item, "guid"), entries[0].id);
    assert_string_equal(xml_attribute(a, xml_child(item, "guid"), "isPermaLink"), "false");
    assert_string_equal(text_of(a, item, "pubDate"), "Mon, 14 Aug 2023 11:00:00 GMT");
    assert_non_null(strstr(bytes.p, "href=\"https://y.example/rss/kokousasiat\""));
}

static void atom_holds_what_the_standard_asks(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    const struct xml_node *root;
    struct str bytes;
    assert_int_equal(feed_write_atom(a, &whole, &bytes), OK);
    assert_well_formed(bytes);
    assert_int_equal(xml_read(a, bytes, &root), OK);
    assert_string_equal(xml_name(root), "feed");
    assert_string_equal(text_of(a, root, "id"), whole.id);
    assert_string_equal(text_of(a, root, "updated"), "2023-08-14T14:00:00+03:00");
    const struct xml_node *entry = xml_child(root, "entry");
    assert_string_equal(text_of(a, entry, "id"), entries[0].id);
    assert_string_equal(text_of(a, entry, "title"), entries[0].title);
    assert_string_equal(text_of(a, xml_child(entry, "author"), "name"), "Mallikunta");
    assert_string_equal(xml_attribute(a, xml_child(entry, "link"), "href"), entries[0].url);
    const struct feed empty = {.id = "tag:y.example,2026:x/0", .title = "", .description = "", .language = "fi", .url = "/",
                               .self = "/"};
    assert_int_equal(feed_write_atom(a, &empty, &bytes), OK);
    assert_well_formed(bytes);
    assert_int_equal(feed_write_rss(a, &empty, &bytes), OK);
    assert_well_formed(bytes);
}

static void a_tag_is_of_the_host_alone(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    assert_string_equal(feed_tag(a, "https://y.example", "kokousasiat", 7), "tag:y.example,2026:kokousasiat/7");
    assert_string_equal(feed_tag(a, "http://127.0.0.1:8080/x", "kokoukset", 1), "tag:127.0.0.1,2026:kokoukset/1");
}

int main(void)
{
    day_init();
    xml_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rss_holds_what_a_reader_needs),
        cmocka_unit_test(atom_holds_what_the_standard_asks),
        cmocka_unit_test(a_tag_is_of_the_host_alone),
    };
    return cmocka_run_group_tests_name("rss", tests, NULL, NULL);
}
