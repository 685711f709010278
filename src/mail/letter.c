/* SPDX-License-Identifier: EUPL-1.2 */
#include <gmime/gmime.h>

#include "base/text.h"
#include "mail/post.h"

static void unref(void *object)
{
    g_object_unref(object);
}

/* Ties a new object to the arena. */
static void *keep(struct arena *a, void *object)
{
    arena_defer(a, unref, object);
    return object;
}

static bool is_header(const char *text)
{
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        if (*p < ' ' || *p == 0x7f) return false;
    return text_is_utf8(str_of(text));
}

static bool is_address(const char *text)
{
    const char *at = strchr(text, '@');
    if (!at || at == text || !at[1]) return false;
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        if (*p <= ' ' || *p >= 0x7f || strchr("<>,;\"\\()[]:", *p)) return false;
    return true;
}

static bool is_writable(const struct letter *l)
{
    const char *const headers[] = {l->from_name, l->to_name, l->subject, l->list_id, l->message_id};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        if (!is_header(headers[i])) return false;
    if (l->part && (!is_header(l->part->name) || !is_header(l->part->type))) return false;
    return is_address(l->from) && is_address(l->to) && text_is_utf8(str_of(l->text));
}

/* GMime chooses a charset by itself unless each address is told. */
static void add_address(InternetAddressList *list, struct arena *a, const char *name, const char *address)
{
    InternetAddress *one = keep(a, internet_address_mailbox_new(*name ? name : NULL, address));
    internet_address_set_charset(one, "utf-8");
    internet_address_list_add(list, one);
}

static void set_content(struct arena *a, GMimePart *part, struct str bytes)
{
    GMimeStream *stream = keep(a, g_mime_stream_mem_new_with_buffer(bytes.n ? bytes.p : "", bytes.n));
    GMimeDataWrapper *content =
        keep(a, g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part, content);
}

static GMimeObject *text_part(struct arena *a, const char *text)
{
    GMimePart *part = keep(a, g_mime_part_new_with_type("text", "plain"));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    set_content(a, part, str_of(text));
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return GMIME_OBJECT(part);
}

static GMimeObject *further_part(struct arena *a, const struct letter_part *p)
{
    GMimeContentType *type = keep(a, g_mime_content_type_parse(NULL, p->type));
    GMimePart *part = keep(a, g_mime_part_new());
    GMimeObject *object = GMIME_OBJECT(part);
    g_mime_object_set_content_type(object, type);
    if (g_mime_content_type_is_type(type, "text", "*"))
        g_mime_object_set_content_type_parameter(object, "charset", "utf-8");
    g_mime_part_set_filename(part, p->name);
    g_mime_object_set_disposition(object, GMIME_DISPOSITION_ATTACHMENT);
    set_content(a, part, p->bytes);
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    return object;
}

static GMimeObject *body(struct arena *a, const struct letter *l)
{
    GMimeObject *text = text_part(a, l->text);
    if (!l->part) return text;
    GMimeMultipart *both = keep(a, g_mime_multipart_new_with_subtype("mixed"));
    g_mime_multipart_add(both, text);
    g_mime_multipart_add(both, further_part(a, l->part));
    return GMIME_OBJECT(both);
}

static void set_headers(struct arena *a, GMimeMessage *message, const struct letter *l)
{
    GMimeObject *object = GMIME_OBJECT(message);
    GDateTime *date = g_date_time_new_from_unix_utc(l->date.s);
    add_address(g_mime_message_get_from(message), a, l->from_name, l->from);
    add_address(g_mime_message_get_to(message), a, l->to_name, l->to);
    g_mime_message_set_subject(message, l->subject, "utf-8");
    g_mime_message_set_date(message, date);
    g_date_time_unref(date);
    g_mime_message_set_message_id(message, l->message_id);
    g_mime_object_set_header(object, "Auto-Submitted", "auto-generated", NULL);
    if (*l->list_id) g_mime_object_set_header(object, "List-Id", arena_printf(a, "<%s>", l->list_id), NULL);
}

static enum err write_message(struct arena *a, GMimeMessage *message, struct str *ret_bytes)
{
    GMimeFormatOptions *crlf = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(crlf, GMIME_NEWLINE_FORMAT_DOS);
    GMimeStream *stream = keep(a, g_mime_stream_mem_new());
    ssize_t n = g_mime_object_write_to_stream(GMIME_OBJECT(message), crlf, stream);
    g_mime_format_options_free(crlf);
    if (n < 0) return ERR_INTERNAL;
    if (n > LETTER_MAX) return ERR_LIMIT;
    GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    *ret_bytes = (struct str){arena_strndup(a, (const char *)bytes->data, bytes->len), bytes->len};
    return OK;
}

enum err letter_write(struct arena *a, const struct letter *l, struct str *ret_bytes)
{
    if (!is_writable(l)) return ERR_INPUT;
    GMimeMessage *message = keep(a, g_mime_message_new(TRUE));
    set_headers(a, message, l);
    g_mime_message_set_mime_part(message, body(a, l));
    return write_message(a, message, ret_bytes);
}

const char *letter_return_path(struct arena *a, const char *from, const char *token)
{
    const char *at = strchr(from, '@');
    must(at);
    return arena_printf(a, "%.*s+b-%s%s", (int)(at - from), from, token, at);
}
