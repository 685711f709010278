/* viewer.h — who is looking: a required argument of every read of restricted data. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdint.h>

struct viewer {
    int64_t account_id; /* 0: the public */
};
