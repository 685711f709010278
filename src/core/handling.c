/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/handling.h"

static const struct word outcome_table[] = {
    {"approved_unanimously", _N("Approved unanimously")},
    {"approved_by_vote", _N("Approved by vote")},
    {"approved", _N("Approved")},
    {"amended", _N("Approved as amended")},
    {"postponed", _N("Postponed")},
    {"returned", _N("Returned for preparation")},
    {"noted", _N("Noted")},
    {"withdrawn", _N("Withdrawn")},
    {"rejected", _N("Rejected")},
    {"unclear", _N("Decided")},
};
const struct words outcomes = WORDS(outcome_table);

static const struct word handling_table[] = {
    {"referral", _N("Referral")},
    {"preparation", _N("Preparation")},
    {"hearing", _N("Hearing")},
    {"commenting", _N("Commenting")},
    {"statement", _N("Statement")},
    {"decision", _N("Handling")},
    {"execution", _N("Execution")},
    {"follow_up", _N("Follow-up")},
};
const struct words handling_kinds = WORDS(handling_table);
