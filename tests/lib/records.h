/* records.h — small records for tests of stores and pages: made with one line, every text "" where it is not said.
 *
 * Each fails the test when the store refuses. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/agenda/agenda_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/paper/paper_store.h"
#include "feature/party/party_store.h"

/* "2023-08-14" */
static inline struct day test_day(const char *iso)
{
    struct day d;
    must(day_read_iso(str_of(iso), &d) == OK);
    return d;
}

static inline int64_t test_party(struct db *db, const char *name)
{
    int64_t id;
    const struct party p = {.kind = PARTY_MUNICIPALITY, .name = name, .name_sv = "", .name_en = "", .short_name = "",
                            .official_name = "", .business_id = "", .municipality_code = "", .language = "fi",
                            .website = "", .description = "", .succeeded_on = DAY_NONE};
    must(party_add(db, &p, &id) == OK);
    return id;
}

static inline int64_t test_organization(struct db *db, int64_t party_id, enum organization_kind kind, const char *name)
{
    int64_t id;
    const struct organization o = {.party_id = party_id, .kind = kind,
                                   .regime = kind >= ORGANIZATION_ADVISORY_COUNCIL ? REGIME_NONE : REGIME_MUNICIPAL,
                                   .state = ORGANIZATION_ACTIVE, .name = name, .name_sv = "", .name_en = "",
                                   .short_name = "", .language = "fi", .sector = "", .tasks = "", .rhythm = "",
                                   .started_on = DAY_NONE, .ended_on = DAY_NONE, .source_host = "", .source_id = ""};
    must(organization_add(db, &o, &id) == OK);
    return id;
}

/* A meeting at noon. */
static inline int64_t test_meeting(struct db *db, int64_t organization_id, const char *held_on)
{
    int64_t id;
    const struct meeting m = {.organization_id = organization_id, .state = MEETING_HELD, .kind = MEETING_MINUTES,
                              .held_on = test_day(held_on), .starts_at = moment_make(test_day(held_on), 12, 0),
                              .published_on = DAY_NONE, .place = "Kunnantalo", .language = "fi", .source_host = "",
                              .source_id = "", .source_url = ""};
    must(meeting_add(db, &m, &id) == OK);
    return id;
}

/* A handling without texts. `held_on` "" when it is not told. */
static inline struct handling test_handling(int64_t organization_id, const char *organization, const char *held_on,
                                            int64_t paragraph)
{
    return (struct handling){.organization_id = organization_id, .organization_text = organization,
                             .handled_on = *held_on ? test_day(held_on) : DAY_NONE, .paragraph = paragraph,
                             .kind = HANDLING_DECISION, .presenter_title = "", .presenter_name = "",
                             .organization_name = ""};
}

/* Minutes of one matter, to be filled and added. */
static inline struct agenda_item test_item(int64_t meeting_id, int64_t paragraph, const char *title)
{
    return (struct agenda_item){.meeting_id = meeting_id, .position = paragraph, .paragraph = paragraph,
                                .kind = ITEM_MINUTES, .title = title, .language = "fi", .organization_text = "",
                                .secrecy_ground = "", .has_text = true, .is_decided = true,
                                .outcome = OUTCOME_APPROVED, .source_host = "", .source_id = "", .source_url = ""};
}

static inline int64_t test_item_added(struct db *db, const struct agenda_item *item)
{
    int64_t id;
    must(agenda_item_add(db, item, (struct moment){1700000000}, &id) == OK);
    return id;
}

/* The same with only its own handling. */
static inline int64_t test_item_of(struct db *db, int64_t organization_id, int64_t meeting_id, const char *held_on,
                                   int64_t paragraph, const char *title)
{
    struct handling own = test_handling(organization_id, "", held_on, paragraph);
    struct agenda_item item = test_item(meeting_id, paragraph, title);
    own.is_own = true;
    own.outcome = item.outcome;
    item.handlings = &own;
    item.n_handlings = 1;
    return test_item_added(db, &item);
}

static inline int64_t test_paper(struct db *db, int64_t party_id, const char *number, const char *title)
{
    int64_t id;
    const struct paper p = {.party_id = party_id, .title = title, .type = "", .state = PAPER_OPEN, .next_step = "",
                            .language = "fi"};
    must(paper_add(db, &p, &number, *number ? 1 : 0, &id) == OK);
    return id;
}
