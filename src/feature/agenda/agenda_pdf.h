/* agenda_pdf.h — records as tagged PDF: one item, and the minutes or agenda of a whole meeting (pöytäkirja, esityslista).
 *
 * They are in the record's language, whatever the reader's is, since the document is the record. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/agenda/agenda_web.h"
#include "feature/meeting/meeting_store.h"
#include "format/pdf.h"
#include "http/http.h"

/* Handlers of "/kokousasiat/:id.pdf" and "/kokoukset/:id/poytakirja.pdf". */
enum err agenda_show_pdf(struct request *r);
enum err agenda_minutes_pdf(struct request *r);

/* A view that writes in a record's language. */
struct view record_view(const struct request *r, const char *language);

/* Everything of the item under a heading that was written: facts, texts, earlier handlings, files. Its headings are of
 * `level` and deeper; `alone`: with what its meeting's front page tells otherwise. Of a secret item the ground only. */
void agenda_pdf_item(struct view *v, struct pdf *p, const struct item_page *page, int level, bool alone);

/* How to seek a review or an appeal, with the sections of the law; `sections` are those it concerns, "" for the one item
 * before it. */
void agenda_pdf_remedy(struct view *v, struct pdf *p, enum regime regime, enum remedy remedy, const char *sections);
