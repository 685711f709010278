/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/app_internal.h"

struct error_text {
    int status;
    const char *title, *advice;
};

static const struct error_text error_texts[] = {
    {400, _N("The address cannot be read"), _N("Check the address or the search terms.")},
    {403, _N("You do not have access to this page"), _N("Sign in, or ask for access.")},
    {404, _N("Page not found"), _N("The page may have been moved or removed. Use the search to find it.")},
    {405, _N("This page cannot be used that way"), _N("Go back and try again.")},
    {409, _N("The information has changed in the meantime"), _N("Go back, reload the page and try again.")},
    {413, _N("Too much data was sent"), _N("Send a smaller file or a shorter text.")},
    {414, _N("The address is too long"), _N("Use fewer search terms.")},
    {429, _N("Too many requests"), _N("Wait a moment and try again.")},
    {431, _N("The request is too large"), _N("Remove the cookies of this site and try again.")},
    {500, _N("Something went wrong"), _N("The fault is ours. Try again later.")},
    {503, _N("The service is busy"), _N("Wait a moment and try again.")},
};

static const struct error_text *find_text(int status)
{
    for (size_t i = 0; i < sizeof error_texts / sizeof *error_texts; i++)
        if (error_texts[i].status == status) return &error_texts[i];
    return find_text(500);
}

int error_status(enum err e)
{
    switch (e) {
    case OK: return 200;
    case ERR_INPUT: return 400;
    case ERR_NOT_FOUND: return 404;
    case ERR_FORBIDDEN: return 403;
    case ERR_CONFLICT: return 409;
    case ERR_LIMIT: return 413;
    case ERR_BUSY: return 503;
    case ERR_INTERNAL: return 500;
    }
    return 500;
}

static void write_escaped(struct out *o, const char *text)
{
    for (const char *p = text; *p; p++) {
        if (*p == '<')
            out_put(o, "&lt;");
        else if (*p == '&')
            out_put(o, "&amp;");
        else
            out_char(o, *p);
    }
}

static void write_html(struct request *r, const struct error_text *text, const char *message)
{
    struct out *o = r->view.out;
    const char *title = i18n(r->lang, text->title);
    out_printf(o, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head><meta charset=\"utf-8\"><title>", lang_code(r->lang));
    write_escaped(o, title);
    out_put(o, " – Yhdyspinta</title></head>\n<body><main>\n<h1>");
    write_escaped(o, title);
    out_put(o, "</h1>\n");
    if (*message) {
        out_put(o, "<p>");
        write_escaped(o, message);
        out_put(o, "</p>\n");
    }
    out_put(o, "<p>");
    write_escaped(o, i18n(r->lang, text->advice));
    out_printf(o, "</p>\n<p><a href=\"%s/\">%s</a></p>\n</main></body>\n</html>\n", lang_prefix(r->lang),
               i18n(r->lang, _N("To the front page")));
}

/* Messages hold no control characters. */
static void write_json_text(struct out *o, const char *text)
{
    for (const char *p = text; *p; p++) {
        if (*p == '"' || *p == '\\') out_char(o, '\\');
        out_char(o, *p);
    }
}

static bool wants_json(const struct request *r)
{
    struct str path = str_of(r->path);
    return str_ends(path, ".json") || str_starts(path, "/oparl/");
}

void error_write(struct request *r, int status)
{
    const struct error_text *text = find_text(status);
    const char *message = r->why.message && *r->why.message ? i18n(r->lang, r->why.message) : "";
    r->status = status;
    if (wants_json(r)) {
        r->content_type = "application/json";
        out_printf(r->view.out, "{\"error\":{\"status\":%d,\"message\":\"", status);
        write_json_text(r->view.out, *message ? message : i18n(r->lang, text->title));
        out_put(r->view.out, "\"}}\n");
        return;
    }
    r->content_type = "text/html";
    write_html(r, text, message);
}
