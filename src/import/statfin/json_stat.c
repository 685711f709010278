/* SPDX-License-Identifier: EUPL-1.2 */
/* JSON-stat 2.0 (json-stat.org/full): dimensions by role, `value` row by row over id and size, as a list or as an object
 * of the cells that are not empty. */
#include <jansson.h>

#include "base/text.h"
#include "base/vec.h"
#include "import/statfin/form.h"

enum { DIMENSIONS_MOST = 16, LABEL_MOST = 200 };

struct category {
    const char *code, *label;
};

struct dimension {
    const char *id, *label;
    size_t size, stride;
    struct category *categories; /* by their index */
    size_t chosen;               /* the one category that is read, of a dimension that is neither area nor time */
};

struct json_reader {
    struct arena *a;
    struct problem *why;
    const json_t *root, *value;
    struct dimension dimensions[DIMENSIONS_MOST];
    size_t n, geo, time, metric, cells;
    const char *source;
};

static enum err wrong(struct json_reader *r, const char *field, const char *what)
{
    return problem(r->why, ERR_INPUT, field, "", "%s: %s", field, what);
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

/* The place in `index`, an object code → number or a list of codes; a dimension of one category may have none. */
static enum err read_index(struct json_reader *r, struct dimension *d, const json_t *category)
{
    const json_t *index = json_object_get(category, "index"), *labels = json_object_get(category, "label"), *at;
    const char *code;
    size_t found = 0;
    if (json_is_array(index)) {
        for (size_t i = 0; i < json_array_size(index) && i < d->size; i++, found++)
            d->categories[i].code = json_string_value(json_array_get(index, i));
    } else {
        json_object_foreach((json_t *)(index ? index : labels), code, at) {
            size_t i = index ? (size_t)json_integer_value(at) : 0;
            if (i >= d->size || d->categories[i].code) return wrong(r, "dimension", "an index that cannot be");
            d->categories[i].code = code;
            found++;
        }
    }
    if (found != d->size) return wrong(r, "dimension", "not as many categories as size tells");
    for (size_t i = 0; i < d->size; i++) {
        if (!d->categories[i].code) return wrong(r, "dimension", "a category without a code");
        d->categories[i].label = text_of(labels, d->categories[i].code);
        if (!*d->categories[i].label) d->categories[i].label = d->categories[i].code;
    }
    return OK;
}

static enum err read_dimensions(struct json_reader *r)
{
    const json_t *ids = json_object_get(r->root, "id"), *sizes = json_object_get(r->root, "size");
    r->n = json_array_size(ids);
    if (!r->n || r->n > DIMENSIONS_MOST || json_array_size(sizes) != r->n)
        return wrong(r, "id", "no list of dimensions with a size for each");
    r->cells = 1;
    for (size_t i = r->n; i-- > 0;) {
        struct dimension *d = &r->dimensions[i];
        json_int_t size = json_integer_value(json_array_get(sizes, i));
        d->id = json_string_value(json_array_get(ids, i));
        if (!d->id || size < 1 || size > STATFIN_ROWS_MOST || r->cells > 50000000 / (size_t)size)
            return wrong(r, "size", "a size that cannot be");
        d->size = (size_t)size;
        d->stride = r->cells;
        r->cells *= d->size;
        const json_t *about = json_object_get(json_object_get(r->root, "dimension"), d->id);
        d->label = text_of(about, "label");
        d->categories = arena_array(r->a, struct category, d->size);
        TRY(read_index(r, d, json_object_get(about, "category")));
    }
    return OK;
}

static enum err find_role(struct json_reader *r, const char *role, size_t *ret_at)
{
    const json_t *ids = json_object_get(json_object_get(r->root, "role"), role);
    const char *id = json_string_value(json_array_get(ids, 0));
    for (size_t i = 0; id && i < r->n; i++)
        if (strcmp(r->dimensions[i].id, id) == 0) {
            *ret_at = i;
            return OK;
        }
    return problem(r->why, ERR_INPUT, "role", "", "role: no dimension is told to be %s", role);
}

static enum err choose_content(struct json_reader *r)
{
    struct dimension *d = &r->dimensions[r->metric];
    for (size_t i = 0; i < d->size; i++)
        if (statfin_is_population(d->categories[i].code) || statfin_is_population(d->categories[i].label)) {
            d->chosen = i;
            return OK;
        }
    return problem(r->why, ERR_INPUT, d->id, "", "%s: another table: it tells \"%.80s\", not the population on 31.12.", d->id,
                   d->categories[0].label);
}

/* Of every other dimension its total; the only category there is will do only when it is one. */
static enum err choose_totals(struct json_reader *r)
{
    for (size_t i = 0; i < r->n; i++) {
        struct dimension *d = &r->dimensions[i];
        if (i == r->geo || i == r->time || i == r->metric) continue;
        for (d->chosen = 0; d->chosen < d->size; d->chosen++) {
            const struct category *c = &d->categories[d->chosen];
            if (statfin_is_total(c->code) || statfin_is_total(c->label)) break;
        }
        if (d->chosen == d->size)
            return problem(r->why, ERR_INPUT, d->id, "", "%s: there is no total of \"%.60s\", only parts of the population",
                           d->id, d->label);
    }
    return OK;
}

/* NULL for a cell that is empty: null, or left out of a sparse object. */
static const json_t *cell_at(const struct json_reader *r, size_t at)
{
    char key[24];
    const json_t *cell;
    if (json_is_array(r->value)) {
        cell = json_array_get(r->value, at);
    } else {
        snprintf(key, sizeof key, "%zu", at);
        cell = json_object_get(r->value, key);
    }
    return json_is_null(cell) ? NULL : cell;
}

/* "p" of a cell's status: preliminary. One text stands for all cells. */
static bool status_is_preliminary(const struct json_reader *r, size_t at)
{
    char key[24];
    const json_t *status = json_object_get(r->root, "status");
    if (json_is_array(status)) status = json_array_get(status, at);
    if (json_is_object(status)) {
        snprintf(key, sizeof key, "%zu", at);
        status = json_object_get(status, key);
    }
    const char *text = json_string_value(status);
    return text && (*text == 'p' || *text == '*');
}

static enum err read_cell(struct json_reader *r, size_t at, const struct population *row, struct population *ret_row)
{
    const json_t *cell = cell_at(r, at);
    json_int_t n = json_integer_value(cell);
    if (json_is_real(cell) && json_real_value(cell) >= 0 && json_real_value(cell) <= POPULATION_MOST) {
        n = (json_int_t)json_real_value(cell);
        if ((double)n != json_real_value(cell)) return wrong(r, "value", "a population that is no whole number");
    } else if (!json_is_integer(cell) || n < 0 || n > POPULATION_MOST) {
        return wrong(r, "value", "a population that is not a number");
    }
    *ret_row = *row;
    ret_row->population = n;
    ret_row->is_preliminary = row->is_preliminary || status_is_preliminary(r, at);
    return OK;
}

static enum err read_values(struct json_reader *r, struct statfin_table *t)
{
    VEC(struct population) rows = {0};
    struct dimension *geo = &r->dimensions[r->geo], *time = &r->dimensions[r->time];
    size_t base = 0;
    for (size_t i = 0; i < r->n; i++)
        if (i != r->geo && i != r->time) base += r->dimensions[i].chosen * r->dimensions[i].stride;
    for (size_t g = 0; g < geo->size; g++) {
        struct statfin_area area = statfin_area_read(r->a, str_of(geo->categories[g].code));
        if (!area.is_municipality || !*area.code) {
            t->n_other_areas++;
            continue;
        }
        /* the label may repeat the code: "KU286 Kouvola" */
        struct statfin_area named = statfin_area_read(r->a, str_of(geo->categories[g].label));
        for (size_t y = 0; y < time->size; y++) {
            struct population row = {.municipality = arena_strdup(r->a, *named.name ? named.name : area.code),
                                     .code = area.code, .source = r->source};
            size_t at = base + g * geo->stride + y * time->stride;
            if (!statfin_year_read(str_of(time->categories[y].label), &row.year, &row.is_preliminary))
                return wrong(r, time->id, "a year that is not one");
            if (!cell_at(r, at)) {
                t->n_missing++;
                continue;
            }
            if (rows.n >= STATFIN_ROWS_MOST) return problem(r->why, ERR_LIMIT, "value", "", "too many figures");
            TRY(read_cell(r, at, &row, &row));
            *vec_add(r->a, &rows) = row;
        }
    }
    t->rows = rows.at;
    t->n = rows.n;
    return OK;
}

static enum err read_root(struct json_reader *r, struct statfin_table *t)
{
    if (strcmp(text_of(r->root, "class"), "dataset") != 0 || strncmp(text_of(r->root, "version"), "2", 1) != 0)
        return wrong(r, "class", "this is no data set of JSON-stat 2.0");
    TRY(read_dimensions(r));
    TRY(find_role(r, "geo", &r->geo));
    TRY(find_role(r, "time", &r->time));
    TRY(find_role(r, "metric", &r->metric));
    TRY(choose_content(r));
    TRY(choose_totals(r));
    r->value = json_object_get(r->root, "value");
    if (!json_is_object(r->value) && (!json_is_array(r->value) || json_array_size(r->value) != r->cells))
        return wrong(r, "value", "not as many values as the sizes tell");
    const char *source = text_of(r->root, "source");
    r->source = *source ? str_dup(r->a, text_first(str_of(source), LABEL_MOST)) : "Tilastokeskus";
    if (day_read_iso(str_first(str_of(text_of(r->root, "updated")), 10), &t->told_on) != OK) t->told_on = DAY_NONE;
    return read_values(r, t);
}

static void free_json(void *json)
{
    json_decref(json);
}

enum err statfin_read_json(struct arena *a, struct str bytes, struct statfin_table *ret_table, struct problem *why)
{
    json_error_t error;
    struct json_reader *r = arena_make(a, struct json_reader);
    struct statfin_table t = {.told_on = DAY_NONE};
    json_t *root = json_loadb(bytes.p, bytes.n, JSON_REJECT_DUPLICATES, &error);
    if (!root) return problem(why, ERR_INPUT, "file", "", "line %d: %.100s", error.line, error.text);
    arena_defer(a, free_json, root);
    r->a = a;
    r->why = why;
    r->root = root;
    TRY(read_root(r, &t));
    *ret_table = t;
    return OK;
}
