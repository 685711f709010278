/* Files: linked from the page, listed in its text, or only mentioned. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "import/dynasty/rules.h"

enum { MENTION_MAX = 160 };

bool is_file_line(struct arena *a, const struct line *line)
{
    for (size_t i = 0; i < line->runs.n; i++) {
        if (!line->runs.at[i].href) continue;
        enum address_kind kind = address_read(a, str_of(line->runs.at[i].href)).kind;
        if (kind == ADDRESS_FILE || kind == ADDRESS_ITEM_PDF || kind == ADDRESS_MEETING_PDF) return true;
    }
    return false;
}

/* Cuts "Liite 1", "Liite nro 2", "1." off a file's title. */
static struct str cut_number(struct str title, struct str *ret_number)
{
    struct str s = title;
    int n;
    bool word = str_skip(&s, "Liite") || str_skip(&s, "Bilaga") || str_skip(&s, "Oheismateriaali");
    s = str_trim(s);
    if (word && str_skip(&s, "nro")) s = str_trim(s);
    struct str digits = s;
    if (!word || !read_number(&s, &n)) return title;
    *ret_number = (struct str){digits.p, (size_t)(s.p - digits.p)};
    while (s.n && strchr(" .:-", *s.p))
        s = str_from(s, 1);
    return s.n ? str_trim(s) : title;
}

static struct dynasty_file *find_title(struct dynasty_item *item, struct str title, size_t from)
{
    for (size_t i = from; i < item->files.n; i++)
        if (str_is(title, item->files.at[i].title)) return &item->files.at[i];
    return NULL;
}

static void add_linked(struct page *page, struct dynasty_item *item, enum dynasty_file_kind kind,
                       const struct line *line, const struct run *run)
{
    struct arena *a = page->arena;
    struct address to = address_read(a, str_of(run->href));
    if (to.kind != ADDRESS_FILE || (*page->own.id && strcmp(to.id, page->own.id) != 0)) return;
    struct str number = {0};
    struct str title =
        cut_number(str_trim((struct str){line->text.p + run->start, run->end - run->start}), &number);
    int row_number;
    struct str cell = line->kind == LINE_ROW && line->cells.n > 1 ? line->cells.at[0].text : (struct str){0},
               rest = cell;
    if (!number.n && read_number(&rest, &row_number) && str_trim(rest).n <= 1)
        number = str_first(cell, cell.n - rest.n);
    if (title.n == 0) return;
    for (size_t i = 0; i < item->files.n; i++)
        if (strcmp(item->files.at[i].url, run->href) == 0) return;
    struct dynasty_file *listed = find_title(item, title, 0);
    while (listed && *listed->url)
        listed = find_title(item, title, (size_t)(listed - item->files.at) + 1);
    if (!listed && item->files.n >= FILES_MAX) return;
    if (!listed) {
        listed = vec_add(a, &item->files);
        *listed = (struct dynasty_file){kind, "", str_dup(a, title), ""};
    }
    if (!*listed->number) listed->number = number.n ? str_dup(a, number) : strlen(to.k) <= 3 ? to.k : "";
    listed->url = *to.host || !*page->own.base
                      ? run->href
                      : arena_printf(a, "%s/kokous/%s-%s.PDF", page->own.base, to.id, to.k);
}

void read_linked_files(struct page *page, struct dynasty_item *item)
{
    enum dynasty_file_kind kind = DYNASTY_ATTACHMENT;
    for (size_t i = 0; i < page->lines.n; i++) {
        const struct line *line = &page->lines.at[i];
        struct label label;
        if (line->kind != LINE_ROW && label_read(line, false, &label)) {
            if (label.role == ROLE_ATTACHMENTS) kind = DYNASTY_ATTACHMENT;
            if (label.role == ROLE_BACKGROUND) kind = DYNASTY_BACKGROUND;
        }
        for (size_t k = 0; k < line->runs.n; k++)
            if (line->runs.at[k].href) add_linked(page, item, kind, line, &line->runs.at[k]);
    }
}

/* "Liitteenä luonnos …" and "… on liitteenä.": a file that is told of but not published on the page. */
void add_mentioned_files(struct arena *a, struct dynasty_item *item, const struct line *lines, size_t n)
{
    static const char *const ends[] = {" on liitteenä",
                                       " ovat liitteenä",
                                       " on oheisliitteenä",
                                       " on esityslistan liitteenä",
                                       " on pöytäkirjan liitteenä",
                                       " ovat esityslistan liitteenä",
                                       " oheismateriaalina",
                                       " finns som bilaga"};
    for (size_t i = 0; i < n; i++) {
        struct str s = str_trim(lines[i].text), title = {0};
        if (s.n > MENTION_MAX || lines[i].kind == LINE_ROW) continue;
        while (str_ends(s, "."))
            s.n--;
        struct str front = s;
        if (str_skip(&front, "Liitteenä on ") || str_skip(&front, "Liitteenä ovat ") ||
            str_skip(&front, "Liitteenä ") || str_skip(&front, "Oheismateriaalina on ") ||
            str_skip(&front, "Oheismateriaalina ") || str_skip(&front, "Som bilaga "))
            title = front;
        for (size_t e = 0; !title.n && e < sizeof ends / sizeof *ends; e++)
            if (str_ends(s, ends[e])) title = str_first(s, s.n - strlen(ends[e]));
        if (title.n < 3 || str_find(title, ". ") >= 0 || item->files.n >= FILES_MAX) continue;
        struct dynasty_file *f = vec_add(a, &item->files);
        *f = (struct dynasty_file){DYNASTY_MENTIONED, "", str_dup(a, title), ""};
    }
}
