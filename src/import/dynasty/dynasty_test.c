/* Pages in own words, one for each variant that public pages are known to have. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/out.h"
#include "import/dynasty/dynasty.h"
#include "xml/xml.h"

static struct arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct dynasty_document read_page(const char *text, const char *path)
{
    struct dynasty_document d;
    assert_int_equal(dynasty_read(arena, str_of(text), path, &d), OK);
    return d;
}

static const struct dynasty_item *read_one(const char *text)
{
    struct dynasty_document d = read_page(text, "sivu.txt");
    if (d.what != DYNASTY_ITEM) fail_msg("%s", d.reason);
    assert_int_equal(d.items.n, 1);
    return &d.items.at[0];
}

static const struct dynasty_handling *own(const struct dynasty_item *item)
{
    return &item->handlings.at[item->handlings.n - 1];
}

static const char *part(const struct dynasty_handling *h, enum dynasty_part_type type)
{
    for (size_t i = 0; i < h->parts.n; i++)
        if (h->parts.at[i].type == type) return h->parts.at[i].markdown;
    return "";
}

static void assert_day(struct day d, const char *iso)
{
    char buffer[11];
    assert_string_equal(day_iso(d, buffer), iso);
}

static void assert_person(const struct dynasty_person *p, const char *title, const char *name,
                          const char *phone, const char *email)
{
    assert_string_equal(p->title, title);
    assert_string_equal(p->name, name);
    assert_string_equal(p->phone, phone);
    assert_string_equal(p->email, email);
}

#define TOP                                                                                                  \
    "Dynasty tietopalvelu Haku RSS Kuusijoen kaupunki\n\nRSS-linkki\n\nKokousasiat:\n"                       \
    "http://kuusijoki10.oncloudos.com:80/cgi/DREQUEST.PHP?page=rss/meetingitems&show=30\n\n"

/* Kouvola's way: title glued to the head, proposal and decision by whose they are. */
static void glued_title_and_genitive_labels(void **state)
{
    (void)state;
    const struct dynasty_item *item = read_one(
        TOP
        "Kaupunginhallitus\nPöytäkirja 03.06.2024/Pykälä 91Uimahallin aukiolo\n\n777/12.04.01/2024\n\n"
        "Kaupunginhallitus 03.06.2024 § 91\n\nValmistelija: liikuntapäällikkö Aino Esimerkki, puh. 044 123 "
        "4567, aino.esimerkki(at)kuusijoki.fi\n\n"
        "Tausta\n\nPäätös hallin rakentamisesta tehtiin keväällä. Valmistelija on pyytänyt "
        "lausunnon.\n\nHuoneselostus on saatavilla.\n\n"
        "Lisätietoja: toimistosihteeri Olli Malli, p. 044 765 4321\n\nVs. kaupunginjohtajan "
        "ehdotus:\n\nKaupunginhallitus pitää hallin auki.\n\n"
        "Kaupunginhallituksen päätös:\n\nKaupunginhallitus hyväksyi ehdotuksen äänin 6-5.\n\n____________\n");
    assert_string_equal(item->title, "Uimahallin aukiolo");
    assert_string_equal(item->organization_text, "Kaupunginhallitus");
    assert_day(item->date, "2024-06-03");
    assert_int_equal(item->paragraph, 91);
    assert_int_equal(item->kind, DYNASTY_MINUTES);
    assert_string_equal(item->source.host, "kuusijoki10.oncloudos.com");
    assert_int_equal(item->case_numbers.n, 1);
    assert_string_equal(item->case_numbers.at[0], "777/12.04.01/2024");
    const struct dynasty_handling *h = own(item);
    assert_int_equal(item->handlings.n, 1);
    assert_person(&h->preparers.at[0], "liikuntapäällikkö", "Aino Esimerkki", "044 123 4567",
                  "aino.esimerkki@kuusijoki.fi");
    assert_person(&h->contacts.at[0], "toimistosihteeri", "Olli Malli", "044 765 4321", "");
    assert_string_equal(h->presenter.title, "Vs. kaupunginjohtaja");
    assert_string_equal(h->presenter.name, "");
    assert_string_equal(part(h, DYNASTY_EXPLANATION),
                        "### Tausta\n\nPäätös hallin rakentamisesta tehtiin keväällä. Valmistelija on "
                        "pyytänyt lausunnon.\n\nHuoneselostus on saatavilla.");
    assert_string_equal(part(h, DYNASTY_PROPOSAL), "Kaupunginhallitus pitää hallin auki.");
    assert_string_equal(part(h, DYNASTY_DECISION), "Kaupunginhallitus hyväksyi ehdotuksen äänin 6-5.");
    assert_int_equal(h->outcome, DYNASTY_APPROVED_BY_VOTE);
}

/* Lempäälä's and Virolahti's way: labels without colons, two preparers on two lines, two handlings. */
static void bare_labels_and_a_chain(void **state)
{
    (void)state;
    const struct dynasty_item *item = read_one(
        TOP
        "Elämänlaatulautakunta\nPöytäkirja 12.09.2023/Pykälä 44____________\n\nVastaus aloitteeseen "
        "kyläteistä\n\n"
        "KhKu 10.05.2023 § 12 \n\n Valmistelijat kunnanjohtaja Aku Aalto, puh. 040 111 2222 "
        "ja\nhallintosihteeri Bea Berg\n\nAloite tuli toukokuussa.\n\n"
        "Toimivalta: hallintosäännön 5 §.\n\nEsittelijä Kunnanjohtaja\n\nPäätösehdotus Hallitus lähettää "
        "aloitteen lautakunnan valmisteltavaksi.\n\n"
        "Päätös Ehdotus hyväksyttiin yksimielisesti.\n\nOtteet tekninen johtaja, talouspäällikkö; "
        "rehtorit\n\n"
        "Elämänlaatulautakunta 12.09.2023 § 44 \n31/00.01 /2023, 256/000301/2017\n\nVastaus on valmis.\n\n"
        "Esittelijä Kuusijoen tekninen johtaja Cia Cygnel\n\nPäätösehdotus Lautakunta esittää vastauksen.\n\n"
        "Päätös Asia jätettiin pöydälle.\n\nTiedoksi kunnanhallitus\n");
    assert_string_equal(item->title, "Vastaus aloitteeseen kyläteistä");
    assert_int_equal(item->handlings.n, 2);
    const struct dynasty_handling *first = &item->handlings.at[0], *last = own(item);
    assert_string_equal(first->organization_text, "KhKu");
    assert_day(first->date, "2023-05-10");
    assert_int_equal(first->paragraph, 12);
    assert_int_equal(first->preparers.n, 2);
    assert_person(&first->preparers.at[0], "kunnanjohtaja", "Aku Aalto", "040 111 2222", "");
    assert_person(&first->preparers.at[1], "hallintosihteeri", "Bea Berg", "", "");
    assert_string_equal(first->presenter.title, "Kunnanjohtaja");
    assert_string_equal(part(first, DYNASTY_COMPETENCE), "hallintosäännön 5 §.");
    assert_int_equal(first->kind, DYNASTY_REFERS);
    assert_int_equal(first->outcome, DYNASTY_APPROVED_UNANIMOUSLY);
    assert_int_equal(first->extracts.n, 3);
    assert_string_equal(first->extracts.at[2], "rehtorit");
    assert_int_equal(item->case_numbers.n, 2);
    assert_string_equal(item->case_numbers.at[0], "31/00.01/2023");
    assert_string_equal(item->case_numbers.at[1], "256/000301/2017");
    assert_person(&last->presenter, "Kuusijoen tekninen johtaja", "Cia Cygnel", "", "");
    assert_int_equal(last->outcome, DYNASTY_POSTPONED);
    assert_string_equal(last->informed.at[0], "kunnanhallitus");
    assert_string_equal(part(last, DYNASTY_EXPLANATION), "Vastaus on valmis.");
}

static void label_words_in_sentences_survive(void **state)
{
    (void)state;
    const struct dynasty_item *item = read_one(
        TOP "Kunnanhallitus\nPöytäkirja 1.2.2022/Pykälä 3\n\nSilta\n\nKunnanhallitus 1.2.2022 § 3\n\n"
            "Päätös on voimassa, kun päätös on saanut lainvoiman.\n\nEhdotus perustuu "
            "selvitykseen.\n\nKäsittely kestää kuukauden.\n\n"
            "Lisätietoja hankkeesta saa kunnasta.\n\nKunnanhallitus 5.1.2022 § 1 päätti "
            "asiasta.\n\nLiitteessä on kuva. selostus_silta.PDF\n\n"
            "Tiedoksi saatettu asia.\n\nPäätös\n\nMerkittiin tiedoksi.\n");
    const struct dynasty_handling *h = own(item);
    assert_int_equal(item->handlings.n, 1);
    assert_non_null(
        strstr(part(h, DYNASTY_EXPLANATION), "Päätös on voimassa, kun päätös on saanut lainvoiman."));
    assert_non_null(strstr(part(h, DYNASTY_EXPLANATION), "Ehdotus perustuu"));
    assert_non_null(strstr(part(h, DYNASTY_EXPLANATION), "Käsittely kestää"));
    assert_non_null(strstr(part(h, DYNASTY_EXPLANATION), "Lisätietoja hankkeesta"));
    assert_non_null(strstr(part(h, DYNASTY_EXPLANATION), "§ 1 päätti asiasta"));
    assert_non_null(strstr(part(h, DYNASTY_EXPLANATION), "selostus_silta.PDF"));
    assert_non_null(strstr(part(h, DYNASTY_EXPLANATION), "Tiedoksi saatettu"));
    assert_string_equal(part(h, DYNASTY_DECISION), "Merkittiin tiedoksi.");
    assert_int_equal(h->outcome, DYNASTY_NOTED);
}

/* Text on the heading's line, no § of an agenda, three lines, and a secret twin. */
static void headings_in_all_shapes(void **state)
{
    (void)state;
    const struct dynasty_item *item =
        read_one(TOP "Kaupunginhallitus\nPöytäkirja 4.5.2021/Pykälä 50\n\nTuulipuisto\n\nKH 17.02.2020 § 30 "
                     "Yhtiö aloitti selvityksen.\n\n"
                     "Päätös:\nHyväksyttiin.\n\nKaupunginvaltuusto\n§ 7\n3.3.2020\n\nPäätös\nPalautettiin "
                     "valmisteltavaksi.\n\n"
                     "S/Kaupunginhallitus salainen § 6\n1.4.2020\n\nKaupunginhallitus 4.5.2021 § "
                     "50\n\nPäätös\nHylättiin.\n");
    assert_int_equal(item->handlings.n, 4);
    assert_string_equal(item->handlings.at[0].organization_text, "KH");
    assert_string_equal(part(&item->handlings.at[0], DYNASTY_EXPLANATION), "Yhtiö aloitti selvityksen.");
    assert_int_equal(item->handlings.at[0].outcome, DYNASTY_APPROVED);
    assert_int_equal(item->handlings.at[1].paragraph, 7);
    assert_day(item->handlings.at[1].date, "2020-03-03");
    assert_int_equal(item->handlings.at[1].outcome, DYNASTY_RETURNED);
    assert_true(item->handlings.at[2].secret);
    assert_int_equal(item->handlings.at[2].paragraph, 6);
    assert_day(item->handlings.at[2].date, "2020-04-01");
    assert_int_equal(own(item)->outcome, DYNASTY_REJECTED);
}

static void agenda_has_item_number(void **state)
{
    (void)state;
    const struct dynasty_item *item =
        read_one(TOP "Tekninen lautakunta\nEsityslista 15.03.2024/Asianro 6Kadun kunnostus\n\nTekninen "
                     "lautakunta 15.03.2024\n12/10.03.01/2024\n\n"
                     "Valmistelija Insinööri Dan Dahl\n\nKatu on huono.\n\nPäätösehdotus Lautakunta päättää "
                     "kunnostaa kadun.\n\nPäätös\n");
    assert_int_equal(item->kind, DYNASTY_AGENDA);
    assert_int_equal(item->item_number, 6);
    assert_int_equal(item->paragraph, 0);
    assert_int_equal(own(item)->outcome, DYNASTY_NO_OUTCOME);
    assert_string_equal(part(own(item), DYNASTY_DECISION), "");
    assert_string_equal(part(own(item), DYNASTY_EXPLANATION), "Katu on huono.");
}

/* Kuopio, Kittilä, HSY, Jämsä. */
static void more_ways_of_naming_people(void **state)
{
    (void)state;
    const struct dynasty_item *item =
        read_one(TOP "Kaupunginhallitus\nPöytäkirja 7.8.2023/Pykälä 102\n\nVuokrasopimus\n\n§ 102\nAsianro "
                     "4411/10.00.02/2023\n\n"
                     "Valmistelu: Eero Ek, sivistysjohtaja, p. (05) 123 4567\n\n(Lisätietoja: "
                     "rakennusmestari Fia Fors, puh. 0400 111 222)\n\n"
                     "Asia\n\nVuokrasta on neuvoteltu.\n\nApulaiskaupunginjohtaja Gus Grön / "
                     "Kaupunginhallitus\n\nPäätösehdotus\n\nHyväksytään sopimus.\n\n"
                     "Päätös\n\nKaupunginhallitus hyväksyi ehdotuksen.\n");
    const struct dynasty_handling *h = own(item);
    assert_string_equal(item->case_numbers.at[0], "4411/10.00.02/2023");
    assert_string_equal(item->title, "Vuokrasopimus");
    assert_person(&h->preparers.at[0], "sivistysjohtaja", "Eero Ek", "(05) 123 4567", "");
    assert_person(&h->contacts.at[0], "rakennusmestari", "Fia Fors", "0400 111 222", "");
    assert_person(&h->presenter, "Apulaiskaupunginjohtaja", "Gus Grön", "", "");
    assert_string_equal(part(h, DYNASTY_PROPOSAL), "Hyväksytään sopimus.");
    item = read_one(TOP "Hallitus\nPöytäkirja 1.9.2020/Pykälä 94\n\nVesi\n\nHallitus 1.9.2020 § "
                        "94\n\nEsittelijä Toimitusjohtaja Hal Hall\n\n"
                        "Valmistelija Yksikönpäällikkö Ida Ilves, ida.ilves(a)kuusijoki.fi\n\nSelostus "
                        "asiasta.\n\nPäätös\nYhtymähallitus päätti asiasta ehdotuksen mukaan.\n");
    h = own(item);
    assert_person(&h->presenter, "Toimitusjohtaja", "Hal Hall", "", "");
    assert_person(&h->preparers.at[0], "Yksikönpäällikkö", "Ida Ilves", "", "ida.ilves@kuusijoki.fi");
    assert_int_equal(h->outcome, DYNASTY_APPROVED);
    assert_string_equal(part(h, DYNASTY_EXPLANATION), "Selostus asiasta.");
}

/* A page of the old static generation with its history at the end. */
static void static_page(void **state)
{
    (void)state;
    struct dynasty_document d = read_page(
        "<html><head><meta charset=windows-1252><title>Kuusijoen kaupunki</title></head><body><center><a "
        "href='http://d.kuusijoki.fi/kokous/TELIMET.HTM'>Toimielimet</a></center>"
        "<label>Kaupunginhallitus<br>P\xf6yt\xe4kirja 08.05.2017 Pyk\xe4l\xe4 "
        "12</label><!--DATA_BEGIN--><table><tr><td><a "
        "href='http://d.kuusijoki.fi/kokous/2017000001-1.HTM'>Edellinen asia</a></td>"
        "<td><a href='http://d.kuusijoki.fi/kokous/2017000001-0-1.PDF'>Muutoksenhakuohje</a> <a "
        "href='http://d.kuusijoki.fi/kokous/2017000001-2.PDF'>Kokousasia PDF-muodossa</a></td></tr></table>"
        "<div>Liitteet<table><tr><td>&nbsp;</td><td><a "
        "href='http://d.kuusijoki.fi/kokous/2017000001-2-1.PDF'>Kartta</a></td></tr></table></div>"
        "<p align=right>730/2017</p><p "
        "align=right>00.01.01.00</p><table><tr><td>Ymp\xe4rist\xf6lautakunta</td><td>139 "
        "\xa7</td><td>3.9.2015</td></tr></table>"
        "<p>\xa7 12</p><p><b>Kaava (Kv-asia)</b></p><p>Valmistelijat / lis\xe4tiedot:</p><table><tr><td>Juva "
        "Jane, puh. 09 123 4567</td></tr><tr><td>Karo Kai, puh. 09 765 4321</td></tr></table>"
        "<p>etunimi.sukunimi@kuusijoki.fi</p><p><b>P\xe4\xe4t\xf6sehdotus</b>&nbsp;&nbsp;&nbsp; "
        "Kaupunginjohtaja Lea Lumi</p><p>Kaupunginhallitus</p><p>1</p><p>hyv\xe4ksyy "
        "kaavan,</p><p>2</p><p>kumoaa vanhan.</p>"
        "<p><b>K\xe4sittely</b>&nbsp; Keskusteltiin.</p><p><b>P\xe4\xe4t\xf6s</b>&nbsp; "
        "Kaupunginhallitus:</p><p>Ehdotus hyv\xe4ksyttiin.</p>"
        "<p><b>Oheismateriaali</b></p><table><tr><td>-</td><td>Kartta</td></tr></table><p><strong>Selostus</"
        "strong>&nbsp; Kaavaa on tehty.</p>"
        "<table><tr><th>Vuosi</th><th>Summa</th></tr><tr><td>2016</td><td>10 "
        "000</td></tr></table><p><b>Tiedoksi</b></p><table><tr><td>-</td><td>&nbsp;</td></tr></table>"
        "<p><b>P\xe4\xe4t\xf6shistoria</b></p><p>Ymp\xe4rist\xf6lautakunta 3.9.2015 \xa7 "
        "139</p><p><b>P\xe4\xe4t\xf6s</b> J\xe4tettiin p\xf6yd\xe4lle.</p><!--DATA_END--></body></html>",
        "2017000001-2.HTM");
    assert_int_equal(d.what, DYNASTY_ITEM);
    assert_int_equal(d.form, DYNASTY_STATIC);
    assert_string_equal(d.party_text, "Kuusijoen kaupunki");
    const struct dynasty_item *item = &d.items.at[0];
    assert_string_equal(item->source.id, "2017000001-2");
    assert_string_equal(item->source.host, "d.kuusijoki.fi");
    assert_string_equal(item->source.url, "http://d.kuusijoki.fi/kokous/2017000001-2.HTM");
    assert_string_equal(item->title, "Kaava (Kv-asia)");
    assert_string_equal(item->case_numbers.at[0], "730/00.01.01.00/2017");
    assert_int_equal(item->handlings.n, 2);
    assert_int_equal(item->handlings.at[0].paragraph, 139);
    assert_int_equal(item->handlings.at[0].outcome, DYNASTY_POSTPONED);
    const struct dynasty_handling *h = own(item);
    assert_int_equal(h->paragraph, 12);
    assert_int_equal(h->preparers.n, 2);
    assert_person(&h->preparers.at[1], "", "Karo Kai", "09 765 4321", "etunimi.sukunimi@kuusijoki.fi");
    assert_person(&h->presenter, "Kaupunginjohtaja", "Lea Lumi", "", "");
    assert_string_equal(part(h, DYNASTY_PROPOSAL),
                        "Kaupunginhallitus\n\n1. hyväksyy kaavan,\n2. kumoaa vanhan.");
    assert_string_equal(part(h, DYNASTY_DISCUSSION), "Keskusteltiin.");
    assert_int_equal(h->outcome, DYNASTY_APPROVED);
    assert_string_equal(part(h, DYNASTY_EXPLANATION),
                        "Kaavaa on tehty.\n\n| Vuosi | Summa |\n| --- | --- |\n| 2016 | 10 000 |");
    assert_int_equal(item->files.n, 1);
    assert_int_equal(item->files.at[0].kind, DYNASTY_BACKGROUND);
    assert_string_equal(item->files.at[0].url, "http://d.kuusijoki.fi/kokous/2017000001-2-1.PDF");
    assert_int_equal(d.warnings.n, 0);
}

/* The newer skin: spans without spaces, an office as the label of its proposal. */
static void new_skin(void **state)
{
    (void)state;
    struct dynasty_document d =
        read_page("<html><body><div class='data-part page-navigation'><a "
                  "href='../kokous/20251111-7.PDF'>Kokousasia</a></div><div class='data-part meetingitem'>"
                  "<div class='data-part-block-htm'><p><span style='font-weight:bold'>Asuntojen "
                  "rakentaminen</span></p><p><span>Kaupunkijaosto</span> <span>27.08.2025</span></p>"
                  "<p><span>Valmistelija</span><span>Hallintojohtaja Max Manni ja controller Nea "
                  "Niemi</span></p><p><span>Rakennetaan.</span></p>"
                  "<p><span>Kaupunginjohtaja</span><span>Kaupunkijaosto päättää, että "
                  "rakennetaan.</span></p></div></div></body></html>",
                  "sivu.html");
    assert_int_equal(d.what, DYNASTY_ITEM);
    assert_int_equal(d.form, DYNASTY_CGI_NEW);
    const struct dynasty_item *item = &d.items.at[0];
    assert_string_equal(item->title, "Asuntojen rakentaminen");
    assert_string_equal(item->source.id, "20251111-7");
    assert_int_equal(item->kind, DYNASTY_KIND_UNKNOWN);
    const struct dynasty_handling *h = own(item);
    assert_int_equal(h->preparers.n, 2);
    assert_person(&h->preparers.at[1], "controller", "Nea Niemi", "", "");
    assert_string_equal(h->presenter.title, "Kaupunginjohtaja");
    assert_string_equal(part(h, DYNASTY_PROPOSAL), "Kaupunkijaosto päättää, että rakennetaan.");
}

static void captions_hold_files(void **state)
{
    (void)state;
    struct dynasty_document d = read_page(
        "<html><body><!--DATABEGIN--><table class='tbl navigation'><caption>Navigointi</caption><tr><td><a "
        "href='?page=meetingitem&id=20252222-2'>Edellinen asia</a> | <a href='#'>Seuraava asia</a></td>"
        "<td><a href='../kokous/20252222-3.PDF'>Kokousasia "
        "PDF-muodossa</a></td></tr></table><h2>Kunnanhallitus</h2><h2>Pöytäkirja 09.09.2025/Pykälä 8</h2>"
        "<table><caption>Liitteet</caption><tr><td><a href='../kokous/20252222-3-1.PDF'>Liite 5 A "
        "Sopimus</a></td></tr></table>"
        "<table><caption>Oheismateriaali</caption><tr><td><a "
        "href='../kokous/20252222-3-2.PDF'>Muistio</a></td></tr></table>"
        "<p>Sopimus</p><p>KH 09.09.2025 § 8</p><p>Valmistelijat ja lisätiedot "
        "(etunimi.sukunimi@kuusijoki.fi):</p><p>Oja Ossi, puh. 040 123 4567</p><p>Teksti.</p>"
        "<p>Päätös</p><p>Hyväksyttiin yksimielisesti.</p><!--DATAEND--><p>© Yhtiö</p></body></html>",
        "x.html");
    assert_int_equal(d.what, DYNASTY_ITEM);
    const struct dynasty_item *item = &d.items.at[0];
    assert_string_equal(item->title, "Sopimus");
    assert_int_equal(item->files.n, 2);
    assert_int_equal(item->files.at[0].kind, DYNASTY_ATTACHMENT);
    assert_string_equal(item->files.at[0].number, "5");
    assert_int_equal(item->files.at[1].kind, DYNASTY_BACKGROUND);
    assert_person(&own(item)->preparers.at[0], "", "Oja Ossi", "040 123 4567",
                  "etunimi.sukunimi@kuusijoki.fi");
    assert_string_equal(part(own(item), DYNASTY_EXPLANATION), "Teksti.");
}

/* The newest skin with a parent case on the second line, a shared e-mail pattern in the label, and the
 * explanation last. */
static void newest_skin_of_a_county(void **state)
{
    (void)state;
    struct dynasty_document d = read_page(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Dynasty "
        "tietopalvelu</title></head><body><div class=\"header\"><a "
        "href=\"https://kuusijoki10.oncloudos.com/cgi/DREQUEST.PH"
        "P?page=meeting_frames\">Kuusijoen hyvinvointialue</a> <a "
        "href=\"https://kuusijoki10.oncloudos.com/cgi/DREQUEST.PHP?page=rss/"
        "meetingitems&amp;show=30?page=rss/meetings&amp;show=30\""
        ">RSS</a> <a href=\"#\">Haku</a></div><div class='data-part page-navigation'><table "
        "class='data-part-table'><caption>Navigointi</caption><tr><td><a href='?page=meetingitem&id=202553"
        "3-5'>Edellinen asia</a></td><td></td><td><a href='?page=meetingitem&id=2025533-7'>Seuraava "
        "asia</a></td><td></td></tr></table></div><h2>Aluehallitus</h2><h2>Pöytäkirja 12.05.2025/P"
        "ykälä 93</h2><div class='data-part meetingitem'><div "
        "class='data-part-block-htm'><!--DATABEGIN--><div><p "
        "align=\"right\">KJ/1234/00.01.02/2025</p><p><b>Vuokrasopimuksen jatkaminen<"
        "/b></p><p>Toimitilojen vuokraaminen vuonna 2025</p><p>Valmistelijat ja lisätiedot "
        "(etunimi.sukunimi@kuusijoki.fi):</p><table><tr><td><p>Oja Ossi, puh. 040 123 4567</p></td></tr><tr"
        "><td><p>Puro Pia</p></td></tr></table><p>Vaihde 029 151 "
        "2000</p><p><b>Liitteet</b></p><table><tr><td>5</td><td>Ehdollisina "
        "sopimus</td></tr><tr><td>6</td><td>Selostus</td></tr></ta"
        "ble><p><b>Päätösehdotus</b> Aluejohtaja Sanna Suo</p><p>Aluehallitus päättää</p><p>1</p><p>jatkaa "
        "sopimusta</p><p>2</p><p>tarkastaa pöytäkirjan heti.</p><p><b>Käsittely</b> Jäsen s"
        "aapui klo 17.05.</p><p><b>Päätös</b> Aluehallitus hyväksyi päätösehdotuksen "
        "yksimielisesti.</p><p><b>Selostus</b></p><p>Sopimus päättyy, kun päätös on saanut "
        "lainvoiman.</p><p><b>P"
        "äätösvallan peruste</b></p><p>Hallintosääntö 5 "
        "§</p><p><b>Tiedoksi</b></p><p>Toimitilapalvelut</p><p>Vuokranantaja; "
        "kirjaamo</p><!--DATAEND--></div></div></div><div>©</div></body><"
        "/html>",
        "sivu.html");
    assert_int_equal(d.what, DYNASTY_ITEM);
    assert_string_equal(d.party_text, "Kuusijoen hyvinvointialue");
    assert_string_equal(d.site, "https://kuusijoki10.oncloudos.com");
    const struct dynasty_item *item = &d.items.at[0];
    const struct dynasty_handling *h = own(item);
    assert_string_equal(item->title, "Vuokrasopimuksen jatkaminen");
    assert_string_equal(item->case_numbers.at[0], "1234/00.01.02/2025");
    assert_int_equal(h->preparers.n, 2);
    assert_person(&h->preparers.at[1], "", "Puro Pia", "", "etunimi.sukunimi@kuusijoki.fi");
    assert_person(&h->contacts.at[0], "Vaihde", "", "029 151 2000", "");
    assert_person(&h->presenter, "Aluejohtaja", "Sanna Suo", "", "");
    assert_int_equal(item->files.n, 2);
    assert_string_equal(item->files.at[1].number, "6");
    assert_string_equal(item->files.at[1].title, "Selostus");
    assert_string_equal(part(h, DYNASTY_PROPOSAL),
                        "Aluehallitus päättää\n\n1. jatkaa sopimusta\n2. tarkastaa pöytäkirjan heti.");
    assert_string_equal(part(h, DYNASTY_DISCUSSION), "Jäsen saapui klo 17.05.");
    assert_string_equal(part(h, DYNASTY_COMPETENCE), "Hallintosääntö 5 §");
    assert_int_equal(h->informed.n, 3);
    assert_string_equal(h->informed.at[2], "kirjaamo");
}

/* A procedural item: no number, no preparer, navigation as text, the heading on two lines. */
static void procedural_item(void **state)
{
    (void)state;
    const struct dynasty_item *item =
        read_one(TOP "Kunnanhallitus\nPöytäkirja 12.02.2024/Pykälä 24\n\nEdellinen asia | Seuraava "
                     "asia\nMuutoksenhakuohje\nKokousasia PDF-muodossa\n\n"
                     "Kokouksen laillisuus\n\n\nKHALL § 24\n12.02.2024\n\nKokous on "
                     "päätösvaltainen.\n\nPäätösehdotus:\n\nTodetaan.\n\nPäätös:\n\nTodettiin.\n");
    assert_string_equal(item->title, "Kokouksen laillisuus");
    assert_int_equal(item->case_numbers.n, 0);
    assert_int_equal(item->handlings.n, 1);
    assert_string_equal(own(item)->organization_text, "KHALL");
    assert_string_equal(part(own(item), DYNASTY_PROPOSAL), "Todetaan.");
    assert_int_equal(own(item)->outcome, DYNASTY_UNCLEAR);
}

static void swedish_page(void **state)
{
    (void)state;
    struct dynasty_document d =
        read_page("Dynasty informationstjänst Sök RSS Granby stad\n\nStadsstyrelsen\nProtokoll "
                  "04.04.2024/Paragraf 18\n\nBiblioteket\n\n"
                  "Stadsstyrelsen 04.04.2024 § 18\n\nBeredare: kulturchef Pia Palm, tfn 050 123 "
                  "4567\n\nHuset är gammalt.\n\n"
                  "Stadsdirektörens förslag:\n\nStyrelsen köper huset.\n\nBeslut:\n\nFörslaget godkändes "
                  "enhälligt.\n\nFör kännedom: kultursektorn\n",
                  "a.txt");
    assert_int_equal(d.what, DYNASTY_ITEM);
    assert_string_equal(d.language, "sv");
    const struct dynasty_handling *h = own(&d.items.at[0]);
    assert_int_equal(h->paragraph, 18);
    assert_person(&h->preparers.at[0], "kulturchef", "Pia Palm", "050 123 4567", "");
    assert_string_equal(h->presenter.title, "Stadsdirektör");
    assert_int_equal(h->outcome, DYNASTY_APPROVED_UNANIMOUSLY);
    assert_string_equal(h->informed.at[0], "kultursektorn");
}

static void markdown_without_head(void **state)
{
    (void)state;
    struct dynasty_document d = read_page(
        "# Yhteistyösopimus\n\n89/00.04.01/2025\n\n## Hallituksen elinvoima- ja työllisyysjaosto 11.02.2025 "
        "§ 10\n\n**Valmistelija:** Päällikkö Rea Ruo, rea.ruo(at)kuusijoki.fi\n\n"
        "### Yhteenveto\n\nTeksti on **tärkeä**.\n\nPäätösvallanperuste Hallintosääntö 22 §\n\nSopimus on "
        "**liitteenä**.\n\n### **Apulaiskaupunginjohtajan ehdotus:**\n\nHyväksytään.\n\n"
        "### **Hallituksen elinvoima- ja työllisyysjaoston päätös:**\n\nHyväksyttiin ehdotus.\n\nJaosto "
        "myönsi johtaja Rea Ruolle läsnäolo- ja puheoikeuden.\n\n---\n",
        "a.txt");
    assert_int_equal(d.what, DYNASTY_ITEM);
    const struct dynasty_item *item = &d.items.at[0];
    assert_string_equal(item->title, "Yhteistyösopimus");
    assert_int_equal(item->kind, DYNASTY_MINUTES);
    const struct dynasty_handling *h = own(item);
    assert_string_equal(h->organization_text, "Hallituksen elinvoima- ja työllisyysjaosto");
    assert_string_equal(part(h, DYNASTY_COMPETENCE), "Hallintosääntö 22 §");
    assert_non_null(strstr(part(h, DYNASTY_EXPLANATION), "Teksti on **tärkeä**."));
    assert_string_equal(h->presenter.title, "Apulaiskaupunginjohtaja");
    assert_int_equal(item->files.at[0].kind, DYNASTY_MENTIONED);
    assert_int_equal(h->speakers.n, 1);
    assert_string_equal(h->speakers.at[0].name, "Rea Ruo");
}

static void feed_titles_are_cut_at_the_first_slash(void **state)
{
    (void)state;
    struct dynasty_document d = read_page(
        "<?xml version='1.0' encoding='iso-8859-1'?><rss "
        "version='2.0'><channel><title><![CDATA[Dynasty]]></title><link><![CDATA[https://"
        "kuusijoki10.oncloudos.com:443/cgi/DREQUEST.PHP?page=meeting_frames]]></link>"
        "<item><title><![CDATA[Kaupunginhallitus 27.08.2026 / Ty&ouml;lista / "
        "l\xe4hete]]></title><link><![CDATA[https://kuusijoki10.oncloudos.com:443/cgi/"
        "DREQUEST.PHP?id=20261273-7&page=meetingitem&_gl=1]]></link></item>"
        "<item><title>Ei "
        "mit\xe4\xe4n</title><link>https://kuusijoki10.oncloudos.com/</link></item></channel></rss>",
        "f.xml");
    assert_int_equal(d.what, DYNASTY_FEED);
    assert_int_equal(d.items.n, 1);
    assert_string_equal(d.items.at[0].title, "Työlista / lähete");
    assert_string_equal(d.items.at[0].source.id, "20261273-7");
    assert_string_equal(d.items.at[0].source.url,
                        "https://kuusijoki10.oncloudos.com/cgi/DREQUEST.PHP?page=meetingitem&id=20261273-7");
    assert_int_equal(d.warnings.n, 1);
}

static void url_line_gives_the_address(void **state)
{
    (void)state;
    struct dynasty_document d = read_page(
        "URL: https://kuusijoki.fi:443/djulkaisu/cgi/DREQUEST.PHP?id=2023925-11&page=meetingitem\n" TOP
        "Kunnanhallitus\nPöytäkirja 1.2.2023/Pykälä 3Silta\n\nKunnanhallitus 1.2.2023 § "
        "3\n\nPäätös\nPoistettiin esityslistalta.\n",
        "a.txt");
    assert_string_equal(d.source.host, "kuusijoki.fi");
    assert_string_equal(d.source.id, "2023925-11");
    assert_int_equal(own(&d.items.at[0])->outcome, DYNASTY_WITHDRAWN);
}

static void other_things_are_refused_with_a_reason(void **state)
{
    (void)state;
    static const struct {
        const char *text, *reason;
    } cases[] = {
        {"", "empty"},
        {"  \n ", "empty"},
        {"KOKOUS 1.2.2022\n\nKokous pidettiin talolla.\n", "not a Dynasty page"},
        {"<html><body><p>Tervetuloa</p></body></html>", "not a Dynasty page"},
        {"%PDF-1.4 x", "binary, not a page"},
        {"<rss><channel><title>Uutiset</title></channel></rss>", "a feed of something else than Dynasty"},
        {"<html><body><!--DATABEGIN--><p>Päätös tarkastetaan heti.</p><!--DATAEND--></body></html>",
         "no organ or meeting date on the page"},
        {"<html><body><table><tr><th>a</th><th>b</th></tr><tr><td>Päällikkö 1.2.2026</td><td><a "
         "href='?page=official_decision&id=2026374'>Lupa</a></td></tr></table></body></html>",
         "decisions of officials are not imported"},
        {TOP "Kunnanhallitus\nPöytäkirja 31.02.2023/Pykälä 3Silta\n",
         "no organ or meeting date on the page"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct dynasty_document d = read_page(cases[i].text, "x");
        assert_int_equal(d.what, DYNASTY_NOTHING);
        assert_string_equal(d.reason, cases[i].reason);
    }
}

/* Every page cut at every place, and with bytes changed, is read without harm. */
static void broken_input_is_survived(void **state)
{
    (void)state;
    const char *page = TOP "Kunnanhallitus\nPöytäkirja 1.2.2022/Pykälä 3\n\nSilta\n\nKunnanhallitus 1.2.2022 "
                           "§ 3\n12/00.01/2022\n\nValmistelija: A B, puh. 040 123 4567 ja\n"
                           "C D, c(at)d.fi\n\n1. yksi\n2. kaksi\n\nPäätösehdotus Hyväksytään.\n\nLiite 1 "
                           "Kartta\n\nPäätös Hyväksyttiin.\n\nTiedoksi x, y\n";
    size_t n = strlen(page);
    for (size_t cut = 0; cut <= n; cut += 7) {
        arena_reset(arena);
        struct dynasty_document d;
        assert_int_equal(dynasty_read(arena, (struct str){page, cut}, "x", &d), OK);
        char *copy = arena_strndup(arena, page, n);
        copy[cut < n ? cut : 0] = (char)(cut * 37);
        assert_int_equal(dynasty_read(arena, (struct str){copy, n}, "x", &d), OK);
    }
}

/* Shapes that a rule with a loop in a loop would not finish. */
static void hostile_shapes_end(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "KH 1.2.2020 § 3\n",
        "12/00.01/2020\n",
        "Otteet: a, b, c\n",
        "x ja ",
        "Liite 1 Kartta\n",
        "| ",
        "a@b.fi ",
        "<table><tr><td>",
        "<a href='../kokous/20251111-7-1.PDF'>x</a>",
        "Valmistelija: A B ja\n",
        "(a)",
        "<tr><td><a href='?page=meeting&id=20251441'>x</a></td><td>1.2.2020</td></tr>",
        "1\n",
        "- - "};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        arena_reset(arena);
        auto_out struct out o = out_make(2 << 20);
        bool html = pieces[i][0] == '<';
        out_put(&o, html
                        ? "<html><body><h2>Hallitus</h2><h2>Pöytäkirja 1.2.2020/Pykälä 3</h2><!--DATABEGIN-->"
                        : TOP "Hallitus\nPöytäkirja 1.2.2020/Pykälä 3\n\nValmistelija: ");
        while (o.n < 300 * 1000)
            out_put(&o, pieces[i]);
        struct dynasty_document d;
        assert_int_equal(dynasty_read(arena, (struct str){o.p, o.n}, "x", &d), OK);
    }
}

static void combining_marks_become_letters(void **state)
{
    (void)state;
    const struct dynasty_item *item = read_one(TOP "Kunnanhallitus\nPo\xcc\x88"
                                                   "yta\xcc\x88"
                                                   "kirja 1.2.2023/Pyka\xcc\x88"
                                                   "la\xcc\x88"
                                                   " 3Ta\xcc\x88"
                                                   "ma\xcc\x88"
                                                   "\n\nPa\xcc\x88"
                                                   "a\xcc\x88"
                                                   "to\xcc\x88"
                                                   "s:\n\nHyva\xcc\x88"
                                                   "ksyttiin.\n");
    assert_string_equal(item->title, "Tämä");
    assert_int_equal(own(item)->outcome, DYNASTY_APPROVED);
}

static void huge_input_is_refused(void **state)
{
    (void)state;
    size_t n = 65u << 20;
    char *bytes = arena_alloc(arena, n);
    memset(bytes, 'a', n);
    struct dynasty_document d;
    assert_int_equal(dynasty_read(arena, (struct str){bytes, n}, "x", &d), ERR_LIMIT);
    assert_int_equal(dynasty_read(arena, (struct str){bytes, 9u << 20}, "x", &d), OK);
    assert_string_equal(d.reason, "larger than 8 MB");
}

#define T(f) cmocka_unit_test_setup_teardown(f, begin, end)

int main(void)
{
    xml_init();
    const struct CMUnitTest tests[] = {T(glued_title_and_genitive_labels),
                                       T(bare_labels_and_a_chain),
                                       T(label_words_in_sentences_survive),
                                       T(headings_in_all_shapes),
                                       T(agenda_has_item_number),
                                       T(more_ways_of_naming_people),
                                       T(static_page),
                                       T(new_skin),
                                       T(captions_hold_files),
                                       T(newest_skin_of_a_county),
                                       T(procedural_item),
                                       T(swedish_page),
                                       T(markdown_without_head),
                                       T(feed_titles_are_cut_at_the_first_slash),
                                       T(url_line_gives_the_address),
                                       T(other_things_are_refused_with_a_reason),
                                       T(broken_input_is_survived),
                                       T(hostile_shapes_end),
                                       T(combining_marks_become_letters),
                                       T(huge_input_is_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
