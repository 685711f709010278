/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/account/account.h"

enum err account_email_read(struct arena *a, const char *typed, const char **ret_email)
{
    struct str s = str_trim(str_of(typed));
    char *email = arena_strndup(a, s.p, s.n);
    ptrdiff_t at = str_find_char(s, '@');
    if (s.n > ACCOUNT_EMAIL_MAX || at <= 0) return ERR_INPUT;
    struct str domain = str_from(s, (size_t)at + 1);
    ptrdiff_t dot = str_find_char(domain, '.');
    if (dot <= 0 || str_ends(domain, ".") || str_find_char(domain, '@') >= 0) return ERR_INPUT;
    for (char *p = email; *p; p++) {
        if ((unsigned char)*p <= ' ' || strchr("<>()[],;:\\\"\x7f", *p)) return ERR_INPUT;
        *p = char_lower(*p);
    }
    *ret_email = email;
    return OK;
}

bool account_is_open(const struct account *a)
{
    return a->id && !a->ended_at.s;
}

bool account_is_locked(const struct account *a, struct moment now)
{
    return a->wrong_codes >= WRONG_CODES_MAX && now.s < a->wrong_codes_since.s + WRONG_CODES_SECONDS;
}

enum err permission_check(const struct permission *p, struct problem *why)
{
    if (!p->role) return problem(why, ERR_INPUT, "rooli", _N("Choose a role"), "no role");
    if (!p->scope) return problem(why, ERR_INPUT, "laajuus", _N("Choose where the role holds"), "no scope");
    if (!role_fits(p->role, p->scope))
        return problem(why, ERR_INPUT, "laajuus", _N("This role cannot be held there"), "role %s does not fit scope %s",
                       word_code(&permission_roles, p->role), word_code(&permission_scopes, p->scope));
    if (p->scope == SCOPE_PARTY && !p->party_id)
        return problem(why, ERR_INPUT, "toimija", _N("Choose the party"), "no party");
    if (p->scope == SCOPE_ORGANIZATION && !p->organization_id)
        return problem(why, ERR_INPUT, "toimielin", _N("Choose the organ"), "no organization");
    if (day_known(p->ends_on) && p->ends_on.n < p->starts_on.n)
        return problem(why, ERR_INPUT, "paattyy", _N("It cannot end before it begins"), "ends before it begins");
    return OK;
}
