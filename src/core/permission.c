/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/permission.h"

#include "base/err.h"

static const struct word role_table[] = {
    {"administrator", _N("Administrator")}, {"coordinator", _N("Coordinator")},
    {"secretary", _N("Secretary")},         {"chair", _N("Chair")},
    {"member", _N("Member")},               {"representative", _N("Representative of a party")},
    {"funder", _N("Funder")},               {"auditor", _N("Auditor")},
};
const struct words permission_roles = WORDS(role_table);

static const struct word scope_table[] = {
    {"installation", _N("The whole service")},
    {"party", _N("A party")},
    {"organization", _N("An organ or network")},
};
const struct words permission_scopes = WORDS(scope_table);

static const char *const names[] = {
    [NEED_UNSET] = "unset",           [NEED_PUBLIC] = "public",         [NEED_BEGUN] = "begun",           [NEED_SIGNED_IN] = "signed in",
    [NEED_OWN] = "own",       [NEED_READ] = "read",             [NEED_PREPARE] = "prepare",
    [NEED_SIGN] = "sign",             [NEED_PUBLISH] = "publish",       [NEED_REPRESENT] = "represent",
    [NEED_FUND] = "fund",             [NEED_COORDINATE] = "coordinate", [NEED_ADMINISTER] = "administer",
    [NEED_AUDIT] = "audit",
};

const char *need_name(enum need need)
{
    must((int)need <= NEEDS);
    return names[need];
}

bool need_asks_second_factor(enum need need)
{
    return need == NEED_OWN || need == NEED_SIGN || need == NEED_PUBLISH || need == NEED_ADMINISTER;
}

#define BIT(x) (1u << (x))

static const struct {
    unsigned needs, scopes;
} grid[ROLES + 1] = {
    [ROLE_ADMINISTRATOR] = {BIT(NEED_ADMINISTER) | BIT(NEED_AUDIT), BIT(SCOPE_INSTALLATION)},
    [ROLE_COORDINATOR] = {BIT(NEED_READ) | BIT(NEED_PREPARE) | BIT(NEED_PUBLISH) | BIT(NEED_REPRESENT) |
                              BIT(NEED_COORDINATE),
                          BIT(SCOPE_INSTALLATION) | BIT(SCOPE_PARTY)},
    [ROLE_SECRETARY] = {BIT(NEED_READ) | BIT(NEED_PREPARE) | BIT(NEED_SIGN) | BIT(NEED_PUBLISH),
                        BIT(SCOPE_PARTY) | BIT(SCOPE_ORGANIZATION)},
    [ROLE_CHAIR] = {BIT(NEED_READ) | BIT(NEED_SIGN), BIT(SCOPE_ORGANIZATION)},
    [ROLE_MEMBER] = {BIT(NEED_READ), BIT(SCOPE_ORGANIZATION)},
    [ROLE_REPRESENTATIVE] = {BIT(NEED_REPRESENT), BIT(SCOPE_PARTY)},
    [ROLE_FUNDER] = {BIT(NEED_FUND), BIT(SCOPE_PARTY)},
    [ROLE_AUDITOR] = {BIT(NEED_READ) | BIT(NEED_AUDIT), BIT(SCOPE_INSTALLATION)},
};

bool role_gives(enum role role, enum need need)
{
    if (need <= NEED_OWN) return true;
    return grid[role].needs & BIT(need);
}

bool role_fits(enum role role, enum scope scope)
{
    return grid[role].scopes & BIT(scope);
}

bool permission_in_force(const struct permission *p, struct day today)
{
    if (p->ended_at.s) return false;
    return p->starts_on.n <= today.n && (!day_known(p->ends_on) || p->ends_on.n >= today.n);
}

bool permission_covers(const struct permission *p, struct place where)
{
    switch (p->scope) {
    case SCOPE_INSTALLATION:
        return true;
    case SCOPE_PARTY:
        return p->party_id && p->party_id == where.party_id;
    case SCOPE_ORGANIZATION:
        return p->organization_id && p->organization_id == where.organization_id;
    }
    return false;
}
