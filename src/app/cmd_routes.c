/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "app/command.h"
#include "app/wiring.h"

int cmd_routes(struct command_line *line)
{
    const struct option options[] = {{0}};
    int status = command_read(line, "List every address with the right it needs", options, NULL);
    if (status != COMMAND_GO) return status;
    struct app_config config = wiring_config(NULL);
    struct problem why = {0};
    struct app *app;
    enum err e = app_open(&config, &app, &why);
    if (e != OK) return command_failed(line, e, &why);
    auto_out struct out o = out_make(1024 * 1024);
    app_write_routes(app, &o);
    fwrite(o.p, 1, o.n, stdout);
    app_close(app);
    return EXIT_DONE;
}
