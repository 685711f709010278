/* SPDX-License-Identifier: EUPL-1.2 */
#include "html/frame.h"
#include "http/app_internal.h"

int error_status(enum err e)
{
    switch (e) {
    case OK:
        return 200;
    case ERR_INPUT:
        return 400;
    case ERR_NOT_FOUND:
        return 404;
    case ERR_FORBIDDEN:
        return 403;
    case ERR_CONFLICT:
        return 409;
    case ERR_LIMIT:
        return 413;
    case ERR_BUSY:
        return 503;
    case ERR_INTERNAL:
        return 500;
    }
    return 500;
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
    const char *message = r->why.message ? r->why.message : "";
    const char *field = *message && r->why.field ? r->why.field : "";
    r->status = status;
    if (!wants_json(r)) {
        r->content_type = "text/html";
        if (*field) message = arena_printf(r->arena, "%s: %s", field, i18n(r->lang, message));
        frame_error(&r->view, status, message);
        return;
    }
    r->content_type = "application/json";
    out_printf(r->view.out, "{\"error\":{\"status\":%d,\"message\":\"", status);
    write_json_text(r->view.out, *message ? i18n(r->lang, message) : frame_error_title(&r->view, status));
    if (*field) {
        out_put(r->view.out, "\",\"field\":\"");
        write_json_text(r->view.out, field);
    }
    out_put(r->view.out, "\"}}\n");
}
