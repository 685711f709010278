/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/money.h"

#include <inttypes.h>
#include <stdio.h>

#define MONEY_MOST INT64_C(100000000000)

enum err money_read(struct str text, int64_t *ret_cents)
{
    int64_t cents = 0;
    int decimals = -1; /* -1: before the point */
    if (!text.n || !char_is_digit(text.p[0]) || !char_is_digit(text.p[text.n - 1])) return ERR_INPUT;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if ((c == '.' || c == ',') && decimals < 0) {
            decimals = 0;
        } else if (char_is_digit(c)) {
            cents = cents * 10 + (c - '0');
            if (decimals >= 0 && ++decimals > 2) return ERR_INPUT;
        } else if (c != ' ' || decimals >= 0) {
            return ERR_INPUT;
        }
        if (cents > MONEY_MOST) return ERR_LIMIT;
    }
    for (int i = decimals < 0 ? 0 : decimals; i < 2; i++)
        cents *= 10;
    if (cents > MONEY_MOST) return ERR_LIMIT;
    *ret_cents = cents;
    return OK;
}

char *money_plain(int64_t cents, char buffer[static MONEY_TEXT])
{
    uint64_t n = cents < 0 ? -(uint64_t)cents : (uint64_t)cents;
    snprintf(buffer, MONEY_TEXT, "%s%" PRIu64 ".%02u", cents < 0 ? "-" : "", n / 100, (unsigned)(n % 100));
    return buffer;
}
