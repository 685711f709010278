/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/command.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/str.h"

int command_misused(const struct command_line *line, const char *format, ...)
{
    va_list ap;
    fprintf(stderr, "yhdyspinta %s: ", line->command);
    va_start(ap, format);
    vfprintf(stderr, format, ap);
    va_end(ap);
    fprintf(stderr, "\nTry: yhdyspinta %s --help\n", line->command);
    return EXIT_USAGE;
}

int command_failed(const struct command_line *line, enum err e, const struct problem *why)
{
    const char *note = *why->note ? why->note : err_name(e);
    if (e == ERR_INPUT && why->field && *why->field)
        return command_misused(line, "--%s: %s", why->field, note);
    fprintf(stderr, "yhdyspinta %s: %s\n", line->command, note);
    return EXIT_FAILED;
}

static int print_help(const struct command_line *line, const char *summary, const struct option *options,
                      const char *arguments)
{
    printf("%s.\n\nUsage: yhdyspinta %s", summary, line->command);
    for (const struct option *o = options; o->name; o++)
        if (o->kind == OPTION_REQUIRED) printf(" --%s %s", o->name, o->argument);
    printf(" [OPTIONS]%s%s\n\n", arguments ? " " : "", arguments ? arguments : "");
    for (const struct option *o = options; o->name; o++) {
        int used = printf("  --%s%s%s", o->name, o->argument ? " " : "", o->argument ? o->argument : "");
        printf("%*s%s\n", used < 28 ? 28 - used : 1, "", o->help);
    }
    printf("  --help                    this text\n");
    return EXIT_DONE;
}

static const struct option *find_option(const struct option *options, struct str name)
{
    for (; options->name; options++)
        if (str_is(name, options->name)) return options;
    return NULL;
}

static bool store(const struct option *option, const char *value)
{
    int64_t n;
    if (option->kind == OPTION_NUMBER) {
        if (str_to_int(str_of(value), &n) != OK || n < 0 || n > INT_MAX) return false;
        *(int *)option->value = (int)n;
    } else {
        *(const char **)option->value = value;
    }
    return true;
}

/* One option at argv[*i], whose value may be the next one. COMMAND_GO or EXIT_USAGE. */
static int read_option(const struct command_line *line, const struct option *options, int *i)
{
    struct str word = str_from(str_of(line->argv[*i]), 2);
    ptrdiff_t equals = str_find_char(word, '=');
    const char *value = equals < 0 ? NULL : word.p + equals + 1;
    if (equals >= 0) word = str_first(word, (size_t)equals);
    const struct option *option = find_option(options, word);
    if (!option) return command_misused(line, "there is no option --%.*s", (int)word.n, word.p);
    if (option->kind == OPTION_FLAG) {
        if (value) return command_misused(line, "--%s takes no value", option->name);
        *(bool *)option->value = true;
        return COMMAND_GO;
    }
    if (!value && *i + 1 < line->argc) value = line->argv[++*i];
    if (!value) return command_misused(line, "--%s needs a value: %s", option->name, option->argument);
    if (!store(option, value))
        return command_misused(line, "--%s: %s is not a number from 0 up", option->name, value);
    return COMMAND_GO;
}

static int check_given(const struct command_line *line, const struct option *options, const char *arguments)
{
    for (const struct option *o = options; o->name; o++)
        if (o->kind == OPTION_REQUIRED && !*(const char **)o->value)
            return command_misused(line, "--%s %s is needed", o->name, o->argument);
    if (!arguments && line->argc > 0) return command_misused(line, "%s is not an option", line->argv[0]);
    return COMMAND_GO;
}

int command_read(struct command_line *line, const char *summary, const struct option *options,
                 const char *arguments)
{
    int left = 0, i = 0;
    for (; i < line->argc; i++) {
        const char *word = line->argv[i];
        if (!strcmp(word, "--help")) return print_help(line, summary, options, arguments);
        if (!strcmp(word, "--")) break;
        if (word[0] != '-' || !word[1]) { /* "-" alone is standard input */
            line->argv[left++] = line->argv[i];
        } else if (word[1] != '-') {
            return command_misused(line, "there is no option %s", word);
        } else {
            int status = read_option(line, options, &i);
            if (status != COMMAND_GO) return status;
        }
    }
    for (i++; i < line->argc; i++)
        line->argv[left++] = line->argv[i];
    line->argc = left;
    return check_given(line, options, arguments);
}
