/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/paper/paper_store.h"

#include "core/key.h"
#include "feature/paper.sql.h"

static const struct db_field paper_row[] = {
    DB_FIELD(FIELD_INT, paper, id),
    DB_FIELD(FIELD_INT, paper, party_id),
    DB_FIELD(FIELD_TEXT, paper, title),
    DB_FIELD(FIELD_TEXT, paper, type),
    DB_WORD_FIELD(&paper_states, paper, state),
    DB_FIELD(FIELD_TEXT, paper, next_step),
    DB_FIELD(FIELD_TEXT, paper, language),
    DB_FIELD(FIELD_DAY, paper, latest_on),
    DB_FIELD(FIELD_TEXT, paper, party_name),
    DB_FIELD(FIELD_TEXT, paper, number),
    DB_FIELD(FIELD_BOOL, paper, is_example),
};
static const struct db_fields PAPER = DB_FIELDS(paper, paper_row);

static const struct db_field link_row[] = {
    DB_FIELD(FIELD_INT, paper_link, other_id),
    DB_WORD_FIELD(&paper_link_kinds, paper_link, kind),
    DB_FIELD(FIELD_BOOL, paper_link, is_from_other),
    DB_FIELD(FIELD_TEXT, paper_link, note),
    DB_FIELD(FIELD_TEXT, paper_link, title),
    DB_FIELD(FIELD_TEXT, paper_link, language),
    DB_FIELD(FIELD_TEXT, paper_link, number),
    DB_FIELD(FIELD_INT, paper_link, party_id),
    DB_FIELD(FIELD_TEXT, paper_link, party_name),
};
static const struct db_fields LINK = DB_FIELDS(paper_link, link_row);

static const struct db_field step_row[] = {
    DB_FIELD(FIELD_INT, chain_step, paper_id),
    DB_FIELD(FIELD_INT, chain_step, item_id),
    DB_FIELD(FIELD_INT, chain_step, own_item_id),
    DB_FIELD(FIELD_INT, chain_step, seq),
    DB_FIELD(FIELD_BOOL, chain_step, is_own),
    DB_FIELD(FIELD_INT, chain_step, organization_id),
    DB_FIELD(FIELD_TEXT, chain_step, organization_name),
    DB_FIELD(FIELD_INT, chain_step, party_id),
    DB_FIELD(FIELD_TEXT, chain_step, party_name),
    DB_FIELD(FIELD_DAY, chain_step, handled_on),
    DB_FIELD(FIELD_INT, chain_step, paragraph),
    DB_WORD_FIELD(&handling_kinds, chain_step, kind),
    DB_WORD_FIELD(&outcomes, chain_step, outcome),
    DB_FIELD(FIELD_TEXT, chain_step, title),
    DB_FIELD(FIELD_TEXT, chain_step, language),
};
static const struct db_fields STEP = DB_FIELDS(chain_step, step_row);

static const struct db_field item_row[] = {
    DB_FIELD(FIELD_INT, paper_item, id),
    DB_FIELD(FIELD_DAY, paper_item, held_on),
    DB_FIELD(FIELD_INT, paper_item, paragraph),
    DB_WORD_FIELD(&outcomes, paper_item, outcome),
    DB_FIELD(FIELD_TEXT, paper_item, title),
    DB_FIELD(FIELD_TEXT, paper_item, language),
    DB_FIELD(FIELD_INT, paper_item, organization_id),
    DB_FIELD(FIELD_TEXT, paper_item, organization_name),
};
static const struct db_fields ITEM = DB_FIELDS(paper_item, item_row);

static const struct db_field span_row[] = {
    DB_FIELD(FIELD_DAY, paper_span, first_on),
    DB_FIELD(FIELD_DAY, paper_span, last_on),
};
static const struct db_fields SPAN = DB_FIELDS(paper_span, span_row);

enum err paper_get(struct db *db, struct arena *a, int64_t id, struct paper *ret_paper)
{
    return db_get(db, a, &stmt_paper_get, DB_VALUES(DB_INT(id)), &PAPER, ret_paper);
}

enum err paper_list(struct db *db, struct arena *a, const struct paper_filter *f, int limit, struct paper **ret_papers,
                    size_t *ret_n)
{
    const struct day_range range = day_range_make(a, f->year, (struct day_key){f->before_day, f->before_id});
    const struct db_value from = DB_TEXT(range.from), before = DB_TEXT(range.before), before_id = DB_INT(range.before_id);
    if (f->party_id)
        return db_list(db, a, &stmt_paper_list_by_party,
                       DB_VALUES(DB_INT(f->party_id), from, before, before_id, DB_INT(limit)), &PAPER, ret_papers, ret_n);
    return db_list(db, a, &stmt_paper_list, DB_VALUES(from, before, before_id, DB_INT(limit)), &PAPER, ret_papers, ret_n);
}

enum err paper_read_span(struct db *db, struct arena *a, struct paper_span *ret_span)
{
    return db_get(db, a, &stmt_paper_read_span, DB_NO_VALUES, &SPAN, ret_span);
}

enum err paper_list_by_item(struct db *db, struct arena *a, int64_t item_id, struct paper **ret_papers, size_t *ret_n)
{
    return db_list(db, a, &stmt_paper_list_by_item, DB_VALUES(DB_INT(item_id)), &PAPER, ret_papers, ret_n);
}

enum err paper_list_numbers(struct db *db, struct arena *a, int64_t id, const char ***ret_numbers, size_t *ret_n)
{
    struct paper *rows;
    size_t n;
    TRY(db_list(db, a, &stmt_paper_number_list, DB_VALUES(DB_INT(id)), &PAPER, &rows, &n));
    const char **numbers = arena_array(a, const char *, n);
    for (size_t i = 0; i < n; i++) numbers[i] = rows[i].number;
    *ret_numbers = numbers;
    *ret_n = n;
    return OK;
}

enum err paper_list_links(struct db *db, struct arena *a, int64_t id, struct paper_link **ret_links, size_t *ret_n)
{
    return db_list(db, a, &stmt_paper_link_list, DB_VALUES(DB_INT(id)), &LINK, ret_links, ret_n);
}

enum err paper_list_items(struct db *db, struct arena *a, int64_t id, struct paper_item **ret_items, size_t *ret_n)
{
    return db_list(db, a, &stmt_paper_item_list, DB_VALUES(DB_INT(id)), &ITEM, ret_items, ret_n);
}

enum err paper_read_chain(struct db *db, struct arena *a, int64_t id, struct chain_step **ret_steps, size_t *ret_n)
{
    struct chain_step *steps;
    size_t n;
    TRY(db_list(db, a, &stmt_paper_chain, DB_VALUES(DB_INT(id)), &STEP, &steps, &n));
    *ret_n = chain_make(steps, n);
    *ret_steps = steps;
    return OK;
}

enum err paper_page_read(struct db *db, struct arena *a, int64_t id, struct paper_page *ret_page)
{
    struct paper_page page = {0};
    TRY(paper_get(db, a, id, &page.paper));
    TRY(paper_list_numbers(db, a, id, &page.numbers, &page.n_numbers));
    TRY(paper_list_links(db, a, id, &page.links, &page.n_links));
    TRY(paper_read_chain(db, a, id, &page.steps, &page.n_steps));
    TRY(paper_list_items(db, a, id, &page.items, &page.n_items));
    *ret_page = page;
    return OK;
}

enum err paper_find_by_number(struct db *db, int64_t party_id, const char *number, int64_t *ret_id)
{
    return db_find_id(db, &stmt_paper_find_by_number, DB_VALUES(DB_INT(party_id), DB_TEXT(number)), ret_id);
}

enum err paper_add(struct db *db, const struct paper *p, const char *const *numbers, size_t n_numbers, int64_t *ret_id)
{
    auto_tx struct db_tx tx;
    int64_t id;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_get_int(db, &stmt_paper_add,
                   DB_VALUES(DB_INT(p->party_id), DB_TEXT(p->title), DB_TEXT(p->type), db_word(&paper_states, p->state),
                             DB_TEXT(p->next_step), DB_TEXT(p->language)),
                   &id));
    for (size_t i = 0; i < n_numbers; i++)
        TRY(db_run(db, &stmt_paper_number_add, DB_VALUES(DB_INT(p->party_id), DB_TEXT(numbers[i]), DB_INT(id))));
    TRY(db_raise_generation(db));
    TRY(db_commit(&tx));
    *ret_id = id;
    return OK;
}

enum err paper_change(struct db *db, const struct paper *p)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_paper_change,
               DB_VALUES(DB_INT(p->id), DB_TEXT(p->title), DB_TEXT(p->type), db_word(&paper_states, p->state),
                         DB_TEXT(p->next_step))));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}

enum err paper_change_of_item(struct db *db, const struct paper *p, int64_t item_id, const char *const *numbers,
                              size_t n_numbers)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct paper *before;
    size_t n_before;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(paper_list_by_item(db, a, item_id, &before, &n_before));
    TRY(db_run(db, &stmt_paper_item_remove, DB_VALUES(DB_INT(item_id))));
    for (size_t i = 0; i < n_numbers; i++) {
        int64_t id;
        TRY(paper_find_by_number(db, p->party_id, numbers[i], &id));
        if (!id) TRY(paper_add(db, p, &numbers[i], 1, &id));
        TRY(db_run(db, &stmt_paper_item_add, DB_VALUES(DB_INT(id), DB_INT(item_id))));
        TRY(db_run(db, &stmt_paper_change_latest, DB_VALUES(DB_INT(id))));
    }
    for (size_t i = 0; i < n_before; i++) TRY(db_run(db, &stmt_paper_change_latest, DB_VALUES(DB_INT(before[i].id))));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}

enum err paper_refresh_of_item(struct db *db, int64_t item_id)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct paper *papers;
    size_t n;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(paper_list_by_item(db, a, item_id, &papers, &n));
    for (size_t i = 0; i < n; i++) TRY(db_run(db, &stmt_paper_change_latest, DB_VALUES(DB_INT(papers[i].id))));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}

enum err paper_add_item(struct db *db, int64_t id, int64_t item_id)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_paper_item_add, DB_VALUES(DB_INT(id), DB_INT(item_id))));
    TRY(db_run(db, &stmt_paper_change_latest, DB_VALUES(DB_INT(id))));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}

enum err paper_add_link(struct db *db, int64_t id, enum paper_link_kind kind, int64_t other_id, const char *note)
{
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_run(db, &stmt_paper_link_add,
               DB_VALUES(DB_INT(id), db_word(&paper_link_kinds, kind), DB_INT(other_id), DB_TEXT(note))));
    TRY(db_raise_generation(db));
    return db_commit(&tx);
}
