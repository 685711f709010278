/* sample_json.h — strict reading of the sample's JSON files (jansson): a key that nobody reads, a word that
 * is in no list and a date that does not exist are errors that name the file. Inside sample*.c only. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <jansson.h>

#include "app/sample.h"
#include "base/vec.h"
#include "base/word.h"

/* A stored row by the name that the files use for it. */
struct sample_key {
    const char *kind, *key; /* "party", "kouvola" */
    int64_t id;
};

/* What is loaded from, into, and what has been met so far. */
struct sample {
    struct db *db;
    struct arena *arena;
    const struct embedded *files;
    const char *file; /* being read, for messages */
    struct problem *why;
    struct sample_counts counts;
    VEC(struct sample_key) keys;
};

/* An object whose keys are all among `allowed` ("name kind date"). */
must_check enum err sample_check(struct sample *s, const json_t *object, const char *allowed);

/* "" when the key is absent. Borrowed from the JSON, which lives as long as the arena. */
must_check enum err sample_text(struct sample *s, const json_t *object, const char *key,
                                const char **ret_text);
/* Markdown from a text, or from a list of blocks: a text is a block, a list within is a block of lines. */
must_check enum err sample_markdown(struct sample *s, const json_t *object, const char *key,
                                    const char **ret_text);
/* 0, false and DAY_NONE when the key is absent. */
must_check enum err sample_int(struct sample *s, const json_t *object, const char *key, int64_t *ret_n);
must_check enum err sample_bool(struct sample *s, const json_t *object, const char *key, bool otherwise,
                                bool *ret_is);
must_check enum err sample_day(struct sample *s, const json_t *object, const char *key, struct day *ret_day);
/* "17:00" on the day; 0 when the key is absent. */
must_check enum err sample_time(struct sample *s, const json_t *object, const char *key, struct day on,
                                struct moment *ret_moment);
/* The value of a word of the list; `otherwise` when the key is absent. */
must_check enum err sample_word(struct sample *s, const json_t *object, const char *key,
                                const struct words *words, int otherwise, int *ret_value);
/* A list, or NULL when the key is absent. */
must_check enum err sample_array(struct sample *s, const json_t *object, const char *key,
                                 const json_t **ret_array);
/* The text at a place of a list. */
must_check enum err sample_text_at(struct sample *s, const json_t *array, size_t i, const char **ret_text);

/* Names a stored row; the key must be new. */
must_check enum err sample_add_key(struct sample *s, const char *kind, const char *key, int64_t id);
/* The row that the text at `field` names; 0 when the field is absent. An unknown name is an error. */
must_check enum err sample_find_key(struct sample *s, const json_t *object, const char *field,
                                    const char *kind, int64_t *ret_id);
must_check enum err sample_read_key(struct sample *s, const char *kind, const char *key, int64_t *ret_id);

/* ERR_INPUT with the file's name before the text. */
enum err sample_wrong(struct sample *s, const char *format, ...) printf_like(2, 3);

/* One meeting with its items; in sample_meeting.c. */
must_check enum err sample_add_meeting(struct sample *s, const json_t *meeting);

/* One agreement with its parties and share tables; a figure of population. In sample_agreement.c. */
must_check enum err sample_add_agreement(struct sample *s, const json_t *agreement);
must_check enum err sample_add_population(struct sample *s, const json_t *figure);
