/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/features.h"
#include "feature/file/file_store.h"
#include "lib/records.h"

/* 1 the board's § 39 with texts, 2 a secret § 40, 3 only noted: all of meeting 1. 4 of a network (meeting 2), Swedish.
 * Meeting 3 has no items. */
static void fill(struct test_app *t)
{
    struct db *db = test_app_writer(t);
    int64_t town = test_party(db, "Mallikunta"), board = test_organization(db, town, ORGANIZATION_BOARD, "Kunnanhallitus");
    int64_t meeting = test_meeting(db, board, "2024-02-12");
    struct part parts[] = {{.type = PART_EXPLANATION, .markdown = "Selostus [linkki](/asiat/1)."},
                           {.type = PART_DECISION, .markdown = "Kunnanhallitus **hyväksyi** sopimuksen."}};
    struct handling steps[] = {test_handling(0, "Valtuusto", "2023-11-20", 7), test_handling(board, "KH", "2024-02-12", 39)};
    steps[1].is_own = true;
    steps[1].parts = parts;
    steps[1].n_parts = 2;
    struct agenda_item item = test_item(meeting, 39, "Sopimus <kumppanuudesta>");
    item.outcome = OUTCOME_APPROVED_UNANIMOUSLY;
    item.handlings = steps;
    item.n_handlings = 2;
    int64_t id = test_item_added(db, &item);
    const struct file file = {.kind = FILE_ATTACHMENT, .number = "1", .title = "Sopimusluonnos", .file_name = "",
                              .media_type = "", .sha256 = "", .source_url = "https://kunta.example/1.pdf"};
    must(file_change_of_item(db, id, &file, 1) == OK);
    parts[1].markdown = "Salainen ratkaisu.";
    item = test_item(meeting, 40, "Neuvottelutavoitteet");
    item.outcome = OUTCOME_APPROVED;
    item.is_secret = true;
    item.secrecy_ground = "621/1999 24 § 1 mom. 17 kohta";
    steps[1].paragraph = 40;
    item.handlings = &steps[1];
    item.n_handlings = 1;
    test_item_added(db, &item);
    item = test_item(meeting, 41, "Saapuneet asiakirjat");
    item.outcome = OUTCOME_NOTED;
    test_item_added(db, &item);

    int64_t network = test_organization(db, town, ORGANIZATION_NETWORK, "Kulturnätverket");
    parts[1].markdown = "Nätverket antecknade.";
    item = test_item(test_meeting(db, network, "2024-03-01"), 1, "Årets plan");
    item.language = "sv";
    steps[1] = test_handling(network, "Kulturnätverket", "2024-03-01", 1);
    steps[1].is_own = true;
    steps[1].parts = parts;
    steps[1].n_parts = 2;
    item.handlings = &steps[1];
    item.n_handlings = 1;
    test_item_added(db, &item);
    test_meeting(db, board, "2024-04-08");
    test_app_written(t);
}

/* The text of the PDF at an address; the test is skipped where pdftotext is not installed. */
static const char *text_at(struct test_app *t, const char *target)
{
    const struct answer *answer = test_app_get(t, target);
    assert_int_equal(answer->status, 200);
    assert_string_equal(answer_header(answer, "Content-Type"), "application/pdf");
    const char *document = arena_printf(t->a, "%s/x.pdf", t->folder), *text = arena_printf(t->a, "%s/x.txt", t->folder);
    FILE *f = fopen(document, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(answer->body.p, 1, answer->body.n, f), answer->body.n);
    fclose(f);
    pid_t child = fork();
    if (child == 0) {
        execlp("pdftotext", "pdftotext", "-layout", document, text, NULL);
        _exit(127);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    unlink(document);
    if (WEXITSTATUS(status) == 127) skip();
    assert_int_equal(status, 0);
    char bytes[20000];
    f = fopen(text, "rb");
    assert_non_null(f);
    size_t n = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    unlink(text);
    return arena_strndup(t->a, bytes, n);
}

static void has(const char *text, const char *what)
{
    if (!strstr(text, what)) print_error("no \"%s\" in:\n%s\n", what, text);
    assert_non_null(strstr(text, what));
}

static void an_item_is_printed(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const char *text = text_at(t, "/kokousasiat/1.pdf");
    has(text, "Sopimus <kumppanuudesta>");
    has(text, "Kunnanhallitus, Mallikunta");
    has(text, "§ 39");
    has(text, "Kunnanhallitus hyväksyi sopimuksen.");
    has(text, "Valtuusto 20.11.2023 § 7");
    has(text, "1. Sopimusluonnos");
    has(text, "134, 137 ja 138 §");
    assert_true(strstr(text, "hyväksyi sopimuksen") < strstr(text, "Selostus linkki")); /* the decision first */
    assert_string_equal(answer_header(test_app_get(t, "/kokousasiat/1.pdf"), "Content-Disposition"),
                        "inline; filename=\"Kunnanhallitus 12.2.2024 __ 39.pdf\"; "
                        "filename*=UTF-8''Kunnanhallitus%2012.2.2024%20%C2%A7%2039.pdf");
}

static void the_record_keeps_its_language(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const char *text = text_at(t, "/en/kokousasiat/4.pdf");
    has(text, "Årets plan");
    has(text, "Beslut");
    has(text, "Kulturnätverket 2024-03-01 § 1");
}

static void of_a_secret_item_the_ground_alone(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const char *text = text_at(t, "/kokousasiat/2.pdf");
    has(text, "Neuvottelutavoitteet");
    has(text, "621/1999 24 § 1 mom. 17 kohta");
    assert_null(strstr(text, "Salainen ratkaisu"));
    text = text_at(t, "/kokoukset/1/poytakirja.pdf");
    has(text, "621/1999 24 § 1 mom. 17 kohta");
    assert_null(strstr(text, "Salainen ratkaisu"));
}

static void minutes_are_made_of_their_items(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const char *text = text_at(t, "/kokoukset/1/poytakirja.pdf");
    has(text, "Kunnanhallitus 12.2.2024, ");
    has(text, "39–41");
    has(text, "§ 39 Sopimus <kumppanuudesta>");
    assert_true(strstr(text, "Selostus linkki") < strstr(text, "hyväksyi sopimuksen")); /* as it was written */
    const char *last = strstr(text, "Muutoksenhakuohje");
    assert_non_null(last);
    has(last, "Pykälät: 39–40\n");
    has(last, "Pykälät: 41\n");
    has(last, "136 §");
}

/* Outside authorities there is nothing to appeal to. */
static void a_network_has_no_appeal_instruction(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const char *text = text_at(t, "/kokoukset/2/poytakirja.pdf");
    has(text, "Nätverket antecknade.");
    assert_null(strstr(text, "Muutoksenhakuohje"));
    assert_null(strstr(text, "410/2015"));
}

static void a_meeting_without_items_is_a_front_page(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const char *text = text_at(t, "/kokoukset/3/poytakirja.pdf");
    has(text, "Kunnanhallitus 8.4.2024");
    has(text, "1/1");
}

static void what_is_not_there_is_not_found(void **state)
{
    static const char *const missing[] = {"/kokousasiat/99.pdf", "/kokoukset/99/poytakirja.pdf", "/kokoukset/x/poytakirja.pdf"};
    struct test_app *t = test_app(state);
    fill(t);
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        assert_int_equal(test_app_get(t, missing[i])->status, 404);
    must(agenda_item_change_hidden(test_app_writer(t), 1, true) == OK);
    test_app_written(t);
    assert_int_equal(test_app_get(t, "/kokousasiat/1.pdf")->status, 404);
    assert_null(strstr(text_at(t, "/kokoukset/1/poytakirja.pdf"), "kumppanuudesta"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(an_item_is_printed, all_routes),
        TEST_APP(the_record_keeps_its_language, all_routes),
        TEST_APP(of_a_secret_item_the_ground_alone, all_routes),
        TEST_APP(minutes_are_made_of_their_items, all_routes),
        TEST_APP(a_network_has_no_appeal_instruction, all_routes),
        TEST_APP(a_meeting_without_items_is_a_front_page, all_routes),
        TEST_APP(what_is_not_there_is_not_found, all_routes),
    };
    return cmocka_run_group_tests_name("agenda_pdf", tests, NULL, NULL);
}
