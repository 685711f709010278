/* SPDX-License-Identifier: EUPL-1.2 */
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
 *   A line with % in its first column is C, all others are HTML. A function's body begins with a line that is
 *   just %{. OUT.h has the prototypes of the functions that are not static, with the comment above each, and
 *   the #include lines. Indentation and empty lines are not sent, except in <pre> and <textarea>; a \ at a
 *   line's end joins the next line without white space. HTML comments are not sent.
 *
 * Values: {{ expression }}, on one line; the position chooses the function of html/view.h
 *   in text                             view_text      escaped; struct html passes as it is
 *   in a quoted attribute               view_attr      escaped
 *   at the front of an URL attribute    view_url       allow-list of schemes, else "#"
 *   later in an URL attribute           view_url_part  percent-encoded
 *   name?="{{ condition }}"             the attribute name without a value, when the condition holds
 *   name??="{{ text }}"                 name="text", when text is neither NULL nor ""
 *
 * Components are functions, called on % lines. A pair x_begin(…), x_end(…) counts as a tag that must be
 * closed; only a function named x_begin may leave tags open, and x_end, after it in the same file, has to
 * close exactly those.
 *
 * Refused, with file and line: a value where no escaping is safe (unquoted, bare inside a tag, in a comment,
 * in script), attributes on…, style and srcdoc, <style>, <script> with content, a % line inside a tag, tags
 * that do not balance (in a function, in each block of braces, at a return), duplicate attributes, <img>
 * without alt. Why a tool of our own: docs/adr/0006-compile-time-templates.md. */
#include "source.h"
#include "tplc.h"

enum { CODE_MAX = 16 << 20 };

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: tplc IN.tpl OUT.c OUT.h\n", stderr);
        return 2;
    }
    auto_arena struct arena *a = arena_new();
    struct source source;
    source_read(a, argv[1], &source);
    const char *slash = strrchr(argv[3], '/');
    auto_out struct out code = out_make(CODE_MAX), header = out_make(CODE_MAX);
    struct tplc_error error = {0};
    if (!tplc_compile(argv[1], slash ? slash + 1 : argv[3], source.text, &code, &header, &error)) {
        source_complain(&source, error.line, "%s", error.message);
        return 1;
    }
    write_file(argv[2], &code);
    write_file(argv[3], &header);
    return 0;
}
