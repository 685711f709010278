/* membership.h — the roles of a seat in an organization (jäsenyys): words that the pages of organizations and of parties
 * share. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/word.h"

enum membership_role {
    MEMBERSHIP_CHAIR = 1,
    MEMBERSHIP_VICE_CHAIR,
    MEMBERSHIP_SECRETARY,
    MEMBERSHIP_COMMUNICATIONS,
    MEMBERSHIP_MEMBER,
    MEMBERSHIP_DEPUTY, /* personal deputy of another member */
    MEMBERSHIP_EXPERT,
    MEMBERSHIP_LEAD, /* verkostovastaava */
    MEMBERSHIP_CONVENER,
};
extern const struct words membership_roles;
