/* search_store.c — documents into the index and out of it, and its making anew. Finding is in search_find_store.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/search/search_store.h"

#include "base/text.h"
#include "base/vec.h"
#include "feature/search.sql.h"
#include "text/terms.h"

enum {
    SAMPLE = 8,               /* one document in so many raises a word's count, by as many */
    WORD_LETTERS_MIN = 4,     /* shorter words are not proposed */
    WORD_BYTES_MAX = 60,
    REBUILD_PORTION = 500,
    RUNNING_STEP = 16,        /* document numbers of a day differ by this; below it stands the length class */
};

static const struct db_field document_row[] = {
    DB_FIELD(FIELD_INT, search_document, id),
    DB_WORD_FIELD(&search_types, search_document, type),
    DB_FIELD(FIELD_INT, search_document, record_id),
    DB_FIELD(FIELD_INT, search_document, party_id),
    DB_FIELD(FIELD_INT, search_document, organization_id),
    DB_FIELD(FIELD_DAY, search_document, held_on),
    DB_FIELD(FIELD_INT, search_document, paragraph),
    DB_FIELD(FIELD_TEXT, search_document, language),
    DB_FIELD(FIELD_TEXT, search_document, title),
    DB_FIELD(FIELD_TEXT, search_document, body),
    DB_FIELD(FIELD_TEXT, search_document, names),
    DB_FIELD(FIELD_TEXT, search_document, case_numbers),
    DB_FIELD(FIELD_TEXT, search_document, url),
    DB_FIELD(FIELD_TEXT, search_document, source_url),
};
static const struct db_fields DOCUMENT = DB_FIELDS(search_document, document_row);

struct version_row {
    const char *version;
};
static const struct db_field version_fields[] = {DB_FIELD(FIELD_TEXT, version_row, version)};
static const struct db_fields VERSION = DB_FIELDS(version_row, version_fields);

/* ---- the words of a document ------------------------------------------------------------------------------------- */

struct word_set {
    struct arena *a;
    struct str *slots; /* open addressing, never full */
    size_t n, n_slots;
    size_t places;
};

static uint64_t hash_of(struct str word, uint64_t seed)
{
    uint64_t hash = 1469598103934665603U ^ seed;
    for (size_t i = 0; i < word.n; i++) hash = (hash ^ (unsigned char)word.p[i]) * 1099511628211U;
    return hash ^ (hash >> 31);
}

static struct str *slot_of(struct str *slots, size_t n_slots, struct str word)
{
    size_t at = (size_t)hash_of(word, 0) & (n_slots - 1);
    while (slots[at].p != NULL && !str_eq(slots[at], word)) at = (at + 1) & (n_slots - 1);
    return &slots[at];
}

static void grow(struct word_set *set)
{
    size_t n_slots = set->n_slots == 0 ? 512 : set->n_slots * 2;
    struct str *slots = arena_array(set->a, struct str, n_slots);
    for (size_t i = 0; i < set->n_slots; i++)
        if (set->slots[i].p != NULL) *slot_of(slots, n_slots, set->slots[i]) = set->slots[i];
    set->slots = slots;
    set->n_slots = n_slots;
}

static void add_word(struct word_set *set, struct str word)
{
    if (word.n < WORD_LETTERS_MIN || word.n > WORD_BYTES_MAX || text_length(word) < WORD_LETTERS_MIN) return;
    if (set->n * 2 >= set->n_slots) grow(set);
    struct str *slot = slot_of(set->slots, set->n_slots, word);
    if (slot->p != NULL) return;
    *slot = (struct str){arena_strndup(set->a, word.p, word.n), word.n};
    set->n++;
}

/* Base forms, the parts of compounds, and words the dictionary does not know as they are written; not stems and roots,
 * which nobody would type, nor inflected forms, which the dictionary can put right. */
static enum err collect_words(void *context, const struct index_term *term)
{
    struct word_set *set = context;
    set->places += !term->same_place;
    if (!term->is_word) return OK;
    char mark = term->text.p[0];
    if (mark == '+') add_word(set, str_from(term->text, 1));
    else if (mark != '<' && mark != '~' && mark != '^') add_word(set, term->text);
    return OK;
}

static enum err read_text(struct analyser *an, struct word_set *set, bool swedish, const char *text)
{
    if (swedish) text = arena_printf(set->a, TERMS_SWEDISH "%s", text);
    return terms_of_text(an, str_of(text), collect_words, set);
}

static enum err read_words(struct arena *a, const struct search_document *d, struct word_set *ret_set)
{
    auto_analyser struct analyser *an = NULL;
    bool swedish = str_is(str_of(d->language), "sv");
    *ret_set = (struct word_set){.a = a};
    TRY(analyser_borrow(&an));
    TRY(read_text(an, ret_set, swedish, d->title));
    TRY(read_text(an, ret_set, swedish, d->body));
    size_t places = ret_set->places;
    TRY(read_text(an, ret_set, false, d->names));
    ret_set->places = places;
    return OK;
}

/* Every word stands in the vocabulary; counts are kept by sampling, so that most documents change few of its rows. */
static enum err add_words(struct db *db, struct arena *a, int64_t id, const struct word_set *set)
{
    for (size_t i = 0; i < set->n_slots; i++) {
        struct str word = set->slots[i];
        if (word.p == NULL) continue;
        const char *folded = search_fold(a, word);
        TRY(db_run(db, &stmt_search_word_add,
                   DB_VALUES(DB_STR(word), DB_TEXT(folded), DB_TEXT(search_backwards(a, folded)))));
        if (hash_of(word, (uint64_t)id * 0x9e3779b97f4a7c15U) % SAMPLE != 0) continue;
        TRY(db_run(db, &stmt_search_word_count, DB_VALUES(DB_STR(word), DB_INT(SAMPLE))));
    }
    return OK;
}

/* ---- documents ------------------------------------------------------------------------------------------------------ */

static enum err give_number(struct db *db, const struct search_document *d, size_t places, int64_t *ret_id)
{
    int64_t first = search_day_start(d->held_on), last = search_day_end(d->held_on), newest = 0;
    TRY(db_get_int(db, &stmt_search_document_last, DB_VALUES(DB_INT(first), DB_INT(last)), &newest));
    int64_t next = newest == 0 ? first + RUNNING_STEP : (newest / RUNNING_STEP + 1) * RUNNING_STEP;
    if (next + RUNNING_STEP > last) return ERR_LIMIT;
    *ret_id = next + search_length_class(places);
    return OK;
}

static bool is_same(const struct search_document *a, const struct search_document *b)
{
    return a->party_id == b->party_id && a->organization_id == b->organization_id && a->held_on.n == b->held_on.n &&
           a->paragraph == b->paragraph && !strcmp(a->language, b->language) && !strcmp(a->title, b->title) &&
           !strcmp(a->body, b->body) && !strcmp(a->names, b->names) && !strcmp(a->case_numbers, b->case_numbers) &&
           !strcmp(a->url, b->url) && !strcmp(a->source_url, b->source_url);
}

static enum err remove_row(struct db *db, int64_t id)
{
    if (!db_is_pg(db)) TRY(db_run(db, &stmt_search_index_remove, DB_VALUES(DB_INT(id))));
    return db_run(db, &stmt_search_document_remove, DB_VALUES(DB_INT(id)));
}

static enum err find_row(struct db *db, struct arena *a, int type, int64_t record_id, struct search_document *ret)
{
    return db_get(db, a, &stmt_search_document_find, DB_VALUES(db_word(&search_types, type), DB_INT(record_id)),
                  &DOCUMENT, ret);
}

static enum err add_row(struct db *db, struct arena *a, const struct search_document *d, int64_t id)
{
    return db_run(db, &stmt_search_document_add,
                  DB_VALUES(DB_INT(id), db_word(&search_types, d->type), DB_INT(d->record_id), DB_ID(d->party_id),
                            DB_ID(d->organization_id), db_day_in(a, d->held_on), DB_ID(d->paragraph),
                            DB_TEXT(d->language), DB_TEXT(d->title), DB_TEXT(d->body), DB_TEXT(d->names),
                            DB_TEXT(search_facets(a, (enum search_type)d->type, d->party_id, d->organization_id)),
                            DB_TEXT(d->case_numbers), DB_TEXT(d->url), DB_TEXT(d->source_url)));
}

static enum err set_version_of_first(struct db *db, struct arena *a)
{
    struct version_row row;
    TRY(db_get(db, a, &stmt_search_version_get, DB_NO_VALUES, &VERSION, &row));
    if (*row.version != '\0') return OK;
    return db_run(db, &stmt_search_version_change, DB_VALUES(DB_TEXT(terms_version(a))));
}

enum err search_add(struct db *db, const struct search_document *d)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct search_document old;
    struct word_set words;
    int64_t id;
    TRY(db_begin(db, DB_WRITE, &tx));
    enum err e = find_row(db, a, d->type, d->record_id, &old);
    if (e != OK && e != ERR_NOT_FOUND) return e;
    if (e == OK && is_same(&old, d)) return db_commit(&tx);
    if (e == OK) TRY(remove_row(db, old.id));
    TRY(read_words(a, d, &words));
    TRY(give_number(db, d, words.places, &id));
    TRY(add_row(db, a, d, id));
    if (!db_is_pg(db)) TRY(db_run(db, &stmt_search_index_add, DB_VALUES(DB_INT(id))));
    TRY(add_words(db, a, id, &words));
    TRY(set_version_of_first(db, a));
    return db_commit(&tx);
}

enum err search_remove(struct db *db, enum search_type type, int64_t record_id)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct search_document old;
    TRY(db_begin(db, DB_WRITE, &tx));
    enum err e = find_row(db, a, type, record_id, &old);
    if (e == ERR_NOT_FOUND) return db_commit(&tx);
    if (e != OK) return e;
    TRY(remove_row(db, old.id));
    return db_commit(&tx);
}

/* ---- the index anew -------------------------------------------------------------------------------------------------- */

enum err search_is_outdated(struct db *db, bool *ret_outdated)
{
    auto_arena struct arena *a = arena_new();
    struct version_row row;
    TRY(db_get(db, a, &stmt_search_version_get, DB_NO_VALUES, &VERSION, &row));
    *ret_outdated = *row.version != '\0' && strcmp(row.version, terms_version(a)) != 0;
    return OK;
}

static enum err empty_index(struct db *db)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    if (!db_is_pg(db)) TRY(db_run(db, &stmt_search_index_empty, DB_NO_VALUES));
    TRY(db_run(db, &stmt_search_word_empty, DB_NO_VALUES));
    return db_commit(&tx);
}

static enum err rebuild_portion(struct db *db, int64_t *after, size_t *ret_n)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct search_document *documents;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_list(db, a, &stmt_search_document_list_after, DB_VALUES(DB_INT(*after), DB_INT(REBUILD_PORTION)), &DOCUMENT,
                &documents, ret_n));
    for (size_t i = 0; i < *ret_n; i++) {
        auto_arena struct arena *own = arena_new();
        struct word_set words;
        TRY(read_words(own, &documents[i], &words));
        if (!db_is_pg(db)) TRY(db_run(db, &stmt_search_index_add, DB_VALUES(DB_INT(documents[i].id))));
        TRY(add_words(db, own, documents[i].id, &words));
        *after = documents[i].id;
    }
    return db_commit(&tx);
}

enum err search_rebuild(struct db *db, void (*progress)(void *context, int64_t done, int64_t all), void *context)
{
    auto_arena struct arena *a = arena_new();
    int64_t after = 0, done = 0, all;
    size_t n;
    TRY(db_get_int(db, &stmt_search_document_count, DB_NO_VALUES, &all));
    TRY(empty_index(db));
    do {
        TRY(rebuild_portion(db, &after, &n));
        done += (int64_t)n;
        if (progress != NULL) progress(context, done, all);
    } while (n == REBUILD_PORTION);
    TRY(db_run(db, &stmt_search_version_change, DB_VALUES(DB_TEXT(terms_version(a)))));
    return db_raise_generation(db);
}

enum err search_merge(struct db *db)
{
    return db_is_pg(db) ? OK : db_run(db, &stmt_search_index_merge, DB_NO_VALUES);
}
