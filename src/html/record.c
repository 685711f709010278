/* SPDX-License-Identifier: EUPL-1.2 */
#include "html/record.h"

enum tone outcome_tone(enum outcome outcome)
{
    switch (outcome) {
    case OUTCOME_APPROVED_UNANIMOUSLY:
    case OUTCOME_APPROVED_BY_VOTE:
    case OUTCOME_APPROVED:
    case OUTCOME_AMENDED: return TONE_SUCCESS;
    case OUTCOME_REJECTED: return TONE_ERROR;
    case OUTCOME_POSTPONED:
    case OUTCOME_RETURNED:
    case OUTCOME_WITHDRAWN: return TONE_WARNING;
    case OUTCOME_NOTED:
    case OUTCOME_UNCLEAR: break;
    }
    return TONE_NEUTRAL;
}

const char *period_text(struct view *v, struct day starts, struct day ends)
{
    const char *from = i18n_day(v->arena, v->lang, starts), *to = i18n_day(v->arena, v->lang, ends);
    if (!*from && !*to) return "";
    return arena_printf(v->arena, "%s%s–%s%s", from, *from ? " " : "", *to ? " " : "", to);
}

const char *with_dots(struct view *v, const char *const *texts, size_t n)
{
    const char *line = "";
    for (size_t i = 0; i < n; i++)
        if (*texts[i]) line = *line ? arena_printf(v->arena, "%s · %s", line, texts[i]) : texts[i];
    return line;
}
