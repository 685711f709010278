/* rules.h — the rules that read facts out of lines. Each is pure and has its own file and tests. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "import/dynasty/dynasty.h"
#include "import/dynasty/line.h"

/* What one document may hold; more is left out and told. */
enum { TEXTS_MAX = 500, HANDLINGS_MAX = 300, FILES_MAX = 500, LIST_MAX = 5000, PEOPLE_TEXT_MAX = 4000 };

/* ---- small readers (read.c) ------------------------------------------------------------------------- */

/* Cuts "14.8.2023" or "2023-08-14" off the front of *s. A date that does not exist is no date. */
bool read_date(struct str *s, struct day *ret);
/* Cuts a whole number of at most 6 digits off the front of *s. */
bool read_number(struct str *s, int *ret);
bool starts_upper(struct str s); /* with a capital letter of any alphabet used here (A–Z, À–Þ, Š, Ž) */
bool starts_lower(struct str s);
/* Cuts the next word (up to a space) off *rest after trimming. */
bool cut_word(struct str *rest, struct str *ret_word);
/* "- x", "• x", "1. x" in text become list items. */
void lines_mark_items(struct lines *lines);
/* Adds the text unless it is there already, or there are TEXTS_MAX. */
void add_text(struct arena *a, struct dynasty_texts *texts, struct str s);

/* ---- addresses (address.c) -------------------------------------------------------------------------- */

enum address_kind {
    ADDRESS_OTHER,
    ADDRESS_ITEM,
    ADDRESS_MEETING,
    ADDRESS_ORGANIZATION,
    ADDRESS_ORGANIZATIONS,
    ADDRESS_OFFICIAL,
    ADDRESS_ITEM_PDF,
    ADDRESS_MEETING_PDF,
    ADDRESS_FILE
};

struct address {
    enum address_kind kind;
    const char *host; /* lower case, no port; "" when relative */
    const char *id;   /* <mtg>, <mtg>-<n> or the organ's; "" */
    const char *k;    /* of <mtg>-<n>-<k>.PDF */
    const char *base; /* scheme, host and path before /cgi/ or /kokous/; "" when relative */
    bool is_static;   /* …HTM */
};

/* Reads an address of the publishing system: parameters in any order, ports and tracking dropped, relative
 * allowed. */
struct address address_read(struct arena *a, struct str url);
/* The id in a file's name ("2017406946-3.HTM", "DREQUEST.PHP?page=…", "meetingitem-20261273-7.html"); kind
 * tells. */
struct address address_of_file(struct arena *a, struct str path);
/* The address of a page as we would write it; "" without a base. */
const char *address_url(struct arena *a, const struct address *like, enum address_kind kind, const char *id);

/* ---- registry numbers (case_number.c) --------------------------------------------------------------- */

/* A line that holds nothing but registry numbers (and a label such as "Asianumero"): they are added in the
 * form running/class/year and true is returned. `next` is the following line or NULL: when it is the class of
 * a number without one ("730/2017" ⏎ "00.01.01.00"), *ret_used_next is set. `alone` allows "225/2022" without
 * a class. */
bool case_numbers_read(struct arena *a, const struct line *line, const struct line *next, bool alone,
                       struct dynasty_texts *numbers, bool *ret_used_next);

/* ---- handling headings (chain.c) -------------------------------------------------------------------- */

struct heading {
    struct str organization;
    struct day date;
    int paragraph;
    bool secret;
    size_t used;  /* bytes of the line; what follows is text ("KH 17.2.2020 § 30 Energia…") */
    size_t lines; /* lines it took, 1–3 */
};

/* "Body D.M.YYYY § N" in all its orders, on one line, in one table row or on three lines (body, §, date). */
bool heading_read(const struct line *lines, size_t n, struct heading *ret);
/* Could this be the name or abbreviation of an organ? */
bool is_organ_name(struct str s);         /* "Kaupunginhallitus", "Kasvun ja oppimisen lautakunta" */
bool is_organ_abbreviation(struct str s); /* "KhVi", "KH", "Valt" */

/* ---- page head (head.c) ----------------------------------------------------------------------------- */

struct head {
    bool found;
    size_t first, after; /* lines of the organ and type; the first line after them */
    struct str organization;
    enum dynasty_kind kind;
    bool swedish, checked;
    struct day date;
    int number; /* § or item number, 0: a meeting's head */
    bool is_paragraph;
    int hour, minute; /* -1 */
    struct str place;
    struct str rest; /* what was glued after the number: the title */
};

/* Finds "Body" over (or before) "Pöytäkirja D.M.YYYY/Pykälä N" and its variants. */
bool head_read(const struct lines *lines, struct head *ret);
/* The type line alone, for tests and feeds. */
bool head_read_type(struct str line, struct head *ret);
/* "Dynasty tietopalvelu Haku RSS Kouvolan kaupunki" → "Kouvolan kaupunki"; false when the line is no such
 * line. */
bool head_read_party(struct str line, struct str *ret_party);
/* Navigation, feed addresses and other furniture of a page. */
bool is_furniture(struct str line);

/* ---- labels (label.c) ------------------------------------------------------------------------------- */

enum role {
    ROLE_NONE,
    ROLE_PREPARER,
    ROLE_PRESENTER,
    ROLE_PROPOSAL,
    ROLE_DISCUSSION,
    ROLE_DECISION,
    ROLE_EXPLANATION,
    ROLE_COMPETENCE,
    ROLE_MORE_INFORMATION,
    ROLE_EXTRACTS,
    ROLE_INFORMED,
    ROLE_APPEAL,
    ROLE_ATTACHMENTS,
    ROLE_BACKGROUND,
    ROLE_HISTORY,
    ROLE_SIDE_HEADING
};

struct label {
    enum role role;
    size_t used;          /* bytes of the line that are the label; what follows is its text */
    struct str presenter; /* "Kaupunginjohtajan ehdotus:" → "Kaupunginjohtajan"; "Kaupunginjohtaja <text>" as
                             it is */
    bool genitive;
    struct str inside; /* "(etunimi.sukunimi@luvn.fi)" in the label */
    bool certain;      /* told by a colon, by style or by standing alone */
};

/* The label at the front of a line, or of its first cell. Case matters; a label word that begins a sentence
 * is none. */
bool label_read(const struct line *line, bool decided, struct label *ret);

/* ---- people (people.c) ------------------------------------------------------------------------------ */

/* Adds the persons named; true when the whole text was understood as people. */
bool people_read(struct arena *a, struct str text, struct dynasty_persons *persons);
/* A line that is one official: "Kaupunginjohtaja Maija Malli"; at most 90 bytes, no sentence. */
bool official_read(struct arena *a, struct str text, struct dynasty_person *ret);
bool is_office_title(struct str word); /* "kaupunginjohtaja", "Hallintopäällikkö" */
/* "Kaupunginjohtajan" → "Kaupunginjohtaja". */
const char *title_nominative(struct arena *a, struct str genitive);
/* The first e-mail address in the text, with @; false when there is none. */
bool email_find(struct arena *a, struct str text, const char **ret_email, size_t *ret_start, size_t *ret_end);
/* Those granted the right to attend and speak by a decision; known people give their names' basic form. */
void speakers_read(struct arena *a, struct str decision, const struct dynasty_persons *known, size_t n_known,
                   struct dynasty_persons *speakers);

/* ---- outcome (outcome.c) ---------------------------------------------------------------------------- */

/* From the decision's text alone; unclear when it does not say. */
enum dynasty_outcome outcome_read(struct arena *a, struct str decision);
enum dynasty_handling_kind handling_kind_read(struct str proposal, struct str decision);

/* ---- pages ------------------------------------------------------------------------------------------ */

struct page {
    struct arena *arena;
    struct lines lines;
    struct dynasty_document *document;
    struct address own; /* the page's own address as far as known */
    const char *url;    /* told by a URL: line */
};

void warn(struct page *page, const char *what, struct str text);
bool read_item(struct page *page, const struct head *head);    /* item.c */
bool read_meeting(struct page *page, const struct head *head); /* lists.c */
bool read_meetings(struct page *page);
bool read_organizations(struct page *page);
bool read_feed(struct page *page, struct str utf8); /* feed.c */
/* Files from a page's links and captions, and those only mentioned (attachment.c). */
void read_linked_files(struct page *page, struct dynasty_item *item);
void add_mentioned_files(struct arena *a, struct dynasty_item *item, const struct line *lines, size_t n);
/* Is the line a link to a file of this page, or its number, or furniture of the list? */
bool is_file_line(struct arena *a, const struct line *line);
