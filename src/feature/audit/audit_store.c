/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/audit/audit_store.h"

#include <inttypes.h>

#include "feature/audit.sql.h"

static const struct db_field entry_row[] = {
    DB_FIELD(FIELD_INT, audit_entry, id),           DB_FIELD(FIELD_MOMENT, audit_entry, at),
    DB_FIELD(FIELD_INT, audit_entry, account_id),   DB_FIELD(FIELD_TEXT, audit_entry, action),
    DB_FIELD(FIELD_TEXT, audit_entry, subject),     DB_FIELD(FIELD_TEXT, audit_entry, detail),
    DB_FIELD(FIELD_TEXT, audit_entry, previous_hash), DB_FIELD(FIELD_TEXT, audit_entry, hash),
    DB_FIELD(FIELD_TEXT, audit_entry, account_name),
};
static const struct db_fields ENTRY = DB_FIELDS(audit_entry, entry_row);

static enum err add(struct db *db, struct arena *a, const struct audit_entry *entry)
{
    struct audit_entry e = *entry, last = {.hash = ""};
    auto_tx struct db_tx tx;
    TRY(db_begin(db, DB_WRITE, &tx));
    enum err found = db_get(db, a, &stmt_audit_last, DB_NO_VALUES, &ENTRY, &last);
    if (found != OK && found != ERR_NOT_FOUND) return found;
    e.id = last.id + 1;
    e.previous_hash = last.hash;
    e.hash = audit_entry_hash(a, &e);
    TRY(db_run(db, &stmt_audit_add,
               DB_VALUES(DB_INT(e.id), DB_INT(e.at.s), DB_ID(e.account_id), DB_TEXT(e.action), DB_TEXT(e.subject),
                         DB_TEXT(e.detail), DB_TEXT(e.previous_hash), DB_TEXT(e.hash))));
    return db_commit(&tx);
}

enum err audit_add_detail(struct db *db, const struct audit_entry *entry)
{
    auto_arena struct arena *a = arena_new();
    return add(db, a, entry);
}

enum err audit_add(struct db *db, struct moment now, const struct viewer *who, const char *action, const char *subject)
{
    return audit_add_detail(db, &(struct audit_entry){.at = now,
                                                      .account_id = who && who->account_id > 0 ? who->account_id : 0,
                                                      .action = action,
                                                      .subject = subject,
                                                      .detail = ""});
}

char *audit_subject(char buffer[static AUDIT_SUBJECT], const char *kind, int64_t id)
{
    snprintf(buffer, AUDIT_SUBJECT, "%s %" PRId64, kind, id);
    return buffer;
}

enum err audit_list(struct db *db, struct arena *a, int64_t before, int limit, struct audit_entry **ret_all, size_t *ret_n)
{
    return db_list(db, a, &stmt_audit_list, DB_VALUES(DB_INT(before ? before : INT64_MAX), DB_INT(limit)), &ENTRY,
                   ret_all, ret_n);
}

enum err audit_list_by_account(struct db *db, struct arena *a, int64_t account_id, int limit,
                               struct audit_entry **ret_all, size_t *ret_n)
{
    return db_list(db, a, &stmt_audit_list_by_account, DB_VALUES(DB_INT(account_id), DB_INT(limit)), &ENTRY, ret_all,
                   ret_n);
}

enum err audit_list_by_subject(struct db *db, struct arena *a, const char *subject, int limit,
                               struct audit_entry **ret_all, size_t *ret_n)
{
    return db_list(db, a, &stmt_audit_list_by_subject, DB_VALUES(DB_TEXT(subject), DB_INT(limit)), &ENTRY, ret_all,
                   ret_n);
}

/* ---- following the chain ------------------------------------------------------------------------------------------ */

struct walk {
    const struct db_findings *findings;
    struct audit_state state;
    int64_t last_id;
};

static enum err follow(void *context, const void *row)
{
    struct walk *w = context;
    const struct audit_entry *e = row;
    auto_arena struct arena *a = arena_new();
    const struct audit_entry before = {.id = w->last_id, .hash = w->state.last_hash};
    const char *fault = audit_entry_fault(a, w->last_id ? &before : NULL, e);
    if (fault)
        w->findings->found(w->findings->context, arena_printf(a, "audit_entry %" PRId64 ": %s", e->id, fault));
    w->last_id = e->id;
    w->state.n++;
    snprintf(w->state.last_hash, sizeof w->state.last_hash, "%s", e->hash);
    return OK;
}

enum err audit_check(struct db *db, const struct db_findings *findings, struct audit_state *ret_state)
{
    struct walk w = {.findings = findings};
    TRY(db_each(db, &stmt_audit_list_all, DB_NO_VALUES, &ENTRY, &(struct db_each){follow, &w}));
    *ret_state = w.state;
    return OK;
}
