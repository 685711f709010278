/* Every route of the program, requested as every role: who gets in stands in tests/golden/rights.txt. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testaccount.h"

#include "app/features.h"
#include "feature/organization/organization_store.h"
#include "feature/party/party_store.h"
#include "lib/golden.h"

enum { SOMEBODY = ROLES + 1, PEOPLE }; /* 0 the public, then the roles, then an account without any */

static const char *const titles[PEOPLE] = {"public",         "administrator", "coordinator", "secretary", "chair", "member",
                                           "representative", "funder",        "auditor",     "no role"};

static void fill(struct test_app *t)
{
    struct db *db = test_app_writer(t);
    int64_t party, organization;
    const struct party p = {.kind = PARTY_MUNICIPALITY, .name = "Mallikunta", .name_sv = "", .name_en = "", .short_name = "",
                            .official_name = "", .business_id = "", .municipality_code = "", .language = "fi",
                            .website = "", .description = "", .succeeded_on = DAY_NONE};
    assert_int_equal(party_add(db, &p, &party), OK);
    const struct organization o = {.party_id = party, .kind = ORGANIZATION_BOARD, .regime = REGIME_MUNICIPAL,
                                   .state = ORGANIZATION_ACTIVE, .name = "Kunnanhallitus", .name_sv = "", .name_en = "",
                                   .short_name = "", .language = "fi", .sector = "", .tasks = "", .rhythm = "",
                                   .started_on = DAY_NONE, .ended_on = DAY_NONE, .source_host = "", .source_id = ""};
    assert_int_equal(organization_add(db, &o, &organization), OK);
    test_app_written(t);
}

/* Each role in a scope in which it can be held. */
static struct permission permission_of(enum role role)
{
    struct permission p = {.role = role, .scope = SCOPE_INSTALLATION};
    if (role_fits(role, SCOPE_PARTY)) p = (struct permission){.role = role, .scope = SCOPE_PARTY, .party_id = 1};
    if (role_fits(role, SCOPE_ORGANIZATION))
        p = (struct permission){.role = role, .scope = SCOPE_ORGANIZATION, .organization_id = 1};
    return p;
}

/* "/kokoukset/:id.json" → "/kokoukset/999.json": a thing that is not there, so that nothing is changed. */
static const char *target_of(struct arena *a, const char *path)
{
    struct out o = out_make(1000);
    struct str rest = str_from(str_of(path), 1), segment;
    while (str_cut(&rest, '/', &segment)) {
        out_char(&o, '/');
        ptrdiff_t dot = str_find_char(segment, '.');
        if (!str_starts(segment, ":")) {
            out_str(&o, segment);
            continue;
        }
        struct str name = dot < 0 ? segment : str_first(segment, (size_t)dot);
        out_put(&o, str_is(name, ":id") || str_ends(name, "_id") ? "999" : "x");
        if (dot > 0) out_str(&o, str_from(segment, (size_t)dot));
    }
    const char *target = arena_strndup(a, o.p, o.n);
    out_free(&o);
    return target;
}

static bool gets_in(const struct answer *answer)
{
    const char *where = answer_header(answer, "Location");
    if (answer->status == 303 && !strncmp(where, "/kirjaudu?", 10)) return false;
    return answer->status != 403;
}

static bool may(struct test_app *t, struct browser *b, const struct route *route)
{
    const char *target = target_of(t->a, route->path);
    if (route->method == GET) return gets_in(test_get(b, target));
    if (route->needs == NEED_PUBLIC) test_get(b, "/kirjaudu");
    return gets_in(test_post(b, target, ""));
}

static void write_row(struct test_app *t, struct out *o, struct browser **people, const struct route *route)
{
    bool in[PEOPLE], all = true;
    out_printf(o, "%-4s %s:", method_name(route->method), route->path);
    for (int i = 0; i < PEOPLE; i++) {
        struct browser copy = *people[i]; /* the cookies it gets stay with this request */
        in[i] = may(t, &copy, route);
        all = all && in[i];
    }
    for (int i = 0; i < PEOPLE && !all; i++)
        if (in[i]) out_printf(o, " %s,", titles[i]);
    if (!all && o->p[o->n - 1] == ',') o->p[--o->n] = '\0';
    out_put(o, all ? " everybody\n" : "\n");
}

/* After these somebody may do less: they come last. */
static int lasts(const struct route *route)
{
    if (!strcmp(route->path, "/tyotila/tili/koodit/poista")) return 1;
    return strcmp(route->path, "/kirjaudu/ulos") ? 0 : 2;
}

static int compare_routes(const void *a, const void *b)
{
    const struct route *x = *(const struct route *const *)a, *y = *(const struct route *const *)b;
    int order = strcmp(x->path, y->path);
    if (lasts(x) != lasts(y)) return lasts(x) - lasts(y);
    return order ? order : (int)x->method - (int)y->method;
}

static void the_grid_is_as_read(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *people[PEOPLE];
    const struct route *routes[1000];
    size_t n = 0;
    struct str text;
    auto_out struct out o = out_make(1000000);
    fill(t);
    for (int i = 0; i < PEOPLE; i++) {
        const struct permission p = i && i < SOMEBODY ? permission_of((enum role)i) : (struct permission){0};
        people[i] = i ? test_sign_in(t, i < SOMEBODY ? &p : NULL) : test_browser(t);
    }
    for (const struct route *const *table = all_routes; *table; table++)
        for (const struct route *route = *table; route->path; route++) {
            assert_true(n < sizeof routes / sizeof *routes);
            routes[n++] = route;
        }
    qsort(routes, n, sizeof *routes, compare_routes);
    for (size_t i = 0; i < n; i++)
        write_row(t, &o, people, routes[i]);
    assert_int_equal(out_finish(&o, &text), OK);
    golden_same("tests/golden/rights.txt", text);
}

/* Whatever the golden says: what needs a right is closed to the public, and no right is forgotten. */
static void nothing_private_is_open(void **state)
{
    struct test_app *t = test_app(state);
    struct browser *public = test_browser(t), *nobody = test_sign_in(t, NULL);
    fill(t);
    for (const struct route *const *table = all_routes; *table; table++)
        for (const struct route *route = *table; route->path; route++) {
            if (route->needs == NEED_PUBLIC) {
                if (!strncmp(route->path, "/tyotila", 8)) fail_msg("%s is public", route->path);
                continue;
            }
            if (may(t, public, route)) fail_msg("%s is open to the public", route->path);
            if (route->needs > NEED_OWN && may(t, nobody, route)) fail_msg("%s is open without a role", route->path);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(the_grid_is_as_read, all_routes),
        TEST_APP(nothing_private_is_open, all_routes),
    };
    return cmocka_run_group_tests_name("rights", tests, NULL, NULL);
}
