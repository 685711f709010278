/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/mail/mail.h"

#include <string.h>

#include "base/text.h"

static const struct word kinds[] = {
    {"login_link", _N("Sign-in link")}, {"meeting_notice", _N("Meeting notice")},
    {"delivery", _N("Delivery")},       {"reminder", _N("Reminder")},
    {"test", _N("Test message")},
};
const struct words mail_kinds = WORDS(kinds);

static const struct word states[] = {
    {"queued", _N("Waiting to be sent")},
    {"sending", _N("Being sent")},
    {"sent", _N("Sent")},
    {"failed", _N("Could not be sent")},
    {"suspended", _N("The address does not take mail")},
};
const struct words mail_states = WORDS(states);

static const struct word outcomes[] = {
    {"accepted", _N("The mail server took it")},
    {"deferred", _N("The mail server asked to try later")},
    {"refused", _N("The mail server does not know the recipient")},
    {"rejected", _N("The mail server did not take the message")},
    {"unreachable", _N("The mail server did not answer")},
    {"expired", _N("It was too late to send it")},
    {"suspended", _N("Earlier mail to the address has come back")},
    {"unwritable", _N("The message could not be written")},
    {"bounced", _N("The message came back")},
};
const struct words mail_outcomes = WORDS(outcomes);

/* Controls of both blocks and the two separators, which some programs take for line ends. */
static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

static bool has_control(struct str s, const char *allowed)
{
    while (s.n) {
        uint32_t c = text_next(&s);
        if (is_control(c) && (c >= 0x80 || !c || !strchr(allowed, (int)c))) return true;
    }
    return false;
}

static enum err check_header(const char *text, const char *field, struct problem *why)
{
    struct str s = str_of(text ? text : "");
    if (s.n > MAIL_HEADER_MAX)
        return problem(why, ERR_LIMIT, field, _N("The text is too long"), "%s: over %d bytes", field,
                       MAIL_HEADER_MAX);
    if (!text_is_utf8(s) || has_control(s, ""))
        return problem(why, ERR_INPUT, field, _N("There can be no line break or control character here"),
                       "%s: a control character, or no UTF-8", field);
    return OK;
}

/* Plain ASCII, one '@', a domain with a dot in it: what every server takes. */
static bool is_address(struct str s)
{
    ptrdiff_t at = str_find_char(s, '@');
    if (at <= 0 || at > 64 || s.n > MAIL_ADDRESS_MAX || *s.p == '-') return false;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || (unsigned char)s.p[i] >= 0x7f || strchr("<>()[],;:\\\"", s.p[i]))
            return false;
    struct str domain = str_from(s, (size_t)at + 1);
    return str_find_char(domain, '.') > 0 && !str_ends(domain, ".") && str_find(domain, "..") < 0 &&
           str_find_char(domain, '@') < 0;
}

enum err mail_check_recipient(const struct mail_recipient *r, struct problem *why)
{
    if (!is_address(str_of(r->address ? r->address : "")))
        return problem(why, ERR_INPUT, "to", _N("This is not an e-mail address"), "not an address");
    return check_header(r->name, "to_name", why);
}

static enum err check_attachment(const struct mail_attachment *part, struct problem *why)
{
    TRY(check_header(part->name, "attachment", why));
    TRY(check_header(part->type, "attachment", why));
    if (!part->type || str_find_char(str_of(part->type), '/') <= 0)
        return problem(why, ERR_INPUT, "attachment", _N("The attachment has no type"),
                       "attachment without a type");
    if (part->bytes.n > MAIL_ATTACHMENT_MAX)
        return problem(why, ERR_LIMIT, "attachment", _N("The attachment is too large"),
                       "attachment of %zu bytes", part->bytes.n);
    return OK;
}

enum err mail_check(const struct mail *m, struct problem *why)
{
    struct str text = str_of(m->text ? m->text : "");
    if (!m->kind) return problem(why, ERR_INPUT, "kind", "", "a mail without a kind");
    TRY(check_header(m->subject, "subject", why));
    TRY(check_header(m->ref, "ref", why));
    TRY(check_header(m->list, "list", why));
    if (!m->subject || !*m->subject)
        return problem(why, ERR_INPUT, "subject", _N("The message has no subject"), "no subject");
    if (m->list && *m->list && strpbrk(m->list, "<> "))
        return problem(why, ERR_INPUT, "list", "", "list: not an identifier");
    if (text.n > MAIL_TEXT_MAX)
        return problem(why, ERR_LIMIT, "text", _N("The text is too long"), "text of %zu bytes", text.n);
    if (!text_is_utf8(text) || has_control(text, "\n\r\t"))
        return problem(why, ERR_INPUT, "text", _N("The text has characters that cannot be sent"),
                       "text: controls");
    return m->attachment ? check_attachment(m->attachment, why) : OK;
}

bool mail_is_urgent(enum mail_kind kind)
{
    return kind == MAIL_LOGIN_LINK;
}

static int64_t delay_after(int64_t attempts)
{
    int64_t delay = MAIL_DELAY_FIRST;
    for (int64_t i = 1; i < attempts && delay < MAIL_DELAY_MAX; i++)
        delay *= 2;
    return delay < MAIL_DELAY_MAX ? delay : MAIL_DELAY_MAX;
}

struct mail_step mail_after(enum mail_outcome outcome, int64_t attempts, struct moment now)
{
    struct mail_step step = {MAIL_FAILED, attempts, {0}};
    if (outcome == MAIL_ACCEPTED) {
        step.state = MAIL_SENT;
    } else if (outcome == MAIL_ADDRESS_SUSPENDED) {
        step.state = MAIL_SUSPENDED;
    } else if (outcome == MAIL_UNREACHABLE) {
        step = (struct mail_step){MAIL_QUEUED, attempts > 0 ? attempts - 1 : 0, now};
    } else if (outcome == MAIL_DEFERRED && attempts < MAIL_ATTEMPTS_MAX) {
        step.state = MAIL_QUEUED;
        step.next = (struct moment){now.s + delay_after(attempts)};
    }
    return step;
}

enum mail_outcome mail_obstacle(struct moment expires, struct moment suspended, struct moment now)
{
    if (expires.s && expires.s <= now.s) return MAIL_EXPIRED;
    return suspended.s ? MAIL_ADDRESS_SUSPENDED : 0;
}

int64_t mail_bounces(int64_t before, struct moment last, struct moment now)
{
    return now.s - last.s > MAIL_BOUNCES_FORGOTTEN ? 1 : before + 1;
}
