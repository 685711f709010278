/* tplc.c — template compiler: a page of HTML with C between its lines becomes a C function that writes it.
 *
 *     usage: tplc IN.tpl OUT.c OUT.h
 *
 *     %#include "feature/meeting/meeting.h"
 *     %void meeting_page_list(struct view *v, const struct meeting *m, size_t n)
 *     %{
 *     <h1>{{ _("Meetings") }}</h1>
 *     <ul>
 *     %for (size_t i = 0; i < n; i++) {
 *       <li><a href="{{ meeting_path(v, &m[i]) }}">{{ m[i].place }}</a></li>
 *     %}
 *     </ul>
 *     %}
 *
 * Lines
 *   A line with % in its first column is C, all others are HTML. A function's body begins with a line that is just %{.
 *   OUT.h has the prototypes of the functions that are not static, with the comment above each, and the #include lines.
 *   Indentation and empty lines are not sent, except in <pre> and <textarea>; a \ at a line's end joins the next line
 *   without white space. HTML comments are not sent.
 *
 * Values: {{ expression }}, on one line; the position chooses the function of html/view.h
 *   in text                             view_text      escaped; struct html passes as it is
 *   in a quoted attribute               view_attr      escaped
 *   at the front of an URL attribute    view_url       allow-list of schemes, else "#"
 *   later in an URL attribute           view_url_part  percent-encoded
 *   name?="{{ condition }}"             the attribute name without a value, when the condition holds
 *   name??="{{ text }}"                 name="text", when text is neither NULL nor ""
 *
 * Components are functions, called on % lines. A pair x_begin(…), x_end(…) counts as a tag that must be closed; only a
 * function named x_begin may leave tags open, and x_end, after it in the same file, has to close exactly those.
 *
 * Refused, with file and line: a value where no escaping is safe (unquoted, bare inside a tag, in a comment, in script),
 * attributes on…, style and srcdoc, <style>, <script> with content, a % line inside a tag, unbalanced tags, duplicate
 * attributes, <img> without alt. Why a tool of our own: docs/adr/0006-compile-time-templates.md. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "tplc.h"

#include <stdlib.h>
#include <string.h>

static char *read_file(const char *path, size_t *ret_n)
{
    FILE *in = fopen(path, "rb");
    if (!in) return NULL;
    char *text = NULL;
    size_t n = 0, cap = 0, got;
    do {
        if (cap - n < 4096) {
            cap = cap * 2 + 8192;
            char *larger = realloc(text, cap);
            if (!larger) abort();
            text = larger;
        }
        got = fread(text + n, 1, cap - n, in);
        n += got;
    } while (got > 0);
    if (ferror(in)) {
        free(text);
        text = NULL;
    }
    fclose(in);
    *ret_n = n;
    return text;
}

static bool write_file(const char *path, const char *bytes, size_t n)
{
    FILE *out = fopen(path, "wb");
    if (!out) return false;
    bool written = fwrite(bytes, 1, n, out) == n;
    return fclose(out) == 0 && written;
}

static int compile(char **path, const char *text, size_t n)
{
    const char *slash = strrchr(path[3], '/');
    char *bytes[2] = {NULL, NULL};
    size_t size[2] = {0, 0};
    FILE *c = open_memstream(&bytes[0], &size[0]);
    FILE *h = open_memstream(&bytes[1], &size[1]);
    if (!c || !h) abort();
    struct tplc_error error = {0};
    bool compiled = tplc_compile(path[1], slash ? slash + 1 : path[3], text, n, c, h, &error);
    if (fclose(c) != 0 || fclose(h) != 0) abort();
    int status = 0;
    if (!compiled) {
        fprintf(stderr, "%s:%d: error: %s\n", path[1], error.line, error.message);
        status = 1;
    } else if (!write_file(path[2], bytes[0], size[0]) || !write_file(path[3], bytes[1], size[1])) {
        perror("tplc: cannot write");
        status = 1;
    }
    free(bytes[0]);
    free(bytes[1]);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: tplc IN.tpl OUT.c OUT.h\n", stderr);
        return 2;
    }
    size_t n;
    char *text = read_file(argv[1], &n);
    if (!text) {
        perror(argv[1]);
        return 1;
    }
    int status = compile(argv, text, n);
    free(text);
    return status;
}
