/* page_bench.c — the same page made anew again and again without a socket, for profiling.
 *
 *     valgrind --tool=callgrind page_bench DATABASE /kokousasiat/7 1000
 *
 * Instruction counts repeat exactly on a busy machine. Prints the size of the page and its processor time. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <time.h>

#include "app/features.h"
#include "db/db.h"
#include "http/app.h"
#include "text/collate.h"
#include "text/terms.h"

static enum err set_up(void *connection, void *collator)
{
    return db_add_collation(connection, "fi", collate_callback, collator);
}

static size_t serve(struct app *app, const char *target)
{
    auto_arena struct arena *a = arena_new();
    struct answer answer;
    app_get(app, a, target, &answer);
    must(answer.status == 200);
    return answer.body.n;
}

static double cpu_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

int main(int argc, char **argv)
{
    struct problem why = {0};
    struct collator *collator;
    struct app *app;
    int64_t rounds;
    if (argc != 4 || str_to_int(str_of(argv[3]), &rounds) != OK || rounds < 1) {
        fprintf(stderr, "usage: %s DATABASE TARGET ROUNDS\n", argv[0]);
        return 2;
    }
    day_init();
    must(collate_open(&collator) == OK);
    db_set_setup(set_up, collator);
    db_set_terms(terms_for_index);
    struct app_config config = app_config_default();
    config.db = argv[1];
    config.features = all_routes;
    config.normalise = text_nfc;
    config.site = "http://127.0.0.1:8080";
    config.region = "Kymenlaakso";
    config.cache_megabytes = 0;
    if (app_open(&config, &app, &why) != OK) {
        fprintf(stderr, "%s\n", why.note);
        return 1;
    }
    size_t n = serve(app, argv[2]); /* prepares the statements */
    double start = cpu_us();
    for (int64_t i = 0; i < rounds; i++) n = serve(app, argv[2]);
    printf("%s: %zu bytes, %.1f us of processor time\n", argv[2], n, (cpu_us() - start) / (double)rounds);
    app_close(app);
    collate_close(collator);
    return 0;
}
