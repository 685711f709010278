/* Pages of lists: the items of a meeting, the meetings of an organ, the organs of a party. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "import/dynasty/rules.h"

static struct dynasty_source source_of(struct page *page, const struct address *to, enum address_kind kind)
{
    struct address like = *to;
    if (!*like.base) {
        like.base = page->own.base;
        like.is_static |= page->own.is_static;
    }
    const char *host = *to->host ? to->host : page->own.host;
    return (struct dynasty_source){host, to->id, address_url(page->arena, &like, kind, to->id)};
}

/* The link of a line to that kind of page: its address and the text of the link. */
static bool find_link(struct page *page, const struct line *line, enum address_kind kind, struct address *ret,
                      struct str *ret_text)
{
    for (size_t i = 0; i < line->runs.n; i++) {
        const struct run *run = &line->runs.at[i];
        if (!run->href) continue;
        struct address to = address_read(page->arena, str_of(run->href));
        if (to.kind != kind) continue;
        size_t end = run->end; /* one link may be several runs */
        for (size_t k = i + 1;
             k < line->runs.n && line->runs.at[k].href && strcmp(line->runs.at[k].href, run->href) == 0; k++)
            end = line->runs.at[k].end;
        *ret = to;
        *ret_text = str_trim((struct str){line->text.p + run->start, end - run->start});
        return true;
    }
    return false;
}

static const char *organ_of_navigation(struct page *page)
{
    for (size_t i = 0; i < page->lines.n; i++) {
        struct address to;
        struct str text;
        if (page->lines.at[i].kind != LINE_ROW &&
            find_link(page, &page->lines.at[i], ADDRESS_ORGANIZATION, &to, &text) && text.n)
            return str_dup(page->arena, text);
    }
    return "";
}

static void add_organization(struct page *page, const char *name, const struct address *to)
{
    struct dynasty_document *d = page->document;
    struct dynasty_source source = source_of(page, to, ADDRESS_ORGANIZATION);
    if (d->organizations.n >= LIST_MAX) return;
    for (size_t i = 0; i < d->organizations.n; i++)
        if (strcmp(d->organizations.at[i].source.id, source.id) == 0 &&
            strcmp(d->organizations.at[i].name, name) == 0)
            return;
    struct dynasty_organization *o = vec_add(page->arena, &d->organizations);
    *o = (struct dynasty_organization){name, source};
}

static struct dynasty_meeting *add_meeting(struct page *page, const char *organ, struct day date)
{
    struct dynasty_meeting *m = vec_add(page->arena, &page->document->meetings);
    *m = (struct dynasty_meeting){.organization_text = organ,
                                  .date = date,
                                  .hour = -1,
                                  .minute = -1,
                                  .place = "",
                                  .source = {"", "", ""}};
    return m;
}

static enum dynasty_kind kind_of(struct str text)
{
    if (str_find(text, "Pöytäkirja") >= 0 || str_find(text, "Protokoll") >= 0 ||
        str_find(text, "Muistio") >= 0)
        return DYNASTY_MINUTES;
    if (str_find(text, "lista") >= 0) return DYNASTY_AGENDA;
    return DYNASTY_KIND_UNKNOWN;
}

/* ---- a meeting -------------------------------------------------------------------------------------- */

static void add_item_row(struct page *page, const struct head *head, const struct line *line, bool paragraphs)
{
    struct address to;
    struct str title;
    if (!find_link(page, line, ADDRESS_ITEM, &to, &title) || is_furniture(title)) return;
    if (page->document->items.n >= LIST_MAX) {
        warn(page, "more items than one list may hold", (struct str){0});
        return;
    }
    int number = 0;
    struct str front = line->text;
    if (!read_number(&front, &number)) number = 0;
    struct dynasty_item *item = vec_add(page->arena, &page->document->items);
    item->title = str_dup(page->arena, title);
    item->organization_text = str_dup(page->arena, head->organization);
    item->date = head->date;
    item->kind = head->kind;
    item->paragraph = paragraphs ? number : 0;
    item->item_number = paragraphs ? 0 : number;
    item->source = source_of(page, &to, ADDRESS_ITEM);
}

bool read_meeting(struct page *page, const struct head *head)
{
    struct dynasty_document *d = page->document;
    bool paragraphs = head->kind == DYNASTY_MINUTES;
    struct address own = page->own;
    for (size_t i = 0; i < page->lines.n; i++) {
        const struct line *line = &page->lines.at[i];
        struct address pdf;
        struct str text;
        if (str_starts(line->text, "Pykälä ") || str_starts(line->text, "Paragraf ")) paragraphs = true;
        if (str_starts(line->text, "Asianro ") || str_starts(line->text, "Ärende")) paragraphs = false;
        if (!*own.id && find_link(page, line, ADDRESS_MEETING_PDF, &pdf, &text)) own = pdf;
        add_item_row(page, head, line, paragraphs);
    }
    if (d->items.n == 0) return false;
    struct dynasty_meeting *m = add_meeting(page, str_dup(page->arena, head->organization), head->date);
    m->hour = head->hour;
    m->minute = head->minute;
    m->kind = head->kind;
    m->checked = head->checked;
    m->place = str_dup(page->arena, head->place);
    if (!*own.id) { /* every item begins with the meeting's id */
        struct str id = str_of(d->items.at[0].source.id), mtg;
        (void)str_cut(&id, '-', &mtg);
        own.id = str_dup(page->arena, mtg);
        own.host = d->items.at[0].source.host;
    }
    own.is_static = page->own.is_static || strstr(d->items.at[0].source.url, ".HTM") != NULL;
    m->source =
        (struct dynasty_source){own.host, own.id, address_url(page->arena, &own, ADDRESS_MEETING, own.id)};
    const char *organ = organ_of_navigation(page);
    if (*organ) {
        struct address to;
        struct str text;
        for (size_t i = 0; i < page->lines.n; i++)
            if (find_link(page, &page->lines.at[i], ADDRESS_ORGANIZATION, &to, &text) &&
                str_is(text, organ)) {
                add_organization(page, organ, &to);
                break;
            }
    }
    if (head->swedish) d->language = "sv";
    d->source = m->source;
    d->what = DYNASTY_MEETING;
    return true;
}

/* ---- the meetings of an organ ----------------------------------------------------------------------- */

/* "Kokouslistat" over the organ's name, or the organ in the navigation. */
static const char *organ_of_list(struct page *page)
{
    for (size_t i = 0; i + 1 < page->lines.n; i++)
        if (str_is(page->lines.at[i].text, "Kokouslistat") || str_is(page->lines.at[i].text, "Kokoukset"))
            return str_dup(page->arena, page->lines.at[i + 1].text);
    const char *organ = organ_of_navigation(page);
    if (*organ) return organ;
    for (size_t i = 0; i < page->lines.n; i++)
        if (page->lines.at[i].kind == LINE_HEADING && is_organ_name(page->lines.at[i].text))
            return str_dup(page->arena, page->lines.at[i].text);
    return "";
}

static bool date_in(struct str text, struct day *ret)
{
    for (size_t i = 0; i < text.n; i++) {
        if (!char_is_digit(text.p[i]) || (i > 0 && char_is_digit(text.p[i - 1]))) continue;
        struct str s = str_from(text, i);
        if (read_date(&s, ret)) return true;
    }
    return false;
}

bool read_meetings(struct page *page)
{
    struct dynasty_document *d = page->document;
    const char *organ = organ_of_list(page);
    if (!*organ) return false;
    for (size_t i = 0; i < page->lines.n; i++) {
        const struct line *line = &page->lines.at[i];
        struct address to;
        struct str text;
        struct day day;
        if (!find_link(page, line, ADDRESS_MEETING, &to, &text) || !date_in(line->text, &day)) continue;
        if (d->meetings.n >= LIST_MAX) break;
        struct dynasty_meeting *m = add_meeting(page, organ, day);
        m->kind = kind_of(line->text);
        m->source = source_of(page, &to, ADDRESS_MEETING);
    }
    if (d->meetings.n == 0) return false;
    struct address own = page->own;
    for (size_t i = 0; i < page->lines.n && (own.kind != ADDRESS_ORGANIZATION || !*own.id); i++) {
        struct str text;
        (void)find_link(page, &page->lines.at[i], ADDRESS_ORGANIZATION, &own, &text);
    }
    if (own.kind != ADDRESS_ORGANIZATION) own.id = "";
    add_organization(page, organ, &own);
    d->source = d->organizations.at[0].source;
    d->what = DYNASTY_MEETINGS;
    return true;
}

/* ---- the organs of a party -------------------------------------------------------------------------- */

bool read_organizations(struct page *page)
{
    struct dynasty_document *d = page->document;
    for (size_t i = 0; i < page->lines.n; i++) {
        const struct line *line = &page->lines.at[i];
        struct address to, meeting;
        struct str name, text;
        struct day day;
        if (line->zone != ZONE_DATA || line->kind != LINE_ROW ||
            !find_link(page, line, ADDRESS_ORGANIZATION, &to, &name))
            continue;
        const char *organ = str_dup(page->arena, name);
        add_organization(page, organ, &to);
        if (!find_link(page, line, ADDRESS_MEETING, &meeting, &text) || !date_in(line->text, &day)) continue;
        if (d->meetings.n >= LIST_MAX) break;
        struct dynasty_meeting *m = add_meeting(page, organ, day);
        m->kind = kind_of(text);
        m->source = source_of(page, &meeting, ADDRESS_MEETING);
    }
    if (d->organizations.n == 0) return false;
    d->source.host = d->organizations.at[0].source.host;
    d->what = DYNASTY_ORGANIZATIONS;
    return true;
}
