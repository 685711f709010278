/* quality.c — how well the search finds: an index of a folder of texts, a list of queries, the result per kind.
 *
 *     quality DIR QUERIES.tsv
 *
 * DIR: *.txt or *.md, UTF-8; the first line is the title. QUERIES.tsv: kind, query, expected document (file name with or
 * without its ending; several with '|'), tabs between; lines beginning with # are comments. A query counts as found when
 * an expected document is among the first five results. Exit status: 0 when the files could be read. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <dirent.h>
#include <unistd.h>

#include "base/vec.h"
#include "db/db.h"
#include "feature/search/search_store.h"
#include "text/collate.h"
#include "text/swedish.h"
#include "text/terms.h"

enum { TOP = 5, FILE_MAX = 8 << 20, KINDS_MAX = 100 };

struct kind {
    const char *name;
    int found, all;
};

struct run {
    struct arena *a;
    struct db *db;
    VEC(const char *) names; /* of documents, without ending; record_id is the index + 1 */
    struct kind kinds[KINDS_MAX];
    size_t n_kinds;
};

static const char *read_file(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL) return NULL;
    char *text = arena_alloc(a, FILE_MAX + 1);
    size_t n = fread(text, 1, FILE_MAX, f);
    fclose(f);
    text[n] = '\0';
    struct str s = {0};
    if (text_nfc(a, (struct str){text, strlen(text)}, &s) != OK) return NULL;
    (void)str_skip(&s, "\xef\xbb\xbf");
    return str_dup(a, s);
}

static struct str without_ending(struct str name)
{
    static const char *const endings[] = {".txt", ".md"};
    for (size_t i = 0; i < 2; i++)
        if (str_ends(name, endings[i])) return str_first(name, name.n - strlen(endings[i]));
    return name;
}

/* The first date of the first line after the title, as an importer would know it; DAY_NONE without one. */
static struct day find_day(struct str text)
{
    struct str line = {0}, part;
    struct day d;
    while (str_trim(line).n == 0 && str_cut_line(&text, &line)) continue;
    while (str_cut(&line, ' ', &part))
        if (day_read_finnish(part, &d) == OK) return d;
    return DAY_NONE;
}

static enum err add_file(struct run *run, const char *folder, const char *name)
{
    auto_arena struct arena *own = arena_new();
    const char *text = read_file(own, arena_printf(own, "%s/%s", folder, name));
    if (text == NULL) {
        fprintf(stderr, "%s: not read\n", name);
        return ERR_INPUT;
    }
    struct str rest = str_of(text), title = {0};
    while (title.n == 0 && str_cut_line(&rest, &title)) title = str_trim(title);
    while (str_skip(&title, "#")) title = str_trim(title);
    *vec_add(run->a, &run->names) = str_dup(run->a, without_ending(str_of(name)));
    struct search_document d = {.type = SEARCH_ITEM, .record_id = (int64_t)run->names.n, .held_on = find_day(rest),
                                .language = swedish_is_likely(str_of(text)) ? "sv" : "fi",
                                .title = str_dup(own, title), .body = str_dup(own, rest), .names = "",
                                .case_numbers = "", .url = arena_printf(own, "/%s", name), .source_url = ""};
    return search_add(run->db, &d);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static enum err add_folder(struct run *run, const char *folder)
{
    VEC(const char *) files = {0};
    DIR *d = opendir(folder);
    if (d == NULL) return ERR_NOT_FOUND;
    for (struct dirent *f; (f = readdir(d)) != NULL;) {
        struct str name = str_of(f->d_name);
        if (str_ends(name, ".txt") || str_ends(name, ".md")) *vec_add(run->a, &files) = str_dup(run->a, name);
    }
    closedir(d);
    if (files.n > 1) qsort(files.at, files.n, sizeof *files.at, by_name);
    auto_tx struct db_tx tx;
    TRY(db_begin(run->db, DB_WRITE, &tx));
    for (size_t i = 0; i < files.n; i++) TRY(add_file(run, folder, files.at[i]));
    return db_commit(&tx);
}

static bool is_expected(struct run *run, int64_t record_id, struct str expected)
{
    struct str name;
    while (str_cut(&expected, '|', &name))
        if (str_is(without_ending(str_trim(name)), run->names.at[record_id - 1])) return true;
    return false;
}

static struct kind *kind_of(struct run *run, struct str name)
{
    for (size_t i = 0; i < run->n_kinds; i++)
        if (str_is(name, run->kinds[i].name)) return &run->kinds[i];
    must(run->n_kinds < KINDS_MAX);
    struct kind *k = &run->kinds[run->n_kinds++];
    k->name = str_dup(run->a, name);
    return k;
}

/* One query: counted, and told when it failed. */
static void ask(struct run *run, struct str kind, struct str text, struct str expected)
{
    auto_arena struct arena *a = arena_new();
    struct search_query query = {.page = 1, .from = DAY_NONE, .to = DAY_NONE};
    struct search_answer answer = {0};
    struct problem why = {0};
    struct day today;
    must(day_make(2024, 7, 1, &today) == OK);
    enum err e = search_read(a, text, &query, &why);
    if (e == OK) e = search_find(run->db, a, &query, today, &answer, &why);
    bool found = false;
    for (size_t i = 0; i < answer.n && i < TOP; i++) found |= is_expected(run, answer.results[i].record_id, expected);
    struct kind *k = kind_of(run, kind);
    k->all++;
    k->found += found;
    if (found) return;
    printf("not found  %.*s: %.*s → %.*s", (int)kind.n, kind.p, (int)text.n, text.p, (int)expected.n, expected.p);
    if (e != OK) printf(" (%s)", err_name(e));
    if (answer.suggestion != NULL) printf(" (suggested: %s)", answer.suggestion);
    for (size_t i = 0; i < answer.n && i < TOP; i++)
        printf("%s%s", i == 0 ? "; got " : ", ", run->names.at[answer.results[i].record_id - 1]);
    printf("\n");
}

static bool ask_all(struct run *run, const char *path)
{
    const char *text = read_file(run->a, path);
    if (text == NULL) return false;
    struct str rest = str_of(text), line;
    while (str_cut_line(&rest, &line)) {
        struct str kind, query, expected;
        if (str_starts(line, "#") || str_trim(line).n == 0 || str_starts(line, "kind\t")) continue;
        if (!str_cut(&line, '\t', &kind) || !str_cut(&line, '\t', &query) || !str_cut(&line, '\t', &expected)) {
            fprintf(stderr, "%s: a line without three columns was left out\n", path);
            continue;
        }
        ask(run, kind, query, expected);
    }
    return true;
}

static void report(const struct run *run)
{
    int found = 0, all = 0;
    printf("\n%-20s found  of    %%\n", "kind");
    for (size_t i = 0; i < run->n_kinds; i++) {
        const struct kind *k = &run->kinds[i];
        printf("%-20s %5d %3d %5.1f\n", k->name, k->found, k->all, 100.0 * k->found / k->all);
        found += k->found;
        all += k->all;
    }
    printf("%-20s %5d %3d %5.1f\n", "total", found, all, all > 0 ? 100.0 * found / all : 0.0);
    printf("documents: %zu; found = an expected document among the first %d\n", run->names.n, TOP);
}

static enum err set_up(void *connection, void *collator)
{
    return db_add_collation(connection, "fi", collate_callback, collator);
}

int main(int argc, char **argv)
{
    struct run run = {.a = arena_new()};
    struct problem why = {0};
    struct collator *collator;
    if (argc != 3) {
        fprintf(stderr, "usage: %s DIR QUERIES.tsv\n", argv[0]);
        return 2;
    }
    day_init();
    must(collate_open(&collator) == OK);
    db_set_setup(set_up, collator);
    db_set_terms(terms_for_index);
    enum err e = db_open(":memory:", DB_MODE_CREATE, &run.db, &why);
    if (e == OK) e = db_migrate(run.db, NULL, &why);
    if (e == OK) e = add_folder(&run, argv[1]);
    if (e == OK && !ask_all(&run, argv[2])) e = ERR_NOT_FOUND;
    if (e != OK) fprintf(stderr, "%s %s\n", err_name(e), run.db != NULL ? db_error(run.db) : why.note);
    else report(&run);
    db_close(run.db);
    collate_close(collator);
    arena_free(run.a);
    return e == OK ? 0 : 1;
}
