/* pdf_bench.c — how long four pages of minutes as PDF take, from blocks to bytes.
 *
 * The first round loads the fonts, as a worker's first document does; the rest are what it takes from then on. Prints
 * pages, bytes, the first round, and median and greatest of the others, in milliseconds of processor time. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <time.h>

#include "format/pdf.h"

enum { ROUNDS = 60, ITEMS = 8 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void add_item(struct arena *a, struct pdf *p, int n, int place)
{
    pdf_heading_at(p, 2, arena_printf(a, "§ %d Yhteistyösopimuksen hyväksyminen ja kustannusten jakaminen", n), place);
    pdf_facts_begin(p);
    pdf_fact(p, "Asianumero", arena_printf(a, "%d/00.04.01/2026", 100 + n));
    pdf_fact(p, "Muutoksenhaku", "Oikaisuvaatimus");
    pdf_facts_end(p);
    pdf_heading(p, 3, "Selostus");
    pdf_markdown(p, "Kunta, hyvinvointialue ja yhdistykset sopivat yhteisestä **koordinoinnista**. Kunta palkkaa "
                    "järjestökoordinaattorin, joka kutsuu [kumppanuuspöydän](/verkostot/3) koolle.\n\n"
                    "- tapahtumakalenteri pidetään yhdessä\n- avustusten hakemisessa autetaan pieniä yhdistyksiä\n\n"
                    "| Maksaja | 2026 | 2027 |\n|---|---|---|\n| Kunta | 14 000 | 14 000 |\n| Hyvinvointialue | 7 000 | 7 500 |\n", 3);
    pdf_heading(p, 3, "Päätös");
    pdf_markdown(p, "Kunnanhallitus hyväksyi sopimuksen yksimielisesti.", 3);
}

static double write_once(size_t *ret_bytes, int *ret_pages)
{
    auto_arena struct arena *a = arena_new();
    auto_out struct out o = out_make(1 << 20);
    int places[ITEMS];
    double from = now_ms();
    struct pdf *p = pdf_new(a, &(struct pdf_about){.title = "Kunnanhallitus 9.2.2026", .language = "fi", .author = "Kunta",
                                                   .footer = "Kunnanhallitus 9.2.2026", .site = "", .made = {1700000000}});
    pdf_heading(p, 1, "Kunnanhallitus 9.2.2026");
    pdf_index_begin(p, "§", "Otsikko", "Sivu");
    for (int i = 0; i < ITEMS; i++) {
        places[i] = pdf_place(p);
        pdf_index_row(p, arena_printf(a, "§ %d", i + 1), "Yhteistyösopimuksen hyväksyminen", places[i]);
    }
    pdf_index_end(p);
    for (int i = 0; i < ITEMS; i++) add_item(a, p, i + 1, places[i]);
    must(pdf_write(p, &o) == OK);
    *ret_bytes = o.n;
    *ret_pages = pdf_pages(p);
    return now_ms() - from;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(void)
{
    double took[ROUNDS];
    size_t bytes;
    int pages;
    double first = write_once(&bytes, &pages);
    for (int i = 0; i < ROUNDS; i++) took[i] = write_once(&bytes, &pages);
    qsort(took, ROUNDS, sizeof *took, compare);
    printf("%d pages, %zu bytes: first %.1f ms, then median %.1f ms, greatest %.1f ms\n", pages, bytes, first,
           took[ROUNDS / 2], took[ROUNDS - 1]);
    return 0;
}
