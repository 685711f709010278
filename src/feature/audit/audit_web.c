/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/audit/audit_web.h"

#include "feature/audit.tpl.h"
#include "feature/audit/audit_store.h"
#include "http/http.h"

enum { PAGE_LENGTH = 100 };

static enum err audit_show(struct request *r)
{
    struct view *v = &r->view;
    struct audit_entry *all;
    int64_t before;
    size_t n;
    const char *older = "";
    TRY(request_query_int(r, "ennen", &before));
    TRY(audit_list(r->db, r->arena, before, PAGE_LENGTH + 1, &all, &n));
    if (n > PAGE_LENGTH) {
        n = PAGE_LENGTH;
        older = href(v, "/tyotila/loki?ennen=%lld", (long long)all[n - 1].id);
    }
    audit_page(v, &(struct audit_view){all, n, before ? href(v, "/tyotila/loki") : "", older});
    return OK;
}

const struct route audit_routes[] = {
    {GET, "/tyotila/loki", NEED_AUDIT, audit_show, "The log of what was done"},
    {0},
};
