/* SPDX-License-Identifier: EUPL-1.2 */
#include <signal.h>
#include <stdio.h>

#include "app/command.h"
#include "app/mail_job.h"
#include "app/wiring.h"
#include "http/server.h"

/* Blocked before any thread is made, so that only wait_for_end gets them. */
static sigset_t block_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    return set;
}

static int serve(const struct command_line *line, const struct app_config *config, const char *address,
                 const struct mail_settings *mail)
{
    sigset_t ends = block_signals();
    struct problem why = {0};
    struct app *app;
    struct server *server;
    struct mail_job *job = NULL;
    enum err e = app_open(config, &app, &why);
    if (e != OK) return command_failed(line, e, &why);
    e = wiring_renew_index(app_writer_take(app));
    app_writer_give(app);
    if (e != OK) (void)problem(&why, e, "", "", "the search index cannot be made again; try yhdyspinta reindex");
    if (e == OK) e = mail_job_start(app, mail, &job, &why);
    if (e == OK) e = server_start(app, address, &server, &why);
    if (e == OK) {
        int signal_number;
        printf("Yhdyspinta serves http://%s/\n", server_address(server));
        fflush(stdout);
        sigwait(&ends, &signal_number);
        server_stop(server);
    }
    mail_job_stop(job);
    app_close(app);
    return e == OK ? EXIT_DONE : command_failed(line, e, &why);
}

int cmd_serve(struct command_line *line)
{
    const char *address = "127.0.0.1:8080";
    struct app_config config = wiring_config(NULL);
    struct mail_settings mail = {.name = ""};
    const struct option options[] = {
        {"db", OPTION_REQUIRED, &config.db, "PATH",
         "database file, made when it is not there; or postgresql://…"},
        {"listen", OPTION_TEXT, &address, "ADDRESS:PORT",
         "where to listen (127.0.0.1:8080); port 0 takes a free one"},
        {"site", OPTION_TEXT, &config.site, "URL",
         "the address people use, for feeds: https://yhdyspinta.example"},
        {"region", OPTION_TEXT, &config.region, "NAME", "name of the region, shown on every page"},
        {"contact", OPTION_TEXT, &config.contact, "URL", "whom to tell of a security hole: mailto:… or https://…"},
        {"cache", OPTION_NUMBER, &config.cache_megabytes, "MB",
         "memory for finished pages (64); 0 keeps none"},
        {"connections", OPTION_NUMBER, &config.connections_per_address, "N",
         "connections at a time from one address (100); 0: any number"},
        {"requests", OPTION_NUMBER, &config.requests_per_address, "N",
         "requests a second from one address (50); 0: any number"},
        {"limit-loopback", OPTION_FLAG, &config.limit_loopback, NULL,
         "these limits hold for this machine too"},
        {"smtp", OPTION_TEXT, &mail.smtp, "HOST:PORT", "the mail server that takes our mail (smtps://… for TLS from the start)"},
        {"mail-from", OPTION_TEXT, &mail.from, "ADDRESS", "the sender of mail; post@… needs post+b-…@… to arrive too"},
        {"mail-name", OPTION_TEXT, &mail.name, "NAME", "and the sender's name"},
        {"mail-folder", OPTION_TEXT, &mail.folder, "PATH", "without a server: where mail is written; without either it waits"},
        {"quiet", OPTION_FLAG, &config.quiet, NULL, "no line a request"},
        {0},
    };
    int status = command_read(line, "Serve the site until SIGTERM or Ctrl-C", options, NULL);
    return status == COMMAND_GO ? serve(line, &config, address, &mail) : status;
}
