/* tx.c — transactions, savepoints and the generation. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/db_engine.h"

enum err db_begin(struct db *db, enum db_tx_kind kind, struct db_tx *ret_tx)
{
    *ret_tx = (struct db_tx){0};
    TRY(db->failed);
    if (kind == DB_WRITE && db->mode == DB_MODE_READ)
        return db_fail(db, ERR_INTERNAL, "a write transaction on a read-only connection");
    if (kind == DB_WRITE && db->level && !db->writing)
        return db_fail(db, ERR_INTERNAL, "a write transaction inside a read transaction");
    if (kind == DB_READ && db->level) {
        *ret_tx = (struct db_tx){.db = db, .level = db->level, .joined = true};
        return OK;
    }
    enum db_verb verb = db->level ? VERB_SAVE : kind == DB_WRITE ? VERB_BEGIN_WRITE : VERB_BEGIN_READ;
    TRY(db->engine->transaction(db, verb));
    if (!db->level) db->writing = kind == DB_WRITE;
    *ret_tx = (struct db_tx){.db = db, .level = ++db->level};
    return OK;
}

/* The level is gone, whatever the engine said; a savepoint that could not be undone leaves its transaction
 * failed. */
static void leave(struct db *db, enum err outer_failed)
{
    db->level--;
    db->failed = db->level ? outer_failed : OK;
    if (!db->level) db->writing = false;
}

void db_rollback(struct db_tx *tx)
{
    struct db *db = tx->db;
    if (!db) return;
    tx->db = NULL;
    if (tx->joined) return;
    must(tx->level == db->level);
    db->generation_known = false;
    if (db->level == 1) {
        if (db->engine->in_transaction(db) && db->engine->transaction(db, VERB_ROLLBACK) != OK)
            db->failed =
                ERR_INTERNAL; /* nothing to be done: the engine closes it, or the connection is lost */
        leave(db, OK);
        return;
    }
    enum err e = db->failed == OK ? ERR_INTERNAL : db->failed;
    bool undone = db->engine->in_transaction(db) && db->engine->transaction(db, VERB_UNDO) == OK;
    leave(db, undone ? OK : e);
}

enum err db_commit(struct db_tx *tx)
{
    struct db *db = tx->db;
    must(db);
    if (tx->joined) {
        tx->db = NULL;
        return db->failed;
    }
    must(tx->level == db->level);
    enum err e = db->failed;
    if (e == OK) e = db->engine->transaction(db, db->level > 1 ? VERB_RELEASE : VERB_COMMIT);
    if (e != OK) {
        db_rollback(tx);
        return e;
    }
    tx->db = NULL;
    leave(db, OK);
    return OK;
}

/* ---- generation ---- */

static const struct stmt generation_raise = {
    .name = "generation_raise",
    .sqlite = "UPDATE generation SET n = n + 1 WHERE id = 1",
    .pg = "UPDATE generation SET n = n + 1 WHERE id = 1",
    .file = "db/tx.c",
    .writes = true,
};
static const struct stmt generation_get = {
    .name = "generation_get",
    .sqlite = "SELECT n FROM generation WHERE id = 1",
    .pg = "SELECT n FROM generation WHERE id = 1",
    .file = "db/tx.c",
};

enum err db_raise_generation(struct db *db)
{
    db->generation_known = false;
    return db_run(db, &generation_raise, DB_NO_VALUES);
}

enum err db_generation(struct db *db, int64_t *ret_generation)
{
    int64_t version = 0;
    if (db->engine->data_version) {
        TRY(db->engine->data_version(db, &version));
        if (db->generation_known && version == db->generation_at) {
            *ret_generation = db->generation;
            return OK;
        }
    }
    int64_t n;
    TRY(db_get_int(db, &generation_get, DB_NO_VALUES, &n));
    /* Inside a transaction the row may be of an older snapshot or be rolled back: it is not kept. */
    db->generation_known = db->level == 0;
    db->generation = n;
    db->generation_at = version;
    *ret_generation = n;
    return OK;
}
