/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agenda/agenda_api.h"

#include "text/markdown.h"

/* The parts of a type as plain text, "" when there is none. */
static enum err plain_text(struct arena *a, const struct handling *h, enum part_type type, const char **ret_text)
{
    auto_out struct out o = out_make(2 * MARKDOWN_MAX_BYTES);
    struct str text;
    for (size_t i = 0; h && i < h->n_parts; i++) {
        if (h->parts[i].type != type) continue;
        if (o.n) out_put(&o, "\n");
        TRY(markdown_text(&o, str_of(h->parts[i].markdown)));
    }
    TRY(out_finish(&o, &text));
    *ret_text = str_dup(a, str_trim(text));
    return OK;
}

static enum err write_plain(struct json *j, struct arena *a, const char *key, const struct handling *h,
                            enum part_type type)
{
    const char *text;
    TRY(plain_text(a, h, type, &text));
    json_text_or_null(j, key, text);
    return OK;
}

static void write_persons(struct json *j, const char *key, const struct handling *h, enum person_role role)
{
    json_array(j, key);
    for (size_t i = 0; h && i < h->n_persons; i++) {
        const struct handling_person *p = &h->persons[i];
        if (p->role != role) continue;
        json_object(j, NULL);
        json_text_or_null(j, "title", p->title);
        json_text_or_null(j, "name", p->name);
        json_text_or_null(j, "phone", p->phone);
        json_text_or_null(j, "email", p->email);
        json_end(j);
    }
    json_end(j);
}

static void write_recipients(struct json *j, const char *key, const struct handling *h, enum recipient_way way)
{
    json_array(j, key);
    for (size_t i = 0; i < h->n_recipients; i++)
        if (h->recipients[i].way == way) json_text(j, NULL, h->recipients[i].recipient);
    json_end(j);
}

static void write_parts(struct json *j, const struct handling *h)
{
    json_array(j, "parts");
    for (size_t i = 0; h && i < h->n_parts; i++) {
        json_object(j, NULL);
        json_text(j, "type", word_code(&part_types, h->parts[i].type));
        json_text(j, "markdown", h->parts[i].markdown);
        json_end(j);
    }
    json_end(j);
}

static enum err write_handling(struct json *j, struct arena *a, const struct item_page *page, const struct handling *h)
{
    const struct agenda_item *item = &page->item;
    json_object(j, NULL);
    json_ref(j, "organization", h->is_own ? item->organization_id : h->organization_id,
             h->is_own ? item->organization_name : h->organization_name);
    json_text(j, "organization_text", h->organization_text);
    json_day(j, "date", h->handled_on);
    json_int_or_null(j, "paragraph", h->paragraph);
    json_text(j, "kind", word_code(&handling_kinds, h->kind));
    write_persons(j, "preparers", h, PERSON_PREPARER);
    if (*h->presenter_title || *h->presenter_name) {
        json_object(j, "presenter");
        json_text_or_null(j, "title", h->presenter_title);
        json_text_or_null(j, "name", h->presenter_name);
        json_end(j);
    } else {
        json_null(j, "presenter");
    }
    TRY(write_plain(j, a, "proposal", h, PART_PROPOSAL));
    TRY(write_plain(j, a, "discussion", h, PART_DISCUSSION));
    TRY(write_plain(j, a, "decision", h, PART_DECISION));
    json_text_or_null(j, "outcome", word_code(&outcomes, h->outcome));
    write_recipients(j, "extracts", h, RECIPIENT_EXTRACT);
    write_recipients(j, "informed", h, RECIPIENT_INFORMED);
    write_parts(j, h);
    json_int_or_null(j, "own_item", h->own_item_id);
    json_end(j);
    return OK;
}

static void write_files(struct json *j, struct arena *a, const struct item_page *page)
{
    json_array(j, "attachments");
    for (size_t i = 0; i < page->n_files; i++) {
        const struct file *f = &page->files[i];
        json_object(j, NULL);
        json_text_or_null(j, "number", f->number);
        json_text(j, "title", f->title);
        json_text_or_null(j, "url", file_path(a, f));
        json_text(j, "kind", word_code(&file_kinds, f->kind));
        json_end(j);
    }
    json_end(j);
}

static void write_source(struct json *j, const struct item_page *page)
{
    const struct item_surroundings *around = &page->around;
    if (!around->retrieved_at.s) {
        json_null(j, "source");
        return;
    }
    json_object(j, "source");
    json_text_or_null(j, "url", item_source_url(page));
    json_moment(j, "retrieved", around->retrieved_at);
    json_text(j, "sha256", around->sha256);
    json_end(j);
}

static void write_identity(struct json *j, struct arena *a, const struct item_page *page)
{
    const struct agenda_item *item = &page->item;
    json_int(j, "id", item->id);
    json_text(j, "url", agenda_item_path(a, item->id));
    json_text(j, "title", item->title);
    json_text(j, "language", item->language);
    json_array(j, "case_numbers");
    for (size_t i = 0; i < page->n_papers; i++)
        if (*page->papers[i].number) json_text(j, NULL, page->papers[i].number);
    json_end(j);
    json_ref(j, "party", item->party_id, item->party_name);
    json_ref(j, "organization", item->organization_id, item->organization_name);
    json_text(j, "organization_text", item->organization_text);
    json_object(j, "meeting");
    json_int(j, "id", item->meeting_id);
    json_text(j, "url", arena_printf(a, "/kokoukset/%lld", (long long)item->meeting_id));
    json_end(j);
    json_day(j, "date", item->held_on);
    json_int_or_null(j, "paragraph", item->paragraph);
    json_int_or_null(j, "item_number", item->item_number);
    json_text_or_null(j, "kind", word_code(&item_kinds, item->kind));
    json_text_or_null(j, "remedy", word_code(&remedies, item->remedy));
    json_text_or_null(j, "outcome", word_code(&outcomes, item->outcome));
    json_bool(j, "secret", item->is_secret);
}

enum err agenda_write_item(struct out *out, struct arena *a, const struct item_page *page)
{
    const struct agenda_item *item = &page->item;
    const struct handling *own = agenda_item_own(item);
    struct json j = json_to(out);
    json_object(&j, NULL);
    write_identity(&j, a, page);
    json_array(&j, "handlings");
    for (size_t i = 0; i < item->n_handlings; i++) TRY(write_handling(&j, a, page, &item->handlings[i]));
    json_end(&j);
    write_parts(&j, own);
    TRY(write_plain(&j, a, "proposal", own, PART_PROPOSAL));
    TRY(write_plain(&j, a, "discussion", own, PART_DISCUSSION));
    TRY(write_plain(&j, a, "decision", own, PART_DECISION));
    write_persons(&j, "contacts", own, PERSON_CONTACT);
    write_persons(&j, "speaking_rights", own, PERSON_SPEAKER);
    write_files(&j, a, page);
    write_source(&j, page);
    json_end(&j);
    return OK;
}

void agenda_write_row(struct json *j, const struct agenda_item *item)
{
    auto_arena struct arena *a = arena_new();
    json_object(j, NULL);
    json_int(j, "id", item->id);
    json_text(j, "url", agenda_item_path(a, item->id));
    json_text(j, "title", item->title);
    json_text(j, "language", item->language);
    json_ref(j, "party", item->party_id, item->party_name);
    json_ref(j, "organization", item->organization_id, item->organization_name);
    json_day(j, "date", item->held_on);
    json_int_or_null(j, "paragraph", item->paragraph);
    json_text_or_null(j, "kind", word_code(&item_kinds, item->kind));
    json_text_or_null(j, "outcome", word_code(&outcomes, item->outcome));
    json_end(j);
}

void agenda_write_decisions(struct out *out, const struct agenda_item *items, size_t n, const char *next)
{
    struct json j = json_to(out);
    json_object(&j, NULL);
    json_array(&j, "items");
    for (size_t i = 0; i < n; i++) agenda_write_row(&j, &items[i]);
    json_end(&j);
    json_text_or_null(&j, "next", next);
    json_end(&j);
}
