/* view.h — what a template writes with: output, language, arena, and where the page is.
 *
 * Every template's first parameter is `struct view *v`. In a template `{{ x }}` escapes by position; only
 * the type `struct html` passes unescaped, and only a few functions make it. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "base/str.h"
#include "i18n/i18n.h"

struct view {
    struct out *out;
    struct arena *arena;
    enum lang lang;
    const char *path;   /* without language prefix: "/kokoukset/7" */
    const char *query;  /* "" or "vuosi=2024" as it came, for the language links */
    struct day today;   /* in Helsinki */
    const char *region; /* the installation's name, under the program's in the frame */
    bool robots;        /* false: noindex */

    /* Set by http/; NULL or "" leaves the link out. */
    const char *site;       /* "https://yhdyspinta.example", for canonical and language links */
    const char *stylesheet; /* "/assets/site.4f1c.css" */
    const char *script;     /* "/assets/site.93ab.js" */
    const char *form_token; /* what post_begin puts into a form; NULL: no form can be sent from this page */
    const char *account;    /* name of who has signed in; NULL: the public */

    const struct frame *frame; /* of the page being written; set by frame_begin */
};

/* Text that is already HTML. Made by html_of (from the Markdown renderer, highlight marks) and by
 * components. */
struct html {
    struct str s;
};
struct html html_of(struct str safe);

/* Chosen by tools/tplc from the position of {{ }}; also usable directly. Numbers are printed, strings
 * escaped, struct html passes in text position only, anything else does not compile. */
#define view_text(v, x)                                                                                      \
    _Generic((x), const char *: view_text_string, char *: view_text_string, struct str: view_text_str,       \
             struct html: view_text_html, int: view_int, unsigned: view_int, long: view_int,                 \
             long long: view_int, unsigned long: view_int, unsigned long long: view_int)((v), (x))
#define view_attr(v, x)                                                                                      \
    _Generic((x), const char *: view_text_string, char *: view_text_string, struct str: view_text_str,       \
             int: view_int, unsigned: view_int, long: view_int, long long: view_int, unsigned long: view_int,\
             unsigned long long: view_int)((v), (x))
/* A whole URL: http, https, mailto, tel, "/path", "#x", "?x" pass (escaped); anything else becomes "#". */
#define view_url(v, x)                                                                                       \
    _Generic((x), const char *: view_url_string, char *: view_url_string, struct str: view_url_str)((v), (x))
/* A part of a URL after fixed text: percent-encoded. */
#define view_url_part(v, x)                                                                                  \
    _Generic((x), const char *: view_url_part_string, char *: view_url_part_string,                          \
             struct str: view_url_part_str, int: view_int, unsigned: view_int, long: view_int,               \
             long long: view_int, unsigned long: view_int, unsigned long long: view_int)((v), (x))
/* Fixed text of the template. Inline: n is a constant there, and the copy a few instructions. */
static inline void view_raw(struct view *v, const char *html, size_t n)
{
    struct out *o = v->out;
    if (n == 0) return;
    if (o->n + n >= o->cap || o->n + n > o->max || o->err != OK) {
        out_bytes(o, html, n);
        return;
    }
    memcpy(o->p + o->n, html, n);
    o->n += n;
    o->p[o->n] = '\0';
}

void view_text_string(struct view *v, const char *text);
void view_text_str(struct view *v, struct str text);
void view_text_html(struct view *v, struct html html);
void view_int(struct view *v, int64_t n);
void view_url_string(struct view *v, const char *url);
void view_url_str(struct view *v, struct str url);
void view_url_part_string(struct view *v, const char *part);
void view_url_part_str(struct view *v, struct str part);

/* In templates: _("Meetings"), and the forms of i18n.h through the view. */
#define _(source) i18n(v->lang, (source))
#define _n(one, other, n) i18n_n(v->lang, (one), (other), (n))
#define _f(source, ...) i18n_f(v->arena, v->lang, (source), __VA_ARGS__)

/* A page's address in the reader's language: href(v, "/kokoukset/%lld", id) → "/sv/kokoukset/7". In the
 * arena. Text from outside goes in through url_part: href(v, "/haku?q=%s", url_part(v, query)). */
const char *href(struct view *v, const char *format, ...) printf_like(2, 3);
/* The present page in another language, query kept. */
const char *href_in(struct view *v, enum lang lang);
/* Percent-encoded, for one segment of a path or one value of a query. In the arena. */
const char *url_part(struct view *v, const char *text);
/* May the text stand as a link's whole address? http, https, mailto, tel, "/path", "#x", "?x". */
bool url_is_safe(struct str url);
