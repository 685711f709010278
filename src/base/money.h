/* money.h — sums in cents, exact. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

enum { MONEY_TEXT = 24 };

/* "20000", "9 960,00", "0.01" (at most two decimals, point or comma, spaces between digits) → cents.
 * ERR_INPUT for anything else, a sign included; ERR_LIMIT above a thousand million euros. */
must_check enum err money_read(struct str text, int64_t *ret_cents);

/* "9960.00", "-1.00" into the buffer, which is returned. For programs; people read i18n_euros. */
char *money_plain(int64_t cents, char buffer[static MONEY_TEXT]);
