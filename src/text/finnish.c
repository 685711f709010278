/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/finnish.h"

#include <libstemmer.h>
#include <libvoikko/voikko.h>

#include "base/text.h"
#include "text/finnish_stem.h"

/* Raised when a change of these rules gives other forms: part of finnish_version. */
#define RULES_VERSION "1"

enum {
    READINGS_MAX = 10,
    BASES_MAX = 5,
    WORD_MAX = 90,       /* bytes: Voikko's time grows with the length, and no real word is longer */
    ENTRY_BYTES = 96,    /* about what a cached word takes, to size the table */
    SUFFIX_LETTERS = 4,  /* an unknown word's known end has at least so many */
    ENTRY_MAX = 2 << 10, /* a cached word's bytes at most */
};

struct reading {
    const char *base, *class_, *structure, *bases;
    bool imperative, participle;
    size_t pieces;
};

struct readings {
    size_t n;
    struct reading at[READINGS_MAX];
};

struct finnish {
    struct arena *arena;   /* the analyser itself */
    struct arena *cached;  /* table and entries: emptied when full */
    struct arena *scratch; /* until the next call */
    struct VoikkoHandle *voikko;
    struct sb_stemmer *snowball;
    const uint8_t **slots;
    size_t n_slots, n_used, bytes, max_bytes;
};

static void clear_cache(struct finnish *f)
{
    arena_reset(f->cached);
    f->slots = arena_array(f->cached, const uint8_t *, f->n_slots);
    f->n_used = 0;
    f->bytes = f->n_slots * sizeof *f->slots;
}

enum err finnish_open(size_t cache_bytes, struct finnish **ret_finnish)
{
    const char *why = NULL;
    struct VoikkoHandle *voikko = voikkoInit(&why, "fi", NULL);
    if (voikko == NULL) return ERR_INTERNAL;
    struct sb_stemmer *snowball = sb_stemmer_new("finnish", "UTF_8");
    if (snowball == NULL) {
        voikkoTerminate(voikko);
        return ERR_INTERNAL;
    }
    struct arena *a = arena_new();
    struct finnish *f = arena_make(a, struct finnish);
    *f = (struct finnish){.arena = a, .cached = arena_new(), .scratch = arena_new(), .voikko = voikko,
                          .snowball = snowball, .max_bytes = cache_bytes, .n_slots = 1024};
    while (f->n_slots * ENTRY_BYTES < cache_bytes) f->n_slots *= 2;
    clear_cache(f);
    *ret_finnish = f;
    return OK;
}

void finnish_close(struct finnish *f)
{
    if (f == NULL) return;
    voikkoTerminate(f->voikko);
    sb_stemmer_delete(f->snowball);
    arena_free(f->cached);
    arena_free(f->scratch);
    arena_free(f->arena);
}

const char *finnish_version(struct arena *a)
{
    struct voikko_dict **dictionaries = voikko_list_dicts(NULL);
    const char *description = "";
    for (size_t i = 0; dictionaries != NULL && dictionaries[i] != NULL; i++)
        if (str_is(str_of(voikko_dict_language(dictionaries[i])), "fi"))
            description = arena_strdup(a, voikko_dict_description(dictionaries[i]));
    voikko_free_dicts(dictionaries);
    return arena_printf(a, "rules %s, libvoikko %s, %s", RULES_VERSION, voikkoGetVersion(), description);
}

/* ---- the cache ------------------------------------------------------------------------------------------------------ */

/* An entry: length and bytes of the word, known, number of forms, number of cuts, cuts, then kind, length, bytes of each
 * form. */
static const uint8_t *write_entry(struct finnish *f, struct str word, const struct forms *forms)
{
    uint8_t bytes[ENTRY_MAX], *p = bytes;
    *p++ = (uint8_t)word.n;
    memcpy(p, word.p, word.n);
    p += word.n;
    *p++ = forms->known;
    uint8_t *count = p++;
    *p++ = (uint8_t)forms->n_cuts;
    memcpy(p, forms->cut, forms->n_cuts);
    p += forms->n_cuts;
    *count = 0;
    for (size_t i = 0; i < forms->n; i++) {
        struct str s = forms->at[i].text;
        if ((size_t)(p - bytes) + s.n + 2 > ENTRY_MAX) break;
        *p++ = (uint8_t)forms->at[i].kind;
        *p++ = (uint8_t)s.n;
        memcpy(p, s.p, s.n);
        p += s.n;
        ++*count;
    }
    size_t n = (size_t)(p - bytes);
    if (f->bytes + n > f->max_bytes || f->n_used * 4 > f->n_slots * 3) clear_cache(f);
    uint8_t *entry = arena_alloc(f->cached, n);
    memcpy(entry, bytes, n);
    f->bytes += n;
    return entry;
}

static void read_entry(const uint8_t *p, struct forms *ret)
{
    p += 1 + *p;
    ret->known = *p++ != 0;
    ret->n = *p++;
    ret->n_cuts = *p++;
    memcpy(ret->cut, p, ret->n_cuts);
    p += ret->n_cuts;
    for (size_t i = 0; i < ret->n; i++) {
        ret->at[i] = (struct form){(enum form_kind)p[0], {(const char *)p + 2, p[1]}};
        p += 2 + p[1];
    }
}

static size_t slot_of(const struct finnish *f, struct str word)
{
    uint64_t hash = 1469598103934665603U;
    for (size_t i = 0; i < word.n; i++) hash = (hash ^ (unsigned char)word.p[i]) * 1099511628211U;
    size_t slot = (size_t)(hash ^ (hash >> 29)) & (f->n_slots - 1);
    for (;; slot = (slot + 1) & (f->n_slots - 1)) {
        const uint8_t *entry = f->slots[slot];
        if (entry == NULL || (*entry == word.n && memcmp(entry + 1, word.p, word.n) == 0)) return slot;
    }
}

static bool find_entry(const struct finnish *f, struct str word, struct forms *ret)
{
    const uint8_t *entry = f->slots[slot_of(f, word)];
    if (entry != NULL) read_entry(entry, ret);
    return entry != NULL;
}

/* The forms as they stay in the cache: their texts live until it is emptied. */
static void keep_entry(struct finnish *f, struct str word, struct forms *forms)
{
    const uint8_t *entry = write_entry(f, word, forms);
    f->slots[slot_of(f, word)] = entry;
    f->n_used++;
    read_entry(entry, forms);
}

/* ---- readings of a word by Voikko -------------------------------------------------------------------------------- */

static const char *value_of(struct finnish *f, const struct voikko_mor_analysis *analysis, const char *key)
{
    char *value = voikko_mor_analysis_value_cstr(analysis, key);
    if (value == NULL) return "";
    const char *copy = arena_strdup(f->scratch, value);
    voikko_free_mor_analysis_value_cstr(value);
    return copy;
}

static bool is_class(const struct reading *r, const char *class_)
{
    return str_is(str_of(r->class_), class_);
}

static bool is_nominal(const struct reading *r)
{
    return str_starts(str_of(r->class_), "nimi") || is_class(r, "laatusana") || is_class(r, "paikannimi") ||
           is_class(r, "lukusana");
}

static bool is_person_name(const struct reading *r)
{
    return is_class(r, "etunimi") || is_class(r, "sukunimi");
}

/* In lower case, without the hyphens of a compound. */
static const char *plain(struct finnish *f, const char *base)
{
    struct str rest = str_of(base);
    char *copy = arena_alloc(f->scratch, 2 * rest.n + 1), *p = copy;
    while (rest.n > 0) {
        uint32_t c = finnish_lower(text_next(&rest));
        char bytes[4];
        size_t n = text_encode(c, bytes);
        if (c == '-') continue;
        memcpy(p, bytes, n);
        p += n;
    }
    *p = '\0';
    return copy;
}

static void read_reading(struct finnish *f, const struct voikko_mor_analysis *analysis, struct reading *r)
{
    *r = (struct reading){.base = plain(f, value_of(f, analysis, "BASEFORM")),
                          .class_ = value_of(f, analysis, "CLASS"),
                          .structure = value_of(f, analysis, "STRUCTURE"),
                          .bases = value_of(f, analysis, "WORDBASES")};
    r->imperative = str_is(str_of(value_of(f, analysis, "MOOD")), "imperative");
    r->participle = *value_of(f, analysis, "PARTICIPLE") != '\0';
    for (const char *p = r->structure; *p != '\0'; p++) r->pieces += *p == '=';
}

/* Readings that are hardly meant: more pieces than another has; an adjective in -inen, a participle or a person's name
 * inside a compound that is also a plain noun; an imperative beside anything else. */
static bool is_wrong(const struct reading *r, const struct readings *all)
{
    bool inen = is_class(r, "laatusana") && str_ends(str_of(r->base), "inen");
    bool odd = (inen || r->participle) && r->pieces > 1;
    for (size_t i = 0; i < all->n; i++) {
        const struct reading *other = &all->at[i];
        if (other == r) continue;
        if (other->pieces < r->pieces) return true;
        if (is_class(other, "nimisana") && other->pieces == r->pieces) {
            if (odd && !other->participle) return true;
            if (inen && str_ends(str_of(r->bases), "+inen(+inen)")) return true;
            if (is_person_name(r) && r->pieces > 1) return true;
        }
        if (r->imperative && !other->imperative) return true;
    }
    return false;
}

static void read_all(struct finnish *f, const char *word, struct readings *ret)
{
    struct readings all = {0};
    struct voikko_mor_analysis **analyses = voikkoAnalyzeWordCstr(f->voikko, word);
    for (size_t i = 0; analyses != NULL && analyses[i] != NULL && all.n < READINGS_MAX; i++) {
        read_reading(f, analyses[i], &all.at[all.n]);
        if (*all.at[all.n].base != '\0') all.n++;
    }
    voikko_free_mor_analysis(analyses);
    ret->n = 0;
    for (size_t i = 0; i < all.n; i++)
        if (!is_wrong(&all.at[i], &all)) ret->at[ret->n++] = all.at[i];
}

/* ---- forms -------------------------------------------------------------------------------------------------------- */

static void add_form(struct forms *forms, enum form_kind kind, const char *text)
{
    struct str s = str_of(text);
    if (s.n == 0 || s.n > FORM_BYTES || forms->n == FORMS_MAX) return;
    for (size_t i = 0; i < forms->n; i++)
        if (forms->at[i].kind == kind && str_eq(forms->at[i].text, s)) return;
    forms->at[forms->n++] = (struct form){kind, s};
}

static const char *read_part_base(struct finnish *f, const char *part, size_t pieces, bool last)
{
    struct readings readings;
    read_all(f, part, &readings);
    const char *found = NULL;
    for (size_t i = 0; i < readings.n; i++) {
        const struct reading *r = &readings.at[i];
        if (!last && is_class(r, "seikkasana")) return NULL;
        bool wanted = (is_nominal(r) || (last && is_class(r, "teonsana"))) && r->pieces == pieces;
        if (wanted && found == NULL) found = r->base;
    }
    return found;
}

/* The base form of a part of a compound; NULL for bound prefixes (yhteis-), adverbs and names of persons.
 * `pieces` is how many pieces it must itself have. Parts come again and again: they are in the cache, under the part
 * with a mark before it that no word has. */
static const char *part_base(struct finnish *f, struct str part, size_t pieces, bool last)
{
    char key[FORM_BYTES + 2];
    while (part.n > 0 && part.p[part.n - 1] == '-') part.n--;
    if (part.n > WORD_MAX) return NULL;
    size_t n = (size_t)snprintf(key, sizeof key, "%c%.*s", (char)(pieces * 2 + last), (int)part.n, part.p);
    struct forms forms = {0};
    if (find_entry(f, (struct str){key, n}, &forms))
        return forms.n > 0 ? str_dup(f->scratch, forms.at[0].text) : NULL;
    const char *base = read_part_base(f, key + 1, pieces, last);
    if (base != NULL) add_form(&forms, FORM_BASE, base);
    keep_entry(f, (struct str){key, n}, &forms);
    return base;
}

/* Where the pieces of `word` begin, by the letters of STRUCTURE ("=ppppp=pppp": a letter for each of the word's). */
static size_t read_cuts(struct str word, const char *structure, size_t max, uint8_t *ret_cuts)
{
    struct str rest = word;
    size_t n = 0;
    for (const char *p = structure; *p != '\0'; p++) {
        if (*p == '=') {
            size_t at = word.n - rest.n;
            if (at > 0 && n < max) ret_cuts[n++] = (uint8_t)at;
        } else if (rest.n > 0) {
            (void)text_next(&rest);
        }
    }
    return n;
}

/* The parts of a compound: each piece, each shorter run of pieces, and the split when every piece has a base form. */
static void add_parts(struct finnish *f, struct str word, const char *structure, struct forms *forms)
{
    uint8_t starts[CUTS_MAX + 2] = {0};
    size_t n = 1 + read_cuts(word, structure, CUTS_MAX, starts + 1);
    if (n < 2) return;
    starts[n] = (uint8_t)word.n;
    struct str split = {arena_alloc(f->scratch, 2 * FORM_BYTES), 0};
    bool whole = n <= 4;
    for (size_t length = 1; length < n; length++)
        for (size_t i = 0; i + length <= n; i++) {
            struct str part = {word.p + starts[i], (size_t)(starts[i + length] - starts[i])};
            const char *base = part_base(f, part, length, i + length == n);
            if (base != NULL) add_form(forms, FORM_PART, base);
            if (length > 1 || !whole) continue;
            whole = base != NULL && split.n + strlen(base) + 2 < FORM_BYTES;
            if (whole) split.n += (size_t)snprintf((char *)split.p + split.n, FORM_BYTES, "%s%s", i ? " " : "", base);
        }
    if (whole) add_form(forms, FORM_SPLIT, split.p);
    if (forms->n_cuts == 0) {
        forms->n_cuts = n - 1;
        memcpy(forms->cut, starts + 1, n - 1);
    }
}

static void add_root(struct finnish *f, const struct reading *r, struct forms *forms)
{
    struct str root = is_class(r, "teonsana") ? finnish_verb_root(f->scratch, str_of(r->base))
                                              : finnish_noun_root(f->scratch, str_of(r->base), str_of(r->bases));
    if (root.n > 0) add_form(forms, FORM_ROOT, str_dup(f->scratch, root));
}

/* "alijäämäinen" holds "alijäämä", "kyläläinen" holds "kylä", "maksullinen" holds "maksu". */
static void add_origin(struct finnish *f, struct str base, struct forms *forms)
{
    static const char *const endings[] = {"lainen", "läinen", "llinen", "inen"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (!str_ends(base, endings[i])) continue;
        struct str front = str_first(base, base.n - strlen(endings[i]));
        const char *origin = text_length(front) < 3 ? NULL : part_base(f, front, 1, false);
        if (origin == NULL && text_length(front) >= 6) origin = part_base(f, front, 2, false);
        if (origin == NULL || !str_is(front, origin)) continue;
        add_form(forms, FORM_PART, origin);
        return;
    }
}

static void add_readings(struct finnish *f, struct str word, const struct readings *readings, struct forms *forms)
{
    forms->known = true;
    size_t n = readings->n < BASES_MAX ? readings->n : BASES_MAX;
    for (size_t i = 0; i < n; i++) add_form(forms, FORM_BASE, readings->at[i].base);
    for (size_t i = 0; i < n && i < 2; i++) add_parts(f, word, readings->at[i].structure, forms);
    for (size_t i = 0; i < n; i++) add_root(f, &readings->at[i], forms);
    for (size_t i = 0; i < n; i++) add_origin(f, str_of(readings->at[i].base), forms);
}

/* A word that is not known: the longest known noun at its end makes a compound of it. */
static void add_guess(struct finnish *f, const char *word, struct forms *forms)
{
    struct str rest = str_of(word);
    for (int i = 0; i < 2 && rest.n > 0; i++) (void)text_next(&rest);
    for (; text_length(rest) >= SUFFIX_LETTERS; (void)text_next(&rest)) {
        const char *base = part_base(f, rest, 1, true);
        if (base == NULL) continue;
        struct str front = {word, (size_t)(rest.p - word)};
        add_form(forms, FORM_BASE, arena_printf(f->scratch, "%.*s%s", (int)front.n, front.p, base));
        const char *front_base = text_length(front) >= 3 ? part_base(f, front, 1, false) : NULL;
        if (front_base == NULL) return;
        add_form(forms, FORM_PART, front_base);
        add_form(forms, FORM_PART, base);
        forms->cut[0] = (uint8_t)front.n;
        forms->n_cuts = 1;
        return;
    }
}

static void add_unknown(struct finnish *f, const char *word, struct forms *forms)
{
    add_form(forms, FORM_BASE, word);
    if (finnish_is_plain_word(str_of(word))) {
        add_guess(f, word, forms);
        add_origin(f, str_of(word), forms);
        const sb_symbol *stem = sb_stemmer_stem(f->snowball, (const sb_symbol *)word, (int)strlen(word));
        struct str stemmed = {(const char *)stem, stem == NULL ? 0 : (size_t)sb_stemmer_length(f->snowball)};
        struct str key = finnish_name_stem(f->scratch, str_of(word), stemmed);
        if (key.n > 0) add_form(forms, FORM_STEM, str_dup(f->scratch, key));
    }
}

static void analyse(struct finnish *f, struct str word, struct forms *forms);

/* A hyphen inside. Paper hyphenation ("toi-mittava") when the joined word is known; a compound otherwise. */
static void analyse_hyphenated(struct finnish *f, struct str word, struct forms *forms)
{
    const char *joined = plain(f, str_dup(f->scratch, word));
    struct readings readings;
    read_all(f, joined, &readings);
    if (readings.n > 0) {
        add_readings(f, str_of(joined), &readings, forms);
        return;
    }
    read_all(f, str_dup(f->scratch, word), &readings);
    if (readings.n > 0) {
        add_readings(f, word, &readings, forms);
        return;
    }
    size_t cut = word.n;
    while (cut > 0 && word.p[cut - 1] != '-') cut--;
    struct forms last = {0};
    analyse(f, str_from(word, cut), &last);
    const char *front = plain(f, arena_strndup(f->scratch, word.p, cut));
    add_form(forms, FORM_BASE, joined);
    for (size_t i = 0; i < last.n; i++) {
        if (last.at[i].kind != FORM_BASE) continue;
        add_form(forms, FORM_BASE, arena_printf(f->scratch, "%s%s", front, str_dup(f->scratch, last.at[i].text)));
        add_form(forms, FORM_PART, str_dup(f->scratch, last.at[i].text));
    }
    struct str rest = str_first(word, cut > 0 ? cut - 1 : 0), piece;
    while (str_cut(&rest, '-', &piece)) {
        if (piece.n == 0) continue;
        const char *base = part_base(f, piece, 1, false);
        add_form(forms, FORM_PART, base == NULL ? str_dup(f->scratch, piece) : base);
    }
}

static void analyse(struct finnish *f, struct str word, struct forms *forms)
{
    const char *text = str_dup(f->scratch, word);
    struct readings readings = {0};
    if (word.n > WORD_MAX) {
        add_form(forms, FORM_BASE, text);
        return;
    }
    if (str_find_char(word, '-') > 0) {
        analyse_hyphenated(f, word, forms);
        return;
    }
    read_all(f, text, &readings);
    if (readings.n > 0) add_readings(f, word, &readings, forms);
    else add_unknown(f, text, forms);
}

void finnish_forms(struct finnish *f, struct str word, struct forms *ret_forms)
{
    word = text_first(word, FORM_BYTES);
    if (find_entry(f, word, ret_forms)) return;
    *ret_forms = (struct forms){0};
    analyse(f, word, ret_forms);
    keep_entry(f, word, ret_forms);
    arena_reset(f->scratch);
}

size_t finnish_suggest(struct finnish *f, struct str word, size_t max, struct str *ret_texts)
{
    if (word.n > WORD_MAX || !finnish_is_plain_word(word)) return 0;
    arena_reset(f->scratch);
    char **words = voikkoSuggestCstr(f->voikko, str_dup(f->scratch, word));
    size_t n = 0;
    for (size_t i = 0; words != NULL && words[i] != NULL && n < max; i++)
        ret_texts[n++] = str_of(plain(f, words[i]));
    if (words != NULL) voikkoFreeCstrArray(words);
    return n;
}
