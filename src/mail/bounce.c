/* SPDX-License-Identifier: EUPL-1.2 */
#include <gmime/gmime.h>

#include "mail/post.h"

enum { TOKEN_MIN = 8, TOKEN_MAX = 40, DEPTH_MAX = 20 };

static bool is_hex(char c)
{
    c = char_lower(c);
    return char_is_digit(c) || (c >= 'a' && c <= 'f');
}

/* The token of the first return path in a text: "+b-", digits, '@'. NULL without one. */
static const char *find_token(struct arena *a, struct str text)
{
    for (ptrdiff_t at; (at = str_find(text, "+b-")) >= 0;) {
        text = str_from(text, (size_t)at + 3);
        size_t n = 0;
        while (n < text.n && is_hex(text.p[n]))
            n++;
        if (n < TOKEN_MIN || n > TOKEN_MAX || n == text.n || text.p[n] != '@') continue;
        char *token = arena_strndup(a, text.p, n);
        for (char *p = token; *p; p++)
            *p = char_lower(*p);
        return token;
    }
    return NULL;
}

static const char *find_in_headers(struct arena *a, GMimeMessage *message)
{
    static const char *const names[] = {"Delivered-To", "X-Original-To", "Envelope-To", "To"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = g_mime_object_get_header(GMIME_OBJECT(message), names[i]);
        const char *token = value ? find_token(a, str_of(value)) : NULL;
        if (token) return token;
    }
    return NULL;
}

/* "Status: 5.1.1" of a delivery status, with "Action: failed" where it is told: is it for good? Some
 * servers write 5.0.0 and no more. A 4 is a delay, or a giving-up after delays, which says nothing about
 * the address. */
static bool status_is_permanent(struct str text)
{
    struct str line;
    bool hard = false, failed = true;
    while (str_cut_line(&text, &line)) {
        char *end = memchr(line.p, ':', line.n);
        if (!end) continue;
        struct str name = {line.p, (size_t)(end - line.p)}, value = str_trim(str_from(line, name.n + 1));
        if (name.n == 6 && g_ascii_strncasecmp(name.p, "Status", 6) == 0)
            hard = hard || str_starts(value, "5.");
        if (name.n == 6 && g_ascii_strncasecmp(name.p, "Action", 6) == 0)
            failed = value.n >= 6 && g_ascii_strncasecmp(value.p, "failed", 6) == 0;
    }
    return hard && failed;
}

static bool part_is_permanent(struct arena *a, GMimePart *part)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (!content) return false;
    GMimeStream *stream = g_mime_stream_mem_new();
    (void)g_mime_data_wrapper_write_to_stream(content, stream);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    struct str text = {arena_strndup(a, (const char *)bytes->data, bytes->len), bytes->len};
    g_object_unref(stream);
    return status_is_permanent(text);
}

/* OpenSMTPD puts the part into multipart/mixed, not multipart/report: anywhere will do, not inside the
 * message that came back. */
static bool is_permanent(struct arena *a, GMimeObject *object, int depth)
{
    if (depth > DEPTH_MAX || !object) return false;
    if (GMIME_IS_MULTIPART(object)) {
        GMimeMultipart *parts = GMIME_MULTIPART(object);
        for (int i = 0; i < g_mime_multipart_get_count(parts); i++)
            if (is_permanent(a, g_mime_multipart_get_part(parts, i), depth + 1)) return true;
        return false;
    }
    GMimeContentType *type = g_mime_object_get_content_type(object);
    return GMIME_IS_PART(object) && g_mime_content_type_is_type(type, "message", "delivery-status") &&
           part_is_permanent(a, GMIME_PART(object));
}

enum err bounce_read(struct arena *a, struct str bytes, struct bounce *ret_bounce)
{
    if (bytes.n > BOUNCE_MAX) return ERR_LIMIT;
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.n ? bytes.p : "", bytes.n);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    if (!message) return ERR_INPUT;
    const char *token = find_in_headers(a, message);
    if (!token) token = find_token(a, bytes);
    *ret_bounce =
        (struct bounce){token ? token : "", is_permanent(a, g_mime_message_get_mime_part(message), 0)};
    g_object_unref(message);
    return OK;
}
