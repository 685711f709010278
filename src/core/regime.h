/* regime.h — which law an organ's decisions follow, and what can be sought against them (domain 3.5). */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/word.h"

enum regime {
    REGIME_MUNICIPAL = 1, /* Kuntalaki 410/2015 */
    REGIME_COUNTY,        /* laki hyvinvointialueesta 611/2021 */
    REGIME_NONE,          /* no authority: no appeal, no finality date is ever shown */
};
extern const struct words regimes;

/* What can be sought against the decision (domain 3.5): 134 §, 135 §, 136 § Kuntalaki. */
enum remedy { REMEDY_REVIEW = 1, REMEDY_APPEAL, REMEDY_NONE };
extern const struct words remedies;
