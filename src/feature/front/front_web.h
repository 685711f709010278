/* front_web.h — the front page (etusivu): search, newest decisions, coming meetings, parties. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/agenda/agenda_store.h"
#include "feature/agreement/agreement_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/party/party_store.h"
#include "html/record.h"

struct front_page {
    struct agenda_item *decisions; /* newest first */
    size_t n_decisions;
    struct meeting *meetings; /* still to come, the next first */
    size_t n_meetings;
    struct agreement *agreements; /* waiting ones, then the newest */
    size_t n_agreements;
    struct party *parties; /* those whose decisions and meetings can be here, by name */
    size_t n_parties;
};

/* "Virolahti · Kunnanhallitus · § 183"; an invented party is said to be one. */
const char *front_decision_meta(struct view *v, const struct agenda_item *item);
/* "Kunnanhallitus, Virolahti" */
const char *front_meeting_title(struct view *v, const struct meeting *m);
const char *front_meeting_time(struct view *v, const struct meeting *m);
