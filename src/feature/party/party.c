/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/party/party.h"

#include <string.h>

static const struct word kinds[] = {
    {"municipality", _N("Municipality")},
    {"county", _N("Wellbeing services county")},
    {"joint_authority", _N("Joint municipal authority")},
    {"regional_council", _N("Regional council")},
    {"association", _N("Association")},
    {"foundation", _N("Foundation")},
    {"parish", _N("Parish")},
    {"company", _N("Company")},
    {"group", _N("Unregistered group")},
    {"council_group", _N("Council group")},
    {"other", _N("Other party")},
};
const struct words party_kinds = WORDS(kinds);

static const char *name_in(const char *lang_code, const char *name, const char *name_sv, const char *name_en)
{
    if (strcmp(lang_code, "sv") == 0 && *name_sv) return name_sv;
    if (strcmp(lang_code, "en") == 0 && *name_en) return name_en;
    return name;
}

const char *party_name_in(const struct party *p, const char *lang_code)
{
    return name_in(lang_code, p->name, p->name_sv, p->name_en);
}

const char *party_organization_name_in(const struct party_organization *o, const char *lang_code)
{
    return name_in(lang_code, o->name, o->name_sv, o->name_en);
}

bool party_is_authority(enum party_kind kind)
{
    return kind == PARTY_MUNICIPALITY || kind == PARTY_COUNTY || kind == PARTY_JOINT_AUTHORITY ||
           kind == PARTY_REGIONAL_COUNCIL;
}

enum regime party_regime(enum party_kind kind)
{
    if (kind == PARTY_COUNTY) return REGIME_COUNTY;
    return party_is_authority(kind) ? REGIME_MUNICIPAL : REGIME_NONE;
}

const char *party_path(struct arena *a, int64_t id)
{
    return arena_printf(a, "/toimijat/%lld", (long long)id);
}

const char *party_organization_path(struct arena *a, const struct party_organization *o)
{
    return arena_printf(a, "/%s/%lld", o->is_network ? "verkostot" : "toimielimet", (long long)o->id);
}

bool party_business_id_is_valid(const char *business_id)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2};
    if (strlen(business_id) != 9 || business_id[7] != '-') return false;
    int sum = 0;
    for (int i = 0; i < 7; i++) {
        if (business_id[i] < '0' || business_id[i] > '9') return false;
        sum += weights[i] * (business_id[i] - '0');
    }
    int rest = sum % 11;
    if (rest == 1) return false;
    return business_id[8] == '0' + (rest == 0 ? 0 : 11 - rest);
}
