/* http_page.h — a finished response: status, headers, body, and its compressed forms.
 *
 * Immutable once made but for what is added lazily under its own lock: the compressed forms, and what the
 * server keeps beside each form (`native`). Reference-counted, so that the cache may drop it while it is
 * being sent. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/out.h"
#include "http/app.h"

/* The body in one of its forms; PAGE_EMPTY is the answer 304, and HEAD where there is no body. */
enum page_form { PAGE_PLAIN, PAGE_GZIP, PAGE_BROTLI, PAGE_QUICK, PAGE_EMPTY };
enum { PAGE_FORMS = 5 };

/* Bytes that outlive the page while a connection still sends them. */
struct page_bytes {
    atomic_int references;
    size_t n;
    char *p; /* owned; NUL-terminated or NULL */
};
void page_bytes_release(struct page_bytes *bytes);

enum { PAGE_HEADERS_MAX = 10 };

struct page_draft {
    int status;
    bool sandbox;                            /* a file of somebody's: opened without rights */
    bool compress;                           /* text worth compressing */
    bool tagged;                             /* gets an ETag and answers 304 */
    struct str gzip, brotli;                 /* forms that were there before, copied */
    struct header headers[PAGE_HEADERS_MAX]; /* copied; names are static */
    size_t n_headers;
};

struct page;

/* A page of the draft whose body is what `body` holds; the builder is empty afterwards. One reference, the
 * caller's. */
struct page *page_make(const struct page_draft *draft, struct out *body);
struct page *page_keep(struct page *page); /* one reference more; returns page */
void page_release(struct page *page);      /* NULL is allowed */

int page_status(const struct page *page);
size_t page_size(const struct page *page);   /* of the plain body */
size_t page_weight(const struct page *page); /* memory it may come to need, forms included */

/* The form to send to a client, by its Accept-Encoding (NULL allowed). `again`: the page has been asked
 * before, so that its lasting forms are worth making; a page asked once is compressed quickly. */
enum page_form page_choose(const struct page *page, const char *accept_encoding, bool again);

/* Does the client have it already? Headers may be NULL. */
bool page_is_known(const struct page *page, const char *if_none_match, const char *if_modified_since);

/* The bytes of a form, made at the first asking; borrowed from the page. PAGE_EMPTY gives none. */
struct page_bytes *page_form_bytes(struct page *page, enum page_form form);

/* All headers of a form, security headers and those of the form included, into an array of at least
 * PAGE_ALL_HEADERS; borrowed from the page. Returns the number. The ETag is written to `etag`. */
enum { PAGE_ALL_HEADERS = 24, PAGE_ETAG_SIZE = 48 };
size_t page_headers(const struct page *page, enum page_form form, struct header *ret_headers,
                    char etag[static PAGE_ETAG_SIZE]);

/* What the server keeps for a form: made by make(context, page, form) at the first asking (NULL if it fails),
 * released with the page by release(native). */
void *page_native(struct page *page, enum page_form form,
                  void *(*make)(struct page *page, enum page_form form), void (*release)(void *native));
