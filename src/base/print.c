/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/print.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"

struct sheet {
    char *p;
    size_t size, n; /* n goes on counting past the size */
};

static void put(struct sheet *s, const char *bytes, size_t n)
{
    if (s->n < s->size) memcpy(s->p + s->n, bytes, n < s->size - s->n ? n : s->size - s->n);
    s->n += n;
}

static void put_number(struct sheet *s, long long number)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t u = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do digits[--at] = (char)('0' + u % 10);
    while (u /= 10);
    if (number < 0) digits[--at] = '-';
    put(s, digits + at, sizeof digits - at);
}

/* false at a conversion that is not one of the three. */
static bool print_simple(struct sheet *s, const char *format, va_list ap)
{
    for (;;) {
        const char *percent = strchrnul(format, '%');
        put(s, format, (size_t)(percent - format));
        if (!*percent) return true;
        format = percent + 2;
        if (percent[1] == 's') {
            const char *text = va_arg(ap, const char *);
            put(s, text, strlen(text));
        } else if (percent[1] == 'd') {
            put_number(s, va_arg(ap, int));
        } else if (strncmp(percent, "%lld", 4) == 0) {
            put_number(s, va_arg(ap, long long));
            format = percent + 4;
        } else {
            return false;
        }
    }
}

size_t print_text(char *buffer, size_t size, const char *format, va_list ap)
{
    struct sheet s = {buffer, size, 0};
    va_list again;
    va_copy(again, ap);
    bool simple = print_simple(&s, format, ap);
    if (simple) {
        if (size > 0) buffer[s.n < size ? s.n : size - 1] = '\0';
    } else {
        int n = vsnprintf(buffer, size, format, again);
        must(n >= 0);
        s.n = (size_t)n;
    }
    va_end(again);
    return s.n;
}
