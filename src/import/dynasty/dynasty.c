/* The one entry: which form the bytes have, which page it is, and who reads it. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "import/dynasty/dynasty.h"

#include "base/arena.h"
#include "base/text.h"
#include "import/dynasty/rules.h"
#include "text/collate.h"
#include "xml/charset.h"
#include "xml/xml.h"

enum { BYTES_MAX = 64 * 1024 * 1024, WARNING_TEXT = 80, BINARY_WITHIN = 4096 };

void warn(struct page *page, const char *what, struct str text)
{
    struct str front = text_first(text, WARNING_TEXT);
    const char *line = text.n == 0 ? what
                                   : arena_printf(page->arena, "%s: %.*s%s", what, (int)front.n, front.p,
                                                  front.n < text.n ? "…" : "");
    add_text(page->arena, &page->document->warnings, str_of(line));
}

static bool is_binary(struct str bytes)
{
    if (str_starts(bytes, "\xff\xfe") || str_starts(bytes, "\xfe\xff")) return false;
    struct str front = str_first(bytes, BINARY_WITHIN);
    return str_find_char(front, '\0') >= 0 || str_starts(bytes, "%PDF-");
}

/* An optional first line "URL: …". */
static const char *cut_url(struct arena *a, struct str *text)
{
    struct str rest = *text, line;
    while (rest.n && char_is_space(*rest.p))
        rest = str_from(rest, 1);
    struct str after = rest;
    if (!str_cut_line(&after, &line) || !str_skip(&line, "URL:")) return "";
    *text = after;
    return str_dup(a, str_trim(line));
}

static bool has_any(struct str s, const char *const *needles)
{
    for (; *needles; needles++)
        if (str_find(s, *needles) >= 0) return true;
    return false;
}

static bool is_html(struct str text)
{
    static const char *const tags[] = {"<html",
                                       "<HTML",
                                       "<!DOCTYPE html",
                                       "<!doctype html",
                                       "<body",
                                       "<BODY",
                                       "<table",
                                       "<TABLE",
                                       "<div",
                                       "<DIV",
                                       "<p>",
                                       "<P>",
                                       "<p ",
                                       "<meta",
                                       "<META",
                                       NULL};
    return has_any(str_first(text, 4096), tags);
}

/* Letters written as a base and a combining mark become one; pages without such marks are left alone. */
static struct str normal_form(struct arena *a, struct str text)
{
    struct str normal;
    bool combining = str_find_char(text, '\xCC') >= 0 || str_find_char(text, '\xCD') >= 0;
    return combining && text_nfc(a, text, &normal) == OK ? normal : text;
}

/* ---- what tells the system apart -------------------------------------------------------------------- */

static bool has_marks_of_system(struct str text)
{
    static const char *const marks[] = {"DREQUEST.PHP",
                                        "DATABEGIN",
                                        "DATA_BEGIN",
                                        "Dynasty tietopalvelu",
                                        "Dynasty informationstjänst",
                                        "data-part-block-htm",
                                        "/kokous/",
                                        "page=meetingitem",
                                        "page=meeting&",
                                        "page=meetings&",
                                        "page=official_decision",
                                        "DJULKAISU",
                                        "TELIMET.HTM",
                                        NULL};
    return has_any(text, marks);
}

/* A heading of a handling and a label of what was proposed or decided. */
static bool reads_like_item(const struct page *page)
{
    bool heading = false, label = false;
    for (size_t i = 0; i < page->lines.n && !(heading && label); i++) {
        struct heading h;
        struct label l;
        heading |= heading_read(&page->lines.at[i], page->lines.n - i, &h) && day_known(h.date);
        label |= label_read(&page->lines.at[i], false, &l) && l.certain &&
                 (l.role == ROLE_PROPOSAL || l.role == ROLE_DECISION || l.role == ROLE_PREPARER);
    }
    return heading && label;
}

static void note_form(struct page *page, struct str text)
{
    struct dynasty_document *d = page->document;
    if (page->own.is_static || str_find(text, "DATA_BEGIN") >= 0)
        d->form = DYNASTY_STATIC;
    else if (str_find(text, "data-part") >= 0)
        d->form = DYNASTY_CGI_NEW;
    else
        d->form = DYNASTY_CGI_OLD;
}

/* ---- whose page, which address ---------------------------------------------------------------------- */

static void find_own_address(struct page *page, const char *path)
{
    struct arena *a = page->arena;
    if (*page->url) page->own = address_read(a, str_of(page->url));
    page->document->site = page->own.base;
    struct address file = address_of_file(a, str_of(path));
    for (size_t i = 0; i < page->lines.n; i++) {
        const struct line *line = &page->lines.at[i];
        for (size_t k = 0; k < line->runs.n; k++) {
            const struct run *run = &line->runs.at[k];
            if (!run->href) continue;
            struct address to = address_read(a, str_of(run->href));
            struct str text = {line->text.p + run->start, run->end - run->start};
            bool page_link =
                to.kind != ADDRESS_ITEM_PDF && to.kind != ADDRESS_MEETING_PDF && to.kind != ADDRESS_FILE;
            if (!*page->document->site && page_link && *to.base) page->document->site = to.base;
            bool own = to.kind == ADDRESS_ITEM_PDF &&
                       (str_starts(text, "Kokousasia") || str_find(text, "rende") >= 0);
            if (own && !*page->own.id) {
                const char *host = page->own.host, *base = page->own.base;
                page->own = to;
                if (!*to.host) {
                    page->own.host = host;
                    page->own.base = base;
                }
            }
            if (!*page->own.host && *to.host && to.kind != ADDRESS_OTHER) {
                page->own.host = to.host;
                page->own.base = to.base;
            }
        }
    }
    if (!*page->own.id && file.kind != ADDRESS_OTHER) {
        page->own.id = file.id;
        page->own.kind = file.kind;
    }
    page->own.is_static = file.is_static || address_read(a, str_of(page->url)).is_static;
}

/* Feed addresses printed as text tell the host of a stripped page. */
static void find_host_in_text(struct page *page)
{
    for (size_t i = 0; i < page->lines.n && !*page->own.host; i++) {
        struct str s = page->lines.at[i].text;
        if (!str_starts(s, "http") || str_find(s, "DREQUEST.PHP") < 0) continue;
        struct address to = address_read(page->arena, s);
        page->own.host = to.host;
        page->own.base = page->document->site = to.base;
    }
}

static void find_party(struct page *page, const char *html_title)
{
    struct str party;
    if (*html_title && !str_starts(str_of(html_title), "Dynasty") &&
        head_read_party(str_of(html_title), &party)) {
        page->document->party_text = str_dup(page->arena, party);
        return;
    }
    for (size_t i = 0; i < page->lines.n && i < 12; i++) {
        if (!head_read_party(page->lines.at[i].text, &party)) continue;
        page->document->party_text = str_dup(page->arena, party);
        page->lines.at[i].kind = LINE_RULE;
        return;
    }
}

static void note_source(struct page *page, enum address_kind kind)
{
    struct address own = page->own;
    const char *url = *page->url ? page->url : address_url(page->arena, &own, kind, own.id);
    page->document->source = (struct dynasty_source){own.host, own.id, url};
}

/* ---- forms ------------------------------------------------------------------------------------------ */

static bool links_to(const struct page *page, enum address_kind kind)
{
    for (size_t i = 0; i < page->lines.n; i++)
        for (size_t k = 0; k < page->lines.at[i].runs.n; k++) {
            const char *href = page->lines.at[i].runs.at[k].href;
            if (href && page->lines.at[i].kind == LINE_ROW &&
                address_read(page->arena, str_of(href)).kind == kind)
                return true;
        }
    return false;
}

static void read_page(struct page *page)
{
    struct dynasty_document *d = page->document;
    struct head head = {0};
    (void)head_read(&page->lines, &head);
    if (head.found && head.number == 0 && read_meeting(page, &head)) return;
    if (!head.found || head.number == 0) {
        if (links_to(page, ADDRESS_OFFICIAL)) {
            d->reason = "decisions of officials are not imported";
            return;
        }
        if (links_to(page, ADDRESS_ORGANIZATION) && read_organizations(page)) return;
        if (links_to(page, ADDRESS_MEETING) && read_meetings(page)) return;
    }
    note_source(page, ADDRESS_ITEM);
    (void)read_item(page, &head);
}

static void read_html_page(struct page *page, struct str text, const char *path)
{
    struct dynasty_document *d = page->document;
    const struct xml_node *root;
    enum err e = xml_read_html(page->arena, text, &root);
    if (e != OK) {
        d->reason = e == ERR_LIMIT ? "larger than 8 MB" : "no page could be read";
        return;
    }
    lines_from_html(page->arena, root, &page->lines);
    const char *title = "";
    for (const struct xml_node *n = root; n && !*title; n = xml_walk(root, n))
        if (xml_is(n, "title")) title = line_of(page->arena, LINE_TEXT, xml_all_text(page->arena, n)).text.p;
    find_own_address(page, path);
    note_form(page, text);
    if (!has_marks_of_system(text) && !*page->url && !reads_like_item(page)) {
        d->reason = "not a Dynasty page";
        return;
    }
    find_party(page, title);
    read_page(page);
}

static bool looks_like_markdown(struct str text)
{
    struct str line;
    while (str_cut_line(&text, &line)) {
        line = str_trim(line);
        if (str_starts(line, "# ") || str_starts(line, "## ")) return true;
    }
    return false;
}

static void read_text_page(struct page *page, struct str text)
{
    struct dynasty_document *d = page->document;
    d->form = DYNASTY_TEXT;
    if (text.n > XML_BYTES_MAX) {
        d->reason = "larger than 8 MB";
        return;
    }
    struct head head = {0};
    lines_from_text(page->arena, text, &page->lines);
    bool has_head = head_read(&page->lines, &head);
    if (!has_head && looks_like_markdown(text)) {
        page->lines = (struct lines){0};
        lines_from_markdown(page->arena, text, &page->lines);
    }
    if (!has_head && !has_marks_of_system(text) && !*page->url && !reads_like_item(page)) {
        d->reason = "not a Dynasty page";
        return;
    }
    find_own_address(page, "");
    find_host_in_text(page);
    find_party(page, "");
    note_source(page, ADDRESS_ITEM);
    if (!has_head && !reads_like_item(page)) {
        d->reason = "no organ or meeting date on the page";
        return;
    }
    (void)read_item(page, &head);
}

enum err dynasty_read(struct arena *a, struct str bytes, const char *path,
                      struct dynasty_document *ret_document)
{
    struct dynasty_document d = {.form = DYNASTY_TEXT,
                                 .reason = "",
                                 .language = "fi",
                                 .party_text = "",
                                 .site = "",
                                 .source = {"", "", ""}};
    if (bytes.n > BYTES_MAX) return ERR_LIMIT;
    struct page page = {
        .arena = a, .document = &d, .own = {.host = "", .id = "", .k = "", .base = ""}, .url = ""};
    if (bytes.n == 0 || str_trim(bytes).n == 0) {
        d.reason = "empty";
    } else if (is_binary(bytes)) {
        d.reason = "binary, not a page";
    } else if (bytes.n > XML_BYTES_MAX) {
        d.reason = "larger than 8 MB";
    } else {
        bool misdeclared;
        struct str text = charset_to_utf8(a, bytes, charset_decide(bytes, (struct str){0}, &misdeclared));
        if (misdeclared) warn(&page, "declared character set is not the real one", (struct str){0});
        text = normal_form(a, text);
        page.url = cut_url(a, &text);
        struct str front = str_trim(str_first(text, 1024));
        if (str_find(front, "<rss") >= 0)
            read_feed(&page, str_trim(text));
        else if (is_html(text))
            read_html_page(&page, text, path);
        else
            read_text_page(&page, text);
    }
    if (d.what == DYNASTY_NOTHING && !*d.reason) d.reason = "no organ or meeting date on the page";
    *ret_document = d;
    return OK;
}
