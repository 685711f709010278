/* agenda.h — an agenda item (kokousasia, pykälä): one matter in one meeting, its handlings and its texts.
 *
 * Before the meeting it has an item number (asianro), afterwards a § number. It has one or more handlings (käsittelyvaihe)
 * in time order, the last being its own; an earlier handling never makes an item of its own, but points to one
 * (own_item_id) where that organ's item of that day and § is here. Each handling has ordered, typed parts.
 * Rules only: rows are in agenda_store.h, pages in agenda_web.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/word.h"
#include "core/handling.h"
#include "feature/organization/organization.h"

enum item_kind { ITEM_AGENDA = 1, ITEM_MINUTES };
extern const struct words item_kinds;

enum part_type {
    PART_EXPLANATION = 1, /* selostus */
    PART_COMPETENCE,      /* toimivalta */
    PART_PROPOSAL,        /* päätösehdotus */
    PART_DISCUSSION,      /* kokouskäsittely */
    PART_DECISION,        /* päätös */
    PART_MORE_INFORMATION,
    PART_EXTRACTS,        /* otteet */
    PART_INFORMED,        /* tiedoksi */
    PART_APPEAL,          /* muutoksenhaku */
};
extern const struct words part_types;

/* A text in the Markdown subset; each stored version is immutable. */
struct part {
    int64_t id;
    int64_t handling_id;
    enum part_type type;
    const char *markdown;
};

/* Preparer, contact for more information, or somebody granted the right to attend and speak: text, never a person row. */
enum person_role { PERSON_PREPARER = 1, PERSON_CONTACT, PERSON_SPEAKER };
extern const struct words person_roles;
struct handling_person {
    int64_t handling_id;
    enum person_role role;
    const char *title, *name, *phone, *email; /* e-mail with @ */
};

/* Whom an extract or a copy for information goes to, as printed. */
enum recipient_way { RECIPIENT_EXTRACT = 1, RECIPIENT_INFORMED };
extern const struct words recipient_ways;
struct handling_recipient {
    int64_t handling_id;
    enum recipient_way way;
    const char *recipient;
};

/* Strings are UTF-8, never NULL, borrowed from the arena they were read into. "" when unknown. */
struct handling {
    int64_t id;
    int64_t seq; /* 1 … n, oldest first */
    bool is_own;
    int64_t organization_id;       /* 0 when not known here */
    const char *organization_text; /* as printed */
    struct day handled_on;
    int64_t paragraph; /* 0 when not known */
    enum handling_kind kind;
    enum outcome outcome;
    const char *presenter_title, *presenter_name;
    int64_t own_item_id;
    /* read along */
    const char *organization_name;
    enum organization_kind organization_kind;
    struct handling_person *persons;
    size_t n_persons;
    struct handling_recipient *recipients;
    size_t n_recipients;
    struct part *parts; /* as printed; see part_reading_order */
    size_t n_parts;
};

struct agenda_item {
    int64_t id; /* 0 = not stored yet */
    int64_t meeting_id;
    int64_t organization_id, party_id; /* the meeting's */
    struct day held_on;
    int64_t position;    /* order in the meeting */
    int64_t item_number; /* asianro; 0 when none */
    int64_t paragraph;   /* §; 0 when none yet */
    enum item_kind kind; /* 0 when the page does not tell */
    enum remedy remedy;  /* 0 when not known */
    enum outcome outcome;
    const char *title;
    const char *language;
    const char *organization_text; /* the organ as printed */
    bool is_secret;
    const char *secrecy_ground;
    bool has_text; /* false: only the title is known yet */
    bool is_decided;
    bool is_hidden;
    const char *source_host, *source_id, *source_url;
    struct moment published_at, changed_at;
    /* read along */
    const char *organization_name, *party_name;
    enum organization_kind organization_kind;
    enum regime regime;
    bool is_example;
    struct handling *handlings; /* oldest first; the last is its own */
    size_t n_handlings;
};

/* "/kokousasiat/7" */
const char *agenda_item_path(struct arena *a, int64_t id);

/* "§ 180", "Asia 4", "" : what the item is called in its meeting. */
const char *agenda_item_mark(struct arena *a, const struct agenda_item *item);

/* Its own handling; NULL before anything is known of it. */
const struct handling *agenda_item_own(const struct agenda_item *item);

/* The first part of a type, NULL when there is none. */
const struct part *handling_part(const struct handling *h, enum part_type type);

/* Sorts the parts for reading: decision first, then proposal, explanation, and the rest; equal types stay as printed. */
void part_reading_order(struct part *parts, size_t n);

/* The remedy that the law gives when the page does not tell (Kuntalaki 134–136 §, and + 5 in 611/2021): none outside
 * authorities, for an item without a decision, or one only noted, postponed, returned or withdrawn; an appeal against a
 * council's decision; else a review. 0 when the outcome is not known. */
enum remedy agenda_item_remedy(const struct agenda_item *item);
