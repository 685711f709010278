/* Items: found again or made, filled from the page, with their cases and files. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agenda/agenda_store.h"
#include "feature/file/file_store.h"
#include "feature/intake.sql.h"
#include "feature/intake/intake_work_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/paper/paper_store.h"
#include "feature/search/search_record_store.h"

static const struct viewer importer = {.account_id = -1}; /* sees hidden items too */

/* ---- the page's words in the database's ------------------------------------------------------------- */

static void fill_people(struct arena *a, const struct dynasty_handling *from, struct handling *to)
{
    const struct {
        enum person_role role;
        const struct dynasty_persons *persons;
    } lists[] = {{PERSON_PREPARER, &from->preparers},
                 {PERSON_CONTACT, &from->contacts},
                 {PERSON_SPEAKER, &from->speakers}};
    to->persons =
        arena_array(a, struct handling_person, from->preparers.n + from->contacts.n + from->speakers.n + 1);
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
        for (size_t i = 0; i < lists[k].persons->n; i++) {
            const struct dynasty_person *p = &lists[k].persons->at[i];
            to->persons[to->n_persons++] = (struct handling_person){.role = lists[k].role,
                                                                    .title = p->title,
                                                                    .name = p->name,
                                                                    .phone = p->phone,
                                                                    .email = p->email};
        }
    to->recipients = arena_array(a, struct handling_recipient, from->extracts.n + from->informed.n + 1);
    for (size_t i = 0; i < from->extracts.n; i++)
        to->recipients[to->n_recipients++] =
            (struct handling_recipient){.way = RECIPIENT_EXTRACT, .recipient = from->extracts.at[i]};
    for (size_t i = 0; i < from->informed.n; i++)
        to->recipients[to->n_recipients++] =
            (struct handling_recipient){.way = RECIPIENT_INFORMED, .recipient = from->informed.at[i]};
}

static void fill_handling(struct arena *a, const struct dynasty_handling *from, struct handling *to)
{
    *to = (struct handling){
        .organization_text = from->organization_text,
        .handled_on = from->date,
        .paragraph = from->paragraph,
        .kind = (enum handling_kind)word_read(&handling_kinds, dynasty_handling_kind_name(from->kind)),
        .outcome = (enum outcome)word_read(&outcomes, dynasty_outcome_name(from->outcome)),
        .presenter_title = from->presenter.title,
        .presenter_name = from->presenter.name};
    fill_people(a, from, to);
    to->parts = arena_array(a, struct part, from->parts.n + 1);
    for (size_t i = 0; i < from->parts.n; i++)
        to->parts[to->n_parts++] = (struct part){
            .type = (enum part_type)word_read(&part_types, dynasty_part_name(from->parts.at[i].type)),
            .markdown = from->parts.at[i].markdown};
}

/* What the law gives; preparation and execution have none (136 § Kuntalaki). */
static enum err fill_remedy(struct intake_work *w, struct agenda_item *to)
{
    struct organization organ;
    TRY(organization_get(w->db, w->a, to->organization_id, &organ));
    to->regime = organ.regime;
    to->organization_kind = organ.kind;
    to->remedy = agenda_item_remedy(to);
    const struct handling *own = agenda_item_own(to);
    bool prepares = own && (own->kind == HANDLING_PREPARATION || own->kind == HANDLING_REFERRAL);
    if (to->remedy && prepares) to->remedy = REMEDY_NONE;
    return OK;
}

static enum err fill_handlings(struct intake_work *w, const struct dynasty_item *from, struct agenda_item *to)
{
    to->handlings = arena_array(w->a, struct handling, from->handlings.n + 1);
    to->n_handlings = from->handlings.n;
    to->has_text = to->is_decided = false;
    for (size_t i = 0; i < from->handlings.n; i++) {
        struct handling *h = &to->handlings[i];
        fill_handling(w->a, &from->handlings.at[i], h);
        h->seq = (int64_t)i + 1;
        h->is_own = i + 1 == from->handlings.n;
        to->has_text |= h->n_parts > 0;
        if (!h->is_own) {
            TRY(intake_find_handling_organ(w, h->organization_text, &h->organization_id));
            continue;
        }
        h->organization_id = to->organization_id;
        if (*h->organization_text && strcmp(h->organization_text, from->organization_text) != 0)
            TRY(intake_learn_alias(w, h->organization_text, to->organization_id));
        to->outcome = h->outcome;
        to->is_decided = handling_part(h, PART_DECISION) != NULL;
        to->organization_text = h->organization_text;
    }
    return fill_remedy(w, to);
}

/* ---- found again ------------------------------------------------------------------------------------ */

/* Is the stored item, found by § or number, another one by its id at the source? */
static enum err is_another(struct intake_work *w, const struct dynasty_item *item, int64_t *id)
{
    struct agenda_item stored;
    if (!*id || !*item->source.host || !*item->source.id) return OK;
    TRY(agenda_item_get(w->db, w->a, &importer, *id, &stored));
    bool other = *stored.source_id && (strcmp(stored.source_id, item->source.id) != 0 ||
                                       strcmp(stored.source_host, item->source.host) != 0);
    if (other) *id = 0;
    return OK;
}

/* An agenda becomes its minutes by organ, day and title, even under another id. */
static enum err find_by_title(struct intake_work *w, const struct dynasty_item *item, int64_t organization_id,
                              int64_t *ret_id)
{
    struct agenda_item stored;
    int64_t id;
    if (!*item->title) return OK;
    TRY(agenda_item_find_by_title(w->db, organization_id, item->date, item->title, &id));
    if (!id) return OK;
    TRY(agenda_item_get(w->db, w->a, &importer, id, &stored));
    bool numbers_differ =
        (item->paragraph && stored.paragraph && item->paragraph != stored.paragraph) ||
        (item->item_number && stored.item_number && item->item_number != stored.item_number);
    enum item_kind kind = (enum item_kind)word_read(&item_kinds, dynasty_kind_name(item->kind));
    bool pair = kind && stored.kind && kind != stored.kind;
    if (numbers_differ) return OK;
    if (!pair) TRY(is_another(w, item, &id));
    *ret_id = id;
    return OK;
}

static enum err find_item(struct intake_work *w, const struct dynasty_item *item, int64_t organization_id,
                          int64_t *ret_id)
{
    *ret_id = 0;
    if (*item->source.host && *item->source.id)
        TRY(agenda_item_find_by_source(w->db, item->source.host, item->source.id, ret_id));
    if (!*ret_id && item->paragraph) {
        TRY(agenda_item_find_by_paragraph(w->db, organization_id, item->date, item->paragraph, ret_id));
        TRY(is_another(w, item, ret_id));
    }
    if (!*ret_id && item->item_number) {
        TRY(agenda_item_find_by_number(w->db, organization_id, item->date, item->item_number, ret_id));
        TRY(is_another(w, item, ret_id));
    }
    return *ret_id ? OK : find_by_title(w, item, organization_id, ret_id);
}

/* ---- stored ----------------------------------------------------------------------------------------- */

static enum err store_papers_and_files(struct intake_work *w, const struct dynasty_item *from,
                                       const struct agenda_item *item)
{
    const struct paper paper = {.party_id = w->party_id,
                                .title = item->title,
                                .type = "",
                                .state = PAPER_OPEN,
                                .next_step = "",
                                .language = item->language,
                                .latest_on = DAY_NONE};
    TRY(paper_change_of_item(w->db, &paper, item->id, from->case_numbers.at, from->case_numbers.n));
    struct file *files = arena_array(w->a, struct file, from->files.n + 1);
    for (size_t i = 0; i < from->files.n; i++) {
        const struct dynasty_file *f = &from->files.at[i];
        bool pdf = str_ends(str_of(f->url), ".PDF") || str_ends(str_of(f->url), ".pdf");
        const char *slash = strrchr(f->url, '/');
        files[i] =
            (struct file){.kind = (enum file_kind)word_read(&file_kinds, dynasty_file_kind_name(f->kind)),
                          .number = f->number,
                          .title = f->title,
                          .file_name = slash ? slash + 1 : "",
                          .media_type = pdf ? "application/pdf" : "",
                          .sha256 = "",
                          .source_url = f->url};
    }
    TRY(search_remove_item(w->db, item->id));
    intake_touch(w, &w->items, item->id);
    return file_change_of_item(w->db, item->id, files, from->files.n);
}

static enum err add_finding(struct intake_work *w, int64_t item_id, const char *code, const char *detail)
{
    return db_run(w->db, &stmt_intake_finding_add,
                  DB_VALUES(DB_ID(item_id), DB_ID(w->document_id), DB_TEXT(code), DB_TEXT(detail),
                            DB_INT(w->in->now.s)));
}

static enum err note_findings(struct intake_work *w, const struct agenda_item *item)
{
    TRY(db_run(w->db, &stmt_intake_finding_remove, DB_VALUES(DB_INT(item->id))));
    const struct dynasty_texts *warnings = &w->in->document->warnings;
    for (size_t i = 0; i < warnings->n; i++)
        if (!*item->title || strcmp(warnings->at[i], "no title") != 0)
            TRY(add_finding(w, item->id, "not_understood", warnings->at[i]));
    if (!item->paragraph) return OK;
    int64_t other;
    int year = day_year(item->held_on);
    TRY(db_find_id(w->db, &stmt_intake_duplicate_find,
                   DB_VALUES(DB_INT(item->organization_id), DB_TEXT(arena_printf(w->a, "%d-01-01", year)),
                             DB_TEXT(arena_printf(w->a, "%d-12-31", year)), DB_INT(item->paragraph), DB_INT(item->id)),
                   &other));
    if (!other) return OK;
    const char *text =
        arena_printf(w->a, "§ %lld of %d is on another item too", (long long)item->paragraph, year);
    intake_warn(w, text);
    return add_finding(w, item->id, "duplicate_paragraph", text);
}

static enum err link_source(struct intake_work *w, const struct dynasty_item *from, int64_t id, bool older)
{
    const char *kind = dynasty_kind_name(from->kind);
    return db_run(w->db, older ? &stmt_intake_item_source_add_before : &stmt_intake_item_source_add,
                  DB_VALUES(DB_INT(id), DB_INT(w->document_id), *kind ? DB_TEXT(kind) : DB_NULL));
}

static enum err position_of(struct intake_work *w, const struct dynasty_item *from, int64_t meeting_id,
                            int64_t *ret)
{
    const char *mtg;
    *ret = intake_position(w->a, from->source.id, &mtg);
    if (!*ret) *ret = from->item_number ? from->item_number : from->paragraph;
    return *ret ? OK : db_get_int(w->db, &stmt_intake_position_next, DB_VALUES(DB_INT(meeting_id)), ret);
}

static enum err add_item(struct intake_work *w, const struct dynasty_item *from,
                         const struct meeting *meeting, int64_t *ret_id)
{
    enum item_kind kind = (enum item_kind)word_read(&item_kinds, dynasty_kind_name(from->kind));
    bool sourced = *from->source.host != '\0';
    struct agenda_item item = {.meeting_id = meeting->id,
                               .organization_id = meeting->organization_id,
                               .held_on = from->date,
                               .item_number = from->item_number,
                               .paragraph = from->paragraph,
                               .kind = kind,
                               .title = from->title,
                               .language = w->in->document->language,
                               .organization_text = from->organization_text,
                               .secrecy_ground = "",
                               .source_host = sourced ? from->source.host : "",
                               .source_id = sourced ? from->source.id : "",
                               .source_url = from->source.url};
    if (kind == ITEM_MINUTES && from->handlings.n) {
        int64_t left;
        TRY(db_get_int(w->db, &stmt_intake_agenda_left, DB_VALUES(DB_INT(meeting->id)), &left));
        if (left) intake_warn(w, "no item of the agenda has this title: a new item");
    }
    TRY(position_of(w, from, meeting->id, &item.position));
    TRY(fill_handlings(w, from, &item));
    TRY(agenda_item_add(w->db, &item, w->in->now, ret_id));
    item.id = *ret_id;
    w->added++;
    TRY(link_source(w, from, item.id, false));
    TRY(store_papers_and_files(w, from, &item));
    return note_findings(w, &item);
}

/* What a title in a list, or an older agenda, adds to an item that is already told better. */
static bool add_missing(const struct dynasty_item *from, struct agenda_item *to)
{
    bool changed = false;
    if (!*to->title && *from->title) {
        to->title = from->title;
        changed = true;
    }
    if (!to->paragraph && from->paragraph) {
        to->paragraph = from->paragraph;
        changed = true;
    }
    if (!to->item_number && from->item_number) {
        to->item_number = from->item_number;
        changed = true;
    }
    if (!to->kind && from->kind != DYNASTY_KIND_UNKNOWN) {
        to->kind = (enum item_kind)word_read(&item_kinds, dynasty_kind_name(from->kind));
        changed = true;
    }
    if (!*to->source_id && *from->source.host && *from->source.id) {
        to->source_host = from->source.host;
        to->source_id = from->source.id;
        changed = true;
    }
    if (!*to->source_url && *from->source.url) {
        to->source_url = from->source.url;
        changed = true;
    }
    return changed;
}

/* The page tells the item anew; numbers and title that it does not tell stay. */
static enum err tell_anew(struct intake_work *w, const struct dynasty_item *from, struct agenda_item *item)
{
    if (*from->title) item->title = from->title;
    if (*item->title) intake_unwarn(w, "no title");
    if (from->paragraph) item->paragraph = from->paragraph;
    if (from->item_number) item->item_number = from->item_number;
    if (from->kind != DYNASTY_KIND_UNKNOWN)
        item->kind = (enum item_kind)word_read(&item_kinds, dynasty_kind_name(from->kind));
    if (*from->source.host && *from->source.id) {
        item->source_host = from->source.host;
        item->source_id = from->source.id;
    }
    if (*from->source.url) item->source_url = from->source.url;
    const char *mtg;
    int64_t position = intake_position(w->a, from->source.id, &mtg);
    if (position) item->position = position;
    item->language = w->in->document->language;
    TRY(fill_handlings(w, from, item));
    TRY(agenda_item_change(w->db, item, w->in->now));
    TRY(store_papers_and_files(w, from, item));
    return note_findings(w, item);
}

static enum err change_item(struct intake_work *w, const struct dynasty_item *from, int64_t id)
{
    struct agenda_item item;
    TRY(agenda_item_get(w->db, w->a, &importer, id, &item));
    bool page = from->handlings.n > 0, older = item.kind == ITEM_MINUTES && from->kind == DYNASTY_AGENDA;
    bool better = item.n_handlings == 0 || !item.has_text;
    if (page && (!older || better)) {
        bool first = !item.has_text;
        TRY(link_source(w, from, id, false));
        if (first)
            w->added++;
        else
            w->changed++;
        return tell_anew(w, from, &item);
    }
    if (page) TRY(link_source(w, from, id, true));
    bool untitled = !*item.title;
    if (!add_missing(from, &item)) return OK;
    w->changed++;
    if (untitled && *item.title) TRY(db_run(w->db, &stmt_intake_title_found, DB_VALUES(DB_INT(id))));
    const char *mtg;
    int64_t position = intake_position(w->a, from->source.id, &mtg);
    if (position) item.position = position;
    intake_touch(w, &w->items, id);
    return agenda_item_change(w->db, &item, w->in->now);
}

static const char *meeting_id_of(struct arena *a, const struct dynasty_item *item)
{
    const char *mtg;
    (void)intake_position(a, item->source.id, &mtg);
    return mtg;
}

enum err intake_store_item(struct intake_work *w, const struct dynasty_item *from, int64_t *ret_id)
{
    const struct dynasty_meeting held = {
        .organization_text = from->organization_text,
        .date = from->date,
        .hour = -1,
        .minute = -1,
        .place = "",
        .kind = from->kind,
        .source = {from->source.host, *from->source.host ? meeting_id_of(w->a, from) : "", ""}};
    int64_t meeting_id;
    struct meeting meeting;
    int64_t added = w->added, changed = w->changed;
    TRY(intake_store_meeting(w, &held, &meeting_id));
    TRY(meeting_get(w->db, w->a, meeting_id, &meeting));
    if (w->in->document->what == DYNASTY_ITEM) { /* the item counts, not what it needed around it */
        w->added = added;
        w->changed = changed;
    }
    TRY(find_item(w, from, meeting.organization_id, ret_id));
    return *ret_id ? change_item(w, from, *ret_id) : add_item(w, from, &meeting, ret_id);
}
