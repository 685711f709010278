/* charset.h — which character set a page is in, and the page as UTF-8.
 *
 * Order: byte order mark, the declared label, whether the bytes are valid UTF-8, else windows-1252. A label
 * that the bytes contradict is reported, not obeyed. The label iso-8859-1 means windows-1252, as in browsers.
 */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>

#include "base/str.h"

struct arena;

enum charset { CHARSET_UTF8 = 1, CHARSET_WINDOWS_1252, CHARSET_UTF16LE, CHARSET_UTF16BE };

/* The label found in the first 2 048 bytes: encoding="…" of an XML declaration or charset=… of a meta
 * element. Empty when there is none. */
struct str charset_declared(struct str bytes);

/* `label` is what a header told, or empty: then charset_declared is asked. *ret_misdeclared (may be NULL)
 * tells that the label said something else. */
enum charset charset_decide(struct str bytes, struct str label, bool *ret_misdeclared);

/* The bytes as valid UTF-8 in the arena, without a byte order mark and without control characters other than
 * tab and line ends. What cannot be read becomes U+FFFD; a character cut at the end is dropped. */
struct str charset_to_utf8(struct arena *a, struct str bytes, enum charset charset);
