/* tplc_compile.c — reads a template: C lines here, HTML by tplc_html.c; what they write goes through
 * tplc_parts.h. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "tplc.h"
#include "tplc_parts.h"

#include <ctype.h>
#include <stdarg.h>

void fail(struct tplc *t, int line, const char *format, ...)
{
    if (t->failed) return;
    va_list ap;
    va_start(ap, format);
    vsnprintf(t->error->message, sizeof t->error->message, format, ap);
    va_end(ap);
    t->error->line = line;
    t->failed = true;
    t->end = t->at; /* every loop over the template stops */
}

/* Generated line numbers are template line numbers: gcc then cites the template. */
void emit_line(struct tplc *t, int line)
{
    if (t->mapped != line) out_printf(t->c, "#line %d \"%s\"\n", line, t->source);
    t->mapped = line + 1;
}

/* One C literal on one line, whatever the text. */
static void put_literal(struct out *o, const char *p, size_t n)
{
    out_char(o, '"');
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)p[i];
        if (c == '\n')
            out_put(o, "\\n");
        else if (c == '"' || c == '\\')
            out_printf(o, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            out_printf(o, "\\%03o", c);
        else
            out_char(o, (char)c);
    }
    out_char(o, '"');
}

void emit_fixed(struct tplc *t)
{
    if (t->fixed.n == 0) return;
    emit_line(t, t->fixed_line);
    out_put(t->c, "    view_raw(v, ");
    put_literal(t->c, t->fixed.p, t->fixed.n);
    out_printf(t->c, ", %zu);\n", t->fixed.n);
    t->fixed.n = 0;
}

/* ---- open tags and components ---- */

void tag_open(struct tplc *t, const char *name)
{
    if (t->depth == MAX_DEPTH) {
        fail(t, t->line, "more than %d open tags", MAX_DEPTH);
        return;
    }
    snprintf(t->open[t->depth++], MAX_NAME, "%s", name);
}

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), e = strlen(end);
    return n > e && memcmp(name + n - e, end, e) == 0;
}

static void describe(const char *name, char text[static MAX_NAME + 8])
{
    if (name[0] == '%')
        snprintf(text, MAX_NAME + 8, "%s_begin", name + 1);
    else
        snprintf(text, MAX_NAME + 8, "<%s>", name);
}

void tag_close(struct tplc *t, const char *name)
{
    char closing[MAX_NAME + 8], open[MAX_NAME + 8];
    describe(name, closing);
    if (t->depth == 0) {
        fail(t, t->line, "this closes %s, but no tag is open", closing);
        return;
    }
    describe(t->open[t->depth - 1], open);
    if (strcmp(t->open[t->depth - 1], name) != 0)
        fail(t, t->line, "this closes %s, but %s is open", closing, open);
    else
        t->depth--;
}

/* A call of x_begin or x_end in a C line counts like a tag. */
static void component_call(struct tplc *t, const char *name, size_t n)
{
    char tag[MAX_NAME] = "%";
    bool begins = n > 6 && memcmp(name + n - 6, "_begin", 6) == 0;
    bool ends = n > 4 && memcmp(name + n - 4, "_end", 4) == 0;
    if (!begins && !ends) return;
    size_t stem = n - (begins ? 6 : 4);
    if (stem + 2 > sizeof tag) {
        fail(t, t->line, "this name is longer than %d bytes", MAX_NAME - 2);
        return;
    }
    memcpy(tag + 1, name, stem);
    tag[1 + stem] = '\0';
    if (begins)
        tag_open(t, tag);
    else
        tag_close(t, tag);
}

/* ---- C lines ---- */

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

size_t skip_literal(const char *p, size_t n)
{
    size_t i = 1;
    while (i < n && p[i] != p[0] && p[i] != '\n')
        i += p[i] == '\\' ? 2 : 1;
    return i < n ? i + 1 : n;
}

/* A block leaves as many tags open as it found, so that they balance whichever way the program goes. */
static void brace(struct tplc *t, char c)
{
    bool inside = t->in_function && t->braces > 0;
    if (c == '{') {
        t->braces++;
        if (t->braces >= MAX_BLOCKS)
            fail(t, t->line, "more than %d blocks", MAX_BLOCKS);
        else if (inside)
            t->block[t->braces] = t->depth;
        return;
    }
    if (inside && t->braces > 1 && t->block[t->braces] != t->depth)
        fail(t, t->line, "the block that ends here opens and closes different tags");
    if (--t->braces < 0) fail(t, t->line, "this brace closes nothing");
}

/* A word of C: a call of a component, or a return that would leave tags open. */
static void word(struct tplc *t, const char *p, size_t n, bool called)
{
    char open[MAX_NAME + 8];
    if (called) component_call(t, p, n);
    if (n != 6 || memcmp(p, "return", 6) != 0) return;
    if (t->depth > 0) {
        describe(t->open[t->depth - 1], open);
        fail(t, t->line, "return while %s is open", open);
    } else if (ends_with(t->function, "_begin")) {
        fail(t, t->line, "no return in %s: its tags would be missing", t->function);
    }
}

/* Counts braces outside literals and comments, and notices component calls. */
static void read_code(struct tplc *t, const char *p, size_t n)
{
    for (size_t i = 0; i < n && !t->failed;) {
        if (t->in_c_comment) {
            if (i + 1 < n && p[i] == '*' && p[i + 1] == '/') t->in_c_comment = false, i++;
            i++;
        } else if (p[i] == '"' || p[i] == '\'') {
            i += skip_literal(p + i, n - i);
        } else if (i + 1 < n && p[i] == '/' && p[i + 1] == '*') {
            t->in_c_comment = true;
            i += 2;
        } else if (i + 1 < n && p[i] == '/' && p[i + 1] == '/') {
            return;
        } else if (is_word(p[i])) {
            size_t from = i;
            while (i < n && is_word(p[i]))
                i++;
            if (t->in_function) word(t, p + from, i - from, i < n && p[i] == '(');
        } else {
            if (p[i] == '{' || p[i] == '}') brace(t, p[i]);
            i++;
        }
    }
}

/* The declaration without its comments: true and its start. */
static const char *after_comments(const char *p)
{
    for (;;) {
        while (isspace((unsigned char)*p))
            p++;
        if (strncmp(p, "/*", 2) != 0) return p;
        const char *end = strstr(p + 2, "*/");
        if (!end) return p + strlen(p);
        p = end + 2;
    }
}

static void function_begins(struct tplc *t)
{
    out_put(&t->pending, "");
    const char *declaration = after_comments(t->pending.p);
    const char *paren = strchr(declaration, '(');
    const char *end = paren;
    while (end && end > declaration && isspace((unsigned char)end[-1]))
        end--;
    const char *name = end;
    while (name && name > declaration && is_word(name[-1]))
        name--;
    if (!paren || name == end) {
        fail(t, t->line, "%%{ begins a function, but there is no declaration before it");
        return;
    }
    if (end - name >= MAX_NAME) {
        fail(t, t->line, "this function's name is longer than %d bytes", MAX_NAME - 1);
        return;
    }
    snprintf(t->function, sizeof t->function, "%.*s", (int)(end - name), name);
    if (strncmp(declaration, "static", 6) != 0 || is_word(declaration[6])) {
        while (t->pending.n && isspace((unsigned char)t->pending.p[t->pending.n - 1]))
            t->pending.p[--t->pending.n] = '\0';
        out_printf(t->h, "%s;\n", t->pending.p);
    }
    t->pending.n = 0;
    t->in_function = true;
    t->braces = 1;
    t->depth = 0;
    size_t stem = strlen(t->pair.name);
    if (!stem || strncmp(t->pair.name, t->function, stem) != 0 || strcmp(t->function + stem, "_end") != 0)
        return;
    memcpy(t->open, t->pair.open, sizeof t->open);
    t->depth = t->pair.depth;
    t->pair.name[0] = '\0';
}

static void function_ends(struct tplc *t)
{
    t->in_function = false;
    if (t->depth == 0) return;
    char open[MAX_NAME + 8];
    describe(t->open[t->depth - 1], open);
    if (!ends_with(t->function, "_begin")) {
        fail(t, t->line, "%s is still open where %s ends", open, t->function);
        return;
    }
    if (t->pair.name[0]) {
        fail(t, t->line, "%s_begin is not followed by %s_end", t->pair.name, t->pair.name);
        return;
    }
    memcpy(t->pair.open, t->open, sizeof t->open);
    t->pair.depth = t->depth;
    t->pair.line = t->line;
    snprintf(t->pair.name, sizeof t->pair.name, "%.*s", (int)(strlen(t->function) - 6), t->function);
}

/* Keeps what may become a function's declaration; #include lines also go to the header. */
static void outside_line(struct tplc *t, const char *p, size_t n)
{
    if (n && p[0] == '#') {
        if (n > 8 && memcmp(p, "#include", 8) == 0) out_printf(t->h, "%.*s\n", (int)n, p);
        t->pending.n = 0;
        return;
    }
    out_bytes(&t->pending, p, n);
    out_char(&t->pending, '\n');
    while (n && isspace((unsigned char)p[n - 1]))
        n--;
    if (n == 0 || (!t->in_c_comment && (p[n - 1] == ';' || p[n - 1] == '}'))) t->pending.n = 0;
}

static void c_line(struct tplc *t)
{
    emit_fixed(t);
    const char *p = t->at + 1;
    const char *end = memchr(p, '\n', (size_t)(t->end - p));
    size_t n = (size_t)((end ? end : t->end) - p);
    while (n && (p[n - 1] == ' ' || p[n - 1] == '\t' || p[n - 1] == '\r'))
        n--;
    emit_line(t, t->line);
    out_printf(t->c, "%.*s\n", (int)n, p);
    bool body = !t->in_function && t->braces == 0 && !t->in_c_comment && n == 1 && p[0] == '{';
    if (body) {
        function_begins(t);
    } else {
        read_code(t, p, n);
        if (t->in_function && t->braces == 0)
            function_ends(t);
        else if (!t->in_function)
            outside_line(t, p, n);
    }
    if (t->failed) return;
    t->at = end ? end + 1 : t->end;
    t->line++;
}

static void blank_line(struct tplc *t)
{
    while (t->at < t->end && (*t->at == ' ' || *t->at == '\t' || *t->at == '\r'))
        t->at++;
    if (t->at < t->end && *t->at != '\n') {
        fail(t, t->line, "HTML outside a function: a function's body begins with a line that is just %%{");
        return;
    }
    if (t->at < t->end) t->at++;
    t->line++;
    t->pending.n = 0;
}

bool tplc_compile(const char *source, const char *header, struct str text, struct out *c, struct out *h,
                  struct tplc_error *error)
{
    struct tplc t = {.source = source,
                     .begin = text.p,
                     .at = text.p,
                     .end = text.p + text.n,
                     .line = 1,
                     .c = c,
                     .h = h,
                     .error = error,
                     .fixed = out_make(text.n * 6 + 64),
                     .pending = out_make(text.n * 2 + 64)};
    out_printf(c, "#include \"%s\"\n", header);
    out_put(h, "/* SPDX-License-Identifier: EUPL-1.2 */\n#pragma once\n#include \"html/view.h\"\n");
    while (!t.failed && t.at < t.end) {
        if (*t.at == '%')
            c_line(&t);
        else if (t.in_function)
            html_lines(&t);
        else
            blank_line(&t);
    }
    if (!t.failed && t.in_function) fail(&t, t.line, "the file ends inside %s", t.function);
    if (!t.failed && t.pair.name[0])
        fail(&t, t.pair.line, "%s_begin leaves tags open, but there is no %s_end", t.pair.name, t.pair.name);
    out_free(&t.fixed);
    out_free(&t.pending);
    return !t.failed;
}
