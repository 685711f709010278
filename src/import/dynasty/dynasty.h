/* dynasty.h — what a page, feed or stripped text of the Dynasty publishing system (Dynasty tietopalvelu)
 * tells.
 *
 * Pure: bytes in, records out; nothing is stored, fetched or guessed. Every form (static HTML, CGI HTML of
 * both skins, stripped text, Markdown-like text, RSS) becomes one sequence of typed lines (line.h), which one
 * set of rules reads. Text that no rule places stays in the explanation and is reported in `warnings`.
 * Strings are UTF-8, never NULL ("" when unknown), in the arena given to dynasty_read. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"
#include "base/err.h"
#include "base/str.h"

struct arena;

/* Raised when the rules change what a page gives, so that kept bytes can be read again. */
enum { DYNASTY_CONVERTER = 1 };

enum dynasty_form { DYNASTY_STATIC = 1, DYNASTY_CGI_OLD, DYNASTY_CGI_NEW, DYNASTY_TEXT, DYNASTY_RSS };

enum dynasty_what {
    DYNASTY_NOTHING,       /* see `reason` */
    DYNASTY_ITEM,          /* one item */
    DYNASTY_MEETING,       /* one meeting and the titles of its items */
    DYNASTY_ORGANIZATIONS, /* the organs of a party, with their newest meetings */
    DYNASTY_MEETINGS,      /* the meetings of one organ, or a feed of them */
    DYNASTY_FEED,          /* a feed of items of many organs */
};

enum dynasty_kind { DYNASTY_KIND_UNKNOWN, DYNASTY_AGENDA, DYNASTY_MINUTES };

enum dynasty_part_type {
    DYNASTY_EXPLANATION = 1,
    DYNASTY_COMPETENCE,
    DYNASTY_PROPOSAL,
    DYNASTY_DISCUSSION,
    DYNASTY_DECISION,
    DYNASTY_MORE_INFORMATION,
    DYNASTY_EXTRACTS,
    DYNASTY_INFORMED,
    DYNASTY_APPEAL,
};

enum dynasty_outcome {
    DYNASTY_NO_OUTCOME, /* no decision text */
    DYNASTY_APPROVED_UNANIMOUSLY,
    DYNASTY_APPROVED_BY_VOTE,
    DYNASTY_APPROVED,
    DYNASTY_AMENDED,
    DYNASTY_POSTPONED,
    DYNASTY_RETURNED,
    DYNASTY_NOTED,
    DYNASTY_WITHDRAWN,
    DYNASTY_REJECTED,
    DYNASTY_UNCLEAR,
};

enum dynasty_handling_kind { DYNASTY_DECIDES, DYNASTY_REFERS, DYNASTY_PREPARES, DYNASTY_STATES };

enum dynasty_file_kind { DYNASTY_ATTACHMENT = 1, DYNASTY_BACKGROUND, DYNASTY_MENTIONED };

struct dynasty_person {
    const char *title, *name, *phone, *email;
};

struct dynasty_persons {
    struct dynasty_person *at;
    size_t n, cap;
};

struct dynasty_texts {
    const char **at;
    size_t n, cap;
};

struct dynasty_part {
    enum dynasty_part_type type;
    const char *markdown;
};

/* One handling (käsittelyvaihe). */
struct dynasty_handling {
    const char *organization_text; /* as printed: "KhVi" */
    struct day date;
    int paragraph; /* 0: none told */
    bool secret;
    enum dynasty_handling_kind kind;
    enum dynasty_outcome outcome;
    struct dynasty_persons preparers, contacts, speakers;
    struct dynasty_person presenter; /* title and name "" when there is none */
    struct dynasty_texts extracts, informed;
    struct {
        struct dynasty_part *at;
        size_t n, cap;
    } parts;
};

struct dynasty_file {
    enum dynasty_file_kind kind;
    const char *number; /* as printed, or the k of <mtg>-<n>-<k>.PDF */
    const char *title, *url;
};

/* Where a thing is published: host in lower case without port, id as <mtg> or <mtg>-<n>. */
struct dynasty_source {
    const char *host, *id, *url;
};

struct dynasty_item {
    const char *title; /* "" when the page tells none */
    const char *organization_text;
    struct day date;
    int paragraph, item_number; /* 0: none */
    enum dynasty_kind kind;
    struct dynasty_source source;
    struct dynasty_texts case_numbers;
    struct { /* oldest first, the page's own last; empty for a title from a list or feed */
        struct dynasty_handling *at;
        size_t n, cap;
    } handlings;
    struct {
        struct dynasty_file *at;
        size_t n, cap;
    } files;
};

struct dynasty_meeting {
    const char *organization_text;
    struct day date;
    int hour, minute; /* -1: not told */
    const char *place;
    enum dynasty_kind kind;
    bool checked;
    struct dynasty_source source;
};

struct dynasty_organization {
    const char *name;
    struct dynasty_source source; /* id of the organ */
};

struct dynasty_document {
    enum dynasty_what what;
    enum dynasty_form form;
    const char *reason;     /* DYNASTY_NOTHING: why, for a person */
    const char *language;   /* "fi" or "sv" */
    const char *party_text; /* the page head's: "Kouvolan kaupunki"; "" */
    const char *site; /* scheme, host and install path as its address, feeds or navigation tell; "" (files may
                         be elsewhere) */
    struct dynasty_source source;
    struct {
        struct dynasty_organization *at;
        size_t n, cap;
    } organizations;
    struct {
        struct dynasty_meeting *at;
        size_t n, cap;
    } meetings;
    struct {
        struct dynasty_item *at;
        size_t n, cap;
    } items;
    struct dynasty_texts warnings;
};

/* Reads one document. `path` is the file's name, which may hold the item's id; "" for standard input. What is
 * no Dynasty page gives OK and DYNASTY_NOTHING with its reason. ERR_LIMIT above 64 MB. */
must_check enum err dynasty_read(struct arena *a, struct str bytes, const char *path,
                                 struct dynasty_document *ret_document);

/* The words of the enums as the database and the JSON have them: "approved_unanimously". "" for none. */
const char *dynasty_outcome_name(enum dynasty_outcome outcome);
const char *dynasty_part_name(enum dynasty_part_type type);
const char *dynasty_kind_name(enum dynasty_kind kind);
const char *dynasty_handling_kind_name(enum dynasty_handling_kind kind);
const char *dynasty_file_kind_name(enum dynasty_file_kind kind);
const char *dynasty_form_name(enum dynasty_form form);
