/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/meeting/meeting.h"

static const struct word states[] = {
    {"planned", _N("Planned")},
    {"called", _N("Called")},
    {"held", _N("Held")},
    {"approved", _N("Minutes approved")},
    {"cancelled", _N("Cancelled")},
};
const struct words meeting_states = WORDS(states);

static const struct word kinds[] = {
    {"agenda", _N("Agenda")},
    {"minutes", _N("Minutes")},
    {"memo", _N("Memo")},
};
const struct words meeting_kinds = WORDS(kinds);

const char *meeting_path(struct arena *a, int64_t id)
{
    return arena_printf(a, "/kokoukset/%lld", (long long)id);
}

bool meeting_is_coming(const struct meeting *m, struct day today)
{
    return m->held_on.n >= today.n && m->state != MEETING_CANCELLED;
}

const char *meeting_item_mark(struct arena *a, const struct meeting_item *item)
{
    if (item->paragraph) return arena_printf(a, "§ %lld", (long long)item->paragraph);
    return item->item_number ? arena_printf(a, "%lld.", (long long)item->item_number) : "";
}
