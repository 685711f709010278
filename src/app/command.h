/* command.h — the command line: subcommands, their options, help, and the three ways to end.
 *
 *     int cmd_check(struct command_line *line)
 *     {
 *         const char *db = NULL;
 *         const struct option options[] = {
 *             {"db", OPTION_REQUIRED, &db, "PATH", "database file, or postgresql://…"},
 *             {0},
 *         };
 *         int status = command_read(line, "Check the database", options, NULL);
 *         if (status != COMMAND_GO) return status;
 *         …
 *
 * A new subcommand is a file cmd_X.c, a line here and a row in main.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, COMMAND_GO = -1 };

enum option_kind {
    OPTION_TEXT,     /* const char * */
    OPTION_REQUIRED, /* const char *, must be given */
    OPTION_NUMBER,   /* int, not negative */
    OPTION_FLAG,     /* bool */
};

struct option {
    const char *name; /* without the dashes */
    enum option_kind kind;
    void *value;
    const char *argument; /* "PATH"; NULL for a flag */
    const char *help;
};

struct command_line {
    const char *command;
    int argc; /* what follows the subcommand; command_read leaves what are no options */
    char **argv;
};

/* Reads "--name value", "--name=value", "--flag", "--" (the rest is no options) into the table's values.
 * `arguments` names what else is taken ("PATH…"), NULL for nothing. COMMAND_GO to go on; EXIT_DONE after
 * --help; EXIT_USAGE after telling what is wrong. */
must_check int command_read(struct command_line *line, const char *summary, const struct option *options,
                            const char *arguments);

/* "yhdyspinta serve: database: …" to standard error; returns EXIT_USAGE for ERR_INPUT on an option, else
 * EXIT_FAILED. */
int command_failed(const struct command_line *line, enum err e, const struct problem *why);
/* "yhdyspinta serve: <what>" and how to get help; returns EXIT_USAGE. */
int command_misused(const struct command_line *line, const char *format, ...) printf_like(2, 3);

int cmd_check(struct command_line *line);
int cmd_deadlines(struct command_line *line);
int cmd_import(struct command_line *line);
int cmd_mail(struct command_line *line);
int cmd_reindex(struct command_line *line);
int cmd_routes(struct command_line *line);
int cmd_sample(struct command_line *line);
int cmd_serve(struct command_line *line);
int cmd_shares(struct command_line *line);
int cmd_user(struct command_line *line);
