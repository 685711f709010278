/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/mail_job.h"

#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "http/app.h"

enum { LOOK_SECONDS = 1, AWAY_FIRST = 5, AWAY_MAX = 300 };

/* ---- one pass ---- */

struct work {
    struct app *app;
    const struct mail_way *way;
    struct arena *a;             /* of the content */
    struct mail_content content; /* of the letter before: a notice to hundreds is read once */
};

static enum err list_due(struct work *w, struct arena *a, struct mail_due **ret_due, size_t *ret_n)
{
    enum err e = mail_list_due(app_writer_take(w->app), a, w->way->now(), MAIL_PASS, ret_due, ret_n);
    app_writer_give(w->app);
    return e;
}

static enum err get_content(struct work *w, struct db *db, int64_t message_id)
{
    if (w->content.id == message_id) return OK;
    arena_reset(w->a);
    w->content.id = 0;
    return mail_get_content(db, w->a, message_id, &w->content);
}

/* Marks it and reads its message. *ret_outcome is 0 when it may go. */
static enum err take(struct work *w, const struct mail_due *due, enum mail_outcome *ret_outcome)
{
    struct moment now = w->way->now();
    struct db *db = app_writer_take(w->app);
    enum err e;
    *ret_outcome = mail_obstacle(due->expires_at, due->suspended_at, now);
    if (*ret_outcome) {
        e = mail_settle(db, due, *ret_outcome, now);
    } else {
        e = get_content(w, db, due->message_id);
        if (e == OK) e = mail_take(db, due, now);
    }
    app_writer_give(w->app);
    return e;
}

/* Letter and return path; ERR_INPUT, ERR_LIMIT when it cannot be written. */
static enum err write_letter(struct work *w, struct arena *a, const struct mail_due *due,
                             struct str *ret_letter)
{
    const struct mail_content *c = &w->content;
    const struct mail_settings *s = w->way->settings;
    const struct letter_part part = {c->attachment_name, c->attachment_type, c->attachment};
    const struct letter letter = {
        .from = s->from,
        .from_name = s->name,
        .to = due->address,
        .to_name = due->name,
        .subject = c->subject,
        .text = c->body,
        .list_id = c->list_id,
        .message_id = arena_printf(a, "%" PRId64 ".%s%s", due->id, due->token, strchr(s->from, '@')),
        .date = c->created_at,
        .part = *c->attachment_type ? &part : NULL,
    };
    return letter_write(a, &letter, ret_letter);
}

static enum mail_outcome send_letter(struct work *w, const struct mail_due *due)
{
    auto_arena struct arena *a = arena_new();
    const struct mail_way *way = w->way;
    struct str letter;
    if (write_letter(w, a, due, &letter) != OK) return MAIL_UNWRITABLE;
    return way->send(way->context, due, letter_return_path(a, way->settings->from, due->token), letter);
}

static void count(struct mail_pass *pass, enum mail_outcome outcome)
{
    pass->away = outcome == MAIL_UNREACHABLE;
    if (outcome == MAIL_ACCEPTED)
        pass->sent++;
    else if (outcome == MAIL_DEFERRED || outcome == MAIL_UNREACHABLE)
        pass->later++;
    else
        pass->failed++;
}

static enum err send_one(struct work *w, const struct mail_due *due, struct mail_pass *pass)
{
    enum mail_outcome outcome;
    enum err e = take(w, due, &outcome);
    if (e == ERR_CONFLICT || e == ERR_LIMIT) return OK; /* another's, or its domain has had its share */
    if (e != OK) return e;
    if (!outcome) {
        outcome = send_letter(w, due);
        e = mail_settle(app_writer_take(w->app), due, outcome, w->way->now());
        app_writer_give(w->app);
    }
    count(pass, outcome);
    return e;
}

enum err mail_job_pass(struct app *app, const struct mail_way *way, struct mail_pass *ret_pass)
{
    auto_arena struct arena *a = arena_new();
    auto_arena struct arena *content = arena_new();
    struct work w = {.app = app, .way = way, .a = content};
    struct mail_due *due;
    size_t n;
    enum err e = list_due(&w, a, &due, &n);
    *ret_pass = (struct mail_pass){0};
    for (size_t i = 0; i < n && e == OK && !ret_pass->away && !atomic_load(way->stop); i++)
        e = send_one(&w, &due[i], ret_pass);
    return e;
}

/* ---- the two ways ---- */

static enum mail_outcome send_by_smtp(void *smtp, const struct mail_due *due, const char *return_path,
                                      struct str letter)
{
    static const enum mail_outcome outcomes[] = {
        [SMTP_TAKEN] = MAIL_ACCEPTED,  [SMTP_LATER] = MAIL_DEFERRED,   [SMTP_NO_SUCH] = MAIL_REFUSED,
        [SMTP_NOT_SO] = MAIL_REJECTED, [SMTP_AWAY] = MAIL_UNREACHABLE,
    };
    return outcomes[smtp_send(smtp, return_path, due->address, letter, NULL)];
}

static bool write_file(const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) return false;
    size_t done = 0;
    ssize_t n = 1;
    while (done < bytes.n && (n = write(fd, bytes.p + done, bytes.n - done)) > 0)
        done += (size_t)n;
    bool whole = done == bytes.n && fsync(fd) == 0;
    return close(fd) == 0 && whole;
}

/* NUMBER.eml, whole or not at all. */
static enum mail_outcome write_into_folder(void *folder, const struct mail_due *due, const char *return_path,
                                           struct str letter)
{
    auto_arena struct arena *a = arena_new();
    const char *path = arena_printf(a, "%s/%06" PRId64 ".eml", (const char *)folder, due->id);
    const char *unfinished = arena_printf(a, "%s.new", path);
    if (write_file(unfinished, letter) && rename(unfinished, path) == 0) return MAIL_ACCEPTED;
    return MAIL_UNREACHABLE;
}

/* ---- the thread ---- */

struct mail_job {
    struct app *app;
    struct mail_settings settings;
    struct mail_way way;
    struct smtp *smtp;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t ended;
    atomic_bool stop;
    int away; /* seconds to wait while the server is; 0 when it answers */
};

static void tell(struct mail_job *job, enum err e, const struct mail_pass *pass)
{
    if (e != OK) log_line(LOG_ERROR, "mail: the queue cannot be read: %s", err_name(e));
    if (pass->sent || pass->failed || (pass->later && !pass->away))
        log_line(LOG_INFO, "mail: %d sent, %d to be tried again, %d failed", pass->sent, pass->later,
                 pass->failed);
    if (pass->away && !job->away) log_line(LOG_WARNING, "mail: the server does not answer; mail waits");
    if (!pass->away && pass->sent && job->away) log_line(LOG_INFO, "mail: the server answers again");
}

/* Seconds until the next pass: at once while there is more. */
static int after_pass(struct mail_job *job, enum err e, const struct mail_pass *pass)
{
    tell(job, e, pass);
    if (pass->away)
        job->away = job->away ? (job->away * 2 < AWAY_MAX ? job->away * 2 : AWAY_MAX) : AWAY_FIRST;
    else if (pass->sent || pass->failed || pass->later)
        job->away = 0;
    if (pass->away) return job->away;
    return e == OK && pass->sent + pass->failed + pass->later == MAIL_PASS ? 0 : LOOK_SECONDS;
}

static void wait_seconds(struct mail_job *job, int seconds)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += seconds;
    pthread_mutex_lock(&job->lock);
    while (!atomic_load(&job->stop) && pthread_cond_timedwait(&job->ended, &job->lock, &until) == 0)
        continue;
    pthread_mutex_unlock(&job->lock);
}

static void *run(void *context)
{
    struct mail_job *job = context;
    while (!atomic_load(&job->stop)) {
        struct mail_pass pass;
        enum err e = mail_job_pass(job->app, &job->way, &pass);
        wait_seconds(job, after_pass(job, e, &pass));
    }
    return NULL;
}

static enum err check_settings(const struct mail_settings *s, struct problem *why)
{
    const struct mail_recipient from = {s->from, s->name};
    if (!s->from || !*s->from)
        return problem(why, ERR_INPUT, "mail-from", "", "mail needs a sender: --mail-from ADDRESS");
    if (mail_check_recipient(&from, NULL) != OK)
        return problem(why, ERR_INPUT, "mail-from", "", "not an address");
    if (s->smtp) return OK;
    if (mkdir(s->folder, 0700) != 0 && access(s->folder, W_OK) != 0)
        return problem(why, ERR_FORBIDDEN, "mail-folder", "", "the folder for mail cannot be written to: %m");
    return OK;
}

static enum err open_way(struct mail_job *job, struct problem *why)
{
    const struct mail_settings *s = &job->settings;
    job->way = (struct mail_way){write_into_folder, (void *)s->folder, moment_now, s, &job->stop};
    if (post_open() != OK) return problem(why, ERR_INTERNAL, "", "", "libcurl does not start");
    if (!s->smtp) return OK;
    if (smtp_open(s->smtp, &job->stop, &job->smtp) != OK)
        return problem(why, ERR_INPUT, "smtp", "", "%.80s is no HOST:PORT", s->smtp);
    job->way.send = send_by_smtp;
    job->way.context = job->smtp;
    return OK;
}

enum err mail_job_start(struct app *app, const struct mail_settings *settings, struct mail_job **ret_job,
                        struct problem *why)
{
    *ret_job = NULL;
    if (!settings->smtp && !settings->folder) return OK;
    TRY(check_settings(settings, why));
    struct mail_job *job = mem_make(struct mail_job);
    job->app = app;
    job->settings = *settings;
    pthread_mutex_init(&job->lock, NULL);
    pthread_cond_init(&job->ended, NULL);
    enum err e = open_way(job, why);
    if (e == OK && pthread_create(&job->thread, NULL, run, job) != 0)
        e = problem(why, ERR_INTERNAL, "", "", "no thread for mail");
    if (e == OK) {
        *ret_job = job;
        return OK;
    }
    smtp_close(job->smtp);
    mem_free(job);
    return e;
}

void mail_job_stop(struct mail_job *job)
{
    if (!job) return;
    pthread_mutex_lock(&job->lock);
    atomic_store(&job->stop, true);
    pthread_cond_signal(&job->ended);
    pthread_mutex_unlock(&job->lock);
    pthread_join(job->thread, NULL);
    smtp_close(job->smtp);
    mem_free(job);
}
