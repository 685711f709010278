/* account_store.h — accounts and permissions in the database: rows in, rows out. Private: the generation stays.
 *
 * Every change of an account or a permission is logged in the same transaction; `by` is who does it, NULL the operator. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "core/viewer.h"
#include "db/db.h"
#include "feature/account/account.h"

/* ERR_NOT_FOUND when there is none. */
must_check enum err account_get(struct db *db, struct arena *a, int64_t id, struct account *ret_account);
/* Of an open account with this address (as account_email_read gives it); 0 when there is none (OK). */
must_check enum err account_find_by_email(struct db *db, const char *email, int64_t *ret_id);
/* All, ended ones too, by name; recovery codes are not counted. */
must_check enum err account_list(struct db *db, struct arena *a, struct account **ret_all, size_t *ret_n);

/* Stores a new one (email, name, language, created_at). ERR_CONFLICT when the address is taken. */
must_check enum err account_add(struct db *db, const struct account *account, const struct viewer *by, int64_t *ret_id);
/* From now on it does not sign in: its sessions and permissions end with it. ERR_CONFLICT when it is the last
 * administrator, or has ended already. */
must_check enum err account_end(struct db *db, int64_t id, struct moment now, struct day today, const struct viewer *by);

/* What a permission is made of when it is given. */
struct grant {
    struct permission permission; /* id is not read */
    const char *ground;
    struct moment now;
};
/* ERR_INPUT as permission_check; ERR_CONFLICT when the account, party or organ does not exist. */
must_check enum err permission_add(struct db *db, const struct grant *grant, const struct viewer *by, int64_t *ret_id,
                                   struct problem *why);
must_check enum err permission_get(struct db *db, struct arena *a, int64_t id, struct permission *ret_permission);
/* Takes it away at once. ERR_CONFLICT when it is the last administrator's, or has ended already. */
must_check enum err permission_end(struct db *db, int64_t id, struct moment now, struct day today,
                                   const struct viewer *by);

/* Those that hold today. */
must_check enum err permission_list_in_force(struct db *db, struct arena *a, int64_t account_id, struct day today,
                                             struct permission **ret_all, size_t *ret_n);
/* All ever given, with names; of everybody: by the account's name. */
must_check enum err permission_list_by_account(struct db *db, struct arena *a, int64_t account_id,
                                               struct granted_permission **ret_all, size_t *ret_n);
must_check enum err permission_list(struct db *db, struct arena *a, struct granted_permission **ret_all, size_t *ret_n);
