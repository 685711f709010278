/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "base/text.h"
#include "import/dynasty/rules.h"

bool read_number(struct str *s, int *ret)
{
    size_t n = 0;
    int value = 0;
    while (n < s->n && char_is_digit(s->p[n])) {
        if (n == 6) return false;
        value = value * 10 + (s->p[n] - '0');
        n++;
    }
    if (n == 0) return false;
    *s = str_from(*s, n);
    *ret = value;
    return true;
}

bool read_date(struct str *s, struct day *ret)
{
    struct str t = *s;
    int a, b, c;
    if (!read_number(&t, &a) || t.n == 0) return false;
    char mark = *t.p;
    if (mark != '.' && mark != '-') return false;
    t = str_from(t, 1);
    while (mark == '.' && t.n && *t.p == ' ')
        t = str_from(t, 1);
    if (!read_number(&t, &b) || t.n == 0 || *t.p != mark) return false;
    t = str_from(t, 1);
    while (mark == '.' && t.n && *t.p == ' ')
        t = str_from(t, 1);
    struct str year = t;
    if (!read_number(&t, &c)) return false;
    if (mark == '-') {
        if (a < 1000 || day_make(a, b, c, ret) != OK) return false;
    } else if (t.p - year.p != 4 || day_make(c, b, a, ret) != OK) {
        return false;
    }
    *s = t;
    return true;
}

static bool is_upper(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || c == 0x160 || c == 0x17D;
}

static bool is_lower(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) || c == 0x161 || c == 0x17E;
}

bool starts_upper(struct str s)
{
    return s.n && is_upper(text_next(&s));
}

bool starts_lower(struct str s)
{
    return s.n && is_lower(text_next(&s));
}

bool cut_word(struct str *rest, struct str *ret_word)
{
    *rest = str_trim(*rest);
    if (rest->n == 0) return false;
    size_t n = 0;
    while (n < rest->n && rest->p[n] != ' ')
        n++;
    *ret_word = str_first(*rest, n);
    *rest = str_from(*rest, n);
    return true;
}

void add_text(struct arena *a, struct dynasty_texts *texts, struct str s)
{
    s = str_trim(s);
    if (texts->n >= TEXTS_MAX) return;
    for (size_t i = 0; i < texts->n; i++)
        if (str_is(s, texts->at[i])) return;
    const char **at = vec_add(a, texts);
    *at = str_dup(a, s);
}

static size_t bullet(struct str s)
{
    static const char *const marks[] = {"- ", "– ", "• ", "· ", "˗ ", "▪ ", "\xef\x82\xb7 ", "* "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(s, marks[i]) && s.n > strlen(marks[i])) return strlen(marks[i]);
    return 0;
}

/* line_from for a line that may stay where it is. */
static void cut_front(struct line *line, size_t n)
{
    while (n < line->text.n && line->text.p[n] == ' ')
        n++;
    line->text = str_from(line->text, n);
    line->first_run = line->first_run > n ? line->first_run - n : 0;
    size_t kept = 0;
    for (size_t i = 0; i < line->runs.n; i++) {
        struct run run = line->runs.at[i];
        if (run.end <= n) continue;
        run.start = run.start > n ? run.start - n : 0;
        run.end -= n;
        line->runs.at[kept++] = run;
    }
    line->runs.n = kept;
}

void lines_mark_items(struct lines *lines)
{
    int number = 0;
    for (size_t i = 0; i < lines->n; i++) {
        struct line *line = &lines->at[i];
        if (line->kind != LINE_TEXT || line->right) {
            number = 0;
            continue;
        }
        size_t mark = bullet(line->text);
        if (mark) {
            line->kind = LINE_ITEM;
            cut_front(line, mark);
            continue;
        }
        struct str s = line->text;
        int n;
        bool numbered = read_number(&s, &n) && str_starts(s, ". ") && s.n > 2 && n > 0 && n == number + 1;
        if (numbered) {
            line->kind = LINE_ITEM;
            line->number = n;
            cut_front(line, (size_t)(s.p - line->text.p) + 1);
        }
        number = numbered ? n : 0;
    }
}
