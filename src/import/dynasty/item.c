/* One item: the lines of its page become a title, registry numbers, handlings with their parts, people and
 * files. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "import/dynasty/item.h"

#include "base/arena.h"
#include "base/text.h"

enum { TITLE_MAX = 400, TITLE_SENTENCE = 60 };

static bool has_pieces(const struct open_handling *h)
{
    for (size_t i = 0; i < h->pieces.n; i++)
        if (h->pieces.at[i].lines.n) return true;
    return false;
}

static size_t open_new(struct item_reader *r, struct str organ, struct day date, int paragraph)
{
    struct open_handling *h = vec_add(r->arena, &r->open);
    h->handling.organization_text = str_dup(r->arena, organ);
    h->handling.date = date;
    h->handling.paragraph = paragraph;
    h->handling.presenter = (struct dynasty_person){"", "", "", ""};
    h->in_history = r->in_history;
    return r->open.n - 1;
}

static void go_to(struct item_reader *r, size_t index)
{
    r->current = index;
    r->part = DYNASTY_EXPLANATION;
    r->one_line = r->waits_presenter = false;
    r->people = ROLE_NONE;
    r->files = 0;
}

static size_t own_handling(struct item_reader *r)
{
    if (r->own == SIZE_MAX) {
        const struct head *head = r->head;
        r->own = open_new(r, head->organization, head->date, head->is_paragraph ? head->number : 0);
        r->open.at[r->own].own = true;
        r->open.at[r->own].in_history = false;
    }
    return r->own;
}

struct open_handling *handling_now(struct item_reader *r)
{
    if (r->current == SIZE_MAX) {
        if (r->head->found)
            go_to(r, own_handling(r));
        else
            go_to(r, r->open.n ? r->open.n - 1 : open_new(r, STR(""), DAY_NONE, 0));
    }
    return &r->open.at[r->current];
}

static bool is_only_dashes(struct str s)
{
    while (s.n && (str_skip(&s, "-") || str_skip(&s, "–") || str_skip(&s, "—") || str_skip(&s, " "))) {
    }
    return s.n == 0;
}

void add_line(struct item_reader *r, struct line line)
{
    if (is_only_dashes(line.text)) return;
    struct open_handling *h = handling_now(r);
    struct piece *piece = h->pieces.n ? &h->pieces.at[h->pieces.n - 1] : NULL;
    if (!piece || piece->type != r->part) {
        piece = vec_add(r->arena, &h->pieces);
        piece->type = r->part;
    }
    struct line *at = vec_add(r->arena, &piece->lines);
    *at = line;
}

/* ---- headings --------------------------------------------------------------------------------------- */

static bool same_day(struct day a, struct day b)
{
    return a.n == b.n;
}

static bool is_own_heading(const struct item_reader *r, const struct heading *h)
{
    const struct head *head = r->head;
    if (!head->found || h->secret || !day_known(h->date) || !same_day(h->date, head->date)) return false;
    if (h->paragraph == 0 || !head->is_paragraph)
        return h->paragraph == 0 || !is_organ_name(h->organization) ||
               str_ends(head->organization, str_dup(r->arena, h->organization));
    return h->paragraph == head->number;
}

/* A heading without § is one only where an agenda would have it: with the page's own date, or on a page
 * without head. */
static bool is_believable(const struct item_reader *r, const struct heading *h)
{
    if (day_known(h->date) && h->paragraph) return true;
    if (r->in_history || h->secret) return true;
    if (!r->head->found) return day_known(h->date) && r->open.n == 0;
    return day_known(h->date) && same_day(h->date, r->head->date) &&
           (r->own == SIZE_MAX || !has_pieces(&r->open.at[r->own]));
}

static size_t find_open(const struct item_reader *r, const struct heading *h)
{
    for (size_t i = 0; i < r->open.n; i++) {
        const struct dynasty_handling *o = &r->open.at[i].handling;
        if (same_day(o->date, h->date) && o->paragraph == h->paragraph &&
            str_is(h->organization, o->organization_text))
            return i;
    }
    return SIZE_MAX;
}

static bool take_heading(struct item_reader *r, const struct line *lines, size_t n, size_t *ret_lines)
{
    struct heading h;
    if (r->open.n >= HANDLINGS_MAX || !heading_read(lines, n, &h) || !is_believable(r, &h)) return false;
    size_t index;
    if (is_own_heading(r, &h)) {
        index = own_handling(r);
        r->open.at[index].handling.organization_text = str_dup(r->arena, h.organization);
        if (h.paragraph) r->open.at[index].handling.paragraph = h.paragraph;
    } else {
        index = find_open(r, &h);
        if (index == SIZE_MAX) index = open_new(r, h.organization, h.date, h.paragraph);
        r->open.at[index].handling.secret = h.secret;
    }
    go_to(r, index);
    r->front_over = r->heading_met = true;
    *ret_lines = h.lines;
    if (h.used < lines[0].text.n) add_line(r, line_from(r->arena, &lines[0], h.used));
    return true;
}

/* "§ 127", "26" or "Asianro 4" alone: the number of the page's head, where its own text begins. */
static bool is_own_number(const struct item_reader *r, const struct line *line)
{
    struct str s = line->text;
    int n;
    if (!r->head->found || r->head->number == 0 || line->kind == LINE_ROW) return false;
    if (str_skip(&s, "§") || str_skip(&s, "Asianro") || str_skip(&s, "Asia") || str_skip(&s, "Pykälä"))
        s = str_trim(s);
    if (!read_number(&s, &n) || n != r->head->number) return false;
    s = str_trim(s);
    str_skip(&s, "§");
    str_skip(&s, ".");
    if (str_trim(s).n) return false;
    return r->own == SIZE_MAX || !has_pieces(&r->open.at[r->own]);
}

/* ---- title ------------------------------------------------------------------------------------------ */

/* A title is one phrase: no full stop at its end, no second sentence in it. */
static bool is_title_like(const struct line *line)
{
    struct str s = line->text;
    if (line->kind == LINE_ROW || line->kind == LINE_ITEM || line->right || s.n > TITLE_MAX || s.n < 3)
        return false;
    if (str_ends(s, ".") || str_ends(s, ":") || str_ends(s, ","))
        return line_is_bold(line) && str_ends(s, ".") && s.n < 200;
    if (line_is_bold(line) || line->kind == LINE_HEADING) return true;
    for (size_t i = TITLE_SENTENCE; i + 2 < s.n; i++)
        if (s.p[i] == '.' && s.p[i + 1] == ' ' && starts_upper(str_from(s, i + 2)) &&
            !char_is_digit(s.p[i - 1]))
            return false;
    return true;
}

/* "240422 Oikaisuvaatimus": a technical first line. */
static struct str without_technical(struct str s)
{
    struct str t = s;
    str_skip(&t, "#");
    t = str_trim(t);
    size_t n = 0;
    while (n < t.n && char_is_digit(t.p[n]))
        n++;
    if (n != 6 || n >= t.n || t.p[n] != ' ') return s;
    return str_trim(str_from(t, n));
}

static bool wants_title(const struct item_reader *r)
{
    if (*r->item->title || r->labelled) return false;
    if (r->current == SIZE_MAX) return true;
    const struct open_handling *h = &r->open.at[r->current];
    return !has_pieces(h) && (h->own || (!r->head->found && r->open.n == 1));
}

static bool take_title(struct item_reader *r, const struct line *line, const struct line *next)
{
    if (!wants_title(r) || !is_title_like(line)) return false;
    struct str s = line->text, plain = without_technical(s);
    if (plain.n != s.n && next && is_title_like(next) && !next->right) {
        struct heading h;
        struct label l;
        if (!heading_read(next, 1, &h) && !label_read(next, false, &l)) { /* the real title follows */
            struct line *at = vec_add(r->arena, &r->front);
            *at = *line;
            return true;
        }
    }
    r->item->title = str_dup(r->arena, plain);
    return true;
}

/* ---- the lines -------------------------------------------------------------------------------------- */

static bool take_case_numbers(struct item_reader *r, const struct line *line, const struct line *next,
                              bool *ret_used_next)
{
    *ret_used_next = false;
    if (line->kind == LINE_ITEM || line->text.n > 200) return false;
    bool fresh = r->current == SIZE_MAX || !has_pieces(&r->open.at[r->current]);
    if (!fresh) return false;
    return case_numbers_read(r->arena, line, next, line->right || !r->labelled, &r->item->case_numbers,
                             ret_used_next);
}

/* Text before the first heading or label that is not the title: kept until it is known whose it is. */
static bool take_front(struct item_reader *r, const struct line *line)
{
    if (r->front_over || r->current != SIZE_MAX) return false;
    struct line *at = vec_add(r->arena, &r->front);
    *at = *line;
    return true;
}

static void place_front(struct item_reader *r)
{
    if (r->front.n == 0) return;
    size_t current = r->current;
    enum dynasty_part_type part = r->part;
    if (r->head->found)
        r->current = own_handling(r);
    else if (r->open.n)
        r->current = r->open.n - 1;
    r->part = DYNASTY_EXPLANATION;
    /* before what was already read */
    struct open_handling *h = handling_now(r);
    struct open_handling later = *h;
    memset(&h->pieces, 0, sizeof h->pieces);
    for (size_t i = 0; i < r->front.n; i++)
        add_line(r, r->front.at[i]);
    h = handling_now(r);
    for (size_t i = 0; i < later.pieces.n; i++) {
        struct piece *piece = vec_add(r->arena, &h->pieces);
        *piece = later.pieces.at[i];
    }
    if (r->heading_met) warn(r->page, "text before the handling", r->front.at[0].text);
    r->front.n = 0;
    r->current = current;
    r->part = part;
}

static size_t read_line(struct item_reader *r, const struct line *lines, size_t n)
{
    const struct line *line = &lines[0], *next = n > 1 ? &lines[1] : NULL;
    if (line->kind == LINE_RULE || is_furniture(line->text)) return 1;
    if (line->kind == LINE_CAPTION && str_is(line->text, "Navigointi")) return 1;
    if (is_file_line(r->arena, line)) return 1; /* a file may be named "Selostus" */
    if (*r->item->title && !r->labelled && str_is(line->text, r->item->title)) return 1; /* told again */
    bool used_next;
    size_t taken;
    if (take_case_numbers(r, line, next, &used_next)) return used_next ? 2 : 1;
    if (is_own_number(r, line)) {
        go_to(r, own_handling(r));
        return 1;
    }
    if (take_heading(r, lines, n, &taken)) return taken;
    struct label label;
    bool decided = r->current != SIZE_MAX && r->open.at[r->current].pieces.n > 0;
    bool is_label = label_read(line, decided, &label);
    if (is_label && label.role == ROLE_APPEAL && r->current == SIZE_MAX && label.used == line->text.n)
        return 1; /* a link's text */
    if (is_label) {
        if (label.role != ROLE_ATTACHMENTS && label.role != ROLE_BACKGROUND) {
            r->labelled = true;
            r->front_over |= r->front.n > 0 && r->open.n > 0;
        }
        follow_label(r, &label, line);
        return 1;
    }
    if (take_presenter_line(r, line) || take_people_line(r, line) || take_file_line(r, line) ||
        take_recipient_line(r, line))
        return 1;
    if (r->in_history && r->current == SIZE_MAX) {
        warn(r->page, "text before the first handling of the history", line->text);
        go_to(r, r->head->found ? own_handling(r) : 0);
    }
    if (take_title(r, line, next)) return 1;
    if (take_front(r, line)) return 1;
    add_line(r, *line);
    if (r->one_line) go_to(r, r->current);
    return 1;
}

static void choose_own(struct item_reader *r)
{
    if (r->own != SIZE_MAX || r->open.n == 0) return;
    r->own = 0;
    for (size_t i = 0; i < r->open.n; i++)
        if (!r->open.at[i].in_history && !r->open.at[i].handling.secret) r->own = i;
    r->open.at[r->own].own = true;
}

static void read_lines(struct item_reader *r)
{
    const struct lines *all = &r->page->lines;
    size_t i = r->head->found && all->at[r->head->first].zone == ZONE_DATA ? r->head->after : 0;
    while (i < all->n) {
        if (all->at[i].zone != ZONE_DATA) {
            i++;
            continue;
        }
        size_t n = all->n - i;
        i += read_line(r, all->at + i, n);
    }
    if (r->head->found) own_handling(r);
    place_front(r);
    choose_own(r);
}

static bool fill_item(struct item_reader *r)
{
    struct dynasty_item *item = r->item;
    struct dynasty_document *document = r->page->document;
    if (r->own == SIZE_MAX) return false;
    const struct dynasty_handling *own = &r->open.at[r->own].handling;
    item->organization_text =
        r->head->found ? str_dup(r->arena, r->head->organization) : own->organization_text;
    item->date = r->head->found ? r->head->date : own->date;
    item->paragraph = own->paragraph;
    if (r->head->found) {
        item->kind = r->head->kind;
        if (!r->head->is_paragraph) item->item_number = r->head->number;
        if (r->head->swedish) document->language = "sv";
    } else if (own->paragraph) {
        item->kind = DYNASTY_MINUTES;
    }
    return *item->organization_text && day_known(item->date);
}

bool read_item(struct page *page, const struct head *head)
{
    struct dynasty_document *document = page->document;
    struct dynasty_item *item = vec_add(page->arena, &document->items);
    item->title = item->organization_text = "";
    item->date = DAY_NONE;
    item->source = (struct dynasty_source){"", "", ""};
    struct item_reader r = {.page = page,
                            .arena = page->arena,
                            .head = head,
                            .item = item,
                            .current = SIZE_MAX,
                            .own = SIZE_MAX,
                            .pattern = "",
                            .part = DYNASTY_EXPLANATION};
    if (head->found && head->rest.n) item->title = str_dup(page->arena, without_technical(head->rest));
    read_lines(&r);
    if (!fill_item(&r)) {
        document->items.n = 0;
        document->reason = "no organ or meeting date on the page";
        return false;
    }
    read_linked_files(page, item);
    finish_handlings(&r);
    item->source = document->source;
    if (!*item->title) warn(page, "no title", (struct str){0});
    document->what = DYNASTY_ITEM;
    return true;
}
