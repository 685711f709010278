/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "app/command.h"
#include "base/out.h"
#include "core/deadline.h"
#include "format/json.h"

struct deadline_options {
    const char *published, *notice, *recipient, *received, *remedy;
    bool json;
};

/* COMMAND_GO, or EXIT_USAGE after telling what is wrong. */
static int read_day(const struct command_line *line, const char *name, const char *text, struct day *ret_day)
{
    *ret_day = DAY_NONE;
    if (!text || day_read(str_of(text), ret_day) == OK) return COMMAND_GO;
    return command_misused(line, "--%s: there is no day %s", name, text);
}

static int read_word(const struct command_line *line, const char *name, const struct words *words,
                     const char *text, int *ret_value)
{
    *ret_value = word_read(words, text);
    return *ret_value ? COMMAND_GO : command_misused(line, "--%s: there is no \"%s\"", name, text);
}

static int read_service(const struct command_line *line, const struct deadline_options *o, struct service *s)
{
    static const struct word table[] = {{"other", ""}, {"authority", ""}};
    static const struct words recipients = WORDS(table);
    int remedy, notice, recipient, status;
    if ((status = read_word(line, "remedy", &remedies, o->remedy, &remedy)) != COMMAND_GO) return status;
    if ((status = read_word(line, "notice", &notices, o->notice, &notice)) != COMMAND_GO) return status;
    if ((status = read_word(line, "recipient", &recipients, o->recipient, &recipient)) != COMMAND_GO)
        return status;
    if ((status = read_day(line, "published", o->published, &s->published)) != COMMAND_GO) return status;
    if ((status = read_day(line, "received", o->received, &s->received)) != COMMAND_GO) return status;
    s->regime = REGIME_MUNICIPAL; /* the county's days are the same */
    s->remedy = (enum remedy)remedy;
    s->notice = (enum notice)notice;
    s->to_authority = recipient == 2;
    return COMMAND_GO;
}

static void write_lines(const struct service *s, const struct deadline *d)
{
    char iso[11];
    printf("published       %s\n", day_iso(s->published, iso));
    printf("deemed known    %s\n", day_iso(d->deemed_known, iso));
    printf("last day        %s\n", day_known(d->last_day) ? day_iso(d->last_day, iso) : "none");
    printf("final earliest  %s\n", day_known(d->final_earliest) ? day_iso(d->final_earliest, iso) : "none");
}

static enum err write_json(const struct service *s, const struct deadline *d)
{
    auto_out struct out o = out_make(1 << 12);
    struct json j = json_to(&o);
    struct str text;
    json_object(&j, NULL);
    json_day(&j, "published", s->published);
    json_day(&j, "deemed_known", d->deemed_known);
    json_day(&j, "last_day", d->last_day);
    json_day(&j, "final_earliest", d->final_earliest);
    json_end(&j);
    TRY(out_finish(&o, &text));
    printf("%.*s", (int)text.n, text.p);
    return OK;
}

int cmd_deadlines(struct command_line *line)
{
    struct deadline_options o = {.notice = "public", .recipient = "other"};
    const struct option options[] = {
        {"published", OPTION_REQUIRED, &o.published, "DATE",
         "day of publication, or of sending (2023-08-17 or 17.8.2023)"},
        {"remedy", OPTION_REQUIRED, &o.remedy, "REMEDY", "review, appeal or none"},
        {"notice", OPTION_TEXT, &o.notice, "WAY", "public (otherwise), letter or electronic"},
        {"recipient", OPTION_TEXT, &o.recipient, "WHO", "other (otherwise) or authority"},
        {"received", OPTION_TEXT, &o.received, "DATE",
         "the day it reached an authority; decides where the way is a letter"},
        {"json", OPTION_FLAG, &o.json, NULL, "one JSON object"},
        {0},
    };
    struct service s = {0};
    struct deadline d;
    struct problem why = {0};
    int status = command_read(line, "Tell the clocks that a decision starts", options, NULL);
    if (status == COMMAND_GO) status = read_service(line, &o, &s);
    if (status != COMMAND_GO) return status;
    enum err e = deadline_find(&s, &d, &why);
    if (e == OK && o.json)
        e = write_json(&s, &d);
    else if (e == OK)
        write_lines(&s, &d);
    return e == OK ? EXIT_DONE : command_failed(line, e, &why);
}
