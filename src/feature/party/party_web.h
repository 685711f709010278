/* party_web.h — what the templates of parties show, and the words they put together. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/party/party_store.h"
#include "html/record.h"

struct party_list_view {
    const struct party *parties;
    size_t n;
    const char *kind; /* the code that the list is filtered by; "": all */
    const struct choice *kinds;
    size_t n_kinds;
    const char *json;
    const char *first_url, *next_url; /* "" where there is none */
};

/* "Kunta · Virolahden kunta": the kind, and what it calls itself when that is something else. */
const char *party_meta(struct view *v, const struct party *p);
/* For lang??= on its name: "" when the name is in the reader's language. */
const char *party_name_lang(struct view *v, const struct party *p);
const char *party_organization_lang(struct view *v, const struct party_organization *o);
/* "Hyte, kulttuuri": texts after each other. */
const char *with_commas(struct view *v, const char *const *texts, size_t n);
/* The sectors by their labels, with commas between. */
const char *party_sectors_text(struct view *v, const char *const *sectors, size_t n);
const char *party_seat_text(struct view *v, const struct party_organization *seat);
const char *party_decision_meta(struct view *v, const struct party_decision *d);
const char *party_meeting_title(struct view *v, const struct party_meeting *m);
