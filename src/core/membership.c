/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/membership.h"

static const struct word roles[] = {
    {"chair", _N("Chair")},
    {"vice_chair", _N("Vice chair")},
    {"secretary", _N("Secretary")},
    {"communications", _N("Communications")},
    {"member", _N("Member")},
    {"deputy", _N("Deputy member")},
    {"expert", _N("Expert")},
    {"lead", _N("Network lead")},
    {"convener", _N("Convener")},
};
const struct words membership_roles = WORDS(roles);
