/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "base/out.h"
#include "import/dynasty/rules.h"

static struct str skip_spaces(struct str s)
{
    while (s.n && *s.p == ' ')
        s = str_from(s, 1);
    return s;
}

/* Cuts a class of 2 to 5 levels ("00.04.02", "10 03 02"), or 4 to 10 digits without dots. */
static bool read_class(struct str *s, struct str *ret)
{
    struct str t = *s;
    int pairs = 0, digits = 0;
    for (;;) {
        size_t n = 0;
        while (n < t.n && char_is_digit(t.p[n]))
            n++;
        if (n == 0) break;
        pairs++;
        digits += (int)n;
        if (n > 2 && (pairs > 1 || n < 4 || n > 10)) return false;
        t = str_from(t, n);
        if (n > 2) break;
        if (t.n < 2 || *t.p != '.' || !char_is_digit(t.p[1])) break;
        t = str_from(t, 1);
    }
    if (pairs == 0 || pairs > 5 || (pairs == 1 && digits < 4)) return false;
    *ret = (struct str){s->p, (size_t)(t.p - s->p)};
    *s = t;
    return true;
}

static bool read_year(struct str *s, int *ret)
{
    struct str t = *s;
    if (!read_number(&t, ret) || t.p - s->p != 4 || *ret < 1900 || *ret > 2199) return false;
    *s = t;
    return true;
}

static bool cut_slash(struct str *s)
{
    *s = skip_spaces(*s);
    if (s->n == 0 || *s->p != '/') return false;
    *s = skip_spaces(str_from(*s, 1));
    return true;
}

/* "5523/00.04.02/2023", "3700/11.01.00 /2011", "730/2017 00.01.01.00"; *ret_short when the class is missing.
 */
static bool read_plain(struct arena *a, struct str *s, const char **ret, bool *ret_short)
{
    struct str t = *s, class;
    int running, year;
    *ret_short = false;
    if (!read_number(&t, &running) || !cut_slash(&t)) return false;
    struct str after = t;
    if (read_class(&after, &class) && cut_slash(&after) && read_year(&after, &year)) {
        *ret = arena_printf(a, "%d/%s/%d", running, str_dup(a, class), year);
        *s = after;
        return true;
    }
    if (!read_year(&t, &year)) return false;
    after = skip_spaces(t);
    if (read_class(&after, &class) && str_find_char(class, '.') > 0) {
        *ret = arena_printf(a, "%d/%s/%d", running, str_dup(a, class), year);
        *s = after;
        return true;
    }
    *ret = arena_printf(a, "%d/%d", running, year);
    *ret_short = true;
    *s = t;
    return true;
}

/* "HEL 2022-008675", "ROIDno-2021-4378", "MUO-2021-111": letters, year, number. */
static bool read_lettered(struct arena *a, struct str *s, const char **ret)
{
    struct str t = *s;
    size_t n = 0;
    while (n < t.n && ((t.p[n] >= 'A' && t.p[n] <= 'Z') || (n > 0 && t.p[n] >= 'a' && t.p[n] <= 'z')))
        n++;
    if (n < 2 || n > 8) return false;
    t = str_from(t, n);
    if (t.n == 0 || (*t.p != ' ' && *t.p != '-')) return false;
    t = str_from(t, 1);
    int year, number;
    if (!read_year(&t, &year) || t.n == 0 || *t.p != '-') return false;
    t = str_from(t, 1);
    if (!read_number(&t, &number)) return false;
    *ret = str_dup(a, (struct str){s->p, (size_t)(t.p - s->p)});
    *s = t;
    return true;
}

static struct str skip_label(struct str s, bool *ret_labelled)
{
    static const char *const labels[] = {
        "Asianumerot", "Asianumero", "Asianro", "Diaarinumerot", "Diaarinumero", "Diaarinro",    "Diaari",
        "Dnro",        "DNro",       "Dno",     "Asia",          "Diarienummer", "Ärendenummer", "Dnr"};
    *ret_labelled = false;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (!str_starts(s, labels[i])) continue;
        struct str t = str_from(s, strlen(labels[i]));
        if (t.n && *t.p != ' ' && *t.p != ':' && *t.p != '.') continue;
        while (t.n && strchr(" :.", *t.p))
            t = str_from(t, 1);
        *ret_labelled = true;
        return t;
    }
    return s;
}

/* "KHALL:", "KAU/": letters and a mark before a plain number. */
static struct str skip_prefix(struct str s)
{
    size_t n = 0;
    while (n < s.n && n < 9 && ((s.p[n] >= 'A' && s.p[n] <= 'Z') || (s.p[n] >= 'a' && s.p[n] <= 'z')))
        n++;
    if (n < 2 || n >= s.n || (s.p[n] != ':' && s.p[n] != '/')) return s;
    struct str t = skip_spaces(str_from(s, n + 1));
    return t.n && char_is_digit(*t.p) ? t : s;
}

bool case_numbers_read(struct arena *a, const struct line *line, const struct line *next, bool alone,
                       struct dynasty_texts *numbers, bool *ret_used_next)
{
    struct dynasty_texts found = {0};
    bool labelled, shorter = false, any_short = false;
    struct str s = skip_label(line->text, &labelled);
    *ret_used_next = false;
    while (s.n) {
        const char *number;
        struct str front = skip_prefix(s);
        if (read_plain(a, &front, &number, &shorter))
            s = front;
        else if (!read_lettered(a, &s, &number))
            return false;
        any_short |= shorter;
        add_text(a, &found, str_of(number));
        s = skip_spaces(s);
        bool listed = false;
        while (s.n && strchr(",; ", *s.p)) {
            listed = true;
            s = str_from(s, 1);
        }
        if (str_starts(s, "ja ")) {
            s = str_from(s, 3);
            listed = true;
        }
        if (s.n && !listed) return false;
    }
    if (found.n == 0) return false;
    struct str class, rest = next ? next->text : (struct str){0};
    bool class_follows = found.n == 1 && any_short && rest.n && read_class(&rest, &class) && rest.n == 0 &&
                         str_find_char(class, '.') > 0;
    if (class_follows) {
        struct str old = str_of(found.at[0]), running;
        (void)str_cut(&old, '/', &running);
        found.at[0] = arena_printf(a, "%s/%s/%s", str_dup(a, running), str_dup(a, class), str_dup(a, old));
        *ret_used_next = true;
    } else if (any_short && !alone && !labelled) {
        return false;
    }
    for (size_t i = 0; i < found.n; i++)
        add_text(a, numbers, str_of(found.at[i]));
    return true;
}
