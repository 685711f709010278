/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/file/file.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

static const struct word kinds[] = {
    {"attachment", _N("Attachment")},
    {"background", _N("Background material")},
    {"mentioned", _N("Mentioned, not published")},
};
const struct words file_kinds = WORDS(kinds);

/* What we publish, by sniffed type. */
static const struct {
    const char *media_type, *extension, *text;
    bool is_inline;
} types[] = {
    {"application/pdf", ".pdf", "PDF", true},
    {"text/plain", ".txt", "TXT", true},
    {"image/png", ".png", "PNG", true},
    {"image/jpeg", ".jpg", "JPEG", true},
    {"text/csv", ".csv", "CSV", false},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", "DOCX", false},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", "XLSX", false},
    {"application/vnd.oasis.opendocument.text", ".odt", "ODT", false},
};
enum { N_TYPES = sizeof types / sizeof *types };

static bool ends_in(const char *name, const char *extension)
{
    size_t e = strlen(extension), n = strlen(name);
    return n > e && strcasecmp(name + n - e, extension) == 0;
}

const char *file_type_text(const struct file *f)
{
    for (size_t i = 0; i < N_TYPES; i++) {
        bool named = ends_in(f->file_name, types[i].extension) || ends_in(f->source_url, types[i].extension);
        if (*f->media_type ? strcmp(types[i].media_type, f->media_type) == 0 : named) return types[i].text;
    }
    return "";
}

bool file_is_shown_inline(const char *media_type)
{
    for (size_t i = 0; i < N_TYPES; i++)
        if (strcmp(types[i].media_type, media_type) == 0) return types[i].is_inline;
    return false;
}

/* ASCII for a letter of a name: å ä → a, ö → o; '-' for what has no place in a file name. */
static char plain(uint32_t c)
{
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_')
        return (char)c;
    if (c == 0xe4 || c == 0xe5) return 'a';
    if (c == 0xc4 || c == 0xc5) return 'A';
    if (c == 0xf6) return 'o';
    return c == 0xd6 ? 'O' : '-';
}

const char *file_safe_name(struct arena *a, const struct file *f)
{
    enum { LONGEST = 80 };
    struct str from = str_of(*f->file_name ? f->file_name : f->title);
    char *name = arena_alloc(a, LONGEST + 8);
    size_t n = 0;
    while (from.n && n < LONGEST) {
        char c = plain(text_next(&from));
        bool joins = c == '-' || c == '.', joined = n == 0 || name[n - 1] == '-' || name[n - 1] == '.';
        if (c == '.' && n > 0 && name[n - 1] == '-') name[n - 1] = '.';
        if (!joins || !joined) name[n++] = c;
    }
    while (n > 0 && (name[n - 1] == '-' || name[n - 1] == '.')) n--;
    name[n] = '\0';
    const char *base = n ? name : "liite";
    for (size_t i = 0; i < N_TYPES; i++) {
        if (strcmp(types[i].media_type, f->media_type) != 0) continue;
        return ends_in(base, types[i].extension) ? base : arena_printf(a, "%s%s", base, types[i].extension);
    }
    return base;
}

const char *file_path(struct arena *a, const struct file *f)
{
    if (f->kind == FILE_MENTIONED) return "";
    if (*f->sha256) return arena_printf(a, "/liitteet/%lld/%s", (long long)f->id, file_safe_name(a, f));
    return f->source_url;
}
