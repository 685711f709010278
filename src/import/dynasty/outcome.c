/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "import/dynasty/rules.h"

static const char *lower(struct arena *a, struct str s)
{
    char *copy = arena_strndup(a, s.p, s.n);
    for (char *p = copy; *p; p++) {
        *p = char_lower(*p);
        if ((unsigned char)*p == 0xC3 && (unsigned char)p[1] >= 0x80 && (unsigned char)p[1] <= 0x9E) {
            p[1] = (char)(p[1] + 0x20);
            p++;
        }
    }
    return copy;
}

static bool has(const char *text, const char *const *any)
{
    for (; *any; any++)
        if (strstr(text, *any)) return true;
    return false;
}

/* Words that tell one class. The sentence itself stays in the decision. */
static const char *const postponed[] = {"jätettiin pöydälle",
                                        "jätti asian pöydälle",
                                        "päätti jättää asian pöydälle",
                                        "pantiin pöydälle",
                                        "jäi pöydälle",
                                        "jättää asian pöydälle",
                                        "pani asian pöydälle",
                                        "bordlades",
                                        "bordläggs",
                                        NULL};
static const char *const returned[] = {
    "palautettiin valmistel", "palautti asian",   "palauttaa asian", "palautettiin uudelleen valmistel",
    "asia palautettiin",      "återremitterades", "återremitterade", NULL};
static const char *const noted[] = {
    "merkittiin tiedoksi",      "merkitsi tiedoksi",   "merkitsi asian tiedoksi",
    "merkittiin tiedokseen",    "merkitsi tiedokseen", "merkitsi asian tiedokseen",
    "antecknades för kännedom", "för kännedom",        NULL};
static const char *const withdrawn[] = {"poistettiin esityslistalta",
                                        "poistettiin listalta",
                                        "poistettiin asialistalta",
                                        "vedettiin pois",
                                        "veti asian pois",
                                        "veti asian esityslistalta",
                                        "vedettiin esityslistalta",
                                        "drogs tillbaka",
                                        "ströks från",
                                        NULL};
static const char *const rejected[] = {"hylättiin", "hylkäsi ", "hylkää ", "avslogs", "förkastades", NULL};
static const char *const amended[] = {"muutettuna",
                                      "muutetun ehdotuksen",
                                      "muutettu ehdotus",
                                      "seuraavin muutoksin",
                                      "muutoksin hyväksy",
                                      "korjattuna",
                                      "muutetun päätösehdotuksen",
                                      "muutettu päätösehdotus",
                                      "i ändrad form",
                                      NULL};
static const char *const approved[] = {"hyväksyi",
                                       "hyväksyttiin",
                                       "päätösehdotuksen mukaan",
                                       "ehdotuksen mukaan",
                                       "esityksen mukaan",
                                       "godkändes",
                                       "godkände",
                                       "enligt förslaget",
                                       "i enlighet med förslaget",
                                       "beslut enligt förslag",
                                       NULL};
static const char *const vote[] = {"äänin",         "äänestyksen jälkeen", "äänestyksessä", "äänellä",
                                   "äänestyksellä", "efter omröstning",    "röster mot",    NULL};
static const char *const unanimous[] = {"yksimieli", "enhälligt", "enhälligt", NULL};
static const char *const denied[] = {"ei hyväks", "ei merkit", "ei jätet", "ei palaut", "ei hylät", NULL};

enum dynasty_outcome outcome_read(struct arena *a, struct str decision)
{
    if (str_trim(decision).n == 0) return DYNASTY_NO_OUTCOME;
    const char *text = lower(a, decision);
    if (has(text, denied)) return DYNASTY_UNCLEAR;
    bool left = strstr(text, "pöydälle") &&
                (strstr(text, "jätti") || strstr(text, "jätet") || strstr(text, "jättää"));
    bool sent_back =
        (strstr(text, "palauttaa ") || strstr(text, "palautti ") || strstr(text, "palautettiin ")) &&
        (strstr(text, "valmistel") || strstr(text, "korjattavaksi"));
    bool told[] = {left || has(text, postponed), sent_back || has(text, returned), has(text, noted),
                   has(text, withdrawn), has(text, rejected)};
    static const enum dynasty_outcome classes[] = {DYNASTY_POSTPONED, DYNASTY_RETURNED, DYNASTY_NOTED,
                                                   DYNASTY_WITHDRAWN, DYNASTY_REJECTED};
    enum dynasty_outcome found = DYNASTY_NO_OUTCOME;
    int count = 0;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        if (!told[i]) continue;
        found = classes[i];
        count++;
    }
    bool agreed = has(text, approved);
    if (count > 1 || (count == 1 && agreed && found != DYNASTY_NOTED)) return DYNASTY_UNCLEAR;
    if (count == 1) return found;
    if (!agreed) return DYNASTY_UNCLEAR;
    if (has(text, amended)) return DYNASTY_AMENDED;
    bool voted = has(text, vote), all = has(text, unanimous);
    if (voted && all) return DYNASTY_UNCLEAR;
    return voted ? DYNASTY_APPROVED_BY_VOTE : all ? DYNASTY_APPROVED_UNANIMOUSLY : DYNASTY_APPROVED;
}

enum dynasty_handling_kind handling_kind_read(struct str proposal, struct str decision)
{
    static const struct {
        const char *word;
        enum dynasty_handling_kind kind;
    } words[] = {{" valmisteltavaksi", DYNASTY_REFERS},
                 {" käsiteltäväksi", DYNASTY_REFERS},
                 {"antaa lausunto", DYNASTY_STATES},
                 {"antaa seuraavan lausunnon", DYNASTY_STATES},
                 {"lausuntonaan", DYNASTY_STATES},
                 {"hallitukselle, että", DYNASTY_PREPARES},
                 {"valtuustolle, että", DYNASTY_PREPARES},
                 {"hallitukselle ja edelleen", DYNASTY_PREPARES},
                 {"ehdottaa valtuustolle", DYNASTY_PREPARES},
                 {"ehdottaa, että valtuusto", DYNASTY_PREPARES},
                 {"esittää valtuustolle", DYNASTY_PREPARES},
                 {"esittää kaupunginvaltuustolle", DYNASTY_PREPARES},
                 {"esittää kunnanvaltuustolle", DYNASTY_PREPARES},
                 {"esittää kaupunginhallitukselle", DYNASTY_PREPARES},
                 {"esittää kunnanhallitukselle", DYNASTY_PREPARES},
                 {"föreslår för fullmäktige", DYNASTY_PREPARES}};
    bool sent_back = str_find(decision, "palaut") >= 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!(sent_back && words[i].kind == DYNASTY_REFERS) &&
            (str_find(proposal, words[i].word) >= 0 || str_find(decision, words[i].word) >= 0))
            return words[i].kind;
    return DYNASTY_DECIDES;
}
