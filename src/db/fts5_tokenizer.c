/* fts5_tokenizer.c — hands texts to the function that knows their terms, and finished terms of a query through. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <sqlite3.h>

#include "db/db.h"
#include "db/fts5.h"

static db_terms_fn *terms_fn;

void db_set_terms(db_terms_fn *fn)
{
    terms_fn = fn;
}

typedef int token_fn(void *context, int flags, const char *token, int n, int start, int end);

struct receiver {
    void *context;
    token_fn *give;
    int rc;
};

static enum err receive(void *context, struct str term, bool same_place, size_t start, size_t end)
{
    struct receiver *r = context;
    r->rc = r->give(r->context, same_place ? FTS5_TOKEN_COLOCATED : 0, term.p, (int)term.n, (int)start, (int)end);
    return r->rc == SQLITE_OK ? OK : ERR_INTERNAL;
}

static int tokenize_document(struct receiver *r, struct str text)
{
    if (terms_fn == NULL) return SQLITE_MISUSE;
    enum err e = terms_fn(text, receive, r);
    if (r->rc != SQLITE_OK) return r->rc;
    return e == OK ? SQLITE_OK : SQLITE_ERROR;
}

static int tokenize_query(struct receiver *r, struct str text)
{
    bool same_place = false;
    for (size_t from = 0, i = 0; i <= text.n; i++) {
        char c = i < text.n ? text.p[i] : ' ';
        if (c != ' ' && c != '|') continue;
        if (i > from) (void)receive(r, (struct str){text.p + from, i - from}, same_place, from, i);
        if (r->rc != SQLITE_OK) return r->rc;
        same_place = c == '|' && (same_place || i > from);
        from = i + 1;
    }
    return SQLITE_OK;
}

static int tokenize(Fts5Tokenizer *self, void *context, int flags, const char *text, int n, token_fn *give)
{
    (void)self;
    struct receiver r = {context, give, SQLITE_OK};
    struct str s = {text, (size_t)n};
    return (flags & FTS5_TOKENIZE_QUERY) ? tokenize_query(&r, s) : tokenize_document(&r, s);
}

static int create(void *context, const char **arguments, int n, Fts5Tokenizer **ret)
{
    (void)arguments, (void)n;
    *ret = context;
    return SQLITE_OK;
}

static void drop(Fts5Tokenizer *self)
{
    (void)self;
}

static fts5_api *api_of(sqlite3 *db)
{
    fts5_api *api = NULL;
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &s, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(s, 1, (void *)&api, "fts5_api_ptr", NULL);
        sqlite3_step(s);
    }
    sqlite3_finalize(s);
    return api;
}

enum err fts5_register(sqlite3 *db)
{
    static char self; /* the tokenizer has no state: FTS5 only wants an address */
    fts5_tokenizer tokenizer = {.xCreate = create, .xDelete = drop, .xTokenize = tokenize};
    fts5_api *api = api_of(db);
    if (api == NULL || api->iVersion < 2) return ERR_INTERNAL;
    int rc = api->xCreateTokenizer(api, "yhdyspinta", &self, &tokenizer, NULL);
    if (rc == SQLITE_OK) rc = fts5_add_rank(api);
    return rc == SQLITE_OK ? OK : ERR_INTERNAL;
}
