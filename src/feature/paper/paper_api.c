/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/paper/paper_api.h"

static const char *item_path(struct arena *a, int64_t id)
{
    return arena_printf(a, "/kokousasiat/%lld", (long long)id);
}

/* The members that lists and pages share. */
static void write_head(struct json *j, const struct paper *p)
{
    auto_arena struct arena *a = arena_new();
    json_int(j, "id", p->id);
    json_text(j, "url", paper_path(a, p->id));
    json_text(j, "title", p->title);
    json_text(j, "language", p->language);
    json_text(j, "state", word_code(&paper_states, (int)p->state));
    json_ref(j, "party", p->party_id, p->party_name);
    json_day(j, "latest", p->latest_on);
}

static void write_chain(struct json *j, const struct paper_page *page)
{
    auto_arena struct arena *a = arena_new();
    json_array(j, "handlings");
    for (size_t i = 0; i < page->n_steps; i++) {
        const struct chain_step *s = &page->steps[i];
        json_object(j, NULL);
        json_day(j, "date", s->handled_on);
        json_ref(j, "organization", s->organization_id, s->organization_name);
        json_text(j, "organization_text", s->organization_name);
        json_ref(j, "party", s->party_id, s->party_name);
        json_int_or_null(j, "paragraph", s->paragraph);
        json_text(j, "kind", word_code(&handling_kinds, (int)s->kind));
        json_text_or_null(j, "outcome", word_code(&outcomes, (int)s->outcome));
        json_int(j, "case", s->paper_id);
        json_int(j, "item", s->item_id);
        json_int_or_null(j, "own_item", s->is_own ? s->item_id : s->own_item_id);
        json_text(j, "url", item_path(a, chain_step_item(s)));
        json_end(j);
    }
    json_end(j);
}

static void write_links(struct json *j, const struct paper_page *page)
{
    auto_arena struct arena *a = arena_new();
    json_array(j, "links");
    for (size_t i = 0; i < page->n_links; i++) {
        const struct paper_link *l = &page->links[i];
        json_object(j, NULL);
        json_text(j, "kind", word_code(&paper_link_kinds, (int)l->kind));
        json_bool(j, "from_other", l->is_from_other);
        json_text_or_null(j, "note", l->note);
        json_object(j, "case");
        json_int(j, "id", l->other_id);
        json_text(j, "url", paper_path(a, l->other_id));
        json_text(j, "title", l->title);
        json_text(j, "language", l->language);
        json_text_or_null(j, "case_number", l->number);
        json_ref(j, "party", l->party_id, l->party_name);
        json_end(j);
        json_end(j);
    }
    json_end(j);
}

static void write_items(struct json *j, const struct paper_page *page)
{
    auto_arena struct arena *a = arena_new();
    json_array(j, "items");
    for (size_t i = 0; i < page->n_items; i++) {
        const struct paper_item *item = &page->items[i];
        json_object(j, NULL);
        json_int(j, "id", item->id);
        json_text(j, "url", item_path(a, item->id));
        json_text(j, "title", item->title);
        json_text(j, "language", item->language);
        json_ref(j, "organization", item->organization_id, item->organization_name);
        json_day(j, "date", item->held_on);
        json_int_or_null(j, "paragraph", item->paragraph);
        json_text_or_null(j, "outcome", word_code(&outcomes, (int)item->outcome));
        json_end(j);
    }
    json_end(j);
}

void paper_write_page(struct out *out, const struct paper_page *page)
{
    struct json j = json_to(out);
    json_object(&j, NULL);
    write_head(&j, &page->paper);
    json_array(&j, "case_numbers");
    for (size_t i = 0; i < page->n_numbers; i++) json_text(&j, NULL, page->numbers[i]);
    json_end(&j);
    json_text_or_null(&j, "type", page->paper.type);
    json_text_or_null(&j, "next_step", page->paper.next_step);
    write_chain(&j, page);
    write_links(&j, page);
    write_items(&j, page);
    json_end(&j);
}

void paper_write_list(struct out *out, const struct paper *papers, size_t n, const char *next)
{
    struct json j = json_to(out);
    json_object(&j, NULL);
    json_array(&j, "items");
    for (size_t i = 0; i < n; i++) {
        json_object(&j, NULL);
        write_head(&j, &papers[i]);
        json_text_or_null(&j, "case_number", papers[i].number);
        json_end(&j);
    }
    json_end(&j);
    json_text_or_null(&j, "next", next);
    json_end(&j);
}
