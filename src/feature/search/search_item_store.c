/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/search/search_item_store.h"

#include "base/out.h"
#include "feature/agenda/agenda_store.h"
#include "feature/file/file_store.h"
#include "feature/paper/paper_store.h"
#include "feature/search/search_store.h"
#include "text/markdown.h"

enum { BODY_MAX = 4 * 1024 * 1024, NAMES_MAX = 64 * 1024 };

static const struct viewer indexer = {.account_id = -1}; /* sees hidden items too, to take them out */

static void put_part(struct out *o, const struct part *part)
{
    if (markdown_text(o, str_of(part->markdown)) != OK) return; /* too much of one part: found by the rest */
    out_char(o, '\n');
}

static void put_persons(struct out *o, const struct handling *h)
{
    for (size_t i = 0; i < h->n_persons; i++)
        out_printf(o, "%s %s %s\n", h->persons[i].title, h->persons[i].name, h->persons[i].email);
    if (*h->presenter_title || *h->presenter_name)
        out_printf(o, "%s %s\n", h->presenter_title, h->presenter_name);
}

static enum err read_body(struct db *db, struct arena *a, const struct agenda_item *item, struct out *o)
{
    const struct handling *own = agenda_item_own(item);
    if (own) {
        part_reading_order(own->parts, own->n_parts);
        for (size_t i = 0; i < own->n_parts; i++)
            put_part(o, &own->parts[i]);
        put_persons(o, own);
    }
    struct file *files;
    size_t n;
    TRY(file_list_by_item(db, a, item->id, &files, &n));
    for (size_t i = 0; i < n; i++)
        out_printf(o, "%s\n", files[i].title);
    return OK;
}

static enum err read_numbers(struct db *db, struct arena *a, int64_t item_id, struct out *o)
{
    struct paper *papers;
    size_t n;
    TRY(paper_list_by_item(db, a, item_id, &papers, &n));
    for (size_t i = 0; i < n; i++)
        out_printf(o, "%s%s", i ? "\n" : "", papers[i].number);
    return OK;
}

static const char *text_of(struct arena *a, const struct out *o)
{
    return arena_strndup(a, o->n ? o->p : "", o->n);
}

enum err search_change_item(struct db *db, int64_t item_id)
{
    auto_arena struct arena *a = arena_new();
    auto_out struct out body = out_make(BODY_MAX), names = out_make(NAMES_MAX), numbers = out_make(NAMES_MAX);
    struct agenda_item item;
    TRY(agenda_item_get(db, a, &indexer, item_id, &item));
    if (item.is_hidden) return search_remove(db, SEARCH_ITEM, item_id);
    TRY(read_body(db, a, &item, &body));
    TRY(read_numbers(db, a, item_id, &numbers));
    const char *mark = agenda_item_mark(a, &item);
    out_printf(&names, "%s %s %s %s", item.organization_name, item.party_name, mark, text_of(a, &numbers));
    const struct search_document d = {.type = SEARCH_ITEM,
                                      .record_id = item.id,
                                      .party_id = item.party_id,
                                      .organization_id = item.organization_id,
                                      .held_on = item.held_on,
                                      .paragraph = item.paragraph,
                                      .language = item.language,
                                      .title = item.title,
                                      .body = text_of(a, &body),
                                      .names = text_of(a, &names),
                                      .case_numbers = text_of(a, &numbers),
                                      .url = agenda_item_path(a, item.id),
                                      .source_url = item.source_url};
    return search_add(db, &d);
}
