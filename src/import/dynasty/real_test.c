/* The public material the rules were made for, where it is at hand; skipped elsewhere. Facts only. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/out.h"
#include "import/dynasty/dynasty.h"
#include "xml/xml.h"

static const char *root; /* the folder of the material */

static struct dynasty_document read_file(struct arena *a, const char *name)
{
    FILE *f = fopen(arena_printf(a, "%s/%s", root, name), "rb");
    if (!f) skip();
    auto_out struct out o = out_make(1 << 22);
    char piece[4096];
    size_t n;
    while ((n = fread(piece, 1, sizeof piece, f)) > 0)
        out_bytes(&o, piece, n);
    fclose(f);
    struct dynasty_document d;
    assert_int_equal(dynasty_read(a, (struct str){o.p, o.n}, name, &d), OK);
    return d;
}

static void seeds(void **state)
{
    (void)state;
    static const struct {
        const char *file, *party, *host, *organ, *date, *number, *title;
        int paragraph;
        size_t handlings, preparers, parts;
        enum dynasty_outcome outcome;
    } cases[] = {{"seeds/000_6805b13d7045c489.txt", "Kouvolan kaupunki", "ep10.kouvola.fi",
                  "Kaupunginhallitus", "2023-08-14", "5523/00.04.02/2023",
                  "Kumppanuussopimus Kymenlaakson järjestöjen neuvottelukunnan asiantuntijatuesta", 180, 1, 1,
                  4, DYNASTY_APPROVED},
                 {"seeds/001_f20911007ac75d98.txt", "", "",
                  "Kaupunginhallituksen elinvoima- ja työllisyysjaosto", "2025-02-11", "8921/00.04.01/2025",
                  "Kumppanuusperusteinen yhteistyösopimus Kymenlaakson järjestöjen neuvottelukunnan kanssa "
                  "tehtävästä yhteistyöstä",
                  10, 1, 1, 6, DYNASTY_APPROVED},
                 {"seeds/002_80952cb9c12cec3f.txt", "Virolahden kunta", "dynasty.virolahti.fi",
                  "Virolahden kunnanhallitus", "2023-10-09", "70/00.06.01/2023",
                  "Kymenlaakson hyvinvointialueen ja Kymenlaakson kuntien strateginen yhteistyösopimus", 183,
                  1, 1, 3, DYNASTY_APPROVED_UNANIMOUSLY},
                 {"seeds/004_18e0c1fbd8ffe3f8.txt", "", "lempaala10.oncloudos.com", "Sivistyslautakunta",
                  "2022-12-15", "161/00.04.02/2022",
                  "Vastaus valtuustoaloitteeseen kunnan ja järjestöjen välinen yhteistyö ohjaus valmisteluun",
                  122, 2, 0, 5, DYNASTY_APPROVED_UNANIMOUSLY}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        auto_arena struct arena *a = arena_new();
        struct dynasty_document d = read_file(a, cases[i].file);
        assert_int_equal(d.what, DYNASTY_ITEM);
        assert_string_equal(d.party_text, cases[i].party);
        assert_string_equal(d.source.host, cases[i].host);
        assert_int_equal(d.warnings.n, 0);
        const struct dynasty_item *item = &d.items.at[0];
        char iso[11];
        assert_string_equal(item->title, cases[i].title);
        assert_string_equal(item->organization_text, cases[i].organ);
        assert_string_equal(day_iso(item->date, iso), cases[i].date);
        assert_int_equal(item->paragraph, cases[i].paragraph);
        assert_int_equal(item->kind, DYNASTY_MINUTES);
        assert_int_equal(item->case_numbers.n, 1);
        assert_string_equal(item->case_numbers.at[0], cases[i].number);
        assert_int_equal(item->handlings.n, cases[i].handlings);
        const struct dynasty_handling *own = &item->handlings.at[item->handlings.n - 1];
        assert_int_equal(own->preparers.n, cases[i].preparers);
        assert_int_equal(own->parts.n, cases[i].parts);
        assert_int_equal(own->outcome, cases[i].outcome);
    }
}

static void seed_details(void **state)
{
    (void)state;
    auto_arena struct arena *a = arena_new();
    struct dynasty_document d = read_file(a, "seeds/003_6938c4c13eea577d.txt");
    assert_int_equal(d.what, DYNASTY_NOTHING);
    assert_string_equal(d.reason, "not a Dynasty page");
    d = read_file(a, "seeds/002_80952cb9c12cec3f.txt");
    assert_string_equal(d.items.at[0].handlings.at[0].organization_text, "KhVi");
    assert_string_equal(d.items.at[0].handlings.at[0].presenter.title, "Virolahden kunnanjohtaja");
    d = read_file(a, "seeds/001_f20911007ac75d98.txt");
    const struct dynasty_handling *h = &d.items.at[0].handlings.at[0];
    assert_string_equal(h->presenter.title, "Apulaiskaupunginjohtaja");
    assert_int_equal(h->contacts.n, 1);
    assert_int_equal(h->speakers.n, 1);
    assert_string_equal(h->speakers.at[0].name, h->preparers.at[0].name);
    assert_true(str_ends(str_of(h->preparers.at[0].email), "@kouvola.fi"));
    d = read_file(a, "seeds/004_18e0c1fbd8ffe3f8.txt");
    h = &d.items.at[0].handlings.at[0];
    assert_string_equal(h->organization_text, "Kunnanhallitus");
    assert_int_equal(h->paragraph, 40);
    assert_int_equal(h->kind, DYNASTY_REFERS);
    assert_int_equal(h->extracts.n, 2);
    assert_string_equal(d.items.at[0].handlings.at[1].informed.at[0], "kunnanhallitus ja kunnavaltuusto");
}

static void static_items(void **state)
{
    (void)state;
    static const struct {
        const char *id, *number, *host_url;
        int paragraph, item_number;
        size_t handlings, preparers, files;
    } cases[] = {{"2013262303-5", "3700/11.01.00/2011",
                  "http://espoo04.hosting.documenta.fi/kokous/2013262303-5.HTM", 5, 0, 1, 1, 0},
                 {"2017406946-3", "730/00.01.01.00/2017",
                  "http://espoo04.hosting.documenta.fi/kokous/2017406946-3.HTM", 127, 0, 2, 10, 2},
                 {"2017409886-26", "2751/10.02.03/2015",
                  "http://espoo04.hosting.documenta.fi/kokous/2017409886-26.HTM", 0, 26, 7, 3, 7},
                 {"2017409886-4", "5316/00.01.01/2016",
                  "http://espoo04.hosting.documenta.fi/kokous/2017409886-4.HTM", 0, 4, 1, 1, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        auto_arena struct arena *a = arena_new();
        struct dynasty_document d =
            read_file(a, arena_printf(a, "dynasty-html/espoo-static-2017/%s.HTM", cases[i].id));
        assert_int_equal(d.what, DYNASTY_ITEM);
        assert_int_equal(d.form, DYNASTY_STATIC);
        assert_string_equal(d.party_text, "Espoon kaupunki");
        assert_int_equal(d.warnings.n, 0);
        const struct dynasty_item *item = &d.items.at[0];
        assert_string_equal(item->source.id, cases[i].id);
        assert_string_equal(item->source.url, cases[i].host_url);
        assert_string_equal(item->case_numbers.at[0], cases[i].number);
        assert_int_equal(item->paragraph, cases[i].paragraph);
        assert_int_equal(item->item_number, cases[i].item_number);
        assert_int_equal(item->handlings.n, cases[i].handlings);
        assert_int_equal(item->handlings.at[item->handlings.n - 1].preparers.n, cases[i].preparers);
        assert_int_equal(item->files.n, cases[i].files);
    }
}

static void lists(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        enum dynasty_what what;
        size_t organizations, meetings, items;
    } cases[] = {{"espoo-static-2017/TELIN-200120.HTM", DYNASTY_MEETINGS, 1, 2, 0},
                 {"espoo-static-2017/2017406946.HTM", DYNASTY_MEETING, 1, 1, 22},
                 {"espoo-cgi-2026-schematic/handlers.html", DYNASTY_ORGANIZATIONS, 3, 3, 0},
                 {"espoo-cgi-2026-schematic/meeting.html", DYNASTY_MEETING, 1, 1, 4},
                 {"espoo-cgi-2026-schematic/item4.html", DYNASTY_ITEM, 0, 0, 1},
                 {"espoo-cgi-2026-schematic/item7.html", DYNASTY_ITEM, 0, 0, 1},
                 {"espoo-cgi-2026-schematic/officials.html", DYNASTY_NOTHING, 0, 0, 0},
                 {"kokkola-cgi-2026/rss-meetingitems.latin1.xml", DYNASTY_FEED, 0, 0, 2},
                 {"kokkola-cgi-2026/meetingitem-20261273-7.trimmed.html", DYNASTY_ITEM, 0, 0, 1},
                 {"porvoo-cgi-2026/meetingitem.trimmed.html", DYNASTY_NOTHING, 0, 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        auto_arena struct arena *a = arena_new();
        struct dynasty_document d = read_file(a, arena_printf(a, "dynasty-html/%s", cases[i].file));
        assert_int_equal(d.what, cases[i].what);
        assert_int_equal(d.organizations.n, cases[i].organizations);
        assert_int_equal(d.meetings.n, cases[i].meetings);
        assert_int_equal(d.items.n, cases[i].items);
    }
}

int main(int argc, char **argv)
{
    xml_init();
    root = argc > 1 ? argv[1] : "../shared/data";
    FILE *there = fopen(root, "r");
    if (!there) return 77;
    fclose(there);
    const struct CMUnitTest tests[] = {cmocka_unit_test(seeds), cmocka_unit_test(seed_details),
                                       cmocka_unit_test(static_items), cmocka_unit_test(lists)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
