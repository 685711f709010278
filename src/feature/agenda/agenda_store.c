/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agenda/agenda_store.h"

#include <string.h>

#include "core/key.h"
#include "feature/agenda.sql.h"
#include "feature/paper/paper_store.h"

static const struct db_field item_row[] = {
    DB_FIELD(FIELD_INT, agenda_item, id),
    DB_FIELD(FIELD_INT, agenda_item, meeting_id),
    DB_FIELD(FIELD_INT, agenda_item, organization_id),
    DB_FIELD(FIELD_INT, agenda_item, party_id),
    DB_FIELD(FIELD_DAY, agenda_item, held_on),
    DB_FIELD(FIELD_INT, agenda_item, position),
    DB_FIELD(FIELD_INT, agenda_item, item_number),
    DB_FIELD(FIELD_INT, agenda_item, paragraph),
    DB_WORD_FIELD(&item_kinds, agenda_item, kind),
    DB_WORD_FIELD(&remedies, agenda_item, remedy),
    DB_WORD_FIELD(&outcomes, agenda_item, outcome),
    DB_FIELD(FIELD_TEXT, agenda_item, title),
    DB_FIELD(FIELD_TEXT, agenda_item, language),
    DB_FIELD(FIELD_TEXT, agenda_item, organization_text),
    DB_FIELD(FIELD_BOOL, agenda_item, is_secret),
    DB_FIELD(FIELD_TEXT, agenda_item, secrecy_ground),
    DB_FIELD(FIELD_BOOL, agenda_item, has_text),
    DB_FIELD(FIELD_BOOL, agenda_item, is_decided),
    DB_FIELD(FIELD_BOOL, agenda_item, is_hidden),
    DB_FIELD(FIELD_TEXT, agenda_item, source_host),
    DB_FIELD(FIELD_TEXT, agenda_item, source_id),
    DB_FIELD(FIELD_TEXT, agenda_item, source_url),
    DB_FIELD(FIELD_MOMENT, agenda_item, published_at),
    DB_FIELD(FIELD_MOMENT, agenda_item, changed_at),
    DB_FIELD(FIELD_TEXT, agenda_item, organization_name),
    DB_WORD_FIELD(&organization_kinds, agenda_item, organization_kind),
    DB_WORD_FIELD(&regimes, agenda_item, regime),
    DB_FIELD(FIELD_TEXT, agenda_item, party_name),
    DB_FIELD(FIELD_BOOL, agenda_item, is_example),
};
static const struct db_fields ITEM = DB_FIELDS(agenda_item, item_row);

static const struct db_field handling_row[] = {
    DB_FIELD(FIELD_INT, handling, id),
    DB_FIELD(FIELD_INT, handling, seq),
    DB_FIELD(FIELD_BOOL, handling, is_own),
    DB_FIELD(FIELD_INT, handling, organization_id),
    DB_FIELD(FIELD_TEXT, handling, organization_text),
    DB_FIELD(FIELD_DAY, handling, handled_on),
    DB_FIELD(FIELD_INT, handling, paragraph),
    DB_WORD_FIELD(&handling_kinds, handling, kind),
    DB_WORD_FIELD(&outcomes, handling, outcome),
    DB_FIELD(FIELD_TEXT, handling, presenter_title),
    DB_FIELD(FIELD_TEXT, handling, presenter_name),
    DB_FIELD(FIELD_INT, handling, own_item_id),
    DB_FIELD(FIELD_TEXT, handling, organization_name),
    DB_WORD_FIELD(&organization_kinds, handling, organization_kind),
};
static const struct db_fields HANDLING = DB_FIELDS(handling, handling_row);

static const struct db_field person_row[] = {
    DB_FIELD(FIELD_INT, handling_person, handling_id),
    DB_WORD_FIELD(&person_roles, handling_person, role),
    DB_FIELD(FIELD_TEXT, handling_person, title),
    DB_FIELD(FIELD_TEXT, handling_person, name),
    DB_FIELD(FIELD_TEXT, handling_person, phone),
    DB_FIELD(FIELD_TEXT, handling_person, email),
};
static const struct db_fields PERSON = DB_FIELDS(handling_person, person_row);

static const struct db_field recipient_row[] = {
    DB_FIELD(FIELD_INT, handling_recipient, handling_id),
    DB_WORD_FIELD(&recipient_ways, handling_recipient, way),
    DB_FIELD(FIELD_TEXT, handling_recipient, recipient),
};
static const struct db_fields RECIPIENT = DB_FIELDS(handling_recipient, recipient_row);

static const struct db_field part_row[] = {
    DB_FIELD(FIELD_INT, part, id),
    DB_FIELD(FIELD_INT, part, handling_id),
    DB_WORD_FIELD(&part_types, part, type),
    DB_FIELD(FIELD_TEXT, part, markdown),
};
static const struct db_fields PART = DB_FIELDS(part, part_row);

static const struct db_field surroundings_row[] = {
    DB_FIELD(FIELD_INT, item_surroundings, previous_id),
    DB_FIELD(FIELD_INT, item_surroundings, next_id),
    DB_FIELD(FIELD_INT, item_surroundings, meeting_number),
    DB_FIELD(FIELD_MOMENT, item_surroundings, starts_at),
    DB_FIELD(FIELD_TEXT, item_surroundings, source_url),
    DB_FIELD(FIELD_MOMENT, item_surroundings, retrieved_at),
    DB_FIELD(FIELD_TEXT, item_surroundings, sha256),
};
static const struct db_fields SURROUNDINGS = DB_FIELDS(item_surroundings, surroundings_row);

/* ---- reading ---------------------------------------------------------------------------------------------------- */

/* Gives each handling its run of rows: both are in the order of the handlings. */
#define SHARE_OUT(item, rows, n, member, n_member)                                                           \
    for (size_t at_ = 0, h_ = 0; h_ < (item)->n_handlings; h_++) {                                           \
        struct handling *own_ = &(item)->handlings[h_];                                                      \
        own_->member = (rows) ? (rows) + at_ : NULL;                                                         \
        while (at_ < (n) && (rows)[at_].handling_id == own_->id) at_++, own_->n_member++;                     \
    }

static enum err read_handlings(struct db *db, struct arena *a, struct agenda_item *item)
{
    struct handling_person *persons;
    struct handling_recipient *recipients;
    struct part *parts;
    size_t n_persons, n_recipients, n_parts;
    const struct db_value id = DB_INT(item->id);
    TRY(db_list(db, a, &stmt_agenda_handling_list, &id, 1, &HANDLING, &item->handlings, &item->n_handlings));
    TRY(db_list(db, a, &stmt_agenda_part_list, &id, 1, &PART, &parts, &n_parts));
    TRY(db_list(db, a, &stmt_agenda_person_list, &id, 1, &PERSON, &persons, &n_persons));
    TRY(db_list(db, a, &stmt_agenda_recipient_list, &id, 1, &RECIPIENT, &recipients, &n_recipients));
    SHARE_OUT(item, parts, n_parts, parts, n_parts)
    SHARE_OUT(item, persons, n_persons, persons, n_persons)
    SHARE_OUT(item, recipients, n_recipients, recipients, n_recipients)
    return OK;
}

static enum err read_item(struct db *db, struct arena *a, int64_t id, struct agenda_item *ret_item)
{
    TRY(db_get(db, a, &stmt_agenda_item_get, DB_VALUES(DB_INT(id)), &ITEM, ret_item));
    return read_handlings(db, a, ret_item);
}

/* Of a secret item the public is told that it was handled: when, where, and under which title. */
static void keep_secret(struct agenda_item *item)
{
    for (size_t i = 0; i < item->n_handlings; i++) {
        struct handling *h = &item->handlings[i];
        h->n_parts = h->n_persons = h->n_recipients = 0;
        h->presenter_title = h->presenter_name = "";
    }
}

enum err agenda_item_get(struct db *db, struct arena *a, const struct viewer *who, int64_t id,
                         struct agenda_item *ret_item)
{
    struct agenda_item item = {0};
    TRY(read_item(db, a, id, &item));
    if (item.is_hidden && !who->account_id) return ERR_NOT_FOUND;
    if (item.is_secret && !who->account_id) keep_secret(&item);
    *ret_item = item;
    return OK;
}

enum err agenda_item_list_by_meeting(struct db *db, struct arena *a, int64_t meeting_id, struct agenda_item **ret_items,
                                     size_t *ret_n)
{
    return db_list(db, a, &stmt_agenda_item_list_by_meeting, DB_VALUES(DB_INT(meeting_id)), &ITEM, ret_items, ret_n);
}

enum err agenda_item_list_decided(struct db *db, struct arena *a, const struct decision_filter *f, int limit,
                                  struct agenda_item **ret_items, size_t *ret_n)
{
    const struct day_range range = day_range_make(a, f->year, (struct day_key){f->before_day, f->before_id});
    const struct db_value from = DB_TEXT(range.from), before = DB_TEXT(range.before), before_id = DB_INT(range.before_id);
    if (f->organization_id)
        return db_list(db, a, &stmt_agenda_item_list_decided_by_organization,
                       DB_VALUES(DB_INT(f->organization_id), from, before, before_id, DB_INT(limit)), &ITEM, ret_items,
                       ret_n);
    if (f->party_id)
        return db_list(db, a, &stmt_agenda_item_list_decided_by_party,
                       DB_VALUES(DB_INT(f->party_id), from, before, before_id, DB_INT(limit)), &ITEM, ret_items, ret_n);
    return db_list(db, a, &stmt_agenda_item_list_decided, DB_VALUES(from, before, before_id, DB_INT(limit)), &ITEM,
                   ret_items, ret_n);
}

enum err agenda_item_read_surroundings(struct db *db, struct arena *a, int64_t id,
                                       struct item_surroundings *ret_surroundings)
{
    return db_get(db, a, &stmt_agenda_item_surroundings, DB_VALUES(DB_INT(id)), &SURROUNDINGS, ret_surroundings);
}

enum err agenda_item_find_by_reference(struct db *db, int64_t party_id, struct day on, int64_t paragraph,
                                       int64_t *ret_id)
{
    auto_arena struct arena *a = arena_new();
    struct agenda_item *items;
    size_t n;
    TRY(db_list(db, a, &stmt_agenda_item_list_by_reference,
                DB_VALUES(DB_INT(party_id), db_day_in(a, on), DB_INT(paragraph)), &ITEM, &items, &n));
    *ret_id = n == 1 ? items[0].id : 0;
    return OK;
}

enum err agenda_item_find_by_source(struct db *db, const char *host, const char *source_id, int64_t *ret_id)
{
    return db_find_id(db, &stmt_agenda_item_find_by_source, DB_VALUES(DB_TEXT(host), DB_TEXT(source_id)), ret_id);
}

enum err agenda_item_find_by_paragraph(struct db *db, int64_t organization_id, struct day on, int64_t paragraph,
                                       int64_t *ret_id)
{
    char iso[11];
    return db_find_id(db, &stmt_agenda_item_find_by_paragraph,
                      DB_VALUES(DB_INT(organization_id), DB_TEXT(day_iso(on, iso)), DB_INT(paragraph)), ret_id);
}

enum err agenda_item_find_by_number(struct db *db, int64_t organization_id, struct day on, int64_t item_number,
                                    int64_t *ret_id)
{
    char iso[11];
    return db_find_id(db, &stmt_agenda_item_find_by_number,
                      DB_VALUES(DB_INT(organization_id), DB_TEXT(day_iso(on, iso)), DB_INT(item_number)), ret_id);
}

enum err agenda_item_find_by_title(struct db *db, int64_t organization_id, struct day on, const char *title,
                                   int64_t *ret_id)
{
    char iso[11];
    return db_find_id(db, &stmt_agenda_item_find_by_title,
                      DB_VALUES(DB_INT(organization_id), DB_TEXT(day_iso(on, iso)), DB_TEXT(title)), ret_id);
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

static enum err add_version(struct db *db, int64_t part_id, const char *markdown, struct moment now)
{
    return db_run(db, &stmt_agenda_version_add, DB_VALUES(DB_INT(part_id), DB_TEXT(markdown), DB_INT(now.s)));
}

/* The parts of one handling: a part is matched with the stored one of its type and turn among that type. */
static enum err write_parts(struct db *db, int64_t handling_id, const struct handling *h, const struct handling *stored,
                            struct moment now)
{
    auto_arena struct arena *a = arena_new();
    bool *kept = arena_array(a, bool, stored ? stored->n_parts : 0);
    for (size_t i = 0; i < h->n_parts; i++) {
        const struct part *match = NULL;
        for (size_t k = 0; stored && !match && k < stored->n_parts; k++) {
            if (kept[k] || stored->parts[k].type != h->parts[i].type) continue;
            match = &stored->parts[k];
            kept[k] = true;
        }
        int64_t part_id = match ? match->id : 0;
        if (match)
            TRY(db_run(db, &stmt_agenda_part_change_seq, DB_VALUES(DB_INT(part_id), DB_INT(i + 1))));
        else
            TRY(db_get_int(db, &stmt_agenda_part_add,
                           DB_VALUES(DB_INT(handling_id), DB_INT(i + 1), db_word(&part_types, h->parts[i].type)),
                           &part_id));
        if (match && strcmp(match->markdown, h->parts[i].markdown) == 0) continue;
        if (match) TRY(db_run(db, &stmt_agenda_version_retire, DB_VALUES(DB_INT(part_id))));
        TRY(add_version(db, part_id, h->parts[i].markdown, now));
    }
    for (size_t k = 0; stored && k < stored->n_parts; k++)
        if (!kept[k]) TRY(db_run(db, &stmt_agenda_version_retire, DB_VALUES(DB_INT(stored->parts[k].id))));
    return OK;
}

static enum err add_people(struct db *db, int64_t handling_id, const struct handling *h)
{
    for (size_t i = 0; i < h->n_persons; i++) {
        const struct handling_person *p = &h->persons[i];
        TRY(db_run(db, &stmt_agenda_person_add,
                   DB_VALUES(DB_INT(handling_id), db_word(&person_roles, p->role), DB_INT(i + 1), DB_TEXT(p->title),
                             DB_TEXT(p->name), DB_TEXT(p->phone), DB_TEXT(p->email))));
    }
    for (size_t i = 0; i < h->n_recipients; i++) {
        const struct handling_recipient *r = &h->recipients[i];
        TRY(db_run(db, &stmt_agenda_recipient_add,
                   DB_VALUES(DB_INT(handling_id), db_word(&recipient_ways, r->way), DB_INT(i + 1),
                             DB_TEXT(r->recipient))));
    }
    return OK;
}

/* Writes one handling over `stored`, or as a new one when that is NULL. */
static enum err write_handling(struct db *db, int64_t item_id, const struct handling *h, int64_t seq,
                               const struct handling *stored, struct moment now)
{
    char iso[11];
    int64_t own_item_id = 0, id = stored ? stored->id : 0;
    if (!h->is_own && h->organization_id && day_known(h->handled_on) && h->paragraph)
        TRY(agenda_item_find_by_paragraph(db, h->organization_id, h->handled_on, h->paragraph, &own_item_id));
    if (own_item_id == item_id) own_item_id = 0;
    struct db_value values[] = {DB_INT(stored ? id : item_id),
                                DB_INT(seq),
                                DB_INT(h->is_own),
                                DB_ID(h->organization_id),
                                DB_TEXT(h->organization_text),
                                day_known(h->handled_on) ? DB_TEXT(day_iso(h->handled_on, iso)) : DB_NULL,
                                DB_ID(h->paragraph),
                                db_word(&handling_kinds, h->kind),
                                db_word(&outcomes, h->outcome),
                                DB_TEXT(h->presenter_title),
                                DB_TEXT(h->presenter_name),
                                DB_ID(own_item_id)};
    size_t n = sizeof values / sizeof *values;
    if (stored)
        TRY(db_run(db, &stmt_agenda_handling_change, values, n));
    else
        TRY(db_get_int(db, &stmt_agenda_handling_add, values, n, &id));
    TRY(write_parts(db, id, h, stored, now));
    return add_people(db, id, h);
}

/* Takes the stored handling that tells of the same step: the own one, or the same organ, day and §. Each once. */
static const struct handling *take_match(struct agenda_item *stored, const struct handling *h)
{
    for (size_t i = 0; i < stored->n_handlings; i++) {
        struct handling *s = &stored->handlings[i];
        bool taken = s->seq == 0;
        bool same = h->is_own ? s->is_own
                              : !s->is_own && s->handled_on.n == h->handled_on.n && s->paragraph == h->paragraph &&
                                    strcmp(s->organization_text, h->organization_text) == 0;
        if (taken || !same) continue;
        s->seq = 0;
        return s;
    }
    return NULL;
}

/* Steps on other items that tell of this one now point to it, and no others. */
static enum err link_from_others(struct db *db, int64_t item_id)
{
    auto_arena struct arena *a = arena_new();
    struct agenda_item item = {0};
    TRY(db_get(db, a, &stmt_agenda_item_get, DB_VALUES(DB_INT(item_id)), &ITEM, &item));
    TRY(db_run(db, &stmt_agenda_handling_unlink,
               DB_VALUES(DB_INT(item_id), DB_INT(item.organization_id), db_day_in(a, item.held_on),
                         DB_INT(item.paragraph))));
    if (!item.paragraph) return OK;
    return db_run(db, &stmt_agenda_handling_link_to,
                  DB_VALUES(DB_INT(item.organization_id), db_day_in(a, item.held_on), DB_INT(item.paragraph),
                            DB_INT(item_id)));
}

/* Parameters that adding and changing share, after the first. */
#define ITEM_VALUES(item, now)                                                                               \
    DB_INT((item)->position), DB_ID((item)->item_number), DB_ID((item)->paragraph),                          \
        db_word(&item_kinds, (item)->kind), DB_TEXT((item)->title), DB_TEXT((item)->language),               \
        db_word(&remedies, (item)->remedy), DB_INT((item)->is_secret), DB_TEXT((item)->secrecy_ground),      \
        DB_INT((item)->has_text), DB_INT((item)->is_decided), db_word(&outcomes, (item)->outcome),           \
        DB_TEXT((item)->organization_text), DB_TEXT((item)->source_host), DB_TEXT((item)->source_id),        \
        DB_TEXT((item)->source_url), DB_INT((now).s)

enum err agenda_item_add(struct db *db, const struct agenda_item *item, struct moment now, int64_t *ret_id)
{
    auto_tx struct db_tx tx;
    int64_t id;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_get_int(db, &stmt_agenda_item_add, DB_VALUES(DB_INT(item->meeting_id), ITEM_VALUES(item, now)), &id));
    for (size_t i = 0; i < item->n_handlings; i++)
        TRY(write_handling(db, id, &item->handlings[i], (int64_t)i + 1, NULL, now));
    TRY(link_from_others(db, id));
    TRY(db_raise_generation(db));
    TRY(db_commit(&tx));
    *ret_id = id;
    return OK;
}

enum err agenda_item_change(struct db *db, const struct agenda_item *item, struct moment now)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct agenda_item stored = {0};
    const struct db_value id = DB_INT(item->id);
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(read_item(db, a, item->id, &stored));
    TRY(db_run(db, &stmt_agenda_item_change, DB_VALUES(DB_INT(item->id), ITEM_VALUES(item, now))));
    TRY(db_run(db, &stmt_agenda_person_remove, &id, 1));
    TRY(db_run(db, &stmt_agenda_recipient_remove, &id, 1));
    TRY(db_run(db, &stmt_agenda_handling_unnumber, &id, 1));
    for (size_t i = 0; i < item->n_handlings; i++)
        TRY(write_handling(db, item->id, &item->handlings[i], (int64_t)i + 1,
                           take_match(&stored, &item->handlings[i]), now));
    TRY(db_run(db, &stmt_agenda_version_remove_unnumbered, &id, 1));
    TRY(db_run(db, &stmt_agenda_part_remove_unnumbered, &id, 1));
    TRY(db_run(db, &stmt_agenda_handling_remove_unnumbered, &id, 1));
    TRY(link_from_others(db, item->id));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}

enum err agenda_handling_learn_organization(struct db *db, int64_t party_id, const char *text, int64_t organization_id)
{
    TRY(db_run(db, &stmt_agenda_handling_learn_organization,
               DB_VALUES(DB_INT(party_id), DB_TEXT(text), DB_INT(organization_id))));
    return db_raise_generation(db);
}

enum err agenda_item_change_hidden(struct db *db, int64_t id, bool is_hidden)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_agenda_item_change_hidden, DB_VALUES(DB_INT(id), DB_INT(is_hidden))));
    TRY(paper_refresh_of_item(db, id)); /* a case goes with its last item */
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}
