/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/wiring.h"

#include "app/features.h"
#include "text/collate.h"

struct app_config wiring_config(const char *db)
{
    struct app_config config = app_config_default();
    config.db = db;
    config.features = all_routes;
    config.assets = asset_files;
    config.normalise = text_nfc;
    return config;
}
