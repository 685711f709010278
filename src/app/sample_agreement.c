/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/sample_json.h"
#include "base/money.h"
#include "feature/agenda/agenda_store.h"
#include "feature/agreement/agreement_store.h"
#include "feature/population/population_store.h"

enum { PARTIES_MOST = 40 };

/* The item that the party decided it with, when it is in the sample. */
static enum err find_item(struct sample *s, int64_t party_id, struct day on, int64_t paragraph, int64_t *ret_id)
{
    *ret_id = 0;
    return day_known(on) && paragraph ? agenda_item_find_by_reference(s->db, party_id, on, paragraph, ret_id) : OK;
}

static bool has_role(const char *roles, const char *role)
{
    return strstr(roles, role) != NULL;
}

static enum err read_party(struct sample *s, const json_t *o, struct agreement_party *p)
{
    const char *roles;
    TRY(sample_check(s, o, "party roles organ decided_on paragraph mandate signed_on final_on"));
    TRY(sample_find_key(s, o, "party", "party", &p->party_id));
    TRY(sample_text(s, o, "roles", &roles));
    p->is_signatory = true;
    p->is_payer = has_role(roles, "payer");
    p->is_provider = has_role(roles, "provider");
    p->is_coordinator = has_role(roles, "coordinator");
    p->is_employer = has_role(roles, "employer");
    TRY(sample_text(s, o, "organ", &p->organ_text));
    TRY(sample_text(s, o, "mandate", &p->mandate));
    TRY(sample_day(s, o, "decided_on", &p->decided_on));
    TRY(sample_int(s, o, "paragraph", &p->paragraph));
    TRY(sample_day(s, o, "signed_on", &p->signed_on));
    TRY(sample_day(s, o, "final_on", &p->final_on));
    p->decision_url = "";
    return find_item(s, p->party_id, p->decided_on, p->paragraph, &p->item_id);
}

static enum err read_head(struct sample *s, const json_t *o, struct agreement *g)
{
    int validity;
    TRY(sample_text(s, o, "title", &g->title));
    TRY(sample_text(s, o, "type", &g->type));
    TRY(sample_markdown(s, o, "content", &g->content));
    TRY(sample_find_key(s, o, "paper", "paper", &g->paper_id));
    TRY(sample_find_key(s, o, "replaces", "agreement", &g->replaces_id));
    TRY(sample_word(s, o, "validity", &agreement_validities, 0, &validity));
    g->validity = (enum agreement_validity)validity;
    TRY(sample_day(s, o, "starts_on", &g->starts_on));
    TRY(sample_day(s, o, "ends_on", &g->ends_on));
    TRY(sample_day(s, o, "sent_out_on", &g->sent_out_on));
    TRY(sample_day(s, o, "ended_on", &g->ended_on));
    TRY(sample_text(s, o, "ending", &g->ending_text));
    TRY(sample_int(s, o, "notice_months", &g->notice_months));
    TRY(sample_text(s, o, "rule", &g->share_rule));
    TRY(sample_bool(s, o, "is_kept_here", false, &g->is_kept_here));
    TRY(sample_bool(s, o, "is_example", false, &g->is_example));
    g->language = "fi";
    return OK;
}

/* "known": {"kouvola": "9960"}: the shares that are public; the others stay unknown. */
static enum err read_known(struct sample *s, const json_t *known, struct agreement_table *t)
{
    const char *key, *text;
    json_t *value;
    json_object_foreach((json_t *)known, key, value) {
        int64_t party_id;
        TRY(sample_read_key(s, "party", key, &party_id));
        TRY(sample_text(s, known, key, &text));
        for (size_t i = 0; i < t->n_rows; i++) {
            if (t->rows[i].party_id != party_id) continue;
            if (money_read(str_of(text), &t->rows[i].share_cents) != OK) return sample_wrong(s, "%s: no sum", text);
            t->rows[i].is_known = true;
        }
    }
    return OK;
}

static enum err add_table(struct sample *s, const json_t *o, int64_t agreement_id)
{
    struct agreement_table t;
    const char *total;
    int64_t year, id, county;
    struct day basis;
    TRY(sample_check(s, o, "year total basis_on rule known county computed approved_on"));
    TRY(sample_int(s, o, "year", &year));
    TRY(sample_text(s, o, "total", &total));
    TRY(sample_day(s, o, "basis_on", &basis));
    TRY(agreement_payers_read(s->db, s->arena, agreement_id, day_known(basis) ? day_year(basis) : 0, &t));
    t.year = year;
    t.basis_on = basis;
    TRY(sample_text(s, o, "rule", &t.rule));
    TRY(sample_day(s, o, "approved_on", &t.approved_on));
    if (money_read(str_of(total), &t.total_cents) != OK) return sample_wrong(s, "%s: no sum", total);
    if (!day_known(basis)) t.basis_status = 0;
    TRY(sample_find_key(s, o, "county", "party", &county));
    struct agreement_row all = {.party_id = county, .share_cents = t.total_cents, .is_known = true};
    if (county) {
        t.payers = PAYERS_COUNTY;
        t.rows = &all;
        t.n_rows = 1;
    } else if (*t.rule) {
        TRY(agreement_table_compute(s->arena, &t, s->why));
    } else {
        TRY(read_known(s, json_object_get(o, "known"), &t));
    }
    return agreement_add_table(s->db, &t, &id);
}

enum err sample_add_agreement(struct sample *s, const json_t *o)
{
    struct agreement g = {0};
    struct agreement_party parties[PARTIES_MOST] = {0};
    const json_t *list;
    const char *text, *key;
    TRY(sample_check(s, o, "key title type content paper replaces validity starts_on ends_on sent_out_on ended_on ending "
                           "notice_months rule is_kept_here is_example parties deliverables shares"));
    TRY(read_head(s, o, &g));
    TRY(sample_array(s, o, "parties", &list));
    size_t n = json_array_size(list);
    if (n > PARTIES_MOST) return sample_wrong(s, "more than %d parties", PARTIES_MOST);
    for (size_t i = 0; i < n; i++) TRY(read_party(s, json_array_get(list, i), &parties[i]));
    TRY(agreement_add(s->db, &g, parties, n, s->why, &g.id));
    TRY(sample_text(s, o, "key", &key));
    TRY(sample_add_key(s, "agreement", key, g.id));
    TRY(sample_array(s, o, "deliverables", &list));
    for (size_t i = 0; i < json_array_size(list); i++) {
        TRY(sample_text_at(s, list, i, &text));
        TRY(agreement_add_deliverable(s->db, g.id, (int64_t)i + 1, text));
    }
    TRY(sample_array(s, o, "shares", &list));
    for (size_t i = 0; i < json_array_size(list); i++) TRY(add_table(s, json_array_get(list, i), g.id));
    return OK;
}

enum err sample_add_population(struct sample *s, const json_t *o)
{
    struct population_figure f = {.status = POPULATION_FINAL, .told_on = DAY_NONE};
    enum population_step step;
    TRY(sample_check(s, o, "code municipality year population source"));
    TRY(sample_text(s, o, "code", &f.municipality_code));
    TRY(sample_text(s, o, "municipality", &f.municipality));
    TRY(sample_int(s, o, "year", &f.year));
    TRY(sample_int(s, o, "population", &f.figure));
    TRY(sample_text(s, o, "source", &f.source));
    return population_add(s->db, &f, moment_now(), &step, s->why);
}
