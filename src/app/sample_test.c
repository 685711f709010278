/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/sample.h"

#include <glob.h>
#include <stdio.h>

#include "feature/agenda/agenda_store.h"
#include "feature/file/file_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/paper/paper_store.h"
#include "feature/party/party_store.h"
#include "feature/search/search_store.h"
#include "lib/testdb.h"

static const struct viewer public_viewer = {0};

static struct sample_counts load(struct test_db *t)
{
    struct sample_counts counts = {0};
    struct problem why = {0};
    enum err e = sample_load(t->db, sample_files, &counts, &why);
    if (e != OK) fail_msg("%s: %s", err_name(e), why.note);
    return counts;
}

static int64_t party(struct test_db *t, const char *name)
{
    int64_t id;
    assert_int_equal(party_find_by_name(t->db, name, &id), OK);
    assert_true(id > 0);
    return id;
}

static int64_t organization(struct test_db *t, const char *party_name, const char *name)
{
    int64_t id;
    assert_int_equal(organization_find_by_name(t->db, party(t, party_name), name, &id), OK);
    assert_true(id > 0);
    return id;
}

static struct day day(const char *iso)
{
    struct day d;
    assert_int_equal(day_read_iso(str_of(iso), &d), OK);
    return d;
}

static struct agenda_item item(struct test_db *t, int64_t organization_id, const char *iso, int64_t paragraph)
{
    struct agenda_item item;
    int64_t id;
    assert_int_equal(agenda_item_find_by_paragraph(t->db, organization_id, day(iso), paragraph, &id), OK);
    assert_true(id > 0);
    assert_int_equal(agenda_item_get(t->db, t->a, &public_viewer, id, &item), OK);
    return item;
}

/* Issue 2: at least 12 meetings and 80 items of the invented municipality, with attachments. */
static void the_region_is_large_enough(struct test_db *t, struct sample_counts n)
{
    struct meeting *meetings;
    size_t n_meetings, n_items = 0, n_kept = 0;
    struct meeting_filter f = {.party_id = party(t, "Mallijoki"), .before_day = DAY_NONE};
    assert_int_equal(meeting_list(t->db, t->a, &f, 200, &meetings, &n_meetings), OK);
    for (size_t i = 0; i < n_meetings; i++) {
        struct agenda_item *items;
        struct file *files;
        size_t n_here, n_files;
        assert_true(meetings[i].is_example);
        assert_int_equal(agenda_item_list_by_meeting(t->db, t->a, meetings[i].id, &items, &n_here), OK);
        assert_int_equal(file_list_by_meeting(t->db, t->a, meetings[i].id, &files, &n_files), OK);
        n_items += n_here;
        for (size_t k = 0; k < n_files; k++)
            n_kept += *files[k].sha256 != 0;
    }
    assert_true(n_meetings >= 12);
    assert_true(n_items >= 80);
    assert_true(n_kept >= 10);
    assert_true(n.meetings > (int64_t)n_meetings && n.items > (int64_t)n_items); /* and the real ones */
}

/* The series of a complete year has one gap, told as such (domain 3.2), and no § twice anywhere. */
static void a_gap_in_a_complete_year(struct test_db *t)
{
    struct organization o;
    struct paragraph_series series;
    int64_t id = organization(t, "Mallijoki", "Hyvinvointilautakunta");
    assert_int_equal(organization_get(t->db, t->a, id, &o), OK);
    assert_int_equal(organization_read_series(t->db, t->a, &o, 2025, &series), OK);
    assert_true(series.claims_gaps);
    assert_int_equal(series.n, 27);
    assert_int_equal(series.n_missing, 1);
    assert_int_equal(series.n_duplicates, 0);
    assert_int_equal(series.at[13].number, 14);
    assert_int_equal(series.at[13].item_id, 0);
    struct organization *all;
    size_t n;
    assert_int_equal(organization_list(t->db, t->a, false, (struct organization_key){"", 0}, 200, &all, &n),
                     OK);
    for (size_t i = 0; i < n; i++)
        for (int year = 2022; year <= 2027; year++) {
            assert_int_equal(organization_read_series(t->db, t->a, &all[i], year, &series), OK);
            assert_int_equal(series.n_duplicates, 0);
            assert_int_equal(series.n_missing, all[i].id == id && year == 2025);
        }
}

/* The real decisions of domain.md and their links. */
static void the_real_decisions(struct test_db *t)
{
    struct agenda_item i180 = item(t, organization(t, "Kouvola", "Kaupunginhallitus"), "2023-08-14", 180);
    assert_int_equal(i180.outcome, OUTCOME_APPROVED);
    assert_string_equal(i180.handlings[0].presenter_title, "Kaupunginjohtaja");
    struct agenda_item i183 = item(t, organization(t, "Virolahti", "KhVi"), "2023-10-09", 183);
    assert_int_equal(i183.outcome, OUTCOME_APPROVED_UNANIMOUSLY);
    struct agenda_item i10 =
        item(t, organization(t, "Kouvola", "Elinvoima- ja työllisyysjaosto"), "2025-02-11", 10);
    assert_int_equal(i10.outcome, OUTCOME_APPROVED);

    int64_t old, new;
    struct paper_link *links;
    size_t n;
    assert_int_equal(paper_find_by_number(t->db, party(t, "Kouvola"), "5523/00.04.02/2023", &old), OK);
    assert_int_equal(paper_find_by_number(t->db, party(t, "Kouvola"), "8921/00.04.01/2025", &new), OK);
    assert_int_equal(paper_list_links(t->db, t->a, old, &links, &n), OK);
    assert_int_equal(n, 2);
    for (size_t i = 0; i < n; i++) {
        assert_true(links[i].is_from_other);
        assert_int_equal(links[i].kind, links[i].other_id == new ? PAPER_LINK_REPLACES : PAPER_LINK_ENDS);
    }
    struct chain_step *steps;
    assert_int_equal(paper_read_chain(t->db, t->a, new, &steps, &n), OK);
    assert_int_equal(n, 3); /* § 180, § 263, § 10 */
    assert_int_equal(steps[0].paragraph, 180);
    assert_int_equal(steps[1].paragraph, 263);
    assert_int_equal(steps[2].paragraph, 10);
}

/* Lempäälä: the initiative's undated step, the board's own item, the guide's steps, the committee
 * (domain 3.4). */
static void the_initiative_chain(struct test_db *t)
{
    struct agenda_item last = item(t, organization(t, "Lempäälä", "Sivistyslautakunta"), "2022-12-15", 122);
    struct agenda_item first = item(t, organization(t, "Lempäälä", "Kunnanhallitus"), "2022-02-14", 40);
    assert_int_equal(last.n_handlings, 7);
    assert_false(day_known(last.handlings[0].handled_on));
    assert_int_equal(last.handlings[1].own_item_id, first.id);
    assert_true(last.handlings[6].is_own);
    for (size_t i = 2; i < last.n_handlings; i++)
        assert_true(last.handlings[i - 1].handled_on.n < last.handlings[i].handled_on.n);
}

/* The duty calendar 2022–2030 has every task every year. */
static void the_duty_calendar(struct test_db *t)
{
    struct duty *duties;
    size_t n;
    int64_t id = organization(t, "Kymenlaakson järjestöjen neuvottelukunta",
                              "Kymenlaakson järjestöjen neuvottelukunta");
    assert_int_equal(organization_list_duties(t->db, t->a, id, &duties, &n), OK);
    static const char *const houses[] = {"Kouvolan hyvinvointiyhdistykset ry", "Kumppanuustalo Viikari",
                                         "Kumppanuustalo Hilma"};
    for (int year = 2022; year <= 2030; year++) {
        int tasks = 0;
        struct day on;
        assert_int_equal(day_make(year, 7, 1, &on), OK);
        for (size_t i = 0; i < n; i++) {
            if (!period_holds(duties[i].starts_on, duties[i].ends_on, on)) continue;
            assert_string_equal(duties[i].party_name, houses[(year - 2022) / 3]);
            tasks |= 1 << duties[i].task;
        }
        assert_int_equal(tasks, 1 << DUTY_CHAIR | 1 << DUTY_SECRETARY | 1 << DUTY_COMMUNICATIONS |
                                    1 << DUTY_PREPARATION);
    }
}

/* The joint authority became the county. */
static void the_succession(struct test_db *t)
{
    struct party old;
    assert_int_equal(party_get(t->db, t->a, party(t, "Kymsote"), &old), OK);
    assert_int_equal(old.successor_id, party(t, "Kymenhva"));
    assert_int_equal(old.succeeded_on.n, day("2023-01-01").n);
}

/* Nobody is named: people are offices. Every outcome occurs; a secret item tells its ground and nothing else.
 */
static void items_are_well_formed(struct test_db *t)
{
    struct meeting *meetings;
    size_t n_meetings, n_items, n_secret = 0;
    unsigned seen = 0;
    struct meeting_filter f = {.before_day = DAY_NONE};
    assert_int_equal(meeting_list(t->db, t->a, &f, 200, &meetings, &n_meetings), OK);
    for (size_t m = 0; m < n_meetings; m++) {
        struct agenda_item *items, i;
        assert_int_equal(agenda_item_list_by_meeting(t->db, t->a, meetings[m].id, &items, &n_items), OK);
        for (size_t k = 0; k < n_items; k++) {
            assert_int_equal(agenda_item_get(t->db, t->a, &public_viewer, items[k].id, &i), OK);
            seen |= 1u << i.outcome;
            n_secret += i.is_secret;
            assert_int_equal(i.is_secret, *i.secrecy_ground != 0);
            if (i.is_secret) assert_false(i.has_text);
            if (meetings[m].regime == REGIME_NONE) assert_int_equal(i.remedy, REMEDY_NONE);
            if (i.kind == ITEM_AGENDA) assert_false(i.is_decided);
            for (size_t h = 0; h < i.n_handlings; h++) {
                assert_string_equal(i.handlings[h].presenter_name, "");
                for (size_t p = 0; p < i.handlings[h].n_persons; p++)
                    assert_string_equal(i.handlings[h].persons[p].name, "");
            }
        }
    }
    assert_int_equal(seen, (1u << (OUTCOME_UNCLEAR + 1)) - 1); /* 0 too: without a decision */
    assert_true(n_secret >= 1);
}

/* Among the first five that a searcher finds is this record. */
static void finds(struct test_db *t, const char *text, const char *title)
{
    struct search_query q = {.from = DAY_NONE, .to = DAY_NONE, .page = 1};
    struct search_answer answer = {0};
    struct problem why = {0};
    assert_int_equal(search_read(t->a, str_of(text), &q, &why), OK);
    assert_int_equal(search_find(t->db, t->a, &q, day("2026-11-22"), &answer, &why), OK);
    for (size_t i = 0; i < answer.n && i < 5; i++)
        if (!strcmp(answer.results[i].title, title)) return;
    fail_msg("%s: %s", text, answer.n ? answer.results[0].title : "nothing");
}

static void it_is_found(struct test_db *t)
{
    if (db_is_pg(t->db)) return; /* documents are kept there, not yet searched */
    finds(t, "hulevesi taksa", "Hulevesitaksa vuodelle 2027");
    finds(t, "yhdistyksen avustaminen", "Yhdistysten toiminta-avustukset vuodelle 2025");
    finds(
        t, "8921/00.04.01/2025",
        "Kumppanuusperusteinen yhteistyösopimus Kymenlaakson järjestöjen neuvottelukunnan kanssa tehtävästä "
        "yhteistyöstä");
    finds(t, "småbarnspedagogik", "Svenskspråkig småbarnspedagogik från och med hösten 2026");
    finds(t, "Vederlax", "Virolahti");
    finds(t, "YHVI", "Kouvolan hyvinvointiyhdistykset ry");
    finds(t, "talviuintipaikka", "Kuntalaisaloite talviuintipaikan avaamisesta Lohirantaan");
    finds(t, "tarjousvertailu", "Tarjousvertailu");
}

/* The agendas and plans of 2027 are coming at the end of 2026. */
static void meetings_are_coming(struct test_db *t)
{
    struct meeting *meetings;
    size_t n;
    assert_int_equal(meeting_list_coming(t->db, t->a, &(struct meeting_filter){0}, day("2026-12-31"), 50, &meetings, &n), OK);
    assert_true(n >= 10);
    for (size_t i = 0; i < n; i++) {
        assert_true(meetings[i].is_example);
        assert_int_not_equal(meetings[i].state, MEETING_APPROVED);
        assert_false(day_is_free(meetings[i].held_on)); /* nobody meets on Easter Monday */
    }
}

/* Loaded once for all: loading is what takes time. */
static void the_region(void **state)
{
    struct test_db *t = test_db(state);
    the_region_is_large_enough(t, load(t));
    a_gap_in_a_complete_year(t);
    the_real_decisions(t);
    the_initiative_chain(t);
    the_duty_calendar(t);
    the_succession(t);
    items_are_well_formed(t);
    meetings_are_coming(t);
    it_is_found(t);
}

/* A second load is refused and changes nothing; so is a load among real parties. */
static void twice(void **state)
{
    struct test_db *t = test_db(state);
    struct sample_counts counts;
    struct problem why = {0};
    struct party *parties;
    size_t before, after;
    bool is_there;
    assert_int_equal(sample_find(t->db, &is_there), OK);
    assert_false(is_there);
    (void)load(t);
    assert_int_equal(sample_find(t->db, &is_there), OK);
    assert_true(is_there);
    assert_int_equal(party_list(t->db, t->a, 0, (struct party_key){"", 0}, 500, &parties, &before), OK);
    assert_int_equal(sample_load(t->db, sample_files, &counts, &why), ERR_CONFLICT);
    assert_int_equal(party_list(t->db, t->a, 0, (struct party_key){"", 0}, 500, &parties, &after), OK);
    assert_int_equal(before, after);
}

/* Content that is wrong: the file and what, and nothing is stored. */
static void wrong_content(void **state)
{
    static const struct {
        const char *json, *note;
    } cases[] = {
        {"{", "x.json: line 1: "},
        {"{\"party\": []}", "x.json: there is no key \"party\""},
        {"{\"parties\": [{\"name\": \"Uusi\", \"kind\": \"town\"}]}", "x.json: kind: there is no \"town\""},
        {"{\"parties\": [{\"name\": \"Uusi\", \"kind\": \"municipality\", \"succeeded_on\": "
         "\"2023-02-29\"}]}",
         "x.json: succeeded_on: no day 2023-02-29"},
        {"{\"parties\": [{\"name\": \"Uusi\", \"kind\": \"group\"}], \"organizations\": [{\"party\": "
         "\"vanha\"}]}",
         "x.json: there is no party vanha"},
        {"{\"meetings\": [{\"state\": \"held\"}]}", "x.json: a meeting needs organization and date"},
    };
    struct test_db *t = test_db(state);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct embedded files[] = {
            {"x.json", (const unsigned char *)cases[i].json, strlen(cases[i].json), ""}, {0}};
        struct sample_counts counts;
        struct problem why = {0};
        struct party *parties;
        size_t n;
        assert_int_equal(sample_load(t->db, files, &counts, &why), ERR_INPUT);
        if (strncmp(why.note, cases[i].note, strlen(cases[i].note)) != 0) fail_msg("%s", why.note);
        assert_int_equal(party_list(t->db, t->a, 0, (struct party_key){"", 0}, 5, &parties, &n), OK);
        assert_int_equal(n, 0);
    }
}

static int n_names;

static bool is_capital(struct str word)
{
    return word.p[0] >= 'A' && word.p[0] <= 'Z';
}

static struct str cut_word(struct str *text)
{
    struct str t = str_trim(*text);
    size_t n = 0;
    while (n < t.n && !strchr(" ,.\n", t.p[n]))
        n++;
    *text = str_from(t, n);
    return str_first(t, n);
}

/* A title, a first name, a last name in the document: is the last name in the sample? */
static void check_no_name(struct str document, const char *title)
{
    for (ptrdiff_t at; (at = str_find(document, title)) >= 0;) {
        document = str_from(document, (size_t)at + strlen(title));
        struct str rest = document, first = cut_word(&rest), last = cut_word(&rest);
        if (first.n < 3 || last.n < 4 || !is_capital(first) || !is_capital(last)) continue;
        n_names++;
        for (const struct embedded *f = sample_files; f->name; f++)
            if (memmem(f->p, f->n, last.p, last.n)) fail_msg("%s: %.*s", f->name, (int)last.n, last.p);
    }
}

/* The names of those in office in the public documents the facts come from occur nowhere in the sample.
 */
static void nobody_is_named(void **state)
{
    static const char *const titles[] = {"ohtaja ", "äällikkö ", "asiantuntija ", "altuutettu "};
    glob_t found = {0};
    if (glob("../shared/data/seeds/*.txt", 0, NULL, &found) != 0) skip(); /* the documents are not here */
    auto_arena struct arena *a = arena_new(); /* after skip(), which jumps over its release */
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char *bytes = arena_alloc(a, 1 << 20);
        FILE *f = fopen(found.gl_pathv[i], "rb");
        assert_non_null(f);
        struct str document = {bytes, fread(bytes, 1, 1 << 20, f)};
        fclose(f);
        for (size_t k = 0; k < sizeof titles / sizeof *titles; k++)
            check_no_name(document, titles[k]);
    }
    globfree(&found);
    assert_true(n_names >= 8); /* the titles above find them */
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST_DB(the_region), TEST_DB(twice), TEST_DB(wrong_content),
                                       cmocka_unit_test(nobody_is_named)};
    day_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
