/* search_expression.c — from words to the expression of the full-text index and the plan of its order. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/out.h"
#include "feature/search/search.h"
#include "text/terms.h"

#define _N(text) text

enum {
    WEIGHT_WHOLE = 100, /* the word itself */
    WEIGHT_PART = 45,   /* inside a compound */
    WEIGHT_LOOSE = 20,  /* by its root */
    WEIGHT_SPLIT = 25,  /* each piece of a compound that is written apart */
    SPLIT_REACH = 4,    /* how many words may stand between the pieces */
    EXPRESSION_MAX = 100000,
};

#define FACET "\x1e"
#define ANY_DOCUMENT FACET "*"

static const char *finish(struct arena *a, struct out *o)
{
    const char *text = arena_strndup(a, o->p == NULL ? "" : o->p, o->n);
    out_free(o);
    return text;
}

static void weigh(struct search_term *term, int weight)
{
    if (term->n_weights < SEARCH_WEIGHTS_MAX) term->weights[term->n_weights++] = (uint8_t)weight;
}

static struct search_term word_term(struct arena *a, const struct wanted *w, size_t offset, bool excluded)
{
    struct search_term term = {.typed = w->typed, .excluded = excluded, .is_word = w->is_word,
                               .split = excluded ? "" : w->split, .stem = w->is_word && !w->known && !excluded ? w->stem : "",
                               .start = offset + w->start, .end = offset + w->end};
    term.strong = arena_printf(a, "(\"%s\" OR \"%s\")", w->whole, w->part);
    weigh(&term, WEIGHT_WHOLE);
    weigh(&term, WEIGHT_PART);
    struct out o = out_make(EXPRESSION_MAX);
    out_printf(&o, "(\"%s\" OR \"%s\"", w->whole, w->part);
    if (!excluded && *w->loose != '\0') {
        out_printf(&o, " OR \"%s\"", w->loose);
        weigh(&term, WEIGHT_LOOSE);
    }
    out_char(&o, ')');
    term.match = finish(a, &o);
    return term;
}

/* Words in a row, each by its whole forms: "pyöreä pöytä" is found in "pyöreän pöydän". */
static struct search_term phrase_term(struct arena *a, const struct wanted *words, size_t n, bool excluded)
{
    struct search_term term = {.typed = "", .split = "", .stem = "", .excluded = excluded};
    struct out o = out_make(EXPRESSION_MAX);
    out_char(&o, '"');
    for (size_t i = 0; i < n; i++) {
        if (i > 0) out_char(&o, ' ');
        out_put(&o, words[i].whole);
        if (!words[i].is_word) out_printf(&o, "|%s", words[i].part);
    }
    out_char(&o, '"');
    term.match = finish(a, &o);
    term.strong = term.match;
    weigh(&term, WEIGHT_WHOLE);
    return term;
}

void search_widen(struct arena *a, struct search_term *term, const char *words)
{
    if (*words == '\0' || term->n_weights == SEARCH_WEIGHTS_MAX) return;
    term->match = arena_printf(a, "(%s OR \"%s\")", term->match, words);
    term->strong = arena_printf(a, "(%s OR \"%s\")", term->strong, words);
    weigh(term, WEIGHT_PART);
}

/* NEAR("järjestö|+järjestö" "avustus|+avustus", 4) */
void search_split(struct arena *a, struct search_term *term)
{
    struct str rest = str_of(term->split), piece;
    const char *near = "";
    while (str_cut(&rest, ' ', &piece)) {
        near = arena_printf(a, "%s\"%.*s|+%.*s\" ", near, (int)piece.n, piece.p, (int)piece.n, piece.p);
        weigh(term, WEIGHT_SPLIT);
    }
    if (*near != '\0') term->match = arena_printf(a, "(%s OR NEAR(%s, %d))", term->match, near, SPLIT_REACH);
}

enum err search_terms(struct analyser *an, struct arena *a, const struct search_query *query,
                      struct search_term **ret_terms, size_t *ret_n, struct problem *why)
{
    static const char *const too_many = _N("The search has too many words. Use a few words.");
    struct search_term *terms = arena_array(a, struct search_term, SEARCH_WORDS_MAX);
    struct wanted words[4 * SEARCH_WORDS_MAX];
    size_t n = 0, fillers = 0, wanted = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < query->n; i++) {
            const struct search_clause *clause = &query->clauses[i];
            size_t n_words = 0, offset = (size_t)(clause->text.p - query->text);
            if (terms_wanted(an, a, clause->text, 4 * SEARCH_WORDS_MAX, words, &n_words) != OK)
                return problem(why, ERR_LIMIT, "q", too_many, "too many words");
            bool single = !clause->phrase && !clause->excluded;
            if (!single && n_words > 0) {
                if (pass == 1) continue;
                if (n == SEARCH_WORDS_MAX) return problem(why, ERR_LIMIT, "q", too_many, "too many phrases");
                terms[n++] = n_words == 1 && clause->excluded ? word_term(a, words, offset, true)
                                                              : phrase_term(a, words, n_words, clause->excluded);
                wanted += !clause->excluded;
                continue;
            }
            for (size_t k = 0; k < n_words; k++) {
                fillers += words[k].filler;
                if (words[k].filler != (pass == 1)) continue;
                if (n == SEARCH_WORDS_MAX) return problem(why, ERR_LIMIT, "q", too_many, "too many words");
                terms[n++] = word_term(a, &words[k], offset, false);
                wanted++;
            }
        }
        if (wanted > 0 || fillers == 0) break; /* fillers count only where there is nothing else */
    }
    *ret_terms = terms;
    *ret_n = n;
    return OK;
}

/* The filters' facets; a query that has none and looks for nothing gets the one that every document has. */
static size_t facets_of(struct arena *a, const struct search_query *query, const struct search_term *terms, size_t n,
                        const char *ret_facets[static 3])
{
    size_t n_facets = 0, wanted = 0;
    for (size_t i = 0; i < n; i++) wanted += !terms[i].excluded;
    if (query->type != 0)
        ret_facets[n_facets++] = arena_printf(a, FACET "t%s", word_code(&search_types, query->type));
    if (query->party_id != 0) ret_facets[n_facets++] = arena_printf(a, FACET "p%lld", (long long)query->party_id);
    if (query->organization_id != 0)
        ret_facets[n_facets++] = arena_printf(a, FACET "o%lld", (long long)query->organization_id);
    if (n_facets + wanted == 0) ret_facets[n_facets++] = ANY_DOCUMENT;
    return n_facets;
}

const char *search_match(struct arena *a, const struct search_query *query, const struct search_term *terms, size_t n)
{
    struct out o = out_make(4 * EXPRESSION_MAX);
    const char *facets[3], *before = "(";
    size_t n_facets = facets_of(a, query, terms, n, facets);
    for (size_t i = 0; i < n_facets; i++, before = " AND ") out_printf(&o, "%s\"%s\"", before, facets[i]);
    for (size_t i = 0; i < n; i++) {
        if (terms[i].excluded) continue;
        out_printf(&o, "%s%s", before, terms[i].match);
        before = " AND ";
    }
    out_char(&o, ')');
    before = " NOT (";
    for (size_t i = 0; i < n; i++) {
        if (!terms[i].excluded) continue;
        out_printf(&o, "%s%s", before, terms[i].match);
        before = " OR ";
    }
    if (str_is(str_of(before), " OR ")) out_char(&o, ')');
    return finish(a, &o);
}

const char *search_plan(struct arena *a, struct day today, const struct search_query *query,
                        const struct search_term *terms, size_t n, const int64_t *counts)
{
    struct out o = out_make(EXPRESSION_MAX);
    const char *facets[3];
    int clause = 0;
    out_printf(&o, "%lld %d", (long long)(search_day_start(today) >> 20), query->page * SEARCH_PAGE);
    for (size_t i = 0; i < n; i++)
        if (!terms[i].excluded) out_printf(&o, " %lld", (long long)counts[i]);
    out_char(&o, '/');
    for (size_t i = facets_of(a, query, terms, n, facets); i > 0; i--) out_put(&o, " 0,0");
    for (size_t i = 0; i < n; i++) {
        if (terms[i].excluded) continue;
        for (size_t k = 0; k < terms[i].n_weights; k++) out_printf(&o, " %d,%d", clause, terms[i].weights[k]);
        clause++;
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; terms[i].excluded && k < terms[i].n_weights; k++) out_put(&o, " 0,0");
    return finish(a, &o);
}

const char *search_facets(struct arena *a, enum search_type type, int64_t party_id, int64_t organization_id)
{
    struct out o = out_make(200);
    out_printf(&o, ANY_DOCUMENT " " FACET "t%s", word_code(&search_types, type));
    if (party_id != 0) out_printf(&o, " " FACET "p%lld", (long long)party_id);
    if (organization_id != 0) out_printf(&o, " " FACET "o%lld", (long long)organization_id);
    return finish(a, &o);
}
