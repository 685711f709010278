/* Headings that open a handling. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "import/dynasty/rules.h"

enum { ORGAN_MAX = 120, ORGAN_WORDS_MAX = 12, ABBREVIATION_MAX = 9 };

static const char *const organ_endings[] = {
    "hallitus",        "valtuusto",   "lautakunta",  "jaosto",   "johtokunta", "toimikunta", "neuvosto",
    "neuvottelukunta", "valiokunta",  "jaos",        "kokous",   "ryhmä",      "foorumi",    "toimielin",
    "edustajisto",     "raati",       "tiimi",       "verkosto", "ltk",        "jsto",       "styrelse",
    "styrelsen",       "fullmäktige", "nämnd",       "nämnden",  "sektion",    "sektionen",  "utskott",
    "utskottet",       "direktion",   "direktionen", "kommitté", "kommittén",  "råd",        "rådet",
    "delegation",      "delegationen"};

bool is_organ_name(struct str s)
{
    s = str_trim(s);
    if (s.n < 3 || s.n > ORGAN_MAX || !starts_upper(s)) return false;
    for (size_t i = 0; i < s.n; i++)
        if (strchr("0123456789,:;|()§\"!?=<>", s.p[i]) || (s.p[i] == '.' && s.n > 40)) return false;
    struct str rest = s, word = {0};
    int words = 0;
    while (cut_word(&rest, &word))
        words++;
    if (words > ORGAN_WORDS_MAX) return false;
    if (words == 1 && (str_is(word, "Kokous") || str_is(word, "Ryhmä"))) return false;
    for (size_t i = 0; i < sizeof organ_endings / sizeof *organ_endings; i++) {
        struct str ending = str_of(organ_endings[i]);
        if (word.n < ending.n) continue;
        struct str tail = str_from(word, word.n - ending.n);
        if (str_eq(tail, ending)) return true;
        /* the whole word with a capital: "Hallitus" */
        if (word.n == ending.n && char_lower(*tail.p) == *ending.p &&
            str_eq(str_from(tail, 1), str_from(ending, 1)))
            return true;
    }
    return false;
}

bool is_organ_abbreviation(struct str s)
{
    static const char *const others[] = {"Päätös",   "Pöytäkirja", "Esityslista", "Asialista", "Muistio",
                                         "Liite",    "Laki",       "Ote",         "Kokous",    "Tiedoksi",
                                         "Selostus", "Beslut",     "Protokoll",   "Kuntalaki", "Lisäksi"};
    s = str_trim(s);
    if (str_ends(s, ".")) s.n--;
    if (s.n < 2 || s.n > ABBREVIATION_MAX || !starts_upper(s)) return false;
    for (size_t i = 0; i < s.n; i++)
        if (strchr(" 0123456789,:;|()§\"!?=<>/-.", s.p[i])) return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_is(s, others[i])) return false;
    return true;
}

struct marks {
    struct day date;
    int paragraph;
    bool has_date, has_paragraph;
};

static struct str skip(struct str s, const char *characters)
{
    while (s.n && strchr(characters, *s.p))
        s = str_from(s, 1);
    return s;
}

static bool cut_paragraph(struct str *s, int *ret)
{
    struct str t = *s;
    if (str_skip(&t, "§") || str_skip(&t, "Pykälä") || str_skip(&t, "Paragraf")) {
        t = skip(t, " ");
        if (!read_number(&t, ret)) return false;
    } else {
        if (!read_number(&t, ret)) return false;
        t = skip(t, " ");
        if (!str_skip(&t, "§")) return false;
    }
    if (t.n && (*t.p == ':' || *t.p == '.')) return false; /* "§ 5:n" is a statute */
    *s = t;
    return *ret > 0;
}

/* A date and a § in either order. False when there is neither at the front. */
static bool cut_marks(struct str *s, struct marks *m)
{
    struct str t = *s;
    bool any = false;
    for (;;) {
        struct str u = skip(t, " ,/");
        struct day day;
        int paragraph;
        if (!m->has_date && read_date(&u, &day)) {
            m->date = day;
            m->has_date = true;
        } else if (!m->has_paragraph && cut_paragraph(&u, &paragraph)) {
            m->paragraph = paragraph;
            m->has_paragraph = true;
        } else {
            break;
        }
        any = true;
        t = u;
    }
    if (any) *s = t;
    return any;
}

/* "S/Kunnanhallitus salainen": the organ without the marks of secrecy. */
static struct str plain_organ(struct str s, bool *ret_secret)
{
    s = str_trim(s);
    *ret_secret = str_skip(&s, "S/");
    if (str_ends(s, " salainen")) {
        *ret_secret = true;
        s.n -= strlen(" salainen");
    }
    return str_trim(s);
}

static struct str without_rule(struct str s)
{
    s = str_trim(s);
    while (s.n && (s.p[s.n - 1] == '_' || s.p[s.n - 1] == ' '))
        s.n--;
    return s;
}

/* Body and marks on one line. */
static bool read_one_line(const struct line *line, struct heading *ret)
{
    struct str s = line->text;
    for (size_t i = 0; i < s.n && i <= ORGAN_MAX; i++) {
        if (s.p[i] != ' ' && s.p[i] != ',') continue;
        struct marks m = {.date = DAY_NONE};
        struct str tail = str_from(s, i);
        if (!cut_marks(&tail, &m)) continue;
        bool secret;
        struct str organ = plain_organ(str_first(s, i), &secret);
        bool full = is_organ_name(organ), both = m.has_date && m.has_paragraph;
        if (!full && !is_organ_abbreviation(organ)) return false;
        struct str rest = without_rule(tail);
        if (rest.n && (!both || !(starts_upper(rest) || *rest.p == '('))) return false;
        if (rest.n && line->kind == LINE_ROW) return false;
        *ret = (struct heading){.organization = organ,
                                .date = m.date,
                                .paragraph = m.paragraph,
                                .secret = secret,
                                .lines = 1,
                                .used = rest.n ? (size_t)(tail.p - s.p) : s.n};
        return true;
    }
    return false;
}

/* Marks that fill a whole line. */
static bool whole_marks(const struct line *line, struct marks *m)
{
    struct str s = line->text;
    return line->kind != LINE_ROW && cut_marks(&s, m) && without_rule(s).n == 0;
}

bool heading_read(const struct line *lines, size_t n, struct heading *ret)
{
    if (n == 0 || lines[0].kind == LINE_ITEM || lines[0].kind == LINE_CAPTION) return false;
    struct heading found;
    size_t taken = 1;
    struct marks m = {.date = DAY_NONE};
    if (read_one_line(&lines[0], &found)) {
        m = (struct marks){found.date, found.paragraph, day_known(found.date), found.paragraph > 0};
    } else {
        bool secret;
        struct str organ = plain_organ(lines[0].text, &secret);
        if (n < 2 || !(is_organ_name(organ) || is_organ_abbreviation(organ)) || !whole_marks(&lines[1], &m))
            return false;
        found = (struct heading){.organization = organ, .secret = secret, .used = lines[0].text.n};
        taken = 2;
    }
    bool complete = m.has_date && m.has_paragraph;
    if (!complete && taken < n && found.used == lines[0].text.n && whole_marks(&lines[taken], &m)) taken++;
    if (!(m.has_date && m.has_paragraph) && !is_organ_name(found.organization)) return false;
    found.date = m.has_date ? m.date : DAY_NONE;
    found.paragraph = m.has_paragraph ? m.paragraph : 0;
    found.lines = taken;
    *ret = found;
    return true;
}
