/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/feed.h"
#include "xml/xml.h"

static void write_item(struct xml_writer *w, const struct feed_entry *e)
{
    char at[30];
    xml_start(w, "item");
    xml_put_element(w, "title", e->title);
    xml_put_element(w, "description", e->summary);
    xml_put_element(w, "link", e->url);
    xml_start(w, "guid");
    xml_put_attribute(w, "isPermaLink", "false");
    xml_put_text(w, e->id);
    xml_end(w);
    if (e->at.s) xml_put_element(w, "pubDate", moment_http(e->at, at));
    xml_end(w);
}

enum err feed_write_rss(struct arena *a, const struct feed *f, struct str *ret_bytes)
{
    char at[30];
    struct xml_writer *w = xml_writer_new(a);
    xml_start(w, "rss");
    xml_put_attribute(w, "version", "2.0");
    xml_put_attribute(w, "xmlns:atom", "http://www.w3.org/2005/Atom");
    xml_start(w, "channel");
    xml_put_element(w, "title", f->title);
    xml_put_element(w, "description", f->description);
    xml_put_element(w, "link", f->url);
    xml_put_element(w, "language", f->language);
    if (f->at.s) xml_put_element(w, "lastBuildDate", moment_http(f->at, at));
    xml_start(w, "atom:link");
    xml_put_attribute(w, "rel", "self");
    xml_put_attribute(w, "type", "application/rss+xml");
    xml_put_attribute(w, "href", f->self);
    xml_end(w);
    for (size_t i = 0; i < f->n; i++) write_item(w, &f->entries[i]);
    return xml_writer_finish(w, ret_bytes);
}
