/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/wiring.h"

#include "app/features.h"
#include "base/log.h"
#include "feature/account/account_web.h"
#include "feature/search/search_store.h"
#include "text/collate.h"
#include "text/terms.h"

static enum err set_up_connection(void *connection, void *collator)
{
    return db_add_collation(connection, "fi", collate_callback, collator);
}

enum err wiring_setup(struct problem *why)
{
    struct collator *collator; /* as long as the process */
    if (collate_open(&collator) != OK)
        return problem(why, ERR_INTERNAL, "", "", "the data of ICU is missing");
    db_set_setup(set_up_connection, collator);
    db_set_terms(terms_for_index);
    return OK;
}

struct app_config wiring_config(const char *db)
{
    struct app_config config = app_config_default();
    config.db = db;
    config.features = all_routes;
    config.assets = asset_files;
    config.normalise = text_nfc;
    config.gate = &account_gate;
    return config;
}

enum err wiring_renew_index(struct db *db)
{
    bool outdated;
    TRY(search_is_outdated(db, &outdated));
    if (!outdated) return OK;
    log_line(LOG_INFO, "the search index was made by other rules or with another dictionary; it is made again");
    return search_rebuild(db, NULL, NULL);
}
