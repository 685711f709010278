/* http_url.h — the address of a request, taken apart: percent-encoding, path, language prefix, query fields.
 *
 * Everything here reads hostile bytes and is fuzzed (tests/fuzz/fuzz_url.c). What comes out is valid UTF-8
 * without control characters. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>

#include "base/arena.h"
#include "base/out.h"
#include "base/str.h"
#include "http/http.h"

typedef enum err normalise_fn(struct arena *a, struct str text, struct str *ret_text);

/* Percent-decoding; '+' is a space when `plus` is set. A '%' that no two hexadecimal digits follow stays as
 * it is. */
struct str url_decode(struct arena *a, struct str raw, bool plus);

/* Percent-encodes everything but unreserved characters and "/:@!$'()*,;". */
void url_encode(struct out *o, struct str text);

/* Splits "path?query" at the first '?'; a fragment is cut off. */
void url_split(struct str target, struct str *ret_path, struct str *ret_query);

/* The decoded path, which begins with '/'. ERR_INPUT for broken percent-encoding, NUL, control characters,
 * backslash, invalid UTF-8, no '/' in front; ERR_NOT_FOUND for "." and ".." segments, an encoded '/', empty
 * segments. */
must_check enum err path_read(struct arena *a, struct str raw, struct str *ret_path);

/* Cuts a language prefix off: "/sv/haku" → "/haku" and LANG_SV; "/sv" and "/sv/" → "/". True when there was
 * one. */
bool path_cut_language(struct str *path, enum lang *ret_lang);
/* Does the address exist in no language but the bare one? JSON twins, feeds, /cgi, /assets, operations. */
bool path_is_bare(struct str path);

/* Fields of a query in the order given, decoded, control characters turned into spaces, normal form, trimmed;
 * of several with one name the first. ERR_INPUT for NUL, invalid UTF-8, more than QUERY_FIELDS_MAX fields. */
must_check enum err query_read(struct arena *a, struct str raw, normalise_fn *normalise,
                               struct query_field **ret_fields, size_t *ret_n);
/* The canonical form: by name, encoded as url_encode does, '+' for a space. */
void query_write(struct arena *a, struct out *o, const struct query_field *fields, size_t n);
