/* What follows a label, and the finished handlings. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "base/out.h"
#include "base/text.h"
#include "import/dynasty/item.h"

enum {
    RECIPIENT_LINE_MAX = 200,
    PEOPLE_LINE_MAX = 200,
    FILE_LINE_MAX = 300,
    PART_MAX = 4 * 1024 * 1024,
    PART_LINES_MAX = 400 * 1000
};

static struct dynasty_persons *people_of(struct item_reader *r, enum role role)
{
    struct dynasty_handling *h = &handling_now(r)->handling;
    return role == ROLE_MORE_INFORMATION ? &h->contacts : &h->preparers;
}

/* "etunimi.sukunimi@kunta.fi" tells the form of everybody's address in the block; it is kept as printed. */
static bool is_shared_pattern(const char *email)
{
    return strncmp(email, "etunimi.sukunimi@", 17) == 0 || strncmp(email, "fornamn.efternamn@", 18) == 0 ||
           strncmp(email, "förnamn.efternamn@", 19) == 0;
}

static void share_email(struct dynasty_persons *persons, size_t from, const char *email)
{
    for (size_t i = from; i < persons->n; i++)
        if (!*persons->at[i].email) persons->at[i].email = email;
}

static void read_people_text(struct item_reader *r, struct str text)
{
    struct dynasty_persons *persons = people_of(r, r->people);
    text = str_trim(text);
    if (text.n > PEOPLE_TEXT_MAX || persons->n >= TEXTS_MAX) {
        warn(r->page, "too much for a list of people", text);
        add_line(r, line_of(r->arena, LINE_TEXT, text));
        return;
    }
    const char *email;
    size_t start, end;
    bool found = email_find(r->arena, text, &email, &start, &end);
    if (found && is_shared_pattern(email)) {
        share_email(persons, r->people_from, email);
        struct str rest = str_trim(str_of(
            arena_printf(r->arena, "%.*s %.*s", (int)start, text.p, (int)(text.n - end), text.p + end)));
        if (rest.n < 4) return;
        text = rest;
    }
    struct str vaihde = text;
    if (str_skip(&vaihde, "Vaihde") || str_skip(&vaihde, "vaihde")) {
        struct dynasty_persons *contacts = &handling_now(r)->handling.contacts;
        struct dynasty_person *p = vec_add(r->arena, contacts);
        while (vaihde.n && strchr(" :,", *vaihde.p))
            vaihde = str_from(vaihde, 1);
        *p = (struct dynasty_person){"Vaihde", "", str_dup(r->arena, vaihde), ""};
        return;
    }
    r->people_go_on = false;
    static const char *const joints[] = {" ja", " och", ","};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        if (!str_ends(text, joints[i])) continue;
        r->people_go_on = true;
        text.n -= strlen(joints[i]);
    }
    if (!people_read(r->arena, text, persons)) warn(r->page, "people not understood", text);
    if (*r->pattern) share_email(persons, r->people_from, r->pattern);
}

/* The pattern in the label comes before the names it belongs to. */
static const char *label_pattern(struct item_reader *r, const struct label *label)
{
    const char *email;
    size_t start, end;
    return label->inside.n && email_find(r->arena, label->inside, &email, &start, &end) ? email : "";
}

static void begin_people(struct item_reader *r, const struct label *label, struct line rest)
{
    r->people = label->role;
    r->people_go_on = rest.text.n == 0;
    r->people_from = people_of(r, label->role)->n;
    r->pattern = label_pattern(r, label);
    if (label->role == ROLE_MORE_INFORMATION) {
        r->part = DYNASTY_MORE_INFORMATION;
        add_line(r, rest);
    }
    if (str_ends(rest.text, ")") && str_find_char(rest.text, '(') < 0) rest.text.n--;
    if (rest.text.n) read_people_text(r, rest.text);
    r->part = DYNASTY_EXPLANATION;
}

bool take_people_line(struct item_reader *r, const struct line *line)
{
    if (r->people == ROLE_NONE) return false;
    const char *email;
    size_t start, end;
    struct dynasty_person official;
    struct str s = line->text;
    bool has_email = email_find(r->arena, s, &email, &start, &end),
         sentence = str_ends(s, ".") && !has_email && s.n > 80;
    bool like = s.n <= PEOPLE_LINE_MAX && !sentence && line->kind != LINE_HEADING &&
                (has_email || str_starts(s, "Vaihde") || str_find(s, "puh") >= 0 ||
                 str_find(s, " p. ") >= 0 || official_read(r->arena, s, &official));
    if (!like && r->people_go_on && s.n <= PEOPLE_LINE_MAX && !sentence) {
        struct dynasty_persons tried = {0};
        size_t words = 1;
        for (size_t i = 0; i < s.n; i++)
            words += s.p[i] == ' ';
        like = words <= 8 && !str_ends(s, ".") && people_read(r->arena, s, &tried) &&
               strchr(tried.at[0].name, ' ');
    }
    if (!like) {
        r->people = ROLE_NONE;
        return false;
    }
    if (r->people == ROLE_MORE_INFORMATION) {
        r->part = DYNASTY_MORE_INFORMATION;
        add_line(r, *line);
        r->part = DYNASTY_EXPLANATION;
    }
    bool went_on = r->people_go_on;
    read_people_text(r, s);
    r->people_go_on |= went_on;
    return true;
}

/* ---- files ------------------------------------------------------------------------------------------ */

static bool is_short_number(struct str s)
{
    int n;
    struct str t = s;
    return read_number(&t, &n) && n < 1000 && str_trim(t).n <= 1;
}

static void add_listed_file(struct item_reader *r, enum dynasty_file_kind kind, struct str number,
                            struct str title)
{
    title = str_trim(title);
    if (title.n < 2 || title.n > 400 || r->item->files.n >= FILES_MAX) return;
    struct dynasty_file *f = vec_add(r->arena, &r->item->files);
    *f = (struct dynasty_file){kind, str_dup(r->arena, str_trim(number)), str_dup(r->arena, title), ""};
}

static void read_listed_file(struct item_reader *r, const struct line *line)
{
    struct str s = line->text, number = {0};
    if (line->kind == LINE_ROW && line->cells.n > 1) {
        number = line->cells.at[0].text;
        s = str_trim(str_from(s, number.n));
    } else if (line->kind == LINE_ITEM && line->number) {
        number = str_of(arena_printf(r->arena, "%d", line->number));
    } else {
        struct str t = s;
        int n;
        str_skip(&t, "Liite");
        t = str_trim(t);
        struct str digits = t;
        if (read_number(&t, &n)) {
            number = (struct str){digits.p, (size_t)(t.p - digits.p)};
            while (t.n && strchr(" .:)", *t.p))
                t = str_from(t, 1);
            s = t;
        }
    }
    if (str_is(number, "-") || str_is(number, "–")) number = (struct str){0};
    add_listed_file(r, r->files, number, s);
}

bool take_file_line(struct item_reader *r, const struct line *line)
{
    if (!r->files) return false;
    struct str s = line->text;
    struct str t = s;
    int n;
    bool numbered = read_number(&t, &n) && t.n && strchr(" .)", *t.p);
    bool listed = line->kind == LINE_ROW || line->kind == LINE_ITEM || str_starts(s, "Liite ") ||
                  str_starts(s, "- ") || numbered || is_short_number(s);
    if (!listed || s.n > FILE_LINE_MAX) {
        r->files = 0;
        return false;
    }
    if (!is_short_number(s) && !str_is(s, "-")) read_listed_file(r, line);
    return true;
}

/* ---- labels ----------------------------------------------------------------------------------------- */

static void add_recipients(struct item_reader *r, enum dynasty_part_type type, struct str text)
{
    struct dynasty_handling *h = &handling_now(r)->handling;
    struct dynasty_texts *to = type == DYNASTY_EXTRACTS ? &h->extracts : &h->informed;
    size_t from = 0;
    if (text.n > PEOPLE_TEXT_MAX) return;
    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && text.p[i] != ',' && text.p[i] != ';') continue;
        struct str one = str_trim((struct str){text.p + from, i - from});
        if (str_ends(one, ".") && one.n > 12) one.n--;
        if (one.n > 1) add_text(r->arena, to, one);
        from = i + 1;
    }
}

bool take_recipient_line(struct item_reader *r, const struct line *line)
{
    if (r->part != DYNASTY_EXTRACTS && r->part != DYNASTY_INFORMED) return false;
    bool sentence = str_ends(line->text, ".") && line->text.n > 60;
    if (line->text.n > RECIPIENT_LINE_MAX || sentence) {
        warn(r->page, "text after the recipients", line->text);
        r->part = DYNASTY_EXPLANATION;
        return false;
    }
    add_recipients(r, r->part, line->text);
    add_line(r, *line);
    return true;
}

static void read_presenter(struct item_reader *r, struct str text)
{
    struct dynasty_persons one = {0};
    struct dynasty_handling *h = &handling_now(r)->handling;
    struct dynasty_person official;
    if (official_read(r->arena, text, &official))
        h->presenter = official;
    else if (people_read(r->arena, text, &one) && one.n)
        h->presenter = (struct dynasty_person){one.at[0].title, one.at[0].name, "", ""};
    else
        warn(r->page, "presenter not understood", text);
}

bool take_presenter_line(struct item_reader *r, const struct line *line)
{
    struct dynasty_person official;
    bool waits = r->waits_presenter, bare = str_find(line->text, " / ") > 0;
    if (!waits && !bare) return false;
    r->waits_presenter = false;
    if (!official_read(r->arena, line->text, &official)) {
        if (!waits || r->part == DYNASTY_PROPOSAL || line->text.n > 60) return false;
        read_presenter(r, line->text);
        return true;
    }
    handling_now(r)->handling.presenter = official;
    return true;
}

static void begin_part(struct item_reader *r, enum dynasty_part_type type, struct line rest)
{
    r->part = type;
    if (type == DYNASTY_EXTRACTS || type == DYNASTY_INFORMED) add_recipients(r, type, rest.text);
    struct dynasty_person official;
    if (type == DYNASTY_PROPOSAL && rest.text.n && official_read(r->arena, rest.text, &official)) {
        handling_now(r)->handling.presenter = official;
        return;
    }
    r->waits_presenter = type == DYNASTY_PROPOSAL && rest.text.n == 0;
    add_line(r, rest);
}

static void begin_label_part(struct item_reader *r, const struct label *label, const struct line *line,
                             struct line rest)
{
    static const enum dynasty_part_type parts[] = {
        [ROLE_PROPOSAL] = DYNASTY_PROPOSAL,     [ROLE_DISCUSSION] = DYNASTY_DISCUSSION,
        [ROLE_DECISION] = DYNASTY_DECISION,     [ROLE_EXPLANATION] = DYNASTY_EXPLANATION,
        [ROLE_COMPETENCE] = DYNASTY_COMPETENCE, [ROLE_EXTRACTS] = DYNASTY_EXTRACTS,
        [ROLE_INFORMED] = DYNASTY_INFORMED,     [ROLE_APPEAL] = DYNASTY_APPEAL};
    if (label->role == ROLE_SIDE_HEADING) {
        bool inside =
            r->part == DYNASTY_PROPOSAL || r->part == DYNASTY_DISCUSSION || r->part == DYNASTY_DECISION;
        if (!inside) r->part = DYNASTY_EXPLANATION;
        struct line heading = *line;
        if (heading.kind == LINE_TEXT && (heading.first_run == 0 || line_is_bold(line)))
            heading.kind = LINE_HEADING;
        add_line(r, heading);
        return;
    }
    begin_part(r, parts[label->role], rest);
    if (label->role == ROLE_COMPETENCE) {
        r->one_line = rest.text.n == 0;
        if (rest.text.n) r->part = DYNASTY_EXPLANATION;
    }
    if (label->presenter.n) {
        struct dynasty_handling *h = &handling_now(r)->handling;
        h->presenter.title = label->genitive ? title_nominative(r->arena, label->presenter)
                                             : str_dup(r->arena, label->presenter);
    }
}

void follow_label(struct item_reader *r, const struct label *label, const struct line *line)
{
    struct line rest = line_from(r->arena, line, label->used);
    if (rest.kind == LINE_HEADING || rest.kind == LINE_ROW) rest.kind = LINE_TEXT;
    if (label->role != ROLE_HISTORY && label->role != ROLE_ATTACHMENTS && label->role != ROLE_BACKGROUND)
        (void)handling_now(r); /* opened first: that begins a part anew */
    r->people = ROLE_NONE;
    r->waits_presenter = r->one_line = false;
    r->files = 0;
    switch (label->role) {
    case ROLE_PREPARER:
    case ROLE_MORE_INFORMATION:
        begin_people(r, label, rest);
        break;
    case ROLE_PRESENTER:
        if (rest.text.n)
            read_presenter(r, rest.text);
        else
            r->waits_presenter = true;
        r->part = DYNASTY_EXPLANATION;
        break;
    case ROLE_ATTACHMENTS:
        r->files = DYNASTY_ATTACHMENT;
        break;
    case ROLE_BACKGROUND:
        r->files = DYNASTY_BACKGROUND;
        break;
    case ROLE_HISTORY:
        r->in_history = true;
        r->current = SIZE_MAX;
        r->front_over = true;
        break;
    default:
        begin_label_part(r, label, line, rest);
        break;
    }
    if (r->files && rest.text.n) (void)take_file_line(r, &rest);
}

/* ---- the finished handlings ------------------------------------------------------------------------- */

/* Numbered points on lines of their own ("1" ⏎ text) become list items. */
static void join_points(struct piece *piece)
{
    size_t kept = 0;
    for (size_t i = 0; i < piece->lines.n; i++) {
        struct line line = piece->lines.at[i];
        struct str s = line.text;
        int n;
        bool point = line.kind == LINE_TEXT && read_number(&s, &n) && n > 0 && n < 100 &&
                     (s.n == 0 || str_is(s, ".") || str_is(s, ")")) && i + 1 < piece->lines.n &&
                     piece->lines.at[i + 1].kind == LINE_TEXT;
        if (point) {
            line = piece->lines.at[++i];
            line.kind = LINE_ITEM;
            line.number = n;
        }
        piece->lines.at[kept++] = line;
    }
    piece->lines.n = kept;
}

static struct str piece_text(struct arena *a, const struct open_handling *h, enum dynasty_part_type type)
{
    auto_out struct out o = out_make(PART_MAX);
    for (size_t i = 0; i < h->pieces.n; i++) {
        if (h->pieces.at[i].type != type) continue;
        for (size_t k = 0; k < h->pieces.at[i].lines.n; k++) {
            out_str(&o, h->pieces.at[i].lines.at[k].text);
            out_char(&o, '\n');
        }
    }
    return (struct str){arena_strndup(a, o.n ? o.p : "", o.n), o.n};
}

static void write_part(struct arena *a, struct dynasty_handling *h, enum dynasty_part_type type,
                       const struct line *lines, size_t n)
{
    auto_out struct out o = out_make(PART_MAX);
    lines_markdown(&o, lines, n);
    while (o.n && o.p[o.n - 1] == '\n')
        o.n--;
    if (o.n == 0) return;
    struct dynasty_part *part = vec_add(a, &h->parts);
    part->type = type;
    part->markdown = arena_strndup(a, o.p, o.n);
}

/* A paragraph longer than a part may be is given in pieces. */
static struct line cut_line(struct arena *a, struct line *line)
{
    if (line->text.n <= PART_LINES_MAX) {
        struct line whole = *line;
        line->text.n = 0;
        return whole;
    }
    struct str front = text_first(line->text, PART_LINES_MAX);
    struct line piece = line_of(a, LINE_TEXT, front);
    *line = line_from(a, line, front.n);
    return piece;
}

/* One part, or several of the same type when it is very long. */
static void add_part(struct arena *a, struct dynasty_handling *h, struct piece *piece)
{
    join_points(piece);
    VEC(struct line) lines = {0};
    size_t n = 0;
    for (size_t i = 0; i < piece->lines.n; i++) {
        struct line line = piece->lines.at[i];
        do {
            struct line next = cut_line(a, &line);
            if (n + next.text.n > PART_LINES_MAX && lines.n) {
                write_part(a, h, piece->type, lines.at, lines.n);
                lines.n = n = 0;
            }
            n += next.text.n;
            struct line *at = vec_add(a, &lines);
            *at = next;
        } while (line.text.n);
    }
    write_part(a, h, piece->type, lines.at, lines.n);
}

static void finish_one(struct item_reader *r, struct open_handling *open)
{
    struct arena *a = r->arena;
    struct dynasty_handling *h = &open->handling;
    struct str decision = piece_text(a, open, DYNASTY_DECISION),
               proposal = piece_text(a, open, DYNASTY_PROPOSAL);
    struct dynasty_persons known[] = {h->preparers, h->contacts};
    speakers_read(a, decision, known, 2, &h->speakers);
    h->outcome = outcome_read(a, decision);
    h->kind = handling_kind_read(proposal, decision);
    for (size_t i = 0; i < open->pieces.n; i++) {
        struct piece *piece = &open->pieces.at[i];
        if (r->item->files.n == 0 && piece->type == DYNASTY_EXPLANATION)
            add_mentioned_files(a, r->item, piece->lines.at, piece->lines.n);
        add_part(a, h, piece);
    }
}

void finish_handlings(struct item_reader *r)
{
    struct dynasty_item *item = r->item;
    for (size_t i = 0; i < r->open.n; i++) {
        if (i == r->own) continue;
        finish_one(r, &r->open.at[i]);
        struct dynasty_handling *at = vec_add(r->arena, &item->handlings);
        size_t k = item->handlings.n - 1;
        for (; k > 0 && day_known(r->open.at[i].handling.date) && day_known(item->handlings.at[k - 1].date) &&
               item->handlings.at[k - 1].date.n > r->open.at[i].handling.date.n;
             k--)
            item->handlings.at[k] = item->handlings.at[k - 1];
        at = &item->handlings.at[k];
        *at = r->open.at[i].handling;
    }
    finish_one(r, &r->open.at[r->own]);
    struct dynasty_handling *last = vec_add(r->arena, &item->handlings);
    *last = r->open.at[r->own].handling;
    last->date = item->date;
}
