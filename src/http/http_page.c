/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http_page.h"

#include <pthread.h>
#include <strings.h>

#include "base/mem.h"
#include "http/http_compress.h"

/* Below this a compressed form saves less than it costs. */
enum { COMPRESS_MIN = 512 };

struct page {
    atomic_int references;
    int status;
    bool sandbox, compress, tagged;
    uint64_t checksum;
    struct header headers[PAGE_HEADERS_MAX];
    size_t n_headers;
    pthread_mutex_t lock; /* while a form or its native is made */
    _Atomic(struct page_bytes *) forms[PAGE_FORMS];
    _Atomic(void *) natives[PAGE_FORMS];
    void (*release_native)(void *native);
    char text[]; /* the headers' values */
};

/* On every answer. HTML never runs a script or style that is not ours. */
#define POLICY                                                                                               \
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "             \
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

static const struct header security_headers[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};
enum { SECURITY_HEADERS = sizeof security_headers / sizeof *security_headers };

/* ---- bytes ---- */

static struct page_bytes *bytes_make(struct out *body)
{
    struct page_bytes *bytes = mem_make(struct page_bytes);
    bytes->references = 1;
    bytes->p = out_take(body, &bytes->n);
    return bytes;
}

void page_bytes_release(struct page_bytes *bytes)
{
    if (!bytes || atomic_fetch_sub(&bytes->references, 1) != 1) return;
    mem_free(bytes->p);
    mem_free(bytes);
}

static struct page_bytes *bytes_copy(struct str body)
{
    if (!body.n) return NULL;
    struct out o = out_make(body.n);
    out_str(&o, body);
    return bytes_make(&o);
}

static struct str bytes_text(const struct page_bytes *bytes)
{
    return (struct str){bytes->p ? bytes->p : "", bytes->n};
}

/* ---- pages ---- */

struct page *page_make(const struct page_draft *draft, struct out *body)
{
    must(draft->n_headers <= PAGE_HEADERS_MAX);
    size_t text = 0;
    for (size_t i = 0; i < draft->n_headers; i++)
        text += strlen(draft->headers[i].value) + 1;
    struct page *page = mem_alloc(sizeof *page + text);
    page->references = 1;
    page->status = draft->status;
    page->sandbox = draft->sandbox;
    page->compress = draft->compress && body->n >= COMPRESS_MIN;
    page->tagged = draft->tagged;
    page->n_headers = draft->n_headers;
    char *at = page->text;
    for (size_t i = 0; i < draft->n_headers; i++) {
        size_t n = strlen(draft->headers[i].value) + 1;
        page->headers[i] = (struct header){draft->headers[i].name, memcpy(at, draft->headers[i].value, n)};
        at += n;
    }
    pthread_mutex_init(&page->lock, NULL);
    struct page_bytes *bytes = bytes_make(body);
    page->forms[PAGE_PLAIN] = bytes;
    page->forms[PAGE_GZIP] = bytes_copy(draft->gzip);
    page->forms[PAGE_BROTLI] = bytes_copy(draft->brotli);
    if (page->tagged) page->checksum = compress_checksum(bytes_text(bytes));
    return page;
}

struct page *page_keep(struct page *page)
{
    atomic_fetch_add_explicit(&page->references, 1, memory_order_relaxed);
    return page;
}

void page_release(struct page *page)
{
    if (!page || atomic_fetch_sub(&page->references, 1) != 1) return;
    for (int form = 0; form < PAGE_FORMS; form++) {
        if (page->natives[form]) page->release_native(page->natives[form]);
        page_bytes_release(page->forms[form]);
    }
    pthread_mutex_destroy(&page->lock);
    mem_free(page);
}

int page_status(const struct page *page)
{
    return page->status;
}

static const struct page_bytes *plain(const struct page *page)
{
    return atomic_load_explicit(&page->forms[PAGE_PLAIN], memory_order_acquire);
}

size_t page_size(const struct page *page)
{
    return plain(page)->n;
}

/* The three compressed forms together are less than the body; what the server keeps beside each is about a
 * kilobyte. */
size_t page_weight(const struct page *page)
{
    size_t n = page_size(page);
    return sizeof *page + 4096 + n + (page->compress ? n : 0);
}

/* ---- forms ---- */

/* "gzip;q=0" and "gzip; q=0.000" refuse; anything else after the name accepts. */
static bool is_refused(struct str parameters)
{
    ptrdiff_t at = str_find(parameters, "q=");
    if (at < 0) return false;
    struct str weight = str_trim(str_from(parameters, (size_t)at + 2));
    for (size_t i = 0; i < weight.n; i++)
        if (weight.p[i] != '0' && weight.p[i] != '.') return false;
    return true;
}

static bool accepts(struct str list, const char *coding)
{
    struct str item, name;
    while (str_cut(&list, ',', &item)) {
        struct str parameters = item;
        if (!str_cut(&parameters, ';', &name)) continue;
        name = str_trim(name);
        if (name.n == strlen(coding) && !strncasecmp(name.p, coding, name.n)) return !is_refused(parameters);
    }
    return false;
}

enum page_form page_choose(const struct page *page, const char *accept_encoding, bool again)
{
    if (!accept_encoding || !page->compress) return PAGE_PLAIN;
    struct str list = str_of(accept_encoding);
    if ((again || page->forms[PAGE_BROTLI]) && accepts(list, "br")) return PAGE_BROTLI;
    if (accepts(list, "gzip")) return again || page->forms[PAGE_GZIP] ? PAGE_GZIP : PAGE_QUICK;
    return PAGE_PLAIN;
}

static struct page_bytes *compressed(struct page *page, enum page_form form)
{
    struct str body = bytes_text(plain(page));
    struct out o = out_make(PAGE_MAX);
    bool done =
        form == PAGE_BROTLI ? compress_brotli(body, &o) : compress_gzip(body, form == PAGE_GZIP ? 6 : 1, &o);
    struct page_bytes *bytes = done ? bytes_make(&o) : NULL;
    out_free(&o);
    return bytes;
}

/* Makes a missing form; to be called with the lock held. */
static struct page_bytes *add_form(struct page *page, enum page_form form)
{
    struct page_bytes *bytes = atomic_load(&page->forms[form]);
    if (bytes) return bytes;
    if (form == PAGE_EMPTY) {
        struct out nothing = out_make(0);
        bytes = bytes_make(&nothing);
    } else {
        bytes = compressed(page, form);
    }
    if (bytes) atomic_store_explicit(&page->forms[form], bytes, memory_order_release);
    return bytes;
}

struct page_bytes *page_form_bytes(struct page *page, enum page_form form)
{
    struct page_bytes *bytes = atomic_load_explicit(&page->forms[form], memory_order_acquire);
    if (bytes) return bytes;
    pthread_mutex_lock(&page->lock);
    bytes = add_form(page, form);
    pthread_mutex_unlock(&page->lock);
    return bytes;
}

void *page_native(struct page *page, enum page_form form,
                  void *(*make)(struct page *page, enum page_form form), void (*release)(void *native))
{
    void *native = atomic_load_explicit(&page->natives[form], memory_order_acquire);
    if (native) return native;
    if (!page_form_bytes(page, form)) return NULL;
    pthread_mutex_lock(&page->lock);
    native = atomic_load(&page->natives[form]);
    if (!native) {
        native = make(page, form);
        page->release_native = release;
        atomic_store_explicit(&page->natives[form], native, memory_order_release);
    }
    pthread_mutex_unlock(&page->lock);
    return native;
}

/* ---- headers ---- */

static const char *form_mark(enum page_form form)
{
    static const char *const marks[PAGE_FORMS] = {"", "-gz", "-br", "-q", ""};
    return marks[form];
}

/* The part of the tag that all forms share: without quotes and mark. */
static void write_tag(const struct page *page, char tag[static PAGE_ETAG_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    uint64_t numbers[] = {page->checksum, page_size(page)};
    char *p = tag;
    for (int i = 0; i < 2; i++)
        for (int shift = i ? 28 : 60; shift >= 0; shift -= 4) *p++ = digits[numbers[i] >> shift & 15];
    *p = '\0';
}

static const char *find_header(const struct page *page, const char *name)
{
    for (size_t i = 0; i < page->n_headers; i++)
        if (!strcmp(page->headers[i].name, name)) return page->headers[i].value;
    return NULL;
}

bool page_is_known(const struct page *page, const char *if_none_match, const char *if_modified_since)
{
    if (!page->tagged || page->status != 200) return false;
    if (if_none_match) {
        char tag[PAGE_ETAG_SIZE];
        write_tag(page, tag);
        return !strcmp(if_none_match, "*") || strstr(if_none_match, tag);
    }
    const char *modified = find_header(page, "Last-Modified");
    return modified && if_modified_since && !strcmp(modified, if_modified_since);
}

size_t page_headers(const struct page *page, enum page_form form, struct header *ret_headers,
                    char etag[static PAGE_ETAG_SIZE])
{
    size_t n = 0;
    for (size_t i = 0; i < page->n_headers; i++) {
        if (form == PAGE_EMPTY && !strcmp(page->headers[i].name, "Content-Type")) continue;
        ret_headers[n++] = page->headers[i];
    }
    if (page->tagged) {
        char tag[PAGE_ETAG_SIZE];
        write_tag(page, tag);
        snprintf(etag, PAGE_ETAG_SIZE, "\"%.36s%s\"", tag, form_mark(form));
        ret_headers[n++] = (struct header){"ETag", etag};
    }
    if (page->compress) ret_headers[n++] = (struct header){"Vary", "Accept-Encoding"};
    if (form == PAGE_GZIP || form == PAGE_QUICK)
        ret_headers[n++] = (struct header){"Content-Encoding", "gzip"};
    if (form == PAGE_BROTLI) ret_headers[n++] = (struct header){"Content-Encoding", "br"};
    ret_headers[n++] =
        (struct header){"Content-Security-Policy", page->sandbox ? POLICY "; sandbox" : POLICY};
    memcpy(ret_headers + n, security_headers, sizeof security_headers);
    return n + SECURITY_HEADERS;
}
