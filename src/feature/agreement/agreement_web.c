/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agreement/agreement_web.h"

#include "base/money.h"
#include "feature/agreement.tpl.h"
#include "feature/agreement/agreement_api.h"
#include "format/csv.h"
#include "http/http.h"

enum { PAGE_LENGTH = 50 };

const char *agreement_state_text(struct view *v, enum agreement_state state)
{
    return state ? _(word_label(&agreement_states, (int)state)) : _("Information is missing");
}

enum tone agreement_state_tone(enum agreement_state state)
{
    if (state == AGREEMENT_IN_FORCE) return TONE_SUCCESS;
    if (state == AGREEMENT_TERMINATED) return TONE_WARNING;
    return state >= AGREEMENT_ENDED || !state ? TONE_NEUTRAL : TONE_INFO;
}

const char *agreement_period(struct view *v, const struct agreement *g)
{
    struct day end = g->ends_on;
    if (day_known(g->ended_on) && (!day_known(end) || g->ended_on.n < end.n)) end = g->ended_on;
    return period_text(v, g->starts_on, end);
}

const char *agreement_roles(struct view *v, const struct agreement_party *p)
{
    const char *roles[] = {p->is_payer ? _("Payer") : "", p->is_provider ? _("Provider") : "",
                           p->is_coordinator ? _("Coordinator") : "", p->is_employer ? _("Employer") : ""};
    return with_dots(v, roles, sizeof roles / sizeof *roles);
}

const char *agreement_decision_text(struct view *v, const struct agreement_party *p)
{
    const char *mark = p->paragraph ? arena_printf(v->arena, "§ %lld", (long long)p->paragraph) : "";
    if (*p->organ_text && *mark) return arena_printf(v->arena, "%s %s", p->organ_text, mark);
    return *p->organ_text ? p->organ_text : mark;
}

const char *agreement_party_path(struct view *v, const struct agreement_party *p)
{
    if (p->party_id) return href(v, "/toimijat/%lld", (long long)p->party_id);
    return href(v, "/%s/%lld", p->is_network ? "verkostot" : "toimielimet", (long long)p->organization_id);
}

const char *agreement_not_told(struct view *v, const struct agreement *g)
{
    return g->is_kept_here ? _("Not yet") : _("Information is missing");
}

const char *agreement_approval_text(struct view *v, const struct agreement *g)
{
    const struct agreement_counts *c = &g->counts;
    if (!c->n_parties) return "";
    if (!g->is_kept_here)
        return _f("known: approved %lld/%lld, signed %lld/%lld", (long long)c->n_approved, (long long)c->n_parties,
                  (long long)c->n_signed, (long long)c->n_parties);
    return _f("approved %lld/%lld, signed %lld/%lld", (long long)c->n_approved, (long long)c->n_parties,
              (long long)c->n_signed, (long long)c->n_parties);
}

const char *agreement_rule_text(struct view *v, const char *rule)
{
    struct share_rule r;
    if (share_rule_read(v->arena, str_of(rule), &r, NULL) != OK) return rule;
    const char *unit = i18n_euros(v->arena, v->lang, r.unit_cents);
    if (r.method == SHARE_NEAREST) return _f("To the nearest %s (%s)", unit, rule);
    if (r.method == SHARE_PERCENT) return _f("As a percentage of %d decimals (%s)", r.decimals, rule);
    return _f("Largest remainder, %s (%s)", unit, rule);
}

const char *agreement_basis_text(struct view *v, const struct agreement_table *t)
{
    if (t->payers == PAYERS_COUNTY) return "";
    const char *rule = *t->rule ? agreement_rule_text(v, t->rule) : _("rule of rounding not stated");
    const char *day = day_known(t->basis_on) ? _f("population on %s", i18n_day(v->arena, v->lang, t->basis_on))
                                             : _("basis not stated");
    const char *status = t->basis_status ? _(word_label(&population_statuses, (int)t->basis_status)) : "";
    return WITH_DOTS(v, day, status, rule, t->basis_source);
}

const char *agreement_table_title(struct view *v, const struct agreement_table *t)
{
    return arena_printf(v->arena, "%lld: %s", (long long)t->year, _(word_label(&agreement_payer_groups, (int)t->payers)));
}

const char *agreement_euros(struct view *v, int64_t cents)
{
    return i18n_euros(v->arena, v->lang, cents);
}

const struct chart_bar *agreement_bars(struct view *v, const struct agreement_table *t, size_t *ret_n)
{
    struct chart_bar *bars = arena_array(v->arena, struct chart_bar, t->n_rows);
    size_t n = 0;
    for (size_t i = 0; i < t->n_rows; i++)
        if (t->rows[i].is_known)
            bars[n++] = (struct chart_bar){t->rows[i].name, agreement_euros(v, t->rows[i].share_cents), t->rows[i].share_cents};
    *ret_n = n;
    return bars;
}

const char *agreement_chart_text(struct view *v, const struct agreement_table *t)
{
    const char *all = "";
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct agreement_row *r = &t->rows[i];
        if (!r->is_known) continue;
        all = arena_printf(v->arena, "%s%s%s %s", all, *all ? "; " : "", r->name, agreement_euros(v, r->share_cents));
    }
    return all;
}

/* ---- list and page ----------------------------------------------------------------------------------------------- */

static enum err read_list(struct request *r, struct agreement **ret_all, size_t *ret_n, int64_t *ret_next)
{
    int64_t after;
    size_t n;
    TRY(request_query_int(r, "jalkeen", &after));
    TRY(agreement_list(r->db, r->arena, after, PAGE_LENGTH + 1, ret_all, &n));
    *ret_next = n > PAGE_LENGTH ? (*ret_all)[PAGE_LENGTH - 1].id : 0;
    *ret_n = n > PAGE_LENGTH ? PAGE_LENGTH : n;
    return OK;
}

static enum err list(struct request *r)
{
    struct view *v = &r->view;
    struct agreement *all;
    size_t n;
    int64_t next;
    TRY(read_list(r, &all, &n, &next));
    agreement_list_page(v, &(struct agreement_list_view){
                               .all = all,
                               .n = n,
                               .first_url = request_has_query(r, "jalkeen") ? href(v, "/sopimukset") : "",
                               .next_url = next ? href(v, "/sopimukset?jalkeen=%lld", (long long)next) : "",
                           });
    return OK;
}

static enum err list_json(struct request *r)
{
    struct agreement *all;
    size_t n;
    int64_t next;
    TRY(read_list(r, &all, &n, &next));
    respond_type(r, "application/json");
    agreement_write_list(r->view.out, all, n, r->today,
                         next ? arena_printf(r->arena, "/sopimukset.json?jalkeen=%lld", (long long)next) : "");
    return OK;
}

static enum err read_page(struct request *r, struct agreement_page *ret_page)
{
    int64_t id;
    TRY(request_id(r, &id));
    return agreement_page_read(r->db, r->arena, id, ret_page);
}

static enum err show(struct request *r)
{
    struct agreement_page page;
    TRY(read_page(r, &page));
    agreement_show_page(&r->view, &page);
    return OK;
}

static enum err show_json(struct request *r)
{
    struct agreement_page page;
    TRY(read_page(r, &page));
    respond_type(r, "application/json");
    agreement_write_page(r->view.out, &page, r->today);
    return OK;
}

/* The municipalities' share table of a year. */
static enum err show_csv(struct request *r)
{
    struct agreement_page page;
    const struct agreement_table *t = NULL;
    int64_t year;
    TRY(read_page(r, &page));
    TRY(request_query_int(r, "vuosi", &year));
    for (size_t i = 0; i < page.n_tables && !t; i++)
        if (page.tables[i].payers == PAYERS_MUNICIPALITIES && (!year || page.tables[i].year == year)) t = &page.tables[i];
    if (!t) return ERR_NOT_FOUND;
    respond_type(r, "text/csv");
    respond_attachment(r, arena_printf(r->arena, "maksuosuudet-%lld.csv", (long long)t->year));
    struct csv c = csv_to(r->view.out);
    CSV_LINE(&c, "code", "municipality", "population", "share");
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct agreement_row *row = &t->rows[i];
        csv_text(&c, row->municipality_code);
        csv_text(&c, row->name);
        if (row->population) csv_int(&c, row->population);
        else csv_text(&c, "");
        if (row->is_known) csv_cents(&c, row->share_cents);
        else csv_text(&c, "");
        csv_end_line(&c);
    }
    return OK;
}

/* ---- what if ----------------------------------------------------------------------------------------------------- */

/* What stands in the fields when nothing was asked: the newest table of the municipalities. */
static void fill_defaults(struct request *r, const struct agreement_page *page, struct agreement_what_if *w)
{
    const struct agreement_table *t = NULL;
    char sum[MONEY_TEXT];
    for (size_t i = 0; i < page->n_tables && !t; i++)
        if (page->tables[i].payers == PAYERS_MUNICIPALITIES) t = &page->tables[i];
    int year = t && day_known(t->basis_on) ? day_year(t->basis_on) : day_year(r->today) - 2;
    if (!request_has_query(r, "summa")) w->total = t ? arena_strdup(r->arena, money_plain(t->total_cents, sum)) : "";
    if (!request_has_query(r, "saanto")) w->rule = t && *t->rule ? t->rule : "nearest:1";
    if (!request_has_query(r, "vuosi")) w->year = arena_printf(r->arena, "%d", year);
}

/* The same populations and sum by another rule; false where it cannot be done. */
static bool compute_copy(struct arena *a, const struct agreement_table *t, const char *rule, struct agreement_table *ret)
{
    struct agreement_table copy = *t;
    copy.rule = rule;
    copy.rows = arena_array(a, struct agreement_row, t->n_rows);
    if (t->n_rows) memcpy(copy.rows, t->rows, t->n_rows * sizeof *t->rows);
    if (agreement_table_compute(a, &copy, NULL) != OK) return false;
    *ret = copy;
    return true;
}

static void compute(struct request *r, struct agreement_what_if *w)
{
    static const char *const rules[WHAT_IF_RULES] = {"nearest:1", "percent:2", "largest_remainder:1"};
    struct problem why = {.field = "", .message = "", .note = ""};
    w->table.rule = w->rule;
    if (agreement_table_compute(r->arena, &w->table, &why) != OK) {
        const char *message = i18n_f(r->arena, r->lang, _N("%s (%s)"), i18n(r->lang, why.message), why.note);
        if (strcmp(why.field, "vuosi") == 0) w->year_error = message;
        else w->rule_error = message;
        return;
    }
    w->is_made = true;
    for (size_t i = 0; i < WHAT_IF_RULES; i++)
        if (compute_copy(r->arena, &w->table, rules[i], &w->others[w->n_others])) w->n_others++;
}

static enum err read_what_if(struct request *r, struct agreement_what_if *ret)
{
    struct view *v = &r->view;
    struct agreement_page page;
    int64_t year = 0, cents = 0;
    struct agreement_what_if w = {.total = request_query(r, "summa"), .rule = request_query(r, "saanto"),
                                  .year = request_query(r, "vuosi"), .total_error = "", .rule_error = "", .year_error = ""};
    TRY(read_page(r, &page));
    fill_defaults(r, &page, &w);
    w.agreement = page.agreement;
    bool is_asked = r->query && *r->query;
    if (money_read(str_of(w.total), &cents) != OK && is_asked) w.total_error = _("This is no sum in euros.");
    if (str_to_int(str_of(w.year), &year) != OK || year < 1900 || year > 2199) w.year_error = _("This is not a year.");
    if (!*w.year_error) TRY(agreement_payers_read(r->db, r->arena, page.agreement.id, (int)year, &w.table));
    w.table.total_cents = cents;
    if (*w.total && !*w.total_error && !*w.year_error) compute(r, &w);
    *ret = w;
    return OK;
}

/* Wrong input is told beside its field, and what was typed stays. */
static enum err what_if(struct request *r)
{
    struct agreement_what_if w;
    TRY(read_what_if(r, &w));
    if (!w.is_made && r->query && *r->query) respond_status(r, 400);
    agreement_what_if_page(&r->view, &w);
    return OK;
}

static enum err what_if_json(struct request *r)
{
    struct agreement_what_if w;
    TRY(read_what_if(r, &w));
    if (!w.is_made) {
        const char *field = *w.total_error ? "summa" : *w.year_error ? "vuosi" : "saanto";
        return problem(&r->why, ERR_INPUT, field, _N("The shares cannot be computed from this."), "what if");
    }
    respond_type(r, "application/json");
    agreement_write_table(r->view.out, &w.table);
    return OK;
}

const struct route agreement_routes[] = {
    {GET, "/sopimukset", NEED_PUBLIC, list, "Agreements: waiting ones, then the newest"},
    {GET, "/sopimukset.json", NEED_PUBLIC, list_json, "Agreements, JSON"},
    {GET, "/sopimukset/:id", NEED_PUBLIC, show, "One agreement: parties, approvals, signatures, shares, chain"},
    {GET, "/sopimukset/:id.json", NEED_PUBLIC, show_json, "One agreement, JSON"},
    {GET, "/sopimukset/:id/maksuosuudet.csv", NEED_PUBLIC, show_csv, "A share table, CSV"},
    {GET, "/sopimukset/:id/laskelma", NEED_PUBLIC, what_if, "What if the sum, rule or year were another"},
    {GET, "/sopimukset/:id/laskelma.json", NEED_PUBLIC, what_if_json, "What if, JSON"},
    {0},
};
