/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/search/search.h"

#include <math.h>

#include "base/text.h"
#include "base/vec.h"

#define _N(text) text

static const struct word type_words[] = {
    {"agenda_item", _N("Meeting item")}, {"paper", _N("Case")},  {"meeting", _N("Meeting")},
    {"organization", _N("Organ")},       {"party", _N("Party")}, {"file", _N("Attachment")},
};
const struct words search_types = WORDS(type_words);

static const struct word type_names[] = {
    {"kokousasia", _N("Meeting item")}, {"asia", _N("Case")},     {"kokous", _N("Meeting")},
    {"toimielin", _N("Organ")},         {"toimija", _N("Party")}, {"liite", _N("Attachment")},
};
const struct words search_type_names = WORDS(type_names);

static const struct word order_words[] = {
    {"osuvuus", _N("Best match first")},
    {"uusimmat", _N("Newest first")},
};
const struct words search_orders = WORDS(order_words);

/* The bytes of the quotation mark at the front, 0 when there is none: straight, curly, low or angle. */
static size_t quote_length(struct str s)
{
    static const char *const quotes[] = {"\"", "”", "“", "„", "«", "»", "‟"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (str_starts(s, quotes[i])) return strlen(quotes[i]);
    return 0;
}

static bool has_word_char(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char low = char_lower(s.p[i]);
        if (char_is_digit(low) || (low >= 'a' && low <= 'z') || (unsigned char)s.p[i] >= 0xc3) return true;
    }
    return false;
}

/* Cuts the phrase whose opening mark is at the front; it ends at the next mark, or with the text. */
static struct str cut_phrase(struct str *rest)
{
    *rest = str_from(*rest, quote_length(*rest));
    size_t n = 0;
    while (n < rest->n && quote_length(str_from(*rest, n)) == 0) n++;
    struct str phrase = str_first(*rest, n);
    *rest = str_from(*rest, n);
    *rest = str_from(*rest, rest->n > 0 ? quote_length(*rest) : 0);
    return phrase;
}

/* Cuts what goes on to the next white space or quotation mark. */
static struct str cut_word(struct str *rest)
{
    size_t n = 0;
    while (n < rest->n && !char_is_space(rest->p[n]) && (n == 0 || quote_length(str_from(*rest, n)) == 0)) n++;
    struct str word = str_first(*rest, n);
    *rest = str_from(*rest, n);
    return word;
}

struct clauses {
    struct search_clause *at;
    size_t n, cap;
};

/* Words in a row are one clause, so that "§ 180" and "HEL 2022-008675" stay together. */
static void add_clause(struct arena *a, struct clauses *clauses, struct search_clause clause)
{
    struct search_clause *last = clauses->n > 0 ? &clauses->at[clauses->n - 1] : NULL;
    if (!has_word_char(clause.text)) return;
    if (!clause.phrase && !clause.excluded && last != NULL && !last->phrase && !last->excluded) {
        last->text.n = (size_t)(clause.text.p + clause.text.n - last->text.p);
        return;
    }
    *vec_add(a, clauses) = clause;
}

enum err search_read(struct arena *a, struct str text, struct search_query *query, struct problem *why)
{
    if (!text_is_utf8(text))
        return problem(why, ERR_INPUT, "q", _N("The search contains characters that are not text."), "not UTF-8");
    text = str_trim(text);
    if (text_length(text) > SEARCH_TEXT_MAX)
        return problem(why, ERR_LIMIT, "q", _N("The search is too long. Use a few words."), "%zu bytes", text.n);
    struct str rest = {arena_strndup(a, text.n > 0 ? text.p : "", text.n), text.n};
    struct clauses clauses = {0};
    query->text = rest.p;
    for (;;) {
        while (rest.n > 0 && char_is_space(rest.p[0])) rest = str_from(rest, 1);
        if (rest.n == 0) break;
        struct search_clause clause = {.excluded = rest.p[0] == '-' && rest.n > 1 && !char_is_space(rest.p[1])};
        if (clause.excluded) rest = str_from(rest, 1);
        clause.phrase = quote_length(rest) > 0;
        clause.text = clause.phrase ? cut_phrase(&rest) : cut_word(&rest);
        add_clause(a, &clauses, clause);
    }
    if (text.n > 0 && clauses.n == 0)
        return problem(why, ERR_INPUT, "q", _N("There is no word to search for. Write a word, a name or a number."),
                       "no words");
    query->clauses = clauses.at;
    query->n = clauses.n;
    return OK;
}

bool search_has_words(const struct search_query *query)
{
    for (size_t i = 0; i < query->n; i++)
        if (!query->clauses[i].excluded) return true;
    return false;
}

enum search_order search_order_of(const struct search_query *query)
{
    if (query->order != 0) return query->order;
    return search_has_words(query) ? SEARCH_BEST : SEARCH_NEWEST;
}

/* ---- places in the order of time --------------------------------------------------------------------------------- */

enum {
    DAYS_1900 = 25567,  /* from 1900-01-01 to 1970-01-01 */
    FIRST_DATED = 366,  /* documents without a date have the year 1900 to themselves */
    DAY_BITS = 20,
};

static int64_t day_number(struct day d)
{
    int64_t n = (int64_t)d.n + DAYS_1900;
    return n < FIRST_DATED ? FIRST_DATED : n;
}

int64_t search_day_start(struct day d)
{
    return day_known(d) ? day_number(d) << DAY_BITS : 0;
}

int64_t search_day_end(struct day d)
{
    return ((day_known(d) ? day_number(d) + 1 : FIRST_DATED) << DAY_BITS) - 1;
}

int search_length_class(size_t places)
{
    double length = 9.8; /* half-way from 8 to the next class, in ratio */
    int class = 0;
    while (class < 15 && (double)places > length) {
        length *= 1.5;
        class++;
    }
    return class;
}
