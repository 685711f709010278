/* tplc_html.c — the HTML half of the template compiler: follows tags and attributes, so that every value is
 * escaped for where it stands and nothing is accepted where no escaping would be safe. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "tplc.h"
#include "tplc_parts.h"

#include <ctype.h>
#include <strings.h>

/* The attribute's ending: name="…", name?="{{ … }}", name??="{{ … }}" */
enum form { FORM_PLAIN, FORM_FLAG, FORM_OPTIONAL };

struct tag {
    char name[MAX_NAME];
    int line;
    char attribute[MAX_ATTRIBUTES][MAX_NAME];
    int n_attributes;
};

static bool among(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcasecmp(name, *names) == 0) return true;
    return false;
}

static const char *const void_elements[] = {"area", "br",   "col",    "hr",    "img", "input",
                                            "link", "meta", "source", "track", "wbr", NULL};
static const char *const refused_elements[] = {"animate", "base",      "embed", "frame", "frameset", "iframe",
                                               "object",  "plaintext", "set",   "style", "xmp",      NULL};
static const char *const url_attributes[] = {"action",   "cite",   "formaction", "href",       "longdesc",
                                             "manifest", "poster", "src",        "xlink:href", NULL};
static const char *const refused_attributes[] = {"background", "http-equiv", "imagesrcset", "ping",
                                                 "srcdoc",     "srcset",     "style",       NULL};
static const char *const schemes[] = {"http", "https", "mailto", "tel", NULL};

static bool looking_at(const struct tplc *t, const char *text)
{
    size_t n = strlen(text);
    return (size_t)(t->end - t->at) >= n && strncasecmp(t->at, text, n) == 0;
}

static bool first_column(const struct tplc *t)
{
    return t->at == t->begin || t->at[-1] == '\n';
}

static bool inside(const struct tplc *t, const char *const *names)
{
    for (int i = 0; i < t->depth; i++)
        if (among(t->open[i], names)) return true;
    return false;
}

static void put(struct tplc *t, const char *p, size_t n)
{
    if (t->fixed.n == 0) t->fixed_line = t->line;
    out_bytes(&t->fixed, p, n);
}

static void put_text(struct tplc *t, const char *text)
{
    put(t, text, strlen(text));
}

/* ---- values ---- */

struct expression {
    const char *p;
    int n;
};

/* Reads {{ … }} at t->at. Braces inside C literals do not count. */
static bool read_expression(struct tplc *t, struct expression *ret)
{
    const char *p = t->at + 2;
    const char *from = p;
    for (; p < t->end && *p != '\n'; p++) {
        if (*p == '"' || *p == '\'') {
            p += skip_literal(p, (size_t)(t->end - p)) - 1;
        } else if (*p == '}' && p + 1 < t->end && p[1] == '}') {
            t->at = p + 2;
            while (p > from && isspace((unsigned char)p[-1]))
                p--;
            while (from < p && isspace((unsigned char)*from))
                from++;
            if (p == from) fail(t, t->line, "an empty {{ }}");
            *ret = (struct expression){from, (int)(p - from)};
            return p != from;
        }
    }
    fail(t, t->line, "{{ without }} on the same line");
    return false;
}

static void emit_value(struct tplc *t, const char *function, struct expression e)
{
    emit_fixed(t);
    emit_line(t, t->line);
    out_printf(t->c, "    %s(v, %.*s);\n", function, e.n, e.p);
}

static void emit_flag(struct tplc *t, const char *name, struct expression e)
{
    emit_fixed(t);
    emit_line(t, t->line);
    out_printf(t->c, "    if (%.*s) view_raw(v, \" %s\", %zu);\n", e.n, e.p, name, strlen(name) + 1);
}

static void emit_optional(struct tplc *t, const char *name, const char *function, struct expression e)
{
    emit_fixed(t);
    emit_line(t, t->line);
    out_printf(t->c,
               "    { const char *text_ = (%.*s); if (text_ && *text_) { view_raw(v, \" %s=\\\"\", %zu); ",
               e.n, e.p, name, strlen(name) + 3);
    out_printf(t->c, "%s(v, text_); view_raw(v, \"\\\"\", 1); } }\n", function);
}

/* ---- attributes ---- */

static bool is_name_char(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == ':' || c == '_';
}

static bool read_name(struct tplc *t, char name[static MAX_NAME])
{
    const char *from = t->at;
    while (t->at < t->end && is_name_char(*t->at))
        t->at++;
    size_t n = (size_t)(t->at - from);
    if (n == 0 || n >= MAX_NAME - 8) {
        fail(t, t->line, n ? "this name is too long" : "a name was expected here");
        return false;
    }
    memcpy(name, from, n);
    name[n] = '\0';
    return true;
}

/* Fixed text at the front of an URL, perhaps followed by a value. */
static void check_url(struct tplc *t, const char *p, size_t n, bool value_follows)
{
    char scheme[16] = "";
    size_t i = 0, rest = 0;
    while (i < n && !strchr(":/?#&\\", p[i]))
        i++;
    if (i < n && (p[i] == '&' || p[i] == '\\')) fail(t, t->line, "no %c at the front of an URL", p[i]);
    if (i < n && p[i] == ':') {
        if (i < sizeof scheme) memcpy(scheme, p, i);
        rest = i + 1;
        if (!among(scheme, schemes))
            fail(t, t->line, "an URL begins with http:, https:, mailto:, tel:, /, ? or #");
    }
    bool slashes = n - rest >= 2 && p[rest] == '/' && (p[rest + 1] == '/' || p[rest + 1] == '\\');
    bool host = slashes || scheme[0] == 'h';
    size_t after = slashes ? rest + 2 : rest;
    while (host && slashes && after < n && !strchr("/?#", p[after]))
        after++;
    if (value_follows && host && (!slashes || after == n))
        fail(t, t->line, "a value may not choose the host of an URL");
}

static void read_plain(struct tplc *t, const char *name, char quote)
{
    bool url = among(name, url_attributes);
    const char *from = t->at;
    bool value_seen = false;
    while (t->at < t->end && *t->at != quote && *t->at != '\n') {
        if (!looking_at(t, "{{")) {
            if (*t->at == '"')
                put_text(t, "&quot;");
            else
                put(t, t->at, 1);
            t->at++;
            continue;
        }
        size_t fixed = (size_t)(t->at - from);
        struct expression e;
        if (url && fixed && !value_seen) check_url(t, from, fixed, true);
        if (t->failed || !read_expression(t, &e)) return;
        emit_value(t, !url ? "view_attr" : fixed ? "view_url_part" : "view_url", e);
        value_seen = true;
    }
    if (url && !value_seen) check_url(t, from, (size_t)(t->at - from), false);
}

/* name?="{{ … }}" and name??="{{ … }}" */
static void read_conditional(struct tplc *t, const char *name, enum form form)
{
    struct expression e;
    if (!looking_at(t, "{{")) {
        fail(t, t->line, "%s%s= takes exactly one {{ }}", name, form == FORM_FLAG ? "?" : "??");
        return;
    }
    if (!read_expression(t, &e)) return;
    if (form == FORM_OPTIONAL)
        emit_optional(t, name, among(name, url_attributes) ? "view_url" : "view_attr", e);
    else if (strncasecmp(name, "aria-", 5) == 0)
        fail(t, t->line, "%s needs a value: %s\?\?=\"{{ x ? \"true\" : \"\" }}\"", name, name);
    else
        emit_flag(t, name, e);
}

static void check_attribute(struct tplc *t, struct tag *tag, const char *name)
{
    for (int i = 0; i < tag->n_attributes; i++)
        if (strcasecmp(tag->attribute[i], name) == 0)
            fail(t, t->line, "attribute %s twice in <%s>", name, tag->name);
    if (strncasecmp(name, "on", 2) == 0) fail(t, t->line, "attribute %s: no script in a page (CSP)", name);
    if (among(name, refused_attributes)) fail(t, t->line, "attribute %s is not allowed in a template", name);
    if (tag->n_attributes == MAX_ATTRIBUTES)
        fail(t, t->line, "more than %d attributes", MAX_ATTRIBUTES);
    else
        snprintf(tag->attribute[tag->n_attributes++], MAX_NAME, "%s", name);
}

static void read_attribute(struct tplc *t, struct tag *tag)
{
    char name[MAX_NAME];
    enum form form = FORM_PLAIN;
    if (looking_at(t, "{{")) {
        fail(t, t->line, "a value stands bare inside <%s>", tag->name);
        return;
    }
    if (!read_name(t, name)) return;
    while (t->at < t->end && *t->at == '?' && form != FORM_OPTIONAL)
        form++, t->at++;
    check_attribute(t, tag, name);
    if (t->failed) return;
    if (t->at == t->end || *t->at != '=') {
        if (form != FORM_PLAIN) fail(t, t->line, "%s? needs a value", name);
        put_text(t, " ");
        put_text(t, name);
        return;
    }
    t->at++;
    char quote = t->at < t->end ? *t->at : '\0';
    if (quote != '"' && quote != '\'') {
        fail(t, t->line,
             looking_at(t, "{{") ? "a value in the unquoted attribute %s" : "attribute %s: quote its value",
             name);
        return;
    }
    t->at++;
    if (form == FORM_PLAIN) {
        put_text(t, " ");
        put_text(t, name);
        put_text(t, "=\"");
        read_plain(t, name, quote);
        put_text(t, "\"");
    } else {
        read_conditional(t, name, form);
    }
    if (t->failed) return;
    if (t->at == t->end || *t->at != quote)
        fail(t, t->line, "the value of %s does not end on its line", name);
    else
        t->at++;
}

/* ---- tags ---- */

static void tag_space(struct tplc *t)
{
    while (t->at < t->end && isspace((unsigned char)*t->at)) {
        if (*t->at++ != '\n') continue;
        t->line++;
        if (t->at < t->end && *t->at == '%') fail(t, t->line, "a %% line inside a tag");
    }
}

static bool has_attribute(const struct tag *tag, const char *name)
{
    for (int i = 0; i < tag->n_attributes; i++)
        if (strcasecmp(tag->attribute[i], name) == 0) return true;
    return false;
}

static void start_tag_ends(struct tplc *t, struct tag *tag, bool slash)
{
    static const char *const foreign[] = {"svg", "math", NULL};
    bool empty = among(tag->name, void_elements);
    bool closed = slash && (inside(t, foreign) || among(tag->name, foreign));
    if (slash && !empty && !closed)
        fail(t, tag->line, "<%s/>: HTML does not close this by a slash", tag->name);
    if (strcasecmp(tag->name, "img") == 0 && !has_attribute(tag, "alt"))
        fail(t, tag->line, "<img> without alt");
    put_text(t, closed ? "/>" : ">");
    if (!empty && !closed) tag_open(t, tag->name);
    if (strcasecmp(tag->name, "script") != 0 || t->failed) return;
    if (!has_attribute(tag, "src") || !looking_at(t, "</script>"))
        fail(t, tag->line, "<script> needs src and no content (CSP)");
}

static void start_tag(struct tplc *t)
{
    struct tag tag = {.line = t->line};
    put_text(t, "<");
    t->at++;
    if (!read_name(t, tag.name)) return;
    put_text(t, tag.name);
    if (among(tag.name, refused_elements)) fail(t, t->line, "<%s> is not allowed in a template", tag.name);
    while (!t->failed) {
        const char *before = t->at;
        tag_space(t);
        if (t->failed) return;
        if (t->at == t->end) {
            fail(t, tag.line, "<%s is not closed by >", tag.name);
        } else if (*t->at == '>' || looking_at(t, "/>")) {
            bool slash = *t->at == '/';
            t->at += slash ? 2 : 1;
            start_tag_ends(t, &tag, slash);
            return;
        } else if (before == t->at) {
            fail(t, t->line,
                 looking_at(t, "{{") ? "a value stands bare inside <%s>"
                                     : "white space was expected inside <%s>",
                 tag.name);
        } else {
            read_attribute(t, &tag);
        }
    }
}

static void end_tag(struct tplc *t)
{
    char name[MAX_NAME];
    t->at += 2;
    if (!read_name(t, name)) return;
    tag_space(t);
    if (t->failed) return;
    if (t->at == t->end || *t->at != '>') {
        fail(t, t->line, "</%s is not closed by >", name);
        return;
    }
    t->at++;
    tag_close(t, name);
    put_text(t, "</");
    put_text(t, name);
    put_text(t, ">");
}

/* Comments are for the template's reader; they are not sent. */
static void comment(struct tplc *t)
{
    int line = t->line;
    for (t->at += 4; t->at < t->end; t->at++) {
        if (looking_at(t, "-->")) {
            t->at += 3;
            return;
        }
        if (looking_at(t, "{{")) fail(t, t->line, "a value in a comment");
        if (*t->at == '%' && first_column(t)) fail(t, t->line, "a %% line in a comment");
        if (t->failed) return;
        if (*t->at == '\n') t->line++;
    }
    fail(t, line, "<!-- without -->");
}

static void doctype(struct tplc *t)
{
    put_text(t, "<!DOCTYPE html>");
    t->at += strlen("<!DOCTYPE html>");
}

static void markup(struct tplc *t)
{
    static const char *const text_only[] = {"title", "textarea", NULL};
    const char *innermost = t->depth ? t->open[t->depth - 1] : "";
    if (looking_at(t, "</"))
        end_tag(t);
    else if (among(innermost, text_only))
        fail(t, t->line, "no tags inside <%s>", innermost);
    else if (looking_at(t, "<!--"))
        comment(t);
    else if (looking_at(t, "<!doctype html>"))
        doctype(t);
    else if (t->end - t->at > 1 && isalpha((unsigned char)t->at[1]))
        start_tag(t);
    else
        fail(t, t->line, "this < begins no tag; write &lt; for the character");
}

/* ---- text ---- */

static void text_line_ends(struct tplc *t, bool keep_space)
{
    while (!keep_space && t->fixed.n && strchr(" \t\r", t->fixed.p[t->fixed.n - 1]))
        t->fixed.n--;
    put_text(t, "\n");
    t->at++;
    t->line++;
}

void html_lines(struct tplc *t)
{
    static const char *const keeping[] = {"pre", "textarea", NULL};
    bool line_begins = true;
    while (t->at < t->end) {
        bool keep_space = inside(t, keeping);
        if (first_column(t) && *t->at == '%') return;
        if (*t->at == '\\' && t->end - t->at > 1 && t->at[1] == '\n') {
            t->at += 2;
            t->line++;
            line_begins = true;
        } else if (line_begins && !keep_space && isspace((unsigned char)*t->at)) {
            if (*t->at++ == '\n') t->line++;
        } else if (*t->at == '\n') {
            text_line_ends(t, keep_space);
            line_begins = true;
        } else if (looking_at(t, "{{")) {
            struct expression e;
            line_begins = false;
            if (read_expression(t, &e)) emit_value(t, "view_text", e);
        } else if (*t->at == '<') {
            line_begins = line_begins && looking_at(t, "<!--");
            markup(t);
        } else {
            line_begins = false;
            put(t, t->at++, 1);
        }
    }
}
