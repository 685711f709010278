/* viewer.h — who is looking: a required argument of every read of restricted data.
 *
 * A route asks viewer_has: is there any scope in which the viewer may? The rule of the thing itself then asks
 * viewer_may with the place it belongs to. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "core/permission.h"

struct viewer {
    int64_t account_id; /* 0: the public; -1: the program itself (imports) */
    int64_t session_id;
    const char *name;                     /* NULL for the public */
    const struct permission *permissions; /* in force today */
    size_t n_permissions;
    int64_t waiting_id; /* the account, while its second factor is still to be given: account_id is 0 until then */
    bool fresh;   /* gave a second factor minutes ago in this very browser */
    bool enrolling; /* has no second factor yet and signed in minutes ago: may choose one */
};

/* May the viewer in some scope? True for every right when the program itself is looking. */
bool viewer_has(const struct viewer *who, enum need need);
/* May the viewer where the thing belongs? */
bool viewer_may(const struct viewer *who, enum need need, struct place where);
/* May a change under this right go on without asking for a second factor? */
bool viewer_is_sure(const struct viewer *who, enum need need);
