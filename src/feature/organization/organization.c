/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/organization/organization.h"

#include <string.h>

#include "base/vec.h"

static const struct word kinds[] = {
    {"council", _N("Council")},
    {"board", _N("Board")},
    {"committee", _N("Committee")},
    {"subcommittee", _N("Subcommittee")},
    {"advisory_council", _N("Advisory council")},
    {"network", _N("Network")},
    {"forum", _N("Forum")},
    {"round_table", _N("Round table")},
    {"team", _N("Team")},
    {"working_group", _N("Working group")},
    {"influence_body", _N("Influence body")},
    {"other", _N("Other organ")},
};
const struct words organization_kinds = WORDS(kinds);

static const struct word states[] = {
    {"planned", _N("Planned organ")}, {"active", _N("Active")}, {"ended", _N("Ended")}};
const struct words organization_states = WORDS(states);

static const struct word tasks[] = {
    {"chair", _N("Chair")},
    {"secretary", _N("Secretary")},
    {"communications", _N("Communications")},
    {"preparation", _N("Meeting preparation")},
};
const struct words duty_tasks = WORDS(tasks);

bool organization_is_network(enum organization_kind kind)
{
    return kind >= ORGANIZATION_NETWORK && kind <= ORGANIZATION_WORKING_GROUP;
}

const char *organization_path(struct arena *a, enum organization_kind kind, int64_t id)
{
    const char *list = organization_is_network(kind) ? "verkostot" : "toimielimet";
    return arena_printf(a, "/%s/%lld", list, (long long)id);
}

const char *organization_name_in(const struct organization *o, const char *lang_code)
{
    if (strcmp(lang_code, "sv") == 0 && *o->name_sv) return o->name_sv;
    if (strcmp(lang_code, "en") == 0 && *o->name_en) return o->name_en;
    return o->name;
}

/* Does the name end in the word, or have it before a space? ("Tekninen lautakunta", "Lautakunta, tekninen") */
static bool has_word_end(const char *name, const char *word)
{
    size_t n = strlen(word);
    for (const char *hit = strcasestr(name, word); hit; hit = strcasestr(hit + 1, word))
        if (hit[n] == '\0' || hit[n] == ' ' || hit[n] == ',') return true;
    return false;
}

enum organization_kind organization_kind_of_name(const char *name)
{
    /* The first that fits: a board's subcommittee is a subcommittee, an elderly council is no council. */
    static const struct {
        const char *word;
        enum organization_kind kind;
    } table[] = {
        {"jaosto", ORGANIZATION_SUBCOMMITTEE},
        {"sektion", ORGANIZATION_SUBCOMMITTEE},
        {"sektionen", ORGANIZATION_SUBCOMMITTEE},
        {"nuorisovaltuusto", ORGANIZATION_INFLUENCE_BODY},
        {"vanhusneuvosto", ORGANIZATION_INFLUENCE_BODY},
        {"vammaisneuvosto", ORGANIZATION_INFLUENCE_BODY},
        {"ikäihmisten neuvosto", ORGANIZATION_INFLUENCE_BODY},
        {"seniorineuvosto", ORGANIZATION_INFLUENCE_BODY},
        {"ungdomsfullmäktige", ORGANIZATION_INFLUENCE_BODY},
        {"äldreråd", ORGANIZATION_INFLUENCE_BODY},
        {"neuvottelukunta", ORGANIZATION_ADVISORY_COUNCIL},
        {"delegation", ORGANIZATION_ADVISORY_COUNCIL},
        {"verkosto", ORGANIZATION_NETWORK},
        {"foorumi", ORGANIZATION_FORUM},
        {"pyöreä pöytä", ORGANIZATION_ROUND_TABLE},
        {"tiimi", ORGANIZATION_TEAM},
        {"työryhmä", ORGANIZATION_WORKING_GROUP},
        {"arbetsgrupp", ORGANIZATION_WORKING_GROUP},
        {"valtuusto", ORGANIZATION_COUNCIL},
        {"fullmäktige", ORGANIZATION_COUNCIL},
        {"yhtymäkokous", ORGANIZATION_COUNCIL},
        {"lautakunta", ORGANIZATION_COMMITTEE},
        {"nämnd", ORGANIZATION_COMMITTEE},
        {"nämnden", ORGANIZATION_COMMITTEE},
        {"johtokunta", ORGANIZATION_COMMITTEE},
        {"direktion", ORGANIZATION_COMMITTEE},
        {"hallitus", ORGANIZATION_BOARD},
        {"styrelse", ORGANIZATION_BOARD},
        {"styrelsen", ORGANIZATION_BOARD},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (has_word_end(name, table[i].word)) return table[i].kind;
    return ORGANIZATION_OTHER;
}

enum regime organization_regime(enum organization_kind kind, enum regime of_party)
{
    switch (kind) {
    case ORGANIZATION_COUNCIL:
    case ORGANIZATION_BOARD:
    case ORGANIZATION_COMMITTEE:
    case ORGANIZATION_SUBCOMMITTEE:
    case ORGANIZATION_OTHER:
        return of_party;
    default:
        return REGIME_NONE;
    }
}

bool period_holds(struct day starts, struct day ends, struct day on)
{
    return (!day_known(starts) || starts.n <= on.n) && (!day_known(ends) || on.n <= ends.n);
}

struct paragraph_series paragraph_series_make(struct arena *a, int year, const struct paragraph *found, size_t n,
                                              bool claims_gaps)
{
    enum { LONGEST_GAP = 2000 }; /* a mistyped § 99999 must not fill the page */
    struct paragraph_series s = {.year = year, .claims_gaps = claims_gaps};
    VEC(struct paragraph) all = {0};
    int64_t before = 0;
    for (size_t i = 0; i < n; i++) {
        for (int64_t gap = before + 1; claims_gaps && gap < found[i].number && gap <= before + LONGEST_GAP; gap++) {
            *vec_add(a, &all) = (struct paragraph){.number = gap, .title = "", .held_on = DAY_NONE};
            s.n_missing++;
        }
        struct paragraph *p = vec_add(a, &all);
        *p = found[i];
        p->is_duplicate = i > 0 && found[i].number == before;
        s.n_duplicates += p->is_duplicate;
        before = found[i].number;
    }
    s.at = all.at;
    s.n = all.n;
    return s;
}
