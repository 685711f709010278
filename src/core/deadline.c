/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/deadline.h"

static const struct word table[] = {
    {"public", _N("Published in the network")},
    {"letter", _N("By letter")},
    {"electronic", _N("By electronic message")},
};
const struct words notices = WORDS(table);

enum { DAYS_PUBLIC = 7, DAYS_LETTER = 7, DAYS_ELECTRONIC = 3, DAYS_REVIEW = 14, DAYS_APPEAL = 30 };

static struct day deemed_known(const struct service *s)
{
    if (s->notice == NOTICE_LETTER) return s->to_authority ? s->received : day_add(s->published, DAYS_LETTER);
    return day_add(s->published, s->notice == NOTICE_ELECTRONIC ? DAYS_ELECTRONIC : DAYS_PUBLIC);
}

enum err deadline_find(const struct service *s, struct deadline *ret_deadline, struct problem *why)
{
    if (!day_known(s->published))
        return problem(why, ERR_INPUT, "published", _N("A date is needed"), "no date");
    if (s->notice == NOTICE_LETTER && s->to_authority) {
        if (!day_known(s->received))
            return problem(why, ERR_INPUT, "received", _N("A date is needed"),
                           "the day the authority got it is needed");
        if (s->received.n < s->published.n)
            return problem(why, ERR_INPUT, "received", _N("It cannot arrive before it was sent"),
                           "it cannot arrive before it was sent");
    }
    struct deadline d = {DAY_NONE, DAY_NONE, DAY_NONE};
    if (s->regime != REGIME_NONE) d.deemed_known = deemed_known(s);
    if (s->regime != REGIME_NONE && (s->remedy == REMEDY_REVIEW || s->remedy == REMEDY_APPEAL)) {
        int days = s->remedy == REMEDY_REVIEW ? DAYS_REVIEW : DAYS_APPEAL;
        d.last_day = day_next_weekday(day_add(d.deemed_known, days));
        if (!s->is_contested) d.final_earliest = day_add(d.last_day, 1);
    }
    *ret_deadline = d;
    return OK;
}
