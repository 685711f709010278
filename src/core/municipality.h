/* municipality.h — the municipalities and wellbeing services counties of Finland: names, codes, and how their
 * names are met in the records of organs and in addresses of pages.
 *
 * Codes, names, regions and counties: Statistics Finland, municipalities 2026 (CC BY 4.0). The genitives are
 * common knowledge of the language. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct municipality {
    const char *code; /* three digits */
    const char *name, *name_sv;
    const char *genitive; /* "Virolahden" */
    const char *region, *county;
};
extern const struct municipality municipalities[];
extern const size_t municipality_count;

/* "Kouvola", "Kouvolan kaupunki", "Virolahden kunta", "Esbo stad", "Kimitoöns kommun". NULL when it is none.
 */
const struct municipality *municipality_by_name(struct str name);

/* By a host, an install path or a domain: "lempaala10.oncloudos.com", "dynasty.virolahti.fi",
 * "kauniainen10fi…", "dynastyjulkaisu.example.net/Joensuu". Letters are compared without their dots and
 * rings. NULL when none fits. */
const struct municipality *municipality_by_host(struct str address);

/* "Virolahden kunnanhallitus" → Virolahti, and the organ's own name in *ret_rest. NULL when no municipality's
 * genitive begins the text. */
const struct municipality *municipality_of_organ(struct str organ, struct str *ret_rest);

/* The county of that name or of an address known to be its ("luhva", "luvn.fi"); its Finnish name, NULL when
 * none fits. */
const char *county_by_name(struct str name);
const char *county_by_host(struct str address);
