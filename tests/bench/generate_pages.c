/* generate_pages.c — pages as Dynasty's static generation makes them: 60 kB of Word's HTML around 8 kB of text.
 *
 *     generate_pages FOLDER N
 *
 * Invented words on the pages of an invented town; the same N gives the same pages. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/day.h"
#include "corpus.h"

enum { PAGE = 1 << 18, BYTES = 60 * 1000, ITEMS_A_MEETING = 20, FIRST_DAY = 16800 /* 31.12.2015 */ };

#define HEAD "<html><head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\n" \
             "<title>Esimerkkilän kaupunki</title>\n</head>\n<body class=\"bodyKokousasia\">\n"
#define CELL "<table class=\"tbl\" cellspacing=\"0\" width=\"100%\"><tr><td align=\"center\"><label class=\"h3\">"

static const char *const organs[] = {"Kaupunginhallitus", "Kaupunginvaltuusto", "Tekninen lautakunta",
                                     "Sivistyslautakunta"};

/* A paragraph wrapped as Word does it. */
static void put_paragraph(struct corpus *c, struct out *o, size_t words)
{
    out_put(o, "<p class=\"MsoNormal\" style=\"margin-left:117.0pt;text-indent:-117.0pt;line-height:12.0pt;"
               "text-autospace:none\"><span style=\"font-family:&quot;Arial&quot;,&quot;sans-serif&quot;;color:black\">");
    for (size_t i = 0; i < 8; i++) out_put(o, "&nbsp;");
    out_char(o, ' ');
    corpus_text(c, words, o);
    out_put(o, "</span></p>\n");
}

/* What the editor leaves between paragraphs, until the page has its size. */
static void put_filler(struct out *o, size_t until)
{
    while (o->n < until)
        out_put(o, "<p class=\"MsoNormal\" style=\"margin-left:117.0pt;text-indent:-117.0pt;line-height:12.0pt;"
                   "text-autospace:none\"><span style=\"color:black\">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;"
                   "</span></p>\n");
}

static void put_label(struct out *o, const char *label)
{
    out_printf(o, "<p class=\"MsoNormal\"><b><span style=\"color:black\">%s</span></b></p>\n", label);
}

static void put_body(struct corpus *c, struct out *o, int64_t n, struct day day, int paragraph)
{
    char finnish[16];
    int year, month, date;
    day_parts(day, &year, &month, &date);
    snprintf(finnish, sizeof finnish, "%d.%d.%d", date, month, year);
    const char *organ = organs[n / ITEMS_A_MEETING % 4];
    out_put(o, CELL);
    out_printf(o, "%s<br>Pöytäkirja %s Pykälä %d</label></td></tr></table>\n<!--DATA_BEGIN-->\n", organ, finnish, paragraph);
    out_printf(o, "<p align=right>%lld/00.01.02/%d</p>\n<p>§ %d</p>\n<p><b>", (long long)n + 1, year, paragraph);
    corpus_text(c, 5, o);
    out_put(o, "</b></p>\n");
    put_label(o, "Valmistelijat / lisätiedot:");
    out_put(o, "<p class=\"MsoNormal\">Hallintojohtaja, puh. 05 555 1234, kirjaamo(at)esimerkkila.example</p>\n");
    put_label(o, "Selostus");
    for (size_t i = 1; i <= 14; i++) {
        put_paragraph(c, o, 58);
        put_filler(o, BYTES * i / 16);
    }
    put_label(o, "Päätösehdotus");
    put_paragraph(c, o, 40);
    put_label(o, "Päätös");
    out_put(o, "<p class=\"MsoNormal\">Hyväksyttiin.</p>\n");
    put_label(o, "Tiedoksi");
    out_put(o, "<p class=\"MsoNormal\">talous, kirjaamo</p>\n<!--DATA_END-->\n");
}

static bool write_page(const char *folder, struct corpus *c, int64_t n)
{
    auto_out struct out page = out_make(PAGE);
    char path[4096];
    int64_t meeting = n / ITEMS_A_MEETING;
    struct day day = {(int32_t)(FIRST_DAY + 2 * meeting)};
    out_put(&page, HEAD);
    put_body(c, &page, n, day, (int)(n % ITEMS_A_MEETING + 1 + meeting / 4 % 12 * ITEMS_A_MEETING));
    put_filler(&page, BYTES);
    out_put(&page, "</body></html>\n");
    snprintf(path, sizeof path, "%s/%lld-%lld.HTM", folder, (long long)(2016000000 + meeting),
             (long long)(n % ITEMS_A_MEETING + 1));
    FILE *f = fopen(path, "w");
    if (f == NULL) return false;
    bool written = fwrite(page.p, 1, page.n, f) == page.n;
    return fclose(f) == 0 && written;
}

int main(int argc, char **argv)
{
    struct corpus c = {.state = 20160101};
    int64_t n;
    if (argc != 3 || str_to_int(str_of(argv[2]), &n) != OK) {
        fprintf(stderr, "usage: %s FOLDER N\n", argv[0]);
        return 2;
    }
    day_init();
    for (int64_t i = 0; i < n; i++)
        if (!write_page(argv[1], &c, i)) {
            perror(argv[1]);
            return 1;
        }
    return 0;
}
