/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/organization/organization_web.h"
#include "feature/meeting.sql.h"
#include "import/dynasty/page.h"
#include "app/features.h"
#include <sqlite3.h>
