/* embed.h — files carried inside the binary: schema steps, assets, the sample region.
 *
 * tools/embed makes one table a folder, sorted by name, with an empty entry after the last:
 *     extern const struct embedded schema_files[];       tools/meson.build: schema_embedded and its like */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stddef.h>

struct embedded {
    const char *name;       /* within its folder: "0001_party.sql", "site.css.br"; NULL after the last */
    const unsigned char *p; /* the bytes, and a NUL after them */
    size_t n;
    const char *hash; /* the first 16 hexadecimal digits of the SHA-256, for addresses that never change */
};

/* The file of that name, NULL when there is none. */
const struct embedded *embedded_find(const struct embedded *table, const char *name);
