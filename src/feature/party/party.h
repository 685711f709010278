/* party.h — a party (toimija): who takes part in the cooperation and owns records.
 *
 * Municipality, wellbeing services county, joint authority, regional council, association, group … A party keeps the
 * archive of its organizations. One party may succeed another on a day (joint authority → county, 1.1.2023).
 * Rules only: rows are in party_store.h, pages in party_web.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/word.h"
#include "core/handling.h"
#include "core/membership.h"
#include "core/regime.h"

enum party_kind {
    PARTY_MUNICIPALITY = 1,
    PARTY_COUNTY,
    PARTY_JOINT_AUTHORITY,
    PARTY_REGIONAL_COUNCIL,
    PARTY_ASSOCIATION,
    PARTY_FOUNDATION,
    PARTY_PARISH,
    PARTY_COMPANY,
    PARTY_GROUP, /* unregistered */
    PARTY_COUNCIL_GROUP,
    PARTY_OTHER,
};
extern const struct words party_kinds;

/* Strings are UTF-8, never NULL, borrowed from the arena the party was read into. "" when unknown. */
struct party {
    int64_t id; /* 0 = not stored yet */
    enum party_kind kind;
    const char *name; /* a municipality's as in Statistics Finland's list */
    const char *name_sv, *name_en;
    const char *short_name;
    const char *official_name; /* "Kouvolan kaupunki" */
    const char *business_id;
    const char *municipality_code;
    const char *language;
    const char *website;
    const char *description;
    bool is_example; /* invented, and shown as such */
    int64_t successor_id;
    struct day succeeded_on;
    /* read along */
    const char *successor_name;
};

/* An organization as a party's page lists it: one that it keeps, a joint one it takes part in, or its seat in one. */
struct party_organization {
    int64_t id;
    bool is_network;
    const char *name, *name_sv, *name_en;
    const char *language;
    const char *party_name;    /* of the keeper, when it is another party's */
    enum membership_role role; /* of a seat */
    const char *office, *sector;
    struct day starts_on, ends_on;
};

/* A decision and a meeting of one of its organs, as a party's page lists them. */
struct party_decision {
    int64_t id, paragraph;
    struct day held_on;
    enum outcome outcome;
    const char *title, *language;
    const char *organization_name;
};
struct party_meeting {
    int64_t id;
    struct day held_on;
    struct moment starts_at;
    const char *language;
    const char *organization_name;
    bool has_minutes, is_cancelled;
};

/* The name in the reader's language, the Finnish one where there is no other. */
const char *party_name_in(const struct party *p, const char *lang_code);

/* Which law its organs follow by default: municipal, county or none (domain 3.5). */
enum regime party_regime(enum party_kind kind);

/* A public body: its decisions are those of an authority. */
bool party_is_authority(enum party_kind kind);

/* "/toimijat/7" */
const char *party_path(struct arena *a, int64_t id);

/* "/toimielimet/7" or "/verkostot/7". */
const char *party_organization_path(struct arena *a, const struct party_organization *o);

/* The organization's name in the reader's language, the Finnish one where there is no other. */
const char *party_organization_name_in(const struct party_organization *o, const char *lang_code);

/* Business id (y-tunnus) "1234567-8": seven digits, dash, check digit by weights 7 9 10 5 8 4 2 modulo 11
 * (Finnish Patent and Registration Office). */
bool party_business_id_is_valid(const char *business_id);
