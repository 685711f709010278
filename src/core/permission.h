/* permission.h — what an account may do: roles (rooli) in a scope, and the rights (oikeus) a role gives.
 *
 * A permission binds an account to one role in one scope for a time. A right is what a route or a rule asks
 * for; which role gives which right is one table (permission.c), kept readable as core/golden/rights.txt.
 * Pure: rows are in feature/account. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/word.h"

enum role {
    ROLE_ADMINISTRATOR = 1, /* pääkäyttäjä: accounts, permissions, settings; nobody's records */
    ROLE_COORDINATOR,       /* koordinaattori: the expert who runs the cooperation's daily work */
    ROLE_SECRETARY,         /* sihteeri */
    ROLE_CHAIR,             /* puheenjohtaja */
    ROLE_MEMBER,            /* jäsen */
    ROLE_REPRESENTATIVE,    /* osapuolen edustaja: acts for a party */
    ROLE_FUNDER,            /* rahoittaja */
    ROLE_AUDITOR,           /* tarkastaja: reads all, changes nothing */
};
enum { ROLES = ROLE_AUDITOR };
extern const struct words permission_roles;

enum scope { SCOPE_INSTALLATION = 1, SCOPE_PARTY, SCOPE_ORGANIZATION };
extern const struct words permission_scopes;

/* NEED_UNSET is 0: a forgotten right fails at start-up and in the test, so "public" is always a written word. */
enum need {
    NEED_UNSET = 0,
    NEED_PUBLIC,     /* nothing */
    NEED_BEGUN,      /* a session, perhaps still without its second factor */
    NEED_SIGNED_IN,  /* an account that has not ended */
    NEED_OWN,        /* to change one's own account: signed in; asks for a fresh second factor */
    NEED_READ,       /* what is not public of a party or organ: drafts, secret items */
    NEED_PREPARE,    /* meetings and their items: plan, write, keep minutes */
    NEED_SIGN,       /* sign minutes */
    NEED_PUBLISH,    /* publish, correct and withdraw records */
    NEED_REPRESENT,  /* act for a party: receive deliveries, approve, answer */
    NEED_FUND,       /* grants: calls, decisions, reports */
    NEED_COORDINATE, /* parties, organs, members, agreements, agreements' money */
    NEED_ADMINISTER, /* accounts and permissions */
    NEED_AUDIT,      /* the log of what was done */
};
enum { NEEDS = NEED_AUDIT };
const char *need_name(enum need need); /* "public" */

/* Does a change under this right ask for a second factor given just now? */
bool need_asks_second_factor(enum need need);

/* Does the role give the right? What is no more than NEED_OWN comes with every role. */
bool role_gives(enum role role, enum need need);
/* Can the role be held in the scope? A chair chairs an organ; an administrator has the whole installation. */
bool role_fits(enum role role, enum scope scope);

struct permission {
    int64_t id; /* 0 = not stored yet */
    int64_t account_id;
    enum role role;
    enum scope scope;
    int64_t party_id, organization_id; /* by scope; 0 otherwise */
    struct day starts_on, ends_on;     /* DAY_NONE: until further notice */
    struct moment ended_at;            /* when it was taken away before its time */
};

bool permission_in_force(const struct permission *p, struct day today);

/* What a thing belongs to. A party's own things have no organ. */
struct place {
    int64_t party_id, organization_id;
};
/* Does the permission's scope hold the place? A party's scope holds its organs. */
bool permission_covers(const struct permission *p, struct place where);
