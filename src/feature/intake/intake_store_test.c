/* Pages in own words, stored in every order. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "feature/agenda/agenda_store.h"
#include "feature/intake/intake_store.h"
#include "feature/organization/organization_store.h"
#include "feature/paper/paper_store.h"
#include "feature/party/party_store.h"
#include "xml/xml.h"

#define TOP(place, host)                                                                                     \
    "Dynasty tietopalvelu Haku RSS " place "\n\nKokousasiat:\nhttps://" host                                 \
    "/cgi/DREQUEST.PHP?page=rss/meetingitems&show=30\n\n"
#define VIROLAHTI TOP("Virolahden kunta", "dynasty.virolahti.fi:443")

static const char minutes[] =
    "URL: https://dynasty.virolahti.fi/cgi/DREQUEST.PHP?page=meetingitem&id=2023925-11\n" VIROLAHTI
    "Virolahden kunnanhallitus\nPöytäkirja 09.10.2023/Pykälä 183\n\nSatama\n\nKhVi 09.10.2023 § "
    "183\n70/00.06.01/2023\n\n"
    "Valmistelija rehtori Aku Aalto\n\nSatamaa laajennetaan.\n\nPäätösehdotus Hyväksytään.\n\nPäätös Ehdotus "
    "hyväksyttiin.\n";
static const char agenda[] =
    "URL: https://dynasty.virolahti.fi/cgi/DREQUEST.PHP?page=meetingitem&id=2023925-11\n" VIROLAHTI
    "Virolahden kunnanhallitus\nEsityslista 09.10.2023/Asianro 11\n\nSatama\n\nKhVi "
    "09.10.2023\n70/00.06.01/2023\n\n"
    "Satamaa ehkä laajennetaan.\n\nPäätösehdotus Hyväksytään.\n\nPäätös\n";
/* Another organ's page tells of the board's handling by its abbreviation. */
static const char council[] =
    VIROLAHTI "Kunnanvaltuusto\nPöytäkirja 06.11.2023/Pykälä 40\n\nSatama\n\nKhVi 09.10.2023 § 183\n\nPäätös "
              "Ehdotus hyväksyttiin.\n\n"
              "Kunnanvaltuusto 06.11.2023 § 40\n70/00.06.01/2023\n\nPäätös Hyväksyttiin yksimielisesti.\n";
static const char feed[] = "<rss "
                           "version='2.0'><channel><title>Dynasty</title><link>https://dynasty.virolahti.fi/"
                           "cgi/DREQUEST.PHP?page=meeting_frames</link>"
                           "<item><title>Virolahden kunnanhallitus 09.10.2023 / "
                           "Satama</title><link>https://dynasty.virolahti.fi:443/cgi/"
                           "DREQUEST.PHP?id=2023925-11&amp;page=meetingitem</link></item>"
                           "<item><title>Virolahden kunnanhallitus 09.10.2023 / Muut "
                           "asiat</title><link>https://dynasty.virolahti.fi/cgi/"
                           "DREQUEST.PHP?page=meetingitem&amp;id=2023925-12</link></item></channel></rss>";

static struct intake_report store(struct test_db *t, const char *text, const char *party)
{
    struct dynasty_document d;
    struct intake_report report;
    const struct intake_input in = {&d, str_of(text), party, {1700000000}};
    assert_int_equal(dynasty_read(t->a, str_of(text), "sivu.txt", &d), OK);
    assert_int_equal(intake_store(t->db, t->a, &in, &report), OK);
    return report;
}

static struct agenda_item item_of(struct test_db *t, int64_t id)
{
    struct agenda_item item;
    assert_int_equal(agenda_item_get(t->db, t->a, &(struct viewer){0}, id, &item), OK);
    return item;
}

static int64_t find(struct test_db *t, const char *source_id)
{
    int64_t id;
    assert_int_equal(agenda_item_find_by_source(t->db, "dynasty.virolahti.fi", source_id, &id), OK);
    return id;
}

static void a_page_becomes_an_item(void **state)
{
    struct test_db *t = test_db(state);
    struct intake_report r = store(t, minutes, "Kotka");
    assert_int_equal(r.status, INTAKE_IMPORTED);
    assert_int_equal(r.items, 1);
    assert_int_equal(r.warnings.n, 0);
    struct agenda_item item = item_of(t, r.item_id);
    assert_string_equal(item.title, "Satama");
    assert_string_equal(item.party_name, "Virolahti"); /* the page's own head, not the fallback */
    assert_string_equal(item.organization_name, "Virolahden kunnanhallitus");
    assert_int_equal(item.paragraph, 183);
    assert_int_equal(item.position, 11);
    assert_int_equal(item.kind, ITEM_MINUTES);
    assert_int_equal(item.remedy, REMEDY_REVIEW);
    assert_true(item.is_decided);
    assert_string_equal(item.handlings[0].organization_text, "KhVi");
    assert_string_equal(item.handlings[0].organization_name, "Virolahden kunnanhallitus");
    int64_t paper;
    assert_int_equal(paper_find_by_number(t->db, item.party_id, "70/00.06.01/2023", &paper), OK);
    assert_true(paper > 0);
    assert_int_equal(store(t, minutes, "").status, INTAKE_UNCHANGED);
    assert_int_equal(store(t, minutes, "").item_id, r.item_id);
}

static void an_agenda_becomes_its_minutes(void **state)
{
    struct test_db *t = test_db(state);
    struct intake_report first = store(t, agenda, ""), second = store(t, minutes, "");
    assert_int_equal(first.status, INTAKE_IMPORTED);
    assert_int_equal(second.status, INTAKE_UPDATED);
    assert_int_equal(first.item_id, second.item_id);
    struct agenda_item item = item_of(t, first.item_id);
    assert_int_equal(item.kind, ITEM_MINUTES);
    assert_int_equal(item.item_number, 11);
    assert_int_equal(item.paragraph, 183);
    assert_string_equal(handling_part(agenda_item_own(&item), PART_EXPLANATION)->markdown,
                        "Satamaa laajennetaan.");
}

static void minutes_stay_when_the_agenda_comes_later(void **state)
{
    struct test_db *t = test_db(state);
    struct intake_report first = store(t, minutes, ""), second = store(t, agenda, "");
    assert_int_equal(first.item_id, second.item_id);
    struct agenda_item item = item_of(t, first.item_id);
    assert_int_equal(item.kind, ITEM_MINUTES);
    assert_int_equal(item.item_number, 11);
    assert_string_equal(handling_part(agenda_item_own(&item), PART_EXPLANATION)->markdown,
                        "Satamaa laajennetaan.");
}

/* Every order of four documents gives the same. */
static void the_order_does_not_matter(void **state)
{
    struct test_db *t = test_db(state);
    const char *const texts[] = {minutes, agenda, council, feed};
    static const int orders[][4] = {{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1},
                                    {1, 3, 0, 2}, {2, 3, 1, 0}, {0, 2, 1, 3}};
    for (size_t o = 0; o < sizeof orders / sizeof *orders; o++) {
        struct db_tx tx;
        assert_int_equal(db_begin(t->db, DB_WRITE, &tx), OK);
        int64_t council_id = 0;
        for (int i = 0; i < 4; i++) {
            struct intake_report r = store(t, texts[orders[o][i]], "");
            if (orders[o][i] == 2) council_id = r.item_id;
        }
        struct agenda_item item = item_of(t, find(t, "2023925-11")),
                           other = item_of(t, find(t, "2023925-12"));
        assert_string_equal(item.organization_name, "Virolahden kunnanhallitus");
        assert_int_equal(item.kind, ITEM_MINUTES);
        assert_int_equal(item.item_number, 11);
        assert_int_equal(item.paragraph, 183);
        assert_true(item.has_text);
        assert_int_equal(item.n_handlings, 1);
        assert_string_equal(other.title, "Muut asiat");
        assert_false(other.has_text);
        assert_int_equal(other.meeting_id, item.meeting_id);
        struct agenda_item later = item_of(t, council_id);
        assert_int_equal(later.n_handlings, 2);
        assert_string_equal(later.handlings[0].organization_name, "Virolahden kunnanhallitus");
        assert_int_equal(later.handlings[0].own_item_id, item.id);
        assert_int_equal(later.remedy, REMEDY_APPEAL);
        db_rollback(&tx);
    }
}

static void whose_it_is_must_be_told(void **state)
{
    struct test_db *t = test_db(state);
    const char *page = "Kunnanhallitus 1.2.2024 § 5\n\nPäätös: Hyväksyttiin.\n";
    struct intake_report r = store(t, page, "");
    assert_int_equal(r.status, INTAKE_SKIPPED);
    assert_non_null(strstr(r.reason, "--party"));
    r = store(t, page, "Pyhtään kunta");
    assert_int_equal(r.status, INTAKE_IMPORTED);
    assert_string_equal(item_of(t, r.item_id).party_name, "Pyhtää");
    struct party p;
    assert_int_equal(party_get(t->db, t->a, item_of(t, r.item_id).party_id, &p), OK);
    assert_string_equal(p.official_name, "Pyhtään kunta");
    r = store(t,
              "Kunnanhallitus 1.2.2024 § 6\n\nValmistelija: sihteeri Bo Ek, bo.ek(at)hamina.fi\n\nPäätös: "
              "Hyväksyttiin.\n",
              "Pyhtää");
    assert_string_equal(item_of(t, r.item_id).party_name, "Hamina");
    r = store(
        t,
        TOP("Haminan kaupunki", "hamina10.oncloudos.com") "Kaupunginhallitus\nPöytäkirja 1.3.2024/Pykälä "
                                                          "9\n\nTie\n\nPäätös: Hyväksyttiin.\n",
        "");
    assert_int_equal(party_get(t->db, t->a, item_of(t, r.item_id).party_id, &p), OK);
    assert_string_equal(p.name, "Hamina");
    assert_string_equal(p.official_name, "Haminan kaupunki"); /* an earlier page did not tell it */
}

/* A page of one municipality that claims another's organ stays with its own. */
static void a_foreign_organ_is_not_believed(void **state)
{
    struct test_db *t = test_db(state);
    struct intake_report r = store(
        t,
        TOP("Kouvolan kaupunki", "ep10.kouvola.fi") "Virolahden kunnanhallitus\nPöytäkirja 1.2.2024/Pykälä "
                                                    "5\n\nTieasia\n\nPäätös: Hyväksyttiin.\n",
        "");
    assert_int_equal(r.status, INTAKE_IMPORTED);
    assert_int_equal(r.warnings.n, 1);
    assert_string_equal(item_of(t, r.item_id).party_name, "Kouvola");
}

static void a_second_item_with_the_same_paragraph_is_told(void **state)
{
    struct test_db *t = test_db(state);
    struct intake_report one = store(t, minutes, "");
    struct intake_report two =
        store(t,
              "URL: https://dynasty.virolahti.fi/cgi/DREQUEST.PHP?page=meetingitem&id=2023925-14\n" VIROLAHTI
              "Kunnanhallitus\nPöytäkirja 09.10.2023/Pykälä 183\n\nToinen\n\nKhVi 09.10.2023 § "
              "183\n\nPäätös: Hyväksyttiin.\n",
              "");
    assert_true(one.item_id != two.item_id);
    assert_int_equal(two.warnings.n, 1);
    assert_non_null(strstr(two.warnings.at[0], "§ 183"));
    assert_int_equal(item_of(t, one.item_id).organization_id, item_of(t, two.item_id).organization_id);
}

int main(void)
{
    xml_init();
    const struct CMUnitTest tests[] = {TEST_DB(a_page_becomes_an_item),
                                       TEST_DB(an_agenda_becomes_its_minutes),
                                       TEST_DB(minutes_stay_when_the_agenda_comes_later),
                                       TEST_DB(the_order_does_not_matter),
                                       TEST_DB(whose_it_is_must_be_told),
                                       TEST_DB(a_foreign_organ_is_not_believed),
                                       TEST_DB(a_second_item_with_the_same_paragraph_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
