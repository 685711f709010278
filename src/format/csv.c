/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/csv.h"

#include <string.h>

#include "base/money.h"

struct csv csv_to(struct out *out)
{
    return (struct csv){.out = out};
}

static void put_comma(struct csv *c)
{
    if (c->some) out_char(c->out, ',');
    c->some = true;
}

void csv_text(struct csv *c, const char *text)
{
    bool is_formula = *text && strchr("=+-@\t\r", *text);
    put_comma(c);
    if (!is_formula && !strpbrk(text, ",\"\r\n")) {
        out_put(c->out, text);
        return;
    }
    out_char(c->out, '"');
    if (is_formula) out_char(c->out, '\'');
    for (; *text; text++) {
        if (*text == '"') out_char(c->out, '"');
        out_char(c->out, *text);
    }
    out_char(c->out, '"');
}

void csv_int(struct csv *c, int64_t n)
{
    put_comma(c);
    out_int(c->out, n);
}

void csv_cents(struct csv *c, int64_t cents)
{
    char text[MONEY_TEXT];
    put_comma(c);
    out_put(c->out, money_plain(cents, text));
}

void csv_end_line(struct csv *c)
{
    out_put(c->out, "\r\n");
    c->some = false;
}

void csv_line(struct csv *c, const char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++) csv_text(c, texts[i]);
    csv_end_line(c);
}
