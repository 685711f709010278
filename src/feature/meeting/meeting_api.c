/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/meeting/meeting_api.h"

/* The members that lists and pages share. */
static void write_head(struct json *j, const struct meeting *m)
{
    auto_arena struct arena *a = arena_new();
    json_int(j, "id", m->id);
    json_text(j, "url", meeting_path(a, m->id));
    json_ref(j, "organization", m->organization_id, m->organization_name);
    json_ref(j, "party", m->party_id, m->party_name);
    json_day(j, "date", m->held_on);
    json_moment(j, "start", m->starts_at);
    json_int_or_null(j, "number", m->number);
    json_text_or_null(j, "place", m->place);
    json_text(j, "state", word_code(&meeting_states, m->state));
    json_text_or_null(j, "kind", word_code(&meeting_kinds, m->kind));
    json_text(j, "language", m->language);
    json_bool(j, "example", m->is_example);
}

void meeting_write_row(struct json *j, const struct meeting *m)
{
    json_object(j, NULL);
    write_head(j, m);
    json_int(j, "n_items", m->n_items);
    json_end(j);
}

static void write_files(struct json *j, const struct meeting_page *page, int64_t item_id)
{
    auto_arena struct arena *a = arena_new();
    json_array(j, "attachments");
    for (size_t i = 0; i < page->n_files; i++) {
        const struct file *f = &page->files[i];
        if (f->agenda_item_id != item_id) continue;
        json_object(j, NULL);
        json_text_or_null(j, "number", f->number);
        json_text(j, "title", f->title);
        json_text_or_null(j, "url", file_path(a, f));
        json_text(j, "kind", word_code(&file_kinds, f->kind));
        json_end(j);
    }
    json_end(j);
}

static void write_items(struct json *j, const struct meeting_page *page)
{
    auto_arena struct arena *a = arena_new();
    json_array(j, "items");
    for (size_t i = 0; i < page->n_items; i++) {
        const struct meeting_item *item = &page->items[i];
        json_object(j, NULL);
        json_int(j, "id", item->id);
        json_text(j, "url", arena_printf(a, "/kokousasiat/%lld", (long long)item->id));
        json_int_or_null(j, "item_number", item->item_number);
        json_int_or_null(j, "paragraph", item->paragraph);
        json_text(j, "title", item->title);
        json_text(j, "language", item->language);
        json_text_or_null(j, "outcome", word_code(&outcomes, item->outcome));
        json_bool(j, "secret", item->is_secret);
        json_text_or_null(j, "secrecy_ground", item->secrecy_ground);
        write_files(j, page, item->id);
        json_end(j);
    }
    json_end(j);
}

static void write_neighbour(struct json *j, const char *key, int64_t id, struct day held_on)
{
    auto_arena struct arena *a = arena_new();
    if (!id) {
        json_null(j, key);
        return;
    }
    json_object(j, key);
    json_int(j, "id", id);
    json_text(j, "url", meeting_path(a, id));
    json_day(j, "date", held_on);
    json_end(j);
}

void meeting_write_page(struct out *out, const struct meeting_page *page)
{
    const struct meeting *m = &page->meeting;
    struct json j = json_to(out);
    json_object(&j, NULL);
    write_head(&j, m);
    json_moment(&j, "end", m->ends_at);
    json_day(&j, "published", m->published_on);
    json_text(&j, "regime", word_code(&regimes, m->regime));
    write_items(&j, page);
    write_neighbour(&j, "previous", page->previous_id, page->previous_on);
    write_neighbour(&j, "next", page->next_id, page->next_on);
    if (*m->source_url) {
        json_object(&j, "source");
        json_text(&j, "url", m->source_url);
        json_moment(&j, "retrieved", page->retrieved_at);
        json_end(&j);
    } else {
        json_null(&j, "source");
    }
    json_end(&j);
}

void meeting_write_list(struct out *out, const struct meeting *meetings, size_t n, const char *next)
{
    struct json j = json_to(out);
    json_object(&j, NULL);
    json_array(&j, "items");
    for (size_t i = 0; i < n; i++) meeting_write_row(&j, &meetings[i]);
    json_end(&j);
    json_text_or_null(&j, "next", next);
    json_end(&j);
}
