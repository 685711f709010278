/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/municipality.h"

#include "base/text.h"

enum { FOLDED_MAX = 64, ADDRESS_MAX = 300 };

struct county {
    const char *name, *label; /* label of its hosts and domains */
};

/* Names: Statistics Finland. Labels: as their public addresses have them. */
static const struct county counties[] = {
    {"Itä-Uudenmaan hyvinvointialue", "itauusimaa"},
    {"Keski-Uudenmaan hyvinvointialue", "keusote"},
    {"Länsi-Uudenmaan hyvinvointialue", "luvn"},
    {"Länsi-Uudenmaan hyvinvointialue", "luhva"},
    {"Vantaan ja Keravan hyvinvointialue", "vakehyva"},
    {"Varsinais-Suomen hyvinvointialue", "varha"},
    {"Satakunnan hyvinvointialue", "sata"},
    {"Kanta-Hämeen hyvinvointialue", "omahame"},
    {"Pirkanmaan hyvinvointialue", "pirha"},
    {"Päijät-Hämeen hyvinvointialue", "paijatha"},
    {"Kymenlaakson hyvinvointialue", "kymenhva"},
    {"Etelä-Karjalan hyvinvointialue", "ekhva"},
    {"Etelä-Savon hyvinvointialue", "etelasavonha"},
    {"Pohjois-Savon hyvinvointialue", "pshyvinvointialue"},
    {"Pohjois-Karjalan hyvinvointialue", "siunsote"},
    {"Keski-Suomen hyvinvointialue", "hyvaks"},
    {"Etelä-Pohjanmaan hyvinvointialue", "hyvaep"},
    {"Pohjanmaan hyvinvointialue", "ovph"},
    {"Keski-Pohjanmaan hyvinvointialue", "soite"},
    {"Pohjois-Pohjanmaan hyvinvointialue", "pohde"},
    {"Kainuun hyvinvointialue", "kainuu"},
    {"Lapin hyvinvointialue", "lapha"},
};
enum { COUNTIES = sizeof counties / sizeof *counties };

/* Lower case without dots and rings: ä, å → a, ö → o; hyphens and spaces dropped. */
static size_t fold(struct str s, char to[static FOLDED_MAX])
{
    size_t n = 0;
    while (s.n && n + 1 < FOLDED_MAX) {
        uint32_t c = text_next(&s);
        if (c == 0xE4 || c == 0xC4 || c == 0xE5 || c == 0xC5) c = 'a';
        if (c == 0xF6 || c == 0xD6) c = 'o';
        if (c == '-' || c == ' ' || c == '.') continue;
        if (c < 0x80) to[n++] = char_lower((char)c);
    }
    to[n] = '\0';
    return n;
}

static bool folded_same(struct str a, struct str b)
{
    char one[FOLDED_MAX], other[FOLDED_MAX];
    size_t n = fold(a, one);
    return n > 0 && n == fold(b, other) && memcmp(one, other, n) == 0;
}

static bool is_name_of(struct str s, const struct municipality *m)
{
    static const char *const finnish[] = {" kaupunki", " kunta"}, *const swedish[] = {" stad", " kommun"};
    if (str_is(s, m->name) || str_is(s, m->name_sv)) return true;
    for (size_t i = 0; i < 2; i++) {
        struct str rest = s;
        if (str_skip(&rest, m->genitive) && str_is(rest, finnish[i])) return true;
        rest = s;
        if (!str_skip(&rest, m->name_sv)) continue;
        if (str_is(rest, swedish[i]) || (str_skip(&rest, "s") && str_is(rest, swedish[i]))) return true;
    }
    return false;
}

const struct municipality *municipality_by_name(struct str name)
{
    name = str_trim(name);
    for (size_t i = 0; i < municipality_count; i++)
        if (is_name_of(name, &municipalities[i])) return &municipalities[i];
    return NULL;
}

/* "lempaala10", "kauniainen10fi", "luhva-d10julk", "D10_Kannus", "espoo04": the name in a label. */
static struct str label_name(struct str label)
{
    struct str s = label;
    ptrdiff_t line = str_find_char(s, '_');
    if (line >= 0) s = str_from(s, (size_t)line + 1);
    size_t n = 0;
    while (n < s.n && !char_is_digit(s.p[n]))
        n++;
    s = str_first(s, n);
    ptrdiff_t dash = str_find(s, "-d");
    if (dash > 0 && (size_t)dash + 2 == s.n) s = str_first(s, (size_t)dash);
    return s;
}

typedef bool fits_fn(struct str label, size_t i);

static bool municipality_fits(struct str label, size_t i)
{
    return folded_same(label, str_of(municipalities[i].name)) ||
           folded_same(label, str_of(municipalities[i].name_sv));
}

static bool county_fits(struct str label, size_t i)
{
    return folded_same(label, str_of(counties[i].label));
}

/* Index of the first whose name is a label of the address; `count` when none. Labels are tried from the
 * front, also without a trailing "fi" or "se" ("porvoofi"). */
static size_t find_label(struct str address, fits_fn *fits, size_t count)
{
    address = str_first(address, ADDRESS_MAX);
    while (address.n) {
        size_t n = 0;
        while (n < address.n && address.p[n] != '.' && address.p[n] != '/')
            n++;
        struct str label = label_name(str_first(address, n)), shorter = label;
        address = str_from(address, n + 1);
        if (label.n < 2) continue;
        bool country = str_ends(label, "fi") || str_ends(label, "se");
        if (country) shorter.n -= 2;
        for (size_t i = 0; i < count; i++)
            if (fits(label, i)) return i;
        for (size_t i = 0; country && shorter.n > 2 && i < count; i++)
            if (fits(shorter, i)) return i;
    }
    return count;
}

const struct municipality *municipality_by_host(struct str address)
{
    size_t i = find_label(address, municipality_fits, municipality_count);
    return i < municipality_count ? &municipalities[i] : NULL;
}

const struct municipality *municipality_of_organ(struct str organ, struct str *ret_rest)
{
    organ = str_trim(organ);
    for (size_t i = 0; i < municipality_count; i++) {
        struct str rest = organ;
        if (!str_skip(&rest, municipalities[i].genitive) || rest.n < 2 || *rest.p != ' ') continue;
        *ret_rest = str_trim(rest);
        return &municipalities[i];
    }
    return NULL;
}

const char *county_by_name(struct str name)
{
    name = str_trim(name);
    for (size_t i = 0; i < COUNTIES; i++)
        if (str_is(name, counties[i].name)) return counties[i].name;
    return NULL;
}

const char *county_by_host(struct str address)
{
    size_t i = find_label(address, county_fits, COUNTIES);
    return i < COUNTIES ? counties[i].name : NULL;
}
