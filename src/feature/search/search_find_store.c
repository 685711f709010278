/* search_find_store.c — what the index answers: count, page, snippets, and what a misspelled word may have meant. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>

#include "base/out.h"
#include "base/text.h"
#include "feature/search.sql.h"
#include "feature/search/search_store.h"
#include "text/terms.h"

/* Before every dated document, after those without a date: a search by days leaves these out. */
#define FIRST_DAY ((struct day){-1000000})
/* U+10FFFF: after every word that begins alike. */
#define LAST_CHAR "\xf4\x8f\xbf\xbf"

enum {
    CANDIDATES_MAX = 2500,  /* words looked at for a misspelled one, from either end */
    MISSPELLED_MAX = 4,     /* words of a query that are put right */
    DICTIONARY_MAX = 5,
    COMPOUNDS_MAX = 60,     /* words that an unknown word is looked for in */
    STEM_LETTERS_MIN = 5,
    SPLIT_BELOW = 20,
};

struct hit_row {
    int64_t id;
    const char *places;
};
static const struct db_field hit_fields[] = {
    DB_FIELD(FIELD_INT, hit_row, id),
    DB_FIELD(FIELD_TEXT, hit_row, places),
};
static const struct db_fields HIT = DB_FIELDS(hit_row, hit_fields);

struct word_row {
    const char *word;
    int64_t documents;
};
static const struct db_field word_fields[] = {
    DB_FIELD(FIELD_TEXT, word_row, word),
    DB_FIELD(FIELD_INT, word_row, documents),
};
static const struct db_fields WORD = DB_FIELDS(word_row, word_fields);

static const struct db_field result_row[] = {
    DB_WORD_FIELD(&search_types, search_result, type),
    DB_FIELD(FIELD_INT, search_result, record_id),
    DB_FIELD(FIELD_INT, search_result, paragraph),
    DB_FIELD(FIELD_INT, search_result, party_id),
    DB_FIELD(FIELD_INT, search_result, organization_id),
    DB_FIELD(FIELD_DAY, search_result, held_on),
    DB_FIELD(FIELD_TEXT, search_result, language),
    DB_FIELD(FIELD_TEXT, search_result, title),
    DB_FIELD(FIELD_TEXT, search_result, body),
    DB_FIELD(FIELD_TEXT, search_result, case_numbers),
    DB_FIELD(FIELD_TEXT, search_result, url),
    DB_FIELD(FIELD_TEXT, search_result, source_url),
    DB_FIELD(FIELD_TEXT, search_result, party),
    DB_FIELD(FIELD_TEXT, search_result, organization),
};
static const struct db_fields RESULT = DB_FIELDS(search_result, result_row);

static const struct db_field choice_row[] = {
    DB_FIELD(FIELD_INT, search_choice, id),
    DB_FIELD(FIELD_TEXT, search_choice, name),
};
static const struct db_fields CHOICE = DB_FIELDS(search_choice, choice_row);

/* One search while it goes on. */
struct finding {
    struct db *db;
    struct arena *a;
    struct analyser *an;
    const struct search_query *query;
    struct day today;
    int64_t first, last; /* documents' numbers, by the days asked for */
    struct search_term *terms;
    size_t n;
    int64_t counts[SEARCH_WORDS_MAX];
    const char *match, *plan;
};

static enum err count_matches(struct db *db, const char *match, int64_t first, int64_t last, int64_t *ret_n)
{
    return db_get_int(db, &stmt_search_index_count,
                      DB_VALUES(DB_TEXT(match), DB_INT(first), DB_INT(last), DB_INT(SEARCH_COUNT_MAX + 1)), ret_n);
}

/* The pieces of a compound are looked for apart as well when few documents have the compound, and one of the pieces is rare
 * enough that this costs little. */
static enum err split_rare(struct finding *f, struct search_term *term, int64_t count)
{
    struct str rest = str_of(term->split), piece;
    bool rare = false;
    if (*term->split == '\0' || count >= SPLIT_BELOW) return OK;
    while (!rare && str_cut(&rest, ' ', &piece)) {
        int64_t n;
        const char *match = arena_printf(f->a, "\"%.*s|+%.*s\"", (int)piece.n, piece.p, (int)piece.n, piece.p);
        TRY(count_matches(f->db, match, 0, INT64_MAX, &n));
        rare = n <= SEARCH_COUNT_MAX;
    }
    if (rare) search_split(f->a, term);
    return OK;
}

/* How many documents have each term at all, whatever the filters; 0 tells a misspelled word. */
static enum err count_terms(struct finding *f)
{
    for (size_t i = 0; i < f->n; i++) {
        TRY(count_matches(f->db, f->terms[i].strong, 0, INT64_MAX, &f->counts[i]));
        TRY(split_rare(f, &f->terms[i], f->counts[i]));
    }
    return OK;
}

/* ---- compounds of words the dictionary does not know: Swedish ones, names ------------------------------------------- */

struct compounds {
    struct out words; /* joined by '|' */
    struct str stem;
    bool front; /* the stem stands at the word's beginning, else at its end */
    size_t n;
};

static enum err add_compound(void *context, const void *row)
{
    struct compounds *c = context;
    struct str word = str_of(((const struct word_row *)row)->word);
    bool fits = c->front ? str_starts(word, c->stem.p) : str_ends(word, c->stem.p);
    if (!fits || str_eq(word, c->stem) || c->n == COMPOUNDS_MAX) return OK;
    if (c->n++ > 0) out_char(&c->words, '|');
    out_str(&c->words, word);
    return OK;
}

static enum err list_compounds(struct finding *f, const char *stem, bool front, struct compounds *c)
{
    const char *folded = search_fold(f->a, str_of(stem));
    const char *first = front ? folded : search_backwards(f->a, folded);
    const struct stmt *s = front ? &stmt_search_word_list_by_folded : &stmt_search_word_list_by_backwards;
    struct db_each each = {add_compound, c};
    c->stem = str_of(stem);
    c->front = front;
    return db_each(f->db, s,
                   DB_VALUES(DB_TEXT(first), DB_TEXT(arena_printf(f->a, "%s" LAST_CHAR, first)), DB_INT(COMPOUNDS_MAX)),
                   &WORD, &each);
}

/* "uppsägning" is found in "uppsägningstiden", "bidrag" in "föreningsbidragen". */
static enum err widen(struct finding *f, struct search_term *term)
{
    static const char *const endings[] = {"", "en", "et", "er", "ar", "or", "na", "arna", "erna", "s"};
    if (text_length(str_of(term->stem)) < STEM_LETTERS_MIN) return OK;
    struct compounds c = {.words = out_make(1 << 16)};
    enum err e = list_compounds(f, term->stem, true, &c);
    for (size_t i = 0; e == OK && i < sizeof endings / sizeof *endings; i++)
        e = list_compounds(f, arena_printf(f->a, "%s%s", term->stem, endings[i]), false, &c);
    if (e == OK && c.n > 0) search_widen(f->a, term, arena_strndup(f->a, c.words.p, c.words.n));
    out_free(&c.words);
    return e;
}

static enum err prepare(struct finding *f, const struct search_query *query, struct problem *why)
{
    f->query = query;
    TRY(search_terms(f->an, f->a, query, &f->terms, &f->n, why));
    for (size_t i = 0; i < f->n; i++)
        if (*f->terms[i].stem != '\0') TRY(widen(f, &f->terms[i]));
    TRY(count_terms(f));
    f->match = search_match(f->a, query, f->terms, f->n);
    f->plan = search_plan(f->a, f->today, query, f->terms, f->n, f->counts);
    return OK;
}

/* ---- misspelled words ------------------------------------------------------------------------------------------------ */

/* A word this near is taken without asking the dictionary, which costs milliseconds. */
#define GOOD_ENOUGH 0.7

struct best_word {
    struct finding *f;
    struct str wanted;
    double allowed, value;
    const char *word;
};

static double value_of(double distance, int64_t documents)
{
    return distance - 0.12 * log2((double)documents + 1);
}

static enum err weigh_word(void *context, const void *row)
{
    struct best_word *best = context;
    const struct word_row *candidate = row;
    double distance = search_distance(best->wanted, str_of(candidate->word), best->allowed);
    if (distance > best->allowed) return OK;
    double value = value_of(distance, candidate->documents);
    if (value >= best->value) return OK;
    best->value = value;
    best->word = arena_strdup(best->f->a, candidate->word);
    return OK;
}

/* The first letters of a folded word that both it and its misspelling begin with, when the mistake is elsewhere. */
static struct str intact_front(const char *folded)
{
    struct str s = str_of(folded);
    size_t letters = text_length(s), wanted = letters < 5 ? 2 : letters < 9 ? 3 : 4;
    struct str rest = s;
    for (size_t i = 0; i < wanted && rest.n > 0; i++) (void)text_next(&rest);
    return str_first(s, s.n - rest.n);
}

static enum err look_near(struct best_word *best, const struct stmt *s, const char *folded)
{
    auto_arena struct arena *a = arena_new();
    struct str front = intact_front(folded);
    const char *last = arena_printf(a, "%.*s" LAST_CHAR, (int)front.n, front.p);
    struct db_each each = {weigh_word, best};
    return db_each(best->f->db, s, DB_VALUES(DB_STR(front), DB_TEXT(last), DB_INT(CANDIDATES_MAX)), &WORD, &each);
}

/* Words of the dictionary that the index has in some form. */
static enum err look_in_dictionary(struct best_word *best)
{
    struct finding *f = best->f;
    const char *words[DICTIONARY_MAX];
    size_t n = terms_suggest(f->an, f->a, best->wanted, DICTIONARY_MAX, words);
    for (size_t i = 0; i < n; i++) {
        struct search_query query = {0};
        struct search_term *terms;
        size_t n_terms;
        int64_t count = 0;
        double distance = search_distance(best->wanted, str_of(words[i]), best->allowed);
        if (distance > best->allowed || value_of(distance, SEARCH_COUNT_MAX) >= best->value) continue;
        TRY(search_read(f->a, str_of(words[i]), &query, NULL));
        TRY(search_terms(f->an, f->a, &query, &terms, &n_terms, NULL));
        if (n_terms != 1) continue;
        TRY(count_matches(f->db, terms[0].strong, 0, INT64_MAX, &count));
        if (count == 0 || value_of(distance, count) >= best->value) continue;
        best->value = value_of(distance, count);
        best->word = words[i];
    }
    return OK;
}

static enum err find_meant(struct finding *f, const struct search_term *term, const char **ret_word)
{
    struct best_word best = {.f = f, .wanted = str_of(term->typed), .value = 1000};
    best.allowed = search_distance_allowed(best.wanted);
    const char *folded = search_fold(f->a, best.wanted);
    TRY(look_near(&best, &stmt_search_word_list_by_folded, folded));
    TRY(look_near(&best, &stmt_search_word_list_by_backwards, search_backwards(f->a, folded)));
    if (best.word == NULL || best.value > GOOD_ENOUGH) TRY(look_in_dictionary(&best));
    *ret_word = best.word;
    return OK;
}

/* The query with each word that no document has replaced by the nearest one; NULL when there is none to replace. */
static enum err find_suggestion(struct finding *f, const char **ret_text)
{
    struct out o = out_make(4 * SEARCH_TEXT_MAX);
    size_t done = 0, replaced = 0;
    const char *text = f->query->text;
    for (size_t i = 0; i < f->n && replaced < MISSPELLED_MAX; i++) {
        const struct search_term *term = &f->terms[i];
        const char *word = NULL;
        if (f->counts[i] > 0 || term->excluded || !term->is_word || *term->typed == '\0' || term->start < done) continue;
        enum err e = find_meant(f, term, &word);
        if (e != OK || word == NULL) {
            if (e == OK) continue;
            out_free(&o);
            return e;
        }
        out_bytes(&o, text + done, term->start - done);
        out_put(&o, word);
        done = term->end;
        replaced++;
    }
    if (replaced > 0) {
        out_put(&o, text + done);
        *ret_text = arena_strndup(f->a, o.p, o.n);
    }
    out_free(&o);
    return OK;
}

/* ---- answers ---------------------------------------------------------------------------------------------------------- */

static enum err list_page(struct finding *f, struct hit_row **ret_hits, size_t *ret_n)
{
    int64_t offset = (int64_t)(f->query->page - 1) * SEARCH_PAGE;
    if (search_order_of(f->query) == SEARCH_BEST)
        return db_list(f->db, f->a, &stmt_search_index_best,
                       DB_VALUES(DB_TEXT(f->match), DB_TEXT(f->plan), DB_INT(f->first), DB_INT(f->last),
                                 DB_INT(SEARCH_RANKED_MAX), DB_INT(SEARCH_PAGE), DB_INT(offset)),
                       &HIT, ret_hits, ret_n);
    return db_list(f->db, f->a, &stmt_search_index_newest,
                   DB_VALUES(DB_TEXT(f->match), DB_TEXT(f->plan), DB_INT(f->first), DB_INT(f->last),
                             DB_INT(SEARCH_PAGE), DB_INT(offset)),
                   &HIT, ret_hits, ret_n);
}

static enum err fill_page(struct finding *f, struct search_answer *answer)
{
    struct hit_row *hits;
    TRY(list_page(f, &hits, &answer->n));
    if (answer->n == 0 && f->query->page > 1) return ERR_NOT_FOUND;
    answer->results = arena_array(f->a, struct search_result, answer->n);
    for (size_t i = 0; i < answer->n; i++) {
        struct search_result *r = &answer->results[i];
        TRY(db_get(f->db, f->a, &stmt_search_result_get, DB_VALUES(DB_INT(hits[i].id)), &RESULT, r));
        r->snippet = search_snippet(f->a, str_of(r->body), str_of(hits[i].places));
    }
    return OK;
}

static enum err count_all(struct finding *f, struct search_answer *answer)
{
    TRY(count_matches(f->db, f->match, f->first, f->last, &answer->total));
    answer->capped = answer->total > SEARCH_COUNT_MAX;
    if (answer->capped) answer->total = SEARCH_COUNT_MAX;
    return OK;
}

/* Nothing was found, or a word is nowhere: looks what was meant, and finds that when there is nothing else. */
static enum err try_suggestion(struct finding *f, struct search_answer *answer, struct problem *why)
{
    TRY(find_suggestion(f, &answer->suggestion));
    if (answer->suggestion == NULL || answer->total > 0) return OK;
    struct search_query *meant = arena_make(f->a, struct search_query);
    *meant = *f->query;
    TRY(search_read(f->a, str_of(answer->suggestion), meant, why));
    TRY(prepare(f, meant, why));
    TRY(count_all(f, answer));
    answer->used_suggestion = answer->total > 0;
    if (!answer->used_suggestion) answer->suggestion = NULL;
    return OK;
}

enum err search_find(struct db *db, struct arena *a, const struct search_query *query, struct day today,
                     struct search_answer *ret_answer, struct problem *why)
{
    auto_analyser struct analyser *an = NULL;
    struct search_answer answer = {0};
    if (db_is_pg(db)) return problem(why, ERR_INTERNAL, "", "", "searching on PostgreSQL is not there yet");
    if (query->page < 1 || query->page > SEARCH_PAGES_MAX) return ERR_NOT_FOUND;
    TRY(analyser_borrow(&an));
    struct finding f = {.db = db, .a = a, .an = an, .today = today, .last = INT64_MAX};
    if (day_known(query->from) || day_known(query->to)) {
        f.first = search_day_start(day_known(query->from) ? query->from : FIRST_DAY);
        if (day_known(query->to)) f.last = search_day_end(query->to);
    }
    TRY(prepare(&f, query, why));
    TRY(count_all(&f, &answer));
    bool missing = false;
    for (size_t i = 0; i < f.n; i++) missing |= f.counts[i] == 0 && !f.terms[i].excluded;
    if (missing) TRY(try_suggestion(&f, &answer, why));
    TRY(fill_page(&f, &answer));
    *ret_answer = answer;
    return OK;
}

enum err search_list_parties(struct db *db, struct arena *a, struct search_choice **ret_parties, size_t *ret_n)
{
    return db_list(db, a, &stmt_search_party_list, DB_NO_VALUES, &CHOICE, ret_parties, ret_n);
}
