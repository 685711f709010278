/* SPDX-License-Identifier: EUPL-1.2 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "format/pdf.h"

/* What the test prints the document into, and what a program says of it. */
static char folder[] = "/tmp/pdf_test.XXXXXX";
static const char *document, *said;

static const struct pdf_about about = {.title = "Kunnanhallitus 5.2.2024 § 12", .language = "fi", .author = "Mallikunta",
                                       .footer = "Kunnanhallitus 5.2.2024", .site = "https://kunta.example",
                                       .made = {1700000000}};

static int make_folder(void **state)
{
    static char paths[2][64];
    if (!mkdtemp(folder)) return 1;
    snprintf(paths[0], sizeof paths[0], "%s/x.pdf", folder);
    snprintf(paths[1], sizeof paths[1], "%s/said", folder);
    document = paths[0];
    said = paths[1];
    return 0;
}

static int remove_folder(void **state)
{
    unlink(document);
    unlink(said);
    return rmdir(folder);
}

static void write_file(const char *path, struct str bytes)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    fclose(f);
}

static const char *read_file(struct arena *a, const char *path)
{
    static char part[4096];
    auto_out struct out o = out_make(64 << 20);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;) out_bytes(&o, part, n);
    fclose(f);
    return str_dup(a, (struct str){o.p ? o.p : "", o.n});
}

/* The program's exit status; the test is skipped where it is not installed. */
static int run(const char *const argv[])
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        int to = open(said, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(to, STDOUT_FILENO);
        dup2(to, STDERR_FILENO);
        execvp(argv[0], (char *const *)argv);
        _exit(127);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127) skip();
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void write_document(struct pdf *p)
{
    auto_out struct out o = out_make(64 << 20);
    struct str bytes;
    assert_int_equal(pdf_write(p, &o), OK);
    assert_int_equal(out_finish(&o, &bytes), OK);
    write_file(document, bytes);
}

/* Drops the lines that tell objects' numbers. */
static const char *without_numbers(struct arena *a, const char *text)
{
    auto_out struct out o = out_make(1 << 20);
    struct str rest = str_of(text), line;
    while (str_cut_line(&rest, &line))
        if (str_find(line, "Object ") < 0 && (line.n > 0 || rest.n > 0)) out_printf(&o, "%.*s\n", (int)line.n, line.p);
    return str_dup(a, (struct str){o.p, o.n});
}

/* The whole is sound, and this is its structure with the texts in it. */
static void expect_structure(struct arena *a, struct pdf *p, const char *expected)
{
    write_document(p);
    int checked = run((const char *const[]){"qpdf", "--check", document, NULL});
    if (checked != 0) print_error("%s", read_file(a, said));
    assert_int_equal(checked, 0);
    assert_int_equal(run((const char *const[]){"pdfinfo", "-struct-text", document, NULL}), 0);
    assert_string_equal(without_numbers(a, read_file(a, said)), expected);
}

/* Its text as pdftotext reads it. */
static const char *text_of(struct arena *a, struct pdf *p)
{
    write_document(p);
    assert_int_equal(run((const char *const[]){"qpdf", "--check", document, NULL}), 0);
    assert_int_equal(run((const char *const[]){"pdftotext", document, "-", NULL}), 0);
    return read_file(a, said);
}

static int count(const char *text, const char *what)
{
    int n = 0;
    for (const char *at = text; (at = strstr(at, what)) != NULL; at += strlen(what)) n++;
    return n;
}

static void a_text_has_its_structure(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct pdf *p = pdf_new(a, &about);
    pdf_heading(p, 1, "Otsikko");
    pdf_markdown(p,
                                  "Alku **lihava** [linkki](/asiat/7) loppu.\n\n# Väli\n\n1. yksi\n2. kaksi\n   - sisällä\n\n"
                                  "> lainaus\n\n| A | B |\n|---|---|\n| 1 | |\n",
                                  1);
    expect_structure(a, p,
                     "Document\n  H1 (block)\n    \"Otsikko\"\n  P (block)\n    Span (inline)\n      \"Alku lihava \"\n"
                     "    Link (inline)\n      \"linkki\"\n    Span (inline)\n      \" loppu.\"\n"
                     "  H2 (block)\n    \"Väli\"\n"
                     "  L (block)\n    LI (block)\n      Lbl (block)\n        \"1.\"\n      LBody (block)\n        \"yksi\"\n"
                     "    LI (block)\n      Lbl (block)\n        \"2.\"\n      LBody (block)\n        P (block)\n"
                     "          \"kaksi\"\n        L (block)\n          LI (block)\n            Lbl (block)\n"
                     "              \"•\"\n            LBody (block)\n              \"sisällä\"\n"
                     "  BlockQuote\n    P (block)\n      \"lainaus\"\n"
                     "  Table (block)\n    TR\n      TH:\n         /Scope /Column\n        \"A\"\n      TH:\n"
                     "         /Scope /Column\n        \"B\"\n    TR\n      TD\n        \"1\"\n      TD\n        \"\"\n");
}

static void an_index_knows_its_pages(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct pdf *p = pdf_new(a, &about);
    int places[3];
    pdf_heading(p, 1, "Pöytäkirja");
    pdf_index_begin(p, "§", "Asia", "Sivu");
    for (int i = 0; i < 3; i++) {
        places[i] = pdf_place(p);
        pdf_index_row(p, arena_printf(a, "§ %d", i + 1), arena_printf(a, "Asia numero %d", i + 1), places[i]);
    }
    pdf_index_end(p);
    for (int i = 0; i < 3; i++) {
        pdf_page_break(p);
        pdf_heading_at(p, 2, "Asia", places[i]);
    }
    write_document(p);
    assert_int_equal(run((const char *const[]){"pdftotext", "-layout", document, "-", NULL}), 0);
    const char *text = read_file(a, said);
    assert_non_null(strstr(text, "Kunnanhallitus 5.2.2024"));
    for (int i = 0; i < 3; i++) {
        const char *row = strstr(text, arena_printf(a, "Asia numero %d", i + 1));
        assert_non_null(row);
        assert_int_equal(strtol(row + strlen("Asia numero 1"), NULL, 10), i + 2);
        assert_non_null(strstr(text, arena_printf(a, "%d/4\n", i + 1)));
    }
}

static void it_says_its_language_and_title(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct pdf *p = pdf_new(a, &about);
    pdf_heading(p, 1, "Otsikko");
    write_document(p);
    assert_int_equal(run((const char *const[]){"pdfinfo", document, NULL}), 0);
    const char *info = read_file(a, said);
    assert_non_null(strstr(info, "Title:           Kunnanhallitus 5.2.2024 § 12\n"));
    assert_non_null(strstr(info, "Tagged:          yes\n"));
    assert_non_null(strstr(info, "Page size:       595.28 x 841.89 pts (A4)\n"));
    assert_int_equal(run((const char *const[]){"qpdf", "--json", "--json-key=qpdf", document, NULL}), 0);
    const char *objects = read_file(a, said);
    assert_non_null(strstr(objects, "\"/Lang\": \"u:fi\""));
    assert_non_null(strstr(objects, "\"/DisplayDocTitle\": true"));
    assert_non_null(strstr(objects, "\"/Marked\": true"));
}

/* A paragraph over pages stays one element; the pages' feet are in none. */
static void a_paragraph_goes_on_over_the_page(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct pdf *p = pdf_new(a, &about);
    auto_out struct out long_text = out_make(1 << 20);
    for (int i = 0; i < 3000; i++) out_put(&long_text, "sana ");
    pdf_heading(p, 1, "Otsikko");
    pdf_paragraph(p, long_text.p);
    write_document(p);
    assert_int_equal(run((const char *const[]){"pdfinfo", "-struct-text", document, NULL}), 0);
    const char *structure = read_file(a, said);
    assert_int_equal(count(structure, "  P (block)"), 1);
    assert_int_equal(count(structure, "Kunnanhallitus 5.2.2024"), 0);
    assert_int_equal(count(structure, "sana"), 3000);
    assert_int_equal(run((const char *const[]){"pdftotext", document, "-", NULL}), 0);
    const char *text = read_file(a, said);
    assert_int_equal(count(text, "sana"), 3000);
    assert_int_equal(count(text, "Kunnanhallitus 5.2.2024"), count(text, "\f"));
}

/* Rows of three lines: none is cut by a page's end. */
static void rows_stay_whole(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct pdf *p = pdf_new(a, &about);
    pdf_heading(p, 1, "Taulukko");
    auto_out struct out table = out_make(1 << 20);
    out_put(&table, "| Nimi | Selite |\n|---|---|\n");
    for (int i = 0; i < 60; i++)
        out_printf(&table, "| rivi%d | alku%d keskikohta, joka on niin pitkä, että se täyttää solun koko leveyden ja vielä toisen "
                           "rivin, ja jonka jälkeen tulee vielä lisää tekstiä kolmannelle riville asti loppu%d |\n", i, i, i);
    pdf_markdown(p, table.p, 1);
    const char *text = text_of(a, p);
    assert_true(count(text, "\f") > 2);
    for (int i = 0; i < 60; i++) {
        const char *from = strstr(text, arena_printf(a, "alku%d ", i));
        assert_non_null(from);
        const char *to = strstr(from, "loppu"), *page = strchr(from, '\f');
        assert_non_null(to);
        assert_true(to < page);
    }
}

static void the_same_blocks_give_the_same_bytes(void **state)
{
    auto_arena struct arena *a = arena_new();
    auto_out struct out first = out_make(1 << 20), second = out_make(1 << 20);
    for (int i = 0; i < 2; i++) {
        struct pdf *p = pdf_new(a, &about);
        pdf_heading(p, 1, "Otsikko");
        pdf_paragraph(p, "Teksti.");
        assert_int_equal(pdf_write(p, i ? &second : &first), OK);
    }
    assert_int_equal(first.n, second.n);
    assert_memory_equal(first.p, second.p, first.n);
}

static void anything_can_be_printed(void **state)
{
    auto_arena struct arena *a = arena_new();
    struct pdf *p = pdf_new(a, &about);
    auto_out struct out word = out_make(1 << 20), lines = out_make(1 << 20), wide = out_make(1 << 20);
    pdf_heading(p, 1, "");
    pdf_heading(p, 2, "Käsi 👋🏽, ketju 👩‍👩‍👧, lippu 🇫🇮");
    pdf_paragraph(p, "שלום עולם مرحبا بالعالم ja suomea");
    pdf_paragraph(p, "ohjaus \x01\x02\x1b[31m \x7f\r loppu \xe2\x80\xae nurin");
    for (int i = 0; i < 20000; i++) out_put(&word, "x");
    pdf_paragraph(p, word.p);
    for (int i = 0; i < 10000; i++) out_printf(&lines, "rivi %d  \n", i);
    pdf_markdown(p, lines.p, 1);
    for (int i = 0; i < 200; i++) out_put(&wide, "| a ");
    out_put(&wide, "|\n");
    for (int i = 0; i < 200; i++) out_put(&wide, "|---");
    out_put(&wide, "|\n| b | c |\n");
    pdf_markdown(p, wide.p, 1);
    out_clear(&wide);
    out_printf(&wide, "| a | b |\n|---|---|\n| %s | y |\n\n", word.p);
    pdf_markdown(p, wide.p, 1);
    pdf_markdown(p, "[x](https://a.example/'%20\\'ä) [](/y) [ ](#z) ** ** \n\n-\n-\n\n> \n\n```\n\n```\n\n***\n", 1);
    pdf_markdown(p, "- - - - - - - - - - - - - x", 1);
    pdf_markdown(p, ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> syvä", 1);
    const char *text = text_of(a, p);
    assert_non_null(strstr(text, "rivi 9999"));
    assert_non_null(strstr(text, "loppu"));
    assert_non_null(strstr(text, ">>>> syvä"));
    assert_null(strchr(text, '\x1b'));
}

static void what_is_too_large_is_refused(void **state)
{
    auto_arena struct arena *a = arena_new();
    auto_out struct out o = out_make(64 << 20), lines = out_make(8 << 20), small = out_make(100);
    struct pdf *p = pdf_new(a, &about);
    for (int i = 0; i <= PDF_MAX_PAGES; i++) {
        pdf_page_break(p);
        pdf_paragraph(p, "x");
    }
    assert_int_equal(pdf_write(p, &o), ERR_LIMIT);
    p = pdf_new(a, &about);
    for (int i = 0; i < PDF_MAX_TEXT / 4 + 1; i++) out_put(&lines, "sana");
    pdf_paragraph(p, lines.p);
    assert_int_equal(pdf_write(p, &o), ERR_LIMIT);
    p = pdf_new(a, &about);
    pdf_paragraph(p, "x");
    assert_int_equal(pdf_write(p, &small), ERR_LIMIT);
    assert_int_equal(o.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_has_its_structure),
        cmocka_unit_test(an_index_knows_its_pages),
        cmocka_unit_test(it_says_its_language_and_title),
        cmocka_unit_test(a_paragraph_goes_on_over_the_page),
        cmocka_unit_test(rows_stay_whole),
        cmocka_unit_test(the_same_blocks_give_the_same_bytes),
        cmocka_unit_test(anything_can_be_printed),
        cmocka_unit_test(what_is_too_large_is_refused),
    };
    return cmocka_run_group_tests_name("pdf", tests, make_folder, remove_folder);
}
