/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/out.h"
#include "text/tokens.h"

/* The tokens of a text in one line, "|" between them. */
static void expect(const char *text, const char *tokens)
{
    auto_out struct out o = out_make(1 << 16);
    struct token_reader r = {.text = str_of(text)};
    struct token t;
    size_t last = 0;
    while (token_next(&r, &t)) {
        assert_true(t.start >= last && t.end > t.start && t.end <= strlen(text));
        assert_int_equal(t.n, strlen(t.text));
        last = t.end;
        if (o.n > 0) out_char(&o, '|');
        if (t.hyphen_before) out_char(&o, '-');
        out_put(&o, t.text);
        if (t.hyphen_after) out_char(&o, '-');
    }
    assert_string_equal(o.p == NULL ? "" : o.p, tokens);
}

static void test_words(void **state)
{
    expect("", "");
    expect("Kunnanhallitus päätti.", "kunnanhallitus|päätti");
    expect("ÄITI ja Öljy", "äiti|ja|öljy");
    expect("pala\u00adveri", "palaveri");
    expect("pala\u00ad\nveri", "palaveri");
    expect("toi-\n  mittava", "toi-mittava");
    expect("toi-mittava", "toi-mittava");
    expect("kuntosali-\nja ryhmäkortti", "kuntosali-|ja|ryhmäkortti");
    expect("kuntosali- ja ryhmäkortti", "kuntosali-|ja|ryhmäkortti");
    expect("kertomus ja -suunnitelma", "kertomus|ja|-suunnitelma");
    expect("- kohta\n- toinen", "kohta|toinen");
    expect("ruo'on vaa’an 'lainaus'", "ruo'on|vaa'an|lainaus");
    expect("Kela:n ry:lle", "kela|ry");
    expect("Päätös:hyväksyttiin", "päätös|hyväksyttiin");
    expect("COVID-19, m2", "covid-19|m2");
    expect("\x1ek:12 sana", "\x1ek:12|sana");
}

static void test_numbers(void **state)
{
    expect("9 960 € ja 9\u00a0960,00 €", "9960|euro|ja|9960|euro");
    expect("1 145 000 euroa", "1145000|euroa");
    expect("31.12.2023 100 000", "2023-12-31|100000");
    expect("vuonna 2023 100 kpl", "vuonna|2023|100|kpl");
    expect("2,4 miljoonaa, 20 %", "2,4|miljoonaa|20|prosentti");
    expect("klo 14.00 tai 14:00", "klo|14.00|tai|14.00");
    expect("70-vuotiaille", "70|vuotiaille");
    expect("äänin 31–12", "äänin|31|12");
}

static void test_paragraphs(void **state)
{
    expect("§ 180", "§180");
    expect("180 §", "§180");
    expect("§180", "§180");
    expect("§\u00a0180", "§180");
    expect("Pykälä 183", "§183");
    expect("612/2021 6 §", "612/2021|§6");
    expect("Kaupunginhallitus 14.08.2023 § 180", "kaupunginhallitus|2023-08-14|§180");
    expect("pykälä, §:n", "pykälä|n");
}

static void test_dates(void **state)
{
    expect("14.8.2023", "2023-08-14");
    expect("14.08.2023", "2023-08-14");
    expect("14. 8. 2023", "2023-08-14");
    expect("2023-08-14", "2023-08-14");
    expect("14. elokuuta 2023", "2023-08-14");
    expect("den 14 augusti 2023", "den|2023-08-14");
    expect("14.8. mennessä", "--08-14|mennessä");
    expect("12.–14.6.2024", "12|2024-06-14");
    expect("15. toukokuuta mennessä", "--05-15|mennessä");
    expect("31.2.2023", "31.2|2023");
}

static void test_cases(void **state)
{
    expect("5523/00.04.02/2023", "5523/00.04.02/2023");
    expect("3700/11.01.00 /2011", "3700/11.01.00/2011");
    expect("47/00.02/2016, 256/00.03.01/2017", "47/00.02/2016|256/00.03.01/2017");
    expect("730/2017\n00.01.01.00", "730/00.01.01.00/2017");
    expect("HEL 2022-008675", "hel-2022-008675");
    expect("hel 2022-008675", "hel-2022-008675");
    expect("MUO-2021-111 ja ROIDno-2021-4378", "muo-2021-111|ja|roidno-2021-4378");
    expect("2022-008675", "2022-008675");
    expect("vuosina 2021-2025", "vuosina|2021|2025");
    expect("luokka 00.04.02", "luokka|00.04.02");
}

static void test_addresses(void **state)
{
    expect("etunimi.sukunimi(at)kouvola.fi", "etunimi.sukunimi@kouvola.fi");
    expect("etunimi.sukunimi(a)kouvola.fi.", "etunimi.sukunimi@kouvola.fi");
    expect("Etunimi.Sukunimi@Kouvola.fi,", "etunimi.sukunimi@kouvola.fi");
    expect("040 123 4567", "0401234567");
    expect("puh. 05 749 1234.", "puh|057491234");
    expect("+358 40 123 4567", "0401234567");
    expect("0401234567", "0401234567");
}

static void test_long(void **state)
{
    char word[5000];
    memset(word, 'a', sizeof word);
    word[sizeof word - 1] = '\0';
    struct token_reader r = {.text = str_of(word)};
    struct token t;
    assert_true(token_next(&r, &t));
    assert_int_equal(t.end, sizeof word - 1);
    assert_true(t.n <= TOKEN_BYTES);
    assert_false(token_next(&r, &t));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words), cmocka_unit_test(test_numbers),   cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_dates), cmocka_unit_test(test_cases),     cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
