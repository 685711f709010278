/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/db.h"
#include "feature/meeting.sql.h"
#include "feature/organization/organization_store.h"
