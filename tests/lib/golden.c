/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/out.h"

static void read_file(const char *path, struct out *o)
{
    char piece[4096];
    FILE *f = fopen(path, "rb");
    if (!f) return;
    for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
        out_bytes(o, piece, n);
    fclose(f);
}

static void write_file(const char *path, struct str text)
{
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(text.p, 1, text.n, f) != text.n) fail_msg("%s cannot be written", path);
    fclose(f);
}

static void show_difference(const char *path, struct str wanted, struct str given)
{
    struct str wanted_line = {0}, given_line = {0};
    int line = 0;
    bool more_wanted, more_given;
    do {
        line++;
        wanted_line = given_line = (struct str){0};
        more_wanted = str_cut(&wanted, '\n', &wanted_line);
        more_given = str_cut(&given, '\n', &given_line);
    } while (more_wanted && more_given && str_eq(wanted_line, given_line));
    print_error("%s:%d\n  golden: %.*s\n  now:    %.*s\n", path, line, (int)wanted_line.n, wanted_line.p,
                (int)given_line.n, given_line.p);
}

void golden_same(const char *path, struct str text)
{
    if (getenv("YHDYSPINTA_ACCEPT")) {
        write_file(path, text);
        return;
    }
    auto_out struct out golden = out_make(64 * 1024 * 1024);
    read_file(path, &golden);
    struct str wanted;
    must(out_finish(&golden, &wanted) == OK);
    if (str_eq(wanted, text)) return;
    show_difference(path, wanted, text);
    fail_msg("%s differs from what the program gives (make accept rewrites it)", path);
}
