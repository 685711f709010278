/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/population/population.h"

#include <string.h>

#include "base/str.h"

enum { FIGURE_MOST = 10000000 };

static const struct word statuses[] = {{"final", _N("Final")}, {"preliminary", _N("Preliminary")}};
const struct words population_statuses = WORDS(statuses);

enum population_step population_step_of(const struct population_figure *current, const struct population_figure *told)
{
    if (!current) return POPULATION_NEW;
    if (current->figure == told->figure && current->status == told->status) return POPULATION_SAME;
    if (current->status == POPULATION_FINAL && told->status == POPULATION_PRELIMINARY) return POPULATION_OUTDATED;
    bool is_older = day_known(current->told_on) && day_known(told->told_on) && told->told_on.n < current->told_on.n;
    if (is_older && current->status == told->status) return POPULATION_OUTDATED;
    return POPULATION_CHANGED;
}

enum err population_figure_check(const struct population_figure *f, struct problem *why)
{
    const char *code = f->municipality_code;
    bool is_code = strlen(code) == 3 && char_is_digit(code[0]) && char_is_digit(code[1]) && char_is_digit(code[2]);
    if (!is_code) return problem(why, ERR_INPUT, "code", _N("A municipality code has three digits."), "code %.20s", code);
    if (f->year < 1900 || f->year > 2199) return problem(why, ERR_INPUT, "year", _N("This is not a year."), "year");
    if (f->figure < 0 || f->figure > FIGURE_MOST)
        return problem(why, ERR_INPUT, "population", _N("This is no population of a municipality."), "population");
    if (!f->status || !*f->source)
        return problem(why, ERR_INPUT, "source", _N("A figure needs its source and status."), "source");
    return OK;
}

int64_t population_change_per_mille(int64_t former, int64_t present)
{
    if (former <= 0) return 0;
    int64_t change = (present - former) * 1000, half = former / 2;
    return (change >= 0 ? change + half : change - half) / former;
}

const char *population_path(struct arena *a, int64_t party_id)
{
    return arena_printf(a, "/toimijat/%lld/vaesto", (long long)party_id);
}
