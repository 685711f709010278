/* intake.h — storing what import/ has read: whose page it is, and which names mean the same organ.
 *
 * Rules only: rows are in intake_store.h. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "core/municipality.h"
#include "feature/party/party.h"
#include "import/dynasty/dynasty.h"

/* The party a document belongs to, before it is looked up. */
struct intake_party {
    enum party_kind kind;
    const char *name;                        /* "Kouvola", "Kymenlaakson hyvinvointialue" */
    const char *official_name;               /* as the page head has it: "Kouvolan kaupunki"; "" */
    const struct municipality *municipality; /* NULL: none */
};

/* From the page head, else the host and install path of its site, else the domains of the preparers' e-mail
 * addresses, else `fallback` ("" for none), which never overrides. False when nothing tells. */
bool intake_party_read(struct arena *a, const struct dynasty_document *d, const char *fallback,
                       struct intake_party *ret_party);

/* The organ's own name in its party: "Virolahden kunnanhallitus" of Virolahti is "Kunnanhallitus"; others as
 * they are. *ret_foreign tells that another municipality's name stands in it. */
const char *intake_organ_key(struct arena *a, const struct intake_party *party, const char *name,
                             bool *ret_foreign);

/* May an earlier handling's organ be stored under this name? Abbreviations are only looked up. */
bool intake_is_organ_name(const char *text);

/* The running number in "<mtg>-<n>", 0 when there is none; the part before it in *ret_mtg ("" likewise). */
int64_t intake_position(struct arena *a, const char *source_id, const char **ret_mtg);

enum intake_status { INTAKE_IMPORTED = 1, INTAKE_UPDATED, INTAKE_UNCHANGED, INTAKE_SKIPPED, INTAKE_FAILED };
/* "imported" … */
const char *intake_status_name(enum intake_status status);

/* What became of one document. */
struct intake_report {
    enum intake_status status;
    const char *reason; /* of a skipped one */
    int64_t items;      /* it tells of */
    int64_t item_id;    /* when that is one; else 0 */
    struct dynasty_texts warnings;
};
