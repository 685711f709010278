/* deadline.h — the clocks that a decision starts when it is published or served (tiedoksisaanti, määräajat,
 * lainvoima).
 *
 * Deemed known (katsotaan saaneen tiedon): a member of the municipality 7 days after publication (Kuntalaki
 * 140 §); a party told separately (139 §) on the 7th day after a letter was sent, an authority on the day the
 * letter arrives (hallintolaki 434/2003 59 §), by electronic message with consent on the 3rd day (13/2003 19
 * §). That day never moves. Review 14 days, appeal 30 days from it (138 §), the day of notice not counted.
 * Only the last day for acting moves, to the next weekday (150/1930 5 §). The same in 611/2021. Outside
 * authorities (regime none) nothing runs. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>

#include "base/day.h"
#include "core/regime.h"

/* How the decision is served. */
enum notice { NOTICE_PUBLIC = 1, NOTICE_LETTER, NOTICE_ELECTRONIC };
extern const struct words notices;

struct service {
    enum regime regime;
    enum remedy remedy;
    enum notice notice;
    bool to_authority;    /* the receiver of a letter is an authority */
    struct day published; /* published in the network, or sent */
    struct day received;  /* the day a letter to an authority arrived; otherwise DAY_NONE */
    bool is_contested;    /* a review, an appeal or a take-over (otto-oikeus, 92 §) is pending */
};

struct deadline {
    struct day deemed_known;
    struct day last_day;       /* for acting */
    struct day final_earliest; /* lainvoimainen aikaisintaan; DAY_NONE while contested */
};

/* Days that there are none of are DAY_NONE: all in regime none, the last two with remedy none (136 §).
 * ERR_INPUT, naming the field, without the day of publication, without that of arrival where it decides, or
 * with one before publication. */
must_check enum err deadline_find(const struct service *s, struct deadline *ret_deadline,
                                  struct problem *why);
