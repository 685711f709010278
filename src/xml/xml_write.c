/* SPDX-License-Identifier: EUPL-1.2 */
#include "xml/xml.h"

#include <libxml/xmlwriter.h>

#include "base/arena.h"

struct xml_writer {
    struct arena *arena;
    xmlBufferPtr buffer;
    xmlTextWriterPtr writer;
    bool failed;
};

static void free_writer(void *x)
{
    struct xml_writer *w = x;
    if (w->writer) xmlFreeTextWriter(w->writer);
    if (w->buffer) xmlBufferFree(w->buffer);
}

static void note(struct xml_writer *w, int result)
{
    if (result < 0) w->failed = true;
}

/* XML has no place for control characters. */
static const xmlChar *clean(struct xml_writer *w, const char *text)
{
    char *copy = NULL;
    size_t n = 0;
    for (const char *p = text; *p; p++) {
        bool control = (unsigned char)*p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r';
        if (control && !copy) {
            copy = arena_strdup(w->arena, text);
            n = (size_t)(p - text);
        }
        if (copy && !control) copy[n++] = *p;
    }
    if (copy) copy[n] = '\0';
    return (const xmlChar *)(copy ? copy : text);
}

struct xml_writer *xml_writer_new(struct arena *a)
{
    struct xml_writer *w = arena_make(a, struct xml_writer);
    w->arena = a;
    w->buffer = xmlBufferCreate();
    w->writer = w->buffer ? xmlNewTextWriterMemory(w->buffer, 0) : NULL;
    must(w->writer);
    arena_defer(a, free_writer, w);
    note(w, xmlTextWriterStartDocument(w->writer, NULL, "UTF-8", NULL));
    return w;
}

void xml_start(struct xml_writer *w, const char *name)
{
    note(w, xmlTextWriterStartElement(w->writer, (const xmlChar *)name));
}

void xml_put_attribute(struct xml_writer *w, const char *name, const char *value)
{
    note(w, xmlTextWriterWriteAttribute(w->writer, (const xmlChar *)name, clean(w, value)));
}

void xml_put_text(struct xml_writer *w, const char *text)
{
    note(w, xmlTextWriterWriteString(w->writer, clean(w, text)));
}

void xml_put_element(struct xml_writer *w, const char *name, const char *text)
{
    note(w, xmlTextWriterWriteElement(w->writer, (const xmlChar *)name, clean(w, text)));
}

void xml_put_cdata(struct xml_writer *w, const char *name, const char *text)
{
    xml_start(w, name);
    const char *rest = (const char *)clean(w, text);
    for (const char *end; (end = strstr(rest, "]]>"));
         rest = end + 2) /* the section must not end inside the text */
        note(w, xmlTextWriterWriteCDATA(
                    w->writer, (const xmlChar *)arena_strndup(w->arena, rest, (size_t)(end - rest) + 2)));
    note(w, xmlTextWriterWriteCDATA(w->writer, (const xmlChar *)rest));
    xml_end(w);
}

void xml_end(struct xml_writer *w)
{
    note(w, xmlTextWriterEndElement(w->writer));
}

enum err xml_writer_finish(struct xml_writer *w, struct str *ret_bytes)
{
    if (w->writer) {
        note(w, xmlTextWriterEndDocument(w->writer));
        xmlFreeTextWriter(w->writer);
        w->writer = NULL;
    }
    if (w->failed) return ERR_INTERNAL;
    *ret_bytes = (struct str){(const char *)xmlBufferContent(w->buffer), (size_t)xmlBufferLength(w->buffer)};
    return OK;
}
