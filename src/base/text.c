/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"

/* Length of the sequence that byte `c` opens, 0 if it cannot open one. */
static size_t sequence_length(unsigned char c)
{
    if (c < 0x80) return 1;
    if (c >= 0xc2 && c <= 0xdf) return 2;
    if (c >= 0xe0 && c <= 0xef) return 3;
    if (c >= 0xf0 && c <= 0xf4) return 4;
    return 0;
}

bool text_is_utf8(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    for (size_t i = 0; i < s.n;) {
        size_t n = p[i] ? sequence_length(p[i]) : 0;
        if (!n || n > s.n - i) return false;
        for (size_t k = 1; k < n; k++)
            if ((p[i + k] & 0xc0) != 0x80) return false;
        if (n == 3 && ((p[i] == 0xe0 && p[i + 1] < 0xa0) || (p[i] == 0xed && p[i + 1] > 0x9f))) return false;
        if (n == 4 && ((p[i] == 0xf0 && p[i + 1] < 0x90) || (p[i] == 0xf4 && p[i + 1] > 0x8f))) return false;
        i += n;
    }
    return true;
}

uint32_t text_next(struct str *s)
{
    const unsigned char *p = (const unsigned char *)s->p;
    size_t n = sequence_length(p[0]);
    if (!n || n > s->n) n = 1;
    uint32_t c = p[0];
    if (n == 2) c = (c & 0x1fu) << 6 | (p[1] & 0x3fu);
    if (n == 3) c = (c & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    if (n == 4) c = (c & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
    s->p += n;
    s->n -= n;
    return c;
}

size_t text_encode(uint32_t c, char buffer[static 4])
{
    if (c < 0x80) {
        buffer[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        buffer[0] = (char)(0xc0 | c >> 6);
        buffer[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        buffer[0] = (char)(0xe0 | c >> 12);
        buffer[1] = (char)(0x80 | (c >> 6 & 0x3f));
        buffer[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    buffer[0] = (char)(0xf0 | (c >> 18 & 0x07));
    buffer[1] = (char)(0x80 | (c >> 12 & 0x3f));
    buffer[2] = (char)(0x80 | (c >> 6 & 0x3f));
    buffer[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

size_t text_length(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += (s.p[i] & 0xc0) != 0x80;
    return n;
}

struct str text_first(struct str s, size_t n)
{
    if (n >= s.n) return s;
    while (n > 0 && (s.p[n] & 0xc0) == 0x80) n--;
    return (struct str){s.p, n};
}
