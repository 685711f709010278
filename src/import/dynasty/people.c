/* Officials as printed: title, name, phone, e-mail. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "base/out.h"
#include "import/dynasty/rules.h"

bool is_office_title(struct str word)
{
    static const char *const endings[] = {
        "johtaja",    "päällikkö",    "sihteeri",      "insinööri",      "arkkitehti", "mestari",
        "lakimies",   "asiantuntija", "suunnittelija", "koordinaattori", "tarkastaja", "rehtori",
        "controller", "assistentti",  "kamreeri",      "geodeetti",      "lääkäri",    "hoitaja",
        "ohjaaja",    "esimies",      "vastaava",      "aktivaattori",   "neuvoja",    "kuraattori",
        "juristi",    "pormestari",   "kartoittaja",   "valvoja",        "virkamies",  "viranhaltija",
        "toimittaja", "kirjaaja",     "opettaja",      "esittelijä",     "asiamies",   "agronomi",
        "direktör",   "chef",         "sekreterare",   "ingenjör",       "planerare",  "ordförande",
        "arkitekt",   "koordinator",  "jurist",        "direktören",     "chefen",     "sekreteraren"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct str ending = str_of(endings[i]);
        if (word.n < ending.n) continue;
        struct str tail = str_from(word, word.n - ending.n);
        if (str_eq(tail, ending)) return true;
        if (word.n == ending.n && char_lower(*tail.p) == *ending.p &&
            str_eq(str_from(tail, 1), str_from(ending, 1)))
            return true;
    }
    return false;
}

const char *title_nominative(struct arena *a, struct str s)
{
    static const struct {
        const char *genitive, *basic;
    } pairs[] = {{"päällikön", "päällikkö"},
                 {"sihteerin", "sihteeri"},
                 {"mestarin", "mestari"},
                 {"rehtorin", "rehtori"},
                 {"insinöörin", "insinööri"},
                 {"arkkitehdin", "arkkitehti"},
                 {"lääkärin", "lääkäri"},
                 {"miehen", "mies"},
                 {"controllerin", "controller"},
                 {"jan", "ja"},
                 {"jän", "jä"},
                 {"örens", "ör"},
                 {"chefens", "chef"},
                 {"arens", "are"}};
    s = str_trim(s);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (str_ends(s, pairs[i].genitive))
            return arena_printf(a, "%.*s%s", (int)(s.n - strlen(pairs[i].genitive)), s.p, pairs[i].basic);
    return str_dup(a, s);
}

static bool is_address_char(char c)
{
    return char_is_digit(c) || (char_lower(c) >= 'a' && char_lower(c) <= 'z') || strchr(".-_+", c) ||
           (unsigned char)c >= 0x80;
}

/* Length of the sign for @ at the front: "@", "(at)", "(a)", "[at]", with spaces around the brackets. */
static size_t at_sign(struct str s)
{
    static const char *const signs[] = {"@",      "(at)",  "(a)",    "[at]", "(@)",
                                        " (at) ", " (a) ", " [at] ", "(AT)"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(s, signs[i])) return strlen(signs[i]);
    return 0;
}

bool email_find(struct arena *a, struct str text, const char **ret_email, size_t *ret_start, size_t *ret_end)
{
    for (size_t i = 1; i < text.n; i++) {
        size_t sign = at_sign(str_from(text, i));
        if (!sign) continue;
        size_t start = i, end = i + sign;
        while (start > 0 && text.p[start - 1] && is_address_char(text.p[start - 1]))
            start--;
        while (end < text.n && is_address_char(text.p[end]))
            end++;
        while (end > i + sign && strchr(".-_+", text.p[end - 1]))
            end--;
        struct str host = {text.p + i + sign, end - i - sign};
        if (start == i || str_find_char(host, '.') <= 0) continue;
        *ret_email = arena_printf(a, "%.*s@%.*s", (int)(i - start), text.p + start, (int)host.n, host.p);
        *ret_start = start;
        *ret_end = end;
        return true;
    }
    return false;
}

/* A phone number with or without its word; at least 6 digits. */
static bool phone_find(struct str text, struct str *ret_number, size_t *ret_start, size_t *ret_end)
{
    static const char *const marks[] = {"puhelin",   "puh.", "puh", "p.",      "gsm",
                                        "matkapuh.", "tel.", "tfn", "telefon", "p"};
    for (size_t i = 0; i < text.n; i++) {
        bool begins = char_is_digit(text.p[i]) || text.p[i] == '+' || text.p[i] == '(';
        if (!begins || (i > 0 && !strchr(" .:,", text.p[i - 1]))) continue;
        size_t end = i, digits = 0;
        while (end < text.n && (char_is_digit(text.p[end]) || strchr(" ()+-/", text.p[end]))) {
            digits += char_is_digit(text.p[end]);
            end++;
        }
        while (end > i && !char_is_digit(text.p[end - 1]))
            end--;
        if (digits < 6 || digits > 16) {
            i = end > i ? end : i;
            continue;
        }
        *ret_number = (struct str){text.p + i, end - i};
        size_t start = i;
        struct str before = str_trim(str_first(text, i));
        if (str_ends(before, ":")) before.n--;
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            size_t n = strlen(marks[m]);
            if (!str_ends(before, marks[m])) continue;
            if (before.n > n && !strchr(" ,", before.p[before.n - n - 1])) continue;
            start = before.n - n;
            break;
        }
        *ret_start = start;
        *ret_end = end;
        return true;
    }
    return false;
}

static struct str strip(struct str s)
{
    for (;;) {
        s = str_trim(s);
        struct str before = s;
        while (s.n && strchr(",;:/-", *s.p))
            s = str_from(s, 1);
        while (s.n && strchr(",;:/-", s.p[s.n - 1]))
            s.n--;
        if (str_is(s, ".") || (s.n > 3 && s.p[s.n - 1] == '.' && s.p[s.n - 3] != ' ')) s.n--;
        if (s.n == before.n) return s;
    }
}

static bool is_particle(struct str w)
{
    return str_is(w, "von") || str_is(w, "af") || str_is(w, "de") || str_is(w, "van");
}

/* Splits "Virolahden kunnanjohtaja Matti Malli" before the name: the longest tail of capitalised words that
 * is no title. Bytes of the title part. */
static size_t title_length(struct str s)
{
    size_t name_at = s.n, at = 0, last_title_end = 0;
    bool in_name = false;
    struct str rest = s, word;
    while (cut_word(&rest, &word)) {
        at = (size_t)(word.p - s.p);
        struct str bare = word;
        while (bare.n && strchr(",.", bare.p[bare.n - 1]))
            bare.n--;
        if (is_office_title(bare)) {
            last_title_end = at + word.n;
            in_name = false;
            name_at = s.n;
        } else if (starts_upper(word) || (in_name && (is_particle(word) || *word.p == '-'))) {
            if (!in_name) name_at = at;
            in_name = true;
        } else {
            in_name = false;
            name_at = s.n;
        }
    }
    return name_at < last_title_end ? last_title_end : name_at;
}

static int count_words(struct str s)
{
    struct str word;
    int n = 0;
    while (cut_word(&s, &word))
        n++;
    return n;
}

static struct dynasty_person *add_person(struct arena *a, struct dynasty_persons *persons)
{
    struct dynasty_person *p = vec_add(a, persons);
    *p = (struct dynasty_person){"", "", "", ""};
    return p;
}

static struct str without(struct arena *a, struct str s, size_t start, size_t end)
{
    return str_of(arena_printf(a, "%.*s %.*s", (int)start, s.p, (int)(s.n - end), s.p + end));
}

/* One piece between separators: a person, or what belongs to the one before. */
static bool read_piece(struct arena *a, struct str piece, struct dynasty_persons *persons, size_t first)
{
    const char *email = "";
    struct str phone = {0};
    size_t start, end;
    if (email_find(a, piece, &email, &start, &end)) piece = without(a, piece, start, end);
    if (phone_find(piece, &phone, &start, &end)) piece = without(a, piece, start, end);
    struct line plain = line_of(a, LINE_TEXT, strip(piece));
    struct str s = strip(plain.text);
    if (str_is(s, "puh") || str_is(s, "p") || str_is(s, "sähköposti") || str_is(s, "s-posti")) s.n = 0;
    struct dynasty_person *last = persons->n > first ? &persons->at[persons->n - 1] : NULL;
    bool good = true;
    if (s.n) {
        size_t cut = title_length(s);
        struct str title = strip(str_first(s, cut)), name = strip(str_from(s, cut));
        good = count_words(name) <= 5 && count_words(title) <= 10 && s.n <= 160;
        if (name.n == 0 && last && *last->name && !*last->title) {
            last->title = str_dup(a, title); /* "Nimi Sukunimi, sivistysjohtaja" */
        } else {
            last = add_person(a, persons);
            last->title = str_dup(a, title);
            last->name = str_dup(a, name);
        }
    }
    if ((*email || phone.n) && !last) last = add_person(a, persons);
    if (*email && !*last->email) last->email = email;
    if (phone.n)
        last->phone = *last->phone ? arena_printf(a, "%s, %.*s", last->phone, (int)phone.n, phone.p)
                                   : str_dup(a, phone);
    return good;
}

/* Does a name end just before this " ja "? Otherwise it joins the words of one title ("hallinto- ja
 * talousjohtaja"). */
static bool joins_people(struct str before, struct str after)
{
    before = str_trim(before);
    if (before.n == 0 || before.p[before.n - 1] == '-') return false;
    struct str left = before, word = {0};
    while (cut_word(&left, &word)) {
    }
    bool ends_person = starts_upper(word) || char_is_digit(before.p[before.n - 1]) ||
                       str_find(word, "@") >= 0 || str_find(word, "(at)") >= 0 ||
                       str_find(word, "(a)") >= 0 || is_office_title(word);
    return ends_person && str_trim(after).n > 0;
}

bool people_read(struct arena *a, struct str text, struct dynasty_persons *persons)
{
    static const char *const joints[] = {" ja ", " sekä ", " och ", " samt ", " / "};
    size_t first = persons->n, from = 0;
    bool good = true;
    for (size_t i = 0; i <= text.n; i++) {
        size_t skip = i == text.n ? 1 : 0;
        if (i < text.n && strchr(",;\n", text.p[i])) skip = 1;
        for (size_t j = 0; !skip && j < sizeof joints / sizeof *joints; j++) {
            size_t n = strlen(joints[j]);
            if (str_starts(str_from(text, i), joints[j]) &&
                joins_people((struct str){text.p + from, i - from}, str_from(text, i + n)))
                skip = n;
        }
        if (!skip) continue;
        struct str piece = {text.p + from, i - from};
        if (str_trim(piece).n) good &= read_piece(a, piece, persons, first);
        i += skip - 1;
        from = i + 1;
    }
    return good && persons->n > first;
}

bool official_read(struct arena *a, struct str text, struct dynasty_person *ret)
{
    text = str_trim(text);
    if (text.n < 5 || text.n > 110 || !(starts_upper(text) || str_starts(text, "vs. ")) ||
        str_ends(text, ".") || str_ends(text, ":"))
        return false;
    ptrdiff_t slash = str_find(text, " / "); /* "… Malli / Kaupunginhallitus" */
    struct str organ = slash > 0 ? str_from(text, (size_t)slash + 3) : (struct str){0};
    if (slash > 0) text = str_trim(str_first(text, (size_t)slash));
    if (organ.n && !is_organ_name(organ)) return false;
    size_t cut = title_length(text);
    struct str title = strip(str_first(text, cut)), name = strip(str_from(text, cut));
    struct str rest = title, word;
    bool office = false;
    while (cut_word(&rest, &word))
        office |= is_office_title(word);
    int words = count_words(name);
    if (!office || words < 2 || words > 4 || str_find_char(text, ',') >= 0) return false;
    *ret = (struct dynasty_person){str_dup(a, title), str_dup(a, name), "", ""};
    return true;
}

/* ---- the right to speak ----------------------------------------------------------------------------- */

static const struct dynasty_person *known_by_name(struct str name, const struct dynasty_persons *known,
                                                  size_t n)
{
    struct str rest = name, first;
    if (!cut_word(&rest, &first)) return NULL;
    rest = str_trim(rest);
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < known[k].n; i++) {
            struct str other = str_of(known[k].at[i].name), other_first;
            if (!cut_word(&other, &other_first) || !str_eq(first, other_first)) continue;
            other = str_trim(other);
            size_t same = 0;
            while (same < other.n && same < rest.n && other.p[same] == rest.p[same])
                same++;
            if (same >= 4 || (same >= 2 && same + 2 >= other.n)) return &known[k].at[i];
        }
    return NULL;
}

/* "Malliselle" → "Mallinen"; other names cannot be undone with certainty and stay as printed. */
static const char *name_from_allative(struct arena *a, struct str name)
{
    if (str_ends(name, "selle")) return arena_printf(a, "%.*snen", (int)(name.n - 5), name.p);
    return str_dup(a, name);
}

/* Officials are printed in the allative: "hyvinvointijohtaja Maija Malliselle". */
static void add_speaker(struct arena *a, struct str object, const struct dynasty_persons *known,
                        size_t n_known, struct dynasty_persons *speakers)
{
    object = strip(object);
    size_t cut = title_length(object);
    struct str title = strip(str_first(object, cut)), name = strip(str_from(object, cut));
    if (str_ends(title, "johtajalle")) title.n -= 3;
    if (name.n == 0 && title.n == 0) return;
    const struct dynasty_person *same = known_by_name(name, known, n_known);
    struct dynasty_person *p = add_person(a, speakers);
    p->title = str_dup(a, title);
    p->name = same ? same->name : name_from_allative(a, name);
}

void speakers_read(struct arena *a, struct str decision, const struct dynasty_persons *known, size_t n_known,
                   struct dynasty_persons *speakers)
{
    static const char *const rights[] = {"läsnäolo- ja puheoikeu", "läsnäolo ja puheoikeu",
                                         "läsnäolo-ja puheoikeu", "puhe- ja läsnäolo-oikeu", "puheoikeu"};
    static const char *const grants[] = {" myönsi ", " myöntää ", " myönnettiin ", "Myönnettiin ", " antoi "};
    ptrdiff_t end = -1;
    for (size_t i = 0; i < sizeof rights / sizeof *rights && end < 0; i++)
        end = str_find(decision, rights[i]);
    if (end < 0) return;
    struct str front = str_first(decision, (size_t)end);
    for (size_t i = 0; i < sizeof grants / sizeof *grants; i++) {
        ptrdiff_t at = str_find(front, grants[i]);
        if (at < 0) continue;
        struct str object = str_trim(str_from(front, (size_t)at + strlen(grants[i])));
        if (object.n > 200 || str_find(object, ". ") > 4) return;
        size_t from = 0;
        for (size_t k = 0; k <= object.n; k++) {
            bool ja = str_starts(str_from(object, k), " ja ");
            if (k < object.n && object.p[k] != ',' && !ja) continue;
            struct str piece = str_trim((struct str){object.p + from, k - from});
            if (piece.n) add_speaker(a, piece, known, n_known, speakers);
            from = k + (ja ? 4 : 1);
            k = from > k + 1 ? from - 1 : k;
        }
        return;
    }
}
