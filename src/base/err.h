/* err.h — the one error type of the program, and the detail that travels with it.
 *
 * Every function that can fail returns `enum err`, marked must_check. Detail for the person (form field, message id)
 * and for the log (note) is put in a `struct problem`; the layers below http/ never write finished sentences. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

enum err {
    OK = 0,
    ERR_INPUT,     /* what was given cannot be right */
    ERR_NOT_FOUND, /* there is no such thing (or the viewer may not know of it) */
    ERR_FORBIDDEN, /* there is, but not for this viewer */
    ERR_CONFLICT,  /* the present state does not allow it */
    ERR_LIMIT,     /* too much or too large */
    ERR_BUSY,      /* try again later */
    ERR_INTERNAL,  /* our fault, or the machine's */
};

#define must_check __attribute__((warn_unused_result))
#define printf_like(f, a) __attribute__((format(printf, f, a), nonnull(f)))

/* What went wrong. `message` is a message id (English source text), "" when nothing is told to the person. */
struct problem {
    const char *field;   /* name of the form field or argument, "" if none */
    const char *message; /* static text; see po/ */
    char note[240];      /* for the log and the command line: English, no personal data */
};

/* Fills *why (which may be NULL) and returns `e`, so that a check is one line: return problem(why, ERR_INPUT, …). */
enum err problem(struct problem *why, enum err e, const char *field, const char *message, const char *note, ...)
    printf_like(5, 6);

/* The name of the value, for logs: "not_found". Never NULL. */
const char *err_name(enum err e);

/* Returns from the calling function on failure. */
#define TRY(expression)                                                                                      \
    do {                                                                                                     \
        enum err try_err_ = (expression);                                                                    \
        if (try_err_ != OK) return try_err_;                                                                 \
    } while (0)

/* A broken invariant: always on, aborts with file and line. Input can never reach it. */
#define must(condition) ((condition) ? (void)0 : must_failed(#condition, __FILE__, __LINE__))
_Noreturn void must_failed(const char *condition, const char *file, int line);
