/* testapp.h — the whole program in process, with a fresh database, for one test. No socket, a fixed day.
 *
 *     static void a_meeting_is_shown(void **state)
 *     {
 *         struct test_app *t = test_app(state);
 *         fill(test_app_writer(t));                     a write transaction of the test's own
 *         test_app_written(t);
 *         test_app_same(t, "/sv/kokoukset/1", "src/feature/meeting/golden/show.sv.html");
 *         assert_int_equal(test_app_get(t, "/kokoukset/99")->status, 404);
 *     }
 *     const struct CMUnitTest tests[] = {TEST_APP(a_meeting_is_shown, all_routes)}; */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http/app.h"

struct test_app {
    struct app *app;
    struct arena *a; /* freed after the test */
    const char *db;  /* path of the database */
    const char *folder;
};

/* clang-format off */
/* `routes` is all_routes of app/features.h, or a test's own tables. */
#define TEST_APP(fn, routes) {#fn, fn, test_app_make, test_app_remove, (void *)(routes)}
/* clang-format on */

struct test_app *test_app(void **state);

/* The day on which these tests take place: Friday 15.3.2024. */
struct day test_app_today(void);

/* The moment, until app_set_now: that day at 12.00. */
struct moment test_app_now(void);

struct db *test_app_writer(struct test_app *t);
void test_app_written(struct test_app *t);

/* GET; the answer lives as long as the test. */
const struct answer *test_app_get(struct test_app *t, const char *target);
const struct answer *test_app_serve(struct test_app *t, const struct incoming *in);
/* GET answers 200 and the body is the golden file's. */
void test_app_same(struct test_app *t, const char *target, const char *golden);

int test_app_make(void **state);
int test_app_remove(void **state);
