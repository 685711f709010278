/* audit_web.h — the page of the log. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/audit/audit.h"

struct audit_view {
    const struct audit_entry *all;
    size_t n;
    const char *newest_url, *older_url; /* "" where there is none */
};
