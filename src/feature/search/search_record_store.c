/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/search/search_record_store.h"

#include "feature/agenda/agenda_store.h"
#include "feature/file/file_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/paper/paper_store.h"
#include "feature/party/party_store.h"
#include "text/markdown.h"

enum { BODY_BYTES = 16 << 20 };

static const struct viewer public_viewer = {0};

/* One line of text, nothing for an empty one. */
static void put_line(struct out *o, const char *text)
{
    if (!*text) return;
    out_put(o, text);
    out_char(o, '\n');
}

/* A text that is too long or too deep for the converter is left out: the record is still found by the rest.
 */
static void put_markdown(struct out *o, const char *markdown)
{
    if (*markdown && markdown_text(o, str_of(markdown)) == OK) out_char(o, '\n');
}

/* What was gathered, as text in the arena. */
static enum err take_text(struct arena *a, struct out *o, const char **ret_text)
{
    struct str text;
    TRY(out_finish(o, &text));
    *ret_text = str_dup(a, str_trim(text));
    return OK;
}

/* ---- items and their files -------------------------------------------------------------------------- */

static void put_handling(struct out *o, struct arena *a, const struct handling *h)
{
    struct part *parts = arena_array(a, struct part, h->n_parts);
    for (size_t i = 0; i < h->n_parts; i++)
        parts[i] = h->parts[i];
    part_reading_order(parts, h->n_parts);
    for (size_t i = 0; i < h->n_parts; i++)
        put_markdown(o, parts[i].markdown);
    put_line(o, h->presenter_title);
    put_line(o, h->presenter_name);
    for (size_t i = 0; i < h->n_persons; i++) {
        const struct handling_person *p = &h->persons[i];
        put_line(o, arena_printf(a, "%s %s %s %s", p->title, p->name, p->phone, p->email));
    }
    for (size_t i = 0; i < h->n_recipients; i++)
        put_line(o, h->recipients[i].recipient);
}

/* Its own handling first, since the snippet is taken from the front; then the earlier ones, newest first. */
static enum err item_body(struct arena *a, const struct agenda_item *item, const char **ret_body)
{
    auto_out struct out o = out_make(BODY_BYTES);
    for (size_t i = item->n_handlings; i > 0; i--)
        put_handling(&o, a, &item->handlings[i - 1]);
    return take_text(a, &o, ret_body);
}

static enum err item_names(struct arena *a, const struct agenda_item *item, const char *numbers,
                           const char **ret_names)
{
    auto_out struct out o = out_make(BODY_BYTES);
    put_line(&o, numbers);
    put_line(&o, item->party_name);
    put_line(&o, item->organization_name);
    put_line(&o, item->organization_text);
    put_line(&o, agenda_item_mark(a, item));
    for (size_t i = 0; i < item->n_handlings; i++) {
        const struct handling *h = &item->handlings[i];
        if (h->is_own) continue;
        put_line(&o, h->organization_text);
        if (h->paragraph) put_line(&o, arena_printf(a, "§ %lld", (long long)h->paragraph));
    }
    return take_text(a, &o, ret_names);
}

static enum err item_numbers(struct db *db, struct arena *a, int64_t id, const char **ret_numbers)
{
    auto_out struct out o = out_make(BODY_BYTES);
    struct paper *papers;
    size_t n;
    TRY(paper_list_by_item(db, a, id, &papers, &n));
    for (size_t i = 0; i < n; i++)
        put_line(&o, papers[i].number);
    return take_text(a, &o, ret_numbers);
}

/* Only what a reader can open is found; a file that is merely mentioned stands in its item. */
static enum err add_files(struct db *db, struct arena *a, const struct agenda_item *item,
                          struct search_document d)
{
    struct file *files;
    size_t n;
    if (item->is_secret) return OK; /* the public cannot open them */
    TRY(file_list_by_item(db, a, item->id, &files, &n));
    for (size_t i = 0; i < n; i++) {
        d.type = SEARCH_FILE;
        d.record_id = files[i].id;
        d.title = files[i].title;
        d.body = item->title;
        d.names = arena_printf(a, "%s\n%s", item->party_name, item->organization_name);
        d.url = file_path(a, &files[i]);
        d.source_url = files[i].source_url;
        if (*d.url) TRY(search_add(db, &d));
    }
    return OK;
}

enum err search_remove_item(struct db *db, int64_t id)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct file *files;
    size_t n;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(file_list_by_item(db, a, id, &files, &n));
    for (size_t i = 0; i < n; i++) TRY(search_remove(db, SEARCH_FILE, files[i].id));
    TRY(search_remove(db, SEARCH_ITEM, id));
    return db_commit(&tx);
}

enum err search_add_item(struct db *db, int64_t id)
{
    auto_arena struct arena *a = arena_new();
    struct agenda_item item;
    enum err e = agenda_item_get(db, a, &public_viewer, id, &item);
    if (e == ERR_NOT_FOUND) return search_remove_item(db, id);
    if (e != OK) return e;
    struct search_document d = {.type = SEARCH_ITEM,
                                .record_id = id,
                                .party_id = item.party_id,
                                .organization_id = item.organization_id,
                                .held_on = item.held_on,
                                .paragraph = item.paragraph,
                                .language = item.language,
                                .title = item.title,
                                .url = agenda_item_path(a, id),
                                .source_url = item.source_url};
    TRY(item_body(a, &item, &d.body));
    TRY(item_numbers(db, a, id, &d.case_numbers));
    TRY(item_names(a, &item, d.case_numbers, &d.names));
    TRY(search_add(db, &d));
    return add_files(db, a, &item, d);
}

/* ---- the others ------------------------------------------------------------------------------------- */

enum err search_add_meeting(struct db *db, int64_t id)
{
    auto_arena struct arena *a = arena_new();
    struct meeting m;
    int year, month, day;
    TRY(meeting_get(db, a, id, &m));
    day_parts(m.held_on, &year, &month, &day);
    struct search_document d = {.type = SEARCH_MEETING,
                                .record_id = id,
                                .party_id = m.party_id,
                                .organization_id = m.organization_id,
                                .held_on = m.held_on,
                                .language = m.language,
                                .title =
                                    arena_printf(a, "%s %d.%d.%d", m.organization_name, day, month, year),
                                .body = m.place,
                                .names = m.party_name,
                                .case_numbers = "",
                                .url = meeting_path(a, id),
                                .source_url = m.source_url};
    return search_add(db, &d);
}

enum err search_add_paper(struct db *db, int64_t id)
{
    auto_arena struct arena *a = arena_new();
    auto_out struct out o = out_make(BODY_BYTES);
    struct paper p;
    const char **numbers;
    size_t n;
    TRY(paper_get(db, a, id, &p));
    TRY(paper_list_numbers(db, a, id, &numbers, &n));
    for (size_t i = 0; i < n; i++)
        put_line(&o, numbers[i]);
    struct search_document d = {.type = SEARCH_PAPER,
                                .record_id = id,
                                .party_id = p.party_id,
                                .held_on = p.latest_on,
                                .language = p.language,
                                .title = p.title,
                                .body = arena_printf(a, "%s\n%s", p.type, p.next_step),
                                .url = paper_path(a, id),
                                .source_url = ""};
    TRY(take_text(a, &o, &d.case_numbers));
    d.names = arena_printf(a, "%s\n%s", p.party_name, d.case_numbers);
    return search_add(db, &d);
}

enum err search_add_organization(struct db *db, int64_t id)
{
    auto_arena struct arena *a = arena_new();
    auto_out struct out body = out_make(BODY_BYTES);
    struct organization o;
    TRY(organization_get(db, a, id, &o));
    put_markdown(&body, o.tasks);
    put_line(&body, o.rhythm);
    struct search_document d = {
        .type = SEARCH_ORGANIZATION,
        .record_id = id,
        .party_id = o.party_id,
        .organization_id = id,
        .held_on = DAY_NONE,
        .language = o.language,
        .title = o.name,
        .names = arena_printf(a, "%s\n%s\n%s\n%s", o.party_name, o.short_name, o.name_sv, o.name_en),
        .case_numbers = "",
        .url = organization_path(a, o.kind, id),
        .source_url = ""};
    TRY(take_text(a, &body, &d.body));
    return search_add(db, &d);
}

enum err search_add_party(struct db *db, int64_t id)
{
    auto_arena struct arena *a = arena_new();
    auto_out struct out body = out_make(BODY_BYTES), names = out_make(BODY_BYTES);
    struct party p;
    const char **aliases;
    size_t n;
    TRY(party_get(db, a, id, &p));
    TRY(party_list_aliases(db, a, id, &aliases, &n));
    put_markdown(&body, p.description);
    put_line(&names, p.official_name);
    put_line(&names, p.municipality_code);
    for (size_t i = 0; i < n; i++)
        put_line(&names, aliases[i]);
    struct search_document d = {.type = SEARCH_PARTY,
                                .record_id = id,
                                .party_id = id,
                                .held_on = DAY_NONE,
                                .language = p.language,
                                .title = p.name,
                                .case_numbers = "",
                                .url = party_path(a, id),
                                .source_url = ""};
    TRY(take_text(a, &body, &d.body));
    TRY(take_text(a, &names, &d.names));
    return search_add(db, &d);
}
