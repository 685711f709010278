/* feed_web.h — what the old addresses ask of the feeds, and what their template shows. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/feed/feed_store.h"
#include "html/html.h"
#include "http/http.h"

/* Answers with the newest items, or meetings, as RSS or Atom; `show` as it came in the query. */
enum err feed_respond(struct request *r, bool of_meetings, bool as_atom, const char *show);

/* Answers an old Dynasty address by what its query says. */
enum err feed_dynasty(struct request *r);

/* "/kokousasiat/7" */
const char *old_record_path(struct arena *a, enum old_kind kind, const struct old_record *record);

struct old_list_view {
    enum old_kind kind;
    const struct old_record *records;
    size_t n;
};
