/* Labels: cut at the front of a line or cell, never inside a sentence. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "import/dynasty/rules.h"

struct word {
    const char *text;
    enum role role;
};

/* Longer ones first where one begins another. */
static const struct word words[] = {
    {"Valmistelijat / lisätiedot", ROLE_PREPARER},
    {"Valmistelijat/lisätiedot", ROLE_PREPARER},
    {"Valmistelijat ja lisätiedot", ROLE_PREPARER},
    {"Valmistelija / lisätiedot", ROLE_PREPARER},
    {"Valmistelija/lisätiedot", ROLE_PREPARER},
    {"Valmistelija ja lisätiedot", ROLE_PREPARER},
    {"Asian valmistelijat", ROLE_PREPARER},
    {"Asian valmistelija", ROLE_PREPARER},
    {"Valmistelijat", ROLE_PREPARER},
    {"Valmistelija", ROLE_PREPARER},
    {"Valmistelu", ROLE_PREPARER},
    {"Beredare och tilläggsuppgifter", ROLE_PREPARER},
    {"Beredning och tilläggsuppgifter", ROLE_PREPARER},
    {"Beredare", ROLE_PREPARER},
    {"Beredning", ROLE_PREPARER},
    {"Asian esittelijä", ROLE_PRESENTER},
    {"Esittelijän päätösehdotus", ROLE_PROPOSAL},
    {"Esittelijän ehdotus", ROLE_PROPOSAL},
    {"Esittelijät", ROLE_PRESENTER},
    {"Esittelijä", ROLE_PRESENTER},
    {"Föredragandens förslag", ROLE_PROPOSAL},
    {"Föredragande", ROLE_PRESENTER},
    {"Päätösehdotukset", ROLE_PROPOSAL},
    {"Päätösehdotus", ROLE_PROPOSAL},
    {"Ehdotus", ROLE_PROPOSAL},
    {"Förslag till beslut", ROLE_PROPOSAL},
    {"Beslutsförslag", ROLE_PROPOSAL},
    {"Förslag", ROLE_PROPOSAL},
    {"Kokouskäsittely", ROLE_DISCUSSION},
    {"Asian käsittely kokouksessa", ROLE_DISCUSSION},
    {"Asian käsittely", ROLE_DISCUSSION},
    {"Käsittely", ROLE_DISCUSSION},
    {"Keskustelu", ROLE_DISCUSSION},
    {"Behandling", ROLE_DISCUSSION},
    {"Päätöshistoria", ROLE_HISTORY},
    {"Käsittelyhistoria", ROLE_HISTORY},
    {"Beslutshistoria", ROLE_HISTORY},
    {"Päätösvallanperusteet", ROLE_COMPETENCE},
    {"Päätösvallanperuste", ROLE_COMPETENCE},
    {"Päätösvallan perusteet", ROLE_COMPETENCE},
    {"Päätösvallan peruste", ROLE_COMPETENCE},
    {"Toimivaltaperusteet", ROLE_COMPETENCE},
    {"Toimivaltaperuste", ROLE_COMPETENCE},
    {"Toimivallan perusteet", ROLE_COMPETENCE},
    {"Toimivallan peruste", ROLE_COMPETENCE},
    {"Toimivalta", ROLE_COMPETENCE},
    {"Päätösvalta", ROLE_COMPETENCE},
    {"Behörighet", ROLE_COMPETENCE},
    {"Päätöksen tiedoksianto", ROLE_INFORMED},
    {"Päätökset", ROLE_DECISION},
    {"Päätös", ROLE_DECISION},
    {"Beslut", ROLE_DECISION},
    {"Selostusosa", ROLE_EXPLANATION},
    {"Selostus", ROLE_EXPLANATION},
    {"Asian selostus", ROLE_EXPLANATION},
    {"Redogörelse", ROLE_EXPLANATION},
    {"Lisätietojen antaja", ROLE_MORE_INFORMATION},
    {"Lisätietoja antaa", ROLE_MORE_INFORMATION},
    {"Lisätietoja antavat", ROLE_MORE_INFORMATION},
    {"Lisätietoja", ROLE_MORE_INFORMATION},
    {"Lisätietoa", ROLE_MORE_INFORMATION},
    {"Lisätiedot", ROLE_MORE_INFORMATION},
    {"Tilläggsuppgifter", ROLE_MORE_INFORMATION},
    {"Tilläggsinformation", ROLE_MORE_INFORMATION},
    {"Ytterligare information", ROLE_MORE_INFORMATION},
    {"Mer information", ROLE_MORE_INFORMATION},
    {"Pöytäkirjanotteet", ROLE_EXTRACTS},
    {"Pöytäkirjanote", ROLE_EXTRACTS},
    {"Otteet", ROLE_EXTRACTS},
    {"Ote", ROLE_EXTRACTS},
    {"Protokollsutdrag", ROLE_EXTRACTS},
    {"Utdrag", ROLE_EXTRACTS},
    {"Tiedoksianto", ROLE_INFORMED},
    {"Tiedoksi", ROLE_INFORMED},
    {"Jakelu", ROLE_INFORMED},
    {"För kännedom", ROLE_INFORMED},
    {"Delges", ROLE_INFORMED},
    {"Muutoksenhakuohjeet", ROLE_APPEAL},
    {"Muutoksenhakuohje", ROLE_APPEAL},
    {"Muutoksenhakukielto", ROLE_APPEAL},
    {"Muutoksenhaku", ROLE_APPEAL},
    {"Oikaisuvaatimusohje", ROLE_APPEAL},
    {"Valitusosoitus", ROLE_APPEAL},
    {"Ändringssökande", ROLE_APPEAL},
    {"Sökande av ändring", ROLE_APPEAL},
    {"Besvärsanvisning", ROLE_APPEAL},
    {"Oheismateriaalit", ROLE_BACKGROUND},
    {"Oheismateriaali", ROLE_BACKGROUND},
    {"Oheisaineisto", ROLE_BACKGROUND},
    {"Lisämateriaali", ROLE_BACKGROUND},
    {"Tilläggsmaterial", ROLE_BACKGROUND},
    {"Kompletterande material", ROLE_BACKGROUND},
    {"Liitteet", ROLE_ATTACHMENTS},
    {"Liite", ROLE_ATTACHMENTS},
    {"Bilagor", ROLE_ATTACHMENTS},
    {"Bilaga", ROLE_ATTACHMENTS},
};

/* Headings inside the explanation that stand alone on their line. */
static const char *const side_headings[] = {"Yhteenveto",
                                            "Tausta",
                                            "Taustaa",
                                            "Asian tausta",
                                            "Asian valmistelun tausta ja päätösvallanperusteet",
                                            "Asia",
                                            "Valitusoikeus",
                                            "Vaatimukset",
                                            "Perustelut",
                                            "Vaikutusten arviointi",
                                            "Vaikutukset",
                                            "Bakgrund",
                                            "Motivering",
                                            "Sammanfattning"};

/* Byte length of the first word that a label could be, with its case-sensitive text. */
static const struct word *find_word(struct str s)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!str_starts(s, words[i].text)) continue;
        struct str after = str_from(s, strlen(words[i].text));
        /* a longer word ("Päätöshistoria", "Selostus_liite.PDF") is not this label */
        if (after.n == 0 || strchr(" :(.", *after.p) || starts_upper(after)) return &words[i];
    }
    return NULL;
}

static struct str skip_spaces(struct str s)
{
    while (s.n && *s.p == ' ')
        s = str_from(s, 1);
    return s;
}

/* What follows "Valmistelija" without a colon must be people: an office, a name of two words or a phone
 * number, and no word that makes it a sentence. */
static bool rest_is_people(struct str rest)
{
    static const char *const verbs[] = {"on",      "oli",     "ovat",      "ei",    "voi",  "voidaan",
                                        "päättää", "esittää", "ehdottaa",  "antaa", "saa",  "kertoo",
                                        "totesi",  "toteaa",  "esitteli",  "että",  "joka", "mukaan",
                                        "saatiin", "löytyy",  "pyydetään", "är",    "har",  "var"};
    if (rest.n == 0 || rest.n > 300) return false;
    struct str left = rest, word;
    bool title = false, name = false, before = false;
    size_t digits = 0;
    for (size_t i = 0; i < rest.n; i++)
        digits += char_is_digit(rest.p[i]);
    while (cut_word(&left, &word)) {
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (str_is(word, verbs[i])) return false;
        bool upper = starts_upper(word);
        name |= upper && before;
        before = upper;
        while (word.n && strchr(",.:;", word.p[word.n - 1]))
            word.n--;
        title |= is_office_title(word);
    }
    return title || name || digits >= 6 || str_find(rest, "@") >= 0 || str_find(rest, "(at)") >= 0;
}

/* May the text after a label of this role begin like this when no colon or style tells? */
static bool may_follow(enum role role, struct str rest, bool decided)
{
    if (role == ROLE_PREPARER || role == ROLE_PRESENTER || role == ROLE_MORE_INFORMATION)
        return rest_is_people(rest);
    if (role == ROLE_EXTRACTS || role == ROLE_INFORMED)
        return decided && rest.n <= 300 && !str_ends(rest, ".");
    if (role == ROLE_ATTACHMENTS || role == ROLE_BACKGROUND) return char_is_digit(*rest.p) || *rest.p == '-';
    return starts_upper(rest) || char_is_digit(*rest.p) || *rest.p == '"' || *rest.p == '-' ||
           str_starts(rest, "”") || str_starts(rest, "“");
}

/* The label ends where the first inline element ends, or where a colon or space does. */
static bool read_word(struct str s, size_t first_run, bool decided, struct label *ret)
{
    const struct word *word = find_word(s);
    if (!word) return false;
    size_t n = strlen(word->text);
    struct label found = {.role = word->role, .used = n};
    struct str after = str_from(s, n);
    bool styled = first_run && str_trim(str_from(str_first(s, first_run), n)).n <= 1 && first_run >= n;
    struct str rest = skip_spaces(after);
    if (rest.n && *rest.p == '(') { /* "(etunimi.sukunimi@luvn.fi):" */
        ptrdiff_t end = str_find_char(rest, ')');
        struct str inside = end > 0 ? str_first(str_from(rest, 1), (size_t)end - 1) : (struct str){0};
        if (end > 0 && (word->role == ROLE_PREPARER || word->role == ROLE_MORE_INFORMATION) &&
            str_find_char(inside, '@') >= 0) {
            found.inside = inside;
            rest = skip_spaces(str_from(rest, (size_t)end + 1));
        }
    }
    bool colon = str_skip(&rest, ":");
    rest = skip_spaces(rest);
    found.certain = colon || styled || rest.n == 0 || found.inside.n > 0;
    found.used = (size_t)(rest.p - s.p);
    if (rest.n == 0) found.used = s.n;
    bool glued = after.n && starts_upper(after) && !styled;
    if (!found.certain && (glued || *after.p == '.' || !may_follow(word->role, rest, decided))) return false;
    *ret = found;
    return true;
}

static bool ends_any(struct str s, const char *const *suffixes, size_t *ret_n)
{
    for (; *suffixes; suffixes++) {
        if (!str_ends(s, *suffixes)) continue;
        *ret_n = strlen(*suffixes);
        return true;
    }
    return false;
}

/* "Kaupunginjohtajan ehdotus:", "Kaupunginhallituksen päätös:", "Stadsdirektörens förslag:". */
static bool read_genitive(struct str s, size_t first_run, struct label *ret)
{
    static const char *const proposals[] = {"n päätösehdotus", "n ehdotus",        "n esitys",
                                            "s förslag",       "s beslutsförslag", NULL};
    static const char *const decisions[] = {"n päätös", "s beslut", NULL};
    size_t end = s.n;
    ptrdiff_t colon = str_find_char(s, ':');
    if (colon > 0) end = (size_t)colon;
    if (colon < 0 && first_run) end = first_run;
    struct str front = str_trim(str_first(s, end));
    struct str plain = front;
    (void)(str_skip(&plain, "Vs.") || str_skip(&plain, "Va."));
    if (front.n < 8 || front.n > 130 || !starts_upper(front) || str_find_char(plain, '.') >= 0 ||
        str_find_char(front, ',') >= 0)
        return false;
    size_t n;
    struct label found = {.certain = true, .genitive = true, .used = colon > 0 ? (size_t)colon + 1 : end};
    struct str organ = front;
    if (ends_any(front, proposals, &n)) {
        found.role = ROLE_PROPOSAL;
        organ.n = front.n - n + 1;
        if (str_find(organ, "hallituksen") < 0 && str_find(organ, "lautakunnan") < 0 &&
            str_find(organ, "valtuuston") < 0 && str_find(organ, "jaoston") < 0)
            found.presenter = organ;
    } else if (ends_any(front, decisions, &n)) {
        found.role = ROLE_DECISION;
    } else {
        return false;
    }
    bool alone = end == s.n && colon < 0;
    if (alone) {
        struct str rest = front, word;
        int count = 0;
        while (cut_word(&rest, &word))
            count++;
        if (count > 12) return false;
    }
    while (found.used < s.n && s.p[found.used] == ' ')
        found.used++;
    *ret = found;
    return true;
}

/* "Kaupunginjohtaja Konsernijaosto päättää, että": an office as the label of its proposal. */
static bool read_office(struct str s, size_t first_run, struct label *ret)
{
    static const char *const verbs[] = {" päättää",  " ehdottaa", " esittää", " merkitsee",
                                        " hyväksyy", " beslutar", " föreslår"};
    struct str rest = s, word;
    if (first_run) {
        word = str_trim(str_first(s, first_run));
        if (str_find_char(word, ' ') >= 0) return false;
        rest = str_from(s, first_run);
    } else if (!cut_word(&rest, &word)) {
        return false;
    }
    rest = skip_spaces(rest);
    if (!starts_upper(word) || !is_office_title(word) || !starts_upper(rest)) return false;
    ptrdiff_t verb = -1;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        ptrdiff_t at = str_find(str_first(rest, 140), verbs[i]);
        if (at > 0 && (verb < 0 || at < verb)) verb = at;
    }
    if (verb < 0 || !is_organ_name(str_first(rest, (size_t)verb))) return false;
    *ret = (struct label){
        .role = ROLE_PROPOSAL, .used = (size_t)(rest.p - s.p), .presenter = word, .certain = true};
    return true;
}

static bool read_side_heading(struct str s, size_t first_run, struct label *ret)
{
    for (size_t i = 0; i < sizeof side_headings / sizeof *side_headings; i++) {
        struct str rest = s;
        if (!str_skip(&rest, side_headings[i])) continue;
        str_skip(&rest, ":");
        if (str_trim(rest).n && first_run != strlen(side_headings[i])) continue;
        *ret = (struct label){.role = ROLE_SIDE_HEADING, .certain = true};
        return true;
    }
    return false;
}

bool label_read(const struct line *line, bool decided, struct label *ret)
{
    if (line->kind == LINE_ITEM || line->kind == LINE_RULE || line->text.n == 0) return false;
    struct str s = line->text;
    size_t first_run = line->first_run;
    if (line->kind == LINE_ROW && line->cells.n > 1 && line->cells.at[0].text.n)
        first_run = line->cells.at[0].text.n;
    if (*s.p == '(' && str_ends(s, ")") && s.n > 4) { /* "(Lisätietoja: …)" */
        struct str inside = {s.p + 1, s.n - 2};
        struct label found;
        if (read_word(inside, 0, decided, &found) && found.role == ROLE_MORE_INFORMATION &&
            found.used < inside.n) {
            found.used++;
            *ret = found;
            return true;
        }
    }
    return read_word(s, first_run, decided, ret) || read_genitive(s, first_run, ret) ||
           read_office(s, first_run, ret) || read_side_heading(s, first_run, ret);
}
