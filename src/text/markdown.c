/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/markdown.h"

#include <md4c.h>

#include "base/text.h"

enum {
    URL_MAX = 2000,
    STOP = -1, /* from a callback; md4c does not pass a positive value on */
    HEADINGS = 6,
    NARROW = 3, /* columns that fit on a phone by wrapping their words */
};

struct render {
    struct out *out;
    const struct markdown_writer *to; /* of markdown_read */
    int heading_shift;
    int headings[HEADINGS]; /* levels in the text of the headings we are under, n_headings of them */
    int n_headings;
    int nesting;
    struct str input; /* what md4c reads */
    int images;      /* inside so many image spans, whose text is the alternative text */
    bool link_open;  /* an <a> was written for the link we are in */
    bool line_ended; /* plain text: nothing since the last line end */
    bool first_cell;
};

bool markdown_url_is_safe(struct str url)
{
    static const char *const schemes[] = {"http:", "https:", "mailto:", "tel:"};
    if (url.n == 0 || url.n > URL_MAX) return false;
    for (size_t i = 0; i < url.n; i++) {
        unsigned char c = (unsigned char)url.p[i];
        if (c <= ' ' || c == 0x7f || c == '\\') return false;
    }
    if (url.p[0] == '#') return true;
    if (url.p[0] == '/') return url.n == 1 || url.p[1] != '/';
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t n = strlen(schemes[i]), k = 0;
        while (k < n && k < url.n && char_lower(url.p[k]) == schemes[i][k]) k++;
        if (k == n) return true;
    }
    return false;
}

static void put_escaped(struct out *o, struct str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *entity = NULL;
        switch (s.p[i]) {
        case '&': entity = "&amp;"; break;
        case '<': entity = "&lt;"; break;
        case '>': entity = "&gt;"; break;
        case '"': entity = "&quot;"; break;
        case '\'': entity = "&#39;"; break;
        default: continue;
        }
        out_bytes(o, s.p + from, i - from);
        out_put(o, entity);
        from = i + 1;
    }
    out_bytes(o, s.p + from, s.n - from);
}

/* The character an entity stands for; 0 when it is none that we know (it is then shown as it was written). */
static uint32_t entity_value(struct str e)
{
    static const struct {
        const char *name;
        uint32_t value;
    } named[] = {
        {"&amp;", '&'},     {"&lt;", '<'},       {"&gt;", '>'},       {"&quot;", '"'},     {"&apos;", '\''},
        {"&nbsp;", 0xa0},   {"&sect;", 0xa7},    {"&auml;", 0xe4},    {"&ouml;", 0xf6},    {"&aring;", 0xe5},
        {"&Auml;", 0xc4},   {"&Ouml;", 0xd6},    {"&Aring;", 0xc5},   {"&shy;", 0xad},     {"&ndash;", 0x2013},
        {"&mdash;", 0x2014}, {"&hellip;", 0x2026}, {"&euro;", 0x20ac}, {"&rdquo;", 0x201d}, {"&rsquo;", 0x2019},
    };
    if (str_starts(e, "&#") && e.n >= 4) {
        bool hex = e.p[2] == 'x' || e.p[2] == 'X';
        uint32_t c = 0;
        for (size_t i = hex ? 3 : 2; i + 1 < e.n && c < 0x110000; i++) {
            char d = char_lower(e.p[i]);
            c = c * (hex ? 16 : 10) + (uint32_t)(d >= 'a' ? d - 'a' + 10 : d - '0');
        }
        bool allowed = (c >= 0x20 || c == '\t' || c == '\n') && c < 0x110000 && (c < 0xd800 || c > 0xdfff);
        return allowed ? c : 0xfffd;
    }
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (str_is(e, named[i].name)) return named[i].value;
    return 0;
}

static struct str entity_text(struct str e, char buffer[static 4])
{
    uint32_t c = entity_value(e);
    return c == 0 ? e : (struct str){buffer, text_encode(c, buffer)};
}

/* An address with its entities decoded, in `buffer`; empty when it is too long. */
static struct str read_url(const MD_ATTRIBUTE *attribute, char buffer[static URL_MAX])
{
    struct str url = {buffer, 0};
    for (int i = 0; attribute->text != NULL && attribute->substr_offsets[i] < attribute->size; i++) {
        MD_OFFSET from = attribute->substr_offsets[i], to = attribute->substr_offsets[i + 1];
        struct str piece = {attribute->text + from, to - from};
        char decoded[4];
        if (attribute->substr_types[i] == MD_TEXT_NULLCHAR) return (struct str){buffer, 0};
        if (attribute->substr_types[i] == MD_TEXT_ENTITY) piece = entity_text(piece, decoded);
        if (url.n + piece.n > URL_MAX) return (struct str){buffer, 0};
        memcpy(buffer + url.n, piece.p, piece.n);
        url.n += piece.n;
    }
    return url;
}

/* md4c 0.4.8 sometimes gives a text that goes on past its input: only what is inside counts. Its own constants ("\n")
 * lie outside altogether. */
static struct str within(const struct render *r, const char *text, size_t size)
{
    const char *end = r->input.p + r->input.n;
    if (text < r->input.p || text > end) return (struct str){size == 1 ? text : "", size == 1};
    return (struct str){text, size < (size_t)(end - text) ? size : (size_t)(end - text)};
}

/* ---- HTML ------------------------------------------------------------------------------------------------------- */

/* Imported texts jump in their headings' levels; a page may not. */
static void under_heading(struct render *r, const void *detail)
{
    int level = (int)((const MD_BLOCK_H_DETAIL *)detail)->level;
    while (r->n_headings > 0 && r->headings[r->n_headings - 1] > level) r->n_headings--;
    if (r->n_headings == 0 || r->headings[r->n_headings - 1] < level) r->headings[r->n_headings++] = level;
}

static int heading_level(const struct render *r)
{
    int level = r->n_headings + r->heading_shift;
    return level > HEADINGS ? HEADINGS : level;
}

static void put_table(struct render *r, const MD_BLOCK_TABLE_DETAIL *table)
{
    /* What may scroll sideways can be reached by keyboard. */
    out_put(r->out, table->col_count > NARROW ? "<div class=\"table-scroll\" tabindex=\"0\"><table>\n"
                                              : "<div class=\"table-scroll\"><table>\n");
}

static void put_cell(struct render *r, const char *tag, const MD_BLOCK_TD_DETAIL *cell)
{
    out_put(r->out, tag);
    if (cell->align == MD_ALIGN_RIGHT) out_put(r->out, " class=\"right\"");
    if (cell->align == MD_ALIGN_CENTER) out_put(r->out, " class=\"center\"");
    out_char(r->out, '>');
}

static int html_enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct render *r = context;
    if (++r->nesting > MARKDOWN_MAX_NESTING) return STOP;
    switch (type) {
    case MD_BLOCK_QUOTE: out_put(r->out, "<blockquote>\n"); break;
    case MD_BLOCK_UL: out_put(r->out, "<ul>\n"); break;
    case MD_BLOCK_OL:
        if (((const MD_BLOCK_OL_DETAIL *)detail)->start == 1) out_put(r->out, "<ol>\n");
        else out_printf(r->out, "<ol start=\"%u\">\n", ((const MD_BLOCK_OL_DETAIL *)detail)->start);
        break;
    case MD_BLOCK_LI: out_put(r->out, "<li>"); break;
    case MD_BLOCK_HR: out_put(r->out, "<hr>\n"); break;
    case MD_BLOCK_H:
        under_heading(r, detail);
        out_printf(r->out, "<h%d>", heading_level(r));
        break;
    case MD_BLOCK_CODE: out_put(r->out, "<pre><code>"); break;
    case MD_BLOCK_P: out_put(r->out, "<p>"); break;
    case MD_BLOCK_TABLE: put_table(r, detail); break;
    case MD_BLOCK_THEAD: out_put(r->out, "<thead>\n"); break;
    case MD_BLOCK_TBODY: out_put(r->out, "<tbody>\n"); break;
    case MD_BLOCK_TR: out_put(r->out, "<tr>"); break;
    case MD_BLOCK_TH: put_cell(r, "<th scope=\"col\"", detail); break;
    case MD_BLOCK_TD: put_cell(r, "<td", detail); break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML: break;
    }
    return 0;
}

static int html_leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct render *r = context;
    r->nesting--;
    switch (type) {
    case MD_BLOCK_QUOTE: out_put(r->out, "</blockquote>\n"); break;
    case MD_BLOCK_UL: out_put(r->out, "</ul>\n"); break;
    case MD_BLOCK_OL: out_put(r->out, "</ol>\n"); break;
    case MD_BLOCK_LI: out_put(r->out, "</li>\n"); break;
    case MD_BLOCK_H: out_printf(r->out, "</h%d>\n", heading_level(r)); break;
    case MD_BLOCK_CODE: out_put(r->out, "</code></pre>\n"); break;
    case MD_BLOCK_P: out_put(r->out, "</p>\n"); break;
    case MD_BLOCK_TABLE: out_put(r->out, "</table></div>\n"); break;
    case MD_BLOCK_THEAD: out_put(r->out, "</thead>\n"); break;
    case MD_BLOCK_TBODY: out_put(r->out, "</tbody>\n"); break;
    case MD_BLOCK_TR: out_put(r->out, "</tr>\n"); break;
    case MD_BLOCK_TH: out_put(r->out, "</th>"); break;
    case MD_BLOCK_TD: out_put(r->out, "</td>"); break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML: break;
    }
    return 0;
}

static void open_link(struct render *r, const MD_ATTRIBUTE *href)
{
    char buffer[URL_MAX];
    struct str url = read_url(href, buffer);
    r->link_open = markdown_url_is_safe(url);
    if (!r->link_open) return;
    out_put(r->out, "<a href=\"");
    put_escaped(r->out, url);
    out_put(r->out, "\">");
}

static int html_enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct render *r = context;
    if (++r->nesting > MARKDOWN_MAX_NESTING) return STOP;
    if (type == MD_SPAN_IMG) r->images++;
    if (r->images > 0) return 0;
    if (type == MD_SPAN_EM) out_put(r->out, "<em>");
    if (type == MD_SPAN_STRONG) out_put(r->out, "<strong>");
    if (type == MD_SPAN_CODE) out_put(r->out, "<code>");
    if (type == MD_SPAN_A) open_link(r, &((const MD_SPAN_A_DETAIL *)detail)->href);
    return 0;
}

static int html_leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)detail;
    struct render *r = context;
    r->nesting--;
    if (type == MD_SPAN_IMG) r->images--;
    else if (r->images > 0) return 0;
    if (type == MD_SPAN_EM) out_put(r->out, "</em>");
    if (type == MD_SPAN_STRONG) out_put(r->out, "</strong>");
    if (type == MD_SPAN_CODE) out_put(r->out, "</code>");
    if (type == MD_SPAN_A && r->link_open) {
        out_put(r->out, "</a>");
        r->link_open = false;
    }
    return 0;
}

static int html_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    struct render *r = context;
    char decoded[4];
    struct str s = within(r, text, size);
    if (type == MD_TEXT_BR) out_put(r->out, r->images > 0 ? " " : "<br>\n");
    else if (type == MD_TEXT_SOFTBR) out_char(r->out, '\n');
    else if (type == MD_TEXT_NULLCHAR) out_put(r->out, "\xef\xbf\xbd");
    else put_escaped(r->out, type == MD_TEXT_ENTITY ? entity_text(s, decoded) : s);
    return 0;
}

/* ---- plain text ------------------------------------------------------------------------------------------------- */

static void end_line(struct render *r)
{
    if (!r->line_ended) out_char(r->out, '\n');
    r->line_ended = true;
}

static int text_enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)detail;
    struct render *r = context;
    if (++r->nesting > MARKDOWN_MAX_NESTING) return STOP;
    bool cell = type == MD_BLOCK_TD || type == MD_BLOCK_TH;
    if (!cell) end_line(r);
    if (cell && !r->first_cell) out_char(r->out, '\t');
    r->first_cell = type == MD_BLOCK_TR;
    return 0;
}

static int text_leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)detail;
    struct render *r = context;
    r->nesting--;
    if (type != MD_BLOCK_TD && type != MD_BLOCK_TH) end_line(r);
    return 0;
}

static int text_enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)type, (void)detail;
    struct render *r = context;
    return ++r->nesting > MARKDOWN_MAX_NESTING ? STOP : 0;
}

static int text_leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)type, (void)detail;
    struct render *r = context;
    r->nesting--;
    return 0;
}

static int text_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    struct render *r = context;
    char decoded[4];
    struct str s = within(r, text, size);
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) s = STR("\n");
    if (type == MD_TEXT_NULLCHAR) s = STR("\xef\xbf\xbd");
    if (type == MD_TEXT_ENTITY) s = entity_text(s, decoded);
    out_str(r->out, s);
    r->line_ended = s.n > 0 && s.p[s.n - 1] == '\n';
    return 0;
}

/* ---- prose ------------------------------------------------------------------------------------------------------ */

static bool begins_prose(char c)
{
    unsigned char u = (unsigned char)c;
    return (char_lower(c) >= 'a' && char_lower(c) <= 'z') || (u >= 0xc3 && u <= 0xc5); /* ASCII, U+00C0 … U+017F */
}

/* Paragraphs alone, as most parts are: every line begins with a letter, does not end in a space, and holds no byte that
 * Markdown looks at. md4c would give the same for many times the work. */
static bool is_prose(struct str text)
{
    static const bool looked_at[256] = {
        [0 ... 9] = true, [11 ... 31] = true, ['\\'] = true, ['*'] = true, ['_'] = true, ['`'] = true, ['['] = true,
        [']'] = true, ['<'] = true, ['>'] = true, ['&'] = true, ['|'] = true, ['~'] = true, ['$'] = true, ['^'] = true,
        [0x7f] = true,
    };
    char before = '\n';
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (looked_at[(unsigned char)c] || (before == '\n' && c != '\n' && !begins_prose(c))) return false;
        if (c == '\n' && before == ' ') return false;
        before = c;
    }
    return before != ' ';
}

static void put_prose_html(struct out *o, struct str text)
{
    struct str line;
    bool open = false;
    while (str_cut(&text, '\n', &line)) {
        if (line.n > 0) {
            out_put(o, open ? "\n" : "<p>");
            put_escaped(o, line);
        } else if (open) {
            out_put(o, "</p>\n");
        }
        open = line.n > 0;
    }
    if (open) out_put(o, "</p>\n");
}

static void put_prose_text(struct out *o, struct str text)
{
    struct str line;
    while (str_cut(&text, '\n', &line)) {
        if (line.n == 0) continue;
        out_str(o, line);
        out_char(o, '\n');
    }
}

/* ---- another writer --------------------------------------------------------------------------------------------- */

/* 0 for what is not told: the document, a table's head and body, raw HTML (there is none). */
static enum markdown_block block_kind(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_P: return MARKDOWN_PARAGRAPH;
    case MD_BLOCK_H: return MARKDOWN_HEADING;
    case MD_BLOCK_CODE: return MARKDOWN_CODE;
    case MD_BLOCK_QUOTE: return MARKDOWN_QUOTE;
    case MD_BLOCK_UL: return MARKDOWN_LIST;
    case MD_BLOCK_OL: return MARKDOWN_NUMBERED_LIST;
    case MD_BLOCK_LI: return MARKDOWN_LIST_ITEM;
    case MD_BLOCK_HR: return MARKDOWN_RULE;
    case MD_BLOCK_TABLE: return MARKDOWN_TABLE;
    case MD_BLOCK_TR: return MARKDOWN_ROW;
    case MD_BLOCK_TH: return MARKDOWN_HEADER_CELL;
    case MD_BLOCK_TD: return MARKDOWN_CELL;
    default: return 0;
    }
}

static int told_enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct render *r = context;
    enum markdown_block block = block_kind(type);
    int n = 0;
    if (++r->nesting > MARKDOWN_MAX_NESTING) return STOP;
    if (type == MD_BLOCK_H) {
        under_heading(r, detail);
        n = r->n_headings;
    }
    if (type == MD_BLOCK_OL) n = (int)((const MD_BLOCK_OL_DETAIL *)detail)->start;
    if (type == MD_BLOCK_TABLE) n = (int)((const MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
    if (block) r->to->block(r->to->context, block, true, n);
    return 0;
}

static int told_leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)detail;
    struct render *r = context;
    enum markdown_block block = block_kind(type);
    r->nesting--;
    if (block) r->to->block(r->to->context, block, false, 0);
    return 0;
}

static enum markdown_span span_kind(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM: return MARKDOWN_EMPHASIS;
    case MD_SPAN_STRONG: return MARKDOWN_STRONG;
    case MD_SPAN_CODE: return MARKDOWN_CODE_SPAN;
    case MD_SPAN_A: return MARKDOWN_LINK;
    default: return 0;
    }
}

static int told_enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct render *r = context;
    char buffer[URL_MAX];
    struct str url = {0};
    if (++r->nesting > MARKDOWN_MAX_NESTING) return STOP;
    if (type == MD_SPAN_IMG) r->images++;
    if (r->images > 0 || !span_kind(type)) return 0;
    if (type == MD_SPAN_A) {
        url = read_url(&((const MD_SPAN_A_DETAIL *)detail)->href, buffer);
        r->link_open = markdown_url_is_safe(url);
        if (!r->link_open) return 0;
    }
    r->to->span(r->to->context, span_kind(type), true, url);
    return 0;
}

static int told_leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)detail;
    struct render *r = context;
    r->nesting--;
    if (type == MD_SPAN_IMG) r->images--;
    else if (r->images > 0) return 0;
    if (!span_kind(type) || (type == MD_SPAN_A && !r->link_open)) return 0;
    if (type == MD_SPAN_A) r->link_open = false;
    r->to->span(r->to->context, span_kind(type), false, (struct str){0});
    return 0;
}

static int told_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    struct render *r = context;
    char decoded[4];
    struct str s = within(r, text, size);
    if (type == MD_TEXT_BR) s = r->images > 0 ? STR(" ") : STR("\n");
    if (type == MD_TEXT_SOFTBR) s = STR(" ");
    if (type == MD_TEXT_NULLCHAR) s = STR("\xef\xbf\xbd");
    if (type == MD_TEXT_ENTITY) s = entity_text(s, decoded);
    r->to->text(r->to->context, s);
    return 0;
}

/* ----------------------------------------------------------------------------------------------------------------- */

static enum err read_with(const MD_PARSER *parser, struct render *r, struct str text)
{
    if (text.n > MARKDOWN_MAX_BYTES) return ERR_LIMIT;
    size_t start = r->out ? r->out->n : 0;
    auto_out struct out input = out_make(MARKDOWN_MAX_BYTES + 16);
    out_str(&input, text);
    out_put(&input, "\n\n\n\n"); /* it reads a little past its end, and wants it to be a line's end */
    r->input = (struct str){input.p, text.n + 1};
    int failed = text.n == 0 ? 0 : md_parse(r->input.p, (MD_SIZE)r->input.n, parser, r);
    if (failed == 0) return r->out ? r->out->err : OK;
    if (r->out && r->out->err == OK && r->out->p != NULL) {
        r->out->n = start;
        r->out->p[start] = '\0';
    }
    return ERR_LIMIT;
}

static const unsigned dialect = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;

enum err markdown_html(struct out *o, struct str text, int heading_shift)
{
    MD_PARSER parser = {.flags = dialect, .enter_block = html_enter_block, .leave_block = html_leave_block,
                        .enter_span = html_enter_span, .leave_span = html_leave_span, .text = html_text};
    struct render r = {.out = o, .heading_shift = heading_shift};
    if (text.n <= MARKDOWN_MAX_BYTES && is_prose(text)) {
        put_prose_html(o, text);
        return o->err;
    }
    return read_with(&parser, &r, text);
}

enum err markdown_text(struct out *o, struct str text)
{
    MD_PARSER parser = {.flags = dialect, .enter_block = text_enter_block, .leave_block = text_leave_block,
                        .enter_span = text_enter_span, .leave_span = text_leave_span, .text = text_text};
    struct render r = {.out = o, .line_ended = true};
    if (text.n <= MARKDOWN_MAX_BYTES && is_prose(text)) {
        put_prose_text(o, text);
        return o->err;
    }
    return read_with(&parser, &r, text);
}

enum err markdown_read(const struct markdown_writer *to, struct str text)
{
    MD_PARSER parser = {.flags = dialect, .enter_block = told_enter_block, .leave_block = told_leave_block,
                        .enter_span = told_enter_span, .leave_span = told_leave_span, .text = told_text};
    struct render r = {.to = to};
    return read_with(&parser, &r, text);
}
