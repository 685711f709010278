/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agreement/agreement.h"

static const struct word validities[] = {
    {"until_further_notice", _N("Until further notice")},
    {"fixed", _N("For a fixed time")},
    {"until_replaced", _N("Until it is replaced")},
};
const struct words agreement_validities = WORDS(validities);

static const struct word states[] = {
    {"draft", _N("Draft")},
    {"out_for_approval", _N("Out for approval")},
    {"approved", _N("Approved by all")},
    {"signed", _N("Signed by all")},
    {"in_force", _N("In force")},
    {"terminated", _N("Terminated")},
    {"ended", _N("Ended")},
    {"replaced", _N("Replaced")},
};
const struct words agreement_states = WORDS(states);

static const struct word effects[] = {{"all", _N("Ends for all")}, {"party", _N("Ends for this party only")}};
const struct words termination_effects = WORDS(effects);

static struct day earlier(struct day a, struct day b)
{
    if (!day_known(a)) return b;
    return day_known(b) && b.n < a.n ? b : a;
}

static struct day later(struct day a, struct day b)
{
    if (!day_known(a)) return b;
    return day_known(b) && b.n > a.n ? b : a;
}

/* Up to being signed by all; then what the day makes of it. */
static enum agreement_state state_of(const struct agreement *g, const struct agreement_standing *s, struct day today)
{
    const struct agreement_counts *c = &g->counts;
    bool started = day_known(g->starts_on) && g->starts_on.n <= today.n;
    bool is_out = day_known(g->sent_out_on) || c->n_approved > 0;
    if (day_known(s->ends_on) && s->ends_on.n < today.n) return g->successor_id ? AGREEMENT_REPLACED : AGREEMENT_ENDED;
    if (!s->approvals_known) return !started && is_out ? AGREEMENT_OUT : 0;
    if (c->n_parties == 0 || c->n_approved < c->n_parties) return is_out ? AGREEMENT_OUT : AGREEMENT_DRAFT;
    if (!s->signatures_known) return started ? 0 : AGREEMENT_APPROVED;
    if (c->n_signed < c->n_parties) return AGREEMENT_APPROVED;
    if (!day_known(s->in_force_on)) return AGREEMENT_SIGNED;
    bool is_ending = day_known(c->terminated_to) || day_known(g->ended_on);
    return is_ending ? AGREEMENT_TERMINATED : AGREEMENT_IN_FORCE;
}

struct agreement_standing agreement_standing(const struct agreement *g, struct day today)
{
    const struct agreement_counts *c = &g->counts;
    struct agreement_standing s = {.in_force_on = DAY_NONE};
    s.approvals_known = g->is_kept_here || (c->n_parties > 0 && c->n_approved == c->n_parties);
    s.signatures_known = g->is_kept_here || (c->n_parties > 0 && c->n_signed == c->n_parties);
    s.ends_on = earlier(earlier(g->ends_on, g->ended_on), c->terminated_to);
    s.is_backdated = day_known(g->starts_on) && day_known(c->last_decided_on) && g->starts_on.n < c->last_decided_on.n;
    bool is_signed = c->n_parties > 0 && c->n_signed == c->n_parties;
    struct day from = day_known(g->starts_on) ? g->starts_on : c->last_signed_on;
    if (is_signed && day_known(from) && from.n <= today.n) s.in_force_on = from;
    s.state = state_of(g, &s, today);
    return s;
}

struct agreement_counts agreement_count(const struct agreement_party *parties, size_t n,
                                        const struct agreement_termination *terminations, size_t n_terminations)
{
    struct agreement_counts c = {.last_decided_on = DAY_NONE, .last_signed_on = DAY_NONE, .terminated_to = DAY_NONE};
    for (size_t i = 0; i < n; i++) {
        if (!parties[i].is_signatory) continue;
        c.n_parties++;
        c.n_approved += day_known(parties[i].decided_on);
        c.n_signed += day_known(parties[i].signed_on);
        c.last_decided_on = later(c.last_decided_on, parties[i].decided_on);
        c.last_signed_on = later(c.last_signed_on, parties[i].signed_on);
    }
    for (size_t i = 0; i < n_terminations; i++)
        if (terminations[i].effect == TERMINATION_ALL) c.terminated_to = earlier(c.terminated_to, terminations[i].ends_on);
    return c;
}

struct day agreement_notice_end(struct day given_on, int months)
{
    int year, month, day;
    struct day end;
    day_parts(given_on, &year, &month, &day);
    month += months - 1;
    year += month / 12;
    month = month % 12 + 1;
    while (day_make(year, month, day, &end) != OK && day > 28) day--;
    return end;
}

enum err agreement_check(const struct agreement *g, struct problem *why)
{
    if (!*g->title) return problem(why, ERR_INPUT, "title", _N("An agreement needs a title."), "title");
    if (day_known(g->starts_on) && day_known(g->ends_on) && g->ends_on.n < g->starts_on.n)
        return problem(why, ERR_INPUT, "ends_on", _N("An agreement cannot end before it starts."), "ends_on");
    if (g->validity == AGREEMENT_FIXED && !day_known(g->ends_on))
        return problem(why, ERR_INPUT, "ends_on", _N("A fixed time needs its last day."), "ends_on");
    if (day_known(g->starts_on) && day_known(g->ended_on) && g->ended_on.n < g->starts_on.n)
        return problem(why, ERR_INPUT, "ended_on", _N("An agreement cannot end before it starts."), "ended_on");
    return OK;
}

static bool is_same(const struct agreement_party *a, const struct agreement_party *b)
{
    return a->party_id == b->party_id && a->organization_id == b->organization_id;
}

enum err agreement_parties_check(const struct agreement_party *parties, size_t n, struct problem *why)
{
    for (size_t i = 0; i < n; i++) {
        const struct agreement_party *p = &parties[i];
        if (!p->party_id == !p->organization_id)
            return problem(why, ERR_INPUT, "party", _N("Name a party, or a network that holds a duty."), "row %zu", i + 1);
        for (size_t k = 0; k < i; k++)
            if (is_same(p, &parties[k]))
                return problem(why, ERR_INPUT, "party", _N("The same party is named twice."), "row %zu", i + 1);
        if (!day_known(p->signed_on)) continue;
        if (!day_known(p->decided_on) || p->signed_on.n < p->decided_on.n)
            return problem(why, ERR_INPUT, "signed_on", _N("A party signs after its decision, not before."), "row %zu", i + 1);
    }
    return OK;
}

const char *agreement_path(struct arena *a, int64_t id)
{
    return arena_printf(a, "/sopimukset/%lld", (long long)id);
}
