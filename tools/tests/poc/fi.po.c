/* fi.po.c — made by tools/poc. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "i18n/messages.h"

static const struct message table[] = {
    {"%d item",
     "%d asia",
     "%d asiaa"},
    {"A long text, in two \"pieces\"\n",
     "Pitkä teksti, kahtena \"palana\"\n",
     NULL},
    {"At least 50 % of them",
     "Vähintään 50 % niistä",
     NULL},
    {"Search",
     "Haku",
     NULL},
    {"one reply",
     "yksi vastaus",
     "%d vastausta"},
    {0},
};

const struct messages messages_fi = {table, 5};
