/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/file/file_store.h"
#include "http/http.h"

/* The bytes of a file that is kept here. Under another name than its own it moves to that. */
static enum err show(struct request *r)
{
    struct file f;
    int64_t id;
    TRY(request_id(r, &id));
    TRY(file_get(r->db, r->arena, id, &f));
    if (f.kind == FILE_MENTIONED || !*f.sha256)
        return problem(&r->why, ERR_NOT_FOUND, "", _N("This file is not kept here."), "no bytes");
    const char *name = file_safe_name(r->arena, &f);
    if (strcmp(request_part(r, 1), name) != 0) return respond_redirect(r, 301, file_path(r->arena, &f));
    respond_type(r, *f.media_type ? f.media_type : "application/octet-stream");
    if (file_is_shown_inline(f.media_type))
        respond_inline(r, name);
    else
        respond_attachment(r, name);
    return blob_write(r->db, f.sha256, r->view.out);
}

const struct route file_routes[] = {
    {GET, "/liitteet/:id/:name", NEED_PUBLIC, show, "An attachment or background material, its bytes"},
    {0},
};
