/* markdown_fuzz.c — Markdown as HTML and as text: no tag of the writer's own, no address that is not allowed. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/markdown.h"

#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_html(struct str html)
{
    static const char *const tags[] = {"p>", "h", "ul>", "ol", "li>", "em>", "strong>", "code>", "pre>", "a href=\"", "a>",
                                       "br>", "hr>", "blockquote>", "table>", "thead>", "tbody>", "tr>", "th", "td", "div"};
    for (size_t i = 0; i < html.n; i++) {
        if (html.p[i] != '<') continue;
        struct str rest = str_from(html, i + 1);
        bool known = false;
        (void)str_skip(&rest, "/");
        for (size_t k = 0; k < sizeof tags / sizeof *tags; k++) known |= str_starts(rest, tags[k]);
        must(known);
        if (!str_skip(&rest, "a href=\"")) continue;
        ptrdiff_t end = str_find_char(rest, '"');
        must(end > 0 && markdown_url_is_safe(str_first(rest, (size_t)end)));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    auto_out struct out html = out_make(8 << 20), plain = out_make(8 << 20);
    if (!text_is_utf8(text)) return 0;
    if (markdown_html(&html, text, 2) == OK) check_html((struct str){html.p, html.n});
    if (markdown_text(&plain, text) == OK && plain.n > 0) must(text_is_utf8((struct str){plain.p, plain.n}));
    return 0;
}
