/* secret.h — what only one browser or one person has: random keys, their hashes, one-time codes (TOTP).
 *
 * A key is 256 bits from the kernel; only its hash is stored. The purpose goes into the hash, so that what was
 * made for one use cannot serve another. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>

#include "base/day.h"
#include "core/hash.h"

struct arena;

enum { SECRET_LENGTH = 43 }; /* of a key: base64url without '=' */

/* A new key of 43 letters, digits, '-' and '_'; in the arena. */
const char *secret_make(struct arena *a);
/* 64 hexadecimal digits: SHA-256 of purpose, ':' and secret. In the arena. */
const char *secret_hash(struct arena *a, const char *purpose, const char *secret);
/* In a time that does not tell where they differ. */
bool secret_equal(const char *a, const char *b);

/* A code to be written down: "K7QD-XH2M-4TPA-W9RE", 80 bits, no 0, 1, O, I. In the arena. */
const char *recovery_make(struct arena *a);
/* What somebody typed as such a code: capitals, without spaces and dashes. In the arena. */
const char *recovery_read(struct arena *a, const char *typed);

/* ---- RFC 6238 (liboath): SHA-1, six digits, 30 seconds -------------------------------------------------------- */

enum { TOTP_STEP_SECONDS = 30, TOTP_WINDOW = 1 };

/* A new secret in base32, 160 bits; in the arena. */
const char *totp_make(struct arena *a);
/* Is `code` (spaces ignored) the one of now, or of the step before or after, and newer than `last_step`? The step it
 * belongs to goes to *ret_step, to be kept as the next last_step. ERR_INPUT otherwise, or for a secret that is none. */
must_check enum err totp_check(const char *secret, const char *code, struct moment now, int64_t last_step,
                               int64_t *ret_step);
/* The code at a moment, for a test and for `make run`'s demonstration; in the arena. "" for a secret that is none. */
const char *totp_code(struct arena *a, const char *secret, struct moment at);
