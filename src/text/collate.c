/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/collate.h"

#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

struct collator {
    UCollator *icu;
    struct arena *arena;
};

enum { NFC_MAX = 64 << 20 };

enum err collate_open(struct collator **ret_collator)
{
    UErrorCode status = U_ZERO_ERROR;
    UCollator *icu = ucol_open("fi", &status);
    if (U_FAILURE(status)) return ERR_INTERNAL;
    struct arena *a = arena_new();
    struct collator *c = arena_make(a, struct collator);
    *c = (struct collator){.icu = icu, .arena = a};
    *ret_collator = c;
    return OK;
}

void collate_close(struct collator *c)
{
    if (c == NULL) return;
    ucol_close(c->icu);
    arena_free(c->arena);
}

int collate_compare(const struct collator *c, struct str a, struct str b)
{
    UErrorCode status = U_ZERO_ERROR;
    return (int)ucol_strcollUTF8(c->icu, a.n == 0 ? "" : a.p, (int32_t)a.n, b.n == 0 ? "" : b.p, (int32_t)b.n,
                                 &status);
}

int collate_callback(void *collator, int n_a, const void *a, int n_b, const void *b)
{
    return collate_compare(collator, (struct str){a, (size_t)n_a}, (struct str){b, (size_t)n_b});
}

const char *collate_version(const struct collator *c, struct arena *a)
{
    UVersionInfo v;
    ucol_getVersion(c->icu, v);
    return arena_printf(a, "%d.%d.%d.%d", v[0], v[1], v[2], v[3]);
}

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80) return false;
    return true;
}

enum err text_nfc(struct arena *a, struct str s, struct str *ret_text)
{
    if (s.n > NFC_MAX) return ERR_LIMIT;
    if (is_ascii(s)) {
        *ret_text = s;
        return OK;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    int32_t n = 0;
    UChar *wide = arena_array(a, UChar, s.n + 1); /* UTF-16 never has more units than UTF-8 has bytes */
    u_strFromUTF8(wide, (int32_t)s.n + 1, &n, s.p, (int32_t)s.n, &status);
    if (U_FAILURE(status)) return ERR_INPUT;
    if (unorm2_isNormalized(nfc, wide, n, &status)) {
        *ret_text = s;
        return OK;
    }
    int32_t cap = 3 * n + 16; /* composing can lengthen by at most 3 */
    UChar *composed = arena_array(a, UChar, (size_t)cap);
    int32_t n_composed = unorm2_normalize(nfc, wide, n, composed, cap, &status);
    char *bytes = arena_alloc(a, 3 * (size_t)n_composed + 1);
    int32_t n_bytes = 0;
    u_strToUTF8(bytes, 3 * n_composed + 1, &n_bytes, composed, n_composed, &status);
    if (U_FAILURE(status)) return ERR_INTERNAL;
    *ret_text = (struct str){bytes, (size_t)n_bytes};
    return OK;
}

uint32_t text_lower(uint32_t c)
{
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return (uint32_t)u_tolower((UChar32)c);
}

bool text_is_letter(uint32_t c)
{
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return u_isUAlphabetic((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;
}
