/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "feature/file/file.h"

static struct file a_file(const char *file_name, const char *title, const char *media_type)
{
    return (struct file){.id = 7, .kind = FILE_ATTACHMENT, .file_name = file_name, .title = title,
                         .media_type = media_type, .sha256 = "00", .source_url = "http://example.fi/1.PDF"};
}

static void names_are_safe(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct file f = a_file("", "Liite 1: Päätös / «öljy».pdf", "application/pdf");
    assert_string_equal(file_safe_name(a, &f), "Liite-1-Paatos-oljy.pdf");
    f = a_file("../../etc/passwd", "x", "text/plain");
    assert_string_equal(file_safe_name(a, &f), "etc-passwd.txt");
    f = a_file("KARTTA.PDF", "x", "application/pdf");
    assert_string_equal(file_safe_name(a, &f), "KARTTA.PDF");
    f = a_file("", "…", "application/octet-stream");
    assert_string_equal(file_safe_name(a, &f), "liite");
}

static void a_file_not_kept_here_is_at_its_source(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct file f = a_file("a.pdf", "A", "application/pdf");
    assert_string_equal(file_path(a, &f), "/liitteet/7/a.pdf");
    f.sha256 = "";
    assert_string_equal(file_path(a, &f), "http://example.fi/1.PDF");
    f.kind = FILE_MENTIONED;
    assert_string_equal(file_path(a, &f), "");
}

static void only_harmless_types_are_shown_in_place(void **state)
{
    (void)state;
    assert_true(file_is_shown_inline("application/pdf"));
    assert_false(file_is_shown_inline("text/html"));
    assert_false(file_is_shown_inline("image/svg+xml"));
    assert_false(file_is_shown_inline(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_safe),
        cmocka_unit_test(a_file_not_kept_here_is_at_its_source),
        cmocka_unit_test(only_harmless_types_are_shown_in_place),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
