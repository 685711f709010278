/* http_compress.h — content codings: the only place that knows libdeflate and brotli. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/out.h"
#include "base/str.h"

/* gzip by libdeflate (1: quick, 6: kept); brotli 5 with a window of 2^18. False when it does not get smaller.
 */
bool compress_gzip(struct str body, int level, struct out *o);
bool compress_brotli(struct str body, struct out *o);

/* Two independent checksums, for entity tags. */
uint64_t compress_checksum(struct str body);
