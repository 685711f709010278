/* SPDX-License-Identifier: EUPL-1.2 */
#include <inttypes.h>
#include <stdio.h>

#include "app/command.h"
#include "feature/mail/mail_store.h"
#include "mail/post.h"

enum { ROWS = 100 };

/* The rows that are not done; of those that are, how many. */
static enum err list(struct db *db, struct arena *a)
{
    static const enum mail_state shown[] = {MAIL_SENDING, MAIL_QUEUED, MAIL_SUSPENDED, MAIL_FAILED};
    int64_t n;
    for (int state = MAIL_QUEUED; state <= MAIL_SUSPENDED; state++) {
        TRY(mail_count(db, (enum mail_state)state, &n));
        printf("%-10s%8" PRId64 "\n", word_code(&mail_states, state), n);
    }
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        struct mail_row *rows;
        size_t n_rows;
        char next[26];
        TRY(mail_list(db, a, shown[i], 0, ROWS, &rows, &n_rows));
        for (const struct mail_row *r = rows; r < rows + n_rows; r++)
            printf("%8" PRId64 "  %-10s%-16s%3" PRId64 " attempts  %-12s%-26s%s\n", r->id,
                   word_code(&mail_states, r->state), word_code(&mail_kinds, r->kind), r->attempts,
                   r->last_error, moment_iso(r->next_at, next), r->address);
    }
    return OK;
}

static enum err retry(struct db *db, const char *id, struct problem *why)
{
    int64_t number = 0, n;
    if (id && (str_to_int(str_of(id), &number) != OK || number < 1))
        return problem(why, ERR_INPUT, "", "", "%.20s is no number of a mail", id);
    TRY(mail_retry(db, number, moment_now(), &n));
    printf("%" PRId64 " to be tried again\n", n);
    return OK;
}

/* A message that came to a return path, from standard input, as a mail server pipes it. */
static enum err bounce(struct db *db, struct arena *a, struct problem *why)
{
    char *bytes = arena_alloc(a, BOUNCE_MAX + 1);
    struct bounce b;
    if (post_open() != OK) return problem(why, ERR_INTERNAL, "", "", "GMime does not start");
    enum err e = bounce_read(a, (struct str){bytes, fread(bytes, 1, BOUNCE_MAX + 1, stdin)}, &b);
    if (e != OK) return problem(why, e, "", "", "this is no message, or too large a one");
    if (!*b.token) return problem(why, ERR_NOT_FOUND, "", "", "this names none of our mail");
    e = b.permanent ? mail_bounce(db, b.token, moment_now()) : OK;
    if (e == ERR_NOT_FOUND) return problem(why, e, "", "", "this names none of our mail");
    if (e == OK) puts(b.permanent ? "a hard bounce, written down" : "no hard bounce; nothing changes");
    return e;
}

static enum err add_test(struct db *db, const char *to, struct problem *why)
{
    if (!to) return problem(why, ERR_INPUT, "", "", "to whom? yhdyspinta mail test ADDRESS");
    return mail_add(
        db,
        &(struct mail){.kind = MAIL_TEST,
                       .to = to,
                       .subject = "Koeviesti – provmeddelande – test",
                       .text =
                           "Yhdyspinta lähettää postia. Yhdyspinta skickar post. Yhdyspinta sends mail.\n"},
        why);
}

static enum err run(struct db *db, const struct command_line *line, struct problem *why)
{
    auto_arena struct arena *a = arena_new();
    struct str what = str_of(line->argc ? line->argv[0] : "list");
    const char *argument = line->argc > 1 ? line->argv[1] : NULL;
    if (str_is(what, "list")) return list(db, a);
    if (str_is(what, "retry")) return retry(db, argument, why);
    if (str_is(what, "bounce")) return bounce(db, a, why);
    return add_test(db, argument, why);
}

static bool is_known(const char *what)
{
    static const char *const known[] = {"list", "retry", "bounce", "test"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!strcmp(what, known[i])) return true;
    return false;
}

int cmd_mail(struct command_line *line)
{
    const char *where = NULL;
    const struct option options[] = {
        {"db", OPTION_REQUIRED, &where, "PATH", "database file, or postgresql://…"},
        {0},
    };
    int status = command_read(line,
                              "Look after the mail that waits: list it, retry what failed (or one NUMBER),\n"
                              "take a bounce from standard input, send a test to an ADDRESS",
                              options, "list | retry [NUMBER] | bounce | test ADDRESS");
    if (status != COMMAND_GO) return status;
    if (line->argc && !is_known(line->argv[0]))
        return command_misused(line, "there is no \"%s\"", line->argv[0]);
    struct problem why = {0};
    struct db *db;
    enum err e = db_open(where, DB_MODE_WRITE, &db, &why);
    if (e != OK) return command_failed(line, e, &why);
    e = db_migrate(db, NULL, &why);
    if (e == OK) e = run(db, line, &why);
    if (e != OK && !*why.note) (void)problem(&why, e, "", "", "%s", db_error(db));
    db_close(db);
    if (e == ERR_INPUT) return command_misused(line, "%s", why.note);
    return e == OK ? EXIT_DONE : command_failed(line, e, &why);
}
