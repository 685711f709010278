/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/intake/intake.h"

#include "feature/organization/organization.h"

const char *intake_status_name(enum intake_status status)
{
    static const char *const names[] = {"", "imported", "updated", "unchanged", "skipped", "failed"};
    return names[status];
}

static bool set_municipality(const struct municipality *m, struct intake_party *ret)
{
    if (!m) return false;
    *ret = (struct intake_party){PARTY_MUNICIPALITY, m->name, "", m};
    return true;
}

static bool set_county(const char *name, struct intake_party *ret)
{
    if (!name) return false;
    *ret = (struct intake_party){PARTY_COUNTY, name, name, NULL};
    return true;
}

static enum party_kind kind_of_name(struct str name)
{
    if (str_ends(name, "hyvinvointialue") || str_ends(name, "välfärdsområde")) return PARTY_COUNTY;
    if (str_find(name, "kuntayhtymä") >= 0 || str_find(name, "samkommun") >= 0) return PARTY_JOINT_AUTHORITY;
    if (str_ends(name, " liitto") || str_ends(name, "förbund")) return PARTY_REGIONAL_COUNCIL;
    if (str_ends(name, " kaupunki") || str_ends(name, " kunta") || str_ends(name, " stad") ||
        str_ends(name, " kommun"))
        return PARTY_MUNICIPALITY;
    return PARTY_OTHER;
}

/* A name as a page head or an operator writes it. */
static bool read_name(struct arena *a, const char *text, struct intake_party *ret)
{
    struct str name = str_trim(str_of(text));
    if (name.n == 0 || name.n > 200) return false;
    if (!set_municipality(municipality_by_name(name), ret) && !set_county(county_by_name(name), ret)) {
        const char *copy = str_dup(a, name);
        *ret = (struct intake_party){kind_of_name(name), copy, copy, NULL};
    } else {
        ret->official_name = ret->municipality && str_is(name, ret->name) ? "" : str_dup(a, name);
    }
    return true;
}

static bool read_address(struct str s, struct intake_party *ret)
{
    if (str_is(s, "hsy") || str_starts(s, "hsy.") || str_starts(s, "hsy10.")) {
        *ret = (struct intake_party){PARTY_JOINT_AUTHORITY, "Helsingin seudun ympäristöpalvelut", "", NULL};
        return true;
    }
    return set_county(county_by_host(s), ret) || set_municipality(municipality_by_host(s), ret);
}

/* Host, then install path, of the site the page says it is on. */
static bool read_site(const struct dynasty_document *d, struct intake_party *ret)
{
    struct str site = str_of(d->site);
    ptrdiff_t scheme = str_find(site, "://");
    if (scheme < 0) return false;
    site = str_from(site, (size_t)scheme + 3);
    ptrdiff_t slash = str_find_char(site, '/');
    struct str host = slash > 0 ? str_first(site, (size_t)slash) : site;
    return read_address(host, ret) || (slash > 0 && read_address(str_from(site, (size_t)slash), ret));
}

static bool read_domain(const struct dynasty_persons *persons, struct intake_party *ret)
{
    for (size_t i = 0; i < persons->n; i++) {
        const char *at = strchr(persons->at[i].email, '@');
        if (at && read_address(str_of(at + 1), ret)) return true;
    }
    return false;
}

bool intake_party_read(struct arena *a, const struct dynasty_document *d, const char *fallback,
                       struct intake_party *ret)
{
    if (read_name(a, d->party_text, ret) || read_site(d, ret)) return true;
    for (size_t i = 0; i < d->items.n; i++)
        for (size_t k = d->items.at[i].handlings.n; k > 0; k--) {
            const struct dynasty_handling *h = &d->items.at[i].handlings.at[k - 1];
            if (read_domain(&h->preparers, ret) || read_domain(&h->contacts, ret)) return true;
        }
    return read_name(a, fallback, ret);
}

static const char *with_capital(struct arena *a, struct str s)
{
    char *copy = arena_strndup(a, s.p, s.n);
    if (copy[0] >= 'a' && copy[0] <= 'z') copy[0] = (char)(copy[0] - 32);
    if ((unsigned char)copy[0] == 0xC3 && (unsigned char)copy[1] >= 0xA0) copy[1] = (char)(copy[1] - 32);
    return copy;
}

const char *intake_organ_key(struct arena *a, const struct intake_party *party, const char *name,
                             bool *ret_foreign)
{
    struct str rest;
    const struct municipality *m = municipality_of_organ(str_of(name), &rest);
    *ret_foreign = m && party->municipality && m != party->municipality &&
                   party->kind == PARTY_MUNICIPALITY && organization_kind_of_name(name) != ORGANIZATION_OTHER;
    return m && m == party->municipality ? with_capital(a, rest) : name;
}

bool intake_is_organ_name(const char *text)
{
    return strlen(text) >= 8 && (organization_kind_of_name(text) != ORGANIZATION_OTHER || strchr(text, ' '));
}

int64_t intake_position(struct arena *a, const char *source_id, const char **ret_mtg)
{
    const char *dash = strchr(source_id, '-');
    int64_t n = 0;
    *ret_mtg = dash ? arena_strndup(a, source_id, (size_t)(dash - source_id)) : "";
    return dash && str_to_int(str_of(dash + 1), &n) == OK ? n : 0;
}
