/* The old addresses of Dynasty, as its pages and other sites link to them: parameters in any order, strange
 * ones among them. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/feed.tpl.h"
#include "feature/feed/feed_web.h"

const char *old_record_path(struct arena *a, enum old_kind kind, const struct old_record *record)
{
    switch (kind) {
    case OLD_ITEM:
        return arena_printf(a, "/kokousasiat/%lld", (long long)record->id);
    case OLD_MEETING:
        return meeting_path(a, record->id);
    case OLD_ORGANIZATION:
        break;
    }
    return organization_path(a, record->organization_kind, record->id);
}

/* To the only record that has had this id; where several hosts gave it, the reader chooses. */
static enum err show_old(struct request *r, enum old_kind kind)
{
    struct old_record *records;
    size_t n;
    TRY(feed_find_old(r->db, r->arena, kind, request_query(r, "id"), &records, &n));
    if (n == 0) return problem(&r->why, ERR_NOT_FOUND, "", _N("This old address is not known here."), "old address");
    if (n == 1) return respond_redirect(r, 301, old_record_path(r->arena, kind, &records[0]));
    feed_candidates_page(&r->view, &(struct old_list_view){.kind = kind, .records = records, .n = n});
    return OK;
}

enum err feed_dynasty(struct request *r)
{
    const char *page = request_query(r, "page"), *show = request_query(r, "show");
    if (strcmp(page, "rss/meetingitems") == 0) return feed_respond(r, false, false, show);
    if (strcmp(page, "rss/meetings") == 0) return feed_respond(r, true, false, show);
    if (strcmp(page, "meetingitem") == 0) return show_old(r, OLD_ITEM);
    if (strcmp(page, "meeting") == 0) return show_old(r, OLD_MEETING);
    if (strcmp(page, "meetings") == 0) return show_old(r, OLD_ORGANIZATION);
    if (strcmp(page, "meeting_frames") == 0 || strcmp(page, "meeting_handlers") == 0)
        return respond_redirect(r, 301, "/toimielimet"); /* its list of organs */
    return problem(&r->why, ERR_NOT_FOUND, "", _N("This old address is not known here."), "old address");
}
