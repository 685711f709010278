/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/intake/intake_store.h"

#include "base/vec.h"
#include "core/hash.h"
#include "feature/file/file_store.h"
#include "feature/intake.sql.h"
#include "feature/intake/intake_work_store.h"
#include "feature/paper/paper_store.h"
#include "feature/search/search_record_store.h"

void intake_warn(struct intake_work *w, const char *text)
{
    struct dynasty_texts *warnings = &w->report->warnings;
    for (size_t i = 0; i < warnings->n; i++)
        if (strcmp(warnings->at[i], text) == 0) return;
    const char **at = vec_add(w->a, warnings);
    *at = text;
}

void intake_unwarn(struct intake_work *w, const char *text)
{
    struct dynasty_texts *warnings = &w->report->warnings;
    size_t kept = 0;
    for (size_t i = 0; i < warnings->n; i++)
        if (strcmp(warnings->at[i], text) != 0) warnings->at[kept++] = warnings->at[i];
    warnings->n = kept;
}

void intake_touch(struct intake_work *w, struct intake_ids *ids, int64_t id)
{
    for (size_t i = 0; i < ids->n; i++)
        if (ids->at[i] == id) return;
    int64_t *at = vec_add(w->a, ids);
    *at = id;
}

static enum err index_papers(struct intake_work *w, int64_t item_id)
{
    struct paper *papers;
    size_t n;
    TRY(paper_list_by_item(w->db, w->a, item_id, &papers, &n));
    for (size_t i = 0; i < n; i++)
        if (i == 0 || papers[i].id != papers[i - 1].id) TRY(search_add_paper(w->db, papers[i].id));
    return OK;
}

/* What the document brought, as it is found. */
static enum err index_touched(struct intake_work *w)
{
    if (w->party_is_new) TRY(search_add_party(w->db, w->party_id));
    for (size_t i = 0; i < w->organizations.n; i++)
        TRY(search_add_organization(w->db, w->organizations.at[i]));
    for (size_t i = 0; i < w->meetings.n; i++)
        TRY(search_add_meeting(w->db, w->meetings.at[i]));
    for (size_t i = 0; i < w->items.n; i++) {
        TRY(search_add_item(w->db, w->items.at[i]));
        TRY(index_papers(w, w->items.at[i]));
    }
    return OK;
}

static const char *kind_of(const struct dynasty_document *d)
{
    switch (d->what) {
    case DYNASTY_ITEM:
        return "item";
    case DYNASTY_MEETING:
        return "meeting";
    case DYNASTY_FEED:
        return "feed";
    default:
        return d->form == DYNASTY_RSS ? "feed" : "list";
    }
}

/* Bytes that were read before, by the same rules, change nothing. */
static enum err find_known(struct intake_work *w, const char *sha256, bool *ret_known)
{
    int64_t id;
    TRY(db_find_id(w->db, &stmt_intake_document_find, DB_VALUES(DB_TEXT(sha256), DB_INT(DYNASTY_CONVERTER)), &id));
    *ret_known = id;
    if (!id || w->report->items != 1) return OK;
    return db_find_id(w->db, &stmt_intake_item_of_document, DB_VALUES(DB_INT(id)), &w->report->item_id);
}

static enum err keep_document(struct intake_work *w, const char *sha256)
{
    const struct dynasty_document *d = w->in->document;
    TRY(blob_add(w->db, sha256, w->in->bytes));
    return db_get_int(w->db, &stmt_intake_document_add,
                      DB_VALUES(DB_TEXT(sha256), DB_TEXT(d->source.host), DB_TEXT(d->source.id),
                                DB_TEXT(d->source.url), DB_INT(w->in->now.s), DB_INT(DYNASTY_CONVERTER),
                                DB_TEXT(dynasty_form_name(d->form)), DB_TEXT(kind_of(d))),
                      &w->document_id);
}

static enum err store_rows(struct intake_work *w)
{
    const struct dynasty_document *d = w->in->document;
    int64_t id;
    for (size_t i = 0; i < d->organizations.n; i++)
        TRY(intake_store_organization(w, &d->organizations.at[i]));
    for (size_t i = 0; i < d->meetings.n; i++)
        TRY(intake_store_meeting(w, &d->meetings.at[i], &id));
    for (size_t i = 0; i < d->items.n; i++) {
        TRY(intake_store_item(w, &d->items.at[i], &id));
        if (d->items.n == 1) w->report->item_id = id;
    }
    return OK;
}

static enum err store_document(struct intake_work *w)
{
    char sha256[HASH_HEX];
    bool known;
    auto_tx struct db_tx tx;
    TRY(db_begin(w->db, DB_WRITE, &tx));
    hash_sha256(w->in->bytes, sha256);
    TRY(find_known(w, sha256, &known));
    w->report->status = INTAKE_UNCHANGED;
    if (!known) {
        TRY(keep_document(w, sha256));
        TRY(intake_find_party(w));
        if (w->in->document->what == DYNASTY_ITEM) w->added = 0;
        TRY(store_rows(w));
        TRY(index_touched(w));
        if (w->added || w->changed) w->report->status = w->added ? INTAKE_IMPORTED : INTAKE_UPDATED;
    }
    return db_commit(&tx);
}

enum err intake_store(struct db *db, struct arena *a, const struct intake_input *in,
                      struct intake_report *ret_report)
{
    const struct dynasty_document *d = in->document;
    struct intake_report report = {
        .status = INTAKE_SKIPPED, .reason = d->reason, .items = (int64_t)d->items.n};
    struct intake_work w = {.db = db, .a = a, .in = in, .report = &report};
    for (size_t i = 0; i < d->warnings.n; i++)
        intake_warn(&w, d->warnings.at[i]);
    if (d->what != DYNASTY_NOTHING) {
        if (intake_party_read(a, d, in->fallback_party, &w.party))
            TRY(store_document(&w));
        else
            report.reason = "whose page it is is not told; give --party NAME";
    }
    *ret_report = report;
    return OK;
}
