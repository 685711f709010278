/* sample_meeting.c — meetings of the sample region with their items, handlings, cases and files. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/sample_json.h"
#include "core/hash.h"
#include "feature/agenda/agenda_store.h"
#include "feature/file/file_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/paper/paper_store.h"
#include "feature/search/search_record_store.h"

/* ---- handlings -------------------------------------------------------------------------------------- */

static enum err read_parts(struct sample *s, const json_t *o, struct handling *h)
{
    static const enum part_type order[] = {PART_EXPLANATION, PART_COMPETENCE, PART_PROPOSAL, PART_DISCUSSION,
                                           PART_DECISION};
    VEC(struct part) parts = {0};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const char *markdown;
        TRY(sample_markdown(s, o, word_code(&part_types, order[i]), &markdown));
        if (*markdown) *vec_add(s->arena, &parts) = (struct part){.type = order[i], .markdown = markdown};
    }
    h->parts = parts.at;
    h->n_parts = parts.n;
    return OK;
}

static enum err read_person(struct sample *s, const json_t *o, enum person_role role,
                            struct handling_person *ret)
{
    struct handling_person p = {.role = role, .name = ""};
    TRY(sample_check(s, o, "title phone email"));
    TRY(sample_text(s, o, "title", &p.title));
    TRY(sample_text(s, o, "phone", &p.phone));
    TRY(sample_text(s, o, "email", &p.email));
    *ret = p;
    return OK;
}

static enum err read_people(struct sample *s, const json_t *o, struct handling *h)
{
    static const char *const keys[] = {"preparers", "contacts", "speakers"};
    static const enum person_role roles[] = {PERSON_PREPARER, PERSON_CONTACT, PERSON_SPEAKER};
    VEC(struct handling_person) persons = {0};
    for (size_t k = 0; k < 3; k++) {
        const json_t *list;
        TRY(sample_array(s, o, keys[k], &list));
        for (size_t i = 0; i < json_array_size(list); i++)
            TRY(read_person(s, json_array_get(list, i), roles[k], vec_add(s->arena, &persons)));
    }
    h->persons = persons.at;
    h->n_persons = persons.n;
    return OK;
}

static enum err read_recipients(struct sample *s, const json_t *o, struct handling *h)
{
    static const char *const keys[] = {"extracts", "informed"};
    static const enum recipient_way ways[] = {RECIPIENT_EXTRACT, RECIPIENT_INFORMED};
    VEC(struct handling_recipient) recipients = {0};
    for (size_t k = 0; k < 2; k++) {
        const json_t *list;
        TRY(sample_array(s, o, keys[k], &list));
        for (size_t i = 0; i < json_array_size(list); i++) {
            struct handling_recipient *r = vec_add(s->arena, &recipients);
            r->way = ways[k];
            TRY(sample_text_at(s, list, i, &r->recipient));
        }
    }
    h->recipients = recipients.at;
    h->n_recipients = recipients.n;
    return OK;
}

/* What an earlier handling and the item's own have alike. */
static enum err read_handling(struct sample *s, const json_t *o, const char *kind_key, struct handling *h)
{
    int kind, outcome;
    TRY(sample_word(s, o, kind_key, &handling_kinds, HANDLING_DECISION, &kind));
    TRY(sample_word(s, o, "outcome", &outcomes, 0, &outcome));
    h->kind = (enum handling_kind)kind;
    h->outcome = (enum outcome)outcome;
    h->presenter_name = "";
    TRY(sample_text(s, o, "presenter", &h->presenter_title));
    TRY(sample_int(s, o, "paragraph", &h->paragraph));
    TRY(read_parts(s, o, h));
    TRY(read_people(s, o, h));
    return read_recipients(s, o, h);
}

static enum err read_earlier(struct sample *s, const json_t *o, struct handling *h)
{
    TRY(sample_check(s, o,
                     "organization text date paragraph kind outcome presenter preparers explanation proposal "
                     "decision extracts"));
    TRY(sample_find_key(s, o, "organization", "organization", &h->organization_id));
    TRY(sample_text(s, o, "text", &h->organization_text));
    TRY(sample_day(s, o, "date", &h->handled_on));
    return read_handling(s, o, "kind", h);
}

static enum err read_handlings(struct sample *s, const json_t *o, const struct meeting *m,
                               struct agenda_item *item)
{
    const json_t *list;
    TRY(sample_array(s, o, "handlings", &list));
    size_t n = json_array_size(list) + 1;
    item->handlings = arena_array(s->arena, struct handling, n);
    item->n_handlings = n;
    for (size_t i = 0; i + 1 < n; i++)
        TRY(read_earlier(s, json_array_get(list, i), &item->handlings[i]));
    struct handling *own = &item->handlings[n - 1];
    TRY(read_handling(s, o, "own_kind", own));
    own->is_own = true;
    own->organization_id = m->organization_id;
    own->organization_text = m->organization_name;
    own->handled_on = m->held_on;
    item->has_text = own->n_parts > 0;
    item->is_decided = handling_part(own, PART_DECISION) != NULL;
    return OK;
}

/* ---- items ------------------------------------------------------------------------------------------ */

static enum err read_item(struct sample *s, const json_t *o, const struct meeting *m,
                          struct agenda_item *item)
{
    int remedy, outcome;
    item->meeting_id = m->id;
    item->kind = m->kind == MEETING_AGENDA ? ITEM_AGENDA : ITEM_MINUTES;
    item->language = m->language;
    item->organization_text = m->organization_name;
    item->source_host = item->source_id = item->source_url = "";
    TRY(sample_text(s, o, "title", &item->title));
    TRY(sample_int(s, o, "paragraph", &item->paragraph));
    TRY(sample_int(s, o, "item_number", &item->item_number));
    TRY(sample_word(s, o, "remedy", &remedies, 0, &remedy));
    TRY(sample_word(s, o, "outcome", &outcomes, 0, &outcome));
    item->remedy = (enum remedy)remedy;
    item->outcome = (enum outcome)outcome;
    TRY(sample_bool(s, o, "secret", false, &item->is_secret));
    TRY(sample_text(s, o, "ground", &item->secrecy_ground));
    return read_handlings(s, o, m, item);
}

/* The cases of an item by registry number (made when new), and by key those that have none. */
static enum err add_papers(struct sample *s, const json_t *o, const struct meeting *m,
                           const struct agenda_item *item)
{
    const json_t *list;
    const char *text;
    int64_t id;
    struct paper p = {
        .party_id = m->party_id, .title = item->title, .type = "", .next_step = "", .language = m->language};
    p.state = item->kind == ITEM_AGENDA ? PAPER_OPEN : PAPER_CLOSED;
    TRY(sample_array(s, o, "cases", &list));
    for (size_t i = 0; i < json_array_size(list); i++) {
        TRY(sample_text_at(s, list, i, &text));
        TRY(paper_find_by_number(s->db, m->party_id, text, &id));
        if (!id) {
            TRY(paper_add(s->db, &p, &text, 1, &id));
            TRY(sample_add_key(s, "paper", text, id));
            s->counts.cases++;
        }
        TRY(paper_add_item(s->db, id, item->id));
    }
    TRY(sample_array(s, o, "papers", &list));
    for (size_t i = 0; i < json_array_size(list); i++) {
        TRY(sample_text_at(s, list, i, &text));
        TRY(sample_read_key(s, "paper", text, &id));
        TRY(paper_add_item(s->db, id, item->id));
    }
    return OK;
}

static const char *media_type_of(struct str name)
{
    if (str_ends(name, ".pdf")) return "application/pdf";
    return str_ends(name, ".csv") ? "text/csv" : "text/plain";
}

static enum err read_file(struct sample *s, const json_t *o, struct file *f)
{
    int kind;
    TRY(sample_check(s, o, "kind number title file"));
    TRY(sample_word(s, o, "kind", &file_kinds, 0, &kind));
    f->kind = (enum file_kind)kind;
    TRY(sample_text(s, o, "number", &f->number));
    TRY(sample_text(s, o, "title", &f->title));
    TRY(sample_text(s, o, "file", &f->file_name));
    f->media_type = f->sha256 = f->source_url = "";
    if (!*f->file_name) return OK;
    const struct embedded *bytes = embedded_find(s->files, f->file_name);
    if (!bytes) return sample_wrong(s, "there is no file %.60s", f->file_name);
    struct str content = {(const char *)bytes->p, bytes->n};
    f->media_type = media_type_of(str_of(f->file_name));
    f->sha256 = hash_sha256(content, arena_alloc(s->arena, HASH_HEX));
    f->size = (int64_t)bytes->n;
    return blob_add(s->db, f->sha256, content);
}

static enum err add_files(struct sample *s, const json_t *o, int64_t item_id)
{
    const json_t *list;
    TRY(sample_array(s, o, "files", &list));
    size_t n = json_array_size(list);
    struct file *files = arena_array(s->arena, struct file, n);
    for (size_t i = 0; i < n; i++)
        TRY(read_file(s, json_array_get(list, i), &files[i]));
    s->counts.files += (int64_t)n;
    return n ? file_change_of_item(s->db, item_id, files, n) : OK;
}

static enum err add_item(struct sample *s, const json_t *o, const struct meeting *m, int64_t position)
{
    struct agenda_item item = {.position = position};
    TRY(sample_check(
        s, o,
        "paragraph item_number title cases papers secret ground remedy outcome own_kind handlings "
        "preparers contacts speakers presenter explanation competence proposal discussion decision "
        "extracts informed files"));
    TRY(read_item(s, o, m, &item));
    /* Seen at noon on the day of publishing; an agenda a week before its meeting. */
    struct day seen = m->kind == MEETING_AGENDA ? day_add(m->held_on, -7) : m->held_on;
    if (day_known(m->published_on)) seen = m->published_on;
    TRY(agenda_item_add(s->db, &item, moment_make(seen, 12, 0), &item.id));
    s->counts.items++;
    TRY(add_papers(s, o, m, &item));
    TRY(add_files(s, o, item.id));
    return search_add_item(s->db, item.id);
}

/* ---- meetings --------------------------------------------------------------------------------------- */

static enum err read_meeting(struct sample *s, const json_t *o, struct meeting *m)
{
    int state, kind;
    TRY(sample_find_key(s, o, "organization", "organization", &m->organization_id));
    TRY(sample_day(s, o, "date", &m->held_on));
    if (!m->organization_id || !day_known(m->held_on))
        return sample_wrong(s, "a meeting needs organization and date");
    TRY(sample_time(s, o, "starts", m->held_on, &m->starts_at));
    TRY(sample_time(s, o, "ends", m->held_on, &m->ends_at));
    TRY(sample_int(s, o, "number", &m->number));
    TRY(sample_text(s, o, "place", &m->place));
    TRY(sample_text(s, o, "language", &m->language));
    if (!*m->language) m->language = "fi";
    TRY(sample_word(s, o, "state", &meeting_states, 0, &state));
    TRY(sample_word(s, o, "kind", &meeting_kinds, 0, &kind));
    m->state = (enum meeting_state)state;
    m->kind = (enum meeting_kind)kind;
    m->source_host = m->source_id = m->source_url = "";
    return sample_day(s, o, "published", &m->published_on);
}

enum err sample_add_meeting(struct sample *s, const json_t *o)
{
    struct meeting m = {0};
    struct organization organization;
    const json_t *list;
    TRY(sample_check(s, o, "organization date starts ends number place language state kind published items"));
    TRY(read_meeting(s, o, &m));
    TRY(meeting_add(s->db, &m, &m.id));
    TRY(organization_get(s->db, s->arena, m.organization_id, &organization));
    m.party_id = organization.party_id;
    m.organization_name = organization.name;
    s->counts.meetings++;
    TRY(sample_array(s, o, "items", &list));
    for (size_t i = 0; i < json_array_size(list); i++)
        TRY(add_item(s, json_array_get(list, i), &m, (int64_t)i + 1));
    return search_add_meeting(s->db, m.id);
}
