/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/feed/feed_web.h"

#include "feature/meeting/meeting_store.h"
#include "format/feed.h"
#include "format/ical.h"

enum { CALENDAR_PAST_DAYS = 92, CALENDAR_LENGTH = 2000 };

/* ---- feeds ------------------------------------------------------------------------------------------------------- */

/* Noon of the day something was told, of today when that day is still to come: no feed is from the future. */
static struct moment noon_of(const struct request *r, struct day on)
{
    return moment_make(on.n > r->today.n ? r->today : on, 12, 0);
}

static struct feed_entry item_entry(struct request *r, const struct feed_row *row)
{
    struct arena *a = r->arena;
    const char *site = request_site(r);
    struct day on;
    int hour, minute;
    moment_parts(row->published_at, &on, &hour, &minute);
    bool told = row->published_at.s && on.n <= r->today.n;
    return (struct feed_entry){.id = feed_tag(a, site, "kokousasiat", row->id),
                               .title = feed_title(a, row->organization_name, row->held_on, row->title),
                               .summary = row->title,
                               .url = arena_printf(a, "%s/kokousasiat/%lld", site, (long long)row->id),
                               .author = row->party_name,
                               .at = told ? row->published_at : noon_of(r, row->held_on)};
}

/* A meeting is told of from the day it was published; a coming one without such a day, from today. */
static struct feed_entry meeting_entry(struct request *r, const struct feed_row *row)
{
    struct arena *a = r->arena;
    const char *site = request_site(r), *kind = i18n(r->lang, word_label(&meeting_kinds, (int)row->kind));
    return (struct feed_entry){.id = feed_tag(a, site, "kokoukset", row->id),
                               .title = feed_title(a, row->organization_name, row->held_on, ""),
                               .summary = *kind ? kind : feed_title(a, row->organization_name, row->held_on, ""),
                               .url = arena_printf(a, "%s/kokoukset/%lld", site, (long long)row->id),
                               .author = row->party_name,
                               .at = noon_of(r, day_known(row->published_on) ? row->published_on : row->held_on)};
}

enum err feed_respond(struct request *r, bool of_meetings, bool as_atom, const char *show)
{
    struct view *v = &r->view;
    struct feed_row *rows;
    struct str bytes;
    size_t n;
    const char *site = request_site(r), *what = of_meetings ? "kokoukset" : "kokousasiat";
    TRY((of_meetings ? feed_list_meetings : feed_list_items)(r->db, r->arena, feed_length(show), &rows, &n));
    struct feed_entry *entries = arena_array(r->arena, struct feed_entry, n);
    struct feed f = {.id = feed_tag(r->arena, site, what, 0), .title = "Yhdyspinta", .entries = entries, .n = n,
                     .description = of_meetings ? _("Meetings") : _("Meeting items"), .language = lang_code(r->lang),
                     .url = arena_printf(r->arena, "%s%s", site, of_meetings ? "/kokoukset" : "/paatokset"),
                     .self = arena_printf(r->arena, "%s/%s/%s", site, as_atom ? "atom" : "rss", what)};
    for (size_t i = 0; i < n; i++) {
        entries[i] = of_meetings ? meeting_entry(r, &rows[i]) : item_entry(r, &rows[i]);
        if (entries[i].at.s > f.at.s) f.at = entries[i].at;
    }
    TRY((as_atom ? feed_write_atom : feed_write_rss)(r->arena, &f, &bytes));
    respond_type(r, as_atom ? "application/atom+xml" : "application/rss+xml");
    respond_modified(r, f.at);
    out_str(v->out, bytes);
    return OK;
}

static enum err feed_items_rss(struct request *r)
{
    return feed_respond(r, false, false, request_query(r, "show"));
}

static enum err feed_meetings_rss(struct request *r)
{
    return feed_respond(r, true, false, request_query(r, "show"));
}

static enum err feed_items_atom(struct request *r)
{
    return feed_respond(r, false, true, request_query(r, "show"));
}

static enum err feed_meetings_atom(struct request *r)
{
    return feed_respond(r, true, true, request_query(r, "show"));
}

/* ---- calendars --------------------------------------------------------------------------------------------------- */

static enum err respond_calendar(struct request *r, const char *name, const struct meeting *meetings, size_t n)
{
    struct ical_event *events = arena_array(r->arena, struct ical_event, n);
    const char *site = request_site(r);
    struct str bytes;
    for (size_t i = 0; i < n; i++) {
        const struct meeting *m = &meetings[i];
        events[i] = (struct ical_event){
            .uid = feed_tag(r->arena, site, "kokoukset", m->id),
            .summary = arena_printf(r->arena, "%s, %s", m->organization_name, m->party_name),
            .place = m->place,
            .url = arena_printf(r->arena, "%s%s", site, meeting_path(r->arena, m->id)),
            .day = m->held_on,
            .starts = m->starts_at,
            .ends = m->ends_at,
            .is_cancelled = m->state == MEETING_CANCELLED,
        };
    }
    TRY(ical_write(r->arena, name, events, n, moment_make(r->today, 0, 0), &bytes));
    respond_type(r, "text/calendar");
    out_str(r->view.out, bytes);
    return OK;
}

static enum err feed_calendar(struct request *r)
{
    struct view *v = &r->view;
    struct meeting *meetings;
    size_t n;
    TRY(feed_list_calendar(r->db, r->arena, day_add(r->today, -CALENDAR_PAST_DAYS), CALENDAR_LENGTH, &meetings, &n));
    return respond_calendar(r, _("Meetings"), meetings, n);
}

static enum err feed_meeting_calendar(struct request *r)
{
    struct meeting m;
    int64_t id;
    TRY(request_id(r, &id));
    TRY(meeting_get(r->db, r->arena, id, &m));
    return respond_calendar(r, m.organization_name, &m, 1);
}

const struct route feed_routes[] = {
    {GET, "/rss/kokousasiat", NEED_PUBLIC, feed_items_rss, "Items of the newest meetings, RSS"},
    {GET, "/rss/kokoukset", NEED_PUBLIC, feed_meetings_rss, "Newest meetings, RSS"},
    {GET, "/atom/kokousasiat", NEED_PUBLIC, feed_items_atom, "Items of the newest meetings, Atom"},
    {GET, "/atom/kokoukset", NEED_PUBLIC, feed_meetings_atom, "Newest meetings, Atom"},
    {GET, "/kalenteri.ics", NEED_PUBLIC, feed_calendar, "Coming and recent meetings, iCalendar"},
    {GET, "/kokoukset/:id.ics", NEED_PUBLIC, feed_meeting_calendar, "One meeting, iCalendar"},
    {GET, "/cgi/DREQUEST.PHP", NEED_PUBLIC, feed_dynasty, "Old Dynasty addresses: feeds, and the way to the records"},
    {0},
};
