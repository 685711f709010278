/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include "feature/agreement/agreement_store.h"
#include "feature/population/population_store.h"
#include "lib/records.h"

static struct agreement blank(const char *title)
{
    return (struct agreement){.title = title, .type = "", .language = "fi", .content = "", .ending_text = "",
                              .share_rule = "", .starts_on = DAY_NONE, .ends_on = DAY_NONE, .sent_out_on = DAY_NONE,
                              .ended_on = DAY_NONE};
}

static struct agreement_party asked(int64_t party_id)
{
    return (struct agreement_party){.party_id = party_id, .is_signatory = true, .is_payer = true, .organ_text = "",
                                    .decided_on = DAY_NONE, .decision_url = "", .final_on = DAY_NONE, .mandate = "",
                                    .signed_on = DAY_NONE};
}

static int64_t add(struct test_db *t, const struct agreement *g, const struct agreement_party *parties, size_t n)
{
    int64_t id;
    assert_int_equal(agreement_add(t->db, g, parties, n, NULL, &id), OK);
    return id;
}

static void what_was_added_comes_back(void **state)
{
    struct test_db *t = test_db(state);
    int64_t town = test_party(t->db, "Mallijoki"), other = test_party(t->db, "Mallikunta");
    int64_t net = test_organization(t->db, town, ORGANIZATION_NETWORK, "Talojen verkosto");
    struct agreement g = blank("Kumppanuussopimus");
    struct agreement_party parties[3] = {asked(town), asked(other), asked(0)};
    struct agreement_page page;
    g.starts_on = test_day("2025-02-01");
    g.validity = AGREEMENT_FURTHER_NOTICE;
    g.notice_months = 1;
    parties[0].decided_on = test_day("2025-02-11");
    parties[0].paragraph = 10;
    parties[0].signed_on = test_day("2025-02-20");
    parties[2].organization_id = net;
    parties[2].is_signatory = parties[2].is_payer = false;
    int64_t id = add(t, &g, parties, 3);
    assert_int_equal(agreement_add_deliverable(t->db, id, 1, "Raportti"), OK);
    assert_int_equal(agreement_page_read(t->db, t->a, id, &page), OK);
    assert_string_equal(page.agreement.title, "Kumppanuussopimus");
    assert_int_equal(page.agreement.validity, AGREEMENT_FURTHER_NOTICE);
    assert_int_equal(page.n_parties, 3);
    assert_string_equal(page.parties[0].name, "Mallijoki");
    assert_int_equal(page.parties[0].paragraph, 10);
    assert_string_equal(page.parties[2].name, "Talojen verkosto");
    assert_true(page.parties[2].is_network);
    assert_int_equal(page.agreement.counts.n_parties, 2);
    assert_int_equal(page.agreement.counts.n_signed, 1);
    assert_int_equal(page.n_deliverables, 1);
    assert_string_equal(page.deliverables[0], "Raportti");
    assert_int_equal(page.n_chain, 1);
    assert_int_equal(page.n_tables, 0);
    assert_int_equal(agreement_page_read(t->db, t->a, id + 1, &page), ERR_NOT_FOUND);
}

static void the_list_counts_as_the_page_does(void **state)
{
    struct test_db *t = test_db(state);
    int64_t town = test_party(t->db, "Mallijoki"), other = test_party(t->db, "Mallikunta");
    struct agreement g = blank("Vanha"), *all;
    struct agreement_party parties[2] = {asked(town), asked(other)};
    struct agreement_page page;
    size_t n;
    g.starts_on = test_day("2021-01-01");
    g.notice_months = 1;
    parties[0].decided_on = parties[1].decided_on = test_day("2020-12-01");
    parties[1].signed_on = test_day("2020-12-09");
    int64_t old = add(t, &g, parties, 2);
    const struct agreement_termination given = {.agreement_id = old, .party_id = other, .given_on = test_day("2024-01-31"),
                                                .ends_on = DAY_NONE, .effect = TERMINATION_ALL};
    assert_int_equal(agreement_add_termination(t->db, &given, NULL), OK);
    g = blank("Odottaa");
    int64_t waiting = add(t, &g, parties, 1);
    g = blank("Uusi");
    g.starts_on = test_day("2025-02-01");
    g.replaces_id = old;
    int64_t new = add(t, &g, parties, 2);
    assert_int_equal(agreement_list(t->db, t->a, 0, 10, &all, &n), OK);
    assert_int_equal(n, 3);
    assert_int_equal(all[0].id, waiting); /* without a start: first */
    assert_int_equal(all[1].id, new);
    assert_int_equal(all[2].id, old);
    assert_int_equal(all[2].successor_id, new);
    assert_int_equal(agreement_page_read(t->db, t->a, old, &page), OK);
    const struct agreement_counts *listed = &all[2].counts, *paged = &page.agreement.counts;
    assert_int_equal(listed->n_parties, paged->n_parties);
    assert_int_equal(listed->n_approved, paged->n_approved);
    assert_int_equal(listed->n_signed, paged->n_signed);
    assert_int_equal(listed->last_decided_on.n, paged->last_decided_on.n);
    assert_int_equal(listed->last_signed_on.n, paged->last_signed_on.n);
    assert_int_equal(listed->terminated_to.n, paged->terminated_to.n);
    assert_int_equal(page.agreement.counts.terminated_to.n, test_day("2024-02-29").n);
    assert_int_equal(page.n_terminations, 1);
    assert_string_equal(page.terminations[0].party_name, "Mallikunta");
    assert_int_equal(page.n_chain, 2);
    assert_int_equal(page.chain[1].id, new);
    assert_int_equal(agreement_page_read(t->db, t->a, new, &page), OK);
    assert_int_equal(page.n_chain, 2);
    assert_int_equal(page.chain[0].id, old);
    assert_int_equal(agreement_list(t->db, t->a, waiting, 1, &all, &n), OK);
    assert_int_equal(all[0].id, new);
    assert_int_equal(agreement_list(t->db, t->a, old, 10, &all, &n), OK);
    assert_int_equal(n, 0);
    assert_int_equal(agreement_list(t->db, t->a, 99, 10, &all, &n), ERR_NOT_FOUND);
}

static void bad_input_stores_nothing(void **state)
{
    struct test_db *t = test_db(state);
    int64_t id = 0, town = test_party(t->db, "Mallijoki");
    struct agreement g = blank("x"), *all;
    struct agreement_party parties[2] = {asked(town), asked(town)};
    struct problem why;
    size_t n;
    assert_int_equal(agreement_add(t->db, &g, parties, 2, &why, &id), ERR_INPUT);
    assert_string_equal(why.field, "party");
    g.starts_on = test_day("2025-01-01");
    g.ends_on = test_day("2024-01-01");
    assert_int_equal(agreement_add(t->db, &g, parties, 1, &why, &id), ERR_INPUT);
    assert_string_equal(why.field, "ends_on");
    assert_int_equal(agreement_list(t->db, t->a, 0, 10, &all, &n), OK);
    assert_int_equal(n, 0);
    g.ends_on = DAY_NONE;
    id = add(t, &g, parties, 1);
    const struct agreement_termination given = {.agreement_id = id, .party_id = town, .given_on = test_day("2025-01-31"),
                                                .ends_on = DAY_NONE, .effect = TERMINATION_ALL};
    assert_int_equal(agreement_add_termination(t->db, &given, &why), ERR_INPUT); /* no notice period */
    assert_string_equal(why.field, "ends_on");
}

/* What was frozen stays when a figure changes; a second table of the year is refused. */
static void a_frozen_table_stays(void **state)
{
    struct test_db *t = test_db(state);
    int64_t id, table, town;
    enum population_step step;
    const struct party p = {.kind = PARTY_MUNICIPALITY, .name = "Mallijoki", .name_sv = "", .name_en = "",
                            .short_name = "", .official_name = "", .business_id = "", .municipality_code = "999",
                            .language = "fi", .website = "", .description = "", .succeeded_on = DAY_NONE};
    struct population_figure f = {.municipality_code = "999", .year = 2022, .municipality = "Mallijoki", .figure = 14380,
                                  .status = POPULATION_FINAL, .source = "oma", .told_on = DAY_NONE};
    struct agreement g = blank("x");
    struct agreement_table shares;
    struct agreement_page page;
    assert_int_equal(party_add(t->db, &p, &town), OK);
    assert_int_equal(population_add(t->db, &f, (struct moment){1}, &step, NULL), OK);
    const struct agreement_party payer = asked(town);
    id = add(t, &g, &payer, 1);
    assert_int_equal(agreement_payers_read(t->db, t->a, id, 2022, &shares), OK);
    assert_int_equal(shares.n_rows, 1);
    shares.year = 2024;
    shares.total_cents = 100050;
    shares.rule = "nearest:1";
    assert_int_equal(agreement_table_compute(t->a, &shares, NULL), OK);
    assert_int_equal(agreement_add_table(t->db, &shares, &table), OK);
    f.figure = 15000;
    assert_int_equal(population_add(t->db, &f, (struct moment){2}, &step, NULL), OK);
    assert_int_equal(agreement_page_read(t->db, t->a, id, &page), OK);
    assert_int_equal(page.n_tables, 1);
    assert_int_equal(page.tables[0].rows[0].population, 14380);
    assert_int_equal(page.tables[0].rows[0].share_cents, 100100); /* 1 000,50 to the nearest euro */
    assert_true(agreement_table_is_whole(&page.tables[0]));
    assert_int_equal(agreement_table_difference(&page.tables[0]), -50);
    assert_int_equal(agreement_add_table(t->db, &shares, &table), ERR_CONFLICT);
    assert_int_equal(agreement_payers_read(t->db, t->a, id, 2021, &shares), OK);
    assert_int_equal(shares.rows[0].population, 0);
    struct problem why;
    shares.rule = "nearest:1";
    assert_int_equal(agreement_table_compute(t->a, &shares, &why), ERR_INPUT);
    assert_string_equal(why.field, "vuosi");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_DB(what_was_added_comes_back),
        TEST_DB(the_list_counts_as_the_page_does),
        TEST_DB(bad_input_stores_nothing),
        TEST_DB(a_frozen_table_stays),
    };
    return cmocka_run_group_tests_name("agreement_store", tests, NULL, NULL);
}
