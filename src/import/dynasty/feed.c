/* RSS 2.0 feeds of items and of meetings. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "import/dynasty/rules.h"
#include "xml/xml.h"

static struct str child_text(struct arena *a, const struct xml_node *node, const char *name)
{
    const struct xml_node *child = xml_child(node, name);
    if (!child) return (struct str){0};
    struct line line = line_of(a, LINE_TEXT, xml_without_entities(a, xml_all_text(a, child)));
    return line.text;
}

/* "Body D.M.YYYY / title": cut at the first " / ". */
static bool read_title(struct str s, struct str *ret_organ, struct day *ret_day, struct str *ret_title)
{
    ptrdiff_t slash = str_find(s, " / ");
    struct str front = slash >= 0 ? str_first(s, (size_t)slash) : s;
    *ret_title = slash >= 0 ? str_trim(str_from(s, (size_t)slash + 3)) : (struct str){0};
    for (size_t i = front.n; i > 0; i--) {
        if (front.p[i - 1] != ' ') continue;
        struct str date = str_from(front, i);
        if (!read_date(&date, ret_day)) continue;
        *ret_organ = str_trim(str_first(front, i));
        return ret_organ->n > 0;
    }
    return false;
}

static void add_feed_item(struct page *page, const struct xml_node *node)
{
    struct arena *a = page->arena;
    struct dynasty_document *d = page->document;
    struct str organ, title, full = child_text(a, node, "title");
    struct day day;
    struct address to = address_read(a, child_text(a, node, "link"));
    if (d->items.n + d->meetings.n >= LIST_MAX) {
        warn(page, "more entries than one feed may hold", (struct str){0});
        return;
    }
    if (!read_title(full, &organ, &day, &title)) {
        warn(page, "feed entry not understood", full);
        return;
    }
    if (!*page->own.host && *to.host) page->own = to;
    if (to.kind == ADDRESS_ITEM && title.n) {
        struct dynasty_item *item = vec_add(a, &d->items);
        item->title = str_dup(a, title);
        item->organization_text = str_dup(a, organ);
        item->date = day;
        item->source = (struct dynasty_source){to.host, to.id, address_url(a, &to, ADDRESS_ITEM, to.id)};
    } else if (to.kind == ADDRESS_MEETING) {
        struct dynasty_meeting *m = vec_add(a, &d->meetings);
        *m = (struct dynasty_meeting){
            .organization_text = str_dup(a, organ), .date = day, .hour = -1, .minute = -1, .place = ""};
        m->source = (struct dynasty_source){to.host, to.id, address_url(a, &to, ADDRESS_MEETING, to.id)};
    } else {
        warn(page, "feed entry not understood", full);
    }
}

bool read_feed(struct page *page, struct str utf8)
{
    const struct xml_node *root;
    struct dynasty_document *d = page->document;
    d->form = DYNASTY_RSS;
    if (xml_read(page->arena, utf8, &root) != OK || !xml_is(root, "rss")) {
        d->reason = "not an RSS feed";
        return false;
    }
    const struct xml_node *channel = xml_child(root, "channel");
    if (!channel) {
        d->reason = "an RSS feed without a channel";
        return false;
    }
    struct address own = address_read(page->arena, child_text(page->arena, channel, "link"));
    bool dynasty = str_find(child_text(page->arena, channel, "title"), "Dynasty") >= 0;
    if (*own.host) page->own = own;
    for (const struct xml_node *n = xml_first(channel); n; n = xml_next(n))
        if (xml_is(n, "item")) add_feed_item(page, n);
    d->source = (struct dynasty_source){page->own.host, "", page->url};
    d->site = page->own.base;
    if (d->items.n == 0 && d->meetings.n == 0) {
        d->reason =
            dynasty ? "a feed without meeting items or meetings" : "a feed of something else than Dynasty";
        return false;
    }
    d->what = d->items.n ? DYNASTY_FEED : DYNASTY_MEETINGS;
    return true;
}
