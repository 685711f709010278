/* intake_work_store.h — one document being stored; inside intake_*_store.c only. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/agenda/agenda.h"
#include "feature/intake/intake_store.h"
#include "feature/meeting/meeting.h"

struct intake_ids {
    int64_t *at;
    size_t n, cap;
};

struct intake_work {
    struct db *db;
    struct arena *a;
    const struct intake_input *in;
    struct intake_party party;
    int64_t party_id;
    int64_t document_id;
    struct intake_ids items, meetings, organizations; /* to be found anew */
    bool party_is_new;
    int64_t added, changed; /* rows of any kind that the document brought */
    struct intake_report *report;
};

void intake_warn(struct intake_work *w, const char *text);
void intake_unwarn(struct intake_work *w, const char *text); /* it turned out to be known */

/* The record was added or changed: the index is told of it once, when all is stored. */
void intake_touch(struct intake_work *w, struct intake_ids *ids, int64_t id);

/* intake_organ_store.c */
must_check enum err intake_find_party(struct intake_work *w);
/* Found by any of its names, or made. */
must_check enum err intake_find_organ(struct intake_work *w, const char *name, int64_t *ret_id);
/* Of an earlier handling: an abbreviation nobody has explained gives 0. */
must_check enum err intake_find_handling_organ(struct intake_work *w, const char *text, int64_t *ret_id);
/* The page says that this abbreviation is that organ: earlier and later pages are read by it. */
must_check enum err intake_learn_alias(struct intake_work *w, const char *alias, int64_t organization_id);
must_check enum err intake_store_organization(struct intake_work *w, const struct dynasty_organization *o);
must_check enum err intake_store_meeting(struct intake_work *w, const struct dynasty_meeting *m,
                                         int64_t *ret_id);

/* intake_item_store.c */
must_check enum err intake_store_item(struct intake_work *w, const struct dynasty_item *item,
                                      int64_t *ret_id);
