/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/ical.h"

#include <libical/ical.h>

#define ZONE "Europe/Helsinki"

static void free_component(void *component)
{
    icalcomponent_free(component);
}

static void free_text(void *text)
{
    icalmemory_free_buffer(text);
}

/* Summer or winter time by the European rule of 1996 (directive 2000/84/EC). */
static icalcomponent *observance(icalcomponent_kind kind, const char *name, const char *starts, const char *rule,
                                 int from, int to)
{
    icalcomponent *c = icalcomponent_new(kind);
    icalcomponent_add_property(c, icalproperty_new_dtstart(icaltime_from_string(starts)));
    icalcomponent_add_property(c, icalproperty_new_rrule(icalrecurrencetype_from_string(rule)));
    icalcomponent_add_property(c, icalproperty_new_tzoffsetfrom(from));
    icalcomponent_add_property(c, icalproperty_new_tzoffsetto(to));
    icalcomponent_add_property(c, icalproperty_new_tzname(name));
    return c;
}

/* By hand: libical's own zones are named /freeassociation.sourceforge.net/Europe/Helsinki, which others do not know. */
static icalcomponent *helsinki(void)
{
    icalcomponent *zone = icalcomponent_new_vtimezone();
    icalcomponent_add_property(zone, icalproperty_new_tzid(ZONE));
    icalcomponent_add_component(zone, observance(ICAL_XDAYLIGHT_COMPONENT, "EEST", "19970330T030000",
                                                 "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", 7200, 10800));
    icalcomponent_add_component(zone, observance(ICAL_XSTANDARD_COMPONENT, "EET", "19961027T040000",
                                                 "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", 10800, 7200));
    return zone;
}

static icaltimetype day_time(struct day d)
{
    icaltimetype t = icaltime_null_time();
    day_parts(d, &t.year, &t.month, &t.day);
    t.is_date = 1;
    return t;
}

static icaltimetype wall_clock(struct moment m)
{
    struct day d;
    int hour, minute;
    moment_parts(m, &d, &hour, &minute);
    icaltimetype t = day_time(d);
    t.is_date = 0;
    t.hour = hour;
    t.minute = minute;
    return t;
}

static void add_in_zone(icalcomponent *event, icalproperty *when)
{
    icalproperty_add_parameter(when, icalparameter_new_tzid(ZONE));
    icalcomponent_add_property(event, when);
}

static icalcomponent *event_component(const struct ical_event *e, struct moment stamp)
{
    icalcomponent *event = icalcomponent_new_vevent();
    icalcomponent_add_property(event, icalproperty_new_uid(e->uid));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(icaltime_from_timet_with_zone(
                                          (time_t)stamp.s, 0, icaltimezone_get_utc_timezone())));
    if (e->starts.s) {
        add_in_zone(event, icalproperty_new_dtstart(wall_clock(e->starts)));
        if (e->ends.s > e->starts.s) add_in_zone(event, icalproperty_new_dtend(wall_clock(e->ends)));
    } else {
        icalcomponent_add_property(event, icalproperty_new_dtstart(day_time(e->day)));
    }
    icalcomponent_add_property(event, icalproperty_new_summary(e->summary));
    if (*e->place) icalcomponent_add_property(event, icalproperty_new_location(e->place));
    if (*e->url) icalcomponent_add_property(event, icalproperty_new_url(e->url));
    icalcomponent_add_property(event, icalproperty_new_status(e->is_cancelled ? ICAL_STATUS_CANCELLED
                                                                              : ICAL_STATUS_CONFIRMED));
    return event;
}

enum err ical_write(struct arena *a, const char *name, const struct ical_event *events, size_t n, struct moment stamp,
                    struct str *ret_bytes)
{
    icalcomponent *calendar = icalcomponent_new_vcalendar();
    if (!calendar) return ERR_INTERNAL;
    arena_defer(a, free_component, calendar);
    icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar, icalproperty_new_prodid("-//Yhdyspinta//FI"));
    icalproperty *title = icalproperty_new_x(name);
    icalproperty_set_x_name(title, "X-WR-CALNAME");
    icalcomponent_add_property(calendar, title);
    icalcomponent_add_component(calendar, helsinki());
    for (size_t i = 0; i < n; i++) icalcomponent_add_component(calendar, event_component(&events[i], stamp));
    char *text = icalcomponent_as_ical_string_r(calendar);
    if (!text) return ERR_INTERNAL;
    arena_defer(a, free_text, text);
    *ret_bytes = str_of(text);
    return OK;
}
