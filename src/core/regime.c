/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/regime.h"

static const struct word table[] = {
    {"municipal", _N("Local Government Act 410/2015")},
    {"county", _N("Act on Wellbeing Services Counties 611/2021")},
    {"none", _N("No appeal")},
};
const struct words regimes = WORDS(table);

static const struct word remedy_table[] = {
    {"review", _N("Request for administrative review")},
    {"appeal", _N("Municipal appeal")},
    {"none", _N("No appeal")},
};
const struct words remedies = WORDS(remedy_table);
