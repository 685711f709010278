/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/hash.h"

#include <sodium.h>

char *hash_sha256(struct str bytes, char buffer[static HASH_HEX])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, (const unsigned char *)bytes.p, bytes.n);
    return sodium_bin2hex(buffer, HASH_HEX, hash, sizeof hash);
}
