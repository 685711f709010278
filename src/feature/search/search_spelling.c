/* search_spelling.c — how near two words are, as people misspell Finnish and Swedish. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>

#include "base/text.h"
#include "feature/search/search.h"

enum { LETTERS_MAX = 40, ENDING_MAX = 4 };
#define ENDING_COST 0.35

static uint32_t without_dots(uint32_t c)
{
    switch (c) {
    case 0xe4:
    case 0xe5:
    case 0xe0:
    case 0xe1: return 'a';
    case 0xf6:
    case 0xf8: return 'o';
    case 0xe9:
    case 0xe8: return 'e';
    case 0xfc: return 'u';
    case 'w': return 'v';
    default: return c;
    }
}

const char *search_fold(struct arena *a, struct str word)
{
    char *folded = arena_alloc(a, word.n + 1);
    size_t n = 0;
    uint32_t before = 0;
    while (word.n > 0) {
        uint32_t c = without_dots(text_next(&word));
        if (c != before && c != '-' && c != '\'') n += text_encode(c, folded + n);
        before = c;
    }
    folded[n] = '\0';
    return folded;
}

const char *search_backwards(struct arena *a, const char *folded)
{
    struct str rest = str_of(folded);
    char *backwards = arena_alloc(a, rest.n + 1);
    size_t at = rest.n;
    while (rest.n > 0) {
        char bytes[4];
        size_t n = text_encode(text_next(&rest), bytes);
        at -= n;
        memcpy(backwards + at, bytes, n);
    }
    return backwards;
}

static size_t letters_of(struct str word, uint32_t letters[static LETTERS_MAX])
{
    size_t n = 0;
    while (word.n > 0 && n < LETTERS_MAX) letters[n++] = text_next(&word);
    return n;
}

static double change_cost(uint32_t a, uint32_t b)
{
    static const char *const alike[] = {"bp", "dt", "gk", "vf", "ck", "zs", "yi", "ou", "ei", "mn", "qk", "jy"};
    if (a == b) return 0;
    if (without_dots(a) == without_dots(b)) return 0.15;
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        uint32_t x = (unsigned char)alike[i][0], y = (unsigned char)alike[i][1];
        if ((a == x && b == y) || (a == y && b == x)) return 0.7;
    }
    return 1;
}

/* A letter too many or too few; less when it only doubles its neighbour. */
static double extra_cost(const uint32_t *letters, size_t n, size_t i)
{
    bool doubled = (i > 0 && letters[i - 1] == letters[i]) || (i + 1 < n && letters[i + 1] == letters[i]);
    return doubled ? 0.3 : 1;
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

double search_distance(struct str a, struct str b, double limit)
{
    uint32_t x[LETTERS_MAX], y[LETTERS_MAX];
    double rows[3][LETTERS_MAX + 1];
    size_t n = letters_of(a, x), m = letters_of(b, y);
    double gap = n > m ? (double)(n - m) : (double)(m - n);
    if (gap * 0.3 > limit) return limit + 1; /* the least that a letter more can cost */
    double *before = rows[0], *above = rows[1], *row = rows[2];
    above[0] = 0;
    for (size_t j = 0; j < m; j++) above[j + 1] = above[j] + extra_cost(y, m, j);
    for (size_t i = 0; i < n; i++) {
        row[0] = above[0] + extra_cost(x, n, i);
        double best = row[0];
        for (size_t j = 0; j < m; j++) {
            double d = above[j] + change_cost(x[i], y[j]) * (i == 0 && j == 0 ? 1.4 : 1);
            d = least(d, above[j + 1] + extra_cost(x, n, i));
            d = least(d, row[j] + extra_cost(y, m, j));
            if (i > 0 && j > 0 && x[i] == y[j - 1] && x[i - 1] == y[j] && x[i] != x[i - 1])
                d = least(d, before[j - 1] + 0.8);
            row[j + 1] = d;
            best = least(best, d);
        }
        if (best > limit) return limit + 1;
        double *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    double d = above[m]; /* what was meant may go on with an ending: "skolskjust", "skolskjutsar" */
    for (size_t more = 1; more <= ENDING_MAX && more < m; more++) d = least(d, above[m - more] + ENDING_COST * (double)more);
    return d;
}

double search_distance_allowed(struct str word)
{
    size_t n = text_length(word);
    return n <= 3 ? 0.5 : n <= 4 ? 1 : n <= 7 ? 1.4 : n <= 10 ? 2.1 : 2.7;
}
