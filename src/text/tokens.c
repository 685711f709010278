/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/tokens.h"

#include "base/text.h"
#include "text/collate.h"
#include "text/tokens_number.h"

enum { SOFT_HYPHEN = 0xad, SECTION = 0xa7, EURO = 0x20ac, FACET_MARK = 0x1e };

static uint32_t char_at(struct str s, size_t at, size_t *ret_next)
{
    if (at >= s.n) {
        *ret_next = at;
        return 0;
    }
    struct str rest = str_from(s, at);
    uint32_t c = text_next(&rest);
    *ret_next = s.n - rest.n;
    return c;
}

/* Not seen by a reader, and nothing to a comparison: soft hyphen, zero width space and joiners, byte order mark. */
static bool is_invisible(uint32_t c)
{
    return c == SOFT_HYPHEN || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

static bool is_word_char(uint32_t c)
{
    return text_is_letter(c) || (c >= '0' && c <= '9');
}

static void put_char(struct token *t, uint32_t c)
{
    if (t->n + 4 > TOKEN_BYTES) return;
    char bytes[4];
    size_t n = text_encode(c, bytes);
    memcpy(t->text + t->n, bytes, n);
    t->n += n;
    t->text[t->n] = '\0';
}

/* Past invisible characters, and past a line end when `lines` is true and something invisible or a hyphen was there. */
static size_t skip_joint(struct str s, size_t at, bool lines)
{
    size_t next = at;
    for (;;) {
        uint32_t c = char_at(s, at, &next);
        bool space = lines && (c == '\n' || c == '\r' || c == ' ' || c == '\t');
        if (next == at || (!is_invisible(c) && !space)) return at;
        at = next;
    }
}

static size_t word_length(struct str s, size_t at)
{
    size_t next = at, start = at;
    while (at < s.n && text_is_letter(char_at(s, at, &next))) at = next;
    return at - start;
}

/* "ja", "tai", "sekä" after a line end keep the hyphen before them open ("kuntosali-" newline "ja liikuntakortit"). */
static bool is_conjunction(struct str s, size_t at)
{
    static const char *const words[] = {"ja", "tai", "sekä", "eli", "että", "och", "eller", "samt"};
    struct str word = str_first(str_from(s, at), word_length(s, at));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(word, words[i])) return true;
    return false;
}

/* At a hyphen inside a word: where the word goes on, or 0 when it ends here. */
static size_t after_hyphen(struct str s, size_t at)
{
    size_t next = at, after = at;
    (void)char_at(s, at, &after);
    size_t on = skip_joint(s, after, false);
    if (is_word_char(char_at(s, on, &next))) return on;
    uint32_t c = char_at(s, on, &next);
    if (c != '\n' && c != '\r') return 0;
    size_t line = skip_joint(s, on, true);
    uint32_t first = char_at(s, line, &next);
    bool lower = text_is_letter(first) && text_lower(first) == first;
    return lower && !is_conjunction(s, line) ? line : 0;
}

/* The inner part of a word: letters and digits, with hyphens and apostrophes between them. */
static size_t read_letters(struct str s, size_t at, struct token *t)
{
    size_t next = at;
    for (;;) {
        uint32_t c = char_at(s, at, &next);
        if (next == at) return at;
        if (is_word_char(c)) {
            put_char(t, text_lower(c));
            at = next;
            continue;
        }
        if (is_invisible(c)) {
            size_t on = skip_joint(s, next, c == SOFT_HYPHEN), after = on;
            if (!is_word_char(char_at(s, on, &after))) return at;
            at = on;
            continue;
        }
        size_t on = is_hyphen(c) ? after_hyphen(s, at) : 0;
        if (is_apostrophe(c) && text_is_letter(char_at(s, next, &on))) on = next;
        else if (!is_hyphen(c)) on = 0;
        if (on == 0) return at;
        put_char(t, is_hyphen(c) ? '-' : '\'');
        at = on;
    }
}

/* "(at)", "(a)", "[at]", "@", with at most one space on either side of the brackets: its length, 0 if there is none. */
static size_t at_sign(struct str s, size_t at)
{
    static const char *const forms[] = {"@", "(at)", "(a)", "[at]", " (at) ", " (a) ", " [at] ", "(ät)"};
    struct str rest = str_from(s, at);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_starts(rest, forms[i])) return strlen(forms[i]);
    return 0;
}

static bool is_mail_char(char c)
{
    return char_is_digit(c) || (char_lower(c) >= 'a' && char_lower(c) <= 'z') || c == '.' || c == '-' || c == '_';
}

/* The whole address when one begins at `at`: local part, sign, domain with a dot in it. */
static bool read_mail(struct str s, size_t at, struct token *t)
{
    size_t i = at, local = 0;
    while (i < s.n && (is_mail_char(s.p[i]) || (unsigned char)s.p[i] >= 0xc3) && i - at < 64) {
        if ((unsigned char)s.p[i] >= 0xc3) i++; /* ä, ö in an invented or mistyped address */
        i++;
        local++;
    }
    size_t sign = local > 0 && i < s.n ? at_sign(s, i) : 0;
    if (sign == 0) return false;
    size_t domain = i + sign, end = domain, dots = 0;
    while (end < s.n && is_mail_char(s.p[end])) dots += s.p[end++] == '.';
    while (end > domain && !char_is_digit(s.p[end - 1]) && char_lower(s.p[end - 1]) == s.p[end - 1] &&
           (s.p[end - 1] < 'a' || s.p[end - 1] > 'z'))
        dots -= s.p[--end] == '.';
    if (dots == 0 || end - at > TOKEN_BYTES) return false;
    for (size_t k = at; k < i;) put_char(t, text_lower(char_at(s, k, &k)));
    put_char(t, '@');
    for (size_t k = domain; k < end; k++) put_char(t, (uint32_t)char_lower(s.p[k]));
    t->kind = TOKEN_MAIL;
    t->end = end;
    return true;
}

static void clear_text(struct token *t)
{
    t->n = 0;
    t->text[0] = '\0';
}

/* "EU:n", "ry:lle": the ending after the colon belongs to no word of its own. */
static size_t skip_ending(struct str s, size_t at)
{
    size_t next = at;
    if (char_at(s, at, &next) != ':') return at;
    size_t n = word_length(s, next);
    return n >= 1 && n <= 4 && !char_is_digit(s.p[next]) ? next + n : at;
}

static void read_word(struct str s, size_t at, struct token *t)
{
    size_t next = at;
    uint32_t first = char_at(s, at, &next);
    t->kind = TOKEN_WORD;
    t->capital = text_lower(first) != first;
    t->end = read_letters(s, at, t);
    uint32_t c = char_at(s, t->end, &next);
    t->hyphen_after = is_hyphen(c);
    if (t->hyphen_after) t->end = next;
    else t->end = skip_ending(s, t->end);
}

/* A word, an address, or a registry number that begins with letters. */
static void read_from_letter(struct str s, size_t at, struct token *t)
{
    if (read_mail(s, at, t)) return;
    clear_text(t);
    if (number_read_prefixed(s, at, t)) return;
    clear_text(t);
    read_word(s, at, t);
    if (str_is(str_of(t->text), "pykälä") && number_read_paragraph(s, t->end, t)) return;
}

static void put_whole(struct token *t, const char *text, size_t end)
{
    clear_text(t);
    while (*text != '\0') put_char(t, (uint32_t)(unsigned char)*text++);
    t->kind = TOKEN_WORD;
    t->end = end;
}

static void read_facet(struct str s, size_t at, struct token *t)
{
    size_t end = at;
    while (end < s.n && !char_is_space(s.p[end])) end++;
    t->kind = TOKEN_FACET;
    t->end = end;
    t->n = end - at > TOKEN_BYTES ? TOKEN_BYTES : end - at;
    memcpy(t->text, s.p + at, t->n);
    t->text[t->n] = '\0';
}

/* Tries to read a token at `at`, where `c` stands and `next` is what follows it. */
static bool read_at(struct str s, size_t at, uint32_t c, size_t next, struct token *t)
{
    clear_text(t);
    if (c == FACET_MARK) read_facet(s, at, t);
    else if (c == SECTION) return number_read_paragraph(s, next, t);
    else if (c == EURO) put_whole(t, "euro", next);
    else if (c == '%') put_whole(t, "prosentti", next);
    else if (c == '+') return number_read_phone(s, at, t);
    else if (c >= '0' && c <= '9') {
        if (!read_mail(s, at, t)) {
            clear_text(t);
            number_read(s, at, t);
        }
    } else if (text_is_letter(c)) read_from_letter(s, at, t);
    else return false;
    return true;
}

bool token_next(struct token_reader *r, struct token *ret_token)
{
    struct str s = r->text;
    uint32_t before = r->at == 0 ? ' ' : (unsigned char)s.p[r->at - 1];
    while (r->at < s.n) {
        size_t next = r->at, after = r->at;
        uint32_t c = char_at(s, r->at, &next);
        *ret_token = (struct token){.start = r->at};
        bool leading = is_hyphen(c) && (before <= ' ' || before == '(') && text_is_letter(char_at(s, next, &after));
        if (leading) {
            c = char_at(s, next, &after);
            ret_token->hyphen_before = true;
        }
        if (read_at(s, leading ? next : r->at, c, leading ? after : next, ret_token)) {
            r->at = ret_token->end;
            return true;
        }
        before = c;
        r->at = next;
    }
    return false;
}
