/* SPDX-License-Identifier: EUPL-1.2 */
#include "corpus.h"

#include <math.h>

/* Nominative and the stem of the weak cases. A stem with a, o or u in it takes back vowels. */
static const char *const nouns[][2] = {
    {"kunta", "kunna"}, {"kaupunki", "kaupungi"}, {"sopimus", "sopimukse"}, {"avustus", "avustukse"},
    {"järjestö", "järjestö"}, {"yhdistys", "yhdistykse"}, {"asukas", "asukkaa"}, {"koulu", "koulu"},
    {"kirjasto", "kirjasto"}, {"tontti", "tonti"}, {"kaava", "kaava"}, {"lupa", "luva"}, {"vesi", "vede"},
    {"katu", "kadu"}, {"puisto", "puisto"}, {"satama", "satama"}, {"metsä", "metsä"}, {"pelto", "pello"},
    {"silta", "silla"}, {"asema", "asema"}, {"liikenne", "liikentee"}, {"linja", "linja"}, {"halli", "halli"},
    {"sali", "sali"}, {"kenttä", "kentä"}, {"ranta", "ranna"}, {"vene", "venee"}, {"tori", "tori"},
    {"kauppa", "kaupa"}, {"yritys", "yritykse"}, {"hanke", "hankkee"}, {"rahoitus", "rahoitukse"},
    {"talous", "taloude"}, {"arvio", "arvio"}, {"vero", "vero"}, {"maksu", "maksu"}, {"hinta", "hinna"},
    {"kustannus", "kustannukse"}, {"lasku", "lasku"}, {"tulo", "tulo"}, {"meno", "meno"}, {"laina", "laina"},
    {"takaus", "takaukse"}, {"investointi", "investoinni"}, {"rakennus", "rakennukse"}, {"remontti", "remonti"},
    {"korjaus", "korjaukse"}, {"huolto", "huollo"}, {"jäte", "jättee"}, {"lämpö", "lämmö"}, {"sähkö", "sähkö"},
    {"valo", "valo"}, {"tie", "tie"}, {"polku", "polu"}, {"pyörä", "pyörä"}, {"auto", "auto"}, {"juna", "juna"},
    {"lautakunta", "lautakunna"}, {"valtuusto", "valtuusto"}, {"hallitus", "hallitukse"}, {"jaosto", "jaosto"},
    {"neuvosto", "neuvosto"}, {"toimikunta", "toimikunna"}, {"verkosto", "verkosto"}, {"foorumi", "foorumi"},
    {"kokous", "kokoukse"}, {"päätös", "päätökse"}, {"esitys", "esitykse"}, {"ehdotus", "ehdotukse"},
    {"aloite", "aloittee"}, {"lausunto", "lausunno"}, {"hakemus", "hakemukse"}, {"valitus", "valitukse"},
    {"selvitys", "selvitykse"}, {"suunnitelma", "suunnitelma"}, {"ohjelma", "ohjelma"}, {"tavoite", "tavoittee"},
    {"mittari", "mittari"}, {"tulos", "tulokse"}, {"raportti", "raporti"}, {"kertomus", "kertomukse"},
    {"luettelo", "luettelo"}, {"rekisteri", "rekisteri"}, {"liite", "liittee"}, {"lomake", "lomakkee"},
    {"palvelu", "palvelu"}, {"hoito", "hoido"}, {"terveys", "terveyde"}, {"vanhus", "vanhukse"}, {"nuori", "nuore"},
    {"lapsi", "lapse"}, {"perhe", "perhee"}, {"oppilas", "oppilaa"}, {"opettaja", "opettaja"}, {"päiväkoti", "päiväkodi"},
    {"ruoka", "ruoa"}, {"liikunta", "liikunna"}, {"urheilu", "urheilu"}, {"kulttuuri", "kulttuuri"},
    {"museo", "museo"}, {"teatteri", "teatteri"}, {"musiikki", "musiiki"}, {"tapahtuma", "tapahtuma"},
    {"juhla", "juhla"}, {"matka", "matka"}, {"vieras", "vieraa"}, {"alue", "aluee"}, {"kylä", "kylä"},
    {"keskusta", "keskusta"}, {"maakunta", "maakunna"}, {"valtio", "valtio"}, {"laki", "lai"}, {"sääntö", "säännö"},
    {"ohje", "ohjee"}, {"työ", "työ"}, {"virka", "vira"}, {"johtaja", "johtaja"}, {"päällikkö", "päällikö"},
    {"sihteeri", "sihteeri"}, {"jäsen", "jäsene"}, {"edustaja", "edustaja"}, {"asiakas", "asiakkaa"},
    {"kumppani", "kumppani"}, {"turvallisuus", "turvallisuude"}, {"ympäristö", "ympäristö"}, {"ilmasto", "ilmasto"},
    {"luonto", "luonno"}, {"eläin", "eläime"}, {"kala", "kala"}, {"lintu", "linnu"}, {"vuosi", "vuode"},
    {"kuukausi", "kuukaude"}, {"viikko", "viiko"}, {"päivä", "päivä"}, {"aika", "aja"}, {"tila", "tila"},
    {"talo", "talo"}, {"asunto", "asunno"}, {"vuokra", "vuokra"}, {"omistus", "omistukse"}, {"kauppias", "kauppiaa"},
};
enum { NOUNS = sizeof nouns / sizeof *nouns };

static const char *const small_words[] = {
    "ja", "on", "että", "sekä", "mukaan", "myös", "ei", "vuonna", "kun", "joka", "sen", "ovat", "tai", "voidaan", "esittää",
    "päättää", "hyväksyä", "todetaan", "tehdään", "annetaan", "uusi", "oma", "hyvä", "koko", "muu", "seuraava",
};
enum { SMALL_WORDS = sizeof small_words / sizeof *small_words };

uint64_t corpus_random(struct corpus *c, uint64_t n)
{
    c->state += 0x9e3779b97f4a7c15U;
    uint64_t x = c->state;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return (x ^ (x >> 31)) % n;
}

/* 0 … n - 1, the k-th about 1/k as often as the first. */
static size_t zipf(struct corpus *c, size_t n)
{
    double u = (double)corpus_random(c, 1U << 30) / (double)(1U << 30);
    size_t k = (size_t)(exp(u * log((double)n + 1)) - 1);
    return k < n ? k : n - 1;
}

static bool has_back_vowel(const char *word)
{
    return strpbrk(word, "aou") != NULL;
}

static void put_inflected(struct corpus *c, const char *const noun[2], struct out *o)
{
    static const char *const endings[][2] = {
        {"n", "n"},     {"n", "n"},     {"ssa", "ssä"}, {"sta", "stä"}, {"lla", "llä"},
        {"lta", "ltä"}, {"lle", "lle"}, {"ksi", "ksi"}, {"t", "t"},     {"n", "n"},
    };
    size_t form = corpus_random(c, 14);
    if (form >= 10) {
        out_put(o, noun[0]);
        return;
    }
    out_put(o, noun[1]);
    out_put(o, endings[form][has_back_vowel(noun[1]) ? 0 : 1]);
}

void corpus_word(struct corpus *c, struct out *o)
{
    size_t kind = corpus_random(c, 100);
    if (kind < 30) {
        out_put(o, small_words[zipf(c, SMALL_WORDS)]);
        return;
    }
    /* The list is gone through from another place for compounds, so that common words make rare ones too. */
    const char *const *head = nouns[(zipf(c, NOUNS) * 37 + (kind < 65 ? 0 : 11)) % NOUNS];
    if (kind >= 65) out_put(o, nouns[(zipf(c, NOUNS) * 53 + 7) % NOUNS][0]);
    if (kind >= 99) out_put(o, nouns[(zipf(c, NOUNS) * 71 + 3) % NOUNS][0]);
    put_inflected(c, head, o);
}

void corpus_text(struct corpus *c, size_t words, struct out *o)
{
    size_t in_sentence = 0, length = 8 + corpus_random(c, 12);
    for (size_t i = 0; i < words; i++) {
        if (i > 0) out_char(o, ' ');
        corpus_word(c, o);
        if (corpus_random(c, 60) == 0) out_printf(o, " %d", (int)(2000 + corpus_random(c, 24)));
        if (++in_sentence < length) continue;
        out_char(o, '.');
        if (corpus_random(c, 5) == 0) out_char(o, '\n');
        in_sentence = 0;
        length = 8 + corpus_random(c, 12);
    }
    out_char(o, '.');
}
