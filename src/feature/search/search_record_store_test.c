/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "feature/agenda/agenda_store.h"
#include "feature/file/file_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/paper/paper_store.h"
#include "feature/party/party_store.h"
#include "feature/search/search_record_store.h"

struct records {
    int64_t party, organization, meeting, item, paper;
};

static struct day day(const char *iso)
{
    struct day d;
    assert_int_equal(day_read_iso(str_of(iso), &d), OK);
    return d;
}

static int64_t add_item(struct test_db *t, const struct records *r)
{
    struct part parts[] = {
        {.type = PART_EXPLANATION, .markdown = "| Maksaja | Osuus |\n|---|---|\n| Rantala | 40 % |"},
        {.type = PART_DECISION, .markdown = "Uimarannan **laituri** korjataan."}};
    struct handling_person contact = {.role = PERSON_CONTACT,
                                      .title = "Rantavalvoja",
                                      .name = "",
                                      .phone = "",
                                      .email = "ranta@kunta.example"};
    struct handling handlings[] = {
        {.organization_text = "Kylätoimikunta",
         .handled_on = DAY_NONE,
         .paragraph = 77,
         .kind = HANDLING_HEARING,
         .presenter_title = "",
         .presenter_name = ""},
        {.is_own = true,
         .organization_id = r->organization,
         .organization_text = "Ltk",
         .handled_on = day("2025-05-05"),
         .kind = HANDLING_DECISION,
         .presenter_title = "",
         .presenter_name = "",
         .persons = &contact,
         .n_persons = 1,
         .parts = parts,
         .n_parts = 2},
    };
    struct agenda_item item = {.meeting_id = r->meeting,
                               .position = 1,
                               .paragraph = 12,
                               .kind = ITEM_MINUTES,
                               .title = "Ranta-alueen kunnostus",
                               .language = "fi",
                               .organization_text = "Ltk",
                               .secrecy_ground = "",
                               .source_host = "",
                               .source_id = "",
                               .source_url = "",
                               .has_text = true,
                               .is_decided = true,
                               .handlings = handlings,
                               .n_handlings = 2};
    const char *number = "55/10.03.01/2025";
    struct paper p = {.party_id = r->party,
                      .title = "Rannan kunto",
                      .type = "Hanke",
                      .state = PAPER_OPEN,
                      .next_step = "Urakan kilpailutus",
                      .language = "fi"};
    struct file files[] = {{.kind = FILE_ATTACHMENT,
                            .number = "1",
                            .title = "Laiturin piirustus",
                            .file_name = "l.pdf",
                            .media_type = "application/pdf",
                            .sha256 = "",
                            .source_url = "https://kunta.example/l.pdf"},
                           {.kind = FILE_MENTIONED,
                            .number = "",
                            .title = "Soutukartta",
                            .file_name = "",
                            .media_type = "",
                            .sha256 = "",
                            .source_url = ""}};
    int64_t id;
    assert_int_equal(agenda_item_add(t->db, &item, moment_make(day("2025-05-06"), 12, 0), &id), OK);
    assert_int_equal(paper_change_of_item(t->db, &p, id, &number, 1), OK);
    assert_int_equal(file_change_of_item(t->db, id, files, 2), OK);
    return id;
}

static struct records fill(struct test_db *t)
{
    struct records r;
    struct party p = {.kind = PARTY_MUNICIPALITY,
                      .name = "Rantakunta",
                      .name_sv = "Strandkommun",
                      .name_en = "",
                      .short_name = "",
                      .official_name = "Rantakunnan kunta",
                      .business_id = "",
                      .municipality_code = "",
                      .language = "fi",
                      .website = "",
                      .description = "Kunta *järven* rannalla.",
                      .succeeded_on = DAY_NONE};
    assert_int_equal(party_add(t->db, &p, &r.party), OK);
    struct organization o = {.party_id = r.party,
                             .kind = ORGANIZATION_COMMITTEE,
                             .regime = REGIME_MUNICIPAL,
                             .state = ORGANIZATION_ACTIVE,
                             .name = "Ympäristölautakunta",
                             .name_sv = "Miljönämnden",
                             .name_en = "",
                             .short_name = "Ltk",
                             .language = "fi",
                             .sector = "",
                             .tasks = "Vesistöt ja kalastus.",
                             .rhythm = "",
                             .started_on = DAY_NONE,
                             .ended_on = DAY_NONE,
                             .source_host = "",
                             .source_id = ""};
    assert_int_equal(organization_add(t->db, &o, &r.organization), OK);
    struct meeting m = {.organization_id = r.organization,
                        .state = MEETING_APPROVED,
                        .kind = MEETING_MINUTES,
                        .held_on = day("2025-05-05"),
                        .published_on = DAY_NONE,
                        .place = "Venevaja",
                        .language = "fi",
                        .source_host = "",
                        .source_id = "",
                        .source_url = ""};
    assert_int_equal(meeting_add(t->db, &m, &r.meeting), OK);
    r.item = add_item(t, &r);
    assert_int_equal(paper_find_by_number(t->db, r.party, "55/10.03.01/2025", &r.paper), OK);
    assert_int_equal(search_add_party(t->db, r.party), OK);
    assert_int_equal(search_add_organization(t->db, r.organization), OK);
    assert_int_equal(search_add_meeting(t->db, r.meeting), OK);
    assert_int_equal(search_add_item(t->db, r.item), OK);
    assert_int_equal(search_add_paper(t->db, r.paper), OK);
    return r;
}

/* The addresses found, newest first: "/kokousasiat/1 /asiat/1". */
static const char *found(struct test_db *t, const char *text)
{
    struct search_query q = {.from = DAY_NONE, .to = DAY_NONE, .page = 1, .order = SEARCH_NEWEST};
    struct search_answer answer = {0};
    struct problem why = {0};
    const char *line = "";
    assert_int_equal(search_read(t->a, str_of(text), &q, &why), OK);
    assert_int_equal(search_find(t->db, t->a, &q, day("2025-06-01"), &answer, &why), OK);
    if (answer.used_suggestion) return "";
    for (size_t i = 0; i < answer.n; i++)
        line = arena_printf(t->a, "%s%s%s", line, i > 0 ? " " : "", answer.results[i].url);
    return line;
}

static void records_are_found(void **state)
{
    struct test_db *t = test_db(state);
    struct records r = fill(t);
    if (db_is_pg(t->db)) skip(); /* documents are kept there, not yet searched */
    const char *item = agenda_item_path(t->a, r.item), *paper = paper_path(t->a, r.paper);
    const char *file = "https://kunta.example/l.pdf", *party = party_path(t->a, r.party);
    assert_string_equal(found(t, "laituri korjaus"), item);     /* its decision, without marks */
    assert_string_equal(found(t, "Rantala"), item);             /* a cell of a table */
    assert_string_equal(found(t, "ranta@kunta.example"), item); /* whom to ask */
    assert_string_equal(found(t, "kylätoimikunta"), item);      /* an earlier step */
    assert_string_equal(found(t, "\"§ 77\""), item);
    assert_string_equal(found(t, "kilpailutus"), paper);
    assert_string_equal(found(t, "piirustus"), file);
    assert_string_equal(found(t, "soutukartta"), ""); /* only mentioned: nothing to open */
    assert_string_equal(found(t, "kalastus"),
                        organization_path(t->a, ORGANIZATION_COMMITTEE, r.organization));
    assert_string_equal(found(t, "miljönämnden"),
                        organization_path(t->a, ORGANIZATION_COMMITTEE, r.organization));
    assert_string_equal(found(t, "venevaja"), meeting_path(t->a, r.meeting));
    assert_string_equal(found(t, "järvi"), party);
    assert_string_equal(found(t, "Strandkommun"), party);
}

/* What the public does not see is not found. */
static void a_hidden_item_is_taken_out(void **state)
{
    struct test_db *t = test_db(state);
    struct records r = fill(t);
    assert_int_equal(agenda_item_change_hidden(t->db, r.item, true), OK);
    assert_int_equal(search_add_item(t->db, r.item), OK);
    if (db_is_pg(t->db)) skip();
    assert_string_equal(found(t, "laituri"), "");
    assert_string_equal(found(t, "piirustus"), "");
    assert_int_equal(agenda_item_change_hidden(t->db, r.item, false), OK);
    assert_int_equal(search_add_item(t->db, r.item), OK);
    assert_string_equal(found(t, "Rantala"), agenda_item_path(t->a, r.item));
}

static void what_is_not_there(void **state)
{
    struct test_db *t = test_db(state);
    assert_int_equal(search_add_item(t->db, 999), OK); /* taken out: nothing to take */
    assert_int_equal(search_add_meeting(t->db, 999), ERR_NOT_FOUND);
    assert_int_equal(search_add_paper(t->db, 999), ERR_NOT_FOUND);
    assert_int_equal(search_add_organization(t->db, 999), ERR_NOT_FOUND);
    assert_int_equal(search_add_party(t->db, 999), ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST_DB(records_are_found), TEST_DB(a_hidden_item_is_taken_out),
                                       TEST_DB(what_is_not_there)};
    day_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
