/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/search/search_all_store.h"

#include "feature/search.sql.h"
#include "feature/search/search_record_store.h"

enum { PORTION = 200 };

struct id_row {
    int64_t id;
};
static const struct db_field id_fields[] = {DB_FIELD(FIELD_INT, id_row, id)};
static const struct db_fields ID = DB_FIELDS(id_row, id_fields);

static const struct {
    const struct stmt *list, *count;
    enum err (*add)(struct db *db, int64_t id);
} kinds[] = {
    {&stmt_search_party_ids, &stmt_search_party_count, search_add_party},
    {&stmt_search_organization_ids, &stmt_search_organization_count, search_add_organization},
    {&stmt_search_meeting_ids, &stmt_search_meeting_count, search_add_meeting},
    {&stmt_search_paper_ids, &stmt_search_paper_count, search_add_paper},
    {&stmt_search_item_ids, &stmt_search_item_count, search_add_item},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static enum err add_portion(struct db *db, size_t kind, int64_t *after, size_t *ret_n)
{
    auto_arena struct arena *a = arena_new();
    auto_tx struct db_tx tx;
    struct id_row *ids;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(db_list(db, a, kinds[kind].list, DB_VALUES(DB_INT(*after), DB_INT(PORTION)), &ID, &ids, ret_n));
    for (size_t i = 0; i < *ret_n; i++) {
        TRY(kinds[kind].add(db, ids[i].id));
        *after = ids[i].id;
    }
    return db_commit(&tx);
}

enum err search_add_all(struct db *db, void (*progress)(void *context, int64_t done, int64_t all), void *context)
{
    int64_t all = 0, done = 0;
    bool outdated;
    for (size_t k = 0; k < KINDS; k++) {
        int64_t n;
        TRY(db_get_int(db, kinds[k].count, DB_NO_VALUES, &n));
        all += n;
    }
    TRY(search_is_outdated(db, &outdated));
    if (outdated) TRY(search_rebuild(db, progress, context));
    for (size_t k = 0; k < KINDS; k++) {
        int64_t after = 0;
        size_t n;
        do {
            TRY(add_portion(db, k, &after, &n));
            done += (int64_t)n;
            if (progress != NULL && n > 0) progress(context, done, all);
        } while (n == PORTION);
    }
    return db_raise_generation(db);
}
