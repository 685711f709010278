/* mail_job.h — the one job thread of `serve`: sends the mail that is due, by SMTP or into a folder.
 *
 * One pass (mail_job_pass) is the whole of the work, with clock and way given, so that tests need no
 * thread. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdatomic.h>

#include "feature/mail/mail_store.h"
#include "mail/post.h"

struct app;

struct mail_settings {
    const char *smtp;   /* HOST:PORT; NULL: into the folder */
    const char *folder; /* NULL with smtp NULL: mail waits */
    const char *from;   /* the sender's address; needed for either */
    const char *name;   /* and name; may be "" */
};

/* How a letter leaves, and what has become of it. */
struct mail_way {
    enum mail_outcome (*send)(void *context, const struct mail_due *due, const char *return_path,
                              struct str letter);
    void *context;
    struct moment (*now)(void);
    const struct mail_settings *settings;
    const atomic_bool *stop; /* no further letter once it is true */
};

enum { MAIL_PASS = 50 };

/* What a pass has done; for the log, so without a name or address. */
struct mail_pass {
    int sent, later, failed;
    bool away; /* the server: the rest waits, and the next pass should too */
};
/* Sends at most MAIL_PASS of what is due. The writer is taken for one short transaction at a time, not
 * while sending. */
must_check enum err mail_job_pass(struct app *app, const struct mail_way *way, struct mail_pass *ret_pass);

/* The thread. ERR_INPUT for settings that cannot be. */
struct mail_job;
must_check enum err mail_job_start(struct app *app, const struct mail_settings *settings,
                                   struct mail_job **ret_job, struct problem *why);
/* Ends it: a letter under way gets SMTP_GRACE_SECONDS. NULL is allowed. */
void mail_job_stop(struct mail_job *job);
