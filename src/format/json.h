/* json.h — writes JSON as it goes, into the builder of bytes: no tree.
 *
 *     struct json j = json_to(out);
 *     json_object(&j, NULL);
 *     json_int(&j, "id", 7);
 *     json_array(&j, "items");  json_end(&j);
 *     json_end(&j);
 *
 * `key` is NULL inside an array and at the top. Commas and escaping are its job; nesting deeper than 32 is a broken
 * invariant. Absent is null, an empty list is []. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/out.h"

enum { JSON_DEPTH = 32 };

struct json {
    struct out *out;
    int depth;
    bool some[JSON_DEPTH]; /* something was written at this depth */
    char close[JSON_DEPTH];
};

struct json json_to(struct out *out);

void json_object(struct json *j, const char *key);
void json_array(struct json *j, const char *key);
void json_end(struct json *j); /* of the innermost object or array */

void json_text(struct json *j, const char *key, const char *text); /* "" is written as "" */
void json_text_or_null(struct json *j, const char *key, const char *text); /* "" is written as null */
void json_str(struct json *j, const char *key, struct str text);
void json_int(struct json *j, const char *key, int64_t n);
void json_int_or_null(struct json *j, const char *key, int64_t n); /* 0 is written as null */
void json_bool(struct json *j, const char *key, bool value);
void json_null(struct json *j, const char *key);
void json_day(struct json *j, const char *key, struct day d);       /* ISO 8601 or null */
void json_moment(struct json *j, const char *key, struct moment m); /* ISO 8601 with offset, or null */
/* {"id","name"}: what a record points to; null when id is 0. */
void json_ref(struct json *j, const char *key, int64_t id, const char *name);
