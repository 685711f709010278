/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include "app/features.h"
#include "feature/file/file_store.h"
#include "lib/records.h"

#define GOLDEN "src/feature/agenda/golden/"

/* 1: the board's § 39, referred to. */
static void add_first(struct db *db, int64_t board, int64_t meeting)
{
    test_item_of(db, board, meeting, "2024-01-08", 39, "Aloitteen lähettäminen");
}

/* 2: the board's § 40 with everything: two earlier steps, one of them told by item 1; all parts, people, files. */
static void add_full(struct db *db, int64_t town, int64_t board, int64_t meeting)
{
    struct part sent[] = {{.type = PART_DECISION, .markdown = "Lähetettiin lautakunnalle."}};
    struct part parts[] = {
        {.type = PART_EXPLANATION, .markdown = "Asia käsiteltiin 8.1.2024 § 39.\n\n## Tausta\n\nKuntalaki 410/2015 <script>"},
        {.type = PART_COMPETENCE, .markdown = "Hallintosääntö 22 §"},
        {.type = PART_PROPOSAL, .markdown = "Esitetään, että\n\n1. sopimus **hyväksytään** ja\n2. asia tarkastetaan."},
        {.type = PART_DISCUSSION, .markdown = "Kokouksessa oli läsnä asiantuntija."},
        {.type = PART_DECISION, .markdown = "Hyväksyttiin yksimielisesti."},
        {.type = PART_APPEAL, .markdown = "Oikaisuvaatimuksen voi tehdä 14 päivän kuluessa."}};
    struct handling_person people[] = {
        {.role = PERSON_PREPARER, .title = "hyvinvointipäällikkö", .name = "", .phone = "020 615 0000",
         .email = "hyvinvointi@mallikunta.example"},
        {.role = PERSON_CONTACT, .title = "kunnansihteeri", .name = "", .phone = "", .email = ""},
        {.role = PERSON_SPEAKER, .title = "asiantuntija", .name = "", .phone = "", .email = ""}};
    struct handling_recipient recipients[] = {{.way = RECIPIENT_EXTRACT, .recipient = "Hakija"},
                                              {.way = RECIPIENT_INFORMED, .recipient = "Lautakunta"}};
    struct handling steps[] = {test_handling(0, "Valtuusto", "", 0), test_handling(board, "KH", "2024-01-08", 39),
                               test_handling(board, "KH", "2024-02-12", 40)};
    steps[1].parts = sent;
    steps[1].n_parts = 1;
    steps[1].outcome = OUTCOME_RETURNED;
    steps[2].is_own = true;
    steps[2].outcome = OUTCOME_APPROVED_UNANIMOUSLY;
    steps[2].presenter_title = "Kunnanjohtaja";
    steps[2].parts = parts;
    steps[2].n_parts = sizeof parts / sizeof *parts;
    steps[2].persons = people;
    steps[2].n_persons = 3;
    steps[2].recipients = recipients;
    steps[2].n_recipients = 2;
    struct agenda_item item = test_item(meeting, 40, "Sopimus \"kumppanuudesta\" & <muusta>");
    item.item_number = 4;
    item.outcome = OUTCOME_APPROVED_UNANIMOUSLY;
    item.remedy = REMEDY_REVIEW;
    item.organization_text = "KH";
    item.handlings = steps;
    item.n_handlings = 3;
    int64_t id = test_item_added(db, &item);
    const struct file files[] = {
        {.kind = FILE_ATTACHMENT, .number = "1", .title = "Sopimusluonnos", .file_name = "luonnos.pdf",
         .media_type = "application/pdf", .sha256 = "", .size = 0, .source_url = "https://ep10.example/kokous/1-1-1.PDF"},
        {.kind = FILE_MENTIONED, .number = "", .title = "Laskelma", .file_name = "", .media_type = "", .sha256 = "",
         .size = 0, .source_url = ""}};
    must(file_change_of_item(db, id, files, 2) == OK);
    must(paper_add_item(db, test_paper(db, town, "5/00.04.02/2024", "Sopimus"), id) == OK);
    must(paper_add_item(db, test_paper(db, town, "", "Aloite"), id) == OK);
}

/* 3 secret, 4 only a title, 5 of a network without authority and without title, 6 Swedish on an agenda. */
static void add_others(struct db *db, int64_t town, int64_t board, int64_t meeting)
{
    struct part parts[] = {{.type = PART_DECISION, .markdown = "Salaista."}};
    struct handling own = test_handling(board, "KH", "2024-02-12", 41);
    own.is_own = true;
    own.parts = parts;
    own.n_parts = 1;
    struct agenda_item item = test_item(meeting, 41, "Salassa pidettävä asia");
    item.is_secret = true;
    item.secrecy_ground = "JulkL 24 § 1 mom. 20 kohta";
    item.handlings = &own;
    item.n_handlings = 1;
    test_item_added(db, &item);

    item = test_item(meeting, 0, "Ilmoitusasiat");
    item.kind = 0;
    item.position = 42;
    item.has_text = item.is_decided = false;
    item.outcome = 0;
    test_item_added(db, &item);

    int64_t network = test_organization(db, town, ORGANIZATION_NETWORK, "Kulttuuriverkosto");
    test_item_of(db, network, test_meeting(db, network, "2024-03-01"), "2024-03-01", 2, "");

    parts[0] = (struct part){.type = PART_PROPOSAL, .markdown = "Styrelsen godkänner avtalet."};
    int64_t next = test_meeting(db, board, "2024-03-25");
    own = test_handling(board, "Kommunstyrelsen", "2024-03-25", 0);
    own.is_own = true;
    own.parts = parts;
    own.n_parts = 1;
    item = test_item(next, 0, "Avtal om samarbete");
    item.item_number = 3;
    item.position = 3;
    item.kind = ITEM_AGENDA;
    item.language = "sv";
    item.is_decided = false;
    item.outcome = 0;
    item.handlings = &own;
    item.n_handlings = 1;
    test_item_added(db, &item);
}

static void fill(struct test_app *t)
{
    struct db *db = test_app_writer(t);
    int64_t town = test_party(db, "Mallikunta"), board = test_organization(db, town, ORGANIZATION_BOARD, "Kunnanhallitus");
    int64_t meeting = test_meeting(db, board, "2024-02-12");
    add_first(db, board, test_meeting(db, board, "2024-01-08"));
    add_full(db, town, board, meeting);
    add_others(db, town, board, meeting);
    test_app_written(t);
}

static void pages_are_as_read(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    test_app_same(t, "/kokousasiat/2", GOLDEN "show.html");
    test_app_same(t, "/sv/kokousasiat/2", GOLDEN "show.sv.html");
    test_app_same(t, "/kokousasiat/2.json", GOLDEN "show.json");
    test_app_same(t, "/kokousasiat/3", GOLDEN "show_secret.html");
    test_app_same(t, "/kokousasiat/3.json", GOLDEN "show_secret.json");
    test_app_same(t, "/kokousasiat/4", GOLDEN "show_title.html");
    test_app_same(t, "/kokousasiat/4.json", GOLDEN "show_title.json");
    test_app_same(t, "/en/kokousasiat/5", GOLDEN "show_network.en.html");
    test_app_same(t, "/kokousasiat/6", GOLDEN "show_swedish.html");
    test_app_same(t, "/paatokset", GOLDEN "decisions.html");
    test_app_same(t, "/en/paatokset?vuosi=2024&toimielin=1", GOLDEN "decisions_of_organ.en.html");
    test_app_same(t, "/paatokset.json?toimija=1&vuosi=2024", GOLDEN "decisions.json");
}

static void what_is_not_there_is_not_found(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    static const char *const missing[] = {"/kokousasiat/99", "/kokousasiat/99.json", "/paatokset?toimija=99",
                                          "/paatokset.json?toimielin=99"};
    static const char *const wrong[] = {"/paatokset?vuosi=kissa", "/paatokset?vuosi=10000", "/paatokset.json?toimija=x",
                                        "/paatokset?jalkeen=2024", "/paatokset?jalkeen=2024-02-30.1"};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        assert_int_equal(test_app_get(t, missing[i])->status, 404);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_int_equal(test_app_get(t, wrong[i])->status, 400);
    struct db *db = test_app_writer(t);
    must(agenda_item_change_hidden(db, 2, true) == OK);
    test_app_written(t);
    assert_int_equal(test_app_get(t, "/kokousasiat/2")->status, 404);
    assert_int_equal(test_app_get(t, "/kokousasiat/2.json")->status, 404);
}

/* Nothing of a secret item's text, in no form; hostile text is text. */
static void what_must_not_be_shown_is_not(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    assert_null(strstr(test_app_get(t, "/kokousasiat/3")->body.p, "Salaista."));
    assert_null(strstr(test_app_get(t, "/kokousasiat/3.json")->body.p, "Salaista."));
    assert_null(strstr(test_app_get(t, "/kokousasiat/2")->body.p, "<script>"));
    assert_null(strstr(test_app_get(t, "/kokousasiat/2")->body.p, "<muusta>"));
}

/* The way back to the newest and on to older ones keeps the filters. */
static void a_long_list_goes_on_after_its_key(void **state)
{
    struct test_app *t = test_app(state);
    struct db *db = test_app_writer(t);
    int64_t town = test_party(db, "Mallikunta"), board = test_organization(db, town, ORGANIZATION_BOARD, "Hallitus");
    int64_t meeting = test_meeting(db, board, "2024-01-08");
    for (int i = 1; i <= 31; i++) test_item_of(db, board, meeting, "2024-01-08", i, "Asia");
    test_app_written(t);
    assert_non_null(strstr(test_app_get(t, "/paatokset.json?toimielin=1")->body.p,
                           "\"next\":\"/paatokset.json?jalkeen=2024-01-08.2&toimielin=1\""));
    const struct answer *rest = test_app_get(t, "/paatokset.json?toimielin=1&jalkeen=2024-01-08.2");
    assert_non_null(strstr(rest->body.p, "{\"items\":[{\"id\":1,"));
    assert_non_null(strstr(rest->body.p, "\"next\":null"));
    rest = test_app_get(t, "/paatokset?vuosi=2024&toimija=1&jalkeen=2024-01-08.2");
    assert_non_null(strstr(rest->body.p, "<a href=\"/paatokset?toimija=1&amp;vuosi=2024\">"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(pages_are_as_read, all_routes),
        TEST_APP(what_is_not_there_is_not_found, all_routes),
        TEST_APP(what_must_not_be_shown_is_not, all_routes),
        TEST_APP(a_long_list_goes_on_after_its_key, all_routes),
    };
    return cmocka_run_group_tests_name("agenda_web", tests, NULL, NULL);
}
