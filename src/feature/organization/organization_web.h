/* organization_web.h — what the templates of organizations show, and the words they put together. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/organization/organization_store.h"
#include "html/record.h"

struct organization_list_view {
    bool networks;
    const char *title, *path, *json;
    const struct organization *all;
    size_t n;
    const char *first_url, *next_url; /* "" where there is none */
};

/* "Kouvola · Lautakunta" */
const char *organization_meta(struct view *v, const struct organization *o);
/* For lang??= on its name: "" when the name is in the reader's language. */
const char *organization_name_lang(struct view *v, const struct organization *o);
/* Who sits there: person and party, the party alone, or the office. */
const char *membership_text(struct view *v, const struct membership *m);
/* "Chair", "Acting secretary", "Deputy member of X", "Expert, no vote" */
const char *membership_role_text(struct view *v, const struct organization_page *page, const struct membership *m);
const char *organization_year_url(struct view *v, const struct organization_page *page, int64_t year);
const char *organization_meeting_title(struct view *v, const struct organization_meeting *m);
const char *organization_meeting_meta(struct view *v, const struct organization_meeting *m);
