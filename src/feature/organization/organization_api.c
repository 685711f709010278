/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/organization/organization_api.h"

/* The members that lists and pages share. */
static void write_head(struct json *j, const struct organization *o)
{
    auto_arena struct arena *a = arena_new();
    json_int(j, "id", o->id);
    json_text(j, "url", organization_path(a, o->kind, o->id));
    json_text(j, "name", o->name);
    json_text_or_null(j, "name_sv", o->name_sv);
    json_text_or_null(j, "name_en", o->name_en);
    json_text(j, "kind", word_code(&organization_kinds, o->kind));
    json_text(j, "regime", word_code(&regimes, o->regime));
    json_text(j, "state", word_code(&organization_states, o->state));
    json_text(j, "language", o->language);
    json_text_or_null(j, "sector", o->sector);
    json_ref(j, "party", o->party_id, o->party_name);
}

static void write_period(struct json *j, struct day starts, struct day ends)
{
    json_day(j, "start", starts);
    json_day(j, "end", ends);
}

static void write_members(struct json *j, const struct organization_page *page)
{
    json_array(j, "members");
    for (size_t i = 0; i < page->n_members; i++) {
        const struct membership *m = &page->members[i];
        json_object(j, NULL);
        json_text(j, "role", word_code(&membership_roles, m->role));
        json_ref(j, "person", m->person_id, m->person_name);
        json_ref(j, "party", m->party_id, m->party_name);
        json_text_or_null(j, "office", m->office);
        json_text_or_null(j, "sector", m->sector);
        json_bool(j, "acting", m->is_acting);
        json_bool(j, "votes", m->has_vote);
        write_period(j, m->starts_on, m->ends_on);
        json_end(j);
    }
    json_end(j);
}

static void write_duties(struct json *j, const struct organization_page *page)
{
    json_array(j, "duties");
    for (size_t i = 0; i < page->n_duties; i++) {
        const struct duty *d = &page->duties[i];
        json_object(j, NULL);
        json_text(j, "task", word_code(&duty_tasks, d->task));
        json_ref(j, "party", d->party_id, d->party_name);
        json_ref(j, "partner", d->partner_id, d->partner_name);
        write_period(j, d->starts_on, d->ends_on);
        json_end(j);
    }
    json_end(j);
}

static void write_meetings(struct json *j, const struct organization_page *page)
{
    auto_arena struct arena *a = arena_new();
    json_array(j, "meetings");
    for (size_t i = 0; i < page->n_meetings; i++) {
        const struct organization_meeting *m = &page->meetings[i];
        json_object(j, NULL);
        json_int(j, "id", m->id);
        json_text(j, "url", arena_printf(a, "/kokoukset/%lld", (long long)m->id));
        json_day(j, "date", m->held_on);
        json_int_or_null(j, "number", m->number);
        json_bool(j, "minutes", m->has_minutes);
        json_bool(j, "cancelled", m->is_cancelled);
        json_end(j);
    }
    json_end(j);
}

static void write_series(struct json *j, const struct paragraph_series *s)
{
    auto_arena struct arena *a = arena_new();
    json_object(j, "paragraphs");
    json_bool(j, "complete", s->claims_gaps && s->n_missing == 0);
    json_array(j, "items");
    for (size_t i = 0; i < s->n; i++) {
        if (!s->at[i].item_id) continue;
        json_object(j, NULL);
        json_int(j, "paragraph", s->at[i].number);
        json_text(j, "url", arena_printf(a, "/kokousasiat/%lld", (long long)s->at[i].item_id));
        json_text(j, "title", s->at[i].title);
        json_day(j, "date", s->at[i].held_on);
        json_end(j);
    }
    json_end(j);
    json_array(j, "missing");
    for (size_t i = 0; i < s->n; i++)
        if (!s->at[i].item_id) json_int(j, NULL, s->at[i].number);
    json_end(j);
    json_end(j);
}

void organization_write_page(struct out *out, const struct organization_page *page)
{
    const struct organization *o = &page->organization;
    struct json j = json_to(out);
    json_object(&j, NULL);
    write_head(&j, o);
    json_text_or_null(&j, "tasks", o->tasks);
    json_text_or_null(&j, "rhythm", o->rhythm);
    write_period(&j, o->started_on, o->ended_on);
    json_ref(&j, "parent", page->parent.id, page->parent.name);
    json_ref(&j, "successor", page->successor.id, page->successor.name);
    json_array(&j, "children");
    for (size_t i = 0; i < page->n_children; i++)
        json_ref(&j, NULL, page->children[i].id, page->children[i].name);
    json_end(&j);
    json_array(&j, "parties");
    for (size_t i = 0; i < page->n_parties; i++)
        json_ref(&j, NULL, page->parties[i].party_id, page->parties[i].party_name);
    json_end(&j);
    json_array(&j, "terms");
    for (size_t i = 0; i < page->n_terms; i++) {
        json_object(&j, NULL);
        write_period(&j, page->terms[i].starts_on, page->terms[i].ends_on);
        json_end(&j);
    }
    json_end(&j);
    write_members(&j, page);
    write_duties(&j, page);
    json_array(&j, "years");
    for (size_t i = 0; i < page->n_years; i++) json_int(&j, NULL, page->years[i]);
    json_end(&j);
    json_int_or_null(&j, "year", page->year);
    write_meetings(&j, page);
    write_series(&j, &page->series);
    json_end(&j);
}

void organization_write_list(struct out *out, const struct organization *all, size_t n, const char *next)
{
    struct json j = json_to(out);
    json_object(&j, NULL);
    json_array(&j, "items");
    for (size_t i = 0; i < n; i++) {
        json_object(&j, NULL);
        write_head(&j, &all[i]);
        json_end(&j);
    }
    json_end(&j);
    json_text_or_null(&j, "next", next);
    json_end(&j);
}
