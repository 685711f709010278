/* query_fuzz.c — a search query: read, analysed, made into an expression and a plan; a misspelling compared. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/search/search.h"

#include "text/terms.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    auto_arena struct arena *a = arena_new();
    auto_analyser struct analyser *an = NULL;
    struct search_query query = {.party_id = 1};
    struct search_term *terms;
    size_t n;
    int64_t counts[SEARCH_WORDS_MAX] = {0};
    struct problem why = {0};
    must(analyser_borrow(&an) == OK);
    if (search_read(a, (struct str){(const char *)data, size}, &query, &why) != OK) return 0;
    must(query.n == 0 || query.clauses != NULL);
    if (search_terms(an, a, &query, &terms, &n, &why) != OK) return 0;
    must(n <= SEARCH_WORDS_MAX);
    const char *match = search_match(a, &query, terms, n);
    must(*match == '(' && *search_plan(a, DAY_NONE, &query, terms, n, counts) != '\0');
    struct str text = str_of(query.text);
    must(search_distance(text, text, 9) == 0);
    const char *folded = search_fold(a, text);
    must(strlen(search_backwards(a, folded)) == strlen(folded));
    (void)search_snippet(a, text, STR("0,1 1,3 "));
    return 0;
}
