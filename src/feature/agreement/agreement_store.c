/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agreement/agreement_store.h"

#include "base/vec.h"
#include "feature/agreement.sql.h"

/* An agreement without a start stands before all others in the list. */
static const char *const far_ahead = "2199-12-31";

/* A row of the list: the counts stand beside the agreement. */
struct listed {
    struct agreement g;
};
#define G_FIELD(type_, member) {#member, (type_), offsetof(struct listed, g.member), NULL}
#define COUNT_FIELD(type_, member) {#member, (type_), offsetof(struct listed, g.counts.member), NULL}
static const struct db_field agreement_row[] = {
    G_FIELD(FIELD_INT, id),
    G_FIELD(FIELD_TEXT, title),
    G_FIELD(FIELD_TEXT, type),
    G_FIELD(FIELD_TEXT, language),
    G_FIELD(FIELD_TEXT, content),
    G_FIELD(FIELD_INT, paper_id),
    G_FIELD(FIELD_INT, replaces_id),
    G_FIELD(FIELD_INT, parent_id),
    {"validity", FIELD_WORD, offsetof(struct listed, g.validity), &agreement_validities},
    G_FIELD(FIELD_DAY, starts_on),
    G_FIELD(FIELD_DAY, ends_on),
    G_FIELD(FIELD_DAY, sent_out_on),
    G_FIELD(FIELD_INT, notice_months),
    G_FIELD(FIELD_DAY, ended_on),
    G_FIELD(FIELD_INT, ending_item_id),
    G_FIELD(FIELD_TEXT, ending_text),
    G_FIELD(FIELD_TEXT, share_rule),
    G_FIELD(FIELD_BOOL, is_kept_here),
    G_FIELD(FIELD_BOOL, is_example),
    G_FIELD(FIELD_INT, successor_id),
    COUNT_FIELD(FIELD_INT, n_parties),
    COUNT_FIELD(FIELD_INT, n_approved),
    COUNT_FIELD(FIELD_INT, n_signed),
    COUNT_FIELD(FIELD_DAY, last_decided_on),
    COUNT_FIELD(FIELD_DAY, last_signed_on),
    COUNT_FIELD(FIELD_DAY, terminated_to),
};
static const struct db_fields AGREEMENT = DB_FIELDS(listed, agreement_row);

static const struct db_field party_row[] = {
    DB_FIELD(FIELD_INT, agreement_party, id),
    DB_FIELD(FIELD_INT, agreement_party, agreement_id),
    DB_FIELD(FIELD_INT, agreement_party, party_id),
    DB_FIELD(FIELD_INT, agreement_party, organization_id),
    DB_FIELD(FIELD_BOOL, agreement_party, is_signatory),
    DB_FIELD(FIELD_BOOL, agreement_party, is_payer),
    DB_FIELD(FIELD_BOOL, agreement_party, is_provider),
    DB_FIELD(FIELD_BOOL, agreement_party, is_coordinator),
    DB_FIELD(FIELD_BOOL, agreement_party, is_employer),
    DB_FIELD(FIELD_TEXT, agreement_party, organ_text),
    DB_FIELD(FIELD_DAY, agreement_party, decided_on),
    DB_FIELD(FIELD_INT, agreement_party, paragraph),
    DB_FIELD(FIELD_INT, agreement_party, item_id),
    DB_FIELD(FIELD_TEXT, agreement_party, decision_url),
    DB_FIELD(FIELD_DAY, agreement_party, final_on),
    DB_FIELD(FIELD_TEXT, agreement_party, mandate),
    DB_FIELD(FIELD_DAY, agreement_party, signed_on),
    DB_FIELD(FIELD_TEXT, agreement_party, name),
    DB_FIELD(FIELD_TEXT, agreement_party, municipality_code),
    DB_FIELD(FIELD_BOOL, agreement_party, is_network),
};
static const struct db_fields PARTY = DB_FIELDS(agreement_party, party_row);

static const struct db_field termination_row[] = {
    DB_FIELD(FIELD_INT, agreement_termination, id),
    DB_FIELD(FIELD_INT, agreement_termination, agreement_id),
    DB_FIELD(FIELD_INT, agreement_termination, party_id),
    DB_FIELD(FIELD_DAY, agreement_termination, given_on),
    DB_FIELD(FIELD_DAY, agreement_termination, ends_on),
    DB_WORD_FIELD(&termination_effects, agreement_termination, effect),
    DB_FIELD(FIELD_TEXT, agreement_termination, party_name),
};
static const struct db_fields TERMINATION = DB_FIELDS(agreement_termination, termination_row);

static const struct db_field table_row[] = {
    DB_FIELD(FIELD_INT, agreement_table, id),
    DB_FIELD(FIELD_INT, agreement_table, agreement_id),
    DB_FIELD(FIELD_INT, agreement_table, year),
    DB_WORD_FIELD(&agreement_payer_groups, agreement_table, payers),
    DB_FIELD(FIELD_INT, agreement_table, total_cents),
    DB_FIELD(FIELD_TEXT, agreement_table, rule),
    DB_FIELD(FIELD_DAY, agreement_table, basis_on),
    DB_FIELD(FIELD_TEXT, agreement_table, basis_source),
    DB_WORD_FIELD(&population_statuses, agreement_table, basis_status),
    DB_FIELD(FIELD_DAY, agreement_table, approved_on),
};
static const struct db_fields TABLE = DB_FIELDS(agreement_table, table_row);

static const struct db_field share_fields[] = {
    DB_FIELD(FIELD_INT, agreement_row, share_table_id),
    DB_FIELD(FIELD_INT, agreement_row, party_id),
    DB_FIELD(FIELD_INT, agreement_row, population),
    DB_FIELD(FIELD_INT, agreement_row, share_cents),
    DB_FIELD(FIELD_BOOL, agreement_row, is_known),
    DB_FIELD(FIELD_TEXT, agreement_row, name),
    DB_FIELD(FIELD_TEXT, agreement_row, municipality_code),
};
static const struct db_fields SHARE = DB_FIELDS(agreement_row, share_fields);

struct text_row {
    const char *text;
};
static const struct db_field text_fields[] = {DB_FIELD(FIELD_TEXT, text_row, text)};
static const struct db_fields TEXT = DB_FIELDS(text_row, text_fields);

/* A payer with the population that its share is computed from. */
struct payer {
    int64_t party_id, population;
    const char *name, *municipality_code, *source;
    enum population_status status;
};
static const struct db_field payer_fields[] = {
    DB_FIELD(FIELD_INT, payer, party_id),
    DB_FIELD(FIELD_TEXT, payer, name),
    DB_FIELD(FIELD_TEXT, payer, municipality_code),
    DB_FIELD(FIELD_INT, payer, population),
    DB_FIELD(FIELD_TEXT, payer, source),
    DB_WORD_FIELD(&population_statuses, payer, status),
};
static const struct db_fields PAYER = DB_FIELDS(payer, payer_fields);

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static enum err get(struct db *db, struct arena *a, int64_t id, struct agreement *ret)
{
    return db_get(db, a, &stmt_agreement_get, DB_VALUES(DB_INT(id)), &AGREEMENT, ret);
}

/* The rows of `listed` are those of `agreement`: it has nothing else. */
_Static_assert(sizeof(struct listed) == sizeof(struct agreement), "a row of the list is an agreement");

enum err agreement_list(struct db *db, struct arena *a, int64_t after, int limit, struct agreement **ret_all,
                        size_t *ret_n)
{
    char iso[11];
    const char *before = far_ahead;
    int64_t before_id = INT64_MAX;
    if (after) {
        struct agreement key;
        TRY(db_get(db, a, &stmt_agreement_list_key, DB_VALUES(DB_INT(after)), &AGREEMENT, &key));
        before = arena_strdup(a, day_iso(key.starts_on, iso));
        before_id = after;
    }
    return db_list(db, a, &stmt_agreement_list, DB_VALUES(DB_TEXT(before), DB_INT(before_id), DB_INT(limit)), &AGREEMENT,
                   ret_all, ret_n);
}

static enum err read_deliverables(struct db *db, struct arena *a, int64_t id, struct agreement_page *page)
{
    struct text_row *rows;
    TRY(db_list(db, a, &stmt_agreement_list_deliverables, DB_VALUES(DB_INT(id)), &TEXT, &rows, &page->n_deliverables));
    page->deliverables = arena_array(a, const char *, page->n_deliverables);
    for (size_t i = 0; i < page->n_deliverables; i++) page->deliverables[i] = rows[i].text;
    return OK;
}

/* Predecessors first, then this one, then what replaced it, of several the first. */
static enum err read_chain(struct db *db, struct arena *a, struct agreement_page *page)
{
    VEC(struct agreement) back = {0}, all = {0};
    struct agreement next = page->agreement, *found;
    size_t n;
    while (next.replaces_id && back.n < AGREEMENT_CHAIN_MOST) {
        TRY(get(db, a, next.replaces_id, &next));
        *(struct agreement *)vec_add(a, &back) = next;
    }
    for (size_t i = back.n; i-- > 0;) *(struct agreement *)vec_add(a, &all) = back.at[i];
    *(struct agreement *)vec_add(a, &all) = next = page->agreement;
    while (all.n < 2 * AGREEMENT_CHAIN_MOST) {
        TRY(db_list(db, a, &stmt_agreement_list_successors, DB_VALUES(DB_INT(next.id)), &AGREEMENT, &found, &n));
        if (!n) break;
        next = found[0];
        *(struct agreement *)vec_add(a, &all) = next;
    }
    page->chain = all.at;
    page->n_chain = all.n;
    return OK;
}

/* Rows come in the order of their tables. */
static enum err read_tables(struct db *db, struct arena *a, int64_t id, struct agreement_page *page)
{
    struct agreement_row *rows;
    size_t n, at = 0;
    TRY(db_list(db, a, &stmt_agreement_list_tables, DB_VALUES(DB_INT(id)), &TABLE, &page->tables, &page->n_tables));
    TRY(db_list(db, a, &stmt_agreement_list_rows, DB_VALUES(DB_INT(id)), &SHARE, &rows, &n));
    for (size_t i = 0; i < page->n_tables; i++) {
        struct agreement_table *t = &page->tables[i];
        t->rows = rows + at;
        while (at < n && rows[at].share_table_id == t->id) at++;
        t->n_rows = (size_t)(rows + at - t->rows);
    }
    return OK;
}

enum err agreement_page_read(struct db *db, struct arena *a, int64_t id, struct agreement_page *ret_page)
{
    struct agreement_page page = {0};
    struct agreement *g = &page.agreement;
    TRY(get(db, a, id, g));
    TRY(db_list(db, a, &stmt_agreement_list_parties, DB_VALUES(DB_INT(id)), &PARTY, &page.parties, &page.n_parties));
    TRY(db_list(db, a, &stmt_agreement_list_terminations, DB_VALUES(DB_INT(id)), &TERMINATION, &page.terminations,
                &page.n_terminations));
    g->counts = agreement_count(page.parties, page.n_parties, page.terminations, page.n_terminations);
    TRY(read_deliverables(db, a, id, &page));
    TRY(read_chain(db, a, &page));
    if (g->parent_id) TRY(get(db, a, g->parent_id, &page.parent));
    TRY(db_list(db, a, &stmt_agreement_list_annexes, DB_VALUES(DB_INT(id)), &AGREEMENT, &page.annexes, &page.n_annexes));
    TRY(read_tables(db, a, id, &page));
    *ret_page = page;
    return OK;
}

enum err agreement_payers_read(struct db *db, struct arena *a, int64_t id, int year, struct agreement_table *ret_table)
{
    struct agreement g;
    struct payer *payers;
    size_t n;
    TRY(get(db, a, id, &g));
    TRY(db_list(db, a, &stmt_agreement_list_payers, DB_VALUES(DB_INT(id), DB_INT(year)), &PAYER, &payers, &n));
    struct agreement_table t = {.agreement_id = id, .year = year, .payers = PAYERS_MUNICIPALITIES, .rule = "",
                                .basis_source = "", .basis_status = POPULATION_FINAL, .approved_on = DAY_NONE, .n_rows = n};
    if (day_make(year, 12, 31, &t.basis_on) != OK) t.basis_on = DAY_NONE;
    t.rows = arena_array(a, struct agreement_row, n);
    for (size_t i = 0; i < n; i++) {
        t.rows[i] = (struct agreement_row){.party_id = payers[i].party_id, .population = payers[i].population,
                                           .name = payers[i].name, .municipality_code = payers[i].municipality_code};
        if (!*t.basis_source) t.basis_source = payers[i].source;
        if (payers[i].status == POPULATION_PRELIMINARY) t.basis_status = POPULATION_PRELIMINARY;
    }
    *ret_table = t;
    return OK;
}

/* ---- adding ------------------------------------------------------------------------------------------------------ */

static enum err add_party(struct db *db, struct arena *a, int64_t id, int64_t seq, const struct agreement_party *p)
{
    return db_run(db, &stmt_agreement_add_party,
                  DB_VALUES(DB_INT(id), DB_INT(seq), DB_ID(p->party_id), DB_ID(p->organization_id), DB_BOOL(p->is_signatory),
                            DB_BOOL(p->is_payer), DB_BOOL(p->is_provider), DB_BOOL(p->is_coordinator),
                            DB_BOOL(p->is_employer), DB_TEXT(p->organ_text), db_day_in(a, p->decided_on),
                            DB_ID(p->paragraph), DB_ID(p->item_id), DB_TEXT(p->decision_url), db_day_in(a, p->final_on),
                            DB_TEXT(p->mandate), db_day_in(a, p->signed_on)));
}

static enum err add_head(struct db *db, struct arena *a, const struct agreement *g, int64_t *ret_id)
{
    char iso[11];
    const char *listed = day_known(g->starts_on) ? day_iso(g->starts_on, iso) : far_ahead;
    return db_get_int(db, &stmt_agreement_add,
                      DB_VALUES(DB_TEXT(g->title), DB_TEXT(g->type), DB_TEXT(g->language), DB_TEXT(g->content),
                                DB_ID(g->paper_id), DB_ID(g->replaces_id), DB_ID(g->parent_id),
                                db_word(&agreement_validities, g->validity), db_day_in(a, g->starts_on),
                                db_day_in(a, g->ends_on), db_day_in(a, g->sent_out_on), DB_ID(g->notice_months),
                                db_day_in(a, g->ended_on), DB_ID(g->ending_item_id), DB_TEXT(g->ending_text),
                                DB_TEXT(g->share_rule), DB_BOOL(g->is_kept_here), DB_BOOL(g->is_example), DB_TEXT(listed)),
                      ret_id);
}

enum err agreement_add(struct db *db, const struct agreement *g, const struct agreement_party *parties, size_t n_parties,
                       struct problem *why, int64_t *ret_id)
{
    auto_arena struct arena *a = arena_new();
    int64_t id;
    TRY(agreement_check(g, why));
    TRY(agreement_parties_check(parties, n_parties, why));
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(add_head(db, a, g, &id));
    for (size_t i = 0; i < n_parties; i++) TRY(add_party(db, a, id, (int64_t)i + 1, &parties[i]));
    TRY(db_raise_generation(db));
    TRY(db_commit(&tx));
    *ret_id = id;
    return OK;
}

enum err agreement_add_deliverable(struct db *db, int64_t id, int64_t seq, const char *text)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_agreement_add_deliverable, DB_VALUES(DB_INT(id), DB_INT(seq), DB_TEXT(text))));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}

enum err agreement_add_termination(struct db *db, const struct agreement_termination *t, struct problem *why)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct agreement g;
    struct day ends_on = t->ends_on;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(get(db, a, t->agreement_id, &g));
    if (!day_known(ends_on) && !g.notice_months)
        return problem(why, ERR_INPUT, "ends_on", _N("The notice period is not known: tell the last day."), "ends_on");
    if (!day_known(ends_on)) ends_on = agreement_notice_end(t->given_on, (int)g.notice_months);
    TRY(db_run(db, &stmt_agreement_add_termination,
               DB_VALUES(DB_INT(t->agreement_id), DB_INT(t->party_id), db_day_in(a, t->given_on), db_day_in(a, ends_on),
                         db_word(&termination_effects, t->effect))));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}

enum err agreement_add_table(struct db *db, const struct agreement_table *t, int64_t *ret_id)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    int64_t id;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_get_int(db, &stmt_agreement_add_table,
                   DB_VALUES(DB_INT(t->agreement_id), DB_INT(t->year), db_word(&agreement_payer_groups, t->payers),
                             DB_INT(t->total_cents), DB_TEXT(t->rule), db_day_in(a, t->basis_on), DB_TEXT(t->basis_source),
                             db_word(&population_statuses, t->basis_status), db_day_in(a, t->approved_on)),
                   &id));
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct agreement_row *r = &t->rows[i];
        struct db_value share = r->is_known ? DB_INT(r->share_cents) : DB_NULL;
        TRY(db_run(db, &stmt_agreement_add_row,
                   DB_VALUES(DB_INT(id), DB_INT(i + 1), DB_INT(r->party_id), DB_ID(r->population), share)));
    }
    TRY(db_raise_generation(db));
    TRY(db_commit(&tx));
    *ret_id = id;
    return OK;
}
