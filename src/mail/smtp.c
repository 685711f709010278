/* SPDX-License-Identifier: EUPL-1.2 */
#include <curl/curl.h>
#include <gmime/gmime.h>

#include "base/mem.h"
#include "mail/post.h"

struct smtp {
    CURL *curl;
    const atomic_bool *stop;
    int64_t abort_at; /* 0 until the program is ending */
    struct str left;  /* of the letter under way */
    char url[300], error[CURL_ERROR_SIZE];
};

enum err post_open(void)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != 0) return ERR_INTERNAL;
    g_mime_init();
    return OK;
}

static size_t give(char *buffer, size_t size, size_t n, void *smtp)
{
    struct smtp *s = smtp;
    struct str piece = str_first(s->left, size * n);
    if (piece.n) memcpy(buffer, piece.p, piece.n);
    s->left = str_from(s->left, piece.n);
    return piece.n;
}

static int look_at_stop(void *smtp, curl_off_t down_all, curl_off_t down, curl_off_t up_all, curl_off_t up)
{
    struct smtp *s = smtp;
    int64_t now = moment_now().s;
    if (!atomic_load(s->stop)) return 0;
    if (!s->abort_at) s->abort_at = now + SMTP_GRACE_SECONDS;
    return now >= s->abort_at;
}

static bool is_loopback(struct str host)
{
    return str_starts(host, "127.") || str_starts(host, "[::1]") || str_starts(host, "localhost:");
}

/* A host, a colon, digits: nothing that could mean a path or a user. */
static bool is_host_and_port(struct str s)
{
    size_t colon = s.n;
    while (colon > 0 && s.p[colon - 1] != ':')
        colon--;
    int64_t port;
    if (colon < 2 || str_to_int(str_from(s, colon), &port) != OK || port < 1 || port > 65535) return false;
    for (size_t i = 0; i < colon - 1; i++)
        if (!g_ascii_isalnum(s.p[i]) && !strchr(".-_:[]", s.p[i])) return false;
    return s.n < 250;
}

static void set_options(struct smtp *s, bool starttls)
{
    CURL *c = s->curl;
    curl_easy_setopt(c, CURLOPT_URL, s->url);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(c, CURLOPT_USE_SSL, (long)(starttls ? CURLUSESSL_TRY : CURLUSESSL_NONE));
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_PROXY, "");
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, (long)SMTP_CONNECT_SECONDS);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)SMTP_SECONDS);
    curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(c, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(c, CURLOPT_READDATA, s);
    curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, look_at_stop);
    curl_easy_setopt(c, CURLOPT_XFERINFODATA, s);
    curl_easy_setopt(c, CURLOPT_ERRORBUFFER, s->error);
}

enum err smtp_open(const char *server, const atomic_bool *stop, struct smtp **ret_smtp)
{
    struct str host = str_of(server);
    bool tls = str_skip(&host, "smtps://");
    if (!tls) (void)str_skip(&host, "smtp://");
    if (!is_host_and_port(host)) return ERR_INPUT;
    CURL *curl = curl_easy_init();
    if (!curl) return ERR_INTERNAL;
    struct smtp *s = mem_make(struct smtp);
    s->curl = curl;
    s->stop = stop;
    snprintf(s->url, sizeof s->url, "%s://%.*s", tls ? "smtps" : "smtp", (int)host.n, host.p);
    set_options(s, !tls && !is_loopback(host));
    *ret_smtp = s;
    return OK;
}

void smtp_close(struct smtp *s)
{
    if (!s) return;
    curl_easy_cleanup(s->curl);
    mem_free(s);
}

/* libcurl tells the step only in words ("RCPT failed: 550"); the code of the last answer is a number. A
 * refused sender means that our own settings are wrong, which is no recipient's fault: later. */
static enum smtp_end end_of(const struct smtp *s, CURLcode result, long code)
{
    struct str told = str_of(s->error);
    if (result == CURLE_OK) return SMTP_TAKEN;
    if (code == 0 || result == CURLE_COULDNT_CONNECT || result == CURLE_SSL_CONNECT_ERROR ||
        result == CURLE_PEER_FAILED_VERIFICATION || result == CURLE_USE_SSL_FAILED ||
        result == CURLE_REMOTE_ACCESS_DENIED || str_starts(told, "Got unexpected smtp-server response"))
        return SMTP_AWAY;
    if (code < 500 || str_starts(told, "MAIL failed")) return SMTP_LATER;
    return str_starts(told, "RCPT failed") ? SMTP_NO_SUCH : SMTP_NOT_SO;
}

enum smtp_end smtp_send(struct smtp *s, const char *return_path, const char *to, struct str letter,
                        int *ret_code)
{
    struct curl_slist *recipient = curl_slist_append(NULL, to);
    long code = 0;
    must(recipient);
    s->left = letter;
    s->error[0] = 0;
    curl_easy_setopt(s->curl, CURLOPT_MAIL_FROM, return_path);
    curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, recipient);
    CURLcode result = curl_easy_perform(s->curl);
    curl_easy_getinfo(s->curl, CURLINFO_RESPONSE_CODE, &code);
    curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, NULL);
    curl_slist_free_all(recipient);
    if (ret_code) *ret_code = (int)code;
    return end_of(s, result, code);
}
