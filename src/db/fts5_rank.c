/* fts5_rank.c — how well a document answers: BM25 by clause, title and closeness ahead, the recent ahead of the old.
 *
 * FTS5's own bm25() reads a row for the length of every match; here the length stands in the rowid. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <sqlite3.h>

#include "base/str.h"
#include "db/fts5.h"

enum {
    CLAUSES_MAX = 32,
    PHRASES_MAX = 200,
    PLACES_MAX = 48,       /* per document, for closeness */
    PHRASE_PLACES_MAX = 8, /* of one phrase */
    SHOWN_PLACES_MAX = 60, /* for a snippet */
    TOP_MAX = 5000,
    ANSWER_BYTES = SHOWN_PLACES_MAX * 16 + 40,
    COLUMN_TITLE = 0,
    COLUMN_BODY = 1,
    COLUMN_NAMES = 2,
};

struct plan {
    double today;
    size_t top, n_best; /* so many rows are wanted; so many have been met */
    double *best;       /* their scores, a heap with the least first */
    double average; /* places of a document */
    size_t n_clauses, n_phrases;
    double idf[CLAUSES_MAX];
    uint8_t clause[PHRASES_MAX];
    double weight[PHRASES_MAX];
};

struct place {
    int column, at;
    uint8_t clause;
};

static bool read_number(struct str *s, double *ret)
{
    while (s->n > 0 && s->p[0] == ' ') *s = str_from(*s, 1);
    if (s->n == 0 || !char_is_digit(s->p[0])) return false;
    *ret = 0;
    for (; s->n > 0 && char_is_digit(s->p[0]); *s = str_from(*s, 1)) *ret = *ret * 10 + (s->p[0] - '0');
    return true;
}

/* "DAY TOP COUNT… / CLAUSE,WEIGHT …" */
static bool read_plan(struct str s, double documents, struct plan *plan)
{
    double count, clause, weight, top;
    if (!read_number(&s, &plan->today) || !read_number(&s, &top) || top > TOP_MAX) return false;
    plan->top = (size_t)top;
    while (read_number(&s, &count)) {
        if (plan->n_clauses == CLAUSES_MAX) return false;
        double rest = documents > count ? documents - count : 0;
        plan->idf[plan->n_clauses++] = log(1 + (rest + 0.5) / (count + 0.5)) + 0.05;
    }
    if (!str_skip(&s, "/")) return false;
    while (read_number(&s, &clause)) {
        if (plan->n_phrases == PHRASES_MAX || !str_skip(&s, ",") || !read_number(&s, &weight)) return false;
        plan->clause[plan->n_phrases] = (uint8_t)clause;
        plan->weight[plan->n_phrases++] = weight / 100;
    }
    return true;
}

static int make_plan(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_value *value, struct plan **ret)
{
    sqlite3_int64 rows = 1, title = 0, body = 0;
    int rc = api->xRowCount(fts, &rows);
    if (rc == SQLITE_OK) rc = api->xColumnTotalSize(fts, COLUMN_TITLE, &title);
    if (rc == SQLITE_OK) rc = api->xColumnTotalSize(fts, COLUMN_BODY, &body);
    if (rc != SQLITE_OK) return rc;
    struct plan *plan = sqlite3_malloc64(sizeof *plan + TOP_MAX * sizeof(double));
    if (plan == NULL) return SQLITE_NOMEM;
    *plan = (struct plan){.best = (double *)(plan + 1), .average = rows > 0 ? (double)(title + body) / (double)rows + 1 : 1};
    struct str text = {(const char *)sqlite3_value_text(value), (size_t)sqlite3_value_bytes(value)};
    bool right = text.p != NULL && read_plan(text, (double)rows, plan);
    for (size_t i = 0; right && i < plan->n_phrases; i++)
        right = plan->weight[i] == 0 || plan->clause[i] < plan->n_clauses;
    if (!right || (int)plan->n_phrases < api->xPhraseCount(fts)) {
        sqlite3_free(plan);
        return SQLITE_MISUSE;
    }
    *ret = plan;
    return api->xSetAuxdata(fts, plan, sqlite3_free);
}

static int get_plan(const Fts5ExtensionApi *api, Fts5Context *fts, int n, sqlite3_value **values, struct plan **ret)
{
    if (n != 1) return SQLITE_MISUSE;
    *ret = api->xGetAuxdata(fts, 0);
    return *ret != NULL ? SQLITE_OK : make_plan(api, fts, values[0], ret);
}

static double column_weight(int column)
{
    return column == COLUMN_TITLE ? 3.0 : column == COLUMN_NAMES ? 1.5 : 1.0;
}

/* A document's length by the class in its rowid. */
static double length_of(sqlite3_int64 rowid)
{
    static const double lengths[16] = {8,    12,   18,   27,   40.5, 60.8, 91.1, 137,
                                       205,  308,  461,  692,  1038, 1557, 2335, 3503};
    return lengths[rowid & 15];
}

static bool is_before(const struct place *x, const struct place *y)
{
    return x->column != y->column ? x->column < y->column : x->at < y->at;
}

/* Few, and of each phrase in order already: insertion does it. */
static void sort_places(struct place *places, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct place p = places[i];
        size_t k = i;
        for (; k > 0 && is_before(&p, &places[k - 1]); k--) places[k] = places[k - 1];
        places[k] = p;
    }
}

/* 0 … 1: how close together all clauses stand somewhere in one column. */
static double closeness(struct place *places, size_t n, size_t n_clauses)
{
    int count[CLAUSES_MAX] = {0}, best = 1000;
    size_t have = 0, left = 0;
    if (n_clauses < 2 || n < n_clauses) return 0;
    sort_places(places, n);
    for (size_t i = 0; i < n; i++) {
        if (count[places[i].clause]++ == 0) have++;
        for (; left < i && places[left].column != places[i].column; left++)
            if (--count[places[left].clause] == 0) have--;
        for (; have == n_clauses && left <= i; left++) {
            int span = places[i].at - places[left].at;
            if (span < best) best = span;
            if (--count[places[left].clause] == 0) have--;
        }
    }
    if (best == 1000) return 0;
    double needed = (double)(n_clauses - 1);
    return (needed + 1) / ((best < needed ? needed : best) + 1);
}

static double recency(const struct plan *plan, sqlite3_int64 rowid)
{
    double day = (double)(rowid >> 20), years = (plan->today - day) / 365;
    if (day < 366) return 0; /* without a date */
    return exp(-(years > 0 ? years : 0) / 4);
}

static double score_of(const struct plan *plan, const double *tf, const bool *in_title, sqlite3_int64 rowid)
{
    double norm = 0.4 + 0.6 * length_of(rowid) / plan->average, score = 0;
    size_t titles = 0;
    for (size_t c = 0; c < plan->n_clauses; c++) {
        score += plan->idf[c] * tf[c] * 2.2 / (tf[c] + 1.2 * norm);
        titles += in_title[c];
    }
    return titles == plan->n_clauses ? score * 1.25 : score;
}

static int score_row(const Fts5ExtensionApi *api, Fts5Context *fts, const struct plan *plan, double *ret_score)
{
    struct place places[PLACES_MAX];
    double tf[CLAUSES_MAX] = {0};
    bool in_title[CLAUSES_MAX] = {0};
    size_t n_places = 0;
    int rc = SQLITE_OK, phrases = api->xPhraseCount(fts);
    for (int i = 0; i < phrases && rc == SQLITE_OK; i++) {
        Fts5PhraseIter it;
        int column, at, seen = 0;
        uint8_t clause = plan->clause[i];
        if (plan->weight[i] == 0) continue;
        rc = api->xPhraseFirst(fts, i, &it, &column, &at);
        for (; rc == SQLITE_OK && column >= 0 && seen < PHRASE_PLACES_MAX; seen++) {
            tf[clause] += plan->weight[i] * column_weight(column);
            in_title[clause] |= column == COLUMN_TITLE;
            if (plan->n_clauses > 1 && n_places < PLACES_MAX) places[n_places++] = (struct place){column, at, clause};
            api->xPhraseNext(fts, &it, &column, &at);
        }
    }
    sqlite3_int64 rowid = api->xRowid(fts);
    double score = score_of(plan, tf, in_title, rowid) * (1 + 0.6 * closeness(places, n_places, plan->n_clauses));
    *ret_score = score * (1 + 0.12 * recency(plan, rowid));
    return rc;
}

/* Is this score among the best met so far, of as many as are wanted? Then the row may be shown. */
static bool is_among_best(struct plan *plan, double score)
{
    double *heap = plan->best;
    size_t at = 0;
    if (plan->n_best < plan->top) {
        for (at = plan->n_best++; at > 0 && heap[(at - 1) / 2] > score; at = (at - 1) / 2) heap[at] = heap[(at - 1) / 2];
        heap[at] = score;
        return true;
    }
    if (plan->top == 0 || score < heap[0]) return false;
    for (size_t child; (child = 2 * at + 1) < plan->top; at = child) {
        if (child + 1 < plan->top && heap[child + 1] < heap[child]) child++;
        if (heap[child] >= score) break;
        heap[at] = heap[child];
    }
    heap[at] = score;
    return true;
}

/* "CLAUSE,PLACE …" of the body, appended to text. */
static int put_places(const Fts5ExtensionApi *api, Fts5Context *fts, const struct plan *plan,
                      char text[static ANSWER_BYTES], size_t *used)
{
    int rc = SQLITE_OK, phrases = api->xPhraseCount(fts), shown = 0;
    for (int i = 0; i < phrases && rc == SQLITE_OK; i++) {
        Fts5PhraseIter it;
        int column, at, size = api->xPhraseSize(fts, i);
        if (plan->weight[i] == 0) continue;
        rc = api->xPhraseFirst(fts, i, &it, &column, &at);
        for (; rc == SQLITE_OK && column >= 0 && shown < SHOWN_PLACES_MAX; api->xPhraseNext(fts, &it, &column, &at))
            for (int k = 0; column == COLUMN_BODY && k < size && shown < SHOWN_PLACES_MAX; k++, shown++)
                *used += (size_t)snprintf(text + *used, ANSWER_BYTES - *used, "%d,%d ", (int)plan->clause[i], at + k);
    }
    return rc;
}

/* The score as a text that sorts, and for rows that may be shown the places after it: one pass gives both. */
static void rank(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *sql, int n, sqlite3_value **values)
{
    struct plan *plan = NULL;
    char text[ANSWER_BYTES];
    double score = 0;
    int rc = get_plan(api, fts, n, values, &plan);
    if (rc == SQLITE_OK) rc = score_row(api, fts, plan, &score);
    size_t used = (size_t)snprintf(text, sizeof text, "%014.6f ", score);
    if (rc == SQLITE_OK && is_among_best(plan, score)) rc = put_places(api, fts, plan, text, &used);
    if (rc != SQLITE_OK) sqlite3_result_error_code(sql, rc);
    else sqlite3_result_text(sql, text, (int)used, SQLITE_TRANSIENT);
}

static void show_places(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *sql, int n,
                        sqlite3_value **values)
{
    struct plan *plan = NULL;
    char text[ANSWER_BYTES];
    size_t used = 0;
    int rc = get_plan(api, fts, n, values, &plan);
    if (rc == SQLITE_OK) rc = put_places(api, fts, plan, text, &used);
    if (rc != SQLITE_OK) sqlite3_result_error_code(sql, rc);
    else sqlite3_result_text(sql, text, (int)used, SQLITE_TRANSIENT);
}

int fts5_add_rank(fts5_api *api)
{
    int rc = api->xCreateFunction(api, "search_rank", NULL, rank, NULL);
    return rc == SQLITE_OK ? api->xCreateFunction(api, "search_places", NULL, show_places, NULL) : rc;
}
