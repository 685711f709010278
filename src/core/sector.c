/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/sector.h"

static const struct word table[] = {
    {"patient_disability", _N("Patients and disability")},
    {"substance_mental_health", _N("Substance use and mental health")},
    {"immigrants", _N("Immigrants")},
    {"employment", _N("Employment")},
    {"older_people", _N("Older people")},
    {"partnership_houses", _N("Partnership houses")},
    {"preparedness", _N("Preparedness")},
    {"sports", _N("Sports")},
    {"culture", _N("Culture")},
};
const struct words sector_words = WORDS(table);

const char *sector_label(const char *sector)
{
    int value = word_read(&sector_words, sector);
    return value ? word_label(&sector_words, value) : sector;
}
