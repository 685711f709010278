/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/key.h"

#include <string.h>

enum err day_key_read(const char *text, struct day_key *ret_key)
{
    struct str rest = str_of(text), day;
    struct day_key key = {.day = DAY_NONE};
    if (rest.n == 0) {
        *ret_key = key;
        return OK;
    }
    if (!str_cut(&rest, '.', &day) || !rest.p) return ERR_INPUT;
    TRY(day_read_iso(day, &key.day));
    TRY(str_to_int(rest, &key.id));
    *ret_key = key;
    return OK;
}

const char *day_key_write(struct arena *a, struct day day, int64_t id)
{
    char iso[11];
    return arena_printf(a, "%s.%lld", day_iso(day, iso), (long long)id);
}

struct day_range day_range_make(struct arena *a, int year, struct day_key key)
{
    struct day_range range = {.from = year ? arena_printf(a, "%04d-01-01", year) : "",
                              .before = year ? arena_printf(a, "%04d-01-01", year + 1) : "9999"};
    const char *day = day_iso(key.day, arena_alloc(a, 11));
    if (!*day || strcmp(day, range.before) >= 0) return range;
    range.before = day;
    range.before_id = key.id;
    return range;
}
