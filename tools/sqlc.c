/* sqlc.c — compiles X.sql into `struct stmt` values (db/db.h): one per named statement, checked.
 *
 *     sqlc X.sql X.sql.c X.sql.h
 *
 *     -- name: meeting_list   params: organization_id int, from text   rows: many
 *     SELECT … WHERE organization_id = :organization_id AND starts_at >= :from ORDER BY starts_at;
 *     -- dialect pg: why it differs
 *     SELECT …;
 *     -- scan: reason (the whole table is meant to be read)
 *
 * The head may go on over further comment lines until its `rows:`. A `-- dialect` line starts the text of one
 * engine, up to the next such line or name; an engine without a text of its own has the plain one, or none.
 */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/vec.h"
#include "source.h"

enum { PLAIN, SQLITE, PG, DIALECTS };
enum { PARAMS_MAX = 64, PARENS_MAX = 64 };
enum token_type { END, WORD, PARAM, STRING, NUMBER, PUNCTUATION };

struct token {
    enum token_type type;
    struct str s; /* a PARAM without its colon */
    size_t at;    /* byte in the file */
};

struct param {
    struct str name, type;
};

struct statement {
    struct str name, rows, scan;
    int line;
    struct param params[PARAMS_MAX];
    size_t n_params;
    struct str text[DIALECTS]; /* p is NULL when there is no such section */
    bool writes;
};

struct sqlc {
    struct arena *arena;
    struct source source;
    VEC(struct statement) statements;
};

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_word(struct token t, const char *word)
{
    return t.type == WORD && t.s.n == strlen(word) && strncasecmp(t.s.p, word, t.s.n) == 0;
}

static bool is_mark(struct token t, char c)
{
    return t.type == PUNCTUATION && t.s.n == 1 && t.s.p[0] == c;
}

/* ---- tokens ------------------------------------------------------------------------------------------- */

/* Bytes of white space and comments at the front. */
static size_t blank_length(struct str s)
{
    size_t i = 0;
    while (i < s.n) {
        struct str rest = str_from(s, i);
        if (char_is_space(s.p[i])) {
            i++;
        } else if (str_starts(rest, "--")) {
            ptrdiff_t end = str_find_char(rest, '\n');
            i = end < 0 ? s.n : i + (size_t)end;
        } else if (str_starts(rest, "/*")) {
            ptrdiff_t end = str_find(rest, "*/");
            i = end < 0 ? s.n : i + (size_t)end + 2;
        } else {
            break;
        }
    }
    return i;
}

static size_t quoted_length(struct str s)
{
    size_t i = 1;
    while (i < s.n && !(s.p[i] == s.p[0] && (i + 1 == s.n || s.p[i + 1] != s.p[0])))
        i += s.p[i] == s.p[0] ? 2 : 1;
    return i < s.n ? i + 1 : s.n;
}

static size_t name_length(struct str s)
{
    size_t i = 0;
    while (i < s.n && is_name_char(s.p[i]))
        i++;
    return i;
}

/* Cuts the next token off *text. */
static struct token token_next(const struct sqlc *c, struct str *text)
{
    *text = str_from(*text, blank_length(*text));
    struct token t = {.type = END, .at = (size_t)(text->p - c->source.text.p)};
    if (!text->n) return t;
    char first = text->p[0];
    size_t skip = 0, n = 1;
    if (first == '\'' || first == '"') {
        t.type = first == '\'' ? STRING : WORD;
        n = quoted_length(*text);
    } else if (char_is_digit(first)) {
        t.type = NUMBER;
        n = name_length(*text);
    } else if (is_name_char(first)) {
        t.type = WORD;
        n = name_length(*text);
    } else if (first == ':' && text->n > 1 && is_name_char(text->p[1])) {
        t.type = PARAM;
        skip = 1;
        n = name_length(str_from(*text, 1));
    } else {
        t.type = PUNCTUATION;
        if (str_starts(*text, "::")) n = 2;
    }
    t.s = str_first(str_from(*text, skip), n);
    *text = str_from(*text, skip + n);
    return t;
}

/* ---- reading the file --------------------------------------------------------------------------------- */

static bool cut_word(struct str *s, struct str *ret_word)
{
    *s = str_trim(*s);
    size_t n = 0;
    while (n < s->n && !char_is_space(s->p[n]))
        n++;
    *ret_word = str_first(*s, n);
    *s = str_from(*s, n);
    return n > 0;
}

static void read_params(struct sqlc *c, struct statement *s, struct str list)
{
    struct str part;
    while (str_cut(&list, ',', &part)) {
        struct param p = {0};
        struct str rest = part;
        bool good = cut_word(&rest, &p.name) && cut_word(&rest, &p.type) && !str_trim(rest).n;
        if (!good || name_length(p.name) != p.name.n) {
            source_complain(&c->source, s->line, "params: \"name type\" expected, not \"%.*s\"", (int)part.n,
                            part.p);
            return;
        }
        if (!str_is(p.type, "int") && !str_is(p.type, "text") && !str_is(p.type, "blob") &&
            !str_is(p.type, "real"))
            source_complain(&c->source, s->line, "parameter %.*s: the type is int, text, blob or real",
                            (int)p.name.n, p.name.p);
        for (size_t i = 0; i < s->n_params; i++)
            if (str_eq(s->params[i].name, p.name))
                source_complain(&c->source, s->line, "parameter %.*s twice", (int)p.name.n, p.name.p);
        if (s->n_params == PARAMS_MAX) {
            source_complain(&c->source, s->line, "more than %d parameters", PARAMS_MAX);
            return;
        }
        s->params[s->n_params++] = p;
    }
}

static void check_name(struct sqlc *c, const struct statement *s)
{
    size_t base = strlen(c->source.base);
    bool own = str_starts(s->name, c->source.base) && (s->name.n == base || s->name.p[base] == '_');
    if (!s->name.n || name_length(s->name) != s->name.n)
        source_complain(&c->source, s->line, "name: letters, digits and _ only");
    else if (!own && !str_starts(s->name, "core_"))
        source_complain(&c->source, s->line, "%.*s: the name must start with %s_ (or core_)", (int)s->name.n,
                        s->name.p, c->source.base);
    for (size_t i = 0; i < c->statements.n; i++)
        if (&c->statements.at[i] != s && str_eq(c->statements.at[i].name, s->name))
            source_complain(&c->source, s->line, "%.*s: the name is already used in line %d", (int)s->name.n,
                            s->name.p, c->statements.at[i].line);
}

/* The head of a statement: "meeting_list   params: …   rows: many". */
static void read_head(struct sqlc *c, struct statement *s, struct str head)
{
    cut_word(&head, &s->name);
    check_name(c, s);
    ptrdiff_t rows = str_find(head, "rows:");
    struct str list = rows < 0 ? head : str_first(head, (size_t)rows);
    list = str_trim(list);
    if (str_skip(&list, "params:"))
        read_params(c, s, list);
    else if (list.n)
        source_complain(&c->source, s->line, "\"params:\" or \"rows:\" expected, not \"%.*s\"", (int)list.n,
                        list.p);
    if (rows >= 0) s->rows = str_trim(str_from(head, (size_t)rows + 5));
    if (!str_is(s->rows, "none") && !str_is(s->rows, "one") && !str_is(s->rows, "many"))
        source_complain(&c->source, s->line, "rows: none, one or many expected");
}

/* Is the line "-- mark …"? *ret_rest is then what follows. */
static bool is_comment(struct str line, const char *mark, struct str *ret_rest)
{
    line = str_trim(line);
    if (!str_skip(&line, "--")) return false;
    line = str_trim(line);
    if (!str_skip(&line, mark)) return false;
    *ret_rest = str_trim(line);
    return true;
}

/* The head with its further lines, as one text. */
static struct str read_head_lines(struct sqlc *c, struct str first, struct str *rest, int *line)
{
    const char *head = str_dup(c->arena, first);
    while (!strstr(head, "rows:")) {
        struct str next, after = *rest, more;
        if (!str_cut_line(&after, &next) || !is_comment(next, "", &more)) break;
        if (str_starts(more, "name:") || str_starts(more, "dialect ") || str_starts(more, "scan:")) break;
        head = arena_printf(c->arena, "%s %.*s", head, (int)more.n, more.p);
        *rest = after;
        ++*line;
    }
    return str_of(head);
}

static int dialect_of(struct sqlc *c, int line, struct str rest)
{
    if (str_starts(rest, "pg:")) return PG;
    if (str_starts(rest, "sqlite:")) return SQLITE;
    source_complain(&c->source, line, "\"-- dialect pg:\" or \"-- dialect sqlite:\" expected");
    return PLAIN;
}

static void add_line(struct sqlc *c, struct statement *s, int dialect, struct str line, int number)
{
    if (!s) {
        if (blank_length(line) < line.n)
            source_complain(&c->source, number, "SQL before the first \"-- name:\"");
        return;
    }
    struct str *text = &s->text[dialect];
    if (!text->p && dialect == PLAIN && blank_length(line) == line.n) return;
    if (!text->p)
        *text = line;
    else
        text->n = (size_t)(line.p + line.n - text->p);
}

static void read_statements(struct sqlc *c)
{
    struct str rest = c->source.text, line, after;
    struct statement *s = NULL;
    int dialect = PLAIN;
    for (int number = 1; str_cut_line(&rest, &line); number++) {
        if (is_comment(line, "name:", &after)) {
            s = vec_add(c->arena, &c->statements);
            s->line = number;
            dialect = PLAIN;
            read_head(c, s, read_head_lines(c, after, &rest, &number));
        } else if (s && is_comment(line, "scan:", &after)) {
            s->scan = after;
            if (!after.n) source_complain(&c->source, number, "scan: say why the whole table is read");
        } else if (s && is_comment(line, "dialect ", &after)) {
            dialect = dialect_of(c, number, after);
            if (dialect != PLAIN && s->text[dialect].p)
                source_complain(&c->source, number, "this dialect is already given");
            if (dialect != PLAIN) s->text[dialect] = (struct str){line.p + line.n, 0};
        } else {
            add_line(c, s, dialect, line, number);
        }
    }
}

/* ---- checks ------------------------------------------------------------------------------------------- */

struct check {
    struct sqlc *sqlc;
    struct statement *statement;
    bool used[PARAMS_MAX];
    bool ordered[PARENS_MAX]; /* ORDER BY seen at this depth of parentheses */
    int depth;
    struct token verb; /* the main one: after WITH …, at depth 0 */
    bool with, returning;
    struct token before;  /* the last token */
    struct token bare[3]; /* the last ones that are no parentheses, newest first */
};

static void complain(struct check *k, struct token t, const char *what)
{
    source_complain(&k->sqlc->source, source_line(&k->sqlc->source, t.at), "%s", what);
}

static void check_param(struct check *k, struct token t)
{
    const struct statement *s = k->statement;
    for (size_t i = 0; i < s->n_params; i++)
        if (str_eq(s->params[i].name, t.s)) {
            k->used[i] = true;
            return;
        }
    complain(k, t, arena_printf(k->sqlc->arena, "unknown parameter :%.*s", (int)t.s.n, t.s.p));
}

/* `:x IS NULL OR …` and `… OR :x IS NULL`, with or without parentheses. */
static void check_optional(struct check *k, struct token t)
{
    if (is_mark(t, '(') || is_mark(t, ')')) return;
    const struct token *b = k->bare;
    bool front = is_word(t, "or") && is_word(b[0], "null") && is_word(b[1], "is") && b[2].type == PARAM;
    bool back = is_word(t, "null") && is_word(b[0], "is") && b[1].type == PARAM && is_word(b[2], "or");
    if (front || back)
        complain(k, t,
                 "\":x IS NULL OR …\" reads the whole table, and PostgreSQL cannot type it: "
                 "write one statement per combination of filters");
    memmove(k->bare + 1, k->bare, sizeof k->bare - sizeof *k->bare);
    k->bare[0] = t;
}

static void check_star(struct check *k, struct token t)
{
    struct token b = k->before;
    if (!is_mark(t, '*')) return;
    if (is_word(b, "select") || is_word(b, "distinct") || is_word(b, "all") || is_word(b, "returning") ||
        is_mark(b, ',') || is_mark(b, '.'))
        complain(k, t, "\"*\" changes with the schema: name the columns");
}

static void check_limit(struct check *k, struct token t)
{
    if (is_word(t, "by") && is_word(k->before, "order")) k->ordered[k->depth] = true;
    if (is_word(t, "limit") && !k->ordered[k->depth] && !str_is(k->statement->rows, "one"))
        complain(k, t, "LIMIT without ORDER BY: which rows come is then chance");
}

static bool is_verb(struct token t)
{
    static const char *const verbs[] = {"select",  "insert", "update", "delete",
                                        "replace", "values", "pragma"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (is_word(t, verbs[i])) return true;
    return false;
}

static void check_token(struct check *k, struct token t)
{
    if (is_mark(t, '(')) {
        if (k->depth + 1 < PARENS_MAX) k->depth++;
        k->ordered[k->depth] = false;
    }
    if (is_mark(t, ')') && k->depth) k->depth--;
    if (k->depth == 0 && !k->verb.s.n && (is_verb(t) || (!k->with && !is_word(t, "with")))) k->verb = t;
    if (k->depth == 0 && is_word(t, "with")) k->with = true;
    if (k->depth == 0 && is_word(t, "returning")) k->returning = true;
    if (t.type == PARAM) check_param(k, t);
    if (is_mark(t, '?') || is_mark(t, '$')) complain(k, t, "write parameters as :name");
    check_star(k, t);
    check_limit(k, t);
    check_optional(k, t);
    k->before = t;
}

static void check_end(struct check *k, struct token end)
{
    struct statement *s = k->statement;
    if (!is_verb(k->verb)) {
        complain(k, k->verb, "SELECT, INSERT, UPDATE, DELETE or WITH expected (the rest belongs to schema/)");
        return;
    }
    bool writes = is_word(k->verb, "insert") || is_word(k->verb, "update") || is_word(k->verb, "delete") ||
                  is_word(k->verb, "replace");
    s->writes = s->writes || writes;
    bool answers = !writes || k->returning;
    if (answers && str_is(s->rows, "none")) complain(k, end, "rows: none, but the statement returns rows");
    if (!answers && !str_is(s->rows, "none"))
        complain(k, end, "rows: one or many, but the statement returns none");
    for (size_t i = 0; i < s->n_params; i++)
        if (!k->used[i])
            complain(k, end,
                     arena_printf(k->sqlc->arena, "parameter %.*s is not used", (int)s->params[i].name.n,
                                  s->params[i].name.p));
}

/* One text of a statement: exactly one SQL statement that ends in ";". */
static void check_text(struct sqlc *c, struct statement *s, struct str text)
{
    struct check k = {.sqlc = c, .statement = s};
    struct token t = token_next(c, &text);
    while (t.type != END && !is_mark(t, ';')) {
        check_token(&k, t);
        t = token_next(c, &text);
    }
    if (t.type == END) {
        source_complain(&c->source, s->line, "%.*s: no \";\" at the end", (int)s->name.n, s->name.p);
        return;
    }
    if (!k.before.s.n)
        complain(&k, t, "an empty statement");
    else
        check_end(&k, t);
    struct token more = token_next(c, &text);
    if (more.type != END) complain(&k, more, "a second statement: each has a \"-- name:\" of its own");
}

static void check_statements(struct sqlc *c)
{
    for (size_t i = 0; i < c->statements.n; i++) {
        struct statement *s = &c->statements.at[i];
        bool any = false;
        for (int d = 0; d < DIALECTS; d++) {
            if (s->text[d].p) check_text(c, s, s->text[d]);
            any = any || s->text[d].p;
        }
        if (!any) source_complain(&c->source, s->line, "%.*s: no SQL follows", (int)s->name.n, s->name.p);
        if (s->text[PLAIN].p && s->text[SQLITE].p && s->text[PG].p)
            source_complain(&c->source, s->line, "%.*s: the plain text is used by no engine", (int)s->name.n,
                            s->name.p);
    }
}

/* ---- writing ------------------------------------------------------------------------------------------ */

static size_t param_number(const struct statement *s, struct str name)
{
    size_t i = 0;
    while (!str_eq(s->params[i].name, name))
        i++;
    return i + 1;
}

/* The text of one engine: comments gone, one space for a blank, a line kept a line, parameters numbered. */
static struct str numbered(struct sqlc *c, const struct statement *s, struct str text, char mark,
                           struct out *o)
{
    out_clear(o);
    struct token t;
    const char *end = NULL; /* of the token before */
    while ((t = token_next(c, &text)).type != END && !is_mark(t, ';')) {
        const char *start = c->source.text.p + t.at;
        if (end && start > end) out_char(o, memchr(end, '\n', (size_t)(start - end)) ? '\n' : ' ');
        if (t.type == PARAM)
            out_printf(o, "%c%zu", mark, param_number(s, t.s));
        else
            out_str(o, t.s);
        end = t.s.p + t.s.n;
    }
    struct str done = {"", 0};
    if (out_finish(o, &done) != OK) source_complain(&c->source, s->line, "too long");
    return done;
}

static void write_text(struct sqlc *c, struct out *o, const struct statement *s, int dialect)
{
    struct str text = s->text[dialect].p ? s->text[dialect] : s->text[PLAIN];
    if (!text.p) {
        out_put(o, "NULL");
        return;
    }
    auto_out struct out numbers = out_make(1 << 20);
    write_c_string(o, numbered(c, s, text, dialect == PG ? '$' : '?', &numbers),
                   dialect == PG ? "          " : "              ");
}

static const char *type_constant(struct str type)
{
    if (str_is(type, "int")) return "STMT_INT";
    if (str_is(type, "text")) return "STMT_TEXT";
    return str_is(type, "blob") ? "STMT_BLOB" : "STMT_REAL";
}

static void write_statement(struct sqlc *c, struct out *o, const struct statement *s)
{
    int n = (int)s->name.n;
    const char *name = s->name.p;
    if (s->n_params) {
        out_printf(o, "\nstatic const struct stmt_param params_%.*s[] = {\n", n, name);
        for (size_t i = 0; i < s->n_params; i++)
            out_printf(o, "    {\"%.*s\", %s},\n", (int)s->params[i].name.n, s->params[i].name.p,
                       type_constant(s->params[i].type));
        out_put(o, "};\n");
    }
    out_printf(o, "\nconst struct stmt stmt_%.*s = {\n    .name = \"%.*s\",\n    .sqlite = ", n, name, n,
               name);
    write_text(c, o, s, SQLITE);
    out_put(o, ",\n    .pg = ");
    write_text(c, o, s, PG);
    out_printf(o, ",\n    .file = \"%s:%d\",\n", c->source.name, s->line);
    if (s->n_params)
        out_printf(o, "    .params = params_%.*s,\n    .n_params = %zu,\n", n, name, s->n_params);
    out_printf(o, "    .many = %s,\n    .writes = %s,\n    .scan_allowed = %s,\n};\n",
               str_is(s->rows, "many") ? "true" : "false", s->writes ? "true" : "false",
               s->scan.n ? "true" : "false");
}

static void write_source(struct sqlc *c, struct out *o)
{
    out_printf(o, "/* %s.sql.c — made by tools/sqlc from %s. */\n", c->source.base, c->source.name);
    out_printf(o, "/* SPDX-License-Identifier: EUPL-1.2 */\n#include \"%s.sql.h\"\n", c->source.base);
    for (size_t i = 0; i < c->statements.n; i++)
        write_statement(c, o, &c->statements.at[i]);
}

static void write_header(struct sqlc *c, struct out *o)
{
    out_printf(o, "/* %s.sql.h — made by tools/sqlc from %s. */\n", c->source.base, c->source.name);
    out_put(o, "/* SPDX-License-Identifier: EUPL-1.2 */\n#pragma once\n#include \"db/db.h\"\n\n");
    for (size_t i = 0; i < c->statements.n; i++)
        out_printf(o, "extern const struct stmt stmt_%.*s;\n", (int)c->statements.at[i].name.n,
                   c->statements.at[i].name.p);
    out_printf(o, "\n/* Every statement of the file, each followed by a comma: for the list of the whole "
                  "program. */\n");
    out_printf(o, "#define SQL_ALL_%s", c->source.base);
    for (size_t i = 0; i < c->statements.n; i++)
        out_printf(o, " \\\n    &stmt_%.*s,", (int)c->statements.at[i].name.n, c->statements.at[i].name.p);
    out_char(o, '\n');
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: sqlc IN.sql OUT.c OUT.h\n", stderr);
        return 2;
    }
    auto_arena struct arena *a = arena_new();
    struct sqlc c = {.arena = a};
    source_read(a, argv[1], &c.source);
    read_statements(&c);
    check_statements(&c);
    if (c.source.complaints) return 1;
    auto_out struct out code = out_make(16 << 20), header = out_make(1 << 20);
    write_source(&c, &code);
    write_header(&c, &header);
    write_file(argv[2], &code);
    write_file(argv[3], &header);
    return c.source.complaints ? 1 : 0;
}
