/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "import/dynasty/rules.h"

enum { ID_DIGITS_MIN = 5, ID_DIGITS_MAX = 14 };

static const char *lower(struct arena *a, struct str s)
{
    char *copy = arena_strndup(a, s.p, s.n);
    for (char *p = copy; *p; p++)
        *p = char_lower(*p);
    return copy;
}

static bool same(struct str s, const char *word)
{
    if (s.n != strlen(word)) return false;
    for (size_t i = 0; i < s.n; i++)
        if (char_lower(s.p[i]) != word[i]) return false;
    return true;
}

static bool ends(struct str s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.n >= n && same(str_from(s, s.n - n), suffix);
}

static ptrdiff_t find(struct str s, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= s.n; i++)
        if (same((struct str){s.p + i, n}, word)) return (ptrdiff_t)i;
    return -1;
}

static size_t digits(struct str s)
{
    size_t n = 0;
    while (n < s.n && char_is_digit(s.p[n]))
        n++;
    return n;
}

/* "<mtg>", "<mtg>-<n>" or "<mtg>-<n>-<k>": how many numbers, 0 when it is none of these. */
static int read_id(struct arena *a, struct str s, struct address *to)
{
    size_t m = digits(s);
    if (m < ID_DIGITS_MIN || m > ID_DIGITS_MAX) return 0;
    if (s.n == m) {
        to->id = str_dup(a, s);
        return 1;
    }
    if (s.p[m] != '-') return 0;
    struct str rest = str_from(s, m + 1);
    size_t n = digits(rest);
    if (n == 0 || n > 5) return 0;
    to->id = str_dup(a, str_first(s, m + 1 + n));
    if (rest.n == n) return 2;
    if (rest.p[n] != '-' || digits(str_from(rest, n + 1)) != rest.n - n - 1 || rest.n == n + 1) return 0;
    to->k = str_dup(a, str_from(rest, n + 1));
    return 3;
}

static struct str parameter(struct str query, const char *name)
{
    struct str part;
    while (query.n) {
        size_t n = 0;
        while (n < query.n && query.p[n] != '&' && query.p[n] != '?' && query.p[n] != ';')
            n++;
        part = str_first(query, n);
        query = str_from(query, n + (n < query.n ? 1 : 0));
        if (str_starts(part, "amp;")) part = str_from(part, 4);
        ptrdiff_t eq = str_find_char(part, '=');
        if (eq > 0 && same(str_first(part, (size_t)eq), name)) return str_from(part, (size_t)eq + 1);
    }
    return (struct str){0};
}

static void read_query(struct arena *a, struct str query, struct address *to)
{
    struct str page = parameter(query, "page"), id = parameter(query, "id");
    size_t n = 0;
    while (n < id.n && (char_is_digit(id.p[n]) || id.p[n] == '-'))
        n++;
    id = str_first(id, n);
    if (same(page, "meetingitem")) {
        if (read_id(a, id, to) == 2) to->kind = ADDRESS_ITEM;
    } else if (same(page, "meeting")) {
        if (read_id(a, id, to) == 1) to->kind = ADDRESS_MEETING;
    } else if (same(page, "meetings")) {
        to->kind = id.n ? ADDRESS_ORGANIZATION : ADDRESS_OTHER;
        to->id = str_dup(a, id);
    } else if (same(page, "meeting_handlers") || same(page, "meeting_frames")) {
        to->kind = ADDRESS_ORGANIZATIONS;
    } else if (str_starts(page, "official")) {
        to->kind = ADDRESS_OFFICIAL;
    }
}

static void read_file_name(struct arena *a, struct str name, struct address *to)
{
    bool htm = ends(name, ".htm"), pdf = ends(name, ".pdf");
    if (!htm && !pdf) return;
    struct str stem = str_first(name, name.n - 4);
    to->is_static = htm;
    if (htm && same(stem, "telimet")) {
        to->kind = ADDRESS_ORGANIZATIONS;
    } else if (htm && stem.n > 6 && same(str_first(stem, 6), "telin-")) {
        to->kind = ADDRESS_ORGANIZATION;
        to->id = str_dup(a, str_from(stem, 6));
    } else {
        int numbers = read_id(a, stem, to);
        if (numbers == 1) to->kind = htm ? ADDRESS_MEETING : ADDRESS_MEETING_PDF;
        if (numbers == 2) to->kind = htm ? ADDRESS_ITEM : ADDRESS_ITEM_PDF;
        if (numbers == 3 && pdf) to->kind = ADDRESS_FILE;
    }
}

struct address address_read(struct arena *a, struct str url)
{
    struct address to = {.host = "", .id = "", .k = "", .base = ""};
    url = str_trim(url);
    struct str rest = url;
    ptrdiff_t scheme = str_find(url, "://");
    if (scheme > 0) {
        rest = str_from(url, (size_t)scheme + 3);
        size_t n = 0;
        while (n < rest.n && rest.p[n] != '/' && rest.p[n] != '?')
            n++;
        struct str host = str_first(rest, n);
        ptrdiff_t port = str_find_char(host, ':');
        if (port >= 0) host = str_first(host, (size_t)port);
        to.host = lower(a, host);
        rest = str_from(rest, n);
    }
    ptrdiff_t question = str_find_char(rest, '?');
    struct str path = question >= 0 ? str_first(rest, (size_t)question) : rest;
    ptrdiff_t cut = find(path, "/cgi/");
    if (cut < 0) cut = find(path, "/kokous/");
    if (*to.host && cut >= 0)
        to.base = arena_printf(a, "%s://%s%s", lower(a, str_first(url, (size_t)scheme)), to.host,
                               str_dup(a, str_first(path, (size_t)cut)));
    if (question >= 0 && (ends(path, "drequest.php") || path.n == 0)) {
        read_query(a, str_from(rest, (size_t)question + 1), &to);
        return to;
    }
    size_t slash = path.n;
    while (slash > 0 && path.p[slash - 1] != '/')
        slash--;
    read_file_name(a, str_from(path, slash), &to);
    return to;
}

struct address address_of_file(struct arena *a, struct str path)
{
    size_t slash = path.n;
    while (slash > 0 && path.p[slash - 1] != '/')
        slash--;
    struct str name = str_from(path, slash);
    struct address to = address_read(a, name);
    if (to.kind != ADDRESS_OTHER) {
        if (to.kind == ADDRESS_ITEM_PDF || to.kind == ADDRESS_MEETING_PDF || to.kind == ADDRESS_FILE)
            to.kind = ADDRESS_OTHER;
        return to;
    }
    for (size_t i = 0; i < name.n; i++) { /* the first <mtg>-<n> that is not part of a longer word */
        bool starts =
            char_is_digit(name.p[i]) && (i == 0 || !strchr("0123456789abcdefABCDEF", name.p[i - 1]));
        if (!starts) continue;
        size_t n = 0;
        while (i + n < name.n && (char_is_digit(name.p[i + n]) || name.p[i + n] == '-'))
            n++;
        struct str id = {name.p + i, n};
        while (id.n && id.p[id.n - 1] == '-')
            id.n--;
        bool at_end =
            i + id.n == name.n || !strchr("abcdefghijklmnopqrstuvwxyz", char_lower(name.p[i + id.n]));
        struct address found = {.host = "", .id = "", .k = "", .base = ""};
        if (at_end && read_id(a, id, &found) == 2) {
            found.kind = ADDRESS_ITEM;
            return found;
        }
        i += n ? n - 1 : 0;
    }
    return to;
}

const char *address_url(struct arena *a, const struct address *like, enum address_kind kind, const char *id)
{
    if (!*like->base || !*id) return "";
    const char *prefix = kind == ADDRESS_ORGANIZATION ? "TELIN-" : "";
    if (like->is_static) return arena_printf(a, "%s/kokous/%s%s.HTM", like->base, prefix, id);
    const char *page = kind == ADDRESS_ITEM      ? "meetingitem"
                       : kind == ADDRESS_MEETING ? "meeting"
                                                 : "meetings";
    return arena_printf(a, "%s/cgi/DREQUEST.PHP?page=%s&id=%s", like->base, page, id);
}
