/* Whose, which organ, which meeting. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agenda/agenda_store.h"
#include "feature/intake/intake_work_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/party/party_store.h"

enum err intake_find_party(struct intake_work *w)
{
    const struct intake_party *p = &w->party;
    const char *code = p->municipality ? p->municipality->code : "";
    w->party_id = 0;
    if (*code) TRY(party_find_by_code(w->db, code, &w->party_id));
    if (!w->party_id) TRY(party_find_by_name(w->db, p->name, &w->party_id));
    if (!w->party_id && *p->official_name) TRY(party_find_by_name(w->db, p->official_name, &w->party_id));
    if (!w->party_id) {
        const struct party made = {.kind = p->kind,
                                   .name = p->name,
                                   .name_sv = p->municipality ? p->municipality->name_sv : "",
                                   .name_en = "",
                                   .short_name = "",
                                   .official_name = p->official_name,
                                   .business_id = "",
                                   .municipality_code = code,
                                   .language = "fi",
                                   .website = "",
                                   .description = "",
                                   .succeeded_on = DAY_NONE};
        w->added++;
        w->party_is_new = true;
        return party_add(w->db, &made, &w->party_id);
    }
    return *p->official_name ? party_change_official_name(w->db, w->party_id, p->official_name) : OK;
}

/* The usual short forms of a municipality's board and council, unless its pages have given them another
 * meaning. */
static enum err learn_usual_aliases(struct intake_work *w, enum organization_kind kind, int64_t id)
{
    static const char *const board[] = {"KH", "Kh", "Khall", "KHALL", NULL}, *const council[] = {
                                                                                 "KV", "Kv", "Valt", NULL};
    const char *const *names = kind == ORGANIZATION_BOARD     ? board
                               : kind == ORGANIZATION_COUNCIL ? council
                                                              : NULL;
    if (!names || w->party.kind != PARTY_MUNICIPALITY) return OK;
    for (; *names; names++)
        TRY(intake_learn_alias(w, *names, id));
    return OK;
}

enum err intake_learn_alias(struct intake_work *w, const char *alias, int64_t organization_id)
{
    int64_t known;
    TRY(organization_find_by_name(w->db, w->party_id, alias, &known));
    if (known) return OK;
    TRY(organization_add_alias(w->db, w->party_id, alias, organization_id));
    return agenda_handling_learn_organization(w->db, w->party_id, alias, organization_id);
}

static enum err add_organ(struct intake_work *w, const char *name, const char *key, int64_t *ret_id)
{
    enum organization_kind kind = organization_kind_of_name(name);
    const struct organization o = {.party_id = w->party_id,
                                   .kind = kind,
                                   .regime = organization_regime(kind, party_regime(w->party.kind)),
                                   .state = ORGANIZATION_ACTIVE,
                                   .name = name,
                                   .name_sv = "",
                                   .name_en = "",
                                   .short_name = "",
                                   .language = w->in->document->language,
                                   .sector = "",
                                   .tasks = "",
                                   .rhythm = "",
                                   .started_on = DAY_NONE,
                                   .ended_on = DAY_NONE,
                                   .source_host = "",
                                   .source_id = ""};
    TRY(organization_add(w->db, &o, ret_id));
    intake_touch(w, &w->organizations, *ret_id);
    w->added++;
    TRY(intake_learn_alias(w, key, *ret_id));
    return learn_usual_aliases(w, kind, *ret_id);
}

enum err intake_find_organ(struct intake_work *w, const char *name, int64_t *ret_id)
{
    bool foreign;
    const char *key = intake_organ_key(w->a, &w->party, name, &foreign);
    if (foreign)
        intake_warn(w, arena_printf(w->a, "the organ is named after another municipality: %s", name));
    TRY(organization_find_by_name(w->db, w->party_id, name, ret_id));
    if (*ret_id) return OK;
    TRY(organization_find_by_name(w->db, w->party_id, key, ret_id));
    if (!*ret_id) return add_organ(w, name, key, ret_id);
    /* "Virolahden kunnanhallitus" says more than "Kunnanhallitus": the longer name is shown, whichever came
     * first */
    TRY(organization_add_alias(w->db, w->party_id, name, *ret_id));
    w->changed++;
    intake_touch(w, &w->organizations, *ret_id);
    return organization_change_name(w->db, *ret_id, name);
}

enum err intake_find_handling_organ(struct intake_work *w, const char *text, int64_t *ret_id)
{
    *ret_id = 0;
    if (!*text) return OK;
    TRY(organization_find_by_name(w->db, w->party_id, text, ret_id));
    if (*ret_id || !intake_is_organ_name(text)) return OK;
    return intake_find_organ(w, text, ret_id);
}

/* An organ has a new id for each term: the newest is kept. */
static bool is_newer_id(const char *id, const char *than)
{
    size_t n = strlen(id), m = strlen(than);
    return n != m ? n > m : strcmp(id, than) > 0;
}

enum err intake_store_organization(struct intake_work *w, const struct dynasty_organization *o)
{
    int64_t id;
    struct organization stored;
    TRY(intake_find_organ(w, o->name, &id));
    if (!*o->source.id || !*o->source.host) return OK;
    TRY(organization_get(w->db, w->a, id, &stored));
    if (!is_newer_id(o->source.id, stored.source_id)) return OK;
    w->changed++;
    return organization_change_source(w->db, id, o->source.host, o->source.id);
}

/* ---- meetings --------------------------------------------------------------------------------------- */

static enum err find_meeting(struct intake_work *w, const struct dynasty_meeting *m, int64_t organization_id,
                             int64_t *ret_id)
{
    bool sourced = *m->source.host && *m->source.id;
    *ret_id = 0;
    if (sourced) TRY(meeting_find_by_source(w->db, m->source.host, m->source.id, ret_id));
    return *ret_id ? OK : meeting_find_by_day(w->db, organization_id, m->date, sourced, ret_id);
}

static enum meeting_state state_of(const struct dynasty_meeting *m)
{
    if (m->checked) return MEETING_APPROVED;
    return m->kind == DYNASTY_MINUTES  ? MEETING_HELD
           : m->kind == DYNASTY_AGENDA ? MEETING_CALLED
                                       : MEETING_PLANNED;
}

/* What the document adds to what is known; only forward. */
static bool add_to_meeting(const struct dynasty_meeting *m, struct meeting *to)
{
    bool changed = false;
    enum meeting_kind kind = m->kind == DYNASTY_MINUTES  ? MEETING_MINUTES
                             : m->kind == DYNASTY_AGENDA ? MEETING_AGENDA
                                                         : 0;
    if (kind > to->kind) {
        to->kind = kind;
        changed = true;
    }
    if (state_of(m) > to->state) {
        to->state = state_of(m);
        changed = true;
    }
    if (m->hour >= 0 && !to->starts_at.s) {
        to->starts_at = moment_make(m->date, m->hour, m->minute);
        changed = true;
    }
    if (*m->place && !*to->place) {
        to->place = m->place;
        changed = true;
    }
    if (*m->source.host && *m->source.id && !*to->source_id) {
        to->source_host = m->source.host;
        to->source_id = m->source.id;
        changed = true;
    }
    if (*m->source.url && !*to->source_url) {
        to->source_url = m->source.url;
        changed = true;
    }
    return changed;
}

enum err intake_store_meeting(struct intake_work *w, const struct dynasty_meeting *m, int64_t *ret_id)
{
    int64_t organization_id;
    struct meeting stored = {.state = MEETING_PLANNED,
                             .held_on = m->date,
                             .place = "",
                             .language = w->in->document->language,
                             .published_on = DAY_NONE,
                             .source_host = "",
                             .source_id = "",
                             .source_url = ""};
    TRY(intake_find_organ(w, m->organization_text, &organization_id));
    TRY(find_meeting(w, m, organization_id, ret_id));
    if (!*ret_id) {
        stored.organization_id = organization_id;
        (void)add_to_meeting(m, &stored);
        w->added++;
        TRY(meeting_add(w->db, &stored, ret_id));
        intake_touch(w, &w->meetings, *ret_id);
        return OK;
    }
    TRY(meeting_get(w->db, w->a, *ret_id, &stored));
    if (!add_to_meeting(m, &stored)) return OK;
    w->changed++;
    intake_touch(w, &w->meetings, *ret_id);
    return meeting_change(w->db, &stored);
}
