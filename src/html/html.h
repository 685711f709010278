/* html.h — the components that pages are put together from; templates use these instead of raw forms and
 * tables.
 *
 * Called on % lines: %fact(v, _("Date"), day); those named …_begin are closed by their …_end, which tplc
 * checks. Texts are plain and escaped here; a text that is "" (or NULL where a struct holds it) leaves its
 * place out. Addresses come from href(). Ids made here begin with the field's name, so a name is used once
 * on a page.
 *
 * Layout that needs no component, by class: page-grid (holding div.main-column and side_begin), tiles, prose
 * (rendered Markdown), meta (a line of small facts), visually-hidden, content. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "html/view.h"

/* ---- in running text: values for {{ }} ----------------------------------------------------------------- */

/* <time datetime="2023-08-14">14.8.2023</time>; nothing when not known. */
struct html html_day(struct view *v, struct day d);
struct html html_weekday(struct view *v, struct day d); /* ma 14.8.2023 */
struct html html_moment(struct view *v, struct moment m);

/* A record's Markdown as HTML, its headings from h(1 + shift) on. A text past the limits stays as it is. */
struct html html_markdown(struct view *v, const char *markdown, int shift);

/* For lang??="{{ }}" on text in a record's language ("fi", "sv", "en"): "" when it is the reader's own. */
const char *lang_unlike(struct view *v, const char *lang);

/* ---- words and boxes ----------------------------------------------------------------------------------- */

enum tone { TONE_NEUTRAL, TONE_INFO, TONE_SUCCESS, TONE_WARNING, TONE_ERROR };

/* A state as a word in a coloured pill; the word alone tells it. */
void status_tag(struct view *v, enum tone tone, const char *text);

/* A message to the reader. `title` "" for a short one. */
void notice(struct view *v, enum tone tone, const char *title, const char *text);
void notice_begin(struct view *v, enum tone tone, const char *title);
void notice_end(struct view *v);

/* The decision box. `modifier`: "approved", "rejected", "postponed", "returned", "noted", "unclear". */
void outcome_begin(struct view *v, const char *modifier, const char *heading);
void outcome_end(struct view *v);

/* A framed box with a heading (h2), in the side column or alone. */
void panel_begin(struct view *v, const char *heading);
void panel_end(struct view *v);

/* The side column of div.page-grid. */
void side_begin(struct view *v);
void side_end(struct view *v);

/* One figure with its label, inside <div class="tiles">. */
void tile(struct view *v, const char *label, const char *value);

/* ---- facts: label and value (a dl) --------------------------------------------------------------------- */

void facts_begin(struct view *v);
void fact(struct view *v, const char *label, const char *value); /* nothing when value is "" */
void fact_html(struct view *v, const char *label, struct html value);
void fact_link(struct view *v, const char *label, const char *url, const char *text);
void fact_begin(struct view *v, const char *label); /* anything inside */
void fact_end(struct view *v);
void facts_end(struct view *v);

/* ---- lists of results ---------------------------------------------------------------------------------- */

struct list_item {
    const char *url, *title;
    const char *lang;    /* the title's language, when known */
    const char *meta;    /* "Kaupunginhallitus · § 180 · 5523/00.04.02/2023" */
    struct day day;      /* before the meta line; DAY_NONE: none */
    struct html snippet; /* with <mark>; empty: none */
    const char *state;   /* a status tag */
    enum tone tone;
};

/* level: the heading level of the items' titles, 2 or 3; 0: no headings (short lists in a panel). */
void item_list_begin(struct view *v);
void list_item(struct view *v, int level, const struct list_item *item);
void item_list_end(struct view *v);

/* A file as a link that tells its type and size: "Sopimusluonnos (PDF, 212 kt)". size 0: not known. */
void file_link(struct view *v, const char *url, const char *title, const char *type, int64_t size);

/* ---- chain of handling (käsittelyvaiheet): an ol with dates ------------------------------------------- */

struct step {
    struct day day;    /* DAY_NONE: "date not told" */
    const char *title; /* "Kaupunginhallitus § 180" */
    const char *url;   /* the step's page, when there is one */
    const char *lang; /* of the title */
    const char *note; /* in the reader's language: "Returned for preparation" */
    bool current;     /* the page that is being read */
    bool coming;      /* not yet */
};

void timeline_begin(struct view *v);
void timeline_step(struct view *v, const struct step *step);
void timeline_end(struct view *v);

/* ---- numbers of paragraphs: a grid of links, gaps said in words ---------------------------------------- */

void series_begin(struct view *v, const char *label); /* "Sections of 2023" */
void series_link(struct view *v, int number, const char *url, const char *title);
void series_gap(struct view *v, int number);
void series_end(struct view *v);

/* ---- tables of data ------------------------------------------------------------------------------------ */

struct column {
    const char *title;
    bool number; /* right-aligned; use cell_number in it */
};

/* Caption and columns are required; the first cell of each row is its heading. Scrolls by itself when too
 * wide. */
void table_begin(struct view *v, const char *caption, const struct column *columns, size_t n);
void row_begin(struct view *v);
void row_head(struct view *v, const char *text);
void row_head_link(struct view *v, const char *url, const char *text);
void cell(struct view *v, const char *text);
void cell_html(struct view *v, struct html value);
void cell_link(struct view *v, const char *url, const char *text);
void cell_number(struct view *v, const char *text);
void cell_begin(struct view *v); /* anything inside */
void cell_end(struct view *v);
void row_end(struct view *v);
void table_end(struct view *v);

/* ---- forms --------------------------------------------------------------------------------------------- */

/* A form of method GET, class "filters": its fields side by side. `action` from href(); `label` names the
 * form for screen readers: "Filter the list". search_begin makes it a search landmark. */
void form_begin(struct view *v, const char *action, const char *label);
void form_end(struct view *v);
void search_begin(struct view *v, const char *action, const char *label);
void search_end(struct view *v);
void button(struct view *v, const char *text);
void button_link(struct view *v, const char *url, const char *text);
void hidden_field(struct view *v, const char *name, const char *value);

/* A form of method POST, which changes something; holds the page's form token. */
void post_begin(struct view *v, const char *action, const char *label);
void post_end(struct view *v);
/* A form that is one button: its label is the whole of what it does ("End the session of Firefox"), `text` is shown. */
void post_button(struct view *v, const char *action, const char *text, const char *label);

struct field {
    const char *name, *label; /* required */
    const char *value;
    const char *type;         /* "text" when NULL; "search", "date", "email" */
    const char *hint, *error; /* tied to the field by aria-describedby */
    int max;                  /* maxlength; 0: none */
    const char *autocomplete; /* "email", "one-time-code" */
    const char *inputmode;    /* "numeric" */
    bool required;
};
void field(struct view *v, const struct field *f);

struct textarea {
    const char *name, *label; /* required */
    const char *value, *hint, *error;
    const char *lang; /* of what is written, for the browser's spelling check */
    int rows, max;
    bool required;
};
void textarea_field(struct view *v, const struct textarea *t);

/* A box to tick; its value is "1". */
void checkbox_field(struct view *v, const char *name, const char *label, bool checked);

struct choice {
    const char *value, *label;
};

struct select {
    const char *name, *label; /* required */
    const char *value;        /* the chosen one's */
    const char *none;         /* label of the empty choice, first: "All years"; NULL: no empty choice */
    const struct choice *choices;
    size_t n;
    const char *hint, *error;
};
void select_field(struct view *v, const struct select *s);
/* The years that a list can be narrowed to; 0 and 0 when it is empty. Of more than two hundred the last are offered. */
struct years {
    int first, last;
};
struct years years_of(struct day first, struct day last); /* none when one of the days is not known */
/* The choice among them, newest first, as field "vuosi"; `year` is the chosen one, offered also outside them, 0: all. */
void year_field(struct view *v, struct years years, int year);

/* ---- pages of a list ----------------------------------------------------------------------------------- */

/* By key: a link to older ones and back to the newest; NULL or "" where there is none. */
void pager_by_key(struct view *v, const char *newest_url, const char *older_url);
/* The same for a list by name: on, and back to its beginning. */
void pager_by_name(struct view *v, const char *first_url, const char *next_url);
/* By number: `url` is the address up to the number, "/haku?q=sopimus&sivu=". Nothing for one page. */
void pager_numbered(struct view *v, const char *url, int page, int pages);

/* The records before and after this one: "Previous item", "Next meeting: 14.8.2023"; an empty address: none. */
void neighbours(struct view *v, const char *previous_url, const char *previous, const char *next_url,
                const char *next);
