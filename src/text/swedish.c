/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/swedish.h"

#include <libstemmer.h>

#include "base/arena.h"
#include "base/text.h"
#include "text/tokens.h"

struct swedish {
    struct arena *arena;
    struct sb_stemmer *snowball;
    char stem[2 * TOKEN_BYTES];
};

enum err swedish_open(struct swedish **ret_swedish)
{
    struct sb_stemmer *snowball = sb_stemmer_new("swedish", "UTF_8");
    if (snowball == NULL) return ERR_INTERNAL;
    struct arena *a = arena_new();
    struct swedish *s = arena_make(a, struct swedish);
    s->arena = a;
    s->snowball = snowball;
    *ret_swedish = s;
    return OK;
}

void swedish_close(struct swedish *s)
{
    if (s == NULL) return;
    sb_stemmer_delete(s->snowball);
    arena_free(s->arena);
}

/* Nouns whose vowel changes in the plural, as Snowball's stems of both. */
static const char *const umlauts[][2] = {
    {"städ", "stad"},         {"böck", "bok"},  {"händ", "hand"},   {"länd", "land"}, {"stränd", "strand"},
    {"fött", "fot"},          {"sön", "son"},   {"bönd", "bond"},   {"tänd", "tand"}, {"nätt", "natt"},
    {"kräft", "kraft"},       {"männ", "man"},  {"döttr", "dott"},  {"dotter", "dott"}, {"fäd", "fad"},
    {"verkstäd", "verkstad"}, {"ränd", "rand"}, {"bokstäv", "bokstav"},
};

static struct str snowball_stem(struct swedish *s, struct str word)
{
    const sb_symbol *stem = sb_stemmer_stem(s->snowball, (const sb_symbol *)word.p, (int)word.n);
    size_t n = stem == NULL ? 0 : (size_t)sb_stemmer_length(s->snowball);
    if (n >= sizeof s->stem) n = sizeof s->stem - 1;
    memmove(s->stem, stem, n);
    return (struct str){s->stem, n};
}

struct str swedish_stem(struct swedish *s, struct str word)
{
    struct str found = snowball_stem(s, word);
    bool plural = str_ends(word, "ers") || str_ends(word, "ars") || str_ends(word, "ors");
    bool genitive = word.n >= 6 && plural && found.n + 1 == word.n;
    if (genitive) found = snowball_stem(s, str_first(word, word.n - 1)); /* "elevers": Snowball takes the s alone */
    if (found.n >= 5 && str_ends(found, "et")) found.n -= 2;
    if (found.n >= 6 && str_ends(found, "ets")) found.n -= 3;
    if (found.n >= 6 && str_ends(found, "s")) found.n--; /* "plats": Snowball takes the s of the one form, not of the other */
    for (size_t i = 0; i < sizeof umlauts / sizeof *umlauts; i++)
        if (str_is(found, umlauts[i][0])) return str_of(umlauts[i][1]);
    return found;
}

bool swedish_is_likely(struct str text)
{
    static const char *const swedish[] = {"och", "att", "av", "för", "som", "den", "det", "är", "till", "på", "med",
                                          "en", "ett", "om", "ska", "har", "inte", "de", "i", "för", "beslut", "vid"};
    static const char *const finnish[] = {"ja", "on", "että", "ei", "tai", "sekä", "ovat", "joka", "se", "sen",
                                          "mukaan", "päätös", "kun", "myös", "voi", "asia", "hän", "ole", "oli"};
    struct token_reader r = {.text = text_first(text, 20000)};
    struct token t;
    int sum = 0;
    while (token_next(&r, &t)) {
        struct str word = {t.text, t.n};
        for (size_t i = 0; i < sizeof swedish / sizeof *swedish; i++) sum += str_is(word, swedish[i]);
        for (size_t i = 0; i < sizeof finnish / sizeof *finnish; i++) sum -= str_is(word, finnish[i]);
    }
    return sum > 0;
}
