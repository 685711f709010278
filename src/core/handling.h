/* handling.h — what kind of step a handling (käsittelyvaihe) is and what came of it: words that items, cases and the
 * importer share (domain 2, 3.3). */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/word.h"

/* Never guessed: UNCLEAR when there is a decision text that does not tell, 0 without one. */
enum outcome {
    OUTCOME_APPROVED_UNANIMOUSLY = 1,
    OUTCOME_APPROVED_BY_VOTE,
    OUTCOME_APPROVED,
    OUTCOME_AMENDED,
    OUTCOME_POSTPONED,
    OUTCOME_RETURNED,
    OUTCOME_NOTED,
    OUTCOME_WITHDRAWN,
    OUTCOME_REJECTED,
    OUTCOME_UNCLEAR,
};
extern const struct words outcomes;

enum handling_kind {
    HANDLING_REFERRAL = 1, /* lähetetty, ohjattu valmisteltavaksi */
    HANDLING_PREPARATION,
    HANDLING_HEARING,
    HANDLING_COMMENTING,
    HANDLING_STATEMENT,
    HANDLING_DECISION,
    HANDLING_EXECUTION,
    HANDLING_FOLLOW_UP,
};
extern const struct words handling_kinds;
