/* replay.c — runs a fuzz target once over every file of the folders named, without a fuzzer. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay_file(const char *folder, const char *name)
{
    static uint8_t data[1 << 20];
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return 1;
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    LLVMFuzzerTestOneInput(data, size);
    return 0;
}

int main(int argc, char **argv)
{
    int unreadable = 0;
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        for (struct dirent *e = folder ? readdir(folder) : NULL; e; e = readdir(folder))
            if (e->d_name[0] != '.')
                unreadable += replay_file(argv[i], e->d_name);
        if (folder)
            closedir(folder);
    }
    return unreadable ? 1 : 0;
}
