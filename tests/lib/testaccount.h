/* testaccount.h — somebody who is signed in, for tests of pages: an account, its permission, its browser.
 *
 *     const struct browser *b = test_sign_in(t, &(struct permission){.role = ROLE_SECRETARY, …});
 *     assert_int_equal(test_get(b, "/tyotila")->status, 200);
 *     assert_int_equal(test_post(b, "/tyotila/tilit", "nimi=Uusi&sahkoposti=uusi%40example.test")->status, 303); */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "core/permission.h"
#include "lib/testapp.h"

/* A browser with its cookies. */
struct browser {
    struct test_app *t;
    const char *agent, *address;
    const char *session, *before; /* the cookies' pairs, "name=value"; "" none */
    const char *form_token;       /* of the page last read that had a form */
    int64_t account_id;
};

/* A new browser that nobody has used. */
struct browser *test_browser(struct test_app *t);

/* Makes an account (addresses are yksi@example.test, kaksi@…) with this permission (its account and days are filled in;
 * NULL: none) and one-time codes, signs in, and gives the code: everything may be done. */
struct browser *test_sign_in(struct test_app *t, const struct permission *permission);

/* Requests of the browser; it keeps cookies, and the token of the page read. A body of "" is a button's. */
const struct answer *test_get(struct browser *b, const char *target);
const struct answer *test_post(struct browser *b, const char *target, const char *body);
/* The same with the token given: NULL none. */
const struct answer *test_post_raw(struct browser *b, const char *target, const char *body);
