/* meeting.h — a meeting (kokous) of an organization.
 *
 * Planned, then called, held, and its minutes approved: only forward. An imported one is known by its organization and
 * day, and by its id at the source. Rules only: rows are in meeting_store.h, pages in meeting_web.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/word.h"
#include "core/handling.h"
#include "feature/organization/organization.h"

enum meeting_state { MEETING_PLANNED = 1, MEETING_CALLED, MEETING_HELD, MEETING_APPROVED, MEETING_CANCELLED };
extern const struct words meeting_states;

/* What is public of it; 0: nothing yet. */
enum meeting_kind { MEETING_AGENDA = 1, MEETING_MINUTES, MEETING_MEMO };
extern const struct words meeting_kinds;

/* Strings are UTF-8, never NULL, borrowed from the arena the meeting was read into. "" when unknown. */
struct meeting {
    int64_t id; /* 0 = not stored yet */
    int64_t organization_id;
    int64_t party_id;
    int64_t number; /* n of n/year; 0 when not known */
    enum meeting_state state;
    enum meeting_kind kind;
    struct day held_on;
    struct moment starts_at, ends_at;
    struct day published_on;
    const char *place; /* "" when held only remotely, or not known */
    const char *language;
    const char *source_host, *source_id, *source_url;
    /* read along */
    const char *organization_name, *party_name;
    enum organization_kind organization_kind;
    enum regime regime;
    bool is_example;
    int64_t n_items; /* hidden ones are not counted */
};

/* An item as its meeting's page lists it. */
struct meeting_item {
    int64_t id;
    int64_t item_number, paragraph; /* 0 when none */
    enum outcome outcome;
    const char *title, *language;
    bool is_secret;
    const char *secrecy_ground;
};

/* "§ 180", "4.", "": what an item is called in its meeting. */
const char *meeting_item_mark(struct arena *a, const struct meeting_item *item);

/* "/kokoukset/7" */
const char *meeting_path(struct arena *a, int64_t id);

/* Still to come on the day (a meeting of today is)? */
bool meeting_is_coming(const struct meeting *m, struct day today);
