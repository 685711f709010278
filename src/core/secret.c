/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/secret.h"

#include <liboath/oath.h>
#include <sodium.h>
#include <sys/random.h>

#include "base/arena.h"

enum { KEY_BYTES = 32, TOTP_BYTES = 20, RECOVERY_BYTES = 10, TOTP_DIGITS = 6, SECRET_MAX = 64 };

static void fill_random(unsigned char *bytes, size_t n)
{
    must(getrandom(bytes, n, 0) == (ssize_t)n);
}

const char *secret_make(struct arena *a)
{
    unsigned char bytes[KEY_BYTES];
    char *text = arena_alloc(a, SECRET_LENGTH + 1);
    fill_random(bytes, sizeof bytes);
    sodium_bin2base64(text, SECRET_LENGTH + 1, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text;
}

const char *secret_hash(struct arena *a, const char *purpose, const char *secret)
{
    const char *text = arena_printf(a, "%s:%s", purpose, secret);
    return hash_sha256(str_of(text), arena_alloc(a, HASH_HEX));
}

bool secret_equal(const char *a, const char *b)
{
    size_t n = strlen(a);
    return n == strlen(b) && sodium_memcmp(a, b, n) == 0;
}

/* ---- base32 (RFC 4648) ---------------------------------------------------------------------------------------- */

static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/* n is a multiple of five bytes: no padding. */
static char *write_base32(struct arena *a, const unsigned char *bytes, size_t n, const char *letters)
{
    char *text = arena_alloc(a, n / 5 * 8 + 1), *at = text;
    for (size_t i = 0; i < n; i += 5) {
        uint64_t five = 0;
        for (int k = 0; k < 5; k++)
            five = five << 8 | bytes[i + k];
        for (int shift = 35; shift >= 0; shift -= 5)
            *at++ = letters[five >> shift & 31];
    }
    return text;
}

static bool read_base32(const char *text, unsigned char bytes[SECRET_MAX], size_t *ret_n)
{
    uint64_t bits = 0;
    int held = 0;
    size_t n = 0;
    for (; *text; text++) {
        const char *letter = strchr(base32, *text);
        if (!letter || n == SECRET_MAX) return false;
        bits = bits << 5 | (uint64_t)(letter - base32);
        held += 5;
        if (held < 8) continue;
        held -= 8;
        bytes[n++] = (unsigned char)(bits >> held);
    }
    *ret_n = n;
    return n > 0;
}

/* ---- recovery codes ------------------------------------------------------------------------------------------- */

const char *recovery_make(struct arena *a)
{
    unsigned char bytes[RECOVERY_BYTES];
    fill_random(bytes, sizeof bytes);
    const char *text = write_base32(a, bytes, sizeof bytes, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789");
    return arena_printf(a, "%.4s-%.4s-%.4s-%.4s", text, text + 4, text + 8, text + 12);
}

const char *recovery_read(struct arena *a, const char *typed)
{
    char *text = arena_alloc(a, strlen(typed) + 1), *at = text;
    for (; *typed; typed++) {
        if (*typed == ' ' || *typed == '-') continue;
        *at++ = *typed >= 'a' && *typed <= 'z' ? (char)(*typed - 'a' + 'A') : *typed;
    }
    return text;
}

/* ---- codes of the moment -------------------------------------------------------------------------------------- */

const char *totp_make(struct arena *a)
{
    unsigned char bytes[TOTP_BYTES];
    fill_random(bytes, sizeof bytes);
    return write_base32(a, bytes, sizeof bytes, base32);
}

enum err totp_check(const char *secret, const char *code, struct moment now, int64_t last_step, int64_t *ret_step)
{
    unsigned char key[SECRET_MAX];
    char digits[TOTP_DIGITS + 1];
    size_t n_key, n = 0;
    if (!read_base32(secret, key, &n_key)) return ERR_INPUT;
    for (; *code; code++) {
        if (*code == ' ') continue;
        if (!char_is_digit(*code) || n == TOTP_DIGITS) return ERR_INPUT;
        digits[n++] = *code;
    }
    if (n != TOTP_DIGITS) return ERR_INPUT;
    digits[n] = '\0';
    int offset = 0;
    uint64_t counter = 0;
    int found = oath_totp_validate3((const char *)key, n_key, (time_t)now.s, TOTP_STEP_SECONDS, 0, TOTP_WINDOW, &offset,
                                    &counter, digits);
    if (found < 0 || (int64_t)counter <= last_step) return ERR_INPUT;
    *ret_step = (int64_t)counter;
    return OK;
}

const char *totp_code(struct arena *a, const char *secret, struct moment at)
{
    unsigned char key[SECRET_MAX];
    size_t n;
    char *code = arena_alloc(a, TOTP_DIGITS + 1);
    if (!read_base32(secret, key, &n)) return "";
    int made = oath_totp_generate((const char *)key, n, (time_t)at.s, TOTP_STEP_SECONDS, 0, TOTP_DIGITS, code);
    return made == OATH_OK ? code : "";
}
