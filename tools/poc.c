/* poc.c — compiles X.po into a sorted table of messages (i18n/messages.h), checked.
 *
 *     poc fi.po fi.po.c
 *
 * Takes msgid, msgid_plural, msgstr and msgstr[0], msgstr[1]; an empty translation is left out. Stops on a
 * fuzzy entry, on two different translations of one text (the same twice is let through: two branches may
 * have added it), on printf conversions that are not those of the source, in their order, and on a header
 * that does not say UTF-8 and two plural forms. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "source.h"

struct entry {
    const char *source, *plural; /* NULL when not given; the same below */
    const char *forms[2];        /* msgstr or msgstr[0], msgstr[1] */
    int line;
    bool fuzzy;
};

struct poc {
    struct arena *arena;
    struct source source;
    VEC(struct entry) entries;
};

/* ---- reading ------------------------------------------------------------------------------------------ */

/* `"text"` with its escapes undone, appended to *text. */
static void read_string(struct poc *c, int line, struct str s, const char **text)
{
    s = str_trim(s);
    if (s.n < 2 || s.p[0] != '"' || s.p[s.n - 1] != '"') {
        source_complain(&c->source, line, "a text in quotes expected");
        return;
    }
    s = str_first(str_from(s, 1), s.n - 2);
    char *plain = arena_alloc(c->arena, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i];
        if (ch == '"') source_complain(&c->source, line, "a quote inside a text is written \\\"");
        if (ch == '\\' && i + 1 < s.n) {
            ch = s.p[++i];
            if (ch == 'n')
                ch = '\n';
            else if (ch == 't')
                ch = '\t';
            else if (ch != '"' && ch != '\\')
                source_complain(&c->source, line, "unknown escape \\%c", ch);
        }
        plain[n++] = ch;
    }
    *text = arena_printf(c->arena, "%s%s", *text ? *text : "", plain);
}

static bool is_complete(const struct entry *e)
{
    return e && e->forms[0] && (!e->plural || e->forms[1]);
}

static struct entry *add_entry(struct poc *c, int line, bool fuzzy)
{
    if (c->entries.n && !is_complete(&c->entries.at[c->entries.n - 1]))
        source_complain(&c->source, line, "the entry before has no translation line");
    struct entry *e = vec_add(c->arena, &c->entries);
    e->line = line;
    e->fuzzy = fuzzy;
    return e;
}

/* The place that a keyword's text goes to; NULL after a complaint. */
static const char **read_keyword(struct poc *c, int line, struct str *rest, struct entry *e)
{
    const char **place = NULL;
    if (str_skip(rest, "msgid_plural "))
        place = e ? &e->plural : NULL;
    else if (str_skip(rest, "msgstr "))
        place = e && !e->plural ? &e->forms[0] : NULL;
    else if (str_skip(rest, "msgstr[0] "))
        place = e && e->plural ? &e->forms[0] : NULL;
    else if (str_skip(rest, "msgstr[1] "))
        place = e && e->plural ? &e->forms[1] : NULL;
    if (!place || *place) {
        source_complain(&c->source, line, "not expected here: %.*s", (int)rest->n, rest->p);
        return NULL;
    }
    return place;
}

static void read_entries(struct poc *c)
{
    struct str rest = c->source.text, line;
    struct entry *e = NULL;
    const char **place = NULL;
    bool fuzzy = false;
    for (int number = 1; str_cut_line(&rest, &line); number++) {
        line = str_trim(line);
        if (!line.n) continue;
        if (line.p[0] == '#') {
            if (str_starts(line, "#,") && str_find(line, "fuzzy") >= 0) fuzzy = true;
        } else if (line.p[0] == '"') {
            if (place) read_string(c, number, line, place);
        } else if (str_skip(&line, "msgid ")) {
            e = add_entry(c, number, fuzzy);
            fuzzy = false;
            place = &e->source;
            read_string(c, number, line, place);
        } else {
            place = read_keyword(c, number, &line, e);
            if (place) read_string(c, number, line, place);
        }
    }
    if (e && !is_complete(e)) source_complain(&c->source, e->line, "the last entry has no translation line");
}

/* ---- checks ------------------------------------------------------------------------------------------- */

/* The printf conversions of a text, one after the other: "%d%s". "5 % of" holds none: no space is a flag
 * here. */
static const char *conversions(struct arena *a, const char *text)
{
    char *found = arena_alloc(a, strlen(text) * 2 + 1);
    size_t n = 0;
    for (const char *p = text; (p = strchr(p, '%'));) {
        size_t length = 1 + strspn(p + 1, "-+#0123456789.*$hlLjzt");
        if (p[1] == '%') length = 1;
        if (p[length] && strchr("diouxXeEfgGaAcspn%", p[length])) {
            memcpy(found + n, p, length + 1);
            n += length + 1;
            p += length + 1;
        } else {
            p++;
        }
    }
    return found;
}

static void check_conversions(struct poc *c, const struct entry *e)
{
    const char *one = conversions(c->arena, e->source);
    const char *other = e->plural ? conversions(c->arena, e->plural) : one;
    for (int i = 0; i < 2 && e->forms[i]; i++) {
        const char *form = conversions(c->arena, e->forms[i]);
        if (!*e->forms[i] || strcmp(form, other) == 0 || (i == 0 && strcmp(form, one) == 0)) continue;
        source_complain(&c->source, e->line, "\"%s\": the conversions are \"%s\", in the source \"%s\"",
                        e->forms[i], form, other);
    }
}

static void check_header(struct poc *c)
{
    const struct entry *e = c->entries.n ? &c->entries.at[0] : NULL;
    if (!e || !e->source || *e->source || !e->forms[0]) {
        source_complain(&c->source, 1, "the first entry must be the header (msgid \"\")");
        return;
    }
    if (!strstr(e->forms[0], "charset=UTF-8\n"))
        source_complain(&c->source, e->line, "the header must say charset=UTF-8");
    if (!strstr(e->forms[0], "nplurals=2; plural=(n != 1)"))
        source_complain(&c->source, e->line,
                        "the header must say Plural-Forms: nplurals=2; plural=(n != 1);");
}

static void check_entries(struct poc *c)
{
    check_header(c);
    for (size_t i = 0; i < c->entries.n; i++) {
        const struct entry *e = &c->entries.at[i];
        if (e->fuzzy)
            source_complain(&c->source, e->line, "a fuzzy translation: read it and remove the mark");
        if (!e->source || !is_complete(e)) continue;
        if (i && !*e->source) source_complain(&c->source, e->line, "a second header");
        if (e->plural && !*e->forms[0] != !*e->forms[1])
            source_complain(&c->source, e->line, "one plural form is missing");
        check_conversions(c, e);
    }
}

/* ---- writing ------------------------------------------------------------------------------------------ */

static int by_source(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = strcmp(x->source, y->source);
    return order ? order : x->line - y->line;
}

static bool is_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Sorts; leaves out the header, what is not translated, and what is there twice. */
static void sort_entries(struct poc *c)
{
    size_t n = 0;
    qsort(c->entries.at, c->entries.n, sizeof *c->entries.at, by_source);
    for (size_t i = 0; i < c->entries.n; i++) {
        struct entry e = c->entries.at[i];
        if (!*e.source || !*e.forms[0]) continue;
        const struct entry *before = n ? &c->entries.at[n - 1] : NULL;
        if (!before || strcmp(before->source, e.source) != 0) {
            c->entries.at[n++] = e;
        } else if (!is_same(before->plural, e.plural) || !is_same(before->forms[0], e.forms[0]) ||
                   !is_same(before->forms[1], e.forms[1])) {
            source_complain(&c->source, e.line, "\"%s\" is translated otherwise in line %d", e.source,
                            before->line);
        }
    }
    c->entries.n = n;
}

static void write_table(struct poc *c, struct out *o)
{
    out_printf(o, "/* %s.po.c — made by tools/poc. */\n", c->source.base);
    out_put(o, "/* SPDX-License-Identifier: EUPL-1.2 */\n#include \"i18n/messages.h\"\n\n");
    out_put(o, "static const struct message table[] = {\n");
    for (size_t i = 0; i < c->entries.n; i++) {
        const struct entry *e = &c->entries.at[i];
        const char *parts[] = {e->source, e->forms[0], e->forms[1]};
        for (int k = 0; k < 3; k++) {
            out_put(o, k ? ",\n     " : "    {");
            if (parts[k])
                write_c_string(o, str_of(parts[k]), "     ");
            else
                out_put(o, "NULL");
        }
        out_put(o, "},\n");
    }
    out_printf(o, "    {0},\n};\n\nconst struct messages messages_%s = {table, %zu};\n", c->source.base,
               c->entries.n);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: poc IN.po OUT.c\n", stderr);
        return 2;
    }
    auto_arena struct arena *a = arena_new();
    struct poc c = {.arena = a};
    source_read(a, argv[1], &c.source);
    read_entries(&c);
    check_entries(&c);
    if (!c.source.complaints) sort_entries(&c);
    if (c.source.complaints) return 1;
    auto_out struct out code = out_make(16 << 20);
    write_table(&c, &code);
    write_file(argv[2], &code);
    return 0;
}
