/* The words of the enums. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "import/dynasty/dynasty.h"

const char *dynasty_outcome_name(enum dynasty_outcome outcome)
{
    static const char *const names[] = {"",
                                        "approved_unanimously",
                                        "approved_by_vote",
                                        "approved",
                                        "amended",
                                        "postponed",
                                        "returned",
                                        "noted",
                                        "withdrawn",
                                        "rejected",
                                        "unclear"};
    return names[outcome];
}

const char *dynasty_part_name(enum dynasty_part_type type)
{
    static const char *const names[] = {"",           "explanation", "competence",       "proposal",
                                        "discussion", "decision",    "more_information", "extracts",
                                        "informed",   "appeal"};
    return names[type];
}

const char *dynasty_kind_name(enum dynasty_kind kind)
{
    static const char *const names[] = {"", "agenda", "minutes"};
    return names[kind];
}

const char *dynasty_handling_kind_name(enum dynasty_handling_kind kind)
{
    static const char *const names[] = {"decision", "referral", "preparation", "statement"};
    return names[kind];
}

const char *dynasty_file_kind_name(enum dynasty_file_kind kind)
{
    static const char *const names[] = {"", "attachment", "background", "mentioned"};
    return names[kind];
}

const char *dynasty_form_name(enum dynasty_form form)
{
    static const char *const names[] = {"", "static", "cgi_old", "cgi_new", "text", "rss"};
    return names[form];
}
