/* embed.c — makes a table of a folder's files as C text (base/embed.h).
 *
 *     embed TABLE OUT.c OUT.d SUFFIX FOLDER…
 *
 * Takes the files whose name ends in SUFFIX ("" for all), not hidden ones, not those in folders within. OUT.d
 * lists files and folders for ninja, so that a changed, new or removed file is seen. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <dirent.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/vec.h"
#include "source.h"

struct file {
    const char *path, *name;
};

struct folder {
    struct arena *arena;
    const char *suffix;
    VEC(struct file) files;
};

static void list_files(struct folder *f, const char *path)
{
    DIR *dir = opendir(path);
    if (!dir) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(2);
    }
    for (struct dirent *e; (e = readdir(dir));) {
        const char *whole = arena_printf(f->arena, "%s/%s", path, e->d_name);
        struct stat st;
        if (e->d_name[0] == '.' || !str_ends(str_of(e->d_name), f->suffix)) continue;
        if (stat(whole, &st) != 0 || !S_ISREG(st.st_mode)) continue;
        *vec_add(f->arena, &f->files) = (struct file){whole, arena_strdup(f->arena, e->d_name)};
    }
    closedir(dir);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct file *)a)->name, ((const struct file *)b)->name);
}

static void write_bytes(struct out *o, struct str bytes)
{
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        if (i % 64 == 0) out_put(o, i ? "\"\n    \"" : "\"");
        if (c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '?')
            out_char(o, (char)c);
        else
            out_printf(o, "\\%03o", c);
    }
    out_put(o, bytes.n ? "\"" : "\"\"");
}

static const char *hash_of(struct arena *a, struct str bytes)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, (const unsigned char *)bytes.p, bytes.n);
    char *hex = arena_alloc(a, 17);
    sodium_bin2hex(hex, 17, hash, 8);
    return hex;
}

static void write_table(struct folder *f, const char *table, struct out *o)
{
    out_printf(o, "/* %s — made by tools/embed. */\n#include \"base/embed.h\"\n", table);
    auto_out struct out rows = out_make(1 << 20);
    for (size_t i = 0; i < f->files.n; i++) {
        const struct file *file = &f->files.at[i];
        struct str bytes = source_bytes(f->arena, file->path);
        out_printf(o, "\nstatic const unsigned char file_%zu[] = /* %s */\n    ", i, file->name);
        write_bytes(o, bytes);
        out_put(o, ";\n");
        out_put(&rows, "    {");
        write_c_string(&rows, str_of(file->name), "");
        out_printf(&rows, ", file_%zu, %zu, \"%s\"},\n", i, bytes.n, hash_of(f->arena, bytes));
    }
    struct str all = {"", 0};
    if (out_finish(&rows, &all) != OK) exit(2);
    out_printf(o, "\nextern const struct embedded %s[];\nconst struct embedded %s[] = {\n", table, table);
    out_str(o, all);
    out_put(o, "    {0},\n};\n");
}

static void write_depends(struct folder *f, const char *target, char **folders, struct out *o)
{
    out_printf(o, "%s:", target);
    for (; *folders; folders++)
        out_printf(o, " %s", *folders);
    for (size_t i = 0; i < f->files.n; i++)
        out_printf(o, " %s", f->files.at[i].path);
    out_char(o, '\n');
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fputs("usage: embed TABLE OUT.c OUT.d SUFFIX [FOLDER...]\n", stderr);
        return 2;
    }
    auto_arena struct arena *a = arena_new();
    struct folder f = {.arena = a, .suffix = argv[4]};
    for (int i = 5; i < argc; i++)
        list_files(&f, argv[i]);
    if (f.files.n) qsort(f.files.at, f.files.n, sizeof *f.files.at, by_name);
    for (size_t i = 1; i < f.files.n; i++)
        if (strcmp(f.files.at[i - 1].name, f.files.at[i].name) == 0) {
            fprintf(stderr, "%s: the name is also in another folder\n", f.files.at[i].path);
            return 1;
        }
    auto_out struct out code = out_make(256 << 20), depends = out_make(1 << 20);
    write_table(&f, argv[1], &code);
    write_depends(&f, argv[2], argv + 5, &depends);
    write_file(argv[2], &code);
    write_file(argv[3], &depends);
    return 0;
}
