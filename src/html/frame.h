/* frame.h — what stands around every page: head, skip link, header with search, navigation, breadcrumb,
 * footer.
 *
 *     %frame_begin(v, &(struct frame){.title = m->title, .section = "/kokoukset"});
 *     <h1>{{ m->title }}</h1>
 *     …
 *     %frame_end(v);
 *
 * The page writes its own <h1>, the only one. Whoever fills struct view gives language, path, stylesheet and
 * script. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "html/view.h"

struct crumb {
    const char *text;
    const char *url; /* from href() */
};

struct feed_link {
    const char *title, *url;
};

/* All texts may be left NULL but the title, which is "" only on the front page. */
struct frame {
    const char *title;
    const char *section; /* the navigation item it belongs to: "/paatokset", "/kokoukset"; NULL: none */
    const struct crumb *crumbs; /* between the front page and this one; the page itself is not among them */
    size_t n_crumbs;
    const char *crumb;             /* this page in the breadcrumb, when shorter than its title */
    const char *lang;              /* language of title and crumb, when a record's own: "sv" */
    const char *description;       /* for search engines */
    const struct feed_link *feeds; /* the page's own feeds; advertised in the head and linked in the footer */
    size_t n_feeds;
    const char *json; /* address of the JSON twin */
    bool own_search;  /* the page has the search form itself: none in the header */
};

/* *frame must live until frame_end, as a compound literal in the template's function does. */
void frame_begin(struct view *v, const struct frame *frame);
void frame_end(struct view *v);

/* A whole page that says what went wrong, in the reader's language: 400, 403, 404, 405, 409, 413, 414, 429,
 * 431, 500, 503. `message` is a message id that tells more, NULL or "" when there is none. */
void frame_error(struct view *v, int status, const char *message);
/* Its heading: "The page was not found", in the reader's language. */
const char *frame_error_title(struct view *v, int status);
