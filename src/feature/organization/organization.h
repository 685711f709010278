/* organization.h — an organization (toimielin; verkosto, foorumi, työryhmä): what meets.
 *
 * Council, board, committee, advisory council, network, forum … It belongs to exactly one party, the keeper of its
 * archive; a joint one also lists its parties. It follows a legal regime (core/regime.h): with `none` no appeal and no
 * finality date is ever shown. Members sit in it for a term; duties rotate between parties by calendar.
 * Rules only: rows are in organization_store.h, pages in organization_web.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/word.h"
#include "core/membership.h"
#include "core/regime.h"

enum organization_kind {
    ORGANIZATION_COUNCIL = 1, /* valtuusto */
    ORGANIZATION_BOARD,       /* hallitus */
    ORGANIZATION_COMMITTEE,   /* lautakunta */
    ORGANIZATION_SUBCOMMITTEE,
    ORGANIZATION_ADVISORY_COUNCIL,
    ORGANIZATION_NETWORK,
    ORGANIZATION_FORUM,
    ORGANIZATION_ROUND_TABLE,
    ORGANIZATION_TEAM,
    ORGANIZATION_WORKING_GROUP,
    ORGANIZATION_INFLUENCE_BODY, /* vaikuttamistoimielin: youth, elderly, disability council */
    ORGANIZATION_OTHER,
};
extern const struct words organization_kinds;

enum organization_state { ORGANIZATION_PLANNED = 1, ORGANIZATION_ACTIVE, ORGANIZATION_ENDED };
extern const struct words organization_states;

/* Strings are UTF-8, never NULL, borrowed from the arena the organization was read into. "" when unknown. */
struct organization {
    int64_t id; /* 0 = not stored yet */
    int64_t party_id;
    int64_t parent_id;
    int64_t successor_id;
    enum organization_kind kind;
    enum regime regime;
    enum organization_state state;
    const char *name, *name_sv, *name_en;
    const char *short_name;
    const char *language;
    const char *sector;
    const char *tasks;  /* Markdown */
    const char *rhythm; /* how often it meets, as told */
    struct day started_on, ended_on;
    bool keeps_minutes; /* its minutes are made here */
    const char *source_host, *source_id;
    /* read along */
    const char *party_name;
    bool is_example; /* the party is invented */
};

/* A seat (jäsenyys): a person on behalf of a party, a party without a person, or by virtue of another office. */
struct membership {
    int64_t id, organization_id, term_id, person_id, party_id, deputy_of_id;
    enum membership_role role;
    const char *office;
    const char *sector;
    bool is_acting; /* vs. */
    bool has_vote;
    struct day starts_on, ends_on;
    /* read along */
    const char *person_name, *party_name;
    const char *organization_name; /* when listed by party */
};

/* The period a composition is chosen for (toimikausi). */
struct term {
    int64_t id, organization_id;
    struct day starts_on, ends_on;
};

enum duty_task { DUTY_CHAIR = 1, DUTY_SECRETARY, DUTY_COMMUNICATIONS, DUTY_PREPARATION };
extern const struct words duty_tasks;

/* A task that a party holds for a time by the duty calendar (vastuuvuoro), alone or with a partner. */
struct duty {
    int64_t id, organization_id, party_id, partner_id;
    enum duty_task task;
    struct day starts_on, ends_on;
    const char *party_name, *partner_name; /* read along */
};

/* A meeting as the organization's page lists it. */
struct organization_meeting {
    int64_t id, number, n_items;
    struct day held_on;
    struct moment starts_at;
    const char *place;
    bool has_minutes; /* else an agenda, or nothing yet */
    bool is_cancelled;
};

/* Networks, forums, round tables, teams and working groups have their own list; all else is an organ. */
bool organization_is_network(enum organization_kind kind);

/* "/toimielimet/7" or "/verkostot/7". */
const char *organization_path(struct arena *a, enum organization_kind kind, int64_t id);

/* The name in the reader's language, the Finnish one where there is no other. */
const char *organization_name_in(const struct organization *o, const char *lang_code);

/* What kind of organ a Finnish or Swedish name tells: "Kaupunginhallituksen elinvoimajaosto" is a subcommittee.
 * ORGANIZATION_OTHER when it tells nothing. Case does not matter. */
enum organization_kind organization_kind_of_name(const char *name);

/* The law an organ of this kind follows when its party's law is `of_party`: influence bodies, networks, forums and the
 * like are no authorities. */
enum regime organization_regime(enum organization_kind kind, enum regime of_party);

/* Is the period [starts, ends] open on the day? An unknown end is open-ended, an unknown start has begun. */
bool period_holds(struct day starts, struct day ends, struct day on);

/* The § numbers of one organ and year (domain 3.2): which are here and, only where a claim may be made, which are
 * missing. A duplicate is a finding, never an error. */
struct paragraph {
    int64_t number;
    int64_t item_id; /* 0: missing */
    const char *title;
    struct day held_on;
    bool is_duplicate; /* the same number stands before it too */
};
struct paragraph_series {
    int year;
    struct paragraph *at; /* in order; gaps stand in their places when claimed */
    size_t n;
    size_t n_missing, n_duplicates;
    bool claims_gaps;
};
/* `found` in order of number; claims_gaps when the organization keeps its minutes here or the year was declared
 * complete. A gap before the first number counts too. */
struct paragraph_series paragraph_series_make(struct arena *a, int year, const struct paragraph *found, size_t n,
                                              bool claims_gaps);
