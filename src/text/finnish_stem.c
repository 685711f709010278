/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/finnish_stem.h"

#include "base/text.h"
#include "text/collate.h"

enum { ROOT_LETTERS = 3, STEM_LETTERS = 4 };

uint32_t finnish_lower(uint32_t c)
{
    return text_lower(c);
}

bool finnish_is_plain_word(struct str word)
{
    size_t n = 0;
    while (word.n > 0) {
        uint32_t c = text_next(&word);
        if (!text_is_letter(c) || c > 0x24f) return false;
        n++;
    }
    return n >= 3 && n <= 30;
}

static bool cut_ending(struct str *word, const char *ending)
{
    if (!str_ends(*word, ending)) return false;
    struct str front = str_first(*word, word->n - strlen(ending));
    if (text_length(front) < ROOT_LETTERS) return false;
    *word = front;
    return true;
}

/* Strong and weak grade of the last consonants made one: "rakenn" → "rakent", "hankk" → "hank". */
static struct str even_grade(struct arena *a, struct str stem)
{
    static const char *const pairs[][2] = {
        {"kk", "k"},  {"pp", "p"},  {"tt", "t"},  {"nn", "nt"}, {"ng", "nk"}, {"mm", "mp"}, {"ll", "lt"},
        {"rr", "rt"}, {"hd", "ht"}, {"lv", "lp"}, {"rv", "rp"}, {"d", "t"},   {"v", "p"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (str_ends(stem, pairs[i][0])) {
            size_t n = stem.n - strlen(pairs[i][0]);
            return str_of(arena_printf(a, "%.*s%s", (int)n, stem.p, pairs[i][1]));
        }
    return stem;
}

struct str finnish_verb_root(struct arena *a, struct str verb)
{
    static const char *const endings[] = {"aa", "ää", "ea", "eä", "ia", "iä", "oa", "öä", "ua", "yä", "da",
                                          "dä", "la", "lä", "na", "nä", "ra", "rä", "ta", "tä"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (cut_ending(&verb, endings[i])) return even_grade(a, verb);
    return STR("");
}

/* The last base in brackets that is no suffix: "avustaa" of "+järjestö(järjestö)+avust(avustaa)+us(+us)". */
static struct str last_base(struct str bases, bool *ret_derived)
{
    struct str found = STR("");
    *ret_derived = false;
    for (;;) {
        ptrdiff_t open = str_find_char(bases, '(');
        if (open < 0) return found;
        bases = str_from(bases, (size_t)open + 1);
        ptrdiff_t close = str_find_char(bases, ')');
        if (close < 0) return found;
        struct str inner = str_first(bases, (size_t)close);
        if (str_starts(inner, "+")) *ret_derived = true;
        else {
            found = inner;
            *ret_derived = false;
        }
        bases = str_from(bases, (size_t)close + 1);
    }
}

static bool is_verb(struct str word)
{
    return str_ends(word, "a") || str_ends(word, "ä");
}

struct str finnish_noun_root(struct arena *a, struct str noun, struct str bases)
{
    static const char *const endings[] = {"emus", "imus", "omus", "umus", "ymys", "emys", "ämys",  "inta", "intä", "anta",
                                          "äntä", "unto", "yntö", "us",   "ys",   "os",   "ös",    "nti",  "ja",   "jä"};
    bool derived;
    for (size_t i = 0; i < 3; i++) /* "turvallisuus", "turvallinen": what Voikko calls derived of a noun is enough */
        if (cut_ending(&noun, (const char *const[]){"suus", "syys", "nen"}[i])) return noun;
    struct str base = last_base(bases, &derived);
    if (derived && is_verb(base) && str_find_char(base, '=') < 0) return finnish_verb_root(a, base);
    if (base.n == 0 || base.n > noun.n || text_length(base) < 5) return STR("");
    noun = str_from(noun, noun.n - base.n); /* the last part of a compound */
    if (!str_eq(noun, base)) return STR("");
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (cut_ending(&noun, endings[i])) return even_grade(a, noun);
    return STR("");
}

static bool cut_vowel(struct str *word)
{
    static const char *const vowels[] = {"a", "e", "i", "o", "u", "y", "ä", "ö", "å"};
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (cut_ending(word, vowels[i])) return true;
    return false;
}

struct str finnish_name_stem(struct arena *a, struct str word, struct str stem)
{
    static const char *const nen[] = {"nen",  "sen",  "selle", "sella", "sellä", "selta", "seltä", "sessa", "sessä",
                                      "sesta", "sestä", "seen", "sena", "senä", "set",   "sia",   "siä",   "sten",
                                      "sien", "sille", "silla", "sillä", "silta", "siltä", "sista", "sistä"};
    for (size_t i = 0; i < sizeof nen / sizeof *nen; i++) {
        struct str front = word;
        if (cut_ending(&front, nen[i])) return str_of(arena_printf(a, "%.*ss", (int)front.n, front.p));
    }
    struct str worn = stem;
    if (cut_vowel(&worn)) (void)cut_vowel(&worn);
    worn = even_grade(a, worn);
    return text_length(worn) >= STEM_LETTERS ? worn : STR("");
}
