/* item.h — one item page while it is read: its handlings open one after another and collect lines. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "import/dynasty/rules.h"

struct piece {
    enum dynasty_part_type type;
    VEC(struct line) lines;
};

struct open_handling {
    struct dynasty_handling handling;
    bool own, in_history;
    VEC(struct piece) pieces;
};

struct item_reader {
    struct page *page;
    struct arena *arena;
    const struct head *head;
    struct dynasty_item *item;
    VEC(struct open_handling) open;
    size_t current;              /* of open; SIZE_MAX: none */
    size_t own;                  /* of open; SIZE_MAX: not known yet */
    enum dynasty_part_type part; /* where text goes */
    bool in_history;
    bool one_line;                /* the part ends with the next line (competence) */
    bool waits_presenter;         /* the next line may be the presenter */
    enum role people;             /* collecting the people of this label; ROLE_NONE: no */
    const char *pattern;          /* everybody's e-mail form in this block; "" */
    size_t people_from;           /* the first person of the block */
    bool people_go_on;            /* the last line ended in "ja" or a comma */
    enum dynasty_file_kind files; /* collecting a list of files; 0: no */
    VEC(struct line) front;       /* lines between the title and the first heading or label */
    bool front_over;
    bool heading_met;
    bool labelled; /* some label was met */
};

/* The handling that lines go to now; opened when there is none. */
struct open_handling *handling_now(struct item_reader *r);
/* Adds a line to the part in force. */
void add_line(struct item_reader *r, struct line line);
/* A label was read from `line`; `rest` is what follows it. */
void follow_label(struct item_reader *r, const struct label *label, const struct line *line);
/* Takes the line when people or files are being collected. */
bool take_people_line(struct item_reader *r, const struct line *line);
/* Takes the line that tells the presenter: after its label, first in a proposal, or "X Y / Body" alone. */
bool take_presenter_line(struct item_reader *r, const struct line *line);
/* Takes a further line of those who get an extract or a copy; a sentence ends them. */
bool take_recipient_line(struct item_reader *r, const struct line *line);
bool take_file_line(struct item_reader *r, const struct line *line);
/* Writes the handlings, oldest first and own last, into the item. */
void finish_handlings(struct item_reader *r);
