/* search_bench.c — how long a search takes, per class of query, on a database that generate_items made.
 *
 *     search_bench DATABASE
 *
 * Whole searches as /haku makes them: terms, counts, page of 20, snippets. Each query is asked ROUNDS times, in turn; the
 * first round warms. Prints median, 99th percentile and greatest time in milliseconds, the same of processor time, and the
 * private memory. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>

#include "base/vec.h"
#include "corpus.h"
#include "db/db.h"
#include "feature/search/search_store.h"
#include "text/collate.h"
#include "text/terms.h"

enum { ROUNDS = 6, QUERIES_MAX = 40, COMMON = 5, SINGLE = 20, TWO = 20, PHRASE = 10 };

struct class {
    const char *name;
    enum search_order order;
    const char *queries[QUERIES_MAX];
    size_t n;
};

struct word_row {
    const char *word;
    int64_t documents;
};
static const struct db_field word_fields[] = {
    DB_FIELD(FIELD_TEXT, word_row, word),
    DB_FIELD(FIELD_INT, word_row, documents),
};
static const struct db_fields WORD = DB_FIELDS(word_row, word_fields);
static const struct stmt list_words = {
    .name = "bench_words", .file = "tests/bench/search_bench.c", .many = true,
    .sqlite = "SELECT word, documents FROM search_word WHERE length(word) > 5 ORDER BY documents DESC LIMIT 20000"};

struct body_row {
    const char *body;
};
static const struct db_field body_fields[] = {DB_FIELD(FIELD_TEXT, body_row, body)};
static const struct db_fields BODY = DB_FIELDS(body_row, body_fields);
static const struct stmt list_bodies = {
    .name = "bench_bodies", .file = "tests/bench/search_bench.c", .many = true,
    .sqlite = "SELECT body FROM search_document WHERE id > (SELECT (min(id) + max(id)) / 2 FROM search_document) LIMIT 10"};

static double now_ms(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

/* Two words that follow each other in a text, from its middle. */
static const char *phrase_of(struct arena *a, const char *body)
{
    struct str rest = str_from(str_of(body), strlen(body) / 2), word, next;
    (void)str_cut(&rest, ' ', &word);
    while (str_cut(&rest, ' ', &word)) {
        struct str ahead = rest;
        if (word.n < 6 || !str_cut(&ahead, ' ', &next) || next.n < 6) continue;
        if (str_find_char(word, '.') >= 0 || str_find_char(next, '.') >= 0) continue;
        return arena_printf(a, "\"%.*s %.*s\"", (int)word.n, word.p, (int)next.n, next.p);
    }
    return "\"kunnan koulu\"";
}

static void choose_queries(struct db *db, struct arena *a, struct class *classes)
{
    struct word_row *words;
    struct body_row *bodies;
    size_t n, n_bodies;
    struct corpus c = {.state = 7};
    must(db_list(db, a, &list_words, DB_NO_VALUES, &WORD, &words, &n) == OK && n > 3000);
    must(db_list(db, a, &list_bodies, DB_NO_VALUES, &BODY, &bodies, &n_bodies) == OK);
    struct class *common = &classes[0], *single = &classes[1], *two = &classes[2], *phrase = &classes[3];
    for (size_t i = 0; i < COMMON; i++) common->queries[common->n++] = words[i].word;
    for (size_t i = 0; i < SINGLE; i++) single->queries[single->n++] = words[20 + corpus_random(&c, 3000 - 20)].word;
    for (size_t i = 0; i < TWO; i++)
        two->queries[two->n++] = arena_printf(a, "%s %s", words[5 + corpus_random(&c, 100)].word,
                                              words[20 + corpus_random(&c, 600)].word);
    for (size_t i = 0; i < PHRASE && i < n_bodies; i++) phrase->queries[phrase->n++] = phrase_of(a, bodies[i].body);
    static const char *const misspelled[] = {"sopimuus", "järjetö", "avutsus", "kaupunngin", "paatoksen",
                                             "koulukuljettusten", "rakenuslupa", "hyvinvonti", "lautakuna", "tonntti"};
    for (size_t i = 0; i < 10; i++) classes[4].queries[classes[4].n++] = misspelled[i];
    for (size_t k = 0; k < 5; k++) {
        classes[5 + k] = classes[k];
        classes[5 + k].order = SEARCH_NEWEST;
    }
}

/* What a search took: on the wall, and of the processor, which a busy machine disturbs less. */
struct cost {
    double wall, cpu;
};

static struct cost ask(struct db *db, struct arena *a, const char *text, enum search_order order, int64_t *ret_total)
{
    struct search_query query = {.page = 1, .from = DAY_NONE, .to = DAY_NONE, .order = order};
    struct search_answer answer = {0};
    struct day today;
    must(day_make(2024, 3, 15, &today) == OK);
    struct cost start = {now_ms(CLOCK_MONOTONIC), now_ms(CLOCK_THREAD_CPUTIME_ID)};
    must(search_read(a, str_of(text), &query, NULL) == OK);
    struct db_tx tx;
    must(db_begin(db, DB_READ, &tx) == OK);
    must(search_find(db, a, &query, today, &answer, NULL) == OK);
    must(db_commit(&tx) == OK);
    *ret_total = answer.total;
    return (struct cost){now_ms(CLOCK_MONOTONIC) - start.wall, now_ms(CLOCK_THREAD_CPUTIME_ID) - start.cpu};
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void measure(struct db *db, const struct class *class)
{
    double times[QUERIES_MAX * ROUNDS], cpu[QUERIES_MAX * ROUNDS];
    double totals = 0;
    size_t n = 0;
    for (int round = 0; round <= ROUNDS; round++)
        for (size_t i = 0; i < class->n; i++) {
            auto_arena struct arena *a = arena_new();
            int64_t total = 0;
            struct cost cost = ask(db, a, class->queries[i], class->order, &total);
            cpu[n] = cost.cpu;
            times[n] = cost.wall;
            if (round > 0) n++;
            else totals += (double)total;
        }
    if (n == 0) return;
    qsort(times, n, sizeof *times, by_time);
    qsort(cpu, n, sizeof *cpu, by_time);
    printf("%-12s %-8s %3zu  %7.2f %7.2f %7.2f   %7.2f %7.2f   %6.0f\n", class->name,
           class->order == SEARCH_BEST ? "best" : "newest", class->n, times[n / 2], times[(n * 99) / 100], times[n - 1],
           cpu[n / 2], cpu[(n * 99) / 100], totals / (double)class->n);
}

static void print_memory(void)
{
    FILE *f = fopen("/proc/self/status", "r");
    char line[200];
    while (f != NULL && fgets(line, sizeof line, f) != NULL)
        if (str_starts(str_of(line), "RssAnon") || str_starts(str_of(line), "RssFile")) fputs(line, stdout);
    if (f != NULL) fclose(f);
}

static enum err set_up(void *connection, void *collator)
{
    return db_add_collation(connection, "fi", collate_callback, collator);
}

int main(int argc, char **argv)
{
    struct class classes[10] = {{.name = "very common"}, {.name = "single"}, {.name = "two words"}, {.name = "phrase"},
                                {.name = "misspelled"}};
    struct problem why = {0};
    struct collator *collator;
    struct db *db;
    if (argc != 2) {
        fprintf(stderr, "usage: %s DATABASE\n", argv[0]);
        return 2;
    }
    day_init();
    must(collate_open(&collator) == OK);
    db_set_setup(set_up, collator);
    db_set_terms(terms_for_index);
    if (db_open(argv[1], DB_MODE_READ, &db, &why) != OK) {
        fprintf(stderr, "%s\n", why.note);
        return 1;
    }
    struct arena *a = arena_new();
    for (int i = 0; i < 5; i++) classes[i].order = SEARCH_BEST;
    choose_queries(db, a, classes);
    printf("%-12s %-8s   n      p50     p99     max   cpu p50     p99     hits\n", "queries", "order");
    for (int i = 0; i < 10; i++) measure(db, &classes[i]);
    print_memory();
    arena_free(a);
    db_close(db);
    collate_close(collator);
    return 0;
}
