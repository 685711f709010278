/* account.h — an account (tili): somebody who signs in by e-mail, and the limits that hold for it.
 *
 * There are no passwords. A person signs in with a one-time link sent by e-mail and, once one is enrolled, a second
 * factor. Rules only: rows are in account_store.h, links and sessions in session.h, pages in account_web.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "core/permission.h"

enum {
    ACCOUNT_EMAIL_MAX = 254, /* RFC 5321 */
    ACCOUNT_NAME_MAX = 120,
    WRONG_CODES_MAX = 5, /* in a row; then a pause */
    WRONG_CODES_SECONDS = 15 * 60,
    RECOVERY_CODES = 10,
};

/* Strings are UTF-8, never NULL, borrowed from the arena the account was read into. */
struct account {
    int64_t id; /* 0 = not stored yet */
    const char *email; /* small letters */
    const char *name;
    const char *language; /* "fi", "sv", "en": of the mail it gets */
    struct moment created_at, ended_at;
    int64_t wrong_codes;
    struct moment wrong_codes_since;
    struct moment totp_at;  /* since when one-time codes are asked for; 0: not enrolled */
    int64_t recovery_codes; /* unused ones */
};

/* An address as it is kept: small ASCII letters. ERR_INPUT for what cannot be one: no or two '@', blanks, no dot in the
 * domain, longer than ACCOUNT_EMAIL_MAX. In the arena. */
must_check enum err account_email_read(struct arena *a, const char *typed, const char **ret_email);

bool account_is_open(const struct account *a);
/* So many wrong codes in a row that none is taken for a while? */
bool account_is_locked(const struct account *a, struct moment now);

/* A permission with the names that tell about it: who, where, why. */
struct granted_permission {
    struct permission permission;
    const char *account_name, *account_email;
    const char *place_name; /* of the party or organ; "" for the whole installation */
    const char *ground;     /* why: a decision, a duty */
    const char *granted_by; /* "": the operator */
    struct moment granted_at;
};

/* Can it be given? ERR_INPUT with the field and a message: the role does not fit the scope, the scope's party or organ is
 * missing, it ends before it begins. */
must_check enum err permission_check(const struct permission *p, struct problem *why);
