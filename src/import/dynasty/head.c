/* The head of a page: whose, which organ, when, which § or item number. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "import/dynasty/rules.h"

struct type_word {
    const char *word;
    enum dynasty_kind kind;
    bool swedish;
};

static const struct type_word type_words[] = {
    {"Pöytäkirja", DYNASTY_MINUTES, false}, {"Esityslista", DYNASTY_AGENDA, false},
    {"Asialista", DYNASTY_AGENDA, false},   {"Muistio", DYNASTY_MINUTES, false},
    {"Protokoll", DYNASTY_MINUTES, true},   {"Föredragningslista", DYNASTY_AGENDA, true},
    {"Ärendelista", DYNASTY_AGENDA, true},  {"Promemoria", DYNASTY_MINUTES, true},
};

struct number_word {
    const char *word;
    bool is_paragraph;
};

static const struct number_word number_words[] = {{"Pykälä", true},    {"§", true},
                                                  {"Paragraf", true},  {"Asianumero", false},
                                                  {"Asianro", false},  {"Asia", false},
                                                  {"Ärendenr", false}, {"Ärende nr", false},
                                                  {"Ärende", false},   {"Ärendenummer", false}};

static struct str skip_spaces(struct str s)
{
    while (s.n && *s.p == ' ')
        s = str_from(s, 1);
    return s;
}

static struct str without_rule(struct str s)
{
    s = str_trim(s);
    while (s.n && (*s.p == '_' || *s.p == ' '))
        s = str_from(s, 1);
    while (s.n && (s.p[s.n - 1] == '_' || s.p[s.n - 1] == ' '))
        s.n--;
    return s;
}

static bool read_clock(struct str *s, struct head *to)
{
    struct str t = *s;
    int hour, minute;
    if (!str_skip(&t, "klo") && !str_skip(&t, "kl.") && !str_skip(&t, "kl")) return false;
    t = skip_spaces(t);
    if (!read_number(&t, &hour) || hour > 23 || t.n == 0 || (*t.p != ':' && *t.p != '.')) return false;
    t = str_from(t, 1);
    if (!read_number(&t, &minute) || minute > 59) return false;
    to->hour = hour;
    to->minute = minute;
    *s = t;
    return true;
}

static bool read_head_number(struct str *s, struct head *to)
{
    struct str t = skip_spaces(*s);
    str_skip(&t, "/");
    t = skip_spaces(t);
    for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++) {
        struct str u = t;
        if (!str_skip(&u, number_words[i].word)) continue;
        u = skip_spaces(u);
        if (!read_number(&u, &to->number)) continue;
        to->is_paragraph = number_words[i].is_paragraph;
        *s = u;
        return true;
    }
    return false;
}

/* What follows the date: clock, number, "Tarkastettu", place. */
static void read_after_date(struct str s, struct head *to)
{
    s = skip_spaces(s);
    if (read_clock(&s, to)) s = skip_spaces(s);
    if (read_head_number(&s, to)) {
        to->rest = without_rule(s);
        return;
    }
    if (str_skip(&s, "/")) s = skip_spaces(s);
    if (str_skip(&s, "Tarkastettu") || str_skip(&s, "Justerat")) to->checked = true;
    s = skip_spaces(s);
    while (s.n && (*s.p == '-' || *s.p == ' ' || *s.p == ','))
        s = str_from(s, 1);
    to->place = str_trim(s);
}

bool head_read_type(struct str line, struct head *ret)
{
    for (size_t w = 0; w < sizeof type_words / sizeof *type_words; w++) {
        ptrdiff_t at = str_find(line, type_words[w].word);
        if (at < 0 || (at > 0 && line.p[at - 1] != ' ')) continue;
        struct str before = str_trim(str_first(line, (size_t)at));
        if (before.n > 100 || (before.n && (str_find_char(before, '|') >= 0 || !starts_upper(before))))
            continue;
        struct str s = skip_spaces(str_from(line, (size_t)at + strlen(type_words[w].word)));
        struct head found = {.found = true,
                             .kind = type_words[w].kind,
                             .swedish = type_words[w].swedish,
                             .organization = before,
                             .hour = -1,
                             .minute = -1};
        if (!read_date(&s, &found.date)) continue;
        read_after_date(s, &found);
        *ret = found;
        return true;
    }
    return false;
}

bool head_read(const struct lines *lines, struct head *ret)
{
    for (size_t i = 0; i < lines->n; i++) {
        const struct line *line = &lines->at[i];
        if (line->kind == LINE_ROW || line->kind == LINE_ITEM || line->kind == LINE_CAPTION ||
            line->zone == ZONE_FOOT)
            continue;
        struct head found;
        if (!head_read_type(line->text, &found)) continue;
        if (found.number == 0 && found.place.n > 120) continue; /* a sentence */
        found.first = i;
        found.after = i + 1;
        if (found.organization.n == 0 && i > 0) {
            struct str before = lines->at[i - 1].text;
            if (!is_furniture(before) && before.n <= 120 && lines->at[i - 1].kind != LINE_ROW) {
                found.organization = before;
                found.first = i - 1;
            }
        }
        if (found.organization.n == 0) continue;
        *ret = found;
        return true;
    }
    return false;
}

static bool cut_end(struct str *s, const char *word)
{
    if (!str_ends(*s, word)) return false;
    s->n -= strlen(word);
    *s = str_trim(*s);
    return true;
}

bool head_read_party(struct str line, struct str *ret_party)
{
    static const char *const furniture[] = {"Dynasty tietopalvelu",
                                            "Dynasty informationstjänst",
                                            "Dynasty",
                                            "Haku",
                                            "RSS",
                                            "Etusivu",
                                            "Sök",
                                            "|"};
    static const char *const endings[] = {" kaupunki",       " kunta",         " stad",       " kommun",
                                          "hyvinvointialue", "välfärdsområde", "kuntayhtymä", " liitto",
                                          "samkommun",       " kuntayhtymä"};
    bool told = str_starts(line, "Dynasty ");
    struct str s = str_trim(line);
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < sizeof furniture / sizeof *furniture; i++) {
            struct str t = s;
            bool front = str_skip(&t, furniture[i]) && (t.n == 0 || *t.p == ' ');
            if (front) s = str_trim(t);
            again |= front;
            again |= cut_end(&s, furniture[i]);
        }
    }
    if (!told) {
        bool ended = false;
        for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
            ended |= str_ends(s, endings[i]);
        if (!ended || s.n > 90 || !starts_upper(s)) return false;
    }
    *ret_party = s;
    return told || s.n > 0;
}

bool is_furniture(struct str line)
{
    static const char *const phrases[] = {"Dynasty tietopalvelu",
                                          "Dynasty informationstjänst",
                                          "Edellinen asia",
                                          "Seuraava asia",
                                          "Kokousasia PDF-muodossa",
                                          "Pöytäkirja PDF-muodossa",
                                          "Esityslista PDF-muodossa",
                                          "PDF-muodossa",
                                          "Kokousasian teksti",
                                          "Kokousasiat:",
                                          "Kokousasia",
                                          "Kokoukset:",
                                          "Viranhaltijapäätökset:",
                                          "RSS-linkki",
                                          "RSS-linkit",
                                          "RSS",
                                          "Etusivu",
                                          "Avaa haku",
                                          "Haku",
                                          "Toimielimet",
                                          "Navigointi",
                                          "Tulosta",
                                          "Takaisin",
                                          "Sivun alkuun",
                                          "©",
                                          "|",
                                          "Föregående ärende",
                                          "Följande ärende",
                                          "Nästa ärende",
                                          "Mötesärende i PDF-format",
                                          "Ärendet i PDF-format",
                                          "Mötesärenden:",
                                          "Möten:",
                                          "Sök",
                                          "RSS-länk",
                                          "Ärendets text",
                                          "Framsida"};
    static const char *const appeals[] = {"Muutoksenhakuohje",
                                          "Muutoksenhakukielto",
                                          "Oikaisuvaatimusohje",
                                          "Valitusosoitus",
                                          "Anvisning om sökande av ändring",
                                          "Besvärsanvisning"};
    if (str_find(line, "DREQUEST.PHP?page=") >= 0 && str_find_char(line, ' ') < 0) return true;
    struct str s = str_trim(line);
    bool any = false, appeal = false;
    for (bool again = true; again && s.n;) {
        again = false;
        for (size_t i = 0; i < sizeof phrases / sizeof *phrases && !again; i++)
            again = str_skip(&s, phrases[i]);
        any |= again;
        for (size_t i = 0; i < sizeof appeals / sizeof *appeals && !again; i++) {
            again = str_skip(&s, appeals[i]);
            appeal |= again;
        }
        s = str_trim(s);
    }
    return s.n == 0 && (any || !appeal);
}
