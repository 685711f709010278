/* xml.h — the one door to libxml2: trees of HTML and XML, read with limits.
 *
 * Nothing is fetched, no entity of a document is expanded, and a document with a document type of its own is
 * refused as XML. Nodes are borrowed from the tree, the tree from its arena. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

struct arena;
struct xml_node;

enum { XML_BYTES_MAX = 8 * 1024 * 1024, XML_DEPTH_MAX = 200 };

/* Once, before threads. */
void xml_init(void);

/* A tree of whatever the bytes are; broken markup is mended as a browser would. `utf8` is valid UTF-8
 * whatever the page declares. ERR_LIMIT above XML_BYTES_MAX, ERR_INPUT when nothing can be read. *ret_root is
 * <html>. */
must_check enum err xml_read_html(struct arena *a, struct str utf8, const struct xml_node **ret_root);

/* The same of XML. ERR_INPUT also for a document type declaration. *ret_root is the document element. */
must_check enum err xml_read(struct arena *a, struct str utf8, const struct xml_node **ret_root);

/* Next to each other and above; NULL when there is none. Only elements, texts and comments are shown. */
const struct xml_node *xml_first(const struct xml_node *node);
const struct xml_node *xml_next(const struct xml_node *node);
const struct xml_node *xml_parent(const struct xml_node *node);
/* The next node in document order inside `top`, NULL at its end. */
const struct xml_node *xml_walk(const struct xml_node *top, const struct xml_node *node);

/* Element name in lower case, "" for others. */
const char *xml_name(const struct xml_node *node);
bool xml_is(const struct xml_node *node, const char *name);
/* The characters of a text node (also CDATA), or of a comment; empty for others. */
struct str xml_text(const struct xml_node *node);
struct str xml_comment(const struct xml_node *node);
/* The attribute's value in the arena; "" when it is missing. */
const char *xml_attribute(struct arena *a, const struct xml_node *node, const char *name);
/* All text inside, joined as it is. At most XML_BYTES_MAX bytes. */
struct str xml_all_text(struct arena *a, const struct xml_node *node);
/* The first element child of that name, or NULL. */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);

/* `&auml;` and `&#228;` written as characters; an unknown one stays as it is. */
struct str xml_without_entities(struct arena *a, struct str text);

/* ---- writing ---------------------------------------------------------------------------------------- */

/* A document being written, owned by the arena. Texts are escaped; characters XML cannot hold are left out.
 */
struct xml_writer;
struct xml_writer *xml_writer_new(struct arena *a);
void xml_start(struct xml_writer *w, const char *name);
void xml_put_attribute(struct xml_writer *w, const char *name, const char *value);
void xml_put_text(struct xml_writer *w, const char *text);
void xml_put_element(struct xml_writer *w, const char *name, const char *text);
void xml_put_cdata(struct xml_writer *w, const char *name, const char *text);
void xml_end(struct xml_writer *w);
/* Closes what is open. ERR_INTERNAL when something could not be written. Borrowed from the arena. */
must_check enum err xml_writer_finish(struct xml_writer *w, struct str *ret_bytes);
