/* main.c — yhdyspinta: the program and its subcommands. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "app/command.h"
#include "app/wiring.h"
#include "base/day.h"

static const struct {
    const char *name;
    int (*run)(struct command_line *line);
    const char *summary;
} commands[] = {
    {"serve", cmd_serve, "Serve the site"},
    {"routes", cmd_routes, "List every address with the right it needs"},
    {"import", cmd_import, "Import what is already public"},
    {"sample", cmd_sample, "Make the sample region in a new database"},
    {"shares", cmd_shares, "Divide a sum between municipalities by population"},
    {"deadlines", cmd_deadlines, "Tell the clocks that a decision starts"},
    {"mail", cmd_mail, "Look after the mail that waits"},
    {"reindex", cmd_reindex, "Make the search index again"},
    {"user", cmd_user, "Add, list and end accounts; print links to sign in with"},
    {"check", cmd_check, "Check the database"},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static void print_usage(FILE *to)
{
    fprintf(to, "Yhdyspinta: cooperation and decisions of municipalities, county and associations.\n\n"
                "Usage: yhdyspinta COMMAND [OPTIONS]\n\n");
    for (size_t i = 0; i < COMMANDS; i++)
        fprintf(to, "  %-12s %s\n", commands[i].name, commands[i].summary);
    fprintf(to, "\n  yhdyspinta COMMAND --help tells more; yhdyspinta --version tells the version.\n");
}

static int run(struct command_line *line, int (*command)(struct command_line *line))
{
    struct problem why = {0};
    enum err e = wiring_setup(&why);
    return e == OK ? command(line) : command_failed(line, e, &why);
}

int main(int argc, char **argv)
{
    day_init();
    const char *name = argc > 1 ? argv[1] : "";
    if (!strcmp(name, "--version")) {
        puts("yhdyspinta " VERSION);
        return EXIT_DONE;
    }
    if (!strcmp(name, "--help")) {
        print_usage(stdout);
        return EXIT_DONE;
    }
    for (size_t i = 0; i < COMMANDS; i++) {
        struct command_line line = {name, argc - 2, argv + 2};
        if (!strcmp(name, commands[i].name)) return run(&line, commands[i].run);
    }
    if (*name) fprintf(stderr, "yhdyspinta: there is no command %s\n\n", name);
    print_usage(stderr);
    return EXIT_USAGE;
}
