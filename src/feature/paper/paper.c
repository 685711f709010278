/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/paper/paper.h"

#include <string.h>

#include "base/str.h"

static const struct word state_table[] = {{"open", _N("Open")}, {"closed", _N("Closed")}};
const struct words paper_states = WORDS(state_table);

static const struct word link_table[] = {
    {"replaces", _N("Replaces")},
    {"ends", _N("Ends")},
    {"answers", _N("Answers")},
    {"same_matter", _N("Same matter")},
};
const struct words paper_link_kinds = WORDS(link_table);

const char *paper_link_label(const struct paper_link *link)
{
    static const char *const from_other[] = {"", _N("Replaced by"), _N("Ended by"), _N("Answered by"), _N("Same matter")};
    return link->is_from_other ? from_other[link->kind] : word_label(&paper_link_kinds, (int)link->kind);
}

int64_t chain_step_item(const struct chain_step *step)
{
    return !step->is_own && step->own_item_id ? step->own_item_id : step->item_id;
}

const char *paper_path(struct arena *a, int64_t id)
{
    return arena_printf(a, "/asiat/%lld", (long long)id);
}

const char *paper_number_tidy(struct arena *a, const char *number)
{
    char *tidy = arena_strdup(a, number);
    size_t n = 0;
    for (const char *p = tidy; *p; p++) {
        bool before_slash = *p == ' ' && (p[1] == '/' || p[1] == ' ');
        bool after_slash = *p == ' ' && n > 0 && tidy[n - 1] == '/';
        if (!before_slash && !after_slash) tidy[n++] = *p;
    }
    tidy[n] = '\0';
    return tidy;
}

/* Do two steps tell of the same handling? */
static bool is_same_step(const struct chain_step *x, const struct chain_step *y)
{
    int64_t x_item = x->is_own ? x->item_id : x->own_item_id, y_item = y->is_own ? y->item_id : y->own_item_id;
    if (x_item && y_item) return x_item == y_item;
    if (!day_known(x->handled_on) || !day_known(y->handled_on)) return false;
    if (x->handled_on.n != y->handled_on.n || x->paragraph != y->paragraph || !x->paragraph) return false;
    return x->organization_id ? x->organization_id == y->organization_id
                              : strcmp(x->organization_name, y->organization_name) == 0;
}

/* Gives a step without a date the place of the next dated one of its item; 0 (first) when there is none after it. */
static int32_t place_of(const struct chain_step *steps, size_t n, size_t i)
{
    for (size_t k = i; k < n && steps[k].item_id == steps[i].item_id; k++)
        if (day_known(steps[k].handled_on)) return steps[k].handled_on.n;
    return i > 0 && day_known(steps[i - 1].handled_on) ? steps[i - 1].handled_on.n : 0;
}

size_t chain_make(struct chain_step *steps, size_t n)
{
    auto_arena struct arena *a = arena_new();
    int32_t *place = arena_array(a, int32_t, n);
    for (size_t i = 0; i < n; i++) place[i] = place_of(steps, n, i);
    for (size_t i = 1; i < n; i++) { /* few, and stable: insertion */
        struct chain_step moving = steps[i];
        int32_t moving_place = place[i];
        size_t at = i;
        for (; at > 0 && place[at - 1] > moving_place; at--) {
            steps[at] = steps[at - 1];
            place[at] = place[at - 1];
        }
        steps[at] = moving;
        place[at] = moving_place;
    }
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        size_t same = 0;
        while (same < kept && !is_same_step(&steps[same], &steps[i])) same++;
        if (same == kept)
            steps[kept++] = steps[i];
        else if (steps[i].is_own && !steps[same].is_own)
            steps[same] = steps[i];
    }
    return kept;
}
