/* SPDX-License-Identifier: EUPL-1.2 */
#include <qpdf/qpdf-c.h>

#include "format/pdf_document.h"

enum { STRUCTURE_DEPTH = 64 };

/* Which cells a header cell is of: those of its row where the row has others, else those of its column. */
static void set_scopes(qpdf_data q, qpdf_oh row)
{
    qpdf_oh cells = qpdf_oh_get_key(q, row, "/K");
    int n = qpdf_oh_is_array(q, cells) ? qpdf_oh_get_array_n_items(q, cells) : 0;
    bool of_row = false;
    for (int i = 0; i < n; i++) {
        qpdf_oh cell = qpdf_oh_get_array_item(q, cells, i);
        of_row = of_row || qpdf_oh_is_or_has_name(q, qpdf_oh_get_key(q, cell, "/S"), "/TD");
    }
    qpdf_oh scope = qpdf_oh_parse(q, of_row ? "<< /O /Table /Scope /Row >>" : "<< /O /Table /Scope /Column >>");
    for (int i = 0; i < n; i++) {
        qpdf_oh cell = qpdf_oh_get_array_item(q, cells, i);
        if (qpdf_oh_is_or_has_name(q, qpdf_oh_get_key(q, cell, "/S"), "/TH")) qpdf_oh_replace_key(q, cell, "/A", scope);
    }
}

static void walk(qpdf_data q, qpdf_oh element, int depth)
{
    if (depth > STRUCTURE_DEPTH || !qpdf_oh_is_dictionary(q, element)) return;
    if (qpdf_oh_is_or_has_name(q, qpdf_oh_get_key(q, element, "/S"), "/TR")) {
        set_scopes(q, element);
        return;
    }
    qpdf_oh kids = qpdf_oh_get_key(q, element, "/K");
    if (!qpdf_oh_is_array(q, kids)) {
        walk(q, kids, depth + 1);
        return;
    }
    int n = qpdf_oh_get_array_n_items(q, kids);
    for (int i = 0; i < n; i++) walk(q, qpdf_oh_get_array_item(q, kids, i), depth + 1);
}

static enum err complete(qpdf_data q, struct str bytes, const char *language, struct out *o)
{
    qpdf_silence_errors(q);
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    if (qpdf_read_memory(q, "minutes", bytes.p, bytes.n, NULL) & QPDF_ERRORS) return ERR_INTERNAL;
    qpdf_oh root = qpdf_get_root(q);
    qpdf_oh_replace_key(q, root, "/Lang", qpdf_oh_new_unicode_string(q, language));
    qpdf_oh_replace_key(q, root, "/ViewerPreferences", qpdf_oh_parse(q, "<< /DisplayDocTitle true >>"));
    qpdf_oh_replace_key(q, root, "/MarkInfo", qpdf_oh_parse(q, "<< /Marked true >>"));
    walk(q, qpdf_oh_get_key(q, root, "/StructTreeRoot"), 0);
    if (qpdf_init_write_memory(q) & QPDF_ERRORS) return ERR_INTERNAL;
    qpdf_set_object_stream_mode(q, qpdf_o_generate);
    qpdf_set_deterministic_ID(q, QPDF_TRUE);
    if (qpdf_write(q) & QPDF_ERRORS) return ERR_INTERNAL;
    out_bytes(o, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
    return o->err;
}

enum err pdf_complete(struct str bytes, const char *language, struct out *o)
{
    qpdf_data q = qpdf_init();
    enum err e = complete(q, bytes, language, o);
    qpdf_cleanup(&q);
    return e;
}
