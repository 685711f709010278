/* SPDX-License-Identifier: EUPL-1.2 */
#include "xml/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "base/out.h"
#include "base/text.h"

void xml_init(void)
{
    xmlInitParser();
}

static void free_document(void *x)
{
    xmlFreeDoc(x);
}

static void silent(void *context, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void silent(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

static const xmlNode *node_in(const struct xml_node *node)
{
    return (const xmlNode *)node;
}

static bool is_shown(const xmlNode *n)
{
    return n->type == XML_ELEMENT_NODE || n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE ||
           n->type == XML_COMMENT_NODE;
}

static const struct xml_node *node_out(const xmlNode *n)
{
    while (n && !is_shown(n))
        n = n->next;
    return (const struct xml_node *)n;
}

/* "&nbsp;" as the character it is. Word's pages have thousands, and the parser stops at each of them. */
static struct str without_nbsp(struct arena *a, struct str html)
{
    static const char entity[] = "&nbsp;";
    const size_t n = sizeof entity - 1;
    const char *end = html.p + html.n, *done = html.p;
    char *copy = arena_alloc(a, html.n), *to = copy;
    for (const char *p = html.p; (p = memchr(p, '&', (size_t)(end - p))) != NULL; p++) {
        if ((size_t)(end - p) < n || memcmp(p, entity, n) != 0) continue;
        to = mempcpy(to, done, (size_t)(p - done));
        to = mempcpy(to, "\u00a0", 2);
        done = p + n;
    }
    to = mempcpy(to, done, (size_t)(end - done));
    return (struct str){copy, (size_t)(to - copy)};
}

enum err xml_read_html(struct arena *a, struct str utf8, const struct xml_node **ret_root)
{
    if (utf8.n > XML_BYTES_MAX) return ERR_LIMIT;
    if (utf8.n == 0) return ERR_INPUT;
    htmlParserCtxtPtr context = htmlNewParserCtxt();
    if (!context) return ERR_INTERNAL;
    utf8 = without_nbsp(a, utf8);
    xmlSetGenericErrorFunc(NULL, silent);
    xmlDocPtr doc = htmlCtxtReadMemory(context, utf8.p, (int)utf8.n, NULL, "UTF-8",
                                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                           HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT);
    htmlFreeParserCtxt(context);
    if (!doc) return ERR_INPUT;
    arena_defer(a, free_document, doc);
    const xmlNode *root = xmlDocGetRootElement(doc);
    if (!root) return ERR_INPUT;
    *ret_root = node_out(root);
    return OK;
}

enum err xml_read(struct arena *a, struct str utf8, const struct xml_node **ret_root)
{
    if (utf8.n > XML_BYTES_MAX) return ERR_LIMIT;
    if (utf8.n == 0 || str_find(str_first(utf8, 4096), "<!DOCTYPE") >= 0) return ERR_INPUT;
    xmlParserCtxtPtr context = xmlNewParserCtxt();
    if (!context) return ERR_INTERNAL;
    xmlSetGenericErrorFunc(NULL, silent);
    xmlDocPtr doc =
        xmlCtxtReadMemory(context, utf8.p, (int)utf8.n, NULL, "UTF-8",
                          XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
    xmlFreeParserCtxt(context);
    if (!doc) return ERR_INPUT;
    arena_defer(a, free_document, doc);
    const xmlNode *root = xmlDocGetRootElement(doc);
    if (!root || doc->intSubset) return ERR_INPUT;
    *ret_root = node_out(root);
    return OK;
}

const struct xml_node *xml_first(const struct xml_node *node)
{
    return node_in(node)->type == XML_ELEMENT_NODE ? node_out(node_in(node)->children) : NULL;
}

const struct xml_node *xml_next(const struct xml_node *node)
{
    return node_out(node_in(node)->next);
}

const struct xml_node *xml_parent(const struct xml_node *node)
{
    const xmlNode *up = node_in(node)->parent;
    return up && up->type == XML_ELEMENT_NODE ? (const struct xml_node *)up : NULL;
}

const struct xml_node *xml_walk(const struct xml_node *top, const struct xml_node *node)
{
    const struct xml_node *down = xml_first(node);
    if (down) return down;
    while (node && node != top) {
        const struct xml_node *beside = xml_next(node);
        if (beside) return beside;
        node = xml_parent(node);
    }
    return NULL;
}

const char *xml_name(const struct xml_node *node)
{
    return node_in(node)->type == XML_ELEMENT_NODE ? (const char *)node_in(node)->name : "";
}

bool xml_is(const struct xml_node *node, const char *name)
{
    return strcmp(xml_name(node), name) == 0;
}

struct str xml_text(const struct xml_node *node)
{
    const xmlNode *n = node_in(node);
    bool text = n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE;
    return text && n->content ? str_of((const char *)n->content) : (struct str){0};
}

struct str xml_comment(const struct xml_node *node)
{
    const xmlNode *n = node_in(node);
    return n->type == XML_COMMENT_NODE && n->content ? str_of((const char *)n->content) : (struct str){0};
}

const char *xml_attribute(struct arena *a, const struct xml_node *node, const char *name)
{
    const xmlNode *n = node_in(node);
    if (n->type != XML_ELEMENT_NODE) return "";
    xmlChar *value = xmlGetProp(n, (const xmlChar *)name);
    if (!value) return "";
    const char *copy = arena_strdup(a, (const char *)value);
    xmlFree(value);
    return copy;
}

struct str xml_all_text(struct arena *a, const struct xml_node *node)
{
    auto_out struct out o = out_make(XML_BYTES_MAX);
    for (const struct xml_node *n = node; n; n = xml_walk(node, n))
        out_str(&o, xml_text(n));
    return (struct str){arena_strndup(a, o.n ? o.p : "", o.n), o.n};
}

const struct xml_node *xml_child(const struct xml_node *node, const char *name)
{
    for (const struct xml_node *n = xml_first(node); n; n = xml_next(n))
        if (xml_is(n, name)) return n;
    return NULL;
}

/* The character an entity name or number stands for; 0 when it is none. */
static uint32_t entity(struct arena *a, struct str name)
{
    if (name.n > 1 && name.p[0] == '#') {
        bool hex = char_lower(name.p[1]) == 'x';
        uint32_t c = 0;
        for (size_t i = hex ? 2 : 1; i < name.n; i++) {
            char d = char_lower(name.p[i]);
            uint32_t digit = char_is_digit(d)              ? (uint32_t)(d - '0')
                             : hex && d >= 'a' && d <= 'f' ? (uint32_t)(d - 'a') + 10
                                                           : 99;
            if (digit == 99 || c > 0x10FFFF) return 0;
            c = c * (hex ? 16 : 10) + digit;
        }
        return c >= 0x20 && c <= 0x10FFFF && (c < 0xD800 || c >= 0xE000) ? c : 0;
    }
    const htmlEntityDesc *found = htmlEntityLookup((const xmlChar *)str_dup(a, name));
    return found ? found->value : 0;
}

struct str xml_without_entities(struct arena *a, struct str text)
{
    if (str_find_char(text, '&') < 0) return text;
    auto_out struct out o = out_make(XML_BYTES_MAX);
    for (size_t i = 0; i < text.n; i++) {
        size_t n = 1;
        while (text.p[i] == '&' && n < 12 && i + n < text.n && text.p[i + n] != ';')
            n++;
        uint32_t c = 0;
        if (text.p[i] == '&' && i + n < text.n && text.p[i + n] == ';')
            c = entity(a, (struct str){text.p + i + 1, n - 1});
        if (!c) {
            out_char(&o, text.p[i]);
            continue;
        }
        char bytes[4];
        out_bytes(&o, bytes, text_encode(c, bytes));
        i += n;
    }
    return (struct str){arena_strndup(a, o.n ? o.p : "", o.n), o.n};
}
