/* agreement.h — an agreement between parties (sopimus): who approved and signed it, how long it holds.
 *
 * Its state is computed from facts and the day, never typed in: draft → out for approval → approved by all → signed by all →
 * in force (from an agreed day, which may be before the decisions) → terminated → ended, or replaced (domain 3.6). What is
 * not known here stays not known: an agreement that is not prepared here may have decisions that nobody told.
 * Shares of its sum are in agreement_share.h. Rules only: rows are in agreement_store.h, pages in agreement_web.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/word.h"

enum agreement_validity { AGREEMENT_FURTHER_NOTICE = 1, AGREEMENT_FIXED, AGREEMENT_UNTIL_REPLACED };
extern const struct words agreement_validities;

enum agreement_state {
    AGREEMENT_DRAFT = 1,
    AGREEMENT_OUT, /* for approval */
    AGREEMENT_APPROVED,
    AGREEMENT_SIGNED,
    AGREEMENT_IN_FORCE,
    AGREEMENT_TERMINATED, /* in force until a day that is told */
    AGREEMENT_ENDED,
    AGREEMENT_REPLACED,
};
extern const struct words agreement_states;

enum termination_effect { TERMINATION_ALL = 1, TERMINATION_PARTY };
extern const struct words termination_effects;

/* How its decisions and signatures stand together. */
struct agreement_counts {
    int64_t n_parties; /* that are to approve */
    int64_t n_approved, n_signed;
    struct day last_decided_on, last_signed_on;
    struct day terminated_to; /* the first last day that a notice for all gave; DAY_NONE without */
};

/* Strings are UTF-8, never NULL, borrowed from the arena the agreement was read into. "" when unknown. */
struct agreement {
    int64_t id; /* 0 = not stored yet */
    const char *title, *type, *language;
    const char *content; /* Markdown */
    int64_t paper_id, replaces_id, parent_id;
    enum agreement_validity validity; /* 0 when not known */
    struct day starts_on, ends_on, sent_out_on;
    int64_t notice_months; /* 0 when not known */
    struct day ended_on;   /* by decision */
    int64_t ending_item_id;
    const char *ending_text;
    const char *share_rule; /* "" when not stated */
    bool is_kept_here;      /* what is not recorded has not happened */
    bool is_example;
    /* read along */
    int64_t successor_id; /* one that replaces it */
    struct agreement_counts counts;
};

/* A party of it: roles, decision, signature. */
struct agreement_party {
    int64_t id, agreement_id, party_id;
    int64_t organization_id; /* a network that holds a duty jointly, in place of a party */
    bool is_signatory, is_payer, is_provider, is_coordinator, is_employer;
    const char *organ_text;
    struct day decided_on;
    int64_t paragraph, item_id;
    const char *decision_url;
    struct day final_on;
    const char *mandate;
    struct day signed_on;
    /* read along */
    const char *name, *municipality_code;
    bool is_network;
};

struct agreement_termination {
    int64_t id, agreement_id, party_id;
    struct day given_on, ends_on;
    enum termination_effect effect;
    const char *party_name; /* read along */
};

/* What follows from the facts on a day. */
struct agreement_standing {
    enum agreement_state state; /* 0: cannot be told from what is known here */
    bool approvals_known;       /* every approval, given or not yet, is known */
    bool signatures_known;
    struct day in_force_on; /* DAY_NONE when it is not in force yet, or that is not known */
    bool is_backdated;      /* agreed to start before the last known decision */
    struct day ends_on;     /* its last day; DAY_NONE when none is known */
};
struct agreement_standing agreement_standing(const struct agreement *g, struct day today);

/* The counts of its parties and terminations. */
struct agreement_counts agreement_count(const struct agreement_party *parties, size_t n,
                                        const struct agreement_termination *terminations, size_t n_terminations);

/* The last day after a notice given on a day: the same day of the month so many months later, or that month's last. */
struct day agreement_notice_end(struct day given_on, int months);

/* ERR_INPUT, naming the field, for an end before the start, a fixed time without an end, a decision to end it before it
 * started. */
must_check enum err agreement_check(const struct agreement *g, struct problem *why);
/* ERR_INPUT for a party twice, a signature without or before the decision, a row that is neither party nor network. */
must_check enum err agreement_parties_check(const struct agreement_party *parties, size_t n, struct problem *why);

/* "/sopimukset/7" */
const char *agreement_path(struct arena *a, int64_t id);
