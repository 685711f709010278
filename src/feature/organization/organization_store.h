/* organization_store.h — organizations, their members, terms and duties in the database: rows in, rows out.
 *
 * Adding or changing raises the generation. Lists are in the order of names (collation fi) unless told otherwise. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "db/db.h"
#include "feature/organization/organization.h"

/* ERR_NOT_FOUND when there is none with this id. */
must_check enum err organization_get(struct db *db, struct arena *a, int64_t id, struct organization *ret_organization);

/* Where a page of a list by name begins: after this name and id ("" and 0: at the beginning). */
struct organization_key {
    const char *name;
    int64_t id;
};

/* At most `limit` of the organs, or of the networks. */
must_check enum err organization_list(struct db *db, struct arena *a, bool networks, struct organization_key after,
                                      int limit, struct organization **ret_all, size_t *ret_n);
/* Both kinds of one party. */
must_check enum err organization_list_by_party(struct db *db, struct arena *a, int64_t party_id,
                                               struct organization_key after, int limit,
                                               struct organization **ret_all, size_t *ret_n);
must_check enum err organization_list_by_parent(struct db *db, struct arena *a, int64_t parent_id,
                                                struct organization **ret_all, size_t *ret_n);
/* Joint organizations kept by another party in which this one takes part. */
must_check enum err organization_list_joint(struct db *db, struct arena *a, int64_t party_id,
                                            struct organization **ret_all, size_t *ret_n);

/* The parties of a joint organization, with their periods. */
struct organization_party {
    int64_t party_id;
    const char *party_name;
    struct day starts_on, ends_on;
};
must_check enum err organization_list_parties(struct db *db, struct arena *a, int64_t id,
                                              struct organization_party **ret_parties, size_t *ret_n);

must_check enum err organization_list_members(struct db *db, struct arena *a, int64_t id,
                                              struct membership **ret_members, size_t *ret_n);
must_check enum err organization_list_seats_of_party(struct db *db, struct arena *a, int64_t party_id,
                                                     struct membership **ret_seats, size_t *ret_n);
must_check enum err organization_list_terms(struct db *db, struct arena *a, int64_t id, struct term **ret_terms,
                                            size_t *ret_n); /* newest first */
must_check enum err organization_list_duties(struct db *db, struct arena *a, int64_t id, struct duty **ret_duties,
                                             size_t *ret_n); /* by time */

/* The years in which it met, newest first. */
must_check enum err organization_list_years(struct db *db, struct arena *a, int64_t id, int64_t **ret_years,
                                            size_t *ret_n);
/* Its meetings of one year, newest first. */
must_check enum err organization_list_meetings(struct db *db, struct arena *a, int64_t id, int year,
                                               struct organization_meeting **ret_meetings, size_t *ret_n);
/* Its § series of one year; gaps are claimed by rule (domain 3.2). */
must_check enum err organization_read_series(struct db *db, struct arena *a, const struct organization *o, int year,
                                             struct paragraph_series *ret_series);

/* By alias or name within a party, by its id at the source: 0 in *ret_id when there is none (OK). */
must_check enum err organization_find_by_name(struct db *db, int64_t party_id, const char *name, int64_t *ret_id);
must_check enum err organization_find_by_source(struct db *db, const char *host, const char *source_id,
                                                int64_t *ret_id);

/* Stores a new organization with its names as aliases; o->id is not read. */
must_check enum err organization_add(struct db *db, const struct organization *o, int64_t *ret_id);
must_check enum err organization_add_alias(struct db *db, int64_t party_id, const char *alias, int64_t id);
must_check enum err organization_add_party(struct db *db, int64_t id, int64_t party_id, struct day since,
                                           struct day until);
must_check enum err organization_add_complete_year(struct db *db, int64_t id, int year);
must_check enum err organization_add_term(struct db *db, const struct term *t, int64_t *ret_id);
must_check enum err organization_add_member(struct db *db, const struct membership *m, int64_t *ret_id);
must_check enum err organization_add_duty(struct db *db, const struct duty *d, int64_t *ret_id);
must_check enum err organization_change_source(struct db *db, int64_t id, const char *host, const char *source_id);
/* The old name stays as an alias. */
must_check enum err organization_change_name(struct db *db, int64_t id, const char *name);
must_check enum err organization_change_successor(struct db *db, int64_t id, int64_t successor_id);

/* All that the page of an organization shows, for HTML and JSON alike. */
struct organization_page {
    struct organization organization;
    struct organization parent, successor; /* id 0: none */
    struct organization *children;
    size_t n_children;
    struct organization_party *parties;
    size_t n_parties;
    struct term *terms; /* newest first */
    size_t n_terms;
    struct membership *members;
    size_t n_members;
    struct duty *duties;
    size_t n_duties;
    int64_t *years; /* in which it met, newest first */
    size_t n_years;
    int year; /* the one shown; 0 when it has not met */
    struct organization_meeting *meetings;
    size_t n_meetings;
    struct paragraph_series series;
};

/* `year` 0: the newest that has begun by today. ERR_NOT_FOUND when there is no such organization, or it did not meet in that year. */
must_check enum err organization_page_read(struct db *db, struct arena *a, int64_t id, int year, struct day today,
                                           struct organization_page *ret_page);
