/* file.h — a file of an item (liite, oheismateriaali): attachment, background material, or mentioned but not published.
 *
 * Bytes are kept once, by their SHA-256. One that is not kept here may still be linked at its source.
 * Rules only: rows are in file_store.h, the download in file_web.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/word.h"

enum file_kind { FILE_ATTACHMENT = 1, FILE_BACKGROUND, FILE_MENTIONED };
extern const struct words file_kinds;

/* Strings are UTF-8, never NULL, borrowed from the arena they were read into. "" when unknown. */
struct file {
    int64_t id; /* 0 = not stored yet */
    int64_t agenda_item_id;
    enum file_kind kind;
    const char *number; /* as printed: "1", "5 A" */
    const char *title;
    const char *file_name;
    const char *media_type;
    const char *sha256; /* "" when the bytes are not kept here */
    int64_t size;       /* bytes */
    const char *source_url;
};

/* Where the reader gets it: "/liitteet/7/name.pdf" when it is kept here, else its address at the source, "" when it is
 * only mentioned. */
const char *file_path(struct arena *a, const struct file *f);

/* A name that is safe in a path and a header, from the stored name or the title: letters, digits, dot, dash; ends in
 * the extension of the media type. Never empty. */
const char *file_safe_name(struct arena *a, const struct file *f);

/* What people call its type: "PDF"; from the media type, else the end of its name; "" when neither tells. */
const char *file_type_text(const struct file *f);

/* May a browser show it in place (PDF, plain text, raster images)? Anything else is only downloaded. */
bool file_is_shown_inline(const char *media_type);
