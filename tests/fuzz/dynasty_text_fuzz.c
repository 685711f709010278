/* A stripped text of the Dynasty system, behind a head that makes it one: reading it twice gives the same. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "base/out.h"
#include "import/dynasty/dynasty.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const char head[] = "Dynasty tietopalvelu Haku RSS Kuusijoen "
                           "kaupunki\n\nKaupunginhallitus\nPöytäkirja 03.06.2024/Pykälä 91\n\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    auto_arena struct arena *a = arena_new();
    auto_out struct out o = out_make(sizeof head + n);
    struct dynasty_document first, second;
    out_put(&o, head);
    out_bytes(&o, bytes, n);
    struct str text = {o.p, o.n};
    must(dynasty_read(a, text, "", &first) == OK && dynasty_read(a, text, "", &second) == OK);
    must(first.what == second.what && first.items.n == second.items.n &&
         first.warnings.n == second.warnings.n);
    for (size_t i = 0; i < first.items.n; i++) {
        must(strcmp(first.items.at[i].title, second.items.at[i].title) == 0);
        must(first.items.at[i].handlings.n == second.items.at[i].handlings.n);
    }
    return 0;
}
