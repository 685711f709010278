/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/account/session.h"

#include "core/secret.h"

enum link_state login_link_state(const struct login_link *link, const char *browser_hash, struct moment now)
{
    if (link->used_at.s) return LINK_USED;
    if (now.s >= link->expires_at.s) return LINK_EXPIRED;
    if (*link->browser_hash && !secret_equal(link->browser_hash, browser_hash)) return LINK_ELSEWHERE;
    return LINK_GOOD;
}

bool session_is_open(const struct session *s, struct moment now)
{
    return !s->ended_at.s && !s->account_ended_at.s && now.s < s->expires_at.s &&
           now.s < s->seen_at.s + SESSION_IDLE_SECONDS;
}

enum token_state session_token_state(const struct session *s, struct moment now)
{
    if (s->token_superseded_at.s)
        return now.s <= s->token_superseded_at.s + TOKEN_GRACE_SECONDS ? TOKEN_PREVIOUS : TOKEN_REPLAYED;
    return s->token_used_at.s ? TOKEN_GOOD : TOKEN_FIRST_USE;
}

bool session_token_is_due(const struct session *s, struct moment now)
{
    return !s->token_superseded_at.s && now.s >= s->token_issued_at.s + TOKEN_SECONDS;
}

bool session_agent_differs(const struct session *s, const char *agent)
{
    return strncmp(s->agent, agent, AGENT_MAX) != 0;
}

bool session_is_waiting(const struct session *s)
{
    return s->totp_at.s && !s->second_factor_at.s;
}

bool session_is_fresh(const struct session *s, const char *from, struct moment now)
{
    return s->totp_at.s && s->second_factor_at.s && now.s < s->second_factor_at.s + SESSION_FRESH_SECONDS &&
           s->second_factor_at.s > s->replayed_at.s && secret_equal(s->second_factor_from, from);
}

bool session_may_enrol(const struct session *s, const char *from, struct moment now)
{
    return !s->totp_at.s && !s->replayed_at.s && now.s < s->created_at.s + SESSION_FRESH_SECONDS &&
           secret_equal(s->second_factor_from, from);
}

const char *session_from(struct arena *a, const char *agent, const char *address)
{
    return secret_hash(a, "from", arena_printf(a, "%.*s\n%s", AGENT_MAX, agent, address));
}
