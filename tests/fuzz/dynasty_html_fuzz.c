/* A page or feed of the Dynasty system: whatever comes, what is read is valid text and can be written as
 * Markdown. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "base/text.h"
#include "import/dynasty/dynasty.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check_text(const char *text)
{
    must(text && text_is_utf8(str_of(text)));
}

static void check_item(const struct dynasty_item *item)
{
    check_text(item->title);
    check_text(item->organization_text);
    for (size_t i = 0; i < item->handlings.n; i++) {
        const struct dynasty_handling *h = &item->handlings.at[i];
        check_text(h->organization_text);
        for (size_t k = 0; k < h->preparers.n; k++) {
            check_text(h->preparers.at[k].name);
            check_text(h->preparers.at[k].email);
        }
        for (size_t k = 0; k < h->parts.n; k++)
            check_text(h->parts.at[k].markdown);
    }
    for (size_t i = 0; i < item->files.n; i++)
        check_text(item->files.at[i].title);
    for (size_t i = 0; i < item->case_numbers.n; i++)
        check_text(item->case_numbers.at[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    auto_arena struct arena *a = arena_new();
    struct dynasty_document d;
    must(dynasty_read(a, (struct str){(const char *)bytes, n}, "2017000001-2.HTM", &d) == OK);
    must(d.what != DYNASTY_NOTHING || *d.reason);
    for (size_t i = 0; i < d.items.n; i++)
        check_item(&d.items.at[i]);
    for (size_t i = 0; i < d.warnings.n; i++)
        check_text(d.warnings.at[i]);
    return 0;
}
