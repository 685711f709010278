/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/search/search_api.h"

#include "format/json.h"

static void write_result(struct json *j, const struct search_result *r)
{
    struct str rest = str_of(r->case_numbers), number;
    json_object(j, NULL);
    json_text(j, "type", word_code(&search_types, r->type));
    json_int(j, "id", r->record_id);
    json_text(j, "url", r->url);
    json_text(j, "title", r->title);
    json_text_or_null(j, "party", r->party);
    json_text_or_null(j, "organization", r->organization);
    json_day(j, "date", r->held_on);
    json_int_or_null(j, "paragraph", r->paragraph);
    json_array(j, "case_numbers");
    while (str_cut(&rest, '\n', &number))
        if (number.n > 0) json_str(j, NULL, number);
    json_end(j);
    json_text_or_null(j, "source_url", r->source_url);
    json_str(j, "snippet", r->snippet);
    json_end(j);
}

void search_write_answer(struct out *o, const struct search_query *query, const struct search_answer *answer)
{
    struct json j = json_to(o);
    json_object(&j, NULL);
    json_text(&j, "query", query->text);
    json_int(&j, "total", answer->total);
    json_bool(&j, "total_capped", answer->capped);
    json_int(&j, "page", query->page);
    json_int(&j, "per_page", SEARCH_PAGE);
    json_text_or_null(&j, "suggestion", answer->suggestion == NULL ? "" : answer->suggestion);
    json_array(&j, "results");
    for (size_t i = 0; i < answer->n; i++) write_result(&j, &answer->results[i]);
    json_end(&j);
    json_end(&j);
}
