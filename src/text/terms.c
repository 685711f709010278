/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/terms.h"

#include <pthread.h>

#include "base/out.h"
#include "base/text.h"
#include "text/finnish.h"
#include "text/swedish.h"
#include "text/tokens.h"

/* Raised when the same text gives other terms than before: tokens.c, tokens_number.c, this file, swedish.c. */
#define TERMS_RULES "1"

enum {
    FRONTS_MAX = 3,       /* "sosiaali-, terveys-, kasvatus- ja …" */
    ELLIPSIS_REACH = 4,   /* how many words later the compound may come */
    MAIL_PART_LETTERS = 3,
    STOCK_MAX = 64,
    STOCK_CACHE_BYTES = 24 << 20, /* each; taken only as words come */
};

struct analyser {
    struct arena *arena;
    struct finnish *finnish;
    struct swedish *swedish;
};

enum err analyser_open(size_t cache_bytes, struct analyser **ret_analyser)
{
    struct finnish *finnish = NULL;
    struct swedish *swedish = NULL;
    TRY(finnish_open(cache_bytes, &finnish));
    if (swedish_open(&swedish) != OK) {
        finnish_close(finnish);
        return ERR_INTERNAL;
    }
    struct arena *a = arena_new();
    struct analyser *an = arena_make(a, struct analyser);
    *an = (struct analyser){a, finnish, swedish};
    *ret_analyser = an;
    return OK;
}

void analyser_close(struct analyser *an)
{
    if (an == NULL) return;
    finnish_close(an->finnish);
    swedish_close(an->swedish);
    arena_free(an->arena);
}

/* The analysers nobody uses just now. The last returned is the first lent, so that one cache is the fullest. */
static struct {
    pthread_mutex_t lock;
    struct analyser *at[STOCK_MAX];
    size_t n;
} stock = {.lock = PTHREAD_MUTEX_INITIALIZER};

enum err analyser_borrow(struct analyser **ret_analyser)
{
    struct analyser *an = NULL;
    pthread_mutex_lock(&stock.lock);
    if (stock.n > 0) an = stock.at[--stock.n];
    pthread_mutex_unlock(&stock.lock);
    if (an == NULL) return analyser_open(STOCK_CACHE_BYTES, ret_analyser);
    *ret_analyser = an;
    return OK;
}

void analyser_return(struct analyser *an)
{
    if (an == NULL) return;
    pthread_mutex_lock(&stock.lock);
    bool kept = stock.n < STOCK_MAX;
    if (kept) stock.at[stock.n++] = an;
    pthread_mutex_unlock(&stock.lock);
    if (!kept) analyser_close(an);
}

void analyser_cleanup_(struct analyser **an)
{
    analyser_return(*an);
}

const char *terms_version(struct arena *a)
{
    return arena_printf(a, "terms %s, %s", TERMS_RULES, finnish_version(a));
}

/* ---- a text -------------------------------------------------------------------------------------------------------- */

struct front {
    char text[FORM_BYTES + 8];
    size_t n;
    unsigned place;
};

struct compound {
    char text[FORM_BYTES + 8];
    size_t n, n_cuts;
    uint8_t cut[CUTS_MAX];
    unsigned place;
};

struct walk {
    struct analyser *an;
    enum err (*each)(void *context, const struct index_term *term);
    void *context;
    const struct token *token;
    bool same_place, known;
    unsigned place;
    struct front fronts[FRONTS_MAX]; /* "kuntosali-" waiting for its compound */
    size_t n_fronts;
    struct compound last; /* the last compound, for "-suunnitelma" */
};

static enum err give(struct walk *w, char mark, struct str text)
{
    char buffer[FORM_BYTES + 16];
    if (text.n == 0 || text.n > FORM_BYTES) return OK;
    size_t n = 0;
    if (mark != 0) buffer[n++] = mark;
    memcpy(buffer + n, text.p, text.n);
    struct index_term term = {.text = {buffer, n + text.n}, .word = {w->token->text, w->token->n},
                        .same_place = w->same_place, .is_word = w->token->kind == TOKEN_WORD, .is_known = w->known,
                        .start = w->token->start, .end = w->token->end};
    w->same_place = true;
    return w->each(w->context, &term);
}

static char mark_of(enum form_kind kind)
{
    return kind == FORM_PART ? '+' : kind == FORM_ROOT ? '<' : kind == FORM_STEM ? '~' : 0;
}

static bool is_conjunction(struct str word)
{
    static const char *const words[] = {"ja", "tai", "sekä", "eli", "taikka", "och", "eller", "samt"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(word, words[i])) return true;
    return false;
}

/* The base forms of front + back, when Voikko knows the compound. */
static enum err give_joined(struct walk *w, struct str front, struct str back)
{
    char joined[2 * FORM_BYTES];
    if (front.n + back.n > FORM_BYTES) return OK;
    memcpy(joined, front.p, front.n);
    memcpy(joined + front.n, back.p, back.n);
    struct forms forms;
    finnish_forms(w->an->finnish, (struct str){joined, front.n + back.n}, &forms);
    for (size_t i = 0; forms.known && i < forms.n; i++)
        if (forms.at[i].kind == FORM_BASE) TRY(give(w, 0, forms.at[i].text));
    return OK;
}

/* "kuntosali- ja ryhmäliikuntakortteja": each waiting front with each end of the compound that came. A word that is no
 * compound and follows at once was cut by paper hyphenation ("toi- mittava"). */
static enum err give_elliptic(struct walk *w, const struct compound *c)
{
    if (is_conjunction((struct str){c->text, c->n})) return OK;
    for (size_t i = 0; i < w->n_fronts; i++) {
        const struct front *f = &w->fronts[i];
        struct str front = {f->text, f->n};
        if (w->place - f->place > ELLIPSIS_REACH) continue;
        for (size_t k = 0; k < c->n_cuts; k++)
            TRY(give_joined(w, front, (struct str){c->text + c->cut[k], c->n - c->cut[k]}));
        if (c->n_cuts == 0 && w->place - f->place == 1) TRY(give_joined(w, front, (struct str){c->text, c->n}));
    }
    w->n_fronts = 0;
    return OK;
}

static enum err give_word(struct walk *w, const struct token *t)
{
    struct forms forms;
    struct compound now = {.n = t->n, .place = w->place};
    finnish_forms(w->an->finnish, (struct str){t->text, t->n}, &forms);
    memcpy(now.text, t->text, t->n);
    now.n_cuts = forms.n_cuts;
    w->known = forms.known;
    memcpy(now.cut, forms.cut, sizeof now.cut);
    for (size_t i = 0; i < forms.n; i++)
        if (forms.at[i].kind != FORM_SPLIT) TRY(give(w, mark_of(forms.at[i].kind), forms.at[i].text));
    if (t->hyphen_after) {
        if (w->n_fronts == FRONTS_MAX) return OK;
        struct front *f = &w->fronts[w->n_fronts++];
        memcpy(f->text, t->text, t->n);
        f->n = t->n;
        f->place = w->place;
        return OK;
    }
    if (t->hyphen_before && w->place - w->last.place <= ELLIPSIS_REACH)
        for (size_t k = 0; k < w->last.n_cuts; k++)
            TRY(give_joined(w, (struct str){w->last.text, w->last.cut[k]}, (struct str){t->text, t->n}));
    if (w->n_fronts > 0) TRY(give_elliptic(w, &now));
    if (now.n_cuts > 0) w->last = now;
    return OK;
}

static enum err give_swedish(struct walk *w, const struct token *t)
{
    TRY(give(w, 0, (struct str){t->text, t->n}));
    return give(w, '^', swedish_stem(w->an->swedish, (struct str){t->text, t->n}));
}

/* A date is also found by its year, its month's name, and its day and month. */
static enum err give_date(struct walk *w, const struct token *t)
{
    static const char *const months[] = {"tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu",  "kesäkuu",
                                         "heinäkuu", "elokuu",   "syyskuu",   "lokakuu",  "marraskuu", "joulukuu"};
    bool year = t->text[0] != '-';
    const char *month = t->text + (year ? 5 : 2);
    int m = (month[0] - '0') * 10 + (month[1] - '0');
    TRY(give(w, 0, (struct str){t->text, t->n}));
    TRY(give(w, '+', str_of(months[m - 1])));
    if (!year) return OK;
    TRY(give(w, '+', (struct str){t->text, 4}));
    char day[8] = "--";
    memcpy(day + 2, month, 5);
    return give(w, '+', (struct str){day, 7});
}

/* A registry number is also found by its running number, by number and year, by its class, and without its prefix. */
static enum err give_case(struct walk *w, const struct token *t)
{
    struct str text = {t->text, t->n}, rest = text, running;
    TRY(give(w, 0, text));
    if (text.p[0] >= 'a') return give(w, '+', str_from(text, (size_t)str_find_char(text, '-') + 1));
    if (str_find_char(text, '/') < 0) return OK;
    (void)str_cut(&rest, '/', &running);
    TRY(give(w, '+', running));
    ptrdiff_t slash = str_find_char(rest, '/');
    if (slash < 0) return OK;
    TRY(give(w, '+', str_first(rest, (size_t)slash)));
    char short_form[FORM_BYTES];
    int n = snprintf(short_form, sizeof short_form, "%.*s/%.*s", (int)running.n, running.p,
                     (int)(rest.n - (size_t)slash - 1), rest.p + slash + 1);
    return give(w, '+', (struct str){short_form, (size_t)n});
}

static enum err give_mail(struct walk *w, const struct token *t)
{
    struct str rest = {t->text, t->n}, local, part;
    TRY(give(w, 0, rest));
    (void)str_cut(&rest, '@', &local);
    TRY(give(w, '+', rest));
    while (str_cut(&local, '.', &part))
        if (part.n >= MAIL_PART_LETTERS) TRY(give(w, '+', part));
    return OK;
}

static enum err give_token(struct walk *w, const struct token *t, bool swedish)
{
    switch (t->kind) {
    case TOKEN_WORD: return swedish ? give_swedish(w, t) : give_word(w, t);
    case TOKEN_DATE: return give_date(w, t);
    case TOKEN_CASE: return give_case(w, t);
    case TOKEN_MAIL: return give_mail(w, t);
    case TOKEN_PARAGRAPH:
        TRY(give(w, 0, (struct str){t->text, t->n}));
        return give(w, '+', (struct str){t->text + 2, t->n - 2});
    case TOKEN_NUMBER:
    case TOKEN_PHONE:
    case TOKEN_FACET: return give(w, 0, (struct str){t->text, t->n});
    }
    return ERR_INTERNAL;
}

enum err terms_of_text(struct analyser *an, struct str text,
                       enum err (*each)(void *context, const struct index_term *term), void *context)
{
    struct walk w = {.an = an, .each = each, .context = context};
    struct token_reader r = {.text = text};
    struct token t;
    bool swedish = str_starts(text, TERMS_SWEDISH);
    if (swedish) r.at = strlen(TERMS_SWEDISH);
    while (token_next(&r, &t)) {
        w.token = &t;
        w.same_place = false;
        w.known = false;
        w.place++;
        TRY(give_token(&w, &t, swedish));
    }
    return OK;
}

struct index_receiver {
    enum err (*each)(void *context, struct str term, bool same_place, size_t start, size_t end);
    void *context;
};

static enum err pass_on(void *context, const struct index_term *term)
{
    const struct index_receiver *r = context;
    return r->each(r->context, term->text, term->same_place, term->start, term->end);
}

enum err terms_for_index(struct str text,
                         enum err (*each)(void *context, struct str term, bool same_place, size_t start, size_t end),
                         void *context)
{
    auto_analyser struct analyser *an = NULL;
    struct index_receiver r = {each, context};
    TRY(analyser_borrow(&an));
    return terms_of_text(an, text, pass_on, &r);
}

/* ---- a searcher's words ----------------------------------------------------------------------------------------------- */

static bool is_filler(struct str word)
{
    static const char *const fillers[] = {
        "ja",   "tai",  "sekä",  "eli",   "että", "on",   "ei",    "ovat",     "oli",   "miten", "mikä",  "mitä",
        "missä", "mistä", "mihin", "milloin", "kuka", "ketkä", "kuinka", "paljonko", "miksi", "voiko", "saako", "onko",
        "joka", "jotka", "se",   "ne",    "tämä", "myös", "kun",   "jos",      "niin",  "kuin",  "och",   "att",
        "av",   "för",  "som",   "den",   "det",  "på",   "med",   "en",       "ett",   "om",    "i",     "är",
        "till", "vad",  "hur",   "när",   "var",  "vem",  "eller", "the",      "of",    "and",   "in",
        "nro",  "numero",
    };
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (str_is(word, fillers[i])) return true;
    return false;
}

/* Abbreviations of municipal life that people type; the texts write them out. */
static const char *written_out(struct str word)
{
    static const char *const table[][2] = {
        {"kh", "kaupunginhallitus|kunnanhallitus"},
        {"khall", "kaupunginhallitus|kunnanhallitus"},
        {"kv", "kaupunginvaltuusto|kunnanvaltuusto"},
        {"kvalt", "kaupunginvaltuusto|kunnanvaltuusto"},
        {"ltk", "lautakunta|+lautakunta"},
        {"hva", "hyvinvointialue|+hyvinvointialue"},
        {"ptk", "pöytäkirja|+pöytäkirja"},
        {"kj", "kaupunginjohtaja|kunnanjohtaja"},
        {"eur", "euro"},
        {"e", "euro"},
        {"stst", "stadsstyrelse|^styr"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (str_is(word, table[i][0])) return table[i][1];
    return NULL;
}

static void add_term(struct out *o, const char *mark, struct str text)
{
    if (text.n == 0) return;
    if (o->n > 0) out_char(o, '|');
    out_put(o, mark);
    out_str(o, text);
}

static const char *finish(struct arena *a, struct out *o)
{
    const char *text = arena_strndup(a, o->p == NULL ? "" : o->p, o->n);
    out_free(o);
    return text;
}

static void want_word(struct analyser *an, struct arena *a, const struct token *t, struct wanted *w)
{
    struct out whole = out_make(4000), part = out_make(4000), loose = out_make(4000);
    struct str word = {t->text, t->n};
    struct forms forms;
    finnish_forms(an->finnish, word, &forms);
    for (size_t i = 0; i < forms.n; i++) {
        struct str text = forms.at[i].text;
        if (forms.at[i].kind == FORM_BASE) {
            add_term(&whole, "", text);
            add_term(&part, "+", text);
        } else if (forms.at[i].kind == FORM_ROOT) {
            add_term(&loose, "<", text);
        } else if (forms.at[i].kind == FORM_STEM) {
            add_term(&loose, "~", text);
        } else if (forms.at[i].kind == FORM_SPLIT) {
            w->split = str_dup(a, text);
        }
    }
    struct str stem = swedish_stem(an->swedish, word);
    add_term(&whole, "^", stem);
    const char *out = written_out(word);
    if (out != NULL) add_term(&whole, "", str_of(out));
    w->whole = finish(a, &whole);
    w->part = finish(a, &part);
    w->loose = finish(a, &loose);
    w->is_word = true;
    w->known = forms.known;
    w->stem = arena_strndup(a, stem.p, stem.n);
    w->filler = is_filler(word);
}

enum err terms_wanted(struct analyser *an, struct arena *a, struct str text, size_t max, struct wanted *ret_wanted,
                      size_t *ret_n)
{
    struct token_reader r = {.text = text};
    struct token t;
    size_t n = 0;
    while (token_next(&r, &t)) {
        if (n == max) return ERR_LIMIT;
        if (t.kind == TOKEN_FACET) continue;
        struct wanted *w = &ret_wanted[n++];
        *w = (struct wanted){.typed = arena_strndup(a, t.text, t.n), .loose = "", .split = "", .stem = "",
                             .start = t.start, .end = t.end};
        if (t.kind == TOKEN_WORD) {
            want_word(an, a, &t, w);
        } else {
            w->whole = w->typed;
            w->part = arena_printf(a, "+%s", w->typed);
        }
    }
    *ret_n = n;
    return OK;
}

size_t terms_suggest(struct analyser *an, struct arena *a, struct str word, size_t max, const char **ret_words)
{
    struct str found[8];
    size_t n = finnish_suggest(an->finnish, word, max < 8 ? max : 8, found);
    for (size_t i = 0; i < n; i++) ret_words[i] = str_dup(a, found[i]);
    return n;
}
