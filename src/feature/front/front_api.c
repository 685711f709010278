/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/front/front_api.h"

#include "feature/agenda/agenda_api.h"
#include "feature/agreement/agreement_api.h"
#include "feature/meeting/meeting_api.h"
#include "feature/party/party_api.h"

void front_write_page(struct out *out, const struct front_page *page, struct day today)
{
    struct json j = json_to(out);
    json_object(&j, NULL);
    json_array(&j, "decisions");
    for (size_t i = 0; i < page->n_decisions; i++) agenda_write_row(&j, &page->decisions[i]);
    json_end(&j);
    json_array(&j, "coming_meetings");
    for (size_t i = 0; i < page->n_meetings; i++) meeting_write_row(&j, &page->meetings[i]);
    json_end(&j);
    json_array(&j, "agreements");
    for (size_t i = 0; i < page->n_agreements; i++) {
        json_object(&j, NULL);
        agreement_write_head(&j, &page->agreements[i], today);
        json_end(&j);
    }
    json_end(&j);
    json_array(&j, "parties");
    for (size_t i = 0; i < page->n_parties; i++) {
        json_object(&j, NULL);
        party_write_head(&j, &page->parties[i]);
        json_end(&j);
    }
    json_end(&j);
    json_end(&j);
}
