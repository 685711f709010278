/* hash.h — SHA-256 (libsodium): the name under which bytes are kept, and later the links of the audit chain.
 */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/str.h"

enum { HASH_HEX = 65 };

/* 64 lower-case hexadecimal digits into the buffer, which is returned. */
char *hash_sha256(struct str bytes, char buffer[static HASH_HEX]);
