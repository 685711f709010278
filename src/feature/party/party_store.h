/* party_store.h — parties in the database: rows in, rows out. Adding or changing raises the generation. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "feature/party/party.h"

/* ERR_NOT_FOUND when there is none with this id. */
must_check enum err party_get(struct db *db, struct arena *a, int64_t id, struct party *ret_party);

/* Where a page of a list by name begins: after this name and id ("" and 0: at the beginning). */
struct party_key {
    const char *name;
    int64_t id;
};

/* At most `limit` parties by name (collation fi); of one kind, or of all with kind 0. */
must_check enum err party_list(struct db *db, struct arena *a, enum party_kind kind, struct party_key after, int limit,
                               struct party **ret_parties, size_t *ret_n);

/* At most `limit` parties by name, those that keep an organ or a network: the ones whose meetings can be here. */
must_check enum err party_list_keepers(struct db *db, struct arena *a, int limit, struct party **ret_parties,
                                       size_t *ret_n);

/* Those whom this party succeeded. */
must_check enum err party_list_predecessors(struct db *db, struct arena *a, int64_t id, struct party **ret_parties,
                                            size_t *ret_n);

/* Other names, and the sectors an association works in. Arrays of text in the arena. */
must_check enum err party_list_aliases(struct db *db, struct arena *a, int64_t id, const char ***ret_names,
                                       size_t *ret_n);
must_check enum err party_list_sectors(struct db *db, struct arena *a, int64_t id, const char ***ret_sectors,
                                       size_t *ret_n);

/* By municipality code, by any of its names: 0 in *ret_id when there is none (OK). */
must_check enum err party_find_by_code(struct db *db, const char *municipality_code, int64_t *ret_id);
must_check enum err party_find_by_name(struct db *db, const char *name, int64_t *ret_id);

/* Stores a new party with its names as aliases; p->id is not read. ERR_CONFLICT when the municipality code is taken. */
must_check enum err party_add(struct db *db, const struct party *p, int64_t *ret_id);
must_check enum err party_add_alias(struct db *db, int64_t id, const char *alias);
must_check enum err party_add_sector(struct db *db, int64_t id, const char *sector);
/* Only where none is known yet; also an alias then. */
must_check enum err party_change_official_name(struct db *db, int64_t id, const char *official_name);
must_check enum err party_change_successor(struct db *db, int64_t id, int64_t successor_id, struct day on);

/* How much of a party its page shows. */
enum { PARTY_ORGANIZATIONS_MAX = 200, PARTY_NEWEST = 10, PARTY_COMING_DAYS = 30 };

/* All that the page of a party shows. */
struct party_page {
    struct party party;
    struct party *predecessors;
    size_t n_predecessors;
    const char **aliases; /* names that are not among the party's own */
    size_t n_aliases;
    const char **sectors;
    size_t n_sectors;
    struct party_organization *organizations; /* that it keeps */
    size_t n_organizations;
    struct party_organization *joint; /* of others, in which it takes part */
    size_t n_joint;
    struct party_organization *seats;
    size_t n_seats;
    struct party_decision *decisions; /* newest first */
    size_t n_decisions;
    struct party_meeting *meetings; /* newest first, from those of the coming 30 days on */
    size_t n_meetings;
};
/* ERR_NOT_FOUND when there is no such party. */
must_check enum err party_page_read(struct db *db, struct arena *a, int64_t id, struct day today,
                                    struct party_page *ret_page);
