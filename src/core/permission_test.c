/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/out.h"
#include "core/viewer.h"
#include "lib/golden.h"

/* Which role gives which right, and where it can be held, for people to read. */
static void the_grid_is_as_read(void **state)
{
    struct out o = out_make(10000);
    struct str text;
    for (int need = NEED_PUBLIC; need <= NEEDS; need++) {
        out_printf(&o, "%s%s\n", need_name(need), need_asks_second_factor(need) ? " (changes ask for a second factor)" : "");
        for (int role = 1; role <= ROLES; role++)
            if (need > NEED_OWN && role_gives(role, need)) out_printf(&o, "    %s\n", word_code(&permission_roles, role));
        if (need <= NEED_OWN) out_put(&o, need == NEED_PUBLIC ? "    everybody\n" : need == NEED_BEGUN ? "    every account, before its second factor too\n" : "    every account\n");
    }
    out_put(&o, "\nheld in\n");
    for (int role = 1; role <= ROLES; role++) {
        out_printf(&o, "    %s:", word_code(&permission_roles, role));
        for (int scope = SCOPE_INSTALLATION; scope <= SCOPE_ORGANIZATION; scope++)
            if (role_fits(role, scope)) out_printf(&o, " %s", word_code(&permission_scopes, scope));
        out_char(&o, '\n');
    }
    assert_int_equal(out_finish(&o, &text), OK);
    golden_same("src/core/golden/rights.txt", text);
    out_free(&o);
}

static const struct permission secretary = {.role = ROLE_SECRETARY, .scope = SCOPE_ORGANIZATION, .organization_id = 7,
                                            .starts_on = {100}, .ends_on = {200}};

static void a_permission_holds_from_its_first_to_its_last_day(void **state)
{
    struct permission p = secretary;
    assert_false(permission_in_force(&p, (struct day){99}));
    assert_true(permission_in_force(&p, (struct day){100}));
    assert_true(permission_in_force(&p, (struct day){200}));
    assert_false(permission_in_force(&p, (struct day){201}));
    p.ends_on = DAY_NONE;
    assert_true(permission_in_force(&p, (struct day){20000}));
    p.ended_at.s = 1;
    assert_false(permission_in_force(&p, (struct day){150}));
}

static void a_right_reaches_as_far_as_its_scope(void **state)
{
    struct viewer who = {.account_id = 3, .permissions = &secretary, .n_permissions = 1};
    assert_true(viewer_has(&who, NEED_PREPARE));
    assert_true(viewer_may(&who, NEED_PREPARE, (struct place){2, 7}));
    assert_false(viewer_may(&who, NEED_PREPARE, (struct place){2, 8}));
    assert_false(viewer_may(&who, NEED_PREPARE, (struct place){2, 0}));
    assert_false(viewer_has(&who, NEED_ADMINISTER));

    struct permission of_party = {.role = ROLE_SECRETARY, .scope = SCOPE_PARTY, .party_id = 2, .starts_on = {100}};
    who.permissions = &of_party;
    assert_true(viewer_may(&who, NEED_PREPARE, (struct place){2, 8}));
    assert_false(viewer_may(&who, NEED_PREPARE, (struct place){3, 8}));
    /* A place that belongs to no party is in no party's scope. */
    assert_false(viewer_may(&who, NEED_PREPARE, (struct place){0, 0}));

    struct permission of_all = {.role = ROLE_COORDINATOR, .scope = SCOPE_INSTALLATION, .starts_on = {100}};
    who.permissions = &of_all;
    assert_true(viewer_may(&who, NEED_PREPARE, (struct place){3, 8}));
    assert_false(viewer_may(&who, NEED_SIGN, (struct place){3, 8}));
}

static void the_public_has_what_is_public(void **state)
{
    const struct viewer public = {0}, program = {.account_id = -1}, waiting = {.waiting_id = 3, .session_id = 4};
    assert_true(viewer_has(&public, NEED_PUBLIC));
    for (int need = NEED_BEGUN; need <= NEEDS; need++) {
        assert_false(viewer_has(&public, need));
        assert_false(viewer_may(&public, need, (struct place){1, 1}));
        assert_int_equal(viewer_has(&waiting, need), need == NEED_BEGUN);
        assert_true(viewer_may(&program, need, (struct place){1, 1}));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_grid_is_as_read),
        cmocka_unit_test(a_permission_holds_from_its_first_to_its_last_day),
        cmocka_unit_test(a_right_reaches_as_far_as_its_scope),
        cmocka_unit_test(the_public_has_what_is_public),
    };
    return cmocka_run_group_tests_name("permission", tests, NULL, NULL);
}
