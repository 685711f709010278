/* paper_web.h — what the templates of cases show, and the words they put together. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/paper/paper_store.h"
#include "feature/party/party_store.h"
#include "html/record.h"

struct paper_list_view {
    const struct paper *papers;
    size_t n;
    struct party party; /* id 0: no filter */
    struct years years; /* of the filter */
    int year;           /* 0: all */
    const char *newest_url, *older_url; /* "" where there is none */
};

/* Its title, or that it has none. */
const char *paper_title(struct view *v, const char *title);
/* "5523/00.04.02/2023 · Kouvola" */
const char *paper_meta(struct view *v, const char *number, const char *party_name);
/* "Kaupunginhallitus § 180"; "Kunnanhallitus § 183, Virolahti" when the party is another than the case's own. */
const char *chain_step_title(struct view *v, const struct chain_step *step, int64_t party_id);
/* "Referral · Noted": what was done, in the reader's language; "" when nothing is known. */
const char *chain_step_note(struct view *v, const struct chain_step *step);
