/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testapp.h"

#include "app/features.h"
#include "feature/agenda/agenda_store.h"
#include "feature/file/file_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/party/party_store.h"

#define PDF_HASH "00000000000000000000000000000000000000000000000000000000000000a1"
#define HTML_HASH "00000000000000000000000000000000000000000000000000000000000000b2"
#define TEXT_HASH "00000000000000000000000000000000000000000000000000000000000000c3"

/* Item 1 with: 1 a PDF, 2 a web page that somebody attached, 3 one that is only mentioned, 4 one kept elsewhere, 5 text. */
static void fill(struct test_app *t)
{
    struct db *db = test_app_writer(t);
    int64_t party, board, meeting, item;
    const struct party p = {.kind = PARTY_MUNICIPALITY, .name = "Kotka", .name_sv = "", .name_en = "", .short_name = "",
                            .official_name = "", .business_id = "", .municipality_code = "", .language = "fi",
                            .website = "", .description = "", .succeeded_on = DAY_NONE};
    assert_int_equal(party_add(db, &p, &party), OK);
    const struct organization o = {.party_id = party, .kind = ORGANIZATION_BOARD, .regime = REGIME_MUNICIPAL,
                                   .state = ORGANIZATION_ACTIVE, .name = "Hallitus", .name_sv = "", .name_en = "",
                                   .short_name = "", .language = "fi", .sector = "", .tasks = "", .rhythm = "",
                                   .started_on = DAY_NONE, .ended_on = DAY_NONE, .source_host = "", .source_id = ""};
    assert_int_equal(organization_add(db, &o, &board), OK);
    const struct meeting m = {.organization_id = board, .state = MEETING_HELD, .held_on = test_app_today(),
                              .published_on = DAY_NONE, .place = "", .language = "fi", .source_host = "",
                              .source_id = "", .source_url = ""};
    assert_int_equal(meeting_add(db, &m, &meeting), OK);
    const struct agenda_item i = {.meeting_id = meeting, .position = 1, .title = "Asia", .language = "fi",
                                  .organization_text = "", .secrecy_ground = "", .source_host = "", .source_id = "",
                                  .source_url = ""};
    assert_int_equal(agenda_item_add(db, &i, (struct moment){1700000000}, &item), OK);
    assert_int_equal(blob_add(db, PDF_HASH, STR("%PDF-1.7 \0 end")), OK);
    assert_int_equal(blob_add(db, HTML_HASH, STR("<script>alert(1)</script>")), OK);
    assert_int_equal(blob_add(db, TEXT_HASH, STR("Lausunto")), OK);
    const struct file files[] = {
        {.kind = FILE_ATTACHMENT, .number = "1", .title = "Päätösehdotus", .file_name = "Päätös.pdf",
         .media_type = "application/pdf", .sha256 = PDF_HASH, .size = 14, .source_url = ""},
        {.kind = FILE_ATTACHMENT, .number = "2", .title = "Sivu", .file_name = "sivu.html", .media_type = "text/html",
         .sha256 = HTML_HASH, .size = 25, .source_url = ""},
        {.kind = FILE_MENTIONED, .number = "", .title = "Luonnos", .file_name = "", .media_type = "", .sha256 = "",
         .source_url = ""},
        {.kind = FILE_ATTACHMENT, .number = "3", .title = "Muualla", .file_name = "", .media_type = "", .sha256 = "",
         .source_url = "https://kunta.example/3.PDF"},
        {.kind = FILE_BACKGROUND, .number = "", .title = "Lausunto", .file_name = "lausunto.txt",
         .media_type = "text/plain", .sha256 = TEXT_HASH, .size = 8, .source_url = ""},
    };
    assert_int_equal(file_change_of_item(db, item, files, 5), OK);
    test_app_written(t);
}

static void a_pdf_is_shown_in_place(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const struct answer *answer = test_app_get(t, "/liitteet/1/Paatos.pdf");
    assert_int_equal(answer->status, 200);
    assert_true(str_eq(answer->body, STR("%PDF-1.7 \0 end")));
    assert_string_equal(answer_header(answer, "Content-Type"), "application/pdf");
    assert_string_equal(answer_header(answer, "Content-Disposition"),
                        "inline; filename=\"Paatos.pdf\"; filename*=UTF-8''Paatos.pdf");
    assert_string_equal(answer_header(answer, "X-Content-Type-Options"), "nosniff");
    assert_null(strstr(answer_header(answer, "Content-Security-Policy"), "sandbox"));
}

static void a_text_is_shown_in_a_sandbox(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const struct answer *answer = test_app_get(t, "/liitteet/5/lausunto.txt");
    assert_string_equal(answer_header(answer, "Content-Type"), "text/plain; charset=utf-8");
    assert_non_null(strstr(answer_header(answer, "Content-Disposition"), "inline; "));
    assert_non_null(strstr(answer_header(answer, "Content-Security-Policy"), "; sandbox"));
}

/* What could act in our name is only downloaded, and even then without rights. */
static void a_web_page_is_never_shown_in_place(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const struct answer *answer = test_app_get(t, "/liitteet/2/sivu.html");
    assert_int_equal(answer->status, 200);
    assert_non_null(strstr(answer_header(answer, "Content-Disposition"), "attachment; "));
    assert_non_null(strstr(answer_header(answer, "Content-Security-Policy"), "; sandbox"));
}

static void another_name_leads_to_the_right_one(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    const struct answer *answer = test_app_get(t, "/liitteet/1/vanha.pdf");
    assert_int_equal(answer->status, 301);
    assert_string_equal(answer_header(answer, "Location"), "/liitteet/1/Paatos.pdf");
}

static void what_is_not_kept_here_is_not_found(void **state)
{
    struct test_app *t = test_app(state);
    fill(t);
    assert_int_equal(test_app_get(t, "/liitteet/99/x.pdf")->status, 404);
    const struct answer *answer = test_app_get(t, "/en/liitteet/3/liite");
    assert_int_equal(answer->status, 404);
    assert_non_null(strstr(answer->body.p, "This file is not kept here."));
    assert_int_equal(test_app_get(t, "/liitteet/4/Muualla")->status, 404);
    struct db *db = test_app_writer(t);
    assert_int_equal(agenda_item_change_hidden(db, 1, true), OK);
    test_app_written(t);
    assert_int_equal(test_app_get(t, "/liitteet/1/Paatos.pdf")->status, 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_APP(a_pdf_is_shown_in_place, all_routes),
        TEST_APP(a_text_is_shown_in_a_sandbox, all_routes),
        TEST_APP(a_web_page_is_never_shown_in_place, all_routes),
        TEST_APP(another_name_leads_to_the_right_one, all_routes),
        TEST_APP(what_is_not_kept_here_is_not_found, all_routes),
    };
    return cmocka_run_group_tests_name("file_web", tests, NULL, NULL);
}
