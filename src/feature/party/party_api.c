/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/party/party_api.h"

void party_write_head(struct json *j, const struct party *p)
{
    auto_arena struct arena *a = arena_new();
    json_int(j, "id", p->id);
    json_text(j, "url", party_path(a, p->id));
    json_text(j, "name", p->name);
    json_text_or_null(j, "name_sv", p->name_sv);
    json_text_or_null(j, "name_en", p->name_en);
    json_text_or_null(j, "short_name", p->short_name);
    json_text_or_null(j, "official_name", p->official_name);
    json_text(j, "kind", word_code(&party_kinds, p->kind));
    json_text(j, "language", p->language);
    json_bool(j, "example", p->is_example);
}

static void write_texts(struct json *j, const char *key, const char *const *texts, size_t n)
{
    json_array(j, key);
    for (size_t i = 0; i < n; i++) json_text(j, NULL, texts[i]);
    json_end(j);
}

static void write_predecessors(struct json *j, const struct party_page *page)
{
    auto_arena struct arena *a = arena_new();
    json_array(j, "predecessors");
    for (size_t i = 0; i < page->n_predecessors; i++) {
        const struct party *p = &page->predecessors[i];
        json_object(j, NULL);
        json_int(j, "id", p->id);
        json_text(j, "url", party_path(a, p->id));
        json_text(j, "name", p->name);
        json_day(j, "succeeded_on", p->succeeded_on);
        json_end(j);
    }
    json_end(j);
}

static void write_organization(struct json *j, const struct party_organization *o)
{
    auto_arena struct arena *a = arena_new();
    json_int(j, "id", o->id);
    json_text(j, "url", party_organization_path(a, o));
    json_text(j, "name", o->name);
}

static void write_organizations(struct json *j, const struct party_page *page)
{
    json_array(j, "organizations");
    for (size_t i = 0; i < page->n_organizations; i++) {
        json_object(j, NULL);
        write_organization(j, &page->organizations[i]);
        json_end(j);
    }
    json_end(j);
    json_array(j, "joint_organizations");
    for (size_t i = 0; i < page->n_joint; i++) {
        json_object(j, NULL);
        write_organization(j, &page->joint[i]);
        json_text(j, "party", page->joint[i].party_name);
        json_day(j, "start", page->joint[i].starts_on);
        json_day(j, "end", page->joint[i].ends_on);
        json_end(j);
    }
    json_end(j);
}

static void write_seats(struct json *j, const struct party_page *page)
{
    json_array(j, "seats");
    for (size_t i = 0; i < page->n_seats; i++) {
        const struct party_organization *seat = &page->seats[i];
        json_object(j, NULL);
        json_object(j, "organization");
        write_organization(j, seat);
        json_end(j);
        json_text(j, "role", word_code(&membership_roles, seat->role));
        json_text_or_null(j, "office", seat->office);
        json_text_or_null(j, "sector", seat->sector);
        json_day(j, "start", seat->starts_on);
        json_day(j, "end", seat->ends_on);
        json_end(j);
    }
    json_end(j);
}

static void write_newest(struct json *j, const struct party_page *page)
{
    auto_arena struct arena *a = arena_new();
    json_array(j, "decisions");
    for (size_t i = 0; i < page->n_decisions; i++) {
        const struct party_decision *d = &page->decisions[i];
        json_object(j, NULL);
        json_int(j, "id", d->id);
        json_text(j, "url", arena_printf(a, "/kokousasiat/%lld", (long long)d->id));
        json_text(j, "title", d->title);
        json_text(j, "language", d->language);
        json_text(j, "organization_name", d->organization_name);
        json_day(j, "date", d->held_on);
        json_int_or_null(j, "paragraph", d->paragraph);
        json_text_or_null(j, "outcome", word_code(&outcomes, d->outcome));
        json_end(j);
    }
    json_end(j);
    json_array(j, "meetings");
    for (size_t i = 0; i < page->n_meetings; i++) {
        const struct party_meeting *m = &page->meetings[i];
        json_object(j, NULL);
        json_int(j, "id", m->id);
        json_text(j, "url", arena_printf(a, "/kokoukset/%lld", (long long)m->id));
        json_text(j, "organization_name", m->organization_name);
        json_day(j, "date", m->held_on);
        json_moment(j, "start", m->starts_at);
        json_bool(j, "minutes", m->has_minutes);
        json_bool(j, "cancelled", m->is_cancelled);
        json_end(j);
    }
    json_end(j);
}

void party_write_page(struct out *out, const struct party_page *page)
{
    const struct party *p = &page->party;
    struct json j = json_to(out);
    json_object(&j, NULL);
    party_write_head(&j, p);
    json_text_or_null(&j, "business_id", p->business_id);
    json_text_or_null(&j, "municipality_code", p->municipality_code);
    json_text_or_null(&j, "website", p->website);
    json_text_or_null(&j, "description", p->description);
    write_texts(&j, "other_names", page->aliases, page->n_aliases);
    write_texts(&j, "sectors", page->sectors, page->n_sectors);
    json_ref(&j, "successor", p->successor_id, p->successor_name);
    json_day(&j, "succeeded_on", p->succeeded_on);
    write_predecessors(&j, page);
    write_organizations(&j, page);
    write_seats(&j, page);
    write_newest(&j, page);
    json_end(&j);
}

void party_write_list(struct out *out, const struct party *parties, size_t n, const char *next)
{
    struct json j = json_to(out);
    json_object(&j, NULL);
    json_array(&j, "items");
    for (size_t i = 0; i < n; i++) {
        json_object(&j, NULL);
        party_write_head(&j, &parties[i]);
        json_end(&j);
    }
    json_end(&j);
    json_text_or_null(&j, "next", next);
    json_end(&j);
}
