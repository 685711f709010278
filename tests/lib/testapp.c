/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include <dirent.h>
#include <unistd.h>

#include "db/db.h"
#include "lib/golden.h"
#include "text/collate.h"
#include "text/terms.h"

static enum err set_up_connection(void *connection, void *collator)
{
    return db_add_collation(connection, "fi", collate_callback, collator);
}

/* As app/ does, once a process. */
static void set_up_library(void)
{
    static struct collator *collator;
    if (collator) return;
    day_init();
    must(collate_open(&collator) == OK);
    db_set_setup(set_up_connection, collator);
    db_set_terms(terms_for_index);
}

struct day test_app_today(void)
{
    struct day day;
    must(day_make(2024, 3, 15, &day) == OK);
    return day;
}

struct moment test_app_now(void)
{
    return moment_make(test_app_today(), 12, 0);
}

/* There in programs that link the accounts, absent in those of http/ itself. */
extern const struct gate account_gate __attribute__((weak));

int test_app_make(void **state)
{
    set_up_library();
    struct arena *a = arena_new();
    struct test_app *t = arena_make(a, struct test_app);
    const char *base = getenv("TMPDIR");
    char *folder = arena_printf(a, "%s/yhdyspinta-test-XXXXXX", base ? base : "/tmp");
    must(mkdtemp(folder));
    t->a = a;
    t->folder = folder;
    t->db = arena_printf(a, "%s/test.db", folder);

    struct app_config config = app_config_default();
    config.db = t->db;
    config.features = *state;
    config.normalise = text_nfc;
    config.site = "https://yhdyspinta.example";
    config.contact = "mailto:turva@yhdyspinta.example";
    config.region = "Kymenlaakso";
    config.today = test_app_today();
    config.quiet = true;
    config.gate = &account_gate;
    config.now = test_app_now();
    struct problem why = {0};
    enum err e = app_open(&config, &t->app, &why);
    if (e != OK) print_error("%s: %s\n", err_name(e), why.note);
    *state = t;
    return e == OK ? 0 : -1;
}

static void remove_folder(struct arena *a, const char *path)
{
    DIR *folder = opendir(path);
    for (struct dirent *file; folder && (file = readdir(folder));)
        unlink(arena_printf(a, "%s/%s", path, file->d_name));
    if (folder) closedir(folder);
    rmdir(path);
}

int test_app_remove(void **state)
{
    struct test_app *t = *state;
    app_close(t->app);
    remove_folder(t->a, t->folder);
    arena_free(t->a);
    return 0;
}

struct test_app *test_app(void **state)
{
    return *state;
}

struct db *test_app_writer(struct test_app *t)
{
    return app_writer_take(t->app);
}

void test_app_written(struct test_app *t)
{
    app_writer_give(t->app);
}

const struct answer *test_app_serve(struct test_app *t, const struct incoming *in)
{
    struct answer *answer = arena_make(t->a, struct answer);
    app_serve(t->app, t->a, in, answer);
    return answer;
}

const struct answer *test_app_get(struct test_app *t, const char *target)
{
    return test_app_serve(t, &(struct incoming){.target = target});
}

void test_app_same(struct test_app *t, const char *target, const char *golden)
{
    const struct answer *answer = test_app_get(t, target);
    if (answer->status != 200) fail_msg("GET %s answers %d", target, answer->status);
    golden_same(golden, answer->body);
}
