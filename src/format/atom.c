/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "format/feed.h"
#include "xml/xml.h"

static void write_link(struct xml_writer *w, const char *rel, const char *type, const char *url)
{
    xml_start(w, "link");
    xml_put_attribute(w, "rel", rel);
    xml_put_attribute(w, "type", type);
    xml_put_attribute(w, "href", url);
    xml_end(w);
}

static void write_author(struct xml_writer *w, const char *name)
{
    xml_start(w, "author");
    xml_put_element(w, "name", name);
    xml_end(w);
}

static void write_entry(struct xml_writer *w, const struct feed_entry *e)
{
    char at[26];
    xml_start(w, "entry");
    xml_put_element(w, "id", e->id);
    xml_put_element(w, "title", e->title);
    xml_put_element(w, "updated", moment_iso(e->at, at));
    if (*e->author) write_author(w, e->author);
    write_link(w, "alternate", "text/html", e->url);
    xml_put_element(w, "summary", e->summary);
    xml_end(w);
}

enum err feed_write_atom(struct arena *a, const struct feed *f, struct str *ret_bytes)
{
    char at[26];
    struct moment updated = f->at.s ? f->at : (struct moment){1}; /* it must tell one, though it be empty */
    struct xml_writer *w = xml_writer_new(a);
    xml_start(w, "feed");
    xml_put_attribute(w, "xmlns", "http://www.w3.org/2005/Atom");
    xml_put_attribute(w, "xml:lang", f->language);
    xml_put_element(w, "id", f->id);
    xml_put_element(w, "title", f->title);
    xml_put_element(w, "subtitle", f->description);
    xml_put_element(w, "updated", moment_iso(updated, at));
    write_author(w, "Yhdyspinta");
    write_link(w, "self", "application/atom+xml", f->self);
    write_link(w, "alternate", "text/html", f->url);
    for (size_t i = 0; i < f->n; i++) write_entry(w, &f->entries[i]);
    return xml_writer_finish(w, ret_bytes);
}

const char *feed_tag(struct arena *a, const char *site, const char *what, int64_t id)
{
    const char *scheme = strstr(site, "://"), *host = scheme ? scheme + 3 : site;
    return arena_printf(a, "tag:%.*s,2026:%s/%lld", (int)strcspn(host, ":/"), host, what, (long long)id);
}
