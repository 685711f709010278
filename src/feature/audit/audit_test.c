/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "feature/audit/audit.h"

static struct audit_entry entry(struct arena *a, const struct audit_entry *before, const char *action)
{
    struct audit_entry e = {.id = before ? before->id + 1 : 1,
                            .at = {1700000000},
                            .account_id = 3,
                            .action = action,
                            .subject = "account 4",
                            .detail = "",
                            .previous_hash = before ? before->hash : ""};
    e.hash = audit_entry_hash(a, &e);
    return e;
}

static void an_untouched_chain_has_no_fault(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct audit_entry one = entry(a, NULL, "signed in"), two = entry(a, &one, "signed out");
    assert_null(audit_entry_fault(a, NULL, &one));
    assert_null(audit_entry_fault(a, &one, &two));
    assert_int_equal(strlen(two.hash), 64);
}

static void every_change_is_seen(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct audit_entry one = entry(a, NULL, "signed in"), two = entry(a, &one, "signed out"), changed;
    changed = two, changed.at.s++;
    assert_non_null(audit_entry_fault(a, &one, &changed));
    changed = two, changed.account_id = 4;
    assert_non_null(audit_entry_fault(a, &one, &changed));
    changed = two, changed.action = "signed in";
    assert_non_null(audit_entry_fault(a, &one, &changed));
    changed = two, changed.subject = "account 5";
    assert_non_null(audit_entry_fault(a, &one, &changed));
    changed = two, changed.detail = "x";
    assert_non_null(audit_entry_fault(a, &one, &changed));
    /* Its own hash made anew, but the next one tells. */
    changed = one, changed.detail = "x", changed.hash = audit_entry_hash(a, &changed);
    assert_null(audit_entry_fault(a, NULL, &changed));
    assert_non_null(audit_entry_fault(a, &changed, &two));
}

static void a_missing_entry_is_seen(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct audit_entry one = entry(a, NULL, "signed in"), two = entry(a, &one, "a"), three = entry(a, &two, "b");
    assert_string_equal(audit_entry_fault(a, &one, &three), "an entry is missing before it");
    assert_string_equal(audit_entry_fault(a, NULL, &two), "an entry is missing before it");
}

/* A blank moved from one text to the next is another entry. */
static void texts_do_not_run_together(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct audit_entry x = {.id = 1, .action = "a", .subject = "b c", .detail = "", .previous_hash = ""}, y = x;
    y.subject = "b";
    y.detail = " c";
    assert_string_not_equal(audit_entry_hash(a, &x), audit_entry_hash(a, &y));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_untouched_chain_has_no_fault),
        cmocka_unit_test(every_change_is_seen),
        cmocka_unit_test(a_missing_entry_is_seen),
        cmocka_unit_test(texts_do_not_run_together),
    };
    return cmocka_run_group_tests_name("audit", tests, NULL, NULL);
}
