/* SPDX-License-Identifier: EUPL-1.2 */
#include "html/html.h"

#include "text/markdown.h"

/* <time datetime="ISO">TEXT</time>, put together without printf: a list has one in every row. */
static struct html time_element(struct view *v, const char *iso, const char *text)
{
    const struct str parts[] = {STR("<time datetime=\""), str_of(iso), STR("\">"), str_of(text),
                                STR("</time>")};
    size_t n = 0;
    for (size_t i = 0; i < 5; i++)
        n += parts[i].n;
    char *element = arena_alloc(v->arena, n + 1), *p = element;
    for (size_t i = 0; i < 5; i++) {
        memcpy(p, parts[i].p, parts[i].n);
        p += parts[i].n;
    }
    return html_of((struct str){element, n});
}

struct html html_day(struct view *v, struct day d)
{
    char iso[11];
    if (!day_known(d)) return (struct html){0};
    return time_element(v, day_iso(d, iso), i18n_day(v->arena, v->lang, d));
}

struct html html_weekday(struct view *v, struct day d)
{
    char iso[11];
    if (!day_known(d)) return (struct html){0};
    return time_element(v, day_iso(d, iso), i18n_weekday(v->arena, v->lang, d));
}

struct html html_moment(struct view *v, struct moment m)
{
    char iso[26];
    if (m.s == 0) return (struct html){0};
    return time_element(v, moment_iso(m, iso), i18n_moment(v->arena, v->lang, m));
}

static void free_out(void *o)
{
    out_free(o);
}

struct html html_markdown(struct view *v, const char *markdown, int shift)
{
    struct out *o = arena_make(v->arena, struct out);
    *o = out_make(8 * MARKDOWN_MAX_BYTES);
    arena_defer(v->arena, free_out, o);
    if (markdown_html(o, str_of(markdown), shift) == OK) return html_of((struct str){o->p ? o->p : "", o->n});
    struct out plain = out_make(8 * MARKDOWN_MAX_BYTES);
    struct view w = *v;
    w.out = &plain;
    view_raw(&w, "<p>", 3);
    view_text(&w, markdown);
    view_raw(&w, "</p>", 4);
    const char *text = arena_strndup(v->arena, plain.p ? plain.p : "", plain.n);
    out_free(&plain);
    return html_of(str_of(text));
}

const char *lang_unlike(struct view *v, const char *lang)
{
    return lang && strcmp(lang, lang_code(v->lang)) != 0 ? lang : "";
}
