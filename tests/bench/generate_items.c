/* generate_items.c — a database full of invented records, for measuring the search.
 *
 *     ITEMS=1000000 generate_items DATABASE        100 000 records without ITEMS
 *
 * The records are in the search alone; the pages they name do not exist. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "corpus.h"
#include "db/db.h"
#include "feature/search/search_store.h"
#include "text/collate.h"
#include "text/terms.h"

enum { PORTION = 2000, DAYS = 20 * 365, FIRST_DAY = 12418 /* 1.1.2004 */ };

static enum err add_item(struct db *db, struct corpus *c, int64_t n, int64_t all)
{
    auto_out struct out title = out_make(1 << 12), body = out_make(1 << 16);
    char names[100], numbers[60], url[40];
    corpus_text(c, 4 + corpus_random(c, 4), &title);
    corpus_text(c, 150 + corpus_random(c, 300), &body);
    struct day day = {(int32_t)(FIRST_DAY + n * DAYS / all)}; /* as an archive grows; every tenth is imported late */
    if (corpus_random(c, 10) == 0) day.n = (int32_t)(FIRST_DAY + (int64_t)corpus_random(c, DAYS));
    int64_t running = 1 + (int64_t)corpus_random(c, 9000);
    snprintf(numbers, sizeof numbers, "%lld/00.%02d.%02d/%d", (long long)running, (int)corpus_random(c, 12),
             (int)corpus_random(c, 6), day_year(day));
    snprintf(names, sizeof names, "Kunta %d Lautakunta %d § %lld %s", (int)corpus_random(c, 30),
             (int)corpus_random(c, 12), (long long)(1 + corpus_random(c, 300)), numbers);
    snprintf(url, sizeof url, "/kokousasiat/%lld", (long long)n);
    struct search_document d = {.type = SEARCH_ITEM, .record_id = n, .party_id = 1 + (int64_t)corpus_random(c, 30),
                                .organization_id = 1 + (int64_t)corpus_random(c, 200), .held_on = day,
                                .paragraph = 1 + (int64_t)corpus_random(c, 300), .language = "fi", .title = title.p,
                                .body = body.p, .names = names, .case_numbers = numbers, .url = url, .source_url = ""};
    return search_add(db, &d);
}

static enum err add_portion(struct db *db, struct corpus *c, int64_t from, int64_t all)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    for (int64_t n = from; n < from + PORTION && n <= all; n++) TRY(add_item(db, c, n, all));
    return db_commit(&tx);
}

static enum err set_up(void *connection, void *collator)
{
    return db_add_collation(connection, "fi", collate_callback, collator);
}

int main(int argc, char **argv)
{
    struct problem why = {0};
    struct collator *collator;
    struct db *db = NULL;
    struct corpus c = {.state = 20230814};
    int64_t all = 100000;
    const char *items = getenv("ITEMS");
    if (argc != 2 || (items != NULL && str_to_int(str_of(items), &all) != OK)) {
        fprintf(stderr, "usage: [ITEMS=N] %s DATABASE\n", argv[0]);
        return 2;
    }
    day_init();
    must(collate_open(&collator) == OK);
    db_set_setup(set_up, collator);
    db_set_terms(terms_for_index);
    enum err e = db_open(argv[1], DB_MODE_CREATE, &db, &why);
    if (e == OK) e = db_migrate(db, NULL, &why);
    struct moment start = moment_now();
    for (int64_t n = 1; e == OK && n <= all; n += PORTION) {
        e = add_portion(db, &c, n, all);
        if ((n - 1) % (10 * PORTION) == 0)
            fprintf(stderr, "%lld of %lld, %lld s\n", (long long)n - 1, (long long)all,
                    (long long)(moment_now().s - start.s));
    }
    if (e == OK) e = search_merge(db);
    if (e != OK) fprintf(stderr, "%s %s %s\n", err_name(e), why.note, db != NULL ? db_error(db) : "");
    else fprintf(stderr, "%lld records in %lld s\n", (long long)all, (long long)(moment_now().s - start.s));
    db_close(db);
    collate_close(collator);
    return e == OK ? 0 : 1;
}
