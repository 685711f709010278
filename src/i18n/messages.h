/* messages.h — the compiled translations, as tools/poc writes them from po/; read only by i18n.c. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stddef.h>

struct message {
    const char *source; /* the English text; of a plural its first form */
    const char *one;    /* the translation, or the form for one */
    const char *other;  /* NULL where there is no plural */
};

/* Sorted by source, as strcmp orders. */
struct messages {
    const struct message *at;
    size_t n;
};

extern const struct messages messages_fi, messages_sv;
