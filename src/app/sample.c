/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/sample.h"

#include "app/sample_json.h"
#include "feature/organization/organization_store.h"
#include "feature/paper/paper_store.h"
#include "feature/party/party_store.h"
#include "feature/search/search_record_store.h"

/* ---- parties ---------------------------------------------------------------------------------------- */

static enum err read_party(struct sample *s, const json_t *o, struct party *p)
{
    int kind;
    TRY(sample_word(s, o, "kind", &party_kinds, 0, &kind));
    p->kind = (enum party_kind)kind;
    TRY(sample_text(s, o, "name", &p->name));
    TRY(sample_text(s, o, "name_sv", &p->name_sv));
    TRY(sample_text(s, o, "name_en", &p->name_en));
    TRY(sample_text(s, o, "short_name", &p->short_name));
    TRY(sample_text(s, o, "official_name", &p->official_name));
    TRY(sample_text(s, o, "municipality_code", &p->municipality_code));
    TRY(sample_text(s, o, "language", &p->language));
    if (!*p->language) p->language = "fi";
    TRY(sample_text(s, o, "website", &p->website));
    TRY(sample_text(s, o, "description", &p->description));
    p->business_id = "";
    TRY(sample_bool(s, o, "is_example", false, &p->is_example));
    TRY(sample_day(s, o, "succeeded_on", &p->succeeded_on));
    return sample_find_key(s, o, "successor", "party", &p->successor_id);
}

static enum err add_party(struct sample *s, const json_t *o)
{
    struct party p = {0};
    const json_t *list;
    const char *key, *text;
    int64_t id;
    TRY(sample_check(
        s, o,
        "key kind name name_sv name_en short_name official_name municipality_code language website "
        "description is_example succeeded_on successor aliases sectors"));
    TRY(read_party(s, o, &p));
    TRY(party_add(s->db, &p, &id));
    if (p.successor_id) TRY(party_change_successor(s->db, id, p.successor_id, p.succeeded_on));
    TRY(sample_array(s, o, "aliases", &list));
    for (size_t i = 0; i < json_array_size(list); i++) {
        TRY(sample_text_at(s, list, i, &text));
        TRY(party_add_alias(s->db, id, text));
    }
    TRY(sample_array(s, o, "sectors", &list));
    for (size_t i = 0; i < json_array_size(list); i++) {
        TRY(sample_text_at(s, list, i, &text));
        TRY(party_add_sector(s->db, id, text));
    }
    s->counts.parties++;
    TRY(sample_text(s, o, "key", &key));
    return sample_add_key(s, "party", key, id);
}

/* ---- organizations ---------------------------------------------------------------------------------- */

static enum err read_organization(struct sample *s, const json_t *o, struct organization *g)
{
    int kind, regime, state;
    TRY(sample_find_key(s, o, "party", "party", &g->party_id));
    TRY(sample_find_key(s, o, "parent", "organization", &g->parent_id));
    TRY(sample_word(s, o, "kind", &organization_kinds, 0, &kind));
    TRY(sample_word(s, o, "regime", &regimes, 0, &regime));
    TRY(sample_word(s, o, "state", &organization_states, ORGANIZATION_ACTIVE, &state));
    g->kind = (enum organization_kind)kind;
    g->regime = (enum regime)regime;
    g->state = (enum organization_state)state;
    TRY(sample_text(s, o, "name", &g->name));
    TRY(sample_text(s, o, "name_sv", &g->name_sv));
    TRY(sample_text(s, o, "name_en", &g->name_en));
    TRY(sample_text(s, o, "short_name", &g->short_name));
    TRY(sample_text(s, o, "language", &g->language));
    if (!*g->language) g->language = "fi";
    TRY(sample_text(s, o, "sector", &g->sector));
    TRY(sample_markdown(s, o, "tasks", &g->tasks));
    TRY(sample_text(s, o, "rhythm", &g->rhythm));
    TRY(sample_day(s, o, "started_on", &g->started_on));
    g->source_host = g->source_id = "";
    return sample_day(s, o, "ended_on", &g->ended_on);
}

/* Terms are named by their organization and first day: "mj-kh 2025-06-01". */
static const char *term_key(struct sample *s, const char *organization, const char *starts_on)
{
    return arena_printf(s->arena, "%s %s", organization, starts_on);
}

static enum err add_term(struct sample *s, const json_t *o, const char *organization, int64_t organization_id)
{
    struct term t = {.organization_id = organization_id};
    const char *starts_on;
    int64_t id;
    TRY(sample_check(s, o, "starts_on ends_on"));
    TRY(sample_day(s, o, "starts_on", &t.starts_on));
    TRY(sample_day(s, o, "ends_on", &t.ends_on));
    TRY(organization_add_term(s->db, &t, &id));
    TRY(sample_text(s, o, "starts_on", &starts_on));
    return sample_add_key(s, "term", term_key(s, organization, starts_on), id);
}

static enum err add_member(struct sample *s, const json_t *o, const char *organization,
                           int64_t organization_id)
{
    struct membership m = {.organization_id = organization_id};
    const char *key, *term;
    int role;
    int64_t id;
    TRY(sample_check(s, o,
                     "key party office role sector term deputy_of has_vote is_acting starts_on ends_on"));
    TRY(sample_find_key(s, o, "party", "party", &m.party_id));
    TRY(sample_find_key(s, o, "deputy_of", "member", &m.deputy_of_id));
    TRY(sample_text(s, o, "term", &term));
    if (*term) TRY(sample_read_key(s, "term", term_key(s, organization, term), &m.term_id));
    TRY(sample_text(s, o, "office", &m.office));
    TRY(sample_text(s, o, "sector", &m.sector));
    TRY(sample_word(s, o, "role", &membership_roles, 0, &role));
    m.role = (enum membership_role)role;
    TRY(sample_bool(s, o, "has_vote", true, &m.has_vote));
    TRY(sample_bool(s, o, "is_acting", false, &m.is_acting));
    TRY(sample_day(s, o, "starts_on", &m.starts_on));
    TRY(sample_day(s, o, "ends_on", &m.ends_on));
    TRY(organization_add_member(s->db, &m, &id));
    TRY(sample_text(s, o, "key", &key));
    return sample_add_key(s, "member", key, id);
}

static enum err add_duty(struct sample *s, const json_t *o, int64_t organization_id)
{
    struct duty d = {.organization_id = organization_id};
    int task;
    int64_t id;
    TRY(sample_check(s, o, "task party partner starts_on ends_on"));
    TRY(sample_word(s, o, "task", &duty_tasks, 0, &task));
    d.task = (enum duty_task)task;
    TRY(sample_find_key(s, o, "party", "party", &d.party_id));
    TRY(sample_find_key(s, o, "partner", "party", &d.partner_id));
    TRY(sample_day(s, o, "starts_on", &d.starts_on));
    TRY(sample_day(s, o, "ends_on", &d.ends_on));
    return organization_add_duty(s->db, &d, &id);
}

/* Aliases, parties of a joint one, complete years, the organization it succeeded. */
static enum err add_organization_lists(struct sample *s, const json_t *o, const struct organization *g)
{
    const json_t *list;
    const char *text;
    int64_t id;
    TRY(sample_array(s, o, "aliases", &list));
    for (size_t i = 0; i < json_array_size(list); i++) {
        TRY(sample_text_at(s, list, i, &text));
        TRY(organization_add_alias(s->db, g->party_id, text, g->id));
    }
    TRY(sample_array(s, o, "joint", &list));
    for (size_t i = 0; i < json_array_size(list); i++) {
        TRY(sample_text_at(s, list, i, &text));
        TRY(sample_read_key(s, "party", text, &id));
        TRY(organization_add_party(s->db, g->id, id, DAY_NONE, DAY_NONE));
    }
    TRY(sample_array(s, o, "complete_years", &list));
    for (size_t i = 0; i < json_array_size(list); i++)
        TRY(organization_add_complete_year(s->db, g->id, (int)json_integer_value(json_array_get(list, i))));
    TRY(sample_find_key(s, o, "successor", "organization", &id));
    return id ? organization_change_successor(s->db, g->id, id) : OK;
}

static enum err add_organization(struct sample *s, const json_t *o)
{
    struct organization g = {0};
    const json_t *list;
    const char *key;
    TRY(sample_check(
        s, o,
        "key party parent kind regime state name name_sv name_en short_name language sector tasks "
        "rhythm started_on ended_on aliases joint complete_years successor terms members duties"));
    TRY(read_organization(s, o, &g));
    TRY(organization_add(s->db, &g, &g.id));
    TRY(sample_text(s, o, "key", &key));
    TRY(sample_add_key(s, "organization", key, g.id));
    TRY(add_organization_lists(s, o, &g));
    TRY(sample_array(s, o, "terms", &list));
    for (size_t i = 0; i < json_array_size(list); i++)
        TRY(add_term(s, json_array_get(list, i), key, g.id));
    TRY(sample_array(s, o, "members", &list));
    for (size_t i = 0; i < json_array_size(list); i++)
        TRY(add_member(s, json_array_get(list, i), key, g.id));
    TRY(sample_array(s, o, "duties", &list));
    for (size_t i = 0; i < json_array_size(list); i++)
        TRY(add_duty(s, json_array_get(list, i), g.id));
    s->counts.organizations++;
    return OK;
}

/* ---- cases ------------------------------------------------------------------------------------------ */

static enum err add_links(struct sample *s, const json_t *o, int64_t paper_id)
{
    const json_t *list, *link;
    const char *note;
    int kind;
    int64_t other_id;
    TRY(sample_array(s, o, "links", &list));
    for (size_t i = 0; i < json_array_size(list); i++) {
        link = json_array_get(list, i);
        TRY(sample_check(s, link, "kind other note"));
        TRY(sample_word(s, link, "kind", &paper_link_kinds, 0, &kind));
        TRY(sample_find_key(s, link, "other", "paper", &other_id));
        TRY(sample_text(s, link, "note", &note));
        TRY(paper_add_link(s->db, paper_id, (enum paper_link_kind)kind, other_id, note));
    }
    return OK;
}

static enum err add_paper(struct sample *s, const json_t *o)
{
    struct paper p = {.language = "fi"};
    const json_t *list;
    const char *key;
    int state;
    int64_t id;
    TRY(sample_check(s, o, "key party numbers type state title next_step links"));
    TRY(sample_find_key(s, o, "party", "party", &p.party_id));
    TRY(sample_text(s, o, "title", &p.title));
    TRY(sample_text(s, o, "type", &p.type));
    TRY(sample_text(s, o, "next_step", &p.next_step));
    TRY(sample_word(s, o, "state", &paper_states, PAPER_OPEN, &state));
    p.state = (enum paper_state)state;
    TRY(sample_array(s, o, "numbers", &list));
    size_t n = json_array_size(list);
    const char **numbers = arena_array(s->arena, const char *, n);
    for (size_t i = 0; i < n; i++)
        TRY(sample_text_at(s, list, i, &numbers[i]));
    TRY(paper_add(s->db, &p, numbers, n, &id));
    TRY(sample_text(s, o, "key", &key));
    TRY(sample_add_key(s, "paper", *key || !n ? key : numbers[0], id));
    s->counts.cases++;
    return add_links(s, o, id);
}

/* ---- the whole -------------------------------------------------------------------------------------- */

static void free_json(void *json)
{
    json_decref(json);
}

static enum err read_file(struct sample *s, const struct embedded *file, const json_t **ret_root)
{
    json_error_t error;
    s->file = file->name;
    json_t *root = json_loadb((const char *)file->p, file->n, JSON_REJECT_DUPLICATES, &error);
    if (!root) return sample_wrong(s, "line %d: %s", error.line, error.text);
    arena_defer(s->arena, free_json, root);
    TRY(sample_check(s, root, "parties organizations papers meetings populations agreements"));
    *ret_root = root;
    return OK;
}

static const struct {
    const char *name;
    enum err (*add)(struct sample *s, const json_t *o);
} sections[] = {
    {"parties", add_party},
    {"organizations", add_organization},
    {"papers", add_paper},
    {"meetings", sample_add_meeting},
    {"populations", sample_add_population},
    {"agreements", sample_add_agreement},
};

/* Section by section, so that what is named is there before it is named, in whichever file it is. */
static enum err load_all(struct sample *s)
{
    for (size_t k = 0; k < sizeof sections / sizeof *sections; k++)
        for (const struct embedded *f = s->files; f->name; f++) {
            const json_t *root = NULL, *list = NULL;
            if (!str_ends(str_of(f->name), ".json")) continue;
            TRY(read_file(s, f, &root));
            TRY(sample_array(s, root, sections[k].name, &list));
            for (size_t i = 0; i < json_array_size(list); i++)
                TRY(sections[k].add(s, json_array_get(list, i)));
        }
    return OK;
}

/* Items and meetings are in the index as they came; a case is ordered by its newest item. */
static enum err index_rest(struct sample *s)
{
    for (size_t i = 0; i < s->keys.n; i++) {
        const struct sample_key *k = &s->keys.at[i];
        if (!strcmp(k->kind, "party")) TRY(search_add_party(s->db, k->id));
        if (!strcmp(k->kind, "organization")) TRY(search_add_organization(s->db, k->id));
        if (!strcmp(k->kind, "paper")) TRY(search_add_paper(s->db, k->id));
    }
    return OK;
}

enum err sample_find(struct db *db, bool *ret_is_there)
{
    int64_t id;
    TRY(party_find_by_name(db, "Mallijoki", &id));
    *ret_is_there = id != 0;
    return OK;
}

enum err sample_load(struct db *db, const struct embedded *files, struct sample_counts *ret_counts,
                     struct problem *why)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct sample s = {.db = db, .arena = a, .files = files, .why = why};
    struct party *parties;
    size_t n;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(party_list(db, a, 0, (struct party_key){"", 0}, 1, &parties, &n));
    if (n > 0)
        return problem(why, ERR_CONFLICT, "", "",
                       "the database has parties already: give the sample a file of its own");
    enum err e = load_all(&s);
    if (e == OK) e = index_rest(&s);
    if (e != OK) return e == ERR_INPUT ? e : problem(why, e, "", "", "%s: %s", s.file, db_error(db));
    TRY(db_commit(&tx));
    *ret_counts = s.counts;
    return OK;
}
