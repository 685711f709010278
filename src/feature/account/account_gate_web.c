/* The gate that http/ asks: whose session a cookie is, what is to be written down about it, is a second factor right. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/secret.h"
#include "feature/account/account_store.h"
#include "feature/account/account_web.h"
#include "feature/account/session_store.h"

enum err account_gate_find(struct request *r, struct gate_session *g)
{
    struct session *s = arena_make(r->arena, struct session);
    TRY(session_find(r->db, r->arena, g->key, g->token, s));
    if (!session_is_open(s, r->now)) return ERR_NOT_FOUND;
    g->own = s;
    enum token_state state = session_token_state(s, r->now);
    bool differs = session_agent_differs(s, r->agent);
    if (state == TOKEN_REPLAYED) {
        g->due = r->now.s >= s->replayed_at.s + SESSION_SEEN_SECONDS;
        return OK;
    }
    const char *from = session_from(r->arena, r->agent, r->address);
    struct permission *permissions = NULL;
    bool waiting = session_is_waiting(s);
    g->viewer = (struct viewer){.account_id = waiting ? 0 : s->account_id,
                                .waiting_id = waiting ? s->account_id : 0,
                                .session_id = s->id,
                                .name = s->account_name,
                                .fresh = session_is_fresh(s, from, r->now),
                                .enrolling = session_may_enrol(s, from, r->now)};
    if (!waiting) {
        TRY(permission_list_in_force(r->db, r->arena, s->account_id, r->today, &permissions, &g->viewer.n_permissions));
        g->viewer.permissions = permissions;
    }
    g->due = state == TOKEN_FIRST_USE || (session_token_is_due(s, r->now) && !differs) ||
             r->now.s >= s->seen_at.s + SESSION_SEEN_SECONDS ||
             (differs && strncmp(s->replayed_agent, r->agent, AGENT_MAX) != 0);
    return OK;
}

/* A replay is marked; whoever shows the cookie in another browser gets no new token. */
enum err account_gate_note(struct request *r, struct gate_session *g)
{
    const struct session *s = g->own;
    auto_tx struct db_tx tx = {0};
    const char *token = NULL;
    bool differs = session_agent_differs(s, r->agent);
    enum token_state state = session_token_state(s, r->now);
    TRY(db_begin(r->db, DB_WRITE, &tx));
    if (state == TOKEN_REPLAYED || (differs && strncmp(s->replayed_agent, r->agent, AGENT_MAX) != 0)) {
        TRY(session_replayed(r->db, s, r->agent, r->now));
        g->viewer.fresh = g->viewer.enrolling = false;
    }
    if (state != TOKEN_REPLAYED) {
        if (state == TOKEN_FIRST_USE) TRY(session_token_used(r->db, s->id, g->token, r->now));
        if (session_token_is_due(s, r->now) && !differs) {
            token = secret_make(r->arena);
            TRY(session_token_add(r->db, s->id, token, r->now));
        }
        TRY(session_seen(r->db, s->id, r->now));
    }
    TRY(db_commit(&tx));
    g->new_token = token;
    return OK;
}

enum err account_gate_confirm(struct request *r, struct gate_session *g, const char *code)
{
    enum err e = second_factor_check(r->db, r->viewer.account_id, code, r->now);
    if (e == ERR_INPUT) return problem(&r->why, e, "koodi", _N("The code is not right"), "wrong code");
    if (e == ERR_LIMIT)
        return problem(&r->why, e, "koodi", _N("Too many wrong codes. Wait a quarter of an hour."), "too many codes");
    TRY(e);
    g->new_token = secret_make(r->arena);
    return session_second_factor(r->db, g->own, g->new_token, session_from(r->arena, r->agent, r->address), r->now);
}
