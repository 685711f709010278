/* SPDX-License-Identifier: EUPL-1.2 */
#include "source.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { FILE_MAX = 64 << 20 };

/* The whole file into *o; false when it cannot be read or is too large. */
static bool read_whole(const char *path, struct out *o)
{
    FILE *f = fopen(path, "rb");
    if (!f) return false;
    char piece[16384];
    size_t n;
    while ((n = fread(piece, 1, sizeof piece, f)) > 0)
        out_bytes(o, piece, n);
    bool whole = !ferror(f) && o->err == OK;
    fclose(f);
    return whole;
}

struct str source_bytes(struct arena *a, const char *path)
{
    auto_out struct out o = out_make(FILE_MAX);
    if (!read_whole(path, &o)) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(2);
    }
    char *bytes = arena_alloc(a, o.n + 1);
    if (o.n) memcpy(bytes, o.p, o.n);
    return (struct str){bytes, o.n};
}

void source_read(struct arena *a, const char *path, struct source *ret_source)
{
    struct str text = source_bytes(a, path);
    const char *name = path;
    for (const char *at = path; (at = strstr(at, "src/")); at += 4)
        name = at + 4;
    const char *file = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    const char *dot = strrchr(file, '.');
    *ret_source = (struct source){.path = path,
                                  .name = name,
                                  .base = arena_strndup(a, file, dot ? (size_t)(dot - file) : strlen(file)),
                                  .text = text};
    if (!text_is_utf8(text)) {
        fprintf(stderr, "%s: is not UTF-8\n", path);
        exit(2);
    }
}

void source_complain(struct source *s, int line, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    fprintf(stderr, "%s:%d: ", s->path, line);
    vfprintf(stderr, format, ap);
    fputc('\n', stderr);
    va_end(ap);
    s->complaints++;
}

int source_line(const struct source *s, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at && i < s->text.n; i++)
        line += s->text.p[i] == '\n';
    return line;
}

void write_c_string(struct out *o, struct str text, const char *indent)
{
    out_char(o, '"');
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c == '\n') {
            out_put(o, "\\n\"");
            if (i + 1 < text.n)
                out_printf(o, "\n%s\"", indent);
            else
                return;
        } else if (c == '"' || c == '\\') {
            out_printf(o, "\\%c", c);
        } else if (c < 0x20 || c == 0x7f) {
            out_printf(o, "\\%03o", c);
        } else {
            out_char(o, (char)c);
        }
    }
    out_char(o, '"');
}

void write_file(const char *path, struct out *o)
{
    struct str bytes = {"", 0};
    if (out_finish(o, &bytes) != OK) {
        fprintf(stderr, "%s: too large\n", path);
        exit(2);
    }
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(bytes.p, 1, bytes.n, f) != bytes.n || fclose(f) != 0) {
        fprintf(stderr, "%s: cannot be written\n", path);
        exit(2);
    }
}
