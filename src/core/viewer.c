/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/viewer.h"

bool viewer_has(const struct viewer *who, enum need need)
{
    if (need == NEED_PUBLIC || who->account_id < 0) return true;
    if (need == NEED_BEGUN) return who->session_id;
    if (!who->account_id) return false;
    if (need <= NEED_OWN) return true;
    for (size_t i = 0; i < who->n_permissions; i++)
        if (role_gives(who->permissions[i].role, need)) return true;
    return false;
}

bool viewer_may(const struct viewer *who, enum need need, struct place where)
{
    if (need == NEED_PUBLIC || who->account_id < 0) return true;
    if (need == NEED_BEGUN) return who->session_id;
    if (!who->account_id) return false;
    if (need <= NEED_OWN) return true;
    for (size_t i = 0; i < who->n_permissions; i++) {
        const struct permission *p = &who->permissions[i];
        if (role_gives(p->role, need) && permission_covers(p, where)) return true;
    }
    return false;
}

bool viewer_is_sure(const struct viewer *who, enum need need)
{
    if (!need_asks_second_factor(need) || who->fresh) return true;
    return need == NEED_OWN && who->enrolling;
}
