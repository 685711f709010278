/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agreement/agreement_api.h"

void agreement_write_head(struct json *j, const struct agreement *g, struct day today)
{
    auto_arena struct arena *a = arena_new();
    const struct agreement_standing s = agreement_standing(g, today);
    json_int(j, "id", g->id);
    json_text(j, "url", agreement_path(a, g->id));
    json_text(j, "title", g->title);
    json_text_or_null(j, "type", g->type);
    json_text(j, "language", g->language);
    json_text_or_null(j, "state", word_code(&agreement_states, (int)s.state));
    json_day(j, "start", g->starts_on);
    json_day(j, "end", s.ends_on);
    json_int(j, "parties_count", g->counts.n_parties);
    json_int(j, "approved_count", g->counts.n_approved);
    json_int(j, "signed_count", g->counts.n_signed);
    json_bool(j, "approvals_known", s.approvals_known);
    json_bool(j, "signatures_known", s.signatures_known);
    json_bool(j, "example", g->is_example);
}

void agreement_write_list(struct out *out, const struct agreement *all, size_t n, struct day today, const char *next)
{
    struct json j = json_to(out);
    json_object(&j, NULL);
    json_array(&j, "items");
    for (size_t i = 0; i < n; i++) {
        json_object(&j, NULL);
        agreement_write_head(&j, &all[i], today);
        json_end(&j);
    }
    json_end(&j);
    json_text_or_null(&j, "next", next);
    json_end(&j);
}

static void write_roles(struct json *j, const struct agreement_party *p)
{
    json_array(j, "roles");
    if (p->is_payer) json_text(j, NULL, "payer");
    if (p->is_provider) json_text(j, NULL, "provider");
    if (p->is_coordinator) json_text(j, NULL, "coordinator");
    if (p->is_employer) json_text(j, NULL, "employer");
    json_end(j);
}

static void write_parties(struct json *j, const struct agreement_page *page)
{
    auto_arena struct arena *a = arena_new();
    json_array(j, "parties");
    for (size_t i = 0; i < page->n_parties; i++) {
        const struct agreement_party *p = &page->parties[i];
        json_object(j, NULL);
        json_ref(j, "party", p->party_id, p->name);
        json_ref(j, "organization", p->organization_id, p->name);
        write_roles(j, p);
        json_bool(j, "signatory", p->is_signatory);
        json_text_or_null(j, "organ", p->organ_text);
        json_day(j, "decided_on", p->decided_on);
        json_int_or_null(j, "paragraph", p->paragraph);
        json_text_or_null(j, "decision_url", p->item_id ? arena_printf(a, "/kokousasiat/%lld", (long long)p->item_id)
                                                        : p->decision_url);
        json_day(j, "final_on", p->final_on);
        json_text_or_null(j, "mandate", p->mandate);
        json_day(j, "signed_on", p->signed_on);
        json_end(j);
    }
    json_end(j);
}

static void write_table(struct json *j, const struct agreement_table *t)
{
    bool whole = agreement_table_is_whole(t);
    json_object(j, NULL);
    json_int(j, "year", t->year);
    json_text(j, "payers", word_code(&agreement_payer_groups, (int)t->payers));
    json_int(j, "total_cents", t->total_cents);
    json_text_or_null(j, "rule", t->rule);
    json_day(j, "date", t->basis_on);
    json_text_or_null(j, "source", t->basis_source);
    json_text_or_null(j, "status", word_code(&population_statuses, (int)t->basis_status));
    json_array(j, "rows");
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct agreement_row *r = &t->rows[i];
        json_object(j, NULL);
        json_ref(j, "party", r->party_id, r->name);
        json_text_or_null(j, "code", r->municipality_code);
        json_int_or_null(j, "population", r->population);
        if (r->is_known)
            json_int(j, "share_cents", r->share_cents);
        else
            json_null(j, "share_cents");
        json_end(j);
    }
    json_end(j);
    if (whole)
        json_int(j, "difference_cents", agreement_table_difference(t));
    else
        json_null(j, "difference_cents");
    json_end(j);
}

void agreement_write_table(struct out *out, const struct agreement_table *t)
{
    struct json j = json_to(out);
    write_table(&j, t);
}

static void write_refs(struct json *j, const char *key, const struct agreement *all, size_t n)
{
    json_array(j, key);
    for (size_t i = 0; i < n; i++) {
        json_object(j, NULL);
        json_int(j, "id", all[i].id);
        json_text(j, "title", all[i].title);
        json_day(j, "start", all[i].starts_on);
        json_end(j);
    }
    json_end(j);
}

static void write_terminations(struct json *j, const struct agreement_page *page)
{
    json_array(j, "terminations");
    for (size_t i = 0; i < page->n_terminations; i++) {
        const struct agreement_termination *t = &page->terminations[i];
        json_object(j, NULL);
        json_ref(j, "party", t->party_id, t->party_name);
        json_day(j, "given_on", t->given_on);
        json_day(j, "last_day", t->ends_on);
        json_text(j, "effect", word_code(&termination_effects, (int)t->effect));
        json_end(j);
    }
    json_end(j);
}

void agreement_write_page(struct out *out, const struct agreement_page *page, struct day today)
{
    struct json j = json_to(out);
    const struct agreement *g = &page->agreement;
    const struct agreement_standing s = agreement_standing(g, today);
    json_object(&j, NULL);
    agreement_write_head(&j, g, today);
    json_text_or_null(&j, "validity", word_code(&agreement_validities, (int)g->validity));
    json_day(&j, "in_force_from", s.in_force_on);
    json_bool(&j, "backdated", s.is_backdated);
    json_int_or_null(&j, "notice_months", g->notice_months);
    json_text_or_null(&j, "ended_by", g->ending_text);
    json_text_or_null(&j, "rule", g->share_rule);
    json_int_or_null(&j, "case_id", g->paper_id);
    json_text_or_null(&j, "content", g->content);
    write_parties(&j, page);
    json_array(&j, "deliverables");
    for (size_t i = 0; i < page->n_deliverables; i++) json_text(&j, NULL, page->deliverables[i]);
    json_end(&j);
    write_terminations(&j, page);
    write_refs(&j, "chain", page->chain, page->n_chain);
    write_refs(&j, "annexes", page->annexes, page->n_annexes);
    json_array(&j, "shares");
    for (size_t i = 0; i < page->n_tables; i++) write_table(&j, &page->tables[i]);
    json_end(&j);
    json_end(&j);
}
