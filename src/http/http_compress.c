/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http_compress.h"

#include <brotli/encode.h>
#include <libdeflate.h>

#include "base/mem.h"

bool compress_gzip(struct str body, int level, struct out *o)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(level);
    if (!c) return false;
    char *bytes = mem_alloc(body.n);
    size_t n = libdeflate_gzip_compress(c, body.p, body.n, bytes, body.n);
    if (n) out_bytes(o, bytes, n);
    mem_free(bytes);
    libdeflate_free_compressor(c);
    return n && o->err == OK;
}

bool compress_brotli(struct str body, struct out *o)
{
    char *bytes = mem_alloc(body.n);
    size_t n = body.n;
    bool done =
        BrotliEncoderCompress(5, 18, BROTLI_MODE_TEXT, body.n, (const uint8_t *)body.p, &n, (uint8_t *)bytes);
    if (done) out_bytes(o, bytes, n);
    mem_free(bytes);
    return done && o->err == OK;
}

uint64_t compress_checksum(struct str body)
{
    return (uint64_t)libdeflate_crc32(0, body.p, body.n) << 32 | libdeflate_adler32(1, body.p, body.n);
}
